"""Where the text of a file may spell a name: a superset, read without a grammar."""

from collections.abc import Sequence

from allocscan.regex import regex
from allocscan.syntax.parse import Syntax
from allocscan.typed import Final

_ESCAPES: Final = regex(rb"\\u")


def occurrences(syntax: Syntax, word: bytes) -> Sequence[int]:
    """The offsets of `word` where no letter, digit, `_` or `$` of ASCII stands beside it; in a
    text with errors, whose grammar may cut words in two, of all there are. Sorted."""
    if syntax.errors:
        return anywhere(syntax.source.content, word)
    return syntax.words.at(word)


def anywhere(content: bytes, word: bytes) -> list[int]:
    """The offsets of `word` in `content`, overlapping ones too. Sorted."""
    found, at = list[int](), content.find(word) if word else -1
    while at >= 0:
        found.append(at)
        at = content.find(word, at + 1)
    return found


def escapes(syntax: Syntax) -> list[int]:
    r"""The offsets of every `\u`, which any name may be spelled with. Sorted."""
    content = syntax.source.content
    if b"\\u" not in content:
        return []
    return [found.start() for found in _ESCAPES.finditer(content)]
