"""One boilerplate: what is copied together, and what that copies."""

from allocscan.knowledge.costs import (
    HEAP_NUMBER,
    MAX_DEPTH,
    MAX_SLOTS,
    MEMENTO,
    STORE_WRITES,
    store_bytes,
)
from allocscan.records import dataclass
from allocscan.sites.kinds import SiteKind
from allocscan.sites.literal.shape import Shape
from allocscan.sites.literal.sizes import Size


@dataclass(slots=True)
class Graph:
    """One boilerplate: a literal and the nested literals that are all compile-time values.

    `bytes` are without mementos and without `beside`, what its values allocate themselves; `late`
    of them are not copied but made afterwards.
    `boxed_elsewhere`: doubles in fields that hold other things in other objects.
    `wasted`: copied and thrown away again at the first slow object (Node 24); None without one.
    `parts` are allocated one by one, with `writes` that fill them; `outer` are the bytes of the
    root alone, without its store; `bare_stores` those of the stores of doubles; `staying` those
    of values that stay though nobody uses them.
    `replaced`: made for nothing, because its key stands again further on.
    """

    root: Shape
    bytes: int = 0
    late: int = 0
    mementos: int = 0
    slots: int = 0
    beside: int = 0
    beside_optimized: int = 0
    boxed_elsewhere: int = 0
    wasted: int | None = None
    slow: bool = False
    depth: int = 0
    grows: bool = False
    replaced: bool = False
    parts: int = 0
    writes: int = 0
    outer: int = 0
    staying: int = 0
    bare_stores: int = 0

    @property
    def inlinable(self) -> bool:
        """May optimised code make it without a call of the runtime? (TryAllocateFastLiteral)"""
        return not self.slow and not self.deep and self.slots <= MAX_SLOTS

    @property
    def deep(self) -> bool:
        """Nested deeper than optimised code goes."""
        return self.depth > MAX_DEPTH

    @property
    def empty(self) -> bool:
        """A bare `{}`, which is made without a boilerplate."""
        return self.root.kind is SiteKind.OBJECT and not self.root.entries

    @property
    def shallow(self) -> bool:
        """With no literal directly in its root."""
        return all(entry.child is None or entry.separate for entry in self.root.entries)

    def enter(self, size: Size, depth: int) -> None:
        """Add one object or array, `depth` levels down (1 for the root)."""
        if size.slow and self.wasted is None:
            copied = self.bytes - self.late
            self.wasted = copied + MEMENTO * self.mementos + HEAP_NUMBER * self.boxed_elsewhere
        self.bytes += size.bytes
        self.late += size.late
        self.mementos += size.memento
        self.parts += 1 if size.store is None else 2
        self.writes += 0 if size.store is None else STORE_WRITES + size.store
        self.slots += size.slots
        if size.store is not None and not size.slots:
            self.bare_stores += store_bytes(size.store)
        self.beside += size.iteration
        self.slow |= size.slow
        self.depth = max(self.depth, depth)
        self.grows |= size.grows
