"""The declarations that go, with their lines and the blank lines they would leave doubled."""

from collections.abc import Sequence

from allocscan.fixes.layout import is_blank, line_end, line_start
from allocscan.fixes.removal import Removal
from allocscan.source.edits import Edit
from allocscan.source.file import SourceFile
from allocscan.source.span import Span


def deletions(source: SourceFile, removals: Sequence[Removal]) -> tuple[Edit, ...]:
    """One deletion for each of `removals`, in source order."""
    found: list[Edit] = []
    end, opens = 0, False
    for removal in sorted(removals, key=lambda one: one.span):
        if removal.whole_lines:
            span = _lines(source, removal)
            opens = opens if span.start == end else _opens(source, span.start)
            span = _with_blank_line(source, span) if opens else span
        else:
            span, opens = _words(source, removal.span, end), False
        end = span.end
        found.append(Edit(span, b""))
    return tuple(found)


def _lines(source: SourceFile, removal: Removal) -> Span:
    first = min(removal.span.start, removal.leading.start)
    last = max(removal.span.end, removal.trailing.end)
    return Span(line_start(source, first), line_end(source, last))


def _opens(source: SourceFile, start: int) -> bool:
    """True when the line above `start` is blank or opens a body: no blank line belongs below."""
    above = source.content[line_start(source, max(start - 1, 0)) : start]
    return above.rstrip()[-1:] in (b"", b"{", b":")


def _with_blank_line(source: SourceFile, span: Span) -> Span:
    end = line_end(source, span.end)
    return Span(span.start, end) if is_blank(source.content[span.end : end]) else span


def _words(source: SourceFile, span: Span, end: int) -> Span:
    """A statement among others on its line, with the spaces on one side of it."""
    content = source.content
    after = content[span.end : line_end(source, span.end)]
    spaces = len(after) - len(after.lstrip(b" \t"))
    if not is_blank(after):
        return Span(span.start, span.end + spaces)
    before = content[max(end, line_start(source, span.start)) : span.start]
    return Span(span.start - (len(before) - len(before.rstrip(b" \t"))), span.end)
