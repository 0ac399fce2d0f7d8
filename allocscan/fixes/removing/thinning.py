"""A declaration that stays without some of its variables: `let a = 1, cfg = {…}, b`."""

from collections.abc import Iterator

from allocscan.fixes.layout import indentation, moved_text
from allocscan.fixes.removing.listing import Entry
from allocscan.fixes.removing.removal import Listing
from allocscan.source.edits import Edit
from allocscan.source.span import Span
from allocscan.syntax.parse import Syntax


def thinned(syntax: Syntax, listing: Listing, gone: frozenset[int]) -> Iterator[Edit]:
    """Yield, in source order, what takes the variables at the indexes `gone`, not all of them,
    out of the declaration with their comments. The others stay byte for byte."""
    for first, last in _runs(sorted(gone)):
        if first == 0:
            yield _at_the_start(syntax, listing, listing.entries[last + 1])
        elif last == len(listing.entries) - 1:
            yield _at_the_end(syntax, listing, listing.entries[first - 1])
        else:
            kept, end = listing.entries[first - 1].end, listing.entries[last].end
            yield Edit(Span(kept, end), b"")


def _runs(places: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of each run of neighbours."""
    start = places[0]
    for at, place in enumerate(places):
        if at + 1 == len(places) or places[at + 1] > place + 1:
            yield start, place
            start = places[at + 1] if at + 1 < len(places) else place


def _at_the_start(syntax: Syntax, listing: Listing, following: Entry) -> Edit:
    """The keyword comes to stand before `following`, and the comments of that above both."""
    first, statement = listing.entries[0], listing.statement
    above = first.leading.start < first.leading.end
    if not above and following.leading.start == following.leading.end:
        return Edit(Span(first.span.start, following.span.start), b"")
    indent = indentation(syntax.source, statement.start)
    keyword = syntax.source.content[statement.start : first.span.start]
    comments = b""
    if following.leading.start < following.leading.end:
        comments = moved_text(syntax, following.leading, indent) + syntax.source.eol + indent
    start = first.leading.start if above else statement.start
    return Edit(Span(start, following.span.start), comments + keyword)


def _at_the_end(syntax: Syntax, listing: Listing, kept: Entry) -> Edit:
    """The semicolon comes to stand behind `kept`, before the comment beside that."""
    content, last = syntax.source.content, listing.entries[-1]
    beside = content[kept.span.end : kept.comma.start] + content[kept.comma.end : kept.end]
    if kept.end < kept.comma.start:
        beside = content[kept.span.end : kept.end]
    beside = beside.rstrip(b" \t")
    if not beside and last.trailing.start == last.trailing.end:
        return Edit(Span(kept.span.end, last.span.end), b"")
    end = max(last.span.end, listing.semicolon.end, last.trailing.end)
    return Edit(Span(kept.span.end, end), listing.semicolon.of(content) + beside)
