"""Points over time in bounded room, and the level that a heap always came back to."""

from bisect import bisect_left
from collections.abc import Sequence

from allocscan.gclog.values import Collection
from allocscan.records import dataclass
from allocscan.typed import Final

CAPACITY: Final = 2048
"""Points kept, and even: a log of any length is told by as many, and a plot has fewer columns."""


class Series:
    """Collections in the order of the log. In a long log each point stands for a group of equal
    size, and is the one of it that left the smallest heap: what the floor is made of is never
    lost. The first and the last of all are always there.
    """

    __slots__ = ("_first", "_group", "_last", "_lowest", "_points", "_size")

    def __init__(self) -> None:
        self._first: Collection | None = None
        self._last: Collection | None = None
        self._points: list[Collection] = []
        self._lowest: Collection | None = None
        self._group, self._size = 0, 1

    def add(self, point: Collection) -> None:
        """Add the next point."""
        self._first = self._first or point
        self._last = point
        if self._lowest is None or point.after < self._lowest.after:
            self._lowest = point
        self._group += 1
        if self._group == self._size:
            self._points.append(self._lowest)
            self._lowest, self._group = None, 0
        if len(self._points) == CAPACITY:
            old = self._points
            pairs = zip(old[::2], old[1::2], strict=True)
            self._points = [min(pair, key=lambda each: each.after) for pair in pairs]
            self._size *= 2

    def points(self) -> tuple[Collection, ...]:
        """What is left, in order."""
        ends = (self._first, *self._points, self._lowest, self._last)
        kept = {id(point): point for point in ends if point is not None}
        return tuple(kept.values())


@dataclass(frozen=True, slots=True)
class Floor:
    """The level that a heap came back to: at each time the smallest heap left from then on.

    It never falls. What is reachable for good raises it, and garbage does not, provided that a
    full collection follows: garbage of the old generation looks like growth until then.
    """

    times: tuple[int, ...]
    levels: tuple[float, ...]

    @property
    def end(self) -> float:
        """The level at the end, in MiB."""
        return self.levels[-1]

    def at(self, share: float) -> float:
        """The level at this share of the time, 0 to 1; between two points, on the line."""
        when = self.times[0] + share * (self.times[-1] - self.times[0])
        right = bisect_left(self.times, when)
        left = max(0, right - 1)
        width = self.times[right] - self.times[left]
        part = (when - self.times[left]) / width if width else 1.0
        return self.levels[left] + part * (self.levels[right] - self.levels[left])

    def growth_from(self, share: float) -> float:
        """By how many MiB it rose from this share of the time to the end."""
        return self.end - self.at(share)


def floor_of(points: Sequence[Collection]) -> Floor:
    """The floor under `points`, at least one."""
    levels: list[float] = []
    least = points[-1].after
    for point in reversed(points):
        least = min(least, point.after)
        levels.append(least)
    return Floor(tuple(point.at for point in points), tuple(reversed(levels)))
