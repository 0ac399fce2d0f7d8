"""Words that the grammars take for names where their line ends behind them.

`let`, `export`, `await`, `new`, and `static`, `get`, `set` in a class are read on over a line end
(no semicolon is inserted before what the grammar of the language allows:
sec-rules-of-automatic-semicolon-insertion); tree-sitter-javascript 0.25.0 and
tree-sitter-typescript 0.23.2 read a statement, or a field, and another one.
"""

from collections.abc import Iterator

from allocscan.regex import regex
from allocscan.syntax.binding import Node
from allocscan.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import re

SPACE: Final = (
    rb"[ \t\x0b\x0c]|\xc2\xa0|\xe1\x9a\x80|\xe2\x80[\x80-\x8a\xaf]|\xe2\x81\x9f|\xe3\x80\x80|"
    rb"\xef\xbb\xbf"
)
LINE_END: Final = rb"\r|\n|\xe2\x80[\xa8\xa9]"
"""WhiteSpace and LineTerminator (sec-white-space, sec-line-terminators)."""

_LINE_ENDS: Final = (
    regex(rb"\n(?<=[twc\r \t\x0b\x0c\x80-\xff]\n)"),
    regex(rb"\r(?!\n)"),
    regex(rb"/[/*](?<=[twc \t\x0b\x0c\x80-\xff]/.)"),
    regex(rb"\xe2\x80[\xa8\xa9]"),
)
"""The first byte that could tell of a line end: each is found from that byte, which is fast."""

_WORD: Final = regex(rb"\b(export|let|await|new|static|get|set)(?:%b|\r)*+\Z" % SPACE)
_BLANK: Final = regex(rb"(?:%b|[\x80-\xbf]|\r)*+\Z" % SPACE)
_BLANKS: Final = b" \t\x0b\x0c\r"
_LAST: Final = frozenset(b"twc")
"""The last letters of these words."""
_OTHER: Final = 0x80
_NEAR: Final = 16
"""Bytes before a line end in which such a word stands, but for more space behind it."""

_GAP: Final = regex(rb"(?:%b|%b)*+" % (SPACE, LINE_END))
_PAST_COMMENTS: Final = regex(rb"(?:%b|%b|//[^\r\n]*+|/\*(?s:.*?)\*/)*+" % (SPACE, LINE_END))
_ENDS: Final = frozenset({b"", b";", b"}", b"=", b"(", b"?", b"!", b":", b",", b")", b"]", b"."})
_ENDS_OF_NAMES: Final = _ENDS | {b"%", b"&", b"*", b"+", b"-", b"/", b"<", b">", b"^", b"|"}
_FIELDS: Final = frozenset({"field_definition", "public_field_definition"})
_IN_CLASSES: Final = frozenset({b"static", b"get", b"set"})
_OPERATORS: Final = frozenset({b"await", b"new"})
_BINARY: Final = regex(rb"(?:in|instanceof|of)\b")


class UnreadableError(Exception):
    """The grammars misread something, and no text that they read right stands for it."""


def words_at_line_ends(content: bytes, root: Node) -> Iterator[tuple[int, bytes]]:
    """Yield what stands behind each such word that `root`, the tree of `content`, has as a name,
    up to the next token: where it begins, and as many spaces. Raises UnreadableError where that
    holds a comment."""
    for start, end in _ends_of_words(content):
        leaf = _misread(content, root, start, end)
        if leaf is None:
            continue
        after, next_token = _past(_GAP, content, end), _past(_PAST_COMMENTS, content, end)
        if after < next_token and _goes_on(content, leaf, next_token):
            raise UnreadableError
        if end < after and _goes_on(content, leaf, after):
            yield end, b" " * (after - end)


def _ends_of_words(content: bytes) -> Iterator[tuple[int, int]]:
    """Yield where a word begins and ends that a line may end behind, in source order."""
    found: dict[int, int] = {}
    for pattern in _LINE_ENDS:
        for line_end in pattern.finditer(content):
            at, near = line_end.start(), _NEAR
            before = content[max(0, at - near) : at].rstrip(_BLANKS)
            if before and before[-1] not in _LAST and before[-1] < _OTHER:
                continue
            low = max(0, at - near)
            while low > 0 and _BLANK.match(content[low:at]) is not None:
                near *= 2
                low = max(0, at - near)
            low = max(0, low - _NEAR)
            word = _WORD.search(content[low:at])
            if word is not None:
                found[low + word.start()] = low + word.end(1)
    yield from sorted(found.items())


def _misread(content: bytes, root: Node, start: int, end: int) -> Node | None:
    """The name or the field that the word from `start` to `end` is taken for."""
    leaf = root.descendant_for_byte_range(start, end)
    if leaf is None or (leaf.start_byte, leaf.end_byte) != (start, end) or leaf.parent is None:
        return None
    word, around = content[start:end], leaf.parent
    if word in _IN_CLASSES:
        alone = around.type in _FIELDS and around.byte_range == leaf.byte_range
        return leaf if alone else None
    if leaf.type != "identifier":
        return None
    return leaf if word in _OPERATORS or around.type == "expression_statement" else None


def _past(pattern: "re.Pattern[bytes]", content: bytes, at: int) -> int:
    found = pattern.match(content, at)
    return at if found is None else found.end()


def _goes_on(content: bytes, leaf: Node, after: int) -> bool:
    """True where what is `after` the word `leaf` can be what it is of."""
    word, first = content[leaf.start_byte : leaf.end_byte], content[after : after + 1]
    if word in _IN_CLASSES:
        return first not in _ENDS and (first != b"*" or word == b"static")
    if word in _OPERATORS:
        operand = first in (b"(",) or first not in _ENDS_OF_NAMES
        return operand and _BINARY.match(content, after) is None
    return first not in (b"", b";")
