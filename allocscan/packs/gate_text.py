"""The bytes of a `rule.py` as one text, which every parser reads alike.

What is read twice can be read differently: by an encoding that one parser sees and the other does
not, by signs that one takes for the end of a line. Such files are refused before they are parsed.
"""

import re
import unicodedata

from allocscan.packs.errors import PackError
from allocscan.source.file import BOM
from allocscan.source.span import Span
from allocscan.typed import Final

LARGEST: Final = 64 * 1024
"""Bytes of a `rule.py`. The largest of the standard pack has 2 % of that."""

# Python reads the first two lines for it (PEP 263).
_ENCODING: Final = re.compile(rb"[ \t\f]*#[^\n]*?coding[:=][ \t]*([-\w.]+)")
_UTF_8: Final = frozenset({b"utf-8", b"utf8", b"utf_8", b"utf-8-sig", b"utf_8_sig"})
_UNSEEN: Final = frozenset({"Cc", "Zl", "Zp"})
_BIDI: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""What shows text in another order than Python reads it (CVE-2021-42574)."""


def rule_text(path: str, content: bytes) -> str:
    """Return `content` without its byte order mark, decoded.

    Raises PackError for another encoding, and for characters that nobody sees: control
    characters but for tabs and line ends, lone carriage returns, changes of direction.
    """
    if len(content) > LARGEST:
        raise PackError(path, Span(0, 0), f"a rule has at most {LARGEST // 1024} KiB", content)
    _refuse_encoding(path, content)
    try:
        text = content.removeprefix(BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        start = error.start + (len(BOM) if content.startswith(BOM) else 0)
        at = Span(start, start + error.end - error.start)
        raise PackError(path, at, "write rules in UTF-8", content) from None
    for place, sign in enumerate(text):
        if _is_unseen(sign, text[place + 1 : place + 2]):
            start = len(text[:place].encode()) + (len(BOM) if content.startswith(BOM) else 0)
            span = Span(start, start + len(sign.encode()))
            message = f"U+{ord(sign):04X} is not seen here: leave it out, or write its escape"
            raise PackError(path, span, message, content)
    return text


def _refuse_encoding(path: str, content: bytes) -> None:
    start = 0
    for line in re.split(rb"\r\n|\r|\n", content, maxsplit=2)[:2]:
        found = _ENCODING.match(line.removeprefix(BOM))
        if found is not None and found[1].lower() not in _UTF_8:
            span = Span(start, start + len(line))
            raise PackError(path, span, "write rules in UTF-8", content)
        start = min(start + len(line) + 1, len(content))


def _is_unseen(sign: str, following: str) -> bool:
    if sign in "\n\t" or (sign == "\r" and following == "\n"):
        return False
    return unicodedata.category(sign) in _UNSEEN or sign in _BIDI
