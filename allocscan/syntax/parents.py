"""Who is the parent of a node: parts of a tree are listed once many of their nodes are asked about.

The binding's own `Node.parent` searches down from the root at every call, and a table of all
parents takes more memory than the tree.
"""

from bisect import bisect_right

from allocscan.syntax.binding import Node
from allocscan.typed import Final

PART: Final = 2_000
"""Nodes. What is no larger is listed at once."""

_SINGLY: Final = 64
"""Questions about nodes of one part before it is listed: that takes as long, and memory."""

_LEVELS: Final = 64
"""Where so many nodes, each larger than a part, stand in one another, all is listed."""


class Parents:
    """Finds the parents of nodes below `root`. What is listed on the way is kept in `known`, by
    the ids of the children."""

    __slots__ = ("_asked", "_children", "_known", "_listed", "_root")

    def __init__(self, root: Node, known: dict[int, Node | None]) -> None:
        known[root.id] = None
        self._root = root
        self._known = known
        self._children: dict[int, tuple[list[Node], list[int]]] = {}
        self._asked: dict[int, int] = {}
        self._listed: set[tuple[int, bool]] = set()

    def of(self, node: Node) -> Node | None:
        """The node that `node` is a child of; None for the root."""
        known, part = self._known, self._part_of(node)
        if node.id not in known and part is not None:
            self._look_in(part, node)
        if node.id not in known:
            known[node.id] = node.parent
        return known[node.id]

    def _part_of(self, node: Node) -> Node | None:
        """A part that holds `node`, or the root where too much stands in one another; None where
        the parent was met on the way."""
        at, start, end = self._root, node.start_byte, node.end_byte
        for _ in range(_LEVELS):
            if at.descendant_count <= PART:
                return at
            children, starts = self._children_of(at)
            if node.id in self._known:
                return None
            place = bisect_right(starts, start) - 1
            while place >= 0 and children[place].end_byte < end:
                place -= 1  # what is missing is of no width
            if place < 0:
                return None
            at = children[place]
        return self._root

    def _children_of(self, node: Node) -> tuple[list[Node], list[int]]:
        found = self._children.get(node.id)
        if found is None:
            children = fresh(node).children
            self._known.update((child.id, node) for child in children)
            found = children, [child.start_byte for child in children]
            self._children[node.id] = found
        return found

    def _look_in(self, part: Node, node: Node) -> None:
        asked = self._asked[part.id] = self._asked.get(part.id, 0) + 1
        if asked > _SINGLY or not self._walk_down(part, node):
            self._list(part, named=node.is_named)

    def _walk_down(self, at: Node, node: Node) -> bool:
        """Take note of who stands between `at` and `node`; False where those are too many."""
        for _ in range(_LEVELS):
            child = at.child_with_descendant(node)
            if child is None:
                return True
            self._known[child.id] = at
            if child.id == node.id:
                return True
            at = child
        return False

    def _list(self, part: Node, *, named: bool) -> None:
        """Take note of the parents of all nodes in `part`, or of all that are `named`."""
        if (part.id, named) in self._listed:
            return
        self._listed.add((part.id, named))
        known, pending = self._known, [part]
        while pending:
            node = pending.pop()
            itself = fresh(node)
            for child in itself.named_children if named else itself.children:
                known[child.id] = node
                if child.child_count:
                    pending.append(child)


def fresh(node: Node) -> Node:
    """The same node as another value. A value keeps the children that it was asked for, and they
    keep theirs: whoever keeps `node` would keep all of them."""
    itself = node.walk().node
    assert itself is not None, "a cursor begins at its node"
    return itself
