"""What V8 allocates for a literal: sizes, limits and formulas, each with its source.

64-bit V8 as Node ships it (no pointer compression). A source is V8's own name for the number,
or the measurement that gave it: Node 20.20.2 (V8 11.3) unless another is named. Sizes are bytes.
"""

from collections.abc import Mapping

from allocscan.typed import Final


class Amount(int):
    """A number that knows where it comes from."""

    source: str

    def __new__(cls, amount: int, source: str) -> "Amount":
        made = super().__new__(cls, amount)
        made.source = source
        return made


ENGINES: Final[Mapping[str, int]] = {"node18": 18, "node20": 20, "node22": 22, "node24": 24}
"""The engines that the model is measured on, and their major versions."""

# ------------------------------------------------------------------ sizes

SLOT: Final = Amount(8, "kTaggedSize without V8_COMPRESS_POINTERS")
OBJECT_HEADER: Final = Amount(24, "JSObject::kHeaderSize: map, properties, elements")
ARRAY_HEADER: Final = Amount(32, "JSArray::kHeaderSize: an object's and the length")
STORE_HEADER: Final = Amount(16, "FixedArray::kHeaderSize: map, length")
HEAP_NUMBER: Final = Amount(16, "HeapNumber::kSize: the box of a double in a field")
MEMENTO: Final = Amount(16, "AllocationMemento::kSize: behind each literal object until optimised")
SPARE_SLOTS: Final = Amount(4, "kInitialGlobalObjectUnusedPropertiesCount: the slots of `{}`")
GROWTH: Final = Amount(3, "JSObject::kFieldsAdded: a property array grows by three slots")
ARROW: Final = Amount(56, "JSFunction without prototype slot: arrows, methods, async functions")
FUNCTION: Final = Amount(64, "JSFunction with prototype slot: `function`, generators")
REGEXP: Final = Amount(56, "JSRegExp::kHeaderSize + kInObjectFieldCount; the code is cached")
NAMED_LATE: Final = Amount(8, "measured: a function under a computed key, its name a field")
CLASS: Final = Amount(304, "measured: `class {}`")
CLASS_22: Final = Amount(520, "measured on Node 22.23.3 and 24.21.0: `class {}`")
CLASS_METHOD: Final = Amount(88, "measured: each method of a class, static or not")
CLASS_ACCESSOR: Final = Amount(80, "measured: each getter or setter of a class")
CLASS_FIELDS: Final = Amount(248, "measured: a class with fields, however many")
CLASS_FIELDS_22: Final = Amount(328, "measured on Node 22.23.3; 320 on 24.21.0")
ACCESSOR_PAIR: Final = Amount(24, "AccessorPair::kSize: young from Node 22.23.3 on, measured")
SHORT_STRING: Final = Amount(24, "SeqOneByteString of up to 8: `'a' + 'b'`, measured")
CONS_STRING: Final = Amount(32, "ConsString::kSize: a sum of 13 characters or more")
NEGATED_BIGINT: Final = Amount(24, "BigInt::SizeFor(1): `-1n` is computed each time, measured")
FRESH_PROTOTYPE: Final[Mapping[int, Amount]] = {
    18: Amount(200, "measured on Node 18.20.8: `{__proto__: {z: 1}}` makes a prototype map"),
    20: Amount(208, "measured"),
    22: Amount(352, "measured on Node 22.23.3"),
    24: Amount(424, "measured on Node 24.21.0"),
}
TYPED_ARRAY: Final[Mapping[int, Amount]] = {
    18: Amount(208, "measured on Node 18.20.8: a Uint8Array of 65 with its buffer, not its array"),
    20: Amount(216, "measured"),
    22: Amount(216, "measured on Node 22.23.3"),
    24: Amount(232, "measured on Node 24.21.0"),
}
ON_HEAP: Final = Amount(16, "measured: what a typed array has beside its elements on the heap")
COLLECTION_HEADER: Final = Amount(32, "JSSet, JSMap: an object's header and the table")
TABLE_PREFIX: Final = Amount(3, "OrderedHashTable: element, deleted element and bucket counts")
ITERATION: Final = Amount(48, "measured: `[1, ...A]`, the iterator and its bookkeeping")
ITERATION_STEP: Final = Amount(40, "JSIteratorResult::kSize, for each element and the end")

# ------------------------------------------------------------------ limits

MAX_ON_HEAP: Final = Amount(64, "JSTypedArray::kMaxSizeInHeap: more bytes are off the heap")
MAX_IN_OBJECT: Final = Amount(127, "kMapCacheSize - 1: more named properties go out of the object")
MAX_FAST_PROPERTIES: Final = Amount(1020, "kMaxNumberOfDescriptors: more make a dictionary")
MAX_DEPTH: Final = Amount(3, "kMaxFastLiteralDepth, js-create-lowering.cc TryAllocateFastLiteral")
MAX_SLOTS: Final = Amount(252, "kMaxFastLiteralProperties = kMaxInObjectProperties")
MAX_TRACKED: Final = Amount(
    100, "EscapeAnalysis: kMaxTrackedObjects; measured, all of a literal of more parts stays"
)
MAX_WRITES: Final = Amount(
    74, "measured on Node 22.23.3 and 24.21.0: of a graph of more writes what is nested stays"
)
OBJECT_WRITES: Final = Amount(3, "JSObject: map, properties, elements")
ARRAY_WRITES: Final = Amount(4, "JSArray: an object's and the length")
STORE_WRITES: Final = Amount(2, "FixedArray: map, length")
BOX_WRITES: Final = Amount(2, "HeapNumber: map, value")
CONS_LENGTH: Final = Amount(13, "ConsString::kMinLength: shorter sums are flat")
QUADRATIC_FROM: Final = Amount(
    16, "measured: from 16 keys a list that grows three at a time costs over twice its size"
)
DICTIONARY_PREFIX: Final = Amount(6, "NameDictionary: HashTable prefix, from Node 20 (flags)")
DICTIONARY_PREFIX_18: Final = Amount(5, "NameDictionary: HashTable prefix, measured on 18.20.8")
NUMBER_DICTIONARY_PREFIX: Final = Amount(4, "NumberDictionary: HashTable prefix")
DICTIONARY_MINIMUM: Final = Amount(4, "HashTable::kMinCapacity")
DICTIONARY_ENTRY: Final = Amount(3, "NameDictionary::kEntrySize: key, value, details")
SMALL_INDEX: Final = Amount(32, "measured: index keys up to it always make a fast store")
TABLE_LOAD: Final = Amount(2, "OrderedHashTable::kLoadFactor: rows per bucket")
TABLE_MINIMUM: Final = Amount(4, "OrderedHashTable::kInitialCapacity; all the room is used")
SET_MINIMUM_22: Final = Amount(8, "measured on Node 22.23.3 and 24.21.0: the first table of a Set")
SET_ROW: Final = Amount(2, "OrderedHashSet: element, chain")
MAP_ROW: Final = Amount(3, "OrderedHashMap: key, value, chain")
STORE_HEADROOM: Final = Amount(16, "JSObject::NewElementsCapacity: n + n/2 + 16")
MAX_GAP: Final = Amount(1024, "JSObject::kMaxGap: a jump in index keys that ends the fast store")
MAX_UNCHECKED: Final = Amount(500, "JSObject::kMaxUncheckedOldFastElementsLength")
PREFER_FAST: Final = Amount(3, "NumberDictionary::kPreferFastElementsSizeFactor")
TURN_FAST: Final = Amount(2, "ShouldConvertToFastElements: a dictionary this dense turns fast")


def dictionary_capacity(entries: int) -> int:
    """The rows of a hash table made for `entries` (HashTable::ComputeCapacity)."""
    wanted = entries + entries // 2
    return max(int(DICTIONARY_MINIMUM), 1 << max(0, wanted - 1).bit_length())


def dictionary_bytes(entries: int, major: int) -> int:
    """A NameDictionary for `entries` properties."""
    prefix = DICTIONARY_PREFIX_18 if major < 20 else DICTIONARY_PREFIX
    return STORE_HEADER + SLOT * (prefix + DICTIONARY_ENTRY * dictionary_capacity(entries))


def grown_dictionary_bytes(entries: int, major: int) -> int:
    """All the NameDictionaries made while `entries` properties are added one by one: each has
    twice the rows of the last. Measured, exact: `JSON.parse` before Node 22.
    """
    total, reached = 0, int(DICTIONARY_MINIMUM)
    while reached < dictionary_capacity(entries):
        total += dictionary_bytes(reached * 2 // 3, major)
        reached *= 2
    return total + dictionary_bytes(entries, major)


def hash_tables_bytes(rows: int, width: int, first: int) -> int:
    """All the ordered hash tables made while `rows` rows of `width` slots are added one by one.

    The first has room for `first` rows, each that follows for twice as many: the smaller ones are
    garbage. Measured, exact up to 1,000 rows.
    """
    total, capacity = 0, first
    while True:
        total += store_bytes(TABLE_PREFIX + capacity // TABLE_LOAD + width * capacity)
        if capacity >= rows:
            return total
        capacity *= 2


def store_bytes(slots: int) -> int:
    """An elements store that holds `slots` values, tagged or double."""
    return STORE_HEADER + SLOT * slots


def object_bytes(named: int, major: int) -> int:
    """An object made from a boilerplate with `named` named properties; boxed doubles beside."""
    if named == 0:
        return OBJECT_HEADER + SLOT * SPARE_SLOTS
    if named <= MAX_IN_OBJECT:
        return OBJECT_HEADER + SLOT * named
    if named <= MAX_FAST_PROPERTIES:
        return OBJECT_HEADER + store_bytes(named)
    return OBJECT_HEADER + dictionary_bytes(named, major)


def grown_capacity(index: int) -> int:
    """The slots of a fast store that grows to hold `index` (JSObject::NewElementsCapacity)."""
    return index + 1 + (index + 1 >> 1) + STORE_HEADROOM


def growth_bytes(properties: int) -> int:
    """All the property arrays made while `properties` are added one by one past the object's own.

    Each is three slots longer than the last: quadratic. Measured up to 300 properties.
    """
    arrays = -(-max(0, properties) // GROWTH)
    return STORE_HEADER * arrays + SLOT * GROWTH * arrays * (arrays + 1) // 2


def private_map_bytes(properties: int) -> int:
    """A property added to an object of `properties` >= 128: its own map and descriptors, copied.

    Measured, +-1 %: `{…127 keys…, [k]: 1}`.
    """
    return 32 * properties + 48


def extended_clone_bytes(cloned: int, added: int, major: int) -> int:
    """`{...C, a: 1, b: 2}` with `cloned` properties in C and `added` >= 1 after it.

    Measured, exact for up to twelve added. Node 18 and 20 copy the map and the descriptors for
    each of them; Node 22.23.3 and 24.21.0 only past 127 properties.
    """
    if major >= 22 and cloned <= MAX_IN_OBJECT:
        return object_bytes(cloned, major) + growth_bytes(added)
    first = (128 if major < 22 else 200) + 40 * cloned
    base = 136 if major >= 22 else 80 if cloned <= MAX_IN_OBJECT else 64
    later = range(2, min(added, MAX_SLOTS) + 1)
    return first + sum(base + 32 * cloned + 24 * (at + (at - 1) // 3) for at in later)
