"""What one evaluation of `new Set([…])`, `new Map([…])` or a typed array allocates in V8, and with
`price_of` what any site does, whatever its kind.

The array that it is given, whole; the collection; and its hash tables, of which all but the last
are garbage at once. Exact on measured engines for collections of constants.
"""

from collections.abc import Iterator

from allocscan.knowledge.costs import (
    COLLECTION_HEADER,
    ENGINES,
    HEAP_NUMBER,
    MAP_ROW,
    MAX_ON_HEAP,
    ON_HEAP,
    SET_MINIMUM_22,
    SET_ROW,
    SLOT,
    TABLE_MINIMUM,
    TYPED_ARRAY,
    hash_tables_bytes,
    store_bytes,
)
from allocscan.records import replace
from allocscan.regex import regex
from allocscan.sites.collected import collections_in
from allocscan.sites.cost import Representations, cost
from allocscan.sites.cost_values import Cost
from allocscan.sites.kinds import COLLECTIONS, INSTANCES, PARSED, SiteKind
from allocscan.sites.literal.reading import shapes_of
from allocscan.sites.literal.shape import Key, Shape
from allocscan.sites.literal.sizes import boxed, spread_size
from allocscan.sites.made.price import making_cost
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import children_of, unwrapped
from allocscan.typed import Final

_DIGITS: Final = regex(rb"\d+")


def price_of(
    kind: SiteKind,
    literal: Node,
    syntax: Syntax,
    engine: str,
    *,
    reps: Representations | None = None,
) -> Cost:
    """The cost of `literal`, or of the collection of that `kind` that is made of it, with the
    collections that stand in it; or of the call of an instance."""
    if kind in INSTANCES | PARSED:
        return making_cost(literal, syntax, engine)
    total = _alone(kind, literal, syntax, engine, reps)
    for array, inner in collections_in(literal, syntax):
        part = _alone(inner, array, syntax, engine, reps)
        total = replace(
            total,
            bytes=total.bytes + part.bytes,
            optimized_bytes=total.optimized_bytes + part.optimized_bytes,
            entries=total.entries + part.entries,
            leaves=total.leaves + part.leaves,
            objects=total.objects + part.objects,
            can_vanish=False,
            remaining_bytes=None,
        )
    return total


def _alone(
    kind: SiteKind, literal: Node, syntax: Syntax, engine: str, reps: Representations | None
) -> Cost:
    if kind in COLLECTIONS:
        return collection_cost(kind, literal, syntax, engine, reps=reps)
    return cost(literal, syntax, engine, reps=reps)


def collection_cost(
    kind: SiteKind,
    literal: Node,
    syntax: Syntax,
    engine: str = "node22",
    *,
    reps: Representations | None = None,
) -> Cost:
    """The cost of the Set, Map or typed array that is made of the array node `literal`.

    `entries` are its elements, or pairs: each is copied. `reps` as for `cost`.
    """
    array = cost(literal, syntax, engine, reps=reps)
    known = Representations(syntax) if reps is None else reps
    major = ENGINES[engine]
    if kind is SiteKind.TYPED_ARRAY:
        return _typed_array_cost(array, literal, syntax, major)
    shapes = shapes_of(literal, syntax, major)
    rows = _rows(kind, literal, shapes, syntax, known)
    first = SET_MINIMUM_22 if kind is SiteKind.SET and major >= 22 else TABLE_MINIMUM
    width = SET_ROW if kind is SiteKind.SET else MAP_ROW
    numbers = HEAP_NUMBER * sum(boxed(shape.entries) for shape in _read(kind, shapes))
    made = COLLECTION_HEADER + hash_tables_bytes(rows, width, first) + numbers
    return replace(
        array,
        bytes=array.bytes + made,
        optimized_bytes=array.optimized_bytes + made,
        entries=rows,
        objects=array.objects + 1,
        can_vanish=False,
        remaining_bytes=None,
        cliffs=(),
        counts=(),
    )


def _typed_array_cost(array: Cost, literal: Node, syntax: Syntax, major: int) -> Cost:
    """A short one has its elements on the heap; a list of doubles is copied before it is read."""
    made = int(TYPED_ARRAY[major]) + (store_bytes(array.leaves) if array.entries else 0)
    size = _element_size(literal, syntax) * array.leaves
    if size <= MAX_ON_HEAP:
        made += ON_HEAP + -(-size // SLOT) * SLOT
    return replace(
        array,
        bytes=array.bytes + made,
        optimized_bytes=array.optimized_bytes + made,
        entries=array.leaves,
        objects=2,
        can_vanish=False,
        remaining_bytes=None,
        cliffs=(),
        counts=(),
    )


def _element_size(literal: Node, syntax: Syntax) -> int:
    """The bytes of one element, by the name of the constructor around `literal`."""
    around = syntax.parent(literal)
    while around is not None and around.type != "new_expression":
        around = syntax.parent(around)
    made = None if around is None else around.child_by_field_name("constructor")
    bits = b"8" if made is None else b"".join(_DIGITS.findall(syntax.text(made)))
    return max(1, int(bits or b"8") // 8)


def _rows(
    kind: SiteKind, literal: Node, shapes: tuple[Shape, ...], syntax: Syntax, known: Representations
) -> int:
    """How many elements or keys it will hold; those with the same text are one."""
    alone = {_text(key, syntax) for key in _keys(kind, literal)}
    spreads = [entry for entry in shapes[0].entries if entry.key is Key.SPREAD]
    return len(alone) + sum(max(1, spread_size(entry, shapes, known)) for entry in spreads)


def _keys(kind: SiteKind, literal: Node) -> Iterator[Node]:
    for child in children_of(literal):
        element = unwrapped(child)
        if element.type == "spread_element":
            continue
        if kind is SiteKind.MAP and element.type == "array":
            yield next(iter(children_of(element)), element)
        else:
            yield element


def _text(key: Node, syntax: Syntax) -> bytes:
    text = syntax.text(key)
    return text[1:-1] if key.type == "string" else text


def _read(kind: SiteKind, shapes: tuple[Shape, ...]) -> Iterator[Shape]:
    """The arrays whose elements are read: of a Map, the pairs."""
    if kind is SiteKind.SET:
        yield shapes[0]
        return
    for entry in shapes[0].entries:
        if entry.child is not None and shapes[entry.child].kind is SiteKind.ARRAY:
            yield shapes[entry.child]
