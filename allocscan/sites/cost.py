"""What one evaluation of a literal allocates in V8.

A closed formula over the syntax tree, exact on measured engines for literals of constants.
Estimates: spreads of several constants, computed keys past 127 properties, accessors under
computed or index keys, classes with fields, `__proto__` with a literal, sums of strings with what
is not known. Not counted: what calls inside the literal allocate, the names made for functions
under computed keys, and the contexts that closures keep.
"""

from collections.abc import Iterator, Sequence

from allocscan.knowledge.costs import (
    ENGINES,
    HEAP_NUMBER,
    MEMENTO,
)
from allocscan.sites.cliffs import cliffs_of
from allocscan.sites.cost_values import Cost
from allocscan.sites.kinds import SiteKind
from allocscan.sites.literal.graph import Graph
from allocscan.sites.literal.graphs import graphs_of
from allocscan.sites.literal.reading import shapes_of
from allocscan.sites.literal.removal import can_be_removed, left
from allocscan.sites.literal.representations import (
    Representations,
    file_representations,
    may_have_doubles,
)
from allocscan.sites.literal.shape import Key, Shape
from allocscan.sites.literal.sizes import shared, spread_size
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax

__all__ = ["Representations", "cost", "file_representations", "may_have_doubles"]


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
    optimized = [_optimized(graph, major) for graph in graphs]
    remaining = sum(left(graph, size, major) for graph, size in zip(graphs, optimized, strict=True))
    cliffs = cliffs_of(shapes, graphs, reps)
    return Cost(
        bytes=sum(_unoptimized(graph, major) for graph in graphs),
        optimized_bytes=sum(optimized),
        remaining_bytes=remaining,
        entries=sum(_copied(shape, shapes, reps) for shape in shapes),
        leaves=sum(_leaves(shape, shapes, reps) for shape in shapes),
        objects=len(shapes),
        can_vanish=remaining == 0,
        copies_elements=any(
            shape.kind is SiteKind.ARRAY and not shared(shape.entries) for shape in shapes
        ),
        cliffs=tuple(cliffs),
        counts=tuple(cliffs.values()),
        engine=engine,
    )


def _unoptimized(graph: Graph, major: int) -> int:
    if graph.empty:
        return graph.bytes
    abandoned = graph.wasted if major >= 24 else None
    total = graph.bytes + MEMENTO * graph.mementos + graph.beside + (abandoned or 0)
    # What copies without the runtime boxes every double anew: before Node 24 flat objects only.
    anew = abandoned is None and (major >= 24 or graph.shallow)
    return total + (HEAP_NUMBER * graph.boxed_elsewhere if anew else 0)


def _optimized(graph: Graph, major: int) -> int:
    if graph.replaced and can_be_removed(graph):
        return graph.staying
    total = graph.bytes + graph.beside_optimized
    if graph.empty or graph.inlinable:
        return total
    abandoned = graph.wasted if major >= 24 else None
    if major >= 24:
        total += HEAP_NUMBER * graph.boxed_elsewhere if abandoned is None else abandoned
    # Optimised code asks the runtime for arrays without mementos (bytecode-graph-builder.cc).
    nested_array = graph.root.kind is SiteKind.ARRAY and not graph.shallow
    if nested_array and (major < 24 or abandoned is not None):
        return total
    return total + MEMENTO * graph.mementos


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
