"""Is a literal dear enough to be looked at, by its text?"""

from allocscan.sites.collection_cost import price_of
from allocscan.sites.cost_values import Cost
from allocscan.sites.floor import FEWEST_LEAVES, Floor
from allocscan.sites.kinds import COLLECTIONS, INSTANCES, PARSED, SiteKind
from allocscan.sites.literal.shape import LITERALS
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import children_of
from allocscan.typed import Final

BOXED: Final = 2
"""So many times its price a literal costs at most, whatever shapes it shares with others."""

_BROAD: Final = 4
_BROAD_BYTES: Final = 112
"""What that many entries take at least, with their object, and twice over."""


def could_be_dear(literal: Node, kind: SiteKind, syntax: Syntax, engine: str, floor: Floor) -> bool:
    """False only for what is below the floor however the file's other literals share shapes."""
    if kind in (SiteKind.OBJECT, SiteKind.ARRAY) and _is_broad(literal, floor):
        return True
    return is_dear(price_of(kind, literal, syntax, engine), kind, floor, slack=BOXED)


def _is_broad(literal: Node, floor: Floor) -> bool:
    """True for so many entries, which are written one by one, that there is no need to count."""
    count = literal.named_child_count
    if count < floor.min_entries or floor.min_bytes > _BROAD_BYTES or count < _BROAD:
        return False
    if literal.type == "object":
        return True
    first = literal.named_child(0)
    return first is not None and first.type in LITERALS


def is_dear(price: Cost, kind: SiteKind, floor: Floor, slack: int = 1) -> bool:
    """False for what is below the floor though it cost `slack` times its price."""
    if kind in INSTANCES | PARSED:
        return True
    if price.leaves < FEWEST_LEAVES:
        return False
    if price.entries == 0:
        return floor.min_shared is not None and price.leaves >= floor.min_shared
    if price.bytes * slack < floor.min_bytes:
        return False
    if kind in COLLECTIONS:
        return price.entries >= floor.min_elements
    many = price.entries >= floor.min_entries or price.leaves >= floor.min_leaves
    return many or price.bytes * slack >= floor.large


def only_copies(literal: Node) -> bool:
    """True for `{ ...DEFAULTS }` and `[...LIST]`: nobody writes that but for an object of his own
    (luxon copies its tables so since callers changed them: hoisting-habits, "Refused")."""
    entries = children_of(literal) if literal.type in ("object", "array") else []
    return bool(entries) and all(entry.type == "spread_element" for entry in entries)
