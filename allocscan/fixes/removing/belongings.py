"""The comments around a statement that are its own."""

from collections.abc import Iterator

from allocscan.fixes.layout import is_blank, line_end, line_start
from allocscan.fixes.tokens import COMMENTS
from allocscan.regex import regex
from allocscan.source.span import Span
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.typed import Final

DECLARING: Final = regex(rb"@(?:typedef|callback|template|overload|import)\b")
"""A JSDoc comment that declares a type of its own: it belongs to the body it stands in."""


def beyond_line(text: bytes) -> bool:
    """True when `text` reaches a later line than it begins on."""
    return b"\n" in text or b"\r" in text


def beside(syntax: Syntax, end: int) -> Span:
    """The comment that begins after `end` on its line, or an empty span there."""
    content = syntax.source.content
    rest = content[end : line_end(syntax.source, end)]
    at = end + len(rest) - len(rest.lstrip(b" \t"))
    if content[at : at + 2] not in (b"//", b"/*"):
        return Span(end, end)
    node = syntax.root.descendant_for_byte_range(at, at + 2)
    assert node is not None
    return Span(at, node.end_byte) if node.type in COMMENTS else Span(end, end)


def directly_above(syntax: Syntax, statement: Node) -> Span:
    """The comments on lines of their own directly above `statement`; empty where there is none."""
    found = list(_comments_above(syntax, statement))
    if not found:
        return Span(statement.start_byte, statement.start_byte)
    return Span(found[-1].start_byte, found[0].end_byte)


def opens_body(syntax: Syntax, statement: Node) -> bool:
    """True when nothing but comments stands before `statement` in its body, and those are its
    own or beside what opens the body."""
    above = directly_above(syntax, statement)
    before = statement.prev_sibling
    while before is not None and above.start <= before.start_byte < above.end:
        before = before.prev_sibling
    if before is not None and before.type in COMMENTS:
        row, before = before.start_point.row, before.prev_sibling
        return before is not None and _opens(before) and before.end_point.row == row
    return before is not None and _opens(before)


def _opens(node: Node) -> bool:
    return node.type in ("{", ":")


def _comments_above(syntax: Syntax, statement: Node) -> Iterator[Node]:
    """Yield them from the lowest upwards."""
    source = syntax.source
    below = line_start(source, statement.start_byte)
    node = statement.prev_sibling
    while node is not None and node.type in COMMENTS:
        first = line_start(source, node.start_byte)
        alone = is_blank(source.content[first : node.start_byte])
        own = alone and line_end(source, node.end_byte) == below
        if not own or DECLARING.search(syntax.text(node)):
            return
        yield node
        below = first
        node = node.prev_sibling
