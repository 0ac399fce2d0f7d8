"""A file before or after its edits, taken apart: what stayed, and what each edit holds."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from allocscan.fixes.tokens import COMMENTS, Leaf, Token, leaves_in, token_of
from allocscan.records import dataclass
from allocscan.source.edits import Edit
from allocscan.source.span import Span
from allocscan.syntax.parse import Syntax


@dataclass(frozen=True, slots=True)
class Cut:
    """`comments` are the texts of all. `kept` is the code outside of the edits; `within` the code
    inside each, or None when an edit begins or ends inside a token."""

    syntax: Syntax
    edited: tuple[Span, ...]
    comments: tuple[bytes, ...]
    kept: tuple[Leaf, ...]
    within: tuple[tuple[Token, ...], ...] | None


@dataclass(frozen=True, slots=True)
class Edited:
    """As `Cut`, of the file after the edits. `is_kept`: outside of them is the same code in the
    same places of the tree; `is_whole`: none begins or ends inside a token."""

    syntax: Syntax
    landed: tuple[Span, ...]
    comments: tuple[bytes, ...]
    is_kept: bool
    is_whole: bool


def cut(syntax: Syntax, edited: Iterable[Span], folded: Sequence[Span] = ()) -> Cut:
    """Take a file apart at the `edited` spans, which are sorted and do not overlap. Of what an edit
    holds in one of the spans `folded`, also sorted, there is the first token alone, with the span
    of all: tokens take fifty times the memory of their text."""
    spans, comments = tuple(edited), list[bytes]()
    within = _Within(spans, folded)
    kept = tuple(_outside(syntax, within, comments))
    return Cut(syntax, spans, tuple(comments), kept, within.parts())


def compared(was: Cut, syntax: Syntax, landed: tuple[Span, ...]) -> Edited:
    """Compare `was` with the file after the edits, whose texts lie at the spans `landed`."""
    comments = list[bytes]()
    within = _Within(landed, landed)
    now = _outside(syntax, within, comments)
    same = [
        one is not None and two is not None and _place(one) == _place(two)
        for one, two in zip_longest(was.kept, now)
    ]
    return Edited(syntax, landed, tuple(comments), all(same), within.parts() is not None)


def _outside(syntax: Syntax, within: "_Within", comments: list[bytes]) -> Iterator[Leaf]:
    """Yield the code outside of the edits; `within` and `comments` take the rest."""
    for leaf in leaves_in(syntax, Span(0, len(syntax.source.content))):
        if leaf[1] in COMMENTS:
            comments.append(leaf[0])
        elif not within.takes(leaf):
            yield leaf


def _place(leaf: Leaf) -> tuple[bytes, str, str, int]:
    """What stays the same where a token stays. A `;` may come to end another statement."""
    text, kind, parent, depth, _, _ = leaf
    return (text, ";", "", 0) if kind == ";" else (text, kind, parent, depth)


class _Within:
    """Takes leaves in source order."""

    def __init__(self, spans: Sequence[Span], folded: Sequence[Span]) -> None:
        self._spans = spans
        self._folded = folded
        self._parts: list[list[Token]] = [[] for _ in spans]
        self._at = self._fold = 0
        self._whole = True

    def takes(self, leaf: Leaf) -> bool:
        """False for code outside of the spans."""
        spans, start, end = self._spans, leaf[4], leaf[5]
        while self._at < len(spans) and spans[self._at].end <= start:
            self._at += 1
        if self._at == len(spans) or spans[self._at].start >= end:
            return False
        if spans[self._at].start <= start and end <= spans[self._at].end:
            self._take(leaf, start, end)
        else:
            self._whole = False
        return True

    def _take(self, leaf: Leaf, start: int, end: int) -> None:
        folded, part = self._folded, self._parts[self._at]
        while self._fold < len(folded) and folded[self._fold].end <= start:
            self._fold += 1
        fold = folded[self._fold] if self._fold < len(folded) else None
        if fold is None or not (fold.start <= start and end <= fold.end):
            part.append(token_of(leaf))
        elif not part or part[-1].span != fold:
            text, kind, parent, depth, _, _ = leaf
            part.append(Token(text, kind, parent, depth, fold))

    def parts(self) -> tuple[tuple[Token, ...], ...] | None:
        """The tokens in each of the spans; None where one of them cuts a token in two."""
        return tuple(map(tuple, self._parts)) if self._whole else None


def code_in(syntax: Syntax, span: Span) -> Iterator[Leaf]:
    """The tokens in `span`, but for comments, one after the other."""
    return (leaf for leaf in leaves_in(syntax, span) if leaf[1] not in COMMENTS)


def landings(edits: Iterable[Edit]) -> Iterator[Span]:
    """Yield where the text of each of `edits`, which are sorted, lies in the edited file."""
    shift = 0
    for edit in edits:
        start = edit.span.start + shift
        yield Span(start, start + len(edit.text))
        shift += len(edit.text) - (edit.span.end - edit.span.start)
