"""Text moved from one indentation to another, without a byte changed that means something."""

from collections.abc import Iterator

from allocscan.fixes.tokens import node_at
from allocscan.source.edits import Edit, apply_edits
from allocscan.source.file import SourceFile
from allocscan.source.span import Span
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax, span_of
from allocscan.typed import Final

VERBATIM: Final = frozenset(
    {"string", "template_string", "template_literal_type", "regex", "jsx_text", "comment"}
    | {"html_comment", "glimmer_template"}
)
"""Nodes whose line starts belong to them. Comments with a star before each line do not count."""


def line_start(source: SourceFile, offset: int) -> int:
    """The first byte of the line that holds `offset`; a byte order mark stands before line 1."""
    return max(source.content.rfind(b"\n", 0, offset) + 1, source.body_start)


def line_end(source: SourceFile, offset: int) -> int:
    """The offset after the end of the line that holds `offset`."""
    found = source.content.find(b"\n", offset)
    return len(source.content) if found < 0 else found + 1


def is_blank(text: bytes) -> bool:
    """True when `text` is nothing but spaces, tabs and line ends."""
    return not text.strip(b" \t\r\n")


def indentation(source: SourceFile, offset: int) -> bytes:
    """The spaces and tabs that the line of `offset` begins with."""
    start = line_start(source, offset)
    line = source.content[start:offset]
    return line[: len(line) - len(line.lstrip(b" \t"))]


def moved_text(
    syntax: Syntax, span: Span, indent: bytes, insertions: tuple[Edit, ...] = ()
) -> bytes:
    """The text of `span` with `insertions` made, as it reads where lines begin with `indent`.

    Each line moves as far as the last one, where a bracket that closes begins it, or else as the
    first. Lines that begin inside a template, a string or a comment stay byte for byte.
    """
    shifts = _shifts(syntax, span, indent)
    edits = [
        Edit(Span(edit.span.start - span.start, edit.span.end - span.start), edit.text)
        for edit in (*shifts, *insertions)
    ]
    return apply_edits(span.of(syntax.source.content), edits)


def _shifts(syntax: Syntax, span: Span, indent: bytes) -> Iterator[Edit]:
    source = syntax.source
    base = _base(source, span)
    if base == indent or b"\n" not in span.of(source.content):
        return
    verbatim = tuple(_verbatim(syntax, span))
    start = line_end(source, span.start)
    while start < span.end:
        inside = any(held.start < start < held.end for held in verbatim)
        text = source.content[start : min(line_end(source, start), span.end)]
        if not inside and not is_blank(text):
            yield _shift(start, _shared(text, base), base, indent)
        start = line_end(source, start)


def _base(source: SourceFile, span: Span) -> bytes:
    """The indentation that becomes that of the constant. The line on which `span` starts may be
    that of a `const` with several variables, left of where they stand."""
    last = max(line_start(source, span.end), span.start)
    closing = source.content[last : span.end].lstrip(b" \t")[:1]
    return indentation(source, span.end if closing and closing in b"}])" else span.start)


def _shift(start: int, shared: int, base: bytes, indent: bytes) -> Edit:
    """The edit of one line; a line that begins left of `base` moves left as far as it can."""
    if shared == len(base):
        return Edit(Span(start, start + shared), indent)
    spare = len(base) - len(indent) if base.startswith(indent) else 0
    return Edit(Span(start, start + min(shared, spare)), b"")


def _shared(line: bytes, base: bytes) -> int:
    """How many of the first bytes of both are the same."""
    pairs = zip(line, base, strict=False)
    return next((at for at, (one, other) in enumerate(pairs) if one != other), len(base))


def _verbatim(syntax: Syntax, span: Span) -> Iterator[Span]:
    """Yield the nodes of several lines in `span` whose line starts belong to them."""
    pending = [node_at(syntax, span)]
    while pending:
        node = pending.pop()
        one_line = node.start_point.row == node.end_point.row
        if one_line or node.end_byte <= span.start or node.start_byte >= span.end:
            continue
        if node.type not in VERBATIM:
            pending += node.children
        elif not _starred(syntax, node):
            yield span_of(node)


def _starred(syntax: Syntax, node: Node) -> bool:
    """True for a block comment whose every line begins with a star: they are aligned to it."""
    first, *rest = syntax.text(node).split(b"\n")
    return first.startswith(b"/*") and all(line.lstrip(b" \t").startswith(b"*") for line in rest)
