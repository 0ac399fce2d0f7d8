"""The gap between two statements that a new constant goes into: what is above and below it."""

from bisect import bisect_left, bisect_right

from allocscan.enums import Enum
from allocscan.fixes.habits import Habits
from allocscan.fixes.layout import line_end
from allocscan.fixes.tokens import COMMENTS
from allocscan.records import dataclass
from allocscan.sites.placing.guarding import end_before_guard
from allocscan.sites.placing.head import is_constant, is_directive, is_import
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax

_BODIES = frozenset({"program", "statement_block"})


class Above(Enum):
    """What stands above the gap."""

    NOTHING = "the start of the body"
    REMARK = "a comment that belongs to nothing below it"
    HEAD = "a directive or an import"
    CONSTANT = "a constant"
    STATEMENT = "any other statement"


@dataclass(frozen=True, slots=True)
class Gap:
    """`above` is the node of that kind, None for NOTHING; `ends` the offset behind its line.

    `blank` lines stand between it and the offset that was asked for, `blank_below` between that
    and the next statement or comment; None where there is none.
    """

    body: Node
    kind: Above
    above: Node | None
    ends: int
    blank: int
    blank_below: int | None

    @property
    def is_close(self) -> bool:
        """True right below a statement of several lines."""
        node = self.above
        long = node is not None and node.start_point.row < node.end_point.row
        return self.kind is Above.STATEMENT and long and self.blank == 0


def gap_at(habits: Habits, offset: int) -> Gap:
    """The gap that `offset`, between two statements, lies in."""
    syntax = habits.syntax
    body = _body_at(syntax, offset)
    nodes = habits.children(body)
    at = bisect_right(nodes, offset, key=lambda node: node.end_byte)
    guarded = at < len(nodes) and nodes[at].start_byte < offset  # by what ends the one above
    at += guarded
    above = nodes[at - 1] if at else None
    content = syntax.source.content
    start = above.end_byte if above is not None else offset
    if guarded:
        start = end_before_guard(nodes[at - 1])
    blank = max(content.count(b"\n", start, offset) - 1, 0)
    ends = line_end(syntax.source, max(start - (content[start - 1 : start] == b"\n"), 0))
    while at > 1 and _is_beside(nodes[at - 1], nodes[at - 2]):
        at -= 1
        above = nodes[at - 1]
    kind = _kind_of(above, syntax)
    known = above if kind is not Above.NOTHING else None
    below = 0 if guarded else _blank_below(syntax, nodes, offset)
    return Gap(body, kind, known, ends, blank, below)


def _body_at(syntax: Syntax, offset: int) -> Node:
    node = syntax.root.descendant_for_byte_range(offset, offset)
    while node is not None and not (
        node.type in _BODIES and node.start_byte < offset < node.end_byte
    ):
        node = node.parent
    return node or syntax.root


def _is_beside(comment: Node, before: Node) -> bool:
    """True for a comment on the line that a statement ends on."""
    return comment.type in COMMENTS and comment.start_point.row == before.end_point.row


def _kind_of(above: Node | None, syntax: Syntax) -> Above:
    if above is None or not above.is_named:
        return Above.NOTHING
    if above.type in COMMENTS or above.type == "hash_bang_line":
        return Above.REMARK
    if is_directive(above) or is_import(above, syntax):
        return Above.HEAD
    return Above.CONSTANT if is_constant(above, syntax) else Above.STATEMENT


def _blank_below(syntax: Syntax, nodes: list[Node], offset: int) -> int | None:
    at = bisect_left(nodes, offset, key=lambda node: node.start_byte)
    if at == len(nodes) or not nodes[at].is_named:
        return None
    return syntax.source.content.count(b"\n", offset, nodes[at].start_byte)
