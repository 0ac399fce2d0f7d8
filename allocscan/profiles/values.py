"""What a recording says, in the one form that every format is read into.

Positions are as other tools count them, for the sources need not be at hand: an offset counts
UTF-16 code units from 0, without a byte order mark; a `LineColumn` counts both from 1.
"""

from allocscan.enums import Enum
from allocscan.profiles.source_map import SourceMap
from allocscan.records import dataclass
from allocscan.typed import NamedTuple


class Kind(Enum):
    """The formats, as people call them."""

    CPU = "CPU profile"
    HEAP = "heap profile"
    TIMELINE = "allocation timeline"
    SNAPSHOT = "heap snapshot"
    COVERAGE = "V8 coverage"
    ISTANBUL = "Istanbul coverage"
    LCOV = "lcov coverage"


class LineColumn(NamedTuple):
    """Both from 1; columns in UTF-16 code units. Column 0 is the end of the line."""

    line: int
    column: int


Spot = int | LineColumn


@dataclass(frozen=True, slots=True)
class CountedRange:
    """A half-open range that was entered `count` times. `function` is the name of the function
    (`""` for one without) whose whole text it is, None for a block or statement inside one."""

    start: Spot
    end: Spot
    count: int
    function: str | None = None


@dataclass(frozen=True, slots=True)
class CountedLine:
    """A line (from 1) that ran `count` times. With a name: a function that begins there."""

    line: int
    count: int
    function: str | None = None


@dataclass(frozen=True, slots=True)
class SampledFrame:
    """What was sampled in one function itself, not in what it calls. `at` is its parameter list;
    None where the recording does not know (its script was collected)."""

    name: str
    at: LineColumn | None
    bytes: int = 0
    micros: int = 0


@dataclass(frozen=True, slots=True)
class Tick:
    """`micros` were sampled on a line (from 1) in the frame of that index, or in what the
    optimiser had inlined there: then the line is the callee's, of another file perhaps."""

    line: int
    micros: int
    frame: int


@dataclass(frozen=True, slots=True)
class GeneratedText:
    """Where the lines of a generated text start, in UTF-16 code units, and its source map."""

    line_starts: tuple[int, ...]
    source_map: SourceMap


@dataclass(frozen=True, slots=True)
class Script:
    """What a recording says of one script.

    `url` is as recorded. `length` is that of its text in UTF-16 code units, where recorded.
    `generated` is set where the recording brings the script's source map along.
    """

    url: str
    ranges: tuple[CountedRange, ...] = ()
    lines: tuple[CountedLine, ...] = ()
    frames: tuple[SampledFrame, ...] = ()
    ticks: tuple[Tick, ...] = ()
    length: int | None = None
    generated: GeneratedText | None = None


@dataclass(frozen=True, slots=True)
class Recording:
    """One recording, read.

    `bytes_seen` and `micros_seen` are all that was sampled, in every script; None where nothing
    of the kind is recorded. `seconds` is how long it lasted. `how_often` is False where counts
    are 0 or 1: it ran or it did not. `remark` says what the recording cannot tell.
    """

    name: str
    kind: Kind
    scripts: tuple[Script, ...]
    bytes_seen: int | None = None
    micros_seen: int | None = None
    seconds: float | None = None
    how_often: bool = True
    remark: str | None = None
