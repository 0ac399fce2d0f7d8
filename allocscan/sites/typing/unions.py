"""Is a written type a union? TypeScript narrows a union by what is assigned."""

from allocscan.knowledge.instances import INSTANCES
from allocscan.knowledge.pure_calls import TYPED_ARRAYS
from allocscan.scopes.model import ScopeTree
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import children_of
from allocscan.typed import Final

_NO_UNIONS: Final = frozenset(
    {"Array", "Map", "ReadonlyArray", "ReadonlyMap", "ReadonlySet", "Record", "Set"}
    | {"Omit", "Pick"}
)
"""Generic types that are no union whatever their arguments are (lib.es5.d.ts, lib.es2015.d.ts)."""

_INTERFACES: Final = frozenset({*TYPED_ARRAYS, "RegExp", "TextDecoder", "TextEncoder"})
"""Types of its libraries that are interfaces (lib.es5.d.ts, lib.dom.d.ts)."""

_HOMOMORPHIC: Final = frozenset({"Partial", "Readonly", "Required"})
"""Mapped types over each member of a union (lib.es5.d.ts): a union only of a union."""

_NOMINAL: Final = frozenset(
    {"interface_declaration", "class_declaration", "abstract_class_declaration"}
)
_PLAIN_TYPES: Final = frozenset(
    {"array_type", "function_type", "literal_type", "object_type", "tuple_type"}
)


def is_union(written: Node, syntax: Syntax, scopes: ScopeTree) -> bool:
    """True where the text of the file shows that the type is a union."""
    seen = set[int]()
    node: Node | None = written
    while node is not None and node.id not in seen:
        seen.add(node.id)
        if node.type == "union_type":
            return True
        declared = _declaration(node, syntax, scopes) if node.type == "type_identifier" else None
        node = declared.child_by_field_name("value") if declared is not None else None
    return False


def may_be_union(written: Node, syntax: Syntax, scopes: ScopeTree) -> bool:
    """True unless the type `written` is certainly no union: of a union, TypeScript keeps only the
    members that fit what a variable was initialised with, and a constant loses that."""
    pending, seen = [written], set[int]()
    while pending:
        node = pending.pop()
        match node.type:
            case "parenthesized_type" | "readonly_type" | "intersection_type":
                pending += children_of(node)
            case "generic_type":
                name = node.child_by_field_name("name")
                if name is None or scopes.binding(name) is not None:
                    return True
                if syntax.name(name) in _HOMOMORPHIC:
                    pending += _type_arguments(node)[:1]
                elif syntax.name(name) not in _NO_UNIONS:
                    return True
            case "nested_type_identifier":
                if not _is_of_intl(node, syntax, scopes):
                    return True
            case "type_identifier":
                if syntax.name(node) in _INTERFACES and scopes.binding(node) is None:
                    continue
                declared = _declaration(node, syntax, scopes)
                if declared is None or declared.id in seen:
                    return True
                seen.add(declared.id)
                alias = declared.child_by_field_name("value")
                if declared.type == "type_alias_declaration" and alias is not None:
                    pending.append(alias)
                elif declared.type not in _NOMINAL:
                    return True
            case "predefined_type":
                if syntax.text(node) == b"boolean":
                    return True
            case kind if kind not in _PLAIN_TYPES:
                return True
    return False


def _type_arguments(generic: Node) -> list[Node]:
    listed = generic.child_by_field_name("type_arguments")
    return [] if listed is None else children_of(listed)


def _is_of_intl(name: Node, syntax: Syntax, scopes: ScopeTree) -> bool:
    """True for `Intl.NumberFormat`, `Intl.NumberFormatOptions` and their like: interfaces of
    TypeScript's libraries."""
    text = syntax.name(name)
    own = bool(scopes.called("Intl"))
    known = text in INSTANCES or text.endswith("Options")
    return text.startswith("Intl.") and known and not own


def _declaration(name: Node, syntax: Syntax, scopes: ScopeTree) -> Node | None:
    """The one declaration of a type of this file."""
    binding = scopes.binding(name)
    if binding is None or len(binding.declarations) != 1:
        return None
    return syntax.parent(binding.declarations[0])
