"""Does a new statement end with a semicolon? As the file's own statements do."""

from functools import cache

from allocscan.fixes.removing.removal import CONTINUING
from allocscan.fixes.tokens import COMMENTS
from allocscan.source.file import Language
from allocscan.syntax.binding import Query, QueryCursor
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
    content, ended, bare = syntax.source.content, 0, 0
    captures = QueryCursor(_statements(syntax.source.language)).captures(syntax.root)
    for node in captures.get("statement", []):
        parent = syntax.parent(node)
        if parent is None or parent.type not in BODIES:
            continue
        last = node.children[-1]
        before = last.prev_sibling
        if last.type != ";":
            bare += not _closes_here(content, node.end_byte)
        elif before is not None and before.end_point.row == last.start_point.row:
            ended += 1
        else:
            bare += 1  # `;[a, b].forEach(…)`: it guards the line that it begins
    return ended >= bare


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
