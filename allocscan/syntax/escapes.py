"""Names and strings as the language has them: what their escapes stand for."""

import re

from allocscan.regex import regex
from allocscan.typed import Final

ESCAPE: Final = rb"\\u(?:[0-9A-Fa-f]{4}|\{[0-9A-Fa-f]+\})"
"""As an identifier may have it (sec-names-and-keywords)."""

_IN_NAME: Final = regex(ESCAPE.decode("ascii"))
_HIGHEST: Final = 0x10FFFF

_IN_STRING: Final = regex(
    r"\\(?:u\{(?P<point>[0-9a-fA-F]+)\}|u(?P<unit>[0-9a-fA-F]{4})|x(?P<byte>[0-9a-fA-F]{2})"
    r"|(?P<break>\r\n|[\n\r\u2028\u2029])|(?P<other>.))",
    re.DOTALL,
)
_OCTAL: Final = regex(r"(?<!\\)(?:\\\\)*\\(?:[1-9]|0[0-9])")
_CONTROLS: Final = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "0": "\0"}


def unescaped(name: str) -> str:
    r"""Return `name` with its `\uXXXX` and `\u{X}` resolved; as it is when they mean nothing."""
    if "\\" not in name:
        return name
    return _IN_NAME.sub(_character, name)


def _character(escape: re.Match[str]) -> str:
    code = int(escape.group()[2:].strip("{}"), 16)
    return chr(code) if code <= _HIGHEST else escape.group()


def string_value(text: bytes) -> str | None:
    """Return the value of what stands between the quotes of a string; None for what is not read
    for certain (octal escapes, halves of surrogate pairs, bytes that are no UTF-8).
    Source: ECMA-262 sec-static-semantics-sv."""
    try:
        inner = text.decode()
    except UnicodeDecodeError:
        return None
    if "\\" not in inner:
        return inner
    if _OCTAL.search(inner) is not None:
        return None
    try:
        return _IN_STRING.sub(_value, inner)
    except (ValueError, OverflowError):
        return None


def _value(escape: re.Match[str]) -> str:
    if escape["break"]:
        return ""
    digits = escape["point"] or escape["unit"] or escape["byte"]
    if digits:
        point = int(digits, 16)
        if 0xD800 <= point <= 0xDFFF:
            raise ValueError("half of a surrogate pair")
        return chr(point)
    other: str = escape["other"]
    return _CONTROLS.get(other, other)
