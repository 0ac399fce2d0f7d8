"""Semicolons at the start of a line, `;[a, b].forEach(…)`: where files do without any others.

The grammar counts such a semicolon to the statement before it, which it ends; for whoever writes
it, it belongs to the line that it begins.
"""

from allocscan.sites.placing.remarks import line_start
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.typed import Final

_ENDED: Final = frozenset(
    {
        "expression_statement",
        "import_statement",
        "lexical_declaration",
        "return_statement",
        "throw_statement",
        "variable_declaration",
    }
)
"""What a semicolon of its own ends: in no other is it an empty statement that is the body."""


def end_before_guard(statement: Node) -> int:
    """Where `statement` ends, but for a semicolon that begins a later line."""
    return _last_before_guard(statement).end_byte


def start_with_guard(statement: Node, syntax: Syntax) -> int | None:
    """Where the line begins on which a semicolon guards `statement`, or the comments on lines of
    their own right above that; None where there is no such semicolon."""
    before = statement.prev_sibling
    if before is None or end_before_guard(before) == before.end_byte:
        return None
    content = syntax.source.content
    guard = before.children[-1]
    start = guard.start_byte
    if content[line_start(content, start) : start].strip() or content[
        guard.end_byte : statement.start_byte
    ].strip(b" \t"):
        return None
    comment = guard.prev_sibling
    while comment is not None and comment.type == "comment":
        between = content[comment.end_byte : start]
        first = comment.start_byte
        if between.count(b"\n") != 1 or content[line_start(content, first) : first].strip():
            break
        start, comment = first, comment.prev_sibling
    return start


def _last_before_guard(statement: Node) -> Node:
    """The last part of `statement` that is no comment, without its semicolon on a later line."""
    if statement.type not in _ENDED or statement.children[-1].type != ";":
        return statement
    parts = [child for child in statement.children[:-1] if child.type != "comment"]
    guard = statement.children[-1]
    return parts[-1] if parts[-1].end_point.row < guard.start_point.row else statement
