"""Walks over trees with a stack of our own: minified and generated code is deep."""

from collections.abc import Iterator

from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import FUNCTIONS, WRAPPERS
from allocscan.syntax.parents import fresh
from allocscan.typed import Final

NOTHING: Final[frozenset[str]] = frozenset()


def descend(node: Node, stop_at: frozenset[str] = NOTHING) -> Iterator[Node]:
    """Yield the named nodes below and including `node` in source order.

    A node whose type is in `stop_at` is yielded but not entered (unless it is `node` itself).
    """
    yield node
    pending = fresh(node).named_children[::-1]
    while pending:
        inner = pending.pop()
        yield inner
        if inner.named_child_count and inner.type not in stop_at:
            pending += inner.named_children[::-1]


def own_nodes(function: Node) -> Iterator[Node]:
    """Yield, in source order, what runs when `function` runs; inner functions are not entered."""
    return descend(function, FUNCTIONS)


def children_of(node: Node) -> list[Node]:
    """The named children of `node` without comments, which may stand anywhere."""
    return [child for child in node.named_children if child.type != "comment"]


def is_field(parent: Node, field: str, node: Node) -> bool:
    """True when `node` is the child of `parent` called `field`."""
    child = parent.child_by_field_name(field)
    return child is not None and child.id == node.id


_TARGETS: Final = {
    "assignment_expression": "left",
    "assignment_pattern": "left",
    "augmented_assignment_expression": "left",
    "for_in_statement": "left",
    "object_assignment_pattern": "left",
    "pair_pattern": "value",
}
_TAKE_TARGETS: Final = frozenset({"array_pattern", "rest_pattern", "update_expression"})


def is_target(node: Node, parent: Node) -> bool:
    """True when `node`, a child of `parent`, is assigned to, updated, deleted or bound by a
    pattern."""
    field = _TARGETS.get(parent.type)
    if field is not None:
        return is_field(parent, field, node)
    if parent.type == "unary_expression":
        return parent.children[0].type == "delete"
    return parent.type in _TAKE_TARGETS


def unwrapped(node: Node) -> Node:
    """`node` without the parentheses and casts around it."""
    while node.type in WRAPPERS or node.type == "type_assertion":
        inner = children_of(node)
        if not inner:
            return node
        node = inner[-1] if node.type == "type_assertion" else inner[0]
    return node
