"""What making one instance, or parsing one constant text, allocates in V8."""

from allocscan.knowledge.costs import (
    ARRAY_HEADER,
    ENGINES,
    HEAP_NUMBER,
    MAX_IN_OBJECT,
    OBJECT_HEADER,
    dictionary_bytes,
    grown_dictionary_bytes,
    object_bytes,
    store_bytes,
)
from allocscan.knowledge.instances import Made
from allocscan.sites.cost_values import Cost
from allocscan.sites.made.conditions import Parsed, parsed
from allocscan.sites.made.found import making
from allocscan.sites.made.parts import containers
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.typed import Final

_SMALL: Final = range(-(2**31), 2**31)


def making_cost(call: Node, syntax: Syntax, engine: str) -> Cost:
    """The cost of `call`, which `making` knows: the same in optimised code, where V8 calls the
    constructor all the same. `entries` and `leaves` are those of a text that is parsed."""
    found = making(call, syntax)
    assert found is not None, "it is a site"
    if found.row.made is not Made.PARSED:
        size = found.row.bytes
        return Cost(size, size, 0, 0, 1, can_vanish=False, engine=engine)
    held = [value for _, _, value in containers(parsed(found, syntax))]
    size = sum(_bytes(value, ENGINES[engine]) for value in held)
    leaves = sum(len(value) for value in held if isinstance(value, dict | list)) - len(held) + 1
    return Cost(size, size, leaves, leaves, len(held), can_vanish=False, engine=engine)


def _bytes(value: Parsed, major: int) -> int:
    """One object or array as the parser makes it: at its size, each number boxed before it is put
    into an array. Keys that are indices are counted as names."""
    if isinstance(value, list):
        boxed = sum(_is_boxed(one) for one in value)
        store = store_bytes(len(value)) if value else 0
        # From Node 24 on numbers alone are put down bare at once (measured, 24.21.0).
        bare = major >= 24 and all(isinstance(one, int | float) for one in value)
        return ARRAY_HEADER + store + (0 if bare else HEAP_NUMBER * boxed)
    if not isinstance(value, dict):
        return 0
    boxed = HEAP_NUMBER * sum(_is_boxed(one) for one in value.values())
    if len(value) > MAX_IN_OBJECT:
        tables = dictionary_bytes if major >= 22 else grown_dictionary_bytes
        return OBJECT_HEADER + tables(len(value), major) + boxed
    return object_bytes(len(value), major) + boxed


def _is_boxed(value: Parsed) -> bool:
    """True for a number that is no small integer; a range is asked for integers only, since it
    looks for a float among all it holds."""
    return isinstance(value, float) or (isinstance(value, int) and value not in _SMALL)
