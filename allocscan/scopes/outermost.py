"""Places that lie in no function."""

from collections.abc import Iterable

from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import FUNCTIONS
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import is_field


def outermost(syntax: Syntax, offsets: Iterable[int]) -> list[int]:
    """Those of `offsets` that are in the body of no function, in the same order."""
    return [offset for offset in offsets if not _is_inside(syntax, offset)]


def _is_inside(syntax: Syntax, offset: int) -> bool:
    at: Node | None = syntax.root.descendant_for_byte_range(offset, offset + 1)
    while at is not None:
        above = syntax.parent(at)
        if above is not None and above.type in FUNCTIONS and is_field(above, "body", at):
            return True
        at = above
    return False
