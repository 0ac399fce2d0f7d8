"""What a heap's collections say of the program, with the lines that show it.

The figures in the comments are measured: 190 logs of 35 workloads under Node 18, 20, 22 and 24,
most of them HTTP servers under load of 7 to 9 s on two cores. "Healthy" there is a server that
answers from a hoisted table, "churn" the same server building that table for each request.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from allocscan.gclog.digest import Heap, Log
from allocscan.gclog.growth import Growth, growth_of
from allocscan.gclog.values import Collection, Line
from allocscan.knowledge.gc import HIGH_HEAP_SHARE, TASK_AT

ENOUGH: Final = 5
ENOUGH_MS: Final = 1000
PLENTY: Final = 30
PLENTY_MS: Final = 500
"""A log shows a start and no state unless it has `ENOUGH` collections and time from first to last,
or `PLENTY` of both: programs that parse 30,000 objects, or load a table, and end made 5 to 44
collections in 20 to 700 ms; servers that answered 10,000 requests in 800 ms made 40 to 100."""

FULL_TILT: Final = 384.0
"""MiB of garbage per second that are churn whatever else is so: 24 full young generations.
Healthy servers at 10,000 to 20,000 requests per second made 72 to 268; those that rebuild 64 to
1,000 rows twenty times a request 416 to 1,375. In between lies 16 rows, 350 to 480.
The share of time in collections was tried and does not tell: 1 to 12% against 5 to 30%, and a
busy machine stretches pauses: the collector's threads wait for a core."""

STEADY: Final = 64.0
"""MiB per second from which garbage made in single turns is churn: four young generations."""

MID_TURN: Final = 0.4
MID_TURN_OLD: Final = 0.85
"""The share of young collections that came in the middle of a turn of the event loop. V8 collects
between turns where it can, so a high share says that single turns fill the space for new
objects, however fast or busy the machine is. From Node 20 on healthy servers had 0 to 19%,
churning ones 56 to 98%; in Node 18 0 to 81% against 69 to 98%."""

MODEST: Final = 24.0
DIES: Final = 0.02
SMALL_SPACE: Final = 4.0
TURN: Final = 0.05
"""Below `FULL_TILT` garbage is also churn from `MODEST` MiB per second where nearly all of it dies
at once (`DIES` of it is promoted, so that V8 has no reason to make the young generation larger
than `SMALL_SPACE` MiB) and a turn makes `TURN` MiB of it: the part of the space that the task
leaves times the share of collections that came in the middle of a turn. Healthy servers of Node
20 and later had up to 0.02 to 0.04; 5 to 10 tables of 26 KB a turn 0.05 to 0.18, 64 KB a turn
0.01 to 0.05: one small table a request is less than a log can show."""

HELD: Final = 8.0
HELD_SHARE: Final = 0.35
"""MiB per second, and the share of what is allocated, that were promoted and then died, for it to
be churn: in a cache that turns over, in a queue, over an `await` of many calls in flight. Such
programs had 20 to 127 and 38 to 54%. Below that a log does not tell them from a server that parses
URLs: in Node 18 and 20 that alone promotes 26 to 28%, at no harm; one `await` 2 to 34%."""

YOUNG_DEATH: Final = 0.25
"""What is promoted is at most this share of what is allocated where garbage dies young. Churning
servers promoted under 2%; loading a table into memory promotes 60 to 100%."""


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
    held = State.CHURN in found and _held(heap)
    return Verdict(states[0], tuple(states[1:]), growth, held, known, ordered)


def _states(
    heap: Heap, growth: Growth, limit: float | None
) -> Iterator[tuple[State, Sequence[Line]]]:
    """Each state that the heap is in, with the lines that show it; at least one."""
    enough = _enough(heap)
    near = _near_limit(heap, limit)
    grows = growth.leak_like and (enough or bool(heap.fatal))
    churns = enough and (_held(heap) or _churns(heap))
    if heap.fatal:
        yield State.OUT_OF_MEMORY, heap.fatal[-1:]
    if near:
        yield State.NEAR_LIMIT, near
    if grows:
        yield State.GROWTH, [point.line for point in growth.witnesses]
    if churns:
        yield State.CHURN, [point.line for point in _churn_witnesses(heap)]
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


def _churns(heap: Heap) -> bool:
    """Whether much garbage is made and dies at once."""
    if heap.promoted > YOUNG_DEATH * heap.allocated:
        return False
    if heap.rate >= FULL_TILT:
        return True
    if not heap.reasons_told:
        return False
    if not heap.old_format and _per_turn(heap) >= TURN and heap.rate >= MODEST:
        return True
    if heap.rate < STEADY:
        return False
    least = MID_TURN_OLD if heap.old_format else MID_TURN
    return heap.mid_turn / heap.reasons_told >= least


def _per_turn(heap: Heap) -> float:
    """MiB of garbage that a turn makes, estimated (see `TURN`); 0 where it cannot be: in the first
    second the young generation still finds its size."""
    size = heap.allocated / max(heap.young, 1)
    if heap.span < ENOUGH_MS or size > SMALL_SPACE or heap.promoted > DIES * heap.allocated:
        return 0.0
    return heap.mid_turn / heap.reasons_told * (1 - TASK_AT) * size


def _held(heap: Heap) -> bool:
    """Whether much garbage was held long enough to be promoted."""
    garbage = heap.held_garbage
    return garbage >= HELD * heap.span / 1000 and garbage >= HELD_SHARE * heap.allocated


def _churn_witnesses(heap: Heap) -> tuple[Collection, ...]:
    """The full collections that freed most where garbage was held, else the young ones."""
    held = _held(heap)
    kind = [point for point in heap.points if point.kind.full is held] or list(heap.points)
    freed = sorted(kind, key=lambda point: point.before - point.after)
    return tuple(freed[-2:])


def _near_limit(heap: Heap, limit: float | None) -> tuple[Line, ...]:
    """The lines that show it: V8 says so, Node says so, or most of a known limit is live."""
    lines = [*heap.near_limit]
    lines += [line for line in (heap.last_resort, heap.cramped) if line]
    if limit and heap.full:
        fullest = max(heap.full, key=lambda point: point.after)
        if fullest.after >= HIGH_HEAP_SHARE * limit:
            lines.append(fullest.line)
    return tuple(lines)
