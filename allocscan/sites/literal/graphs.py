"""Which literals of a literal are copied together from one boilerplate, and what that copies."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from allocscan.knowledge.costs import FRESH_PROTOTYPE, HEAP_NUMBER, MAX_DEPTH, MAX_SLOTS, MEMENTO
from allocscan.sites.literal.representations import (
    Field,
    Representations,
    field_of,
    first_path,
    has_fields,
)
from allocscan.sites.literal.shape import AT_RUN_TIME, Entry, Key, Shape, simple
from allocscan.sites.literal.sizes import Size, size_of
from allocscan.sites.literal.values import NUMBERS, ValueKind
from allocscan.sites.values import SiteKind


@dataclass(slots=True)
class Graph:
    """One boilerplate: a literal and the nested literals that are all compile-time values.

    `bytes` are without mementos and without `beside`, what its values allocate themselves.
    `boxed_elsewhere`: doubles in fields that hold other things in other objects.
    `wasted`: copied and thrown away again at the first slow object (Node 24); None without one.
    """

    root: Shape
    bytes: int = 0
    mementos: int = 0
    slots: int = 0
    beside: int = 0
    beside_optimized: int = 0
    boxed_elsewhere: int = 0
    wasted: int | None = None
    slow: bool = False
    deep: bool = False
    grows: bool = False

    @property
    def inlinable(self) -> bool:
        """May optimised code make it without a call of the runtime? (TryAllocateFastLiteral)"""
        return not self.slow and not self.deep and self.slots <= MAX_SLOTS

    @property
    def empty(self) -> bool:
        """A bare `{}`, which is made without a boilerplate."""
        return self.root.kind is SiteKind.OBJECT and not self.root.entries

    @property
    def shallow(self) -> bool:
        """An array with no literal directly in it."""
        return self.root.kind is SiteKind.ARRAY and all(
            entry.child is None for entry in self.root.entries
        )

    def enter(self, size: Size, depth: int) -> None:
        """Add one object or array, `depth` levels down (1 for the root)."""
        if size.slow and self.wasted is None:
            self.wasted = self.bytes + MEMENTO * self.mementos + HEAP_NUMBER * self.boxed_elsewhere
        self.bytes += size.bytes
        self.mementos += size.memento
        self.slots += size.slots
        self.beside += size.iteration
        self.slow |= size.slow
        self.deep |= depth > MAX_DEPTH
        self.grows |= size.grows


@dataclass(slots=True)
class _Frame:
    """A literal half read. `path` leads to its last named key; None without fields."""

    graph: Graph
    depth: int
    entries: Iterator[Entry]
    path: int | None
    copied: bool = True


def graphs_of(shapes: Sequence[Shape], known: Representations, major: int) -> tuple[Graph, ...]:
    """The boilerplates of the literal that `shapes` describe, the root's first.

    Literals are visited as the engine copies them: in source order, outer before inner.
    """
    whole = simple(shapes)

    def opened(shape: Shape, graph: Graph, depth: int) -> _Frame:
        graph.enter(size_of(shape, shapes, known, major), depth)
        path = first_path(shape.named) if has_fields(shape) else None
        return _Frame(graph, depth, iter(shape.entries), path)

    graphs = [Graph(shapes[0])]
    frames = [opened(shapes[0], graphs[0], 1)]
    while frames:
        frame = frames[-1]
        entry = next(frame.entries, None)
        if entry is None:
            frames.pop()
            continue
        _account(entry, frame, known)
        if entry.child is None:
            continue
        inside = frame.copied and whole[entry.child] and not entry.separate
        if inside and entry.key is not Key.PROTOTYPE:
            frames.append(opened(shapes[entry.child], frame.graph, frame.depth + 1))
        else:
            graphs.append(Graph(shapes[entry.child]))
            frames.append(opened(shapes[entry.child], graphs[-1], 1))
    return tuple(graphs)


def _account(entry: Entry, frame: _Frame, known: Representations) -> None:
    graph, kind = frame.graph, entry.value.kind
    graph.beside += entry.value.bytes
    graph.beside_optimized += entry.value.optimized_bytes
    if entry.key in AT_RUN_TIME:
        frame.copied = False
    elif entry.key is Key.PROTOTYPE and entry.child is not None:
        graph.beside += FRESH_PROTOTYPE
        graph.beside_optimized += FRESH_PROTOTYPE
    elif entry.key is Key.NAMED and frame.path is not None:
        frame.path = known.step(frame.path, entry.name)
        field = field_of(entry.value) if frame.path is None else known.field(frame.path)
        if field is Field.DOUBLE and (kind in NUMBERS or kind is ValueKind.COMPUTED_DOUBLE):
            graph.bytes += HEAP_NUMBER
        elif field is Field.TAGGED and kind is ValueKind.DOUBLE:
            graph.boxed_elsewhere += 1
