"""What a log says of one heap, added up. Sizes are MiB, times are ms, rates are per second."""

from collections import Counter

from allocscan.gclog.values import Collection, Isolate, Line
from allocscan.knowledge.gc import Kind
from allocscan.records import dataclass


@dataclass(frozen=True, slots=True)
class Pauses:
    """How long collections stopped the program. All 0 when there was none."""

    total: float = 0.0
    median: float = 0.0
    p95: float = 0.0
    longest: float = 0.0


@dataclass(frozen=True, slots=True)
class Collected:
    """All collections of one kind. `reduced` are those that V8 made to shrink the heap."""

    kind: Kind
    count: int
    reduced: int
    freed: float
    pauses: Pauses


@dataclass(frozen=True, slots=True)
class Heap:
    """The collections of one isolate.

    `allocated` and `promoted` are since the first collection. `promoted` is estimated by the
    growth of what young collections left, unless `promotion_told`. `young` is how many
    collections were young, `mid_turn` how many of those the log says came in the middle of a
    turn, `reasons_told` of how many it gives the reason; `old_format` is that of Node 18.
    `outside` counts collections for the sake of memory outside the heap (buffers).
    `points` are all collections in order and `full` the full ones, thinned out in long logs.
    `room` is the largest heap that V8 would ask for, where the log tells it. `cramped` is the last
    of many full collections in a row that left V8 no room to wait with the next.
    """

    isolate: Isolate
    kinds: tuple[Collected, ...]
    pauses: Pauses
    allocated: float
    promoted: float
    promotion_told: bool
    young: int
    mid_turn: int
    reasons_told: int
    old_format: bool
    outside: int
    points: tuple[Collection, ...]
    full: tuple[Collection, ...]
    longest: Collection
    last_resort: Line | None
    cramped: Line | None
    fatal: tuple[Line, ...]
    near_limit: tuple[Line, ...]
    room: float | None

    @property
    def count(self) -> int:
        """All collections."""
        return sum(each.count for each in self.kinds)

    @property
    def span(self) -> int:
        """Milliseconds from the first collection to the last."""
        return self.points[-1].at - self.points[0].at if self.points else 0

    @property
    def rate(self) -> float:
        """MiB allocated per second."""
        return 1000 * self.allocated / self.span if self.span else 0.0

    @property
    def pause_share(self) -> float:
        """The share of the time from first to last that collections took, 0 to 1."""
        return min(1.0, self.pauses.total / self.span) if self.span else 0.0

    @property
    def held_garbage(self) -> float:
        """MiB that were promoted and are no longer there: garbage that was held for a while."""
        if not self.points:
            return 0.0
        return max(0.0, self.promoted - max(0.0, self.points[-1].after - self.points[0].after))


@dataclass(frozen=True, slots=True)
class Log:
    """A log, read. `recognised` counts collections; `repeated` are those of them that a fatal
    error showed again, `unsized` those whose lines give no sizes: neither is in a heap. `torn`
    are the first lines that begin as a collection's and cannot be read, `torn_count` all of
    them. `fatal` and `near_limit` belong to no heap that the log shows."""

    lines: int
    recognised: int
    repeated: int
    unsized: int
    torn: tuple[Line, ...]
    torn_count: int
    heaps: tuple[Heap, ...]
    fatal: tuple[Line, ...]
    near_limit: tuple[Line, ...]

    @property
    def silent(self) -> bool:
        """Whether nothing in it is about a heap."""
        return not (self.recognised or self.fatal or self.near_limit)


def pauses_of(hundredths: "Counter[int]") -> Pauses:
    """Pauses from how often each length was seen, in hundredths of a ms as V8 prints them."""
    count = hundredths.total()
    if not count:
        return Pauses()
    lengths = sorted(hundredths)
    total = sum(length * hundredths[length] for length in lengths)

    def quantile(share: float) -> float:
        """Nearest rank."""
        left = max(1, -(-share * count // 1))
        for length in lengths:
            left -= hundredths[length]
            if left <= 0:
                return length / 100
        return lengths[-1] / 100

    return Pauses(total / 100, quantile(0.5), quantile(0.95), lengths[-1] / 100)
