"""Does a file ask whether a built-in is there at all? Then it may not be, and nothing that needs
it may be made while the module loads: `typeof TextDecoder`, `globalThis.Intl`, `'Set' in self`.

Asked of the text, comments included: a mention too many costs a fix, one too few a module.
"""

import re

from allocscan.source.span import Span
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import FUNCTIONS
from allocscan.syntax.parse import Syntax
from allocscan.typed import Final

_GLOBAL: Final = r"(?:globalThis|window|self|global|root)"
_ALWAYS: Final = frozenset({"Array", "JSON", "Math", "Number", "Object", "RegExp", "String"})
"""There in every engine since ECMAScript 5."""


def probe_of(name: str, syntax: Syntax) -> Span | None:
    """Where the file asks for the built-in `name` (`Intl.NumberFormat`), if it does."""
    root, *members = name.split(".")
    if root in _ALWAYS:
        return None
    names = "|".join(re.escape(each) for each in (root, *members))
    pattern = (
        rf"\btypeof\s*\(?\s*(?:{_GLOBAL}\s*\.\s*)?{re.escape(root)}\b"
        rf"|\b{_GLOBAL}\s*(?:\?\.|\.|\[\s*['\"])\s*{re.escape(root)}\b"
        rf"|['\"](?:{names})['\"]\s*\]?\s+in\b"
        rf"|\b{re.escape(root)}\s*(?:\?\.|&&|\|\|)"
    )
    found = syntax.words.first(pattern.encode())
    return None if found is None else Span(*found)


def attempt_around(call: Node, syntax: Syntax) -> Span | None:
    """The `try` in whose block `call` stands, in its own function: it may be there for it."""
    child, at = call, syntax.parent(call)
    while at is not None and at.type not in FUNCTIONS:
        body = at.child_by_field_name("body") if at.type == "try_statement" else None
        if body is not None and body.id == child.id:
            return Span(at.start_byte, at.start_byte + len(b"try"))
        child, at = at, syntax.parent(at)
    return None


def member_probe(name: str, syntax: Syntax) -> Span | None:
    """Where the file tests `Intl.NumberFormat` before it is called: `if (Intl.NumberFormat)`."""
    if "." not in name or name.startswith("JSON"):
        return None
    parts = rb"\s*\.\s*".join(re.escape(part.encode()) for part in name.split("."))
    tested = rb"(?:[!(]|&&|\|\||\btypeof)\s*" + parts + rb"\s*(?:\)|&&|\|\||\?|===?|!==?)"
    found = syntax.words.first(tested)
    return None if found is None else Span(*found)
