"""Words that the grammars take for names where their line ends behind them.

`let`, `export`, `await`, `new`, and `static`, `get`, `set` in a class are read on over a line end
(no semicolon is inserted before what the grammar of the language allows:
sec-rules-of-automatic-semicolon-insertion); tree-sitter-javascript 0.25.0 and
tree-sitter-typescript 0.23.2 read a statement, or a field, and another one.
"""

from collections.abc import Iterator

from allocscan.regex import regex
from allocscan.syntax.binding import Node
from allocscan.typed import Final

_LINE_ENDS: Final = (
    regex(rb"\n(?<=[twc\r \t\x0b\x0c]\n)"),
    regex(rb"\r(?!\n)"),
    regex(rb"/[/*](?<=[twc \t\x0b\x0c]/.)"),
    regex(rb"\xe2\x80[\xa8\xa9]"),
)
"""The first byte that could tell of a line end: each is found from that byte, which is fast."""

_WORD: Final = regex(rb"\b(export|let|await|new|static|get|set)[ \t\x0b\x0c\r]*\Z")
_LONGEST: Final = 16
"""Bytes of such a word with the space behind it, at most."""

_GAP: Final = regex(rb"(?:[ \t\x0b\x0c\r\n]|\xe2\x80[\xa8\xa9]|//[^\r\n]*+|/\*(?s:.*?)\*/)*+")
_ENDS: Final = frozenset({b"", b";", b"}", b"=", b"(", b"?", b"!", b":", b","})
_FIELDS: Final = frozenset({"field_definition", "public_field_definition"})
_IN_CLASSES: Final = frozenset({b"static", b"get", b"set"})


def joined_lines(content: bytes, root: Node) -> bytes | None:
    """Return `content`, of equal length, with spaces for what stands behind such words that were
    misread, up to the next token; None where `root`, its tree, misreads none."""
    parts: list[bytes] = []
    done = 0
    for start, end in _ends_of_words(content):
        if start < done or not _is_misread(content, root, start, end):
            continue
        gap = _GAP.match(content, end)
        after = gap.end() if gap is not None else end
        if content[start:end] in _IN_CLASSES and not _goes_on(content, start, after):
            continue
        parts += [content[done:end], b" " * (after - end)]
        done = after
    return b"".join((*parts, content[done:])) if parts else None


def _ends_of_words(content: bytes) -> Iterator[tuple[int, int]]:
    """Yield where a word begins and ends that a line may end behind, in source order."""
    found: dict[int, int] = {}
    for pattern in _LINE_ENDS:
        for line_end in pattern.finditer(content):
            at = line_end.start()
            low = max(0, at - _LONGEST)
            word = _WORD.search(content[low:at])
            if word is not None:
                found[low + word.start()] = low + word.end(1)
    yield from sorted(found.items())


def _is_misread(content: bytes, root: Node, start: int, end: int) -> bool:
    leaf = root.descendant_for_byte_range(start, end)
    if leaf is None or (leaf.start_byte, leaf.end_byte) != (start, end) or leaf.parent is None:
        return False
    if content[start:end] in _IN_CLASSES:
        return leaf.parent.type in _FIELDS and leaf.parent.byte_range == leaf.byte_range
    return leaf.type == "identifier" and leaf.parent.type == "expression_statement"


def _goes_on(content: bytes, start: int, after: int) -> bool:
    """True where what is `after` such a word in a class can be what it is of."""
    first = content[after : after + 1]
    return first not in _ENDS and (first != b"*" or content.startswith(b"static", start))
