"""V8's garbage collector as its log names it: kinds, reasons, limits, messages.

Sources are files of V8 or Node; "measured" means with Node 18.20.8, 20.20.2, 22.23.3 and 24.21.0.
"""

from collections.abc import Mapping

from allocscan.enums import Enum
from allocscan.records import dataclass
from allocscan.typed import Final


class Kind(Enum):
    """What a collection covers, by the name that Node 22 prints."""

    SCAVENGE = "scavenge"
    MINOR_MARK_SWEEP = "minor mark-sweep"
    MARK_COMPACT = "mark-compact"

    @property
    def full(self) -> bool:
        """Whether the old generation is collected too: what is left is what is reachable."""
        return self is Kind.MARK_COMPACT


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a kind in the log."""

    kind: Kind
    source: str


NAMES: Final[Mapping[str, Name]] = {
    "Scavenge": Name(Kind.SCAVENGE, "gc-tracer.cc ToString; all versions"),
    "Mark-Compact": Name(Kind.MARK_COMPACT, "gc-tracer.cc ToString; Node 20 and later"),
    "Mark-sweep": Name(Kind.MARK_COMPACT, "gc-tracer.cc TypeName; Node 18 and before"),
    "Minor Mark-Compact": Name(Kind.MINOR_MARK_SWEEP, "--minor-mc of Node 18 and 20, measured"),
    "Minor Mark-Sweep": Name(Kind.MINOR_MARK_SWEEP, "--minor-ms of Node 22 and 24, measured"),
    "s": Name(Kind.SCAVENGE, "gc= of --trace-gc-nvp; all versions"),
    "mc": Name(Kind.MARK_COMPACT, "gc= of --trace-gc-nvp; Node 20 and later, measured"),
    "ms": Name(Kind.MARK_COMPACT, "gc= of --trace-gc-nvp; Node 18, measured"),
    "mmc": Name(Kind.MINOR_MARK_SWEEP, "gc= of --trace-gc-nvp --minor-mc; Node 20"),
    "mms": Name(
        Kind.MINOR_MARK_SWEEP, "gc= of --trace-gc-nvp --minor-ms; Node 22 and 24, measured"
    ),
}
"""A name not listed is no collection that we know: the line is counted, and not read."""


OTHER_LINES: Final[Mapping[str, str]] = {
    "[": "[HeapController]: --trace-gc-verbose; [IncrementalMarking]: a flag of its own; measured",
    "Young generation mutator utilization": "--trace-mutator-utilization, measured",
    "Old generation mutator utilization": "--trace-mutator-utilization, heap.cc",
    "Starting m": "--trace-concurrent-marking: a `major` or `minor` task begins, measured",
    "Major task": "--trace-concurrent-marking, measured",
    "Minor task": "--trace-concurrent-marking, concurrent-marking.cc",
}
"""What V8 prints behind the same head under other flags, by how it begins."""

UNSIZED_END: Final = "reset_liveness"
"""The last key of the lines that tell no sizes: --trace-gc-nvp --minor-mc of Node 18, measured."""


class Sign(Enum):
    """What a line that is no collection says about the heap."""

    LAST_COLLECTIONS = "last-collections"
    OUT_OF_MEMORY = "out-of-memory"
    NEAR_LIMIT = "near-limit"


@dataclass(frozen=True, slots=True)
class Message:
    """A text of V8 or Node that is a sign wherever it stands in a line that holds `beside` too."""

    text: str
    sign: Sign
    source: str
    beside: str = ""


MESSAGES: Final = (
    # Without the pointed brackets around it, which JSON logs escape.
    Message("--- Last few GCs ---", Sign.LAST_COLLECTIONS, "V8::FatalProcessOutOfMemory, api.cc"),
    Message("JavaScript heap out of memory", Sign.OUT_OF_MEMORY, "node::OOMErrorHandler, measured"),
    Message("Allocation failed - process out of memory", Sign.OUT_OF_MEMORY, "api.cc, is_heap_oom"),
    Message("ERR_WORKER_OUT_OF_MEMORY", Sign.OUT_OF_MEMORY, "lib/internal/errors.js, measured"),
    Message(
        "Worker terminated due to reaching memory limit",
        Sign.OUT_OF_MEMORY,
        "lib/internal/errors.js: the message of ERR_WORKER_OUT_OF_MEMORY",
    ),
    Message(
        "Wrote snapshot to ",
        Sign.NEAR_LIMIT,
        "--heapsnapshot-near-heap-limit, env.cc, measured",
        beside=".heapsnapshot",
    ),
)

MID_TURN: Final[Mapping[str, str]] = {
    "allocation failure": "GarbageCollectionReason::kAllocationFailure: the space is full",
}
"""Reasons of a young collection that one turn of the event loop forced: with small turns the
space is collected between two of them, by a task posted at 80% (scavenge-job.cc)."""

LAST_RESORT: Final[Mapping[str, str]] = {
    "last resort": "GarbageCollectionReason::kLastResort, heap.cc",
    "scavenge might not succeed": "Heap::SelectGarbageCollector, heap.cc",
}
"""Reasons that only a heap near its limit gives."""

ASKED: Final[Mapping[str, str]] = {
    "testing": "GarbageCollectionReason::kTesting: gc() of --expose-gc, measured",
}
"""Reasons that the program itself gives."""

OUTSIDE: Final[Mapping[str, str]] = {
    "external memory pressure": "GarbageCollectionReason::kExternalMemoryPressure, measured",
    "external finalize": "GarbageCollectionReason::kExternalFinalize",
}
"""Reasons that memory outside the heap gives: buffers, whose bytes are in no figure of a line."""

YOUNG_MIB: Final = 16
"""Half of the room for new objects, and so what one scavenge clears at most. It starts at 1 MiB
and grows with what survives. Source: the default of `--max-semi-space-size` on 64 bits, measured
in Node 18 to 22; Node 24 goes up to 64."""

SMALLEST_STEP: Final = 2.0
"""MiB that the old generation may grow by, at least, before the next full collection. Source:
MemoryController::MinimumAllocationLimitGrowingStep, memory-controller.cc: 2 or 8, unless that is
past the limit of the heap."""

REDUCER_MS: Final = 500
"""Between two full collections that V8 makes of an idle heap there are at least so many ms.
Source: MemoryReducer::kShortDelayMs, memory-reducer.h."""

TASK_AT: Final = 0.8
"""How full the room for new objects is when V8 posts the task that collects it between two turns.
Source: ScavengeJob::YoungGenerationTaskTriggerSize, --scavenge-task-trigger=80, scavenge-job.cc."""

HIGH_HEAP_SHARE: Final = 0.8
"""The share of its limit that makes a heap high. Source: Heap::CheckIneffectiveMarkCompact,
heap.cc, which also asks for a utilisation under 0.4; Node 24 had 0.34 with an eighth in use."""


@dataclass(frozen=True, slots=True)
class DefaultLimit:
    """The limit of the old generation without `--max-old-space-size`, on 64 bits."""

    memory: str
    limit: str
    source: str


DEFAULT_LIMITS: Final = (
    DefaultLimit(
        "15 GiB of memory or more",
        "4 GiB",
        "Heap::MaxOldGenerationSize, heap.cc; measured with 24 GiB of memory: 4,096 MiB and the"
        " young space, three times 16 MiB until Node 22 and three times 64 MiB in Node 24",
    ),
    DefaultLimit(
        "less",
        "half of the memory, at most 2 GiB",
        "Heap::HeapSizeFromPhysicalMemory, heap.cc: a quarter, doubled where pointers have 8 bytes",
    ),
)
"""A container's own limit counts as its memory (uv_get_constrained_memory)."""
