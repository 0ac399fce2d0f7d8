"""Offsets in bytes to lines and columns, as people and other tools count them."""

from bisect import bisect_right

from allocscan.records import dataclass
from allocscan.source.span import Span


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """`line` and `column` are 1-based; `column` counts UTF-16 code units, as JavaScript does."""

    line: int
    column: int
    offset: int


class LineMap:
    """The starts of a file's lines. Lines end at LF, CRLF, or a lone CR."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        starts = [0]
        find = content.find
        at = find(b"\n")
        while at >= 0:
            starts.append(at + 1)
            at = find(b"\n", at + 1)
        if b"\r" in content:
            starts = sorted({*starts, *_after_lone_returns(content)})
        self._starts = starts

    def __len__(self) -> int:
        return len(self._starts)

    def line_of(self, offset: int) -> int:
        """The 1-based line that holds the byte at `offset`."""
        return bisect_right(self._starts, offset)

    def line_span(self, line: int) -> Span:
        """The bytes of the 1-based `line`, without its line end."""
        start = self._starts[line - 1]
        end = self._starts[line] if line < len(self._starts) else len(self._content)
        while end > start and self._content[end - 1] in b"\r\n":
            end -= 1
        return Span(start, end)

    def start_of_line(self, offset: int) -> int:
        """The offset of the first byte of the line that holds `offset`."""
        return self._starts[self.line_of(offset) - 1]

    def position(self, offset: int) -> Position:
        """Line and column of the byte at `offset`. Bytes that are not UTF-8 count as one each."""
        line = self.line_of(offset)
        before = self._content[self._starts[line - 1] : offset]
        if line == 1 and before.startswith(b"\xef\xbb\xbf"):
            before = before[3:]
        text = before.decode("utf-8", errors="replace")
        column = len(text) + sum(ch > "\uffff" for ch in text) + 1
        return Position(line, column, offset)


def _after_lone_returns(content: bytes) -> list[int]:
    found = []
    at = content.find(b"\r")
    while at >= 0:
        if content[at + 1 : at + 2] != b"\n":
            found.append(at + 1)
        at = content.find(b"\r", at + 1)
    return found
