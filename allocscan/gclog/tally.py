"""One heap while its log is read: what each collection adds to the digest."""

from collections import Counter

from allocscan.gclog.cramped import Cramped
from allocscan.gclog.digest import Collected, Heap, pauses_of
from allocscan.gclog.series import Series
from allocscan.gclog.values import Collection, Isolate, Line
from allocscan.knowledge.gc import LAST_RESORT, MID_TURN, OUTSIDE, Kind
from allocscan.typed import Final

STARTING: Final = 5
"""Young collections at the start that are none of what follows: loading modules is one long turn,
which fills the first, small young generation 2 to 4 times (measured, Node 18 to 24)."""

SIGNS_KEPT: Final = 5
"""Lines of one sign that are kept for a heap; more say nothing new."""


class _OfKind:
    """The collections of one kind."""

    __slots__ = ("freed", "hundredths", "reduced")

    def __init__(self) -> None:
        self.hundredths = Counter[int]()
        self.freed = 0.0
        self.reduced = 0

    def add(self, made: Collection) -> None:
        self.hundredths[round(made.pause * 100)] += 1
        self.freed += made.before - made.after
        self.reduced += made.reduced

    def collected(self, kind: Kind) -> Collected:
        pauses = pauses_of(self.hundredths)
        return Collected(kind, self.hundredths.total(), self.reduced, self.freed, pauses)


class Tally:
    """What is known of one heap so far. It takes the same room however long the log is."""

    def __init__(self, isolate: Isolate) -> None:
        self.isolate = isolate
        self.fatal: list[Line] = []
        self.near_limit: list[Line] = []
        self.room: float | None = None
        self._kinds = {kind: _OfKind() for kind in Kind}
        self._points, self._full = Series(), Series()
        self._allocated = self._promoted = 0.0
        self._told = False
        self._young = self._mid_turn = self._reasons = self._outside = 0
        self._last: Collection | None = None
        self._longest: Collection | None = None
        self._last_resort: Line | None = None
        self._cramped = Cramped()

    @property
    def clock(self) -> int:
        """When the last collection was."""
        return self._last.at if self._last else 0

    def add(self, made: Collection) -> None:
        """Count the next collection of this heap."""
        self._kinds[made.kind].add(made)
        self._points.add(made)
        if made.kind.full:
            self._full.add(made)
            self._cramped.add(made)
        if any(reason in made.reason for reason in LAST_RESORT):
            self._last_resort = made.line
        self._add_reason(made)
        self._add_flow(made)
        if self._longest is None or made.pause > self._longest.pause:
            self._longest = made
        self._last = made

    def _add_reason(self, made: Collection) -> None:
        self._outside += any(reason in made.reason for reason in OUTSIDE)
        if made.kind.full:
            return
        self._young += 1
        if made.reason and self._young > STARTING:
            self._reasons += 1
            self._mid_turn += made.reason in MID_TURN

    def _add_flow(self, made: Collection) -> None:
        last = self._last
        if last is None:
            return
        self._allocated += max(0.0, made.before - last.after)
        if made.promoted is not None:
            self._told = True
            self._promoted += made.promoted
        elif not made.kind.full:
            self._promoted += max(0.0, made.after - last.after)

    def heap(self) -> Heap:
        """The digest. Only after a first collection."""
        assert self._longest is not None, "a tally begins with a collection"
        kinds = [seen.collected(kind) for kind, seen in self._kinds.items() if seen.hundredths]
        everything = sum((seen.hundredths for seen in self._kinds.values()), Counter[int]())
        return Heap(
            isolate=self.isolate,
            kinds=tuple(kinds),
            pauses=pauses_of(everything),
            allocated=self._allocated,
            promoted=self._promoted,
            promotion_told=self._told,
            young=sum(each.count for each in kinds if not each.kind.full),
            mid_turn=self._mid_turn,
            reasons_told=self._reasons,
            old_format=self._longest.old_format,
            outside=self._outside,
            points=self._points.points(),
            full=self._full.points(),
            longest=self._longest,
            last_resort=self._last_resort,
            cramped=self._cramped.line,
            fatal=tuple(self.fatal),
            near_limit=tuple(self.near_limit),
            room=self.room,
        )
