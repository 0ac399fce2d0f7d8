"""Members of a TypeScript enum of the file: constants, where nothing can replace them."""

from allocscan.scopes.model import Binding
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import is_field, is_target


def is_enum_constant(member: Node, binding: Binding, syntax: Syntax) -> bool:
    """True when `member`, `E.A`, is the same at every read: the enum `binding` declares it, is
    never used but for reads of its members, and is not declared a second time."""
    name = member.child_by_field_name("property")
    if name is None or binding.obscured or binding.written:
        return False
    if not all(use.in_type or _is_read(use.node, syntax) for use in binding.references):
        return False
    return _declared(binding, name, syntax) is not None


def initialiser_of(member: Node, binding: Binding, syntax: Syntax) -> Node | None:
    """The initialiser of the enum member that `member` reads, if it has one."""
    name = member.child_by_field_name("property")
    declared = None if name is None else _declared(binding, name, syntax)
    return None if declared is None else declared.child_by_field_name("value")


def _is_read(name: Node, syntax: Syntax) -> bool:
    """True for the `E` of `E.A`, when that is not assigned to."""
    member = syntax.parent(name)
    if member is None or not is_field(member, "object", name):
        return False
    outer, above = syntax.effective_parent(member)
    return above is not None and not is_target(outer, above)


def _declared(binding: Binding, name: Node, syntax: Syntax) -> Node | None:
    declaration = syntax.parent(binding.declarations[0])
    body = declaration.child_by_field_name("body") if declaration is not None else None
    for member in body.named_children if body is not None else ():
        key = member.child_by_field_name("name") if member.type == "enum_assignment" else member
        if key is not None and syntax.text(key) == syntax.text(name):
            return member
    return None
