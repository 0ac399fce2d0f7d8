"""Does a blank line part two constants? As the file's own constants have it."""

from collections.abc import Iterator
from itertools import pairwise

from tree_sitter import Node

from allocscan.fixes.gap import Gap
from allocscan.fixes.tokens import COMMENTS
from allocscan.sites.placing.head import is_constant
from allocscan.syntax.parse import Syntax


class Spacing:
    """The habit of one body, for the constants that join what stands above a gap."""

    def __init__(self, syntax: Syntax, gap: Gap) -> None:
        self._syntax = syntax
        self._gap = gap

    def parts(self, above: bool, below: bool) -> bool:
        """True when a blank line goes between two constants, of one line each or not.

        The block that the gap lies below decides, then the whole body; where neither has two
        such constants, lines stand together, and what takes several lines stands apart.
        """
        short = above and below
        found = [
            (blank, lower.end_byte)
            for upper, lower, blank in self._neighbours()
            if (_is_short(upper) and _is_short(lower)) is short
        ]
        near = self._block_start()
        habits = [blank for blank, end in found if near < end <= self._gap.ends] or [
            blank for blank, _ in found
        ]
        if not habits:
            return not short
        return sum(habits) * 2 > len(habits)

    def is_crowded(self) -> bool:
        """True where the body puts no blank line behind most statements of several lines."""
        pairs = pairwise(
            node for node in self._gap.body.named_children if node.type not in COMMENTS
        )
        apart = [self._rows_between(*pair) > 1 for pair in pairs if not _is_short(pair[0])]
        return sum(apart) * 2 < len(apart)

    def _neighbours(self) -> Iterator[tuple[Node, Node, bool]]:
        """Yield the constants that stand one below the other, and whether a blank line does."""
        for upper, lower in pairwise(self._constants()):
            if lower.prev_named_sibling is not None and self._follow(upper, lower):
                yield upper, lower, self._rows_between(upper, lower) > 1

    def _constants(self) -> list[Node]:
        return [node for node in self._gap.body.children if is_constant(node, self._syntax)]

    def _follow(self, upper: Node, lower: Node) -> bool:
        before = lower.prev_named_sibling
        while before is not None and before.type in COMMENTS:
            before = before.prev_named_sibling
        return before is not None and before.id == upper.id

    def _rows_between(self, upper: Node, lower: Node) -> int:
        """How many line ends stand between the two, those of comments not counted."""
        first = lower
        while first.prev_sibling is not None and first.prev_sibling.type in COMMENTS:
            if first.prev_sibling.start_point.row == upper.end_point.row:
                break
            first = first.prev_sibling
        return first.start_point.row - upper.end_point.row

    def _block_start(self) -> int:
        """Where the block of constants begins that ends above the gap."""
        start = self._gap.ends
        at = self._gap.above
        while at is not None and (is_constant(at, self._syntax) or at.type in COMMENTS):
            start = at.start_byte
            at = at.prev_sibling
        return start


def _is_short(node: Node) -> bool:
    return node.start_point.row == node.end_point.row
