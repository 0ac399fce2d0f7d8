"""What a heap's collections say of the program, with the lines that show it.

The figures in the comments are measured: 190 logs of 35 workloads under Node 18, 20, 22 and 24,
most of them HTTP servers under load of 7 to 9 s on two cores. "Healthy" there is a server that
answers from a hoisted table, "churn" the same server building that table for each request.
"""

from collections.abc import Iterator, Sequence

from allocscan.enums import IntEnum
from allocscan.gclog.churn import churn_witnesses, holds_garbage, makes_garbage
from allocscan.gclog.digest import Heap, Log
from allocscan.gclog.growth import Growth, growth_of
from allocscan.gclog.values import Line
from allocscan.knowledge.gc import HIGH_HEAP_SHARE
from allocscan.records import dataclass
from allocscan.typed import Final

ENOUGH: Final = 5
ENOUGH_MS: Final = 1000
PLENTY: Final = 30
PLENTY_MS: Final = 500
"""A log shows a start and no state unless it has `ENOUGH` collections and time from first to last,
or `PLENTY` of both: programs that parse 30,000 objects, or load a table, and end made 5 to 44
collections in 20 to 700 ms; servers that answered 10,000 requests in 800 ms made 40 to 100."""


class State(IntEnum):
    """What a heap's log shows. A higher one is graver."""

    TOO_LITTLE = 0
    HEALTHY = 1
    CHURN = 2
    GROWTH = 3
    NEAR_LIMIT = 4
    OUT_OF_MEMORY = 5

    @property
    def word(self) -> str:
        """The name in reports."""
        return _WORDS[self]


_WORDS: Final = {
    State.TOO_LITTLE: "too-little",
    State.HEALTHY: "healthy",
    State.CHURN: "churn",
    State.GROWTH: "leak-like-growth",
    State.NEAR_LIMIT: "near-heap-limit",
    State.OUT_OF_MEMORY: "out-of-memory",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """The gravest state of a heap, `also` the others in falling order, and what shows them.

    `held`: the garbage of a churn is held for a while and not dead at once. `limit` is the heap
    limit in MiB, where it is known. `lines` are in the order of the log.
    """

    state: State
    also: tuple[State, ...]
    growth: Growth
    held: bool
    limit: float | None
    lines: tuple[Line, ...]


def judge(heap: Heap, limit: float | None = None) -> Verdict:
    """The verdict on one heap; `limit` in MiB is what the user says the heap limit is."""
    known = limit or heap.room
    growth = growth_of(heap)
    found = dict(_states(heap, growth, known))
    states = sorted(found, reverse=True)
    shown = {line.number: line for lines in found.values() for line in lines}
    ordered = tuple(shown[number] for number in sorted(shown))
    held = State.CHURN in found and holds_garbage(heap)
    return Verdict(states[0], tuple(states[1:]), growth, held, known, ordered)


def _states(
    heap: Heap, growth: Growth, limit: float | None
) -> Iterator[tuple[State, Sequence[Line]]]:
    """Each state that the heap is in, with the lines that show it; at least one."""
    enough = _enough(heap)
    near = _near_limit(heap, limit)
    grows = growth.leak_like and (enough or bool(heap.fatal))
    churns = enough and (holds_garbage(heap) or makes_garbage(heap))
    if heap.fatal:
        yield State.OUT_OF_MEMORY, heap.fatal[-1:]
    if near:
        yield State.NEAR_LIMIT, near
    if grows:
        yield State.GROWTH, [point.line for point in growth.witnesses]
    if churns:
        yield State.CHURN, [point.line for point in churn_witnesses(heap)]
    if not (heap.fatal or near or grows or churns):
        yield State.HEALTHY if enough else State.TOO_LITTLE, [heap.points[-1].line]


def judge_log(log: Log, limit: float | None = None) -> tuple[Verdict, ...]:
    """The verdict on each heap, in their order."""
    return tuple(judge(heap, limit) for heap in log.heaps)


def gravest(log: Log, verdicts: tuple[Verdict, ...]) -> State:
    """What is to be said of the whole log."""
    states = [verdict.state for verdict in verdicts]
    if log.fatal:
        states.append(State.OUT_OF_MEMORY)
    if log.near_limit:
        states.append(State.NEAR_LIMIT)
    return max(states, default=State.TOO_LITTLE)


def _enough(heap: Heap) -> bool:
    """Whether there is a state to speak of."""
    if heap.span >= ENOUGH_MS:
        return heap.count >= ENOUGH
    return heap.span >= PLENTY_MS and heap.count >= PLENTY


def _near_limit(heap: Heap, limit: float | None) -> tuple[Line, ...]:
    """The lines that show it: V8 says so, Node says so, or most of a known limit is live."""
    lines = [*heap.near_limit]
    lines += [line for line in (heap.last_resort, heap.cramped) if line]
    if limit and heap.full:
        fullest = max(heap.full, key=lambda point: point.after)
        if fullest.after >= HIGH_HEAP_SHARE * limit:
            lines.append(fullest.line)
    return tuple(lines)
