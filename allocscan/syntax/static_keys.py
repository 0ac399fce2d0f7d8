"""The names of properties that stand in the source."""

from allocscan.syntax.binding import Node
from allocscan.syntax.escapes import string_value
from allocscan.syntax.numeric_keys import numeric_key
from allocscan.syntax.parse import Syntax
from allocscan.typed import Final

_PLAIN_NAMES: Final = frozenset(
    {"property_identifier", "shorthand_property_identifier"}
    | {"shorthand_property_identifier_pattern"}
)


def static_key(syntax: Syntax, key: Node) -> str | None:
    """The property name that `key` spells, or None when it is computed at run time, or when the
    escapes in it cannot be read for certain."""
    if key.type in _PLAIN_NAMES:
        name = syntax.unquoted(key)
        return None if "\\" in name else name
    if key.type == "string":
        return string_value(syntax.text(key)[1:-1])
    return numeric_key(syntax.name(key)) if key.type == "number" else None
