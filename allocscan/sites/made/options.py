"""Do these arguments of an `Intl` constructor throw nowhere, and mean the same tomorrow?

Arguments are read from the text alone: what is named may hold anything.
"""

import re
from collections.abc import Mapping

from allocscan.knowledge.intl_options import Options, Values
from allocscan.regex import regex
from allocscan.sites.made.texts import text_of
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import children_of, unwrapped
from allocscan.typed import Final

_LOCALE: Final = regex(
    r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-u(-(ca|hc|nu)-[a-z]{3,8}){1,2})?"
)
"""Language, script, region and one or two Unicode keywords as people write them: well-formed in
every engine (ECMA-402: sec-isstructurallyvalidlanguagetag), but for a key that stands twice."""

_CURRENCY: Final = regex(r"[A-Za-z]{3}")


def locales_of(node: Node, syntax: Syntax) -> tuple[str, ...] | None:
    """The language tags that the argument `node` asks for, in order; None when it may throw."""
    node = unwrapped(node)
    if node.type == "undefined":
        return ()
    listed = children_of(node) if node.type == "array" else [node]
    texts = [text_of(one, syntax) for one in listed]
    found = [text for text in texts if text is not None and is_locale(text)]
    return tuple(found) if len(found) == len(texts) else None


def is_locale(tag: str) -> bool:
    """True for a language tag that no engine refuses."""
    keys = re.findall(r"-(ca|hc|nu)-", tag)
    return _LOCALE.fullmatch(tag) is not None and len(keys) == len(set(keys))


def options_of(node: Node | None, syntax: Syntax) -> dict[str, str] | None:
    """The options that the object literal `node` spells, values as text; None when one of them
    is not known. No argument is no option."""
    if node is None:
        return {}
    node = unwrapped(node)
    if node.type == "undefined":
        return {}
    if node.type != "object":
        return None
    found: dict[str, str] = {}
    for entry in children_of(node):
        key, value = entry.child_by_field_name("key"), entry.child_by_field_name("value")
        if (
            entry.type != "pair"
            or key is None
            or value is None
            or key.type != "property_identifier"
        ):
            return None
        text = _value(unwrapped(value), syntax)
        if text is None or syntax.name(key) == "__proto__":
            return None
        found[syntax.name(key)] = text
    return found


def _value(node: Node, syntax: Syntax) -> str | None:
    if node.type == "number" and re.match(r"0[0-9]", syntax.name(node)):
        return None  # octal, in sloppy code
    if node.type in ("true", "false", "number"):
        return syntax.name(node)
    return text_of(node, syntax)


def are_accepted(options: Mapping[str, str], known: Options) -> bool:
    """True when no engine throws for `options`."""
    if not all(_fits(key, value, known.values) for key, value in options.items()):
        return False
    if any(_exceeds(options, low, high) for low, high in known.ordered):
        return False
    first, second = known.exclusive
    if options.keys() & first and options.keys() & second:
        return False
    needed = (other for (key, value), other in known.required.items() if options.get(key) == value)
    return all(other in options for other in needed)


def _fits(key: str, value: str, values: Mapping[str, Values]) -> bool:
    if key == "currency":
        return key in values and _CURRENCY.fullmatch(value) is not None
    allowed = values.get(key)
    if isinstance(allowed, range):
        return value.isdecimal() and value.isascii() and int(value) in allowed
    return allowed is not None and value in allowed


def _exceeds(options: Mapping[str, str], low: str, high: str) -> bool:
    return low in options and high in options and int(options[low]) > int(options[high])
