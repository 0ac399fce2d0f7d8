"""Does a blank line part two constants? As the file's own constants have it."""

from functools import cached_property

from allocscan.fixes.gap import Gap
from allocscan.fixes.habits import Habits, is_short
from allocscan.fixes.tokens import COMMENTS
from allocscan.sites.placing.head import is_constant


class Spacing:
    """The habit of one body, for the constants that join what stands above a gap."""

    def __init__(self, habits: Habits, gap: Gap) -> None:
        self._habits = habits
        self._gap = gap
        self._parts: dict[bool, bool] = {}

    def parts(self, above: bool, below: bool) -> bool:
        """True when a blank line goes between two constants, of one line each or not.

        The block that the gap lies below decides, then the whole body; where neither has two
        such constants, lines stand together, and what takes several lines stands apart.
        """
        short = above and below
        if short not in self._parts:
            self._parts[short] = self._found(short)
        return self._parts[short]

    def is_crowded(self) -> bool:
        """True where the body puts no blank line behind most statements of several lines."""
        return self._habits.is_crowded(self._gap.body)

    def _found(self, short: bool) -> bool:
        found = [
            (blank, lower.end_byte)
            for upper, lower, blank in self._habits.neighbours(self._gap.body)
            if (is_short(upper) and is_short(lower)) is short
        ]
        near = self._block_start
        habits = [blank for blank, end in found if near < end <= self._gap.ends] or [
            blank for blank, _ in found
        ]
        if not habits:
            return not short
        return sum(habits) * 2 > len(habits)

    @cached_property
    def _block_start(self) -> int:
        """Where the block of constants begins that ends above the gap."""
        start = self._gap.ends
        at = self._gap.above
        while at is not None and (is_constant(at, self._habits.syntax) or at.type in COMMENTS):
            start = at.start_byte
            at = at.prev_sibling
        return start
