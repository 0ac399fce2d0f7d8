"""Files that nobody wrote by hand: minified, or made by a tool that says so."""

import re
from functools import cache

from allocscan.regex import regex
from allocscan.typed import Final

HEAD: Final = 2048
"""Bytes at the start of a file in which a tool says that it made it."""

LONG_LINE: Final = 5000
LONG_MEAN: Final = 200
"""Bytes. Hand-written files stay under both: measured means are 25 to 60."""

_MARKS: Final = (
    rb"@generated\b",
    rb"\bcode generated (?:by|from)\b.*\bdo not (?:edit|modify)\b",
    rb"\bthis (?:file|code) (?:was|is|has been) (?:automatically |auto-?)generated\b",
    rb"\b(?:automatically|auto-?) ?generated (?:by|from|file|code)\b",
    rb"\bgenerated (?:file|code)\b.*\bdo not (?:edit|modify)\b",
)
_WORD: Final = b"generated"
"""Every mark has it."""

_SOURCE_MAP: Final = regex(rb"^//[#@] sourceMappingURL=data:.*$", re.MULTILINE)
"""A map that stands in the file says nothing of how its code was written (ECMA-426)."""

_COMMENT: Final = rb"//[^\r\n]*|/\*.*?(?:\*/|\Z)|\A#![^\r\n]*"


def set_aside(content: bytes) -> tuple[str, str] | None:
    """Why `content` is not looked at: ("minified" | "generated", one sentence); None if it is.

    A mark counts only in a comment that begins in the first `HEAD` bytes.
    """
    if _is_minified(content):
        return "minified", "its lines are too long to be written by hand"
    if _WORD not in content[:HEAD].lower():
        return None
    for comment in _comments().finditer(content[:HEAD]):
        mark = _marks().search(comment.group())
        if mark is not None:
            said = " ".join(mark.group().decode("utf-8", "replace").split())
            return "generated", f"it says `{said}`"
    return None


def _is_minified(content: bytes) -> bool:
    content = _SOURCE_MAP.sub(b"", content) if b"sourceMappingURL=data:" in content else content
    if len(content) <= HEAD:
        return False
    lines = content.count(b"\n") + (not content.endswith(b"\n"))
    if len(content) / lines > LONG_MEAN:
        return True
    # A line of more than half of the bytes has the one in the middle.
    middle = len(content) // 2
    end = content.find(b"\n", middle)
    longest = (len(content) if end < 0 else end) - content.rfind(b"\n", 0, middle) - 1
    return longest > LONG_LINE and longest * 2 > len(content)


@cache
def _marks() -> re.Pattern[bytes]:
    return re.compile(rb"|".join(_MARKS), re.IGNORECASE | re.DOTALL)


@cache
def _comments() -> re.Pattern[bytes]:
    return re.compile(_COMMENT, re.DOTALL)
