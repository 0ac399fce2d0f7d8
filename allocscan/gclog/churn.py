"""Is much garbage made, and what becomes of it? Sizes are MiB, rates are per second.

The figures in the comments are those of `judge`.
"""

from allocscan.gclog.digest import Heap
from allocscan.gclog.values import Collection
from allocscan.knowledge.gc import TASK_AT
from allocscan.typed import Final

SECOND: Final = 1000
"""Milliseconds in which the young generation finds its size."""

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


def makes_garbage(heap: Heap) -> bool:
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
    if heap.span < SECOND or size > SMALL_SPACE or heap.promoted > DIES * heap.allocated:
        return 0.0
    return heap.mid_turn / heap.reasons_told * (1 - TASK_AT) * size


def holds_garbage(heap: Heap) -> bool:
    """Whether much garbage was held long enough to be promoted."""
    garbage = heap.held_garbage
    return garbage >= HELD * heap.span / 1000 and garbage >= HELD_SHARE * heap.allocated


def churn_witnesses(heap: Heap) -> tuple[Collection, ...]:
    """The full collections that freed most where garbage was held, else the young ones."""
    full = holds_garbage(heap)
    kind = [point for point in heap.points if point.kind.full is full] or list(heap.points)
    freed = sorted(kind, key=lambda point: point.before - point.after)
    return tuple(freed[-2:])
