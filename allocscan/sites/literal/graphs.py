"""Which literals of a literal are copied together from one boilerplate, and what that copies."""

from collections.abc import Iterator, Sequence

from allocscan.knowledge.costs import (
    ARRAY_HEADER,
    ARRAY_WRITES,
    ARROW,
    BOX_WRITES,
    FRESH_PROTOTYPE,
    FUNCTION,
    HEAP_NUMBER,
    NAMED_LATE,
    OBJECT_WRITES,
    object_bytes,
)
from allocscan.records import dataclass
from allocscan.sites.kinds import SiteKind
from allocscan.sites.literal.graph import Graph
from allocscan.sites.literal.representations import (
    Field,
    Representations,
    field_of,
    fields_in,
    first_path,
    has_fields,
)
from allocscan.sites.literal.shape import AT_RUN_TIME, Entry, Key, Shape, simple
from allocscan.sites.literal.sizes import size_of
from allocscan.sites.literal.values import DOUBLES, ValueKind


@dataclass(slots=True)
class _Frame:
    """A literal half read: the entries that are left, each with whether the engine copies it."""

    graph: Graph
    depth: int
    entries: Iterator[tuple[Entry, bool]]


def graphs_of(shapes: Sequence[Shape], known: Representations, major: int) -> tuple[Graph, ...]:
    """The boilerplates of the literal that `shapes` describe, the root's first.

    Literals are visited as the engine copies them: outer before inner, named properties in source
    order before indices in theirs (measured on Node 24.21.0, where it shows).
    """
    whole = simple(shapes)

    def opened(shape: Shape, graph: Graph, depth: int) -> _Frame:
        graph.enter(size_of(shape, shapes, known, major), depth)
        is_array = shape.kind is SiteKind.ARRAY
        graph.writes += ARRAY_WRITES if is_array else OBJECT_WRITES + shape.named
        if depth == 1:
            graph.outer = ARRAY_HEADER if is_array else object_bytes(shape.named, major)
        _box(shape, graph, known)
        graph.beside_optimized -= _bare(shape)
        return _Frame(graph, depth, _visited(shape))

    graphs = [Graph(shapes[0])]
    frames = [opened(shapes[0], graphs[0], 1)]
    while frames:
        frame = frames[-1]
        entry, copied = next(frame.entries, (None, False))
        if entry is None:
            frames.pop()
            continue
        graph = frame.graph
        _account(entry, graph, major)
        if entry.child is None or (entry.replaced and copied and whole[entry.child]):
            continue
        inside = copied and whole[entry.child] and not entry.separate
        if inside and entry.key is not Key.PROTOTYPE:
            frames.append(opened(shapes[entry.child], graph, frame.depth + 1))
        else:
            made_for_nothing = graph.replaced or entry.replaced
            graphs.append(Graph(shapes[entry.child], replaced=made_for_nothing))
            frames.append(opened(shapes[entry.child], graphs[-1], 1))
    return tuple(graphs)


def _visited(shape: Shape) -> Iterator[tuple[Entry, bool]]:
    """The entries in the order of copying; True for those before the first one that ends it."""
    ends = (place for place, entry in enumerate(shape.entries) if entry.key in AT_RUN_TIME)
    copied = next(ends, len(shape.entries))
    order = [(entry, place < copied) for place, entry in enumerate(shape.entries)]
    if any(entry.replaced for entry in shape.entries):  # the last value, in the first one's place
        names = list(fields_in(shape))
        first = {name: place for place, name in enumerate(names)}
        order.sort(key=lambda pair: first.get(pair[0].name, len(names)))
    order.sort(key=lambda pair: pair[0].index if pair[0].key is Key.INDEX else -1)
    return iter(order)


def _bare(shape: Shape) -> int:
    """What optimised code saves where an array of numbers alone holds calculated ones bare."""
    values = [entry.value for entry in shape.entries if entry.key is not Key.HOLE]
    if shape.kind is not SiteKind.ARRAY or any(value.kind not in DOUBLES for value in values):
        return 0
    return sum(value.optimized_bytes for value in values)


def _account(entry: Entry, graph: Graph, major: int) -> None:
    if entry.replaced and entry.key is Key.ACCESSOR:
        return  # it is never made
    graph.staying += entry.value.optimized_bytes if entry.value.stays else 0
    graph.beside += entry.value.bytes
    if entry.value.stays or not entry.replaced:
        graph.beside_optimized += entry.value.optimized_bytes
    if entry.key is Key.PROTOTYPE and entry.child is not None:
        graph.beside += FRESH_PROTOTYPE[major]
        graph.beside_optimized += FRESH_PROTOTYPE[major]
    elif entry.key is Key.COMPUTED:
        late = HEAP_NUMBER if entry.value.kind is ValueKind.DOUBLE else 0
        late += NAMED_LATE if entry.value.bytes in (ARROW, FUNCTION) else 0
        graph.beside += late
        graph.beside_optimized += late


def _box(shape: Shape, graph: Graph, known: Representations) -> None:
    """Count the doubles in the fields of `shape`: all are copied before what is nested in it."""
    if not has_fields(shape):
        return
    path: int | None = first_path(shape.named)
    for name, values in fields_in(shape).items():
        path = known.step(path, name) if path is not None else None
        field = field_of(values) if path is None else known.field(path)
        kind = values[-1].kind
        if field is Field.DOUBLE and kind in DOUBLES:
            graph.bytes += HEAP_NUMBER
            graph.parts += 1
            graph.writes += BOX_WRITES
            graph.beside_optimized -= values[-1].optimized_bytes
        elif field is Field.TAGGED and kind is ValueKind.DOUBLE:
            graph.boxed_elsewhere += 1
