"""The declarations that go, with their lines and the blank lines they would leave doubled."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from allocscan.fixes.layout import is_blank, line_end, line_start
from allocscan.fixes.removing.removal import Listing, Removal
from allocscan.fixes.removing.thinning import thinned
from allocscan.source.edits import Edit
from allocscan.source.file import SourceFile
from allocscan.source.span import Span
from allocscan.syntax.parse import Syntax


def deletions(syntax: Syntax, removals: Sequence[Removal]) -> tuple[Edit, ...]:
    """What takes `removals` away, in source order: a whole statement where all its variables go."""
    found: list[Edit] = []
    end, opens = 0, False
    for listing, gone in _statements(removals):
        if len(gone) < len(listing.entries):
            found += thinned(syntax, listing, gone)
            end, opens = found[-1].span.end, False
            continue
        if listing.whole_lines:
            span = _lines(syntax.source, listing)
            touching = opens and span.start == end
            opens = touching or listing.opens or _below_blank(syntax.source, span.start)
            span = _with_blank_line(syntax.source, span, end, opens=opens)
        else:
            span, opens = _words(syntax.source, listing.statement, end), False
        end = span.end
        found.append(Edit(span, b""))
    return tuple(found)


def _statements(removals: Iterable[Removal]) -> Iterator[tuple[Listing, frozenset[int]]]:
    """Yield the declarations that lose variables, and the indexes of those."""
    ordered = sorted(removals, key=lambda one: one.listing.statement)
    for _, group in groupby(ordered, key=lambda one: one.listing.statement):
        same = tuple(group)
        yield same[0].listing, frozenset(one.at for one in same)


def _lines(source: SourceFile, listing: Listing) -> Span:
    first = min(listing.statement.start, listing.entries[0].leading.start)
    last = max(listing.statement.end, listing.entries[-1].trailing.end)
    return Span(line_start(source, first), line_end(source, last))


def _below_blank(source: SourceFile, start: int) -> bool:
    """True when the line above `start` is blank: no other belongs below it."""
    above = source.content[line_start(source, max(start - 1, 0)) : start]
    return is_blank(above)


def _with_blank_line(source: SourceFile, span: Span, end: int, *, opens: bool) -> Span:
    """`span` with the blank line below it where it `opens` a body or has one above, or else with
    the one above it, down to `end`, where it is the last of a body."""
    below = line_end(source, span.end)
    if opens and is_blank(source.content[span.end : below]):
        return Span(span.start, below)
    above = line_start(source, max(span.start - 1, 0))
    closes = source.content[span.end : below].lstrip(b" \t").startswith(b"}")
    if closes and above >= end and is_blank(source.content[above : span.start]):
        return Span(above, span.end)
    return span


def _words(source: SourceFile, span: Span, end: int) -> Span:
    """A statement among others on its line, with the spaces on one side of it."""
    content = source.content
    after = content[span.end : line_end(source, span.end)]
    spaces = len(after) - len(after.lstrip(b" \t"))
    if not is_blank(after):
        return Span(span.start, span.end + spaces)
    before = content[max(end, line_start(source, span.start)) : span.start]
    return Span(span.start - (len(before) - len(before.rstrip(b" \t"))), span.end)
