"""Names as the language compares them: what their escapes stand for."""

import re

from allocscan.regex import regex
from allocscan.typed import Final

ESCAPE: Final = rb"\\u(?:[0-9A-Fa-f]{4}|\{[0-9A-Fa-f]+\})"
"""As an identifier may have it (sec-names-and-keywords)."""

_IN_TEXT: Final = regex(ESCAPE.decode("ascii") + r"|\\x[0-9A-Fa-f]{2}|\\.")
"""And a string; what stands behind any backslash is part of its escape."""

_RESOLVED: Final = regex(r"\\[ux].")
_HIGHEST: Final = 0x10FFFF


def unescaped(name: str) -> str:
    r"""Return `name`, a string's too, with its `\uXXXX`, `\u{X}` and `\xXX` resolved; as it is
    when they mean nothing."""
    if "\\" not in name:
        return name
    return _IN_TEXT.sub(_character, name)


def _character(escape: re.Match[str]) -> str:
    text = escape.group()
    if _RESOLVED.match(text) is None:
        return text
    code = int(text[2:].strip("{}"), 16)
    return chr(code) if code <= _HIGHEST else text
