"""The type that a written type gives to a member: `Row` of `Record<string, Row>`."""

from allocscan.scopes.model import ScopeTree
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import children_of
from allocscan.typed import Final

ELEMENT: Final = 0
"""The key of an element of an array, whichever it is."""

Key = str | int | None
"""A property's name, `ELEMENT`, or None for a key that is not a plain name."""

_SAME_MEMBERS: Final = frozenset({"Partial", "Readonly", "Required"})
_ARRAYS: Final = frozenset({"Array", "ReadonlyArray"})
_NULLISH: Final = frozenset({b"null", b"undefined", b"void"})


def member_type(
    written: Node, keys: tuple[Key, ...], syntax: Syntax, scopes: ScopeTree
) -> Node | None:
    """The type written for the member of `written` at `keys`, from the outside in; None where
    the text of the file does not say. It is no union with null or undefined if one member is left
    without."""
    found: Node | None = written
    for key in keys:
        found = None if found is None else _member(found, key, syntax, scopes)
    return None if found is None else not_nullish(found, syntax)


def not_nullish(written: Node, syntax: Syntax) -> Node:
    """`T` for `T | null | undefined`, if that is all there is; else `written` itself."""
    members, pending = list[Node](), [written]
    while pending:
        node = pending.pop()
        if node.type == "union_type":
            pending += children_of(node)
        elif syntax.text(node) not in _NULLISH:
            members.append(node)
    return members[0] if len(members) == 1 else written


def _member(written: Node, key: Key, syntax: Syntax, scopes: ScopeTree) -> Node | None:
    seen = set[int]()
    node: Node | None = not_nullish(written, syntax)
    while node is not None and node.id not in seen:
        seen.add(node.id)
        match node.type:
            case "parenthesized_type" | "readonly_type":
                node = next(iter(children_of(node)), None)
            case "array_type":
                return next(iter(children_of(node)), None) if key == ELEMENT else None
            case "object_type" | "interface_body":
                return _property(node, key, syntax) if isinstance(key, str) else None
            case "type_identifier":
                node = _body(node, syntax, scopes)
            case "generic_type":
                name, listed = _parts(node, syntax, scopes)
                if name == "Record" and len(listed) == 2 and key != ELEMENT:
                    return listed[1]
                if name in _ARRAYS and len(listed) == 1 and key == ELEMENT:
                    return listed[0]
                node = listed[0] if name in _SAME_MEMBERS and len(listed) == 1 else None
            case _:
                return None
    return None


def _property(body: Node, key: str, syntax: Syntax) -> Node | None:
    index = None
    for member in children_of(body):
        typed = member.child_by_field_name("type")
        inner = next(iter(children_of(typed)), None) if typed is not None else None
        name = member.child_by_field_name("name")
        if member.type == "index_signature":
            index = inner
        elif name is not None and syntax.name(name) == key:
            return inner if member.type == "property_signature" else None
    return index


def _body(name: Node, syntax: Syntax, scopes: ScopeTree) -> Node | None:
    """What the one declaration of a type of this file consists of; None for a generic one."""
    binding = scopes.binding(name)
    if binding is None or len(binding.declarations) != 1:
        return None
    declared = syntax.parent(binding.declarations[0])
    if declared is None or declared.child_by_field_name("type_parameters") is not None:
        return None
    if declared.type == "interface_declaration":
        return declared.child_by_field_name("body")
    return declared.child_by_field_name("value") if "alias" in declared.type else None


def _parts(generic: Node, syntax: Syntax, scopes: ScopeTree) -> tuple[str, list[Node]]:
    """The name and arguments of a generic type of TypeScript's own libraries."""
    name = generic.child_by_field_name("name")
    listed = generic.child_by_field_name("type_arguments")
    if name is None or listed is None or scopes.binding(name) is not None:
        return "", []
    return syntax.name(name), children_of(listed)
