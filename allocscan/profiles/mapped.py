"""A script that was generated from the source file: back through its source map."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from allocscan.profiles.file_profile import Counted, Placed, Point, Sampled
from allocscan.profiles.pieces import Nested, laid_flat, piece_at
from allocscan.profiles.places import Places
from allocscan.profiles.source_map import Segment
from allocscan.profiles.values import (
    CountedLine,
    GeneratedText,
    LineColumn,
    Recording,
    SampledFrame,
    Script,
    Spot,
    Tick,
)

_At = tuple[int, int]
"""A line and a column of the generated text, both from 0."""

_LINE_ENDS = 1 << 30
_MOST_WRONG = 0.1
_WORD = re.compile(rb"[\w$]")


def _is_edge(content: bytes, at: int | None) -> bool:
    """True for the start or the end of a word, or a place between others."""
    if at is None:
        return False
    around = (content[at - 1 : at] if at else b"", content[at : at + 1])
    return not all(map(_WORD.match, around))


class MappedScript:
    """One generated script, seen from the source of that index in its map."""

    def __init__(self, script: Script, text: GeneratedText, source: int, places: Places) -> None:
        self._script = script
        self._text = text
        self._source = source
        self._places = places

    def fits(self, content: bytes) -> bool:
        """False where the source is not the text that the map was made of: `content` has no such
        places, or words around them. Tools map where tokens begin and end."""
        of_source = [each for each in self._text.source_map.segments if each.source == self._source]
        wrong = sum(not _is_edge(content, self._byte(each)) for each in of_source)
        return wrong <= len(of_source) * _MOST_WRONG

    def counted(self, recording: Recording) -> Counted | None:
        """What was counted in code that comes from the source; None where nothing was.

        Counts are asked for in the generated text, at each place that a segment leads back from:
        blocks need not be found again in the source. Of a place with several the highest counts.
        """
        pieces = laid_flat(self._ranges())
        highest: dict[int, Point] = {}
        for segment in self._text.source_map.segments:
            at = self._byte(segment)
            piece = piece_at(pieces, (segment.line, segment.column)) if at is not None else None
            if at is None or piece is None or piece.count is None:
                continue
            function = None if piece.function is None else self._origin(piece.function)
            known = highest.get(at)
            if known is None or known.count < piece.count:
                highest[at] = Point(at, piece.count, function)
        points = tuple(highest[at] for at in sorted(highest))
        lines = tuple(self._lines())
        if not points and not lines:
            return None
        return Counted(recording.name, False, True, recording.how_often, points=points, lines=lines)

    def sampled(self, recording: Recording) -> Sampled | None:
        """What was sampled in functions that come from the source; None where nothing was."""
        frames: list[Placed] = []
        kept: dict[int, int] = {}
        for index, frame in enumerate(self._script.frames):
            at = self._frame_origin(frame)
            if at is not None:
                kept[index] = len(frames)
                frames.append(Placed(frame.name, at, frame.bytes, frame.micros))
        if not frames:
            return None
        ticks = tuple(tick for tick in self._ticks(kept))
        return Sampled(recording.name, False, tuple(frames), ticks)

    def _ranges(self) -> Iterator[Nested[_At]]:
        for each in self._script.ranges:
            start, end = self._generated(each.start), self._generated(each.end)
            yield Nested(start, end, each.count, each.function is not None)

    def _generated(self, spot: Spot) -> _At:
        if isinstance(spot, LineColumn):
            return spot.line - 1, spot.column - 1 if spot.column else _LINE_ENDS
        line = max(bisect_right(self._text.line_starts, spot) - 1, 0)
        return line, spot - self._text.line_starts[line]

    def _origin(self, at: _At) -> int | None:
        """The byte of the source that a generated place comes from."""
        segment = self._text.source_map.original(*at)
        return None if segment is None else self._byte(segment)

    def _byte(self, segment: Segment) -> int | None:
        if segment.source != self._source:
            return None
        return self._places.byte_at(LineColumn(segment.source_line + 1, segment.source_column + 1))

    def _frame_origin(self, frame: SampledFrame) -> int | None:
        if frame.at is None:
            return None
        return self._origin((frame.at.line - 1, frame.at.column - 1))

    def _ticks(self, kept: dict[int, int]) -> Iterator[Tick]:
        """The ticks on lines that come from one line of the source."""
        for tick in self._script.ticks:
            lines = self._source_lines(tick.line)
            if tick.frame in kept and len(lines) == 1:
                yield Tick(lines.pop(), tick.micros, kept[tick.frame])

    def _lines(self) -> Iterator[CountedLine]:
        for each in self._script.lines:
            lines = self._source_lines(each.line)
            if len(lines) == 1:
                yield CountedLine(lines.pop(), each.count, each.function)

    def _source_lines(self, line: int) -> set[int]:
        """The lines of the source (from 1) that a generated line (from 1) comes from."""
        segments = self._text.source_map.segments
        first = bisect_right(segments, (line - 1, -1))
        found = set()
        for at in range(first, len(segments)):
            if segments[at].line != line - 1:
                break
            if segments[at].source == self._source:
                found.add(segments[at].source_line + 1)
        return found
