"""Full collections in a row: a heap that is at its limit, whatever that is."""

from allocscan.gclog.values import Collection, Line
from allocscan.knowledge.gc import ASKED, OUTSIDE, REDUCER_MS, SMALLEST_STEP
from allocscan.typed import Final

MANY: Final = 8
"""Full collections in a row from which no room is left. Heaps at their limit made 20 to 170 of them
(64 and 128 MB, Node 20 to 24: 15 and 36 MB of objects whose pages took all of it, and leaks)."""


class Cramped:
    """Counts full collections of which each followed the one before so soon, in time and in bytes,
    as V8 lets happen at the limit only. `line` is the last of `MANY` and more of them.

    Those that the program asked for, and those for memory outside the heap, begin a new row.
    """

    __slots__ = ("_last", "_row", "line")

    def __init__(self) -> None:
        self.line: Line | None = None
        self._last: Collection | None = None
        self._row = 0

    def add(self, full: Collection) -> None:
        """Count the next full collection."""
        last, self._last = self._last, full
        if last is None or any(each in full.reason for each in (*ASKED, *OUTSIDE)):
            self._row = 0
            return
        soon = full.at - last.at < REDUCER_MS
        little = full.before - last.after < SMALLEST_STEP
        self._row = self._row + 1 if soon and little else 0
        if self._row >= MANY:
            self.line = full.line
