"""All that the recordings of a run say of one source file, in bytes of that file."""

from bisect import bisect_left

from allocscan.profiles.pieces import Piece, piece_at
from allocscan.profiles.values import CountedLine, Tick
from allocscan.records import dataclass
from allocscan.source.span import Span


@dataclass(frozen=True, slots=True)
class Point:
    """What starts at this byte was evaluated `count` times, in generated code whose function
    comes from the byte `function` (None where the source map does not tell)."""

    at: int
    count: int
    function: int | None


@dataclass(frozen=True, slots=True)
class Initialiser:
    """The fields of one class, of its instances or its static ones, which V8 counts as one
    function: over the class, its body, or from the first of them to the last (Node 18 to 20, 22,
    24: measured). `count` is how often they were initialised."""

    span: Span
    static: bool
    count: int


@dataclass(frozen=True, slots=True)
class Counted:
    """What one recording counted in the file.

    `exact`: its functions start where V8 says that they do; else somewhere in their heads.
    `fits` is False where the text that ran had another length. `pieces` cover the file, `points`
    are what a source map leads back to, in order; a recording has one or the other, or lines.
    `functions` are the starts of counted functions (None outside of the file) and their names.
    """

    recording: str
    exact: bool
    fits: bool
    how_often: bool
    pieces: tuple[Piece[int], ...] = ()
    points: tuple[Point, ...] = ()
    functions: tuple[tuple[int | None, str], ...] = ()
    initialisers: tuple[Initialiser, ...] = ()
    lines: tuple[CountedLine, ...] = ()

    def at(self, literal: Span) -> Piece[int] | None:
        """The count of `literal`; None where nothing was counted there."""
        if self.pieces:
            return piece_at(self.pieces, literal.start)
        at = bisect_left(self.points, literal.start, key=lambda point: point.at)
        if at == len(self.points) or self.points[at].at >= max(literal.end, literal.start + 1):
            return None
        point = self.points[at]
        return Piece(point.at, point.count, point.function)


@dataclass(frozen=True, slots=True)
class Placed:
    """What was sampled in one function. `at` is the byte of its parameter list, or with a source
    map somewhere in its head; None where the file has no such place."""

    name: str
    at: int | None
    bytes: int
    micros: int


@dataclass(frozen=True, slots=True)
class Sampled:
    """What one recording sampled in the file. `exact` as in `Counted`. The frames of ticks are
    indices into `frames`, their lines those of the file."""

    recording: str
    exact: bool
    frames: tuple[Placed, ...]
    ticks: tuple[Tick, ...] = ()


@dataclass(frozen=True, slots=True)
class FileProfile:
    """What recordings say of the file whose text is `content`.

    `bytes_seen` and `micros_seen` are what all recordings of the run sampled, in every file; None
    where none samples such. `seconds` is how long the recordings that say something of this file
    lasted together; None where one of them does not tell.
    `strangers` are the recordings that were made with another text, known by their source map.
    `passed_over`: it is in no recording, though other files of the project are.
    """

    content: bytes
    counted: tuple[Counted, ...] = ()
    sampled: tuple[Sampled, ...] = ()
    bytes_seen: int | None = None
    micros_seen: int | None = None
    seconds: float | None = None
    strangers: tuple[str, ...] = ()
    passed_over: bool = False

    @property
    def is_sampled(self) -> bool:
        """Whether a recording of the run samples, and counts nothing."""
        return self.bytes_seen is not None or self.micros_seen is not None
