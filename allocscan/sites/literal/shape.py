"""A literal and the literals in it, as a flat list of shapes: what the engine sees of the tree."""

from collections.abc import Sequence

from allocscan.enums import Enum
from allocscan.records import dataclass
from allocscan.sites.kinds import SiteKind
from allocscan.sites.literal.values import COMPILE_TIME, Value
from allocscan.typed import Final

LITERALS: Final = {"object": SiteKind.OBJECT, "array": SiteKind.ARRAY}


class Key(Enum):
    """How an entry gets its place."""

    ELEMENT = "an array element"
    HOLE = "a hole of an array"
    NAMED = "a property with a name"
    INDEX = "a property whose name is an array index"
    COMPUTED = "a computed key"
    SPREAD = "a spread"
    ACCESSOR = "a getter or setter"
    NULL_PROTOTYPE = "`__proto__: null`"
    PROTOTYPE = "`__proto__` with another value"


SLOTTED: Final = frozenset({Key.NAMED, Key.COMPUTED, Key.SPREAD, Key.ACCESSOR})
"""The keys that count as named properties."""
AT_RUN_TIME: Final = frozenset({Key.COMPUTED, Key.SPREAD})
"""The keys that end what the engine copies from its boilerplate."""


@dataclass(frozen=True, slots=True)
class Entry:
    """`name` is the key's text without quotes (of a spread: the name that is spread).

    `index` is the array index of an INDEX key; `child` the place in the list of the literal that
    is the value; `separate`: behind a call of `Object.freeze`, so that it is never part of the
    outer literal's boilerplate; `replaced`: the same key stands again further on.
    """

    key: Key
    value: Value
    name: bytes = b""
    index: int = 0
    child: int | None = None
    separate: bool = False
    replaced: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """One object or array literal; entries in source order."""

    kind: SiteKind
    entries: tuple[Entry, ...]

    @property
    def named(self) -> int:
        """Property nodes that are neither index keys nor `__proto__`; duplicates count twice."""
        return sum(entry.key in SLOTTED for entry in self.entries)


def simple(shapes: Sequence[Shape]) -> list[bool]:
    """For each shape: is it all compile-time values, so that one boilerplate can hold it?"""
    known = [False] * len(shapes)
    for place in range(len(shapes) - 1, -1, -1):
        known[place] = all(_is_simple(entry, known) for entry in shapes[place].entries)
    return known


def _is_simple(entry: Entry, known: Sequence[bool]) -> bool:
    if entry.key in (Key.COMPUTED, Key.SPREAD, Key.ACCESSOR, Key.PROTOTYPE) or entry.separate:
        return False
    return entry.value.kind in COMPILE_TIME if entry.child is None else known[entry.child]
