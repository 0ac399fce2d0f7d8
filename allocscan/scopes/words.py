"""The identifier-like words of a stretch of bytes, and names as the language compares them."""

import re

from allocscan.regex import regex
from allocscan.typed import Final

_ESCAPE: Final = rb"\\u(?:[0-9A-Fa-f]{4}|\{[0-9A-Fa-f]+\})"
_WORD: Final = regex(rb"[A-Za-z_$\x80-\xff][\w$\x80-\xff]*")
_ESCAPED_WORD: Final = regex(
    rb"(?:[A-Za-z_$\x80-\xff]|" + _ESCAPE + rb")(?:[\w$\x80-\xff]|" + _ESCAPE + rb")*"
)
_ESCAPE_IN_TEXT: Final = regex(_ESCAPE.decode("ascii"))
_HIGHEST: Final = 0x10FFFF


def words_in(content: bytes) -> frozenset[str]:
    """Return every word of `content` that could be an identifier, read without a grammar.

    More than there are: words of comments, strings and keywords too. A word with escapes is
    there as written and unescaped; one with white space of Unicode inside is there whole and cut.
    """
    words = {_decoded(raw) for raw in set(_WORD.findall(content))}
    if not content.isascii():
        words |= {part for word in words if not word.isascii() for part in _cut(word)}
    if b"\\u" in content:
        words |= {unescaped(_decoded(raw)) for raw in set(_ESCAPED_WORD.findall(content))}
    return frozenset(words)


def unescaped(name: str) -> str:
    r"""Return `name` with its `\uXXXX` and `\u{X}` resolved; as it is when they mean nothing."""
    if "\\" not in name:
        return name
    return _ESCAPE_IN_TEXT.sub(_character, name)


def _character(escape: re.Match[str]) -> str:
    code = int(escape.group()[2:].strip("{}"), 16)
    return chr(code) if code <= _HIGHEST else escape.group()


def _decoded(raw: bytes) -> str:
    return raw.decode("utf-8", errors="surrogateescape")


def _cut(word: str) -> list[str]:
    # Every byte from 0x80 on counts as a letter above, so U+00A0, U+2028 and U+FEFF glue words.
    return word.replace("\ufeff", " ").split()
