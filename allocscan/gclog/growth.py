"""Does a heap grow without coming back? Sizes are MiB, `rate` is per second."""

from collections.abc import Sequence
from itertools import pairwise

from allocscan.gclog.digest import Heap
from allocscan.gclog.series import Floor, floor_of
from allocscan.gclog.values import Collection
from allocscan.records import dataclass
from allocscan.typed import Final

LEAST: Final = 1.0
"""MiB by which the later half must raise the floor. A healthy server's floor moved by 0 to 0.5
between two moments; warming up took 1 to 2 in the first quarter, and nothing after."""

MANY: Final = 8
"""Full collections from which they are compared with one another alone."""

SHARE: Final = 0.05
SHARE_OF_FEW: Final = 0.10
"""The later half's growth as a share of what is there, with `MANY` full collections and with
fewer. Leaking servers had 14 to 68%, others 0 to 5% where what follows did not rule them out."""

RETAINED: Final = 0.4
"""The share of what young collections had left behind since the full one before that the last
full one found reachable. Leaks had 68 to 100%. Sessions that end and values held over an
`await` had 0 to 37%: a heap that fills before V8 looks is no leak."""

EVEN: Final = 0.4
"""The part of the growth of the last three quarters that the later half must have where it is less
than asked for alone. Small leaks of 8 to 15 s had 0.45 to 0.72, as even as they were made."""

SEVERAL: Final = 5
UNSLOWED: Final = 0.75
"""Where less is retained, a leak may lie under garbage that was promoted: then so many full
collections must rise, and the last three at this share of the slope of all. Leaks in servers
that parse URLs (Node 18 and 20: 16 to 24% retained) rose at 1.05 to 1.19 of it; sessions that
end at 0.81 to 0.85 by the fourth, and then no more."""

FALLS: Final = 2.0
"""Growth is at least this many times the largest fall from one full collection to the next:
what is in flight swings, what is retained does not fall."""

STILL: Final = 0.05
"""The share of all growth that the last quarter must bring. Leaks brought 8 to 37%, caches
that fill up and tables that are loaded at the start 0 to 2%."""

UNTESTED: Final = 16.0
"""MiB of growth from which the young collections alone are believed. Without a full collection
garbage that was promoted looks the same: churning servers grew by up to 6 in 7 s."""

KEPT: Final = 0.25
"""The part of what is allocated after the first quarter from which less growth is believed, `LEAST`
twice. Leaks that do little else had 0.36 to 0.8; caches that turn over up to 0.12, and one that
filled late 0.32, all in its last quarter."""


@dataclass(frozen=True, slots=True)
class Growth:
    """How the floor under a heap moved: the level that it always came back to.

    `first` and `last` are its level at the first and last collection; `rate` is the slope of the
    heap after full collections (`tested`), or of the floor where there are not two of them.
    """

    first: float
    last: float
    rate: float
    tested: bool
    leak_like: bool
    witnesses: tuple[Collection, ...]


def growth_of(heap: Heap) -> Growth:
    """Judge the growth of `heap`."""
    floor = floor_of(heap.points)
    tested = bool(heap.full)
    seconds = heap.span / 1000
    rate = floor.growth_from(0) / seconds if seconds else 0.0
    if len(heap.full) > 1:
        rate = _slope(heap.full)
    grows = _goes_on(heap) and (_confirmed(heap) if tested else _untested(heap, floor))
    shown = heap.full if len(heap.full) > 1 else (heap.points[0], *heap.full, heap.points[-1])
    witnesses = (shown[0], shown[len(shown) // 2], shown[-1])
    return Growth(floor.levels[0], floor.end, rate, tested, grows, witnesses)


def _goes_on(heap: Heap) -> bool:
    """Whether the heap still grows at the end, with or without what full collections take away:
    one at the very end takes what others before it would have taken, too."""
    young = [point for point in heap.points if not point.kind.full]
    floors = [floor_of(points) for points in (heap.points, young) if points]
    return any(
        floor.growth_from(0.75) >= max(STILL * floor.growth_from(0), LEAST / 4) for floor in floors
    )


def _confirmed(heap: Heap) -> bool:
    """Whether full collections found more and more that is reachable."""
    halved = heap.full[len(heap.full) // 2 - 1 :] if len(heap.full) > 1 else heap.full
    fall = max((one.after - next_.after for one, next_ in pairwise(halved)), default=0.0)
    if len(heap.full) >= MANY:
        third, last = _median(_quarter(heap.full, 2)), _median(_quarter(heap.full, 3))
        return last - third >= max(LEAST, SHARE / 2 * last, FALLS / 2 * fall)
    end = heap.full[-1].at
    floor = floor_of([point for point in heap.points if point.at <= end])
    later = floor.growth_from(0.5)
    enough = max(LEAST, SHARE_OF_FEW * floor.end, FALLS * fall)
    even = floor.growth_from(0.25) >= enough and later >= EVEN * floor.growth_from(0.25)
    return (later >= enough or even) and (_retained(heap) >= RETAINED or _steady(heap.full))


def _retained(heap: Heap) -> float:
    """See `RETAINED`; 1 where nothing was left behind."""
    last = heap.full[-1]
    start = heap.full[-2].after if len(heap.full) > 1 else heap.points[0].after
    number = last.line.number
    left = next((each.after for each in reversed(heap.points) if each.line.number < number), start)
    return (last.after - start) / (left - start) if left > start else 1.0


def _steady(full: Sequence[Collection]) -> bool:
    """Whether the last of several full collections still rise as all of them do."""
    if len(full) < SEVERAL:
        return False
    return _slope(full[-3:]) >= UNSLOWED * _slope(full)


def _quarter(points: Sequence[Collection], number: int) -> Sequence[Collection]:
    """The quarter of this number, 0 to 3, by count."""
    count = len(points)
    return points[number * count // 4 : (number + 1) * count // 4]


def _median(points: Sequence[Collection]) -> float:
    levels = sorted(point.after for point in points)
    return levels[len(levels) // 2]


def _untested(heap: Heap, floor: Floor) -> bool:
    """Whether the heap grew that much, in the later half too, that it is worth saying; or evenly
    by much of what is allocated."""
    grown, late = floor.growth_from(0), floor.growth_from(0.25)
    if grown >= UNTESTED and floor.growth_from(0.5) >= grown / 4:
        return True
    kept = late >= max(2 * LEAST, KEPT * 0.75 * heap.allocated)
    return (
        kept and late - floor.growth_from(0.5) >= late / 5 and floor.growth_from(0.75) >= late / 5
    )


def _slope(points: Sequence[Collection]) -> float:
    """MiB per second by least squares; 0 where all are of one moment."""
    count = len(points)
    time = sum(point.at for point in points) / count
    size = sum(point.after for point in points) / count
    spread = sum((point.at - time) ** 2 for point in points)
    joint = sum((point.at - time) * (point.after - size) for point in points)
    return 1000 * joint / spread if spread else 0.0
