"""What a reader would call a function: its name, or that of what it is assigned to."""

from allocscan.sites.context.positions import (
    Assigned,
    Elsewhere,
    Named,
    Property,
    key_name,
    member_name,
    position_of,
)
from allocscan.source.file import module_name
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import FIELDS
from allocscan.syntax.parse import Syntax


def name_of(frame: Node, syntax: Syntax) -> str | None:
    """The name of a function, a method or a field; None for an anonymous function."""
    if frame.type in FIELDS:
        return key_name(frame.child_by_field_name("property"), syntax) or key_name(
            frame.child_by_field_name("name"), syntax
        )
    own = frame.child_by_field_name("name")
    if own is not None:
        return key_name(own, syntax)
    match position_of(frame, syntax):
        case Named(identifier):
            return syntax.name(identifier)
        case Assigned(target, _) if syntax.name(target) in ("module.exports", "exports"):
            return module_name(syntax.source.path)
        case Assigned(target, _):
            return member_name(target, syntax) or syntax.name(target)
        case Elsewhere(at) if at.type == "export_statement":
            return module_name(syntax.source.path)
        case Property(_, key):
            return key
        case _:
            return _field_name(frame, syntax)


def _field_name(function: Node, syntax: Syntax) -> str | None:
    holder = syntax.parent(function)
    if holder is None or holder.type not in FIELDS:
        return None
    return name_of(holder, syntax)
