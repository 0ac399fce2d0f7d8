"""From the positions of other tools to bytes: lines and columns, and offsets in UTF-16 units."""

import re
from bisect import bisect_right

from allocscan.profiles.values import LineColumn, Spot
from allocscan.source.file import BOM
from allocscan.source.span import Span
from allocscan.typed import Final

_LINE_END: Final = re.compile(rb"\r\n|[\n\r]|\xe2\x80[\xa8\xa9]")
"""The line terminators of ECMA-262 (sec-line-terminators): LF, CR, U+2028 and U+2029."""


class Places:
    """The places of one text in UTF-8.

    A byte order mark is no part of what was run, but of what Node runs as CommonJS: there it is
    one unit (measured, Node 18 to 24: `marked`).
    """

    def __init__(self, content: bytes, *, marked: bool = False) -> None:
        self._content = content
        self._base = len(BOM) if content.startswith(BOM) and not marked else 0
        self._starts = [self._base]
        self._starts += [found.end() for found in _LINE_END.finditer(content, self._base)]
        self._units = self._counted()

    def _counted(self) -> list[int]:
        """The offsets in UTF-16 units at which the lines start, and at last that of the end."""
        content, starts = self._content, self._starts
        if content.isascii() or (self._base and content[self._base :].isascii()):
            return [start - self._base for start in (*starts, len(content))]
        units, total = [], 0
        for at, start in enumerate(starts):
            units.append(total)
            end = starts[at + 1] if at + 1 < len(starts) else len(content)
            total += _units_in(content[start:end])
        return [*units, total]

    @property
    def length(self) -> int:
        """How many UTF-16 units the text has."""
        return self._units[-1]

    @property
    def line_starts(self) -> tuple[int, ...]:
        """The offsets in UTF-16 units at which the lines start."""
        return tuple(self._units[:-1])

    def byte_at(self, spot: Spot) -> int | None:
        """The byte at `spot`; None where the text has no such place."""
        if isinstance(spot, LineColumn):
            return self._byte_on_line(spot)
        if not 0 <= spot <= self.length:
            return None
        line = min(bisect_right(self._units, spot), len(self._starts)) - 1
        return self._along(line, spot - self._units[line])

    def line_of(self, offset: int) -> int:
        """The line, from 1, that holds the byte at `offset`."""
        return max(bisect_right(self._starts, offset), 1)

    def text_of_line(self, line: int) -> Span:
        """The bytes of a line, from 1, without the white space around what stands there."""
        start, end = self._starts[line - 1], self._line_end(line - 1)
        text = self._content[start:end]
        end = start + len(text.rstrip())
        return Span(min(end, start + len(text) - len(text.lstrip())), end)

    def __len__(self) -> int:
        """How many lines there are."""
        return len(self._starts)

    def _byte_on_line(self, spot: LineColumn) -> int | None:
        line = spot.line - 1
        if not 0 <= line < len(self._starts) or spot.column < 0:
            return None
        end = self._line_end(line)
        if spot.column == 0:
            return end
        byte = self._along(line, spot.column - 1)
        return byte if byte is not None and byte <= end else None

    def _line_end(self, line: int) -> int:
        """Where the text of a line (from 0) ends, without its terminator."""
        start = self._starts[line]
        found = _LINE_END.search(self._content, start)
        return len(self._content) if found is None else found.start()

    def _along(self, line: int, units: int) -> int | None:
        """The byte that many UTF-16 units into a line (from 0); None within a character."""
        start = self._starts[line]
        end = self._starts[line + 1] if line + 1 < len(self._starts) else len(self._content)
        text = self._content[start:end]
        if text.isascii():
            return start + units if units <= len(text) else None
        for at, lead in enumerate(text):
            if lead & 0xC0 == 0x80:
                continue
            if units <= 0:
                return start + at if units == 0 else None
            units -= 2 if lead >= 0xF0 else 1
        return end if units == 0 else None


def _units_in(text: bytes) -> int:
    """How many UTF-16 units `text` has: one for each character, two beyond U+FFFF."""
    if text.isascii():
        return len(text)
    return sum((lead & 0xC0 != 0x80) + (lead >= 0xF0) for lead in text)
