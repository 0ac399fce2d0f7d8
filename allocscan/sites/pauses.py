"""Where an async function or a generator stops, to go on later."""

from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.typed import Final

_PAUSES: Final = frozenset({"await_expression", "yield_expression"})
_DECLARATIONS: Final = frozenset({"lexical_declaration", "using_declaration"})


def pause_of(node: Node, syntax: Syntax) -> tuple[int, Node] | None:
    """`node` with the offset at which it stops the function; None where it does not."""
    tokens = {child.type for child in node.children if not child.is_named}
    if node.type in _PAUSES:
        # what is delegated to is needed until all of it has been given out
        return (node.end_byte - 1 if "*" in tokens else node.end_byte), node
    if node.type == "for_in_statement" and "await" in tokens:
        body = node.child_by_field_name("body")
        return (node.end_byte - 1 if body is None else body.start_byte), node
    if node.type in _DECLARATIONS and "await" in tokens:
        block = syntax.parent(node)  # it is disposed of at the end of its block
        return (node.end_byte if block is None else block.end_byte - 1), node
    return None
