"""The identifier-like words of a stretch of bytes."""

from allocscan.regex import regex
from allocscan.syntax.escapes import ESCAPE, unescaped
from allocscan.typed import Final

_WORD: Final = regex(rb"[A-Za-z_$\x80-\xff][\w$\x80-\xff]*")
_ESCAPED_WORD: Final = regex(
    rb"(?:[A-Za-z_$\x80-\xff]|" + ESCAPE + rb")(?:[\w$\x80-\xff]|" + ESCAPE + rb")*"
)


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


def _decoded(raw: bytes) -> str:
    return raw.decode("utf-8", errors="surrogateescape")


def _cut(word: str) -> list[str]:
    # Every byte from 0x80 on counts as a letter above, so U+00A0, U+2028 and U+FEFF glue words.
    return word.replace("\ufeff", " ").split()
