"""What one evaluation of a literal allocates in V8.

A closed formula over the syntax tree, exact on measured engines for literals of constants;
spreads and computed keys are estimates (see `knowledge.costs`). Not counted: what calls inside
the literal allocate, and the contexts that closures keep.
"""

from collections.abc import Iterator, Sequence

from tree_sitter import Node

from allocscan.knowledge.costs import (
    ENGINES,
    HEAP_NUMBER,
    MAX_FAST_PROPERTIES,
    MAX_IN_OBJECT,
    MAX_SLOTS,
    MEMENTO,
    QUADRATIC_FROM,
)
from allocscan.sites.literal.graphs import Graph, graphs_of
from allocscan.sites.literal.representations import Representations, file_representations
from allocscan.sites.literal.shape import Key, Shape, shapes_of
from allocscan.sites.literal.sizes import shared, spread_size
from allocscan.sites.values import Cliff, Cost, SiteKind
from allocscan.syntax.parse import Syntax

__all__ = ["Representations", "cost", "file_representations"]


def cost(
    literal: Node, syntax: Syntax, engine: str = "node22", *, reps: Representations | None = None
) -> Cost:
    """The cost of the `object` or `array` node `literal`.

    `reps` is what the file's literals have in common; without it the literal is judged alone.
    Raises ValueError for an engine that is not one of `ENGINES`.
    """
    if engine not in ENGINES:
        raise ValueError(f"not an engine: {engine}; one of {', '.join(ENGINES)}")
    major = ENGINES[engine]
    shapes = shapes_of(literal, syntax, major)
    if reps is None:
        reps = Representations(syntax)
        reps.add(shapes)
    graphs = graphs_of(shapes, reps, major)
    found = set(_shape_cliffs(shapes, reps)) | set(_graph_cliffs(graphs))
    return Cost(
        bytes=sum(_unoptimized(graph, major) for graph in graphs),
        optimized_bytes=sum(_optimized(graph, major) for graph in graphs),
        entries=sum(_copied(shape, shapes, reps) for shape in shapes),
        leaves=sum(_leaves(shape, shapes, reps) for shape in shapes),
        objects=len(shapes),
        can_vanish=all(graph.inlinable and not graph.grows for graph in graphs),
        cliffs=tuple(cliff for cliff in Cliff if cliff in found),
        engine=engine,
    )


def _unoptimized(graph: Graph, major: int) -> int:
    if graph.empty:
        return graph.bytes
    return graph.bytes + MEMENTO * graph.mementos + graph.beside + _thrown_away(graph, major)


def _optimized(graph: Graph, major: int) -> int:
    total = graph.bytes + graph.beside_optimized
    if graph.empty or graph.inlinable:
        return total
    total += _thrown_away(graph, major)
    # Optimised code asks the runtime for arrays without mementos (bytecode-graph-builder.cc).
    nested_array = graph.root.kind is SiteKind.ARRAY and not graph.shallow
    if nested_array and (major < 24 or graph.wasted is not None):
        return total
    return total + MEMENTO * graph.mementos


def _thrown_away(graph: Graph, major: int) -> int:
    """From Node 24 on: doubles boxed anew, and copies abandoned at the first slow object."""
    if major < 24:
        return 0
    return HEAP_NUMBER * graph.boxed_elsewhere + (graph.wasted or 0)


# ------------------------------------------------------------------ counts


def _copied(shape: Shape, shapes: Sequence[Shape], known: Representations) -> int:
    """The entries that every evaluation writes into a fresh store."""
    spreads = any(entry.key is Key.SPREAD for entry in shape.entries)
    if shape.kind is SiteKind.ARRAY and not spreads and shared(shape.entries):
        return 0
    return sum(_weights(shape, shapes, known, leaves=False))


def _leaves(shape: Shape, shapes: Sequence[Shape], known: Representations) -> int:
    return sum(_weights(shape, shapes, known, leaves=True))


def _weights(
    shape: Shape, shapes: Sequence[Shape], known: Representations, *, leaves: bool
) -> Iterator[int]:
    """For each entry, how many it stands for: 1, or what is known of a spread's size."""
    for entry in shape.entries:
        if entry.key in (Key.HOLE, Key.NULL_PROTOTYPE) or (leaves and entry.child is not None):
            continue
        yield max(1, spread_size(entry, shapes, known)) if entry.key is Key.SPREAD else 1


# ------------------------------------------------------------------ cliffs


def _graph_cliffs(graphs: Sequence[Graph]) -> Iterator[Cliff]:
    for graph in graphs:
        if graph.slots > MAX_SLOTS:
            yield Cliff.MANY_SLOTS
        if graph.deep:
            yield Cliff.DEEP


def _shape_cliffs(shapes: Sequence[Shape], known: Representations) -> Iterator[Cliff]:
    for shape in shapes:
        if shape.kind is SiteKind.ARRAY or not shape.entries:
            continue
        if shape.named > MAX_IN_OBJECT:
            dictionary = shape.named > MAX_FAST_PROPERTIES
            yield Cliff.DICTIONARY if dictionary else Cliff.MANY_PROPERTIES
        spreads = [e for e in shape.entries if e.key is Key.SPREAD]
        brought = sum(spread_size(entry, shapes, known) for entry in spreads)
        first = shape.entries[0].key
        if first is Key.COMPUTED and shape.named - len(spreads) + brought >= QUADRATIC_FROM:
            yield Cliff.COMPUTED_FIRST_KEY
        elif spreads and first is not Key.SPREAD and brought >= QUADRATIC_FROM:
            yield Cliff.SPREAD_INTO
