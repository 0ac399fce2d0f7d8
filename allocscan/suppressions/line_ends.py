"""Where lines end, as the language counts them."""

from allocscan.regex import regex
from allocscan.typed import Final

_LINE_END: Final = regex(rb"[\n\r]|\xe2\x80[\xa8\xa9]")
"""The line terminators of ECMA-262 (sec-line-terminators): LF, CR, U+2028 and U+2029."""


def ends_line(text: bytes) -> bool:
    """True when a statement may end within `text`, be it a comment, for want of a semicolon."""
    return _LINE_END.search(text) is not None
