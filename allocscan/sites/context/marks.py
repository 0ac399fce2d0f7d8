"""`// @hot` and `// @cold`: what the author says about how often a function runs."""

import re
from functools import cache

from allocscan.source.span import Span
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax, span_of
from allocscan.syntax.walk import descend
from allocscan.typed import Literal

Mark = tuple[Literal["hot", "cold"], Span]


class Marks:
    """The marks of one file. A mark counts for the functions that begin on the next line of code,
    comments between them or not, and above a class for its members that have none."""

    def __init__(self, syntax: Syntax) -> None:
        content = syntax.source.content
        self._syntax = syntax
        self._comments: dict[int, Node] = {}
        if b"@hot" in content or b"@cold" in content:
            self._comments = _comments_by_last_row(syntax)

    def of(self, function: Node) -> Mark | None:
        """What stands directly above `function`, its declaration, or the class of both."""
        if not self._comments:
            return None
        declared = _declaration(function, self._syntax)
        found = self._at(function, declared)
        body = self._syntax.parent(declared)
        if found is not None or body is None or body.type != "class_body":
            return found
        owner = self._syntax.parent(body)
        return None if owner is None else self._at(owner, _declaration(owner, self._syntax))

    def _at(self, marked: Node, declared: Node) -> Mark | None:
        return self._above(marked.start_point.row) or self._above(declared.start_point.row)

    def _above(self, row: int) -> Mark | None:
        comment = self._comments.get(row - 1)
        while comment is not None:
            said = _mark().search(self._syntax.text(comment))
            if said is not None:
                return ("hot" if said.group(1) == b"hot" else "cold"), span_of(comment)
            comment = self._comments.get(comment.start_point.row - 1)
        return None


def _comments_by_last_row(syntax: Syntax) -> dict[int, Node]:
    """The comments that have their lines to themselves."""
    content = syntax.source.content
    alone = {}
    for node in descend(syntax.root):
        if node.type == "comment":
            line = content.rfind(b"\n", 0, node.start_byte) + 1
            if not content[line : node.start_byte].strip():
                alone[node.end_point.row] = node
    return alone


def _declaration(function: Node, syntax: Syntax) -> Node:
    """The statement, member or property that declares `function`; decorators are part of it."""
    at, parent = function, syntax.parent(function)
    while parent is not None and parent.type in _DECLARING:
        at, parent = parent, syntax.parent(parent)
    before = at.prev_named_sibling
    while before is not None and before.type == "decorator":
        at, before = before, before.prev_named_sibling
    return at


_DECLARING = frozenset(
    {
        "variable_declarator",
        "lexical_declaration",
        "variable_declaration",
        "export_statement",
        "assignment_expression",
        "expression_statement",
        "pair",
        "field_definition",
        "public_field_definition",
        "parenthesized_expression",
    }
)


@cache
def _mark() -> re.Pattern[bytes]:
    return re.compile(rb"(?<![\w.])@(hot|cold)(?![\w-])")
