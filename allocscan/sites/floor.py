"""What is too cheap to look at."""

from allocscan.records import dataclass
from allocscan.typed import Final

FEWEST_LEAVES: Final = 3
"""Smaller literals are no site under any setting: people hoist them for their identity, never
for what they cost (hoisting-habits, "Size")."""

ERROR_BYTES: Final = 4096
HELD_ERROR_BYTES: Final = 1024
"""From so many bytes on a site is large whatever becomes of it; from so many it is where it lives
across an `await` or `yield` (v8-cost section 6)."""


@dataclass(frozen=True, slots=True)
class Floor:
    """What is too cheap to look at: it is dropped before names are resolved. `min_bytes` is
    unoptimised bytes of one evaluation; beside them it takes `min_entries` copied entries or
    `min_leaves` leaves, or `large` bytes. Flat arrays of constants are judged by `min_shared`
    entries instead (None: never looked at), Sets and Maps by `min_elements` elements or pairs.
    What is handed to code out of sight is left below `given_away` bytes."""

    min_bytes: int
    min_entries: int
    min_shared: int | None
    min_elements: int = 0
    min_leaves: int = 0
    large: int = 0
    given_away: int = 0
