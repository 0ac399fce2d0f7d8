"""How often a site runs, as a value, with the steps that say so."""

from allocscan.enums import IntEnum
from allocscan.records import dataclass
from allocscan.source.span import Span
from allocscan.typed import Final


class HeatLevel(IntEnum):
    """How often the site runs. Ordered."""

    COLD = 0
    CALLED = 1
    ITERATED = 2
    HOT = 3
    MEASURED = 4


INNER_LOOPS: Final = ("inside a loop in a loop", "inside three loops")
"""What a step says of the second of the loops around a node, and of the third, counted inwards."""
LOOPS: Final = ("inside a loop", *INNER_LOOPS)


@dataclass(frozen=True, slots=True)
class Step:
    """One reason, as a clause (`inside a loop`), and where it stands: in the site's own file, or
    in the file `path` at its 1-based `line`. `caller` is the name of the function whose call the
    step is."""

    text: str
    at: Span
    caller: str | None = None
    path: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Measurement:
    """What recordings of the running program say of one site, summed over all that were given.

    `evaluations` is how often the site was evaluated: exact where blocks were counted, else the
    calls of its function; None where nothing counts. `sampled_bytes` were allocated in its
    function, garbage included, and are `bytes_share` (0 to 1) of all that the same recordings
    saw; `micros` is the CPU time in its function itself, `time_share` its part. `seconds` is how
    long the recordings lasted, None where they do not say.
    """

    evaluations: int | None = None
    sampled_bytes: int | None = None
    bytes_share: float | None = None
    micros: int | None = None
    time_share: float | None = None
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Heat:
    """How often, and the chain of reasons from the outside in.

    `measured` is set where a recording covers the site: the level is then MEASURED; COLD where it
    never ran while it was recorded, or once for each load of its file. A few samples say less
    than the code: then it is not set, and the heat is `faint`.
    """

    level: HeatLevel
    because: tuple[Step, ...]
    failing: bool = False
    """COLD because it stands on an error path."""
    nesting: int = 0
    """How many loops and callbacks per element are on the way."""
    setup: bool = False
    """What runs here makes something that lives on, an instance or a set of functions, or loads the
    module: it runs once for each of these, which is seldom for its level."""
    recursive: bool = False
    """HOT because its function calls itself, perhaps by way of others."""
    one_case: bool = False
    """It stands behind a comparison with one value (`if (kind === "rare")`, `case`), and runs for
    that value alone."""
    measured: Measurement | None = None
    faint: bool = False
    """Samples were taken of its file while that ran, and few or none of them fell on its function.
    That proves nothing, but what was measured elsewhere is more certain to matter."""
