"""Does a new statement end with a semicolon? As the file's own statements do."""

from collections.abc import Iterable
from functools import cache
from itertools import islice

from allocscan.fixes.removing.removal import CONTINUING
from allocscan.fixes.tokens import COMMENTS
from allocscan.source.file import Language
from allocscan.syntax.binding import Node, Query, QueryCursor
from allocscan.syntax.parse import Syntax, grammar
from allocscan.typed import Final

BODIES: Final = ("program", "statement_block", "switch_case", "switch_default")
ENDED: Final = (
    "break_statement",
    "continue_statement",
    "expression_statement",
    "import_statement",
    "lexical_declaration",
    "return_statement",
    "throw_statement",
    "variable_declaration",
)
"""The statements of a body that a semicolon may end (sec-automatic-semicolon-insertion)."""


def uses_semicolons(syntax: Syntax) -> bool:
    """False when most statements that could end with a semicolon on their own line do not."""
    content = syntax.source.content
    ended: list[Node] = []
    bare: list[Node] = []
    captures = QueryCursor(_statements(syntax.source.language)).captures(syntax.root)
    for node in captures.get("statement", []):
        last = node.child(node.child_count - 1)
        if last is None or last.type != ";":
            if not _closes_here(content, node.end_byte):
                bare.append(node)
        elif _follows_on_its_line(last, content):
            ended.append(node)
        else:
            bare.append(node)  # `;[a, b].forEach(…)`: it guards the line that it begins
    if len(bare) <= len(ended):
        return _reaches(ended, sum(map(_is_in_body, bare)))
    return not _reaches(bare, sum(map(_is_in_body, ended)) + 1)


def _reaches(statements: Iterable[Node], count: int) -> bool:
    """True when so many of `statements` stand in a body; no more than need be are looked at."""
    found = islice(filter(_is_in_body, statements), count)
    return sum(1 for _ in found) == count


def _is_in_body(statement: Node) -> bool:
    return statement.parent is not None and statement.parent.type in BODIES


def _follows_on_its_line(semicolon: Node, content: bytes) -> bool:
    """True when what comes before the semicolon ends on the same line."""
    if not content[semicolon.start_byte - 1 : semicolon.start_byte].isspace():
        return True
    before = semicolon.prev_sibling
    return before is not None and before.end_point.row == semicolon.start_point.row


def _closes_here(content: bytes, end: int) -> bool:
    """True when a body closes behind `end` on its line: `{ return x }`."""
    while content[end : end + 1] in (b" ", b"\t"):
        end += 1
    return content[end : end + 1] == b"}"


def may_end_bare(syntax: Syntax, offset: int) -> bool:
    """True when a statement that ends where `offset` is, with a line end, needs no semicolon."""
    content = syntax.source.content
    while True:
        rest = content[offset : offset + 1]
        if not rest:
            return True
        node = syntax.root.descendant_for_byte_range(offset, offset + 1)
        if rest.isspace():
            offset += 1
        elif node is not None and node.type in COMMENTS:
            offset = node.end_byte
        else:
            return rest not in CONTINUING


@cache
def _statements(language: Language) -> Query:
    # not with the body around them: the states of such a query add up in deep code
    kinds = " ".join(f"({kind})" for kind in ENDED)
    return Query(grammar(language), f"[{kinds}] @statement")
