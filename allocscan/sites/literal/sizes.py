"""The size of one object or array of a literal, without what is nested in it."""

from collections.abc import Sequence

from allocscan.knowledge.costs import (
    ACCESSOR_PAIR,
    ARRAY_HEADER,
    HEAP_NUMBER,
    ITERATION,
    ITERATION_STEP,
    MAX_FAST_PROPERTIES,
    MAX_IN_OBJECT,
    OBJECT_HEADER,
    SPARE_SLOTS,
    dictionary_bytes,
    extended_clone_bytes,
    grown_capacity,
    growth_bytes,
    object_bytes,
    private_map_bytes,
    store_bytes,
)
from allocscan.knowledge.index_stores import index_store
from allocscan.records import dataclass
from allocscan.sites.kinds import SiteKind
from allocscan.sites.literal.representations import Representations, fields_in, has_fields
from allocscan.sites.literal.shape import AT_RUN_TIME, SLOTTED, Entry, Key, Shape
from allocscan.sites.literal.values import COMPILE_TIME, DOUBLES, NUMBERS, ValueKind


@dataclass(frozen=True, slots=True)
class Size:
    """`bytes` of the object and its stores; `slots` are what optimised code would initialise.

    `slow`: only the runtime can make it. `grows`: it is finished by run-time work, so that it
    never vanishes. `memento`: False where it is a clone and not a copy of a boilerplate.
    `store`: the slots of a store of its own.
    `iteration`: garbage of spreading into it that optimised code does not make. `late`: of the
    bytes, those that are made after all is copied.
    """

    bytes: int
    slots: int
    slow: bool = False
    grows: bool = False
    memento: bool = True
    iteration: int = 0
    late: int = 0
    store: int | None = None


def size_of(shape: Shape, shapes: Sequence[Shape], known: Representations, major: int) -> Size:
    """What Node `major` allocates for `shape` itself."""
    spreads = _spreads(shape, shapes, known)
    if shape.kind is SiteKind.ARRAY:
        return _appended(shape, shapes, spreads) if spreads else _array(shape.entries)
    return _object(shape, spreads, major)


def spread_size(entry: Entry, shapes: Sequence[Shape], known: Representations) -> int:
    """How many entries a spread brings; 0 when that is not in sight."""
    return known.size(entry.name) if entry.child is None else len(shapes[entry.child].entries)


def _spreads(shape: Shape, shapes: Sequence[Shape], known: Representations) -> list[int]:
    """What each spread brings. In an object, a name that is spread again brings nothing new."""
    brought: list[int] = []
    seen: set[bytes] = set()
    for entry in shape.entries:
        if entry.key is Key.SPREAD:
            again = shape.kind is SiteKind.OBJECT and entry.name in seen
            brought.append(0 if again else spread_size(entry, shapes, known))
            seen.update([entry.name] if entry.name else [])
    return brought


# ------------------------------------------------------------------ arrays


def shared(elements: Sequence[Entry]) -> bool:
    """True when V8 copies no elements: all are compile-time values (but not only numbers with a
    double among them), or there are none. The store is copy-on-write (ast.cc, is_simple)."""
    kinds = {entry.value.kind for entry in elements if entry.key is not Key.HOLE}
    return kinds <= COMPILE_TIME and not (ValueKind.DOUBLE in kinds and kinds <= NUMBERS)


def boxed(elements: Sequence[Entry]) -> int:
    """How many numbers come in boxes out of an array literal of `elements`: all of them where it
    holds numbers alone and one is a double, because its store keeps them bare."""
    filled = [entry.value.kind for entry in elements if entry.key is not Key.HOLE]
    return len(filled) if set(filled) <= NUMBERS and ValueKind.DOUBLE in filled else 0


def _array(elements: Sequence[Entry]) -> Size:
    if shared(elements):
        return Size(ARRAY_HEADER, 0)
    length = len(elements)
    doubles = all(entry.value.kind in COMPILE_TIME for entry in elements)
    size = ARRAY_HEADER + store_bytes(length)
    return Size(size, 0 if doubles else length, store=length)


def _appended(shape: Shape, shapes: Sequence[Shape], spreads: Sequence[int]) -> Size:
    """An array with spreads: what stands before the first is copied, the rest is appended.

    A leading spread is a clone, copy-on-write where what it clones is; every other one is
    iterated. Measured.
    """
    first = next(i for i, entry in enumerate(shape.entries) if entry.key is Key.SPREAD)
    head = _array(shape.entries[:first])
    capacity = first or spreads[0]
    iterated = spreads[0 if first else 1 :]
    length = len(shape.entries) - len(spreads) + sum(spreads)
    total = head.bytes
    leading = shape.entries[0].child if not first else None
    if leading is not None and not shared(shapes[leading].entries):
        total += store_bytes(spreads[0])
    if first and length > first and shared(shape.entries[:first]):
        total += store_bytes(first)
    while length > capacity:
        capacity = grown_capacity(capacity)
        total += store_bytes(capacity)
    iteration = sum(ITERATION + ITERATION_STEP * (size + 1) for size in iterated)
    return Size(total, head.slots, grows=True, memento=first > 0, iteration=iteration)


# ------------------------------------------------------------------ objects


def _object(shape: Shape, spreads: Sequence[int], major: int) -> Size:
    keys = [entry.key for entry in shape.entries]
    store, store_slots = index_store([e.index for e in shape.entries if e.key is Key.INDEX])
    if keys and keys[0] is Key.SPREAD:
        total = _cloned(shape, spreads, major)
        return Size(total + store, 0, grows=True, memento=False)
    if keys and keys[0] is Key.COMPUTED:
        added = shape.named - len(spreads) + sum(spreads)
        total = object_bytes(0, major) + growth_bytes(added - SPARE_SLOTS)
        return Size(total + store, 0, grows=True)
    null_prototype = Key.NULL_PROTOTYPE in keys
    if null_prototype:
        total, slots = OBJECT_HEADER + dictionary_bytes(shape.named, major), 0
    else:
        total = object_bytes(shape.named, major)
        slots = shape.named if shape.named <= MAX_IN_OBJECT else 0
    slow = null_prototype or shape.named > MAX_IN_OBJECT or store_slots is None
    late = _finished_at_run_time(shape, spreads, major)
    grows = any(key in AT_RUN_TIME or key is Key.ACCESSOR for key in keys)
    total += store + late
    return Size(
        total, slots + (store_slots or 0), slow, grows, late=late, store=store_slots or None
    )


def _cloned(shape: Shape, spreads: Sequence[int], major: int) -> int:
    """`{...C}` and what follows it."""
    added = shape.named - len(spreads) + sum(spreads[1:])
    if added == 0:
        return object_bytes(spreads[0], major)
    return extended_clone_bytes(spreads[0], added, major)


def _finished_at_run_time(shape: Shape, spreads: Sequence[int], major: int) -> int:
    """What spreads, computed keys and accessors after a first plain key allocate beside."""
    total = growth_bytes(sum(spreads) - len(spreads))
    if MAX_IN_OBJECT < shape.named <= MAX_FAST_PROPERTIES:
        slotted = [entry.key for entry in shape.entries if entry.key in SLOTTED]
        places = [place for place, key in enumerate(slotted, start=1) if key in AT_RUN_TIME]
        total += sum(private_map_bytes(place) for place in places)
    kept = (entry for entry in shape.entries if not entry.replaced)
    accessors = {entry.name for entry in kept if entry.key is Key.ACCESSOR}
    total += ACCESSOR_PAIR * len(accessors) if major >= 22 else 0
    return total + (_turned_slow(shape, major) if accessors else 0)


def _turned_slow(shape: Shape, major: int) -> int:
    """The dictionary that accessors make of an object that is none, every double of a field in a
    box of its own."""
    slow = any(entry.key is Key.NULL_PROTOTYPE for entry in shape.entries)
    if slow or shape.named > MAX_FAST_PROPERTIES:
        return 0
    last = (values[-1].kind for values in fields_in(shape).values() if has_fields(shape))
    boxed = sum(kind in DOUBLES - {ValueKind.INT32} for kind in last)
    names = {entry.name for entry in shape.entries if entry.key in SLOTTED}
    return dictionary_bytes(len(names) + 2, major) + HEAP_NUMBER * boxed
