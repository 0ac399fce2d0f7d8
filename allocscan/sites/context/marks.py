"""`// @hot` and `// @cold`: what the author says about how often a function runs."""

import re
from functools import cache
from typing import Literal

from tree_sitter import Node

from allocscan.source.span import Span
from allocscan.syntax.parse import Syntax, span_of
from allocscan.syntax.walk import descend

Mark = tuple[Literal["hot", "cold"], Span]


class Marks:
    """The marks of one file. A mark counts for the functions that begin on the next line of code,
    comments between them or not."""

    def __init__(self, syntax: Syntax) -> None:
        content = syntax.source.content
        self._syntax = syntax
        self._comments: dict[int, Node] = {}
        if b"@hot" in content or b"@cold" in content:
            self._comments = _comments_by_last_row(syntax)

    def of(self, function: Node) -> Mark | None:
        """What stands directly above `function`, or above the declaration that it belongs to."""
        if not self._comments:
            return None
        found = self._above(function.start_point.row)
        return found or self._above(_declaration(function, self._syntax).start_point.row)

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
    return re.compile(rb"@(hot|cold)\b")
