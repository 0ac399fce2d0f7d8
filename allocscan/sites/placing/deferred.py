"""What a statement only makes, and does not run: the methods of a class, the functions in an
object. They run when something that mentions the class or the object asks for them."""

from typing import Final

from tree_sitter import Node

from allocscan.syntax.kinds import CASTS, CLASSES, FIELDS, FUNCTIONS
from allocscan.syntax.walk import children_of, descend

_HOLDERS: Final = CASTS | {"object", "pair", "array", "parenthesized_expression"}
_AT_ONCE: Final = frozenset({"class_static_block", "decorator", "computed_property_name"})
_VARIABLES: Final = frozenset({"lexical_declaration", "variable_declaration"})
_BODIES: Final = frozenset({"statement_block"})
_NAMES: Final = frozenset({"identifier", "type_identifier"})


def declared_by(statement: Node) -> Node | None:
    """The class, or the only variable with a plain name, that `statement` declares."""
    declaration = statement.child_by_field_name("declaration") or statement
    declared: Node | None = declaration if declaration.type in CLASSES else None
    if declaration.type in _VARIABLES:
        variables = children_of(declaration)
        declared = variables[0] if len(variables) == 1 else None
    name = declared.child_by_field_name("name") if declared is not None else None
    return declared if name is not None and name.type in _NAMES else None


def holds(statement: Node, mention: Node) -> bool:
    """True when `mention` lies in a function that `statement` makes and keeps in what it declares:
    a function, a method, a function in object and array literals. Nothing of it has run then.

    A class that runs code of its own while it is made holds nothing.
    """
    declared = declared_by(statement)
    if declared is None or statement.has_error or _decorated(statement):
        return False
    made = declared if declared.type in CLASSES else declared.child_by_field_name("value")
    while made is not None and made.type in _HOLDERS:
        made = next((part for part in made.named_children if _around(part, mention)), None)
    if made is None:
        return False
    if made.type in CLASSES:
        return not _decorated(made) and _in_method(made, mention)
    return made.type in FUNCTIONS and _around(made.child_by_field_name("body"), mention)


def _around(node: Node | None, mention: Node) -> bool:
    return node is not None and node.start_byte <= mention.start_byte < node.end_byte


def _decorated(node: Node) -> bool:
    """True for a decorator of `node`, of a member or of a parameter: it may run any method."""
    return any(inner.type == "decorator" for inner in descend(node, _BODIES))


def _in_method(made: Node, mention: Node) -> bool:
    """True when `mention` lies in the body of a method of a class that runs nothing at once."""
    body = made.child_by_field_name("body")
    members = children_of(body) if body is not None else []
    if any(_runs_at_once(member) for member in members):
        return False
    return any(
        member.type == "method_definition" and _around(member.child_by_field_name("body"), mention)
        for member in members
    )


def _runs_at_once(member: Node) -> bool:
    if member.type in _AT_ONCE:
        return True
    parts = {child.type for child in member.children}
    return bool(parts & _AT_ONCE) or (member.type in FIELDS and "static" in parts)
