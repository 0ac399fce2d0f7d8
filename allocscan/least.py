"""What is too cheap to be looked at, under given thresholds (design section 3)."""

from functools import cache

from allocscan.settings import Thresholds
from allocscan.sites.floor import Floor
from allocscan.typed import Final

COLLECTION_ELEMENTS: Final = 4
"""From so many elements, or pairs, a Set or Map is worth a word: built with three it takes 69 to
103 ns, hoisted 10 (v8-cost sections 5 and 8)."""

WARNING_BYTES: Final = 512

ROWS: Final = 2
LARGE: Final = 4
"""So many times the least bytes, small entries count too: `[["at", "ate"], …]` has as many entries
as rows, and copies every row; six regular expressions are six objects."""


@cache
def floor_for(*all_of: Thresholds) -> Floor:
    """The least a site must cost on the hottest path to be shown by any of the thresholds."""
    floors = [_floor_for(thresholds) for thresholds in all_of]
    shared = [floor.min_shared for floor in floors if floor.min_shared is not None]
    return Floor(
        min(floor.min_bytes for floor in floors),
        min(floor.min_entries for floor in floors),
        min(shared, default=None),
        min(floor.min_elements for floor in floors),
        min(floor.min_leaves for floor in floors),
        min(floor.large for floor in floors),
        min(floor.given_away for floor in floors),
    )


def _floor_for(thresholds: Thresholds) -> Floor:
    if not thresholds.called:
        return Floor(0, 0, 0)
    entries = thresholds.entries
    least = min(thresholds.called, thresholds.iterated, thresholds.hot)
    elements = halved(min(entries, COLLECTION_ELEMENTS))
    fewest, shared = halved(entries), thresholds.shared or None
    return Floor(least, fewest, shared, elements, entries, LARGE * thresholds.called, WARNING_BYTES)


def halved(entries: int) -> int:
    """Half of `entries`, rounded up."""
    return (entries + 1) // 2
