"""Text of the user's code as HTML: nothing in it can end a tag, turn a line, or be read as one."""

import re
from collections.abc import Iterable
from html import escape

from allocscan.reports.cells import printable
from allocscan.typed import Final

_CODE: Final = re.compile(r"`([^`]*)`")
_NO_NAME: Final = re.compile(r"[^A-Za-z0-9_-]")


def safe(text: str) -> str:
    """`text` for an element or a quoted attribute. What would not show, or would turn a line
    around, is written out; a byte of a path that is not UTF-8 is U+FFFD."""
    if text.isascii() and text.isprintable():
        return escape(text)
    # A path holds a byte that is no UTF-8 as half a surrogate pair.
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return escape(printable(whole.encode()))


def prose(sentence: str) -> str:
    """A sentence in which what stands between backticks is code."""
    return _CODE.sub(r"<code>\1</code>", safe(sentence))


def anchors(fingerprints: Iterable[str]) -> list[str]:
    """The id of each finding's element, `f-` and its fingerprint; no two are equal."""
    seen: dict[str, int] = {}
    made = []
    for fingerprint in fingerprints:
        name = "f-" + _NO_NAME.sub("-", fingerprint)
        seen[name] = seen.get(name, 0) + 1
        # A number behind a dot: no name that is made above has one.
        made.append(name if seen[name] == 1 else f"{name}.{seen[name]}")
    return made
