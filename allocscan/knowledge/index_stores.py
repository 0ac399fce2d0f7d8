"""The elements store of an object literal with index keys, as V8 grows it."""

from collections.abc import Sequence

from allocscan.knowledge.costs import (
    DICTIONARY_ENTRY,
    DICTIONARY_MINIMUM,
    MAX_GAP,
    MAX_UNCHECKED,
    NUMBER_DICTIONARY_PREFIX,
    PREFER_FAST,
    SMALL_INDEX,
    TURN_FAST,
    dictionary_capacity,
    grown_capacity,
    store_bytes,
)


def index_store(indices: Sequence[int]) -> tuple[int, int | None]:
    """Bytes of the elements store of an object literal with these index keys, in source order,
    and its slots; None for the slots when it ends as a dictionary.

    Follows JSObject::AddDataElement, ShouldConvertToSlowElements and …FastElements.
    """
    if not indices:
        return 0, 0
    distinct = list(dict.fromkeys(indices))
    fast = max(indices) <= SMALL_INDEX or 2 * len(indices) >= max(indices)
    capacity: int | None = 0 if fast else None
    rows, highest = int(DICTIONARY_MINIMUM), 0
    for used, index in enumerate(distinct, start=1):
        highest = max(highest, index)
        if capacity is None:
            wanted = max(index + 1, highest + 1) if used > 1 else index + 1
            if TURN_FAST * rows * DICTIONARY_ENTRY >= wanted:
                capacity = wanted
            elif used + used // 2 > rows:
                rows = dictionary_capacity(used)
        elif index >= capacity:
            capacity = _widened(capacity, index, used)
            rows = dictionary_capacity(used)
    if capacity is not None:
        return store_bytes(capacity), capacity
    slots = NUMBER_DICTIONARY_PREFIX + DICTIONARY_ENTRY * rows
    return store_bytes(slots), None


def _widened(capacity: int, index: int, used: int) -> int | None:
    """The new capacity of a fast store of `capacity`, or None when it turns into a dictionary."""
    wanted = grown_capacity(index)
    if index - capacity >= MAX_GAP:
        return None
    sparse = DICTIONARY_ENTRY * dictionary_capacity(used - 1) * PREFER_FAST <= wanted
    return None if wanted > MAX_UNCHECKED and sparse else wanted
