"""A file before or after its edits, taken apart: what stayed, and what each edit holds."""

from collections.abc import Iterable, Iterator

from allocscan.fixes.tokens import COMMENTS, Leaf, Token, leaves_in, token_of
from allocscan.records import dataclass
from allocscan.source.edits import Edit
from allocscan.source.file import SourceFile
from allocscan.source.span import Span
from allocscan.syntax.parse import Syntax, parse


@dataclass(frozen=True, slots=True)
class Cut:
    """`comments` are the texts of all. `kept` is the code outside of the edits; `within` the code
    inside each, or None when an edit begins or ends inside a token."""

    syntax: Syntax
    edited: tuple[Span, ...]
    comments: tuple[bytes, ...]
    kept: tuple[Leaf, ...]
    within: tuple[tuple[Token, ...], ...] | None


def cut(source: SourceFile, edited: Iterable[Span]) -> Cut:
    """Take `source` apart at the `edited` spans, which are sorted and do not overlap."""
    syntax = parse(source)
    spans = tuple(edited)
    comments: list[bytes] = []
    kept: list[Leaf] = []
    within: list[list[Token]] = [[] for _ in spans]
    whole, at = True, 0
    for leaf in leaves_in(syntax, Span(0, len(source.content))):
        text, kind, _, _, start, end = leaf
        if kind in COMMENTS:
            comments.append(text)
            continue
        while at < len(spans) and spans[at].end <= start:
            at += 1
        if at == len(spans) or spans[at].start >= end:
            kept.append(leaf)
        elif spans[at].start <= start and end <= spans[at].end:
            within[at].append(token_of(leaf))
        else:
            whole = False
    parts = tuple(tuple(part) for part in within) if whole else None
    return Cut(syntax, spans, tuple(comments), tuple(kept), parts)


def landings(edits: Iterable[Edit]) -> Iterator[Span]:
    """Yield where the text of each of `edits`, which are sorted, lies in the edited file."""
    shift = 0
    for edit in edits:
        start = edit.span.start + shift
        yield Span(start, start + len(edit.text))
        shift += len(edit.text) - (edit.span.end - edit.span.start)
