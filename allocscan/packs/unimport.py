"""Taking one name out of an import without taking a comment with it."""

import libcst as cst

from allocscan.packs.reading import Reading
from allocscan.source.edits import Edit
from allocscan.source.span import Span


def without_alias(
    reading: Reading, statement: cst.ImportFrom, alias: cst.ImportAlias
) -> list[Edit] | None:
    """The edits that take `alias` out; None where it is not plain how (`import A; import B`)."""
    assert not isinstance(statement.names, cst.ImportStar), "a star has no alias"
    aliases = list(statement.names)
    at = aliases.index(alias)
    if len(aliases) == 1:
        return _without_statement(reading, statement)
    own = reading.span_of(alias)
    if at + 1 < len(aliases):
        following = reading.span_of(aliases[at + 1])
        between = reading.content[own.end : following.start]
        if statement.lpar is not None and (b"#" in between or b"\n" in between):
            return _alone(reading, own)
        return [Edit(Span(own.start, following.start), b"")]
    previous = reading.span_of(aliases[at - 1])
    between = reading.content[previous.end : own.start]
    if statement.lpar is not None and (b"#" in between or b"\n" in between):
        return _alone(reading, own)
    return [Edit(Span(previous.end, own.end), b"")]


def _alone(reading: Reading, own: Span) -> list[Edit]:
    """In parentheses, on lines of their own: the name with its comma, or the whole line."""
    content = reading.content
    end = own.end
    while content[end : end + 1] in (b" ", b"\t"):
        end += 1
    end = end + 1 if content[end : end + 1] == b"," else own.end
    start = content.rfind(b"\n", 0, own.start) + 1
    newline = content.find(b"\n", end)
    if newline >= 0 and not content[start : own.start].strip() + content[end:newline].strip():
        return [Edit(Span(start, newline + 1), b"")]
    return [Edit(Span(own.start, end), b"")]


def _without_statement(reading: Reading, statement: cst.ImportFrom) -> list[Edit] | None:
    parent = reading.parents.get(statement)
    if not isinstance(parent, cst.SimpleStatementLine) or len(parent.body) != 1:
        return None
    span, content = reading.span_of(statement), reading.content
    if b"#" in span.of(content):
        return None
    newline = content.find(b"\n", span.end)
    end = len(content) if newline < 0 else newline + 1
    start = content.rfind(b"\n", 0, span.start) + 1
    if content[start : span.start].strip() or content[span.end : end].strip():
        return [Edit(span, b"")]  # a comment stays on its line
    return [Edit(Span(span.start, end), b"")]
