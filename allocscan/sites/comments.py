"""Comments that other tools act on: a literal with one may not move (hazard D17)."""

from allocscan.regex import regex
from allocscan.source.span import Span
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax, span_of
from allocscan.syntax.walk import descend
from allocscan.typed import Final

_ACTED_ON: Final = regex(
    rb"@ts-(ignore|expect-error|nocheck)|eslint-(disable|enable)|(istanbul|c8|v8|node:coverage) "
    rb"(ignore|disable)|prettier-ignore|biome-ignore|oxlint-disable|dprint-ignore|tslint:|"
    rb"webpack[A-Z]\w*:|@vite-ignore|@formatter:|jshint |jslint |standard-ignore"
)

_FROM_AFAR: Final = regex(rb"@ts-(ignore|expect-error)")


def has_acted_on(syntax: Syntax) -> bool:
    """False only where no comment of the file can be one of these."""
    return _ACTED_ON.search(syntax.source.content) is not None


def acted_on_comment(moved: Node, syntax: Syntax) -> Span | None:
    """The first comment that some tool acts on, near `moved`: in it, on the line above it or on
    one of its own, or beside the statement it stands in; above that, among all comments, for
    TypeScript's skip others and blank lines."""
    statement = _statement(moved, syntax)
    first, last = moved.start_point.row - 1, moved.end_point.row
    for node in descend(statement):
        if node.type != "comment" or not _ACTED_ON.search(syntax.text(node)):
            continue
        if first <= node.end_point.row and node.start_point.row <= last:
            return span_of(node)
    for neighbour in (*_comments_above(statement), statement.next_sibling):
        if neighbour is None or neighbour.type != "comment":
            continue
        close = (
            abs(neighbour.end_point.row - statement.start_point.row) <= 1
            or neighbour.start_point.row == statement.end_point.row
            or _FROM_AFAR.search(syntax.text(neighbour))
        )
        if close and _ACTED_ON.search(syntax.text(neighbour)):
            return span_of(neighbour)
    return None


def _comments_above(statement: Node) -> list[Node]:
    """The comments between `statement` and what stands before it, the nearest first."""
    found = []
    above = statement.prev_sibling
    while above is not None and above.type == "comment":
        found.append(above)
        above = above.prev_sibling
    return found


def _statement(node: Node, syntax: Syntax) -> Node:
    at = node
    while (parent := syntax.parent(at)) is not None:
        if parent.type in ("statement_block", "program", "class_body", "switch_case"):
            return at
        at = parent
    return at
