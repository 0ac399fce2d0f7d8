"""Under which names other files reach a value of this one."""

from collections.abc import Iterator

from allocscan.scopes.model import Binding
from allocscan.sites.context.aliases import DECLARING
from allocscan.sites.context.positions import (
    Assigned,
    Position,
    Property,
    member_name,
    position_of,
)
from allocscan.sites.context.sources import WHOLE
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax


def names_of_binding(binding: Binding, syntax: Syntax) -> tuple[str, ...]:
    """The names that `export` declarations give to `binding`; none where it has no such."""
    found: dict[str, None] = {}
    for node in (*binding.declarations, *(use.node for use in binding.references)):
        found.update(dict.fromkeys(_exported_as(node, binding.name, syntax)))
    return tuple(found)


def _exported_as(node: Node, name: str, syntax: Syntax) -> Iterator[str]:
    holder = syntax.parent(node)
    if holder is not None and holder.type == "export_specifier":
        own = holder.child_by_field_name("name")
        alias = holder.child_by_field_name("alias")
        if own is not None and own.id == node.id:
            yield name if alias is None else syntax.unquoted(alias)
        return
    while holder is not None and holder.type in DECLARING:
        holder = syntax.parent(holder)
    if holder is not None and holder.type == "export_statement":
        words = {child.type for child in holder.children[:2]}
        yield "default" if "default" in words else WHOLE if "=" in words else name


def name_of_position(position: Position, syntax: Syntax) -> str | None:
    """The name that CommonJS gives to a value at `position`: `exports.f = …`,
    `module.exports = { f: … }`; None where that exports nothing."""
    if isinstance(position, Assigned):
        return name_of_target(position.target, syntax)
    if isinstance(position, Property) and position.key is not None:
        holder = position_of(position.of, syntax)
        if isinstance(holder, Assigned) and name_of_target(holder.target, syntax) == WHOLE:
            return position.key
    return None


def name_of_target(target: Node, syntax: Syntax) -> str | None:
    """The export that an assignment to `target` makes."""
    holder = target.child_by_field_name("object")
    owner = "" if holder is None else syntax.name(holder)
    name = member_name(target, syntax)
    if (owner, name) == ("module", "exports"):
        return WHOLE
    return name if owner in ("exports", "module.exports") else None
