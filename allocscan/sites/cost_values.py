"""What one evaluation costs, as a value: bytes, entries, cliffs. `sites.cost` finds it."""

from allocscan.enums import Enum
from allocscan.records import dataclass


class Cliff(Enum):
    """A measured jump in what the engine does. Sources are rows of `knowledge.costs`."""

    MANY_PROPERTIES = "128 or more properties in one object: built by the slow path"
    DICTIONARY = "more than 1,020 properties in one object: a dictionary"
    MANY_SLOTS = "more than 252 slots in the literal: copied by the runtime"
    DEEP = "nested more than three deep: copied by the runtime"
    COMPUTED_FIRST_KEY = "the first key is computed: the property list grows three at a time"
    SPREAD_INTO = "a spread after other properties: the property list grows three at a time"


@dataclass(frozen=True, slots=True)
class Cost:
    """Bytes that one evaluation allocates in 64-bit V8.

    `bytes` before optimisation, `optimized_bytes` by optimised code when the value escapes.
    `entries` counts the entries that are copied (V8 shares the elements of flat constant arrays:
    they count nothing); `leaves` all entries that are not literals themselves.
    `can_vanish`: optimised code removes all of it where every use reads it by a key in the source;
    `remaining_bytes`: what it leaves there, None where nothing is removed.
    `counts`: for each of `cliffs` the number that is past it.
    `copies_elements`: some array in it has elements of its own.
    """

    bytes: int
    optimized_bytes: int
    entries: int
    leaves: int
    objects: int
    can_vanish: bool
    cliffs: tuple[Cliff, ...] = ()
    engine: str = "node22"
    remaining_bytes: int | None = None
    copies_elements: bool = False
    counts: tuple[int, ...] = ()
