"""Source maps (ECMA-426): from positions in a generated text to those in its sources."""

from bisect import bisect_right
from collections.abc import Iterator

from allocscan.profiles.document import Value, WrongShapeError
from allocscan.profiles.vlq import BrokenMapError, decoded
from allocscan.records import dataclass
from allocscan.typed import NamedTuple


class Segment(NamedTuple):
    """From `column` of the generated `line` on, the text comes from there. All count from 0."""

    line: int
    column: int
    source: int
    source_line: int
    source_column: int


@dataclass(frozen=True, slots=True)
class SourceMap:
    """`sources` are as written, behind `sourceRoot`; `contents` their texts, where they are along.
    `segments` are sorted by generated line and column."""

    sources: tuple[str, ...]
    contents: tuple[str | None, ...]
    segments: tuple[Segment, ...]

    def original(self, line: int, column: int) -> Segment | None:
        """The last segment at or before a generated position, on its line (all from 0)."""
        at = bisect_right(self.segments, (line, column, float("inf"))) - 1
        if at < 0 or self.segments[at].line != line:
            return None
        return self.segments[at]


def read_source_map(document: object) -> SourceMap:
    """Read a parsed source map, an index map too. Raises BrokenMapError."""
    try:
        return _read(Value(document))
    except WrongShapeError as error:
        raise BrokenMapError(str(error)) from error


def _read(document: Value) -> SourceMap:
    sections = document.get("sections")
    if sections is None:
        return _plain(document)
    sources: tuple[str, ...] = ()
    contents: tuple[str | None, ...] = ()
    segments: list[Segment] = []
    for section in sections.items():
        line = section["offset"]["line"].whole()
        column = section["offset"]["column"].whole()
        inner = _plain(section["map"])
        segments += _moved(inner.segments, line, column, len(sources))
        sources, contents = sources + inner.sources, contents + inner.contents
    return SourceMap(sources, contents, tuple(sorted(segments)))


def _moved(
    segments: tuple[Segment, ...], line: int, column: int, sources: int
) -> Iterator[Segment]:
    for each in segments:
        yield _further(each, line, column if each.line == 0 else 0, sources)


def _further(segment: Segment, line: int, column: int, sources: int) -> Segment:
    """`segment` that many lines and columns further on, its sources counted from `sources`."""
    return segment._replace(
        line=segment.line + line, column=segment.column + column, source=segment.source + sources
    )


def _plain(document: Value) -> SourceMap:
    root = document.get("sourceRoot")
    prefix = root.text().rstrip("/") + "/" if root is not None and root.text() else ""
    sources = [f"{prefix}{source}" for source in document["sources"].texts()]
    listed = document.get("sourcesContent")
    contents = [] if listed is None else [_content(each) for each in listed.raw()]
    contents += [None] * (len(sources) - len(contents))
    segments = sorted(_segments(document["mappings"].text(), len(sources)))
    return SourceMap(tuple(sources), tuple(contents[: len(sources)]), tuple(segments))


def _content(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _segments(mappings: str, sources: int) -> Iterator[Segment]:
    """Yield the segments that name a source. Raises BrokenMapError."""
    source = source_line = source_column = 0
    for line, listed in enumerate(mappings.split(";")):
        column = 0
        for segment in listed.split(","):
            if not segment:
                continue
            numbers = tuple(decoded(segment))
            column += numbers[0]
            if len(numbers) in (4, 5):
                source += numbers[1]
                source_line += numbers[2]
                source_column += numbers[3]
                if column < 0 or not 0 <= source < sources or min(source_line, source_column) < 0:
                    raise BrokenMapError(f"a mapping of line {line + 1} leads out of the sources")
                yield Segment(line, column, source, source_line, source_column)
            elif len(numbers) != 1:
                raise BrokenMapError(f"a mapping of line {line + 1} has {len(numbers)} numbers")
