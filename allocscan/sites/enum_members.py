"""The members of a TypeScript enum of the file."""

from allocscan.scopes.model import Binding
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.syntax.static_keys import static_key
from allocscan.syntax.walk import children_of


def members_of(binding: Binding, syntax: Syntax) -> dict[str, Node]:
    """The members of the enum that `binding` declares: by their names these, or the assignments of
    their initialisers. None at all where one may be another's, or every object's, by its name."""
    declaration = syntax.parent(binding.declarations[0])
    body = declaration.child_by_field_name("body") if declaration is not None else None
    found: dict[str, Node] = {}
    for member in children_of(body) if body is not None else ():
        key = member.child_by_field_name("name") if member.type == "enum_assignment" else member
        name = None if key is None or b"\\" in syntax.text(key) else static_key(syntax, key)
        if name is None or name in found or name == "__proto__":
            return {}
        found[name] = member
    return found
