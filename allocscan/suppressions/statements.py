"""The statement around a finding: a comment above it silences what is in it."""

from collections.abc import Iterator

from allocscan.source.span import Span
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.typed import Final

_STATEMENTS: Final = ("_statement", "_declaration", "_definition")


def way_to_statement(span: Span, syntax: Syntax) -> Iterator[Node]:
    """Yield the innermost node around `span` and those around it, to the nearest statement,
    declaration or member of a class; to the root where there is none."""
    node = syntax.root.descendant_for_byte_range(span.start, span.end)
    while node is not None:
        yield node
        if is_statement(node):
            return
        node = syntax.parent(node)


def is_statement(node: Node) -> bool:
    """True for statements, declarations and members of classes."""
    return node.type.endswith(_STATEMENTS)
