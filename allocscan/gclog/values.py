"""Lines of a log as values. Sizes are MiB (V8 prints MB and means 2**20 bytes), times are ms."""

from allocscan.knowledge.gc import Kind, Sign
from allocscan.records import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the log, counted from 1, without what a logger put before and after it."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Isolate:
    """One JavaScript heap of one process: the main thread's or a worker's.

    `origin` is the container or service that a log collector names, or "". `run` counts from 0
    the processes that had this number and address one after the other (restarts).
    """

    pid: int
    address: str
    origin: str = ""
    run: int = 0


@dataclass(frozen=True, slots=True)
class Collection:
    """One garbage collection. `at` is counted from the start of the isolate.

    `before` and `after` are the bytes of all objects, `pause` stopped the program. What the log
    does not tell is None: `utilisation` (V8's average mu: the share of time left to the program
    around full collections), `promoted` (told by nvp lines), or "" for `reason`. `old_format` is
    that of Node 18 and before.
    """

    line: Line
    isolate: Isolate
    at: int
    kind: Kind
    reduced: bool
    before: float
    after: float
    pause: float
    utilisation: float | None = None
    promoted: float | None = None
    reason: str = ""
    old_format: bool = False


@dataclass(frozen=True, slots=True)
class Torn:
    """A line that begins as a collection's and is cut short, or names a kind we do not know."""

    line: Line


@dataclass(frozen=True, slots=True)
class Unsized:
    """A collection whose line gives no sizes."""

    line: Line


@dataclass(frozen=True, slots=True)
class Notice:
    """A message about the heap."""

    line: Line
    sign: Sign


@dataclass(frozen=True, slots=True)
class Room:
    """The largest heap that V8 will ask for, young space included, as --trace-gc-verbose says."""

    line: Line
    isolate: Isolate
    limit: float


Entry = Collection | Unsized | Torn | Notice | Room
