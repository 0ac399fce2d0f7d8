"""Members of a TypeScript enum of the file: constants, where nothing can replace them."""

from tree_sitter import Node

from allocscan.scopes.model import Binding
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import is_field


def is_enum_constant(member: Node, binding: Binding, syntax: Syntax) -> bool:
    """True when `member`, `E.A`, is the same at every read: the enum `binding` declares it, is
    never used but for reads of its members, and is not declared a second time."""
    name = member.child_by_field_name("property")
    if name is None or binding.obscured or binding.written:
        return False
    if not all(use.in_type or _is_read(use.node, syntax) for use in binding.references):
        return False
    return _declares(binding, name, syntax)


def _is_read(name: Node, syntax: Syntax) -> bool:
    """True for the `E` of `E.A`, when that is not assigned to."""
    member = syntax.parent(name)
    above = syntax.parent(member) if member is not None else None
    if member is None or above is None or not is_field(member, "object", name):
        return False
    return above.type != "update_expression" and not is_field(above, "left", member)


def _declares(binding: Binding, name: Node, syntax: Syntax) -> bool:
    declaration = syntax.parent(binding.declarations[0])
    body = declaration.child_by_field_name("body") if declaration is not None else None
    for member in body.named_children if body is not None else ():
        key = member.child_by_field_name("name") if member.type == "enum_assignment" else member
        if key is not None and syntax.text(key) == syntax.text(name):
            return True
    return False
