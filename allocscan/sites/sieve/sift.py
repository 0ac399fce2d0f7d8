"""Where may a file hold a site that is shown? Asked of its bytes, before it is parsed.

Only what may be a literal that is built more than once is parsed, each by itself: by the brackets
of the text, which are told without a parser. What is constant and dear there, and rests on names
that a constant could use, is looked at in an outline of what stands around. A place is left out
only where nothing of it would be shown if the whole file were looked at; every doubt stays in.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from allocscan.records import replace
from allocscan.regex import regex
from allocscan.sites.floor import Floor
from allocscan.sites.sieve.calls import made_calls
from allocscan.sites.sieve.glance import Glance
from allocscan.sites.sieve.home_names import LateNames
from allocscan.sites.sieve.nesting import innermost, is_after_comment, parents_of
from allocscan.sites.sieve.pieces import Pieces
from allocscan.source.file import Language, SourceFile
from allocscan.syntax.brackets import Brackets, Pair, UnclearError, brackets_of
from allocscan.syntax.code_before import last_code
from allocscan.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from allocscan.sites.sieve.grain import Grain
    from allocscan.sites.sieve.grains import Grains

_OPENED: Final = b"("
_ALONE: Final = _OPENED + b"%b);\n"
_NEW: Final = b"(new Set("
_COLLECTED: Final = _NEW + b"%b));\n"
"""Of what may be made of an array, a Set is dear first."""

_LONG: Final = 1 << 18
"""Bytes. A literal as long is dear, and its tree takes twenty times that: it is parsed once."""

_MAKES: Final = regex(rb"\bnew\b")
_BEFORE: Final = 80
"""Bytes before an array in which `new` stands if something is made of it."""


def sites_may_be_in(source: SourceFile, floor: Floor, engine: str) -> tuple[Pair, ...] | None:
    """The places of the literals in which all is that `survey` would find in `source` and that is
    worth showing under the thresholds that `floor` was made of (`least.floor_for`), in source
    order, none in another; None where it may be anywhere."""
    try:
        brackets = brackets_of(source.content, elements=_elements(source))
    except UnclearError:
        return None
    return _Sieve(source, brackets, floor).places(engine)


def _elements(source: SourceFile) -> bool | None:
    """Whether there may be JSX in `source`; None where its name does not say."""
    if source.language is Language.TS:
        return False
    marked = b"</" in source.content or b"/>" in source.content
    if source.language is Language.TSX or source.path.endswith(".jsx"):
        return marked
    return None if marked else False


class _Sieve:
    def __init__(self, source: SourceFile, brackets: Brackets, floor: Floor) -> None:
        self._source = source
        self._floor = floor
        self._brackets = brackets
        self._pairs = pairs = brackets.pairs
        self._parents = parents_of(pairs)
        self._names = LateNames(source.content, pairs, self._parents)
        self._places: list[tuple[int, Pair]] = []
        self._made: list[tuple[int, Pair]] = []
        glance = Glance(source.content, self._names)
        self._pieces = Pieces(source.content, pairs, self._parents, floor, glance)

    def places(self, engine: str) -> tuple[Pair, ...] | None:
        calls = list(self._calls())
        found = self._pieces.outermost()
        if any(text is None for _, text in calls) or any(map(self._is_long, found)):
            return None
        if not found and not calls:
            return ()
        from allocscan.sites.sieve.grains import Grains
        from allocscan.sites.sieve.spread_sizes import SpreadSizes

        sizes = SpreadSizes(self._source.content, self._pairs, self._parents)
        grains = Grains(sizes, self._names, self._floor, engine)
        made = b""
        for place, text in calls:
            self._made.append((len(made), place))
            made += (text or b"") + b";\n"
        held = self._grains(found, made, grains)
        if not held:
            return None if held is None else ()
        from allocscan.sites.sieve.standing import standing_in

        return standing_in(self._source, self._pairs, held, self._floor, engine)

    def _is_long(self, index: int) -> bool:
        start, end = self._pairs[index]
        return end - start > _LONG

    def _grains(self, found: list[int], calls: bytes, grains: "Grains") -> "list[Grain] | None":
        """What may be a site in the pieces, or of `calls`; None where the grammar cannot read
        these."""
        whole = self._joined(found, calls)
        if not grains.unread(whole):
            held = list(grains.found_in(whole))
            return self._called(held, len(calls)) + self._placed(held, len(calls))
        placed: list[Grain] = []
        if calls:
            made = self._read(calls)
            if grains.unread(made):
                return None
            placed += self._called(list(grains.found_in(made)), len(calls))
        pending = found
        while pending:
            index = pending.pop()
            piece = self._joined([index])
            if grains.unread(piece):
                pending += self._pieces.inside(index)
            else:
                placed += self._placed(list(grains.found_in(piece)))
        return placed

    def _called(self, held: "list[Grain]", end: int) -> "list[Grain]":
        """Those of the calls, which end at `end` of the joined text, by their places in the whole.
        The literals in them are pieces of their own."""
        starts = [start for start, _ in self._made]
        moved = []
        for grain in held:
            if grain.call and grain.start < end:
                _, place = self._made[bisect_right(starts, grain.start) - 1]
                moved.append(replace(grain, start=place[0], end=place[1], piece=place))
        return moved

    def _placed(self, held: "list[Grain]", begin: int = 0) -> "list[Grain]":
        """The grains of the joined text, from `begin` on, by their places in the whole."""
        starts = [start for start, _ in self._places]
        moved = []
        for grain in held:
            if grain.start < begin:
                continue
            joined, piece = self._places[bisect_right(starts, grain.start) - 1]
            by = piece[0] - joined
            moved.append(replace(grain, start=grain.start + by, end=grain.end + by, piece=piece))
        return moved

    def _joined(self, found: Sequence[int], calls: bytes = b"") -> SourceFile:
        """The text of the pieces, one statement each; `_places` are where each stands in it, and
        in the whole."""
        self._places.clear()
        content, texts, at = self._source.content, [calls], len(calls)
        for index in found:
            start, end = self._pairs[index]
            made = content[start] == ord("[") and _may_be_made(content, start)
            texts.append((_COLLECTED if made else _ALONE) % content[start:end])
            self._places.append((at + len(_NEW if made else _OPENED), (start, end)))
            at += len(texts[-1])
        return self._read(b"".join(texts))

    def _read(self, text: bytes) -> SourceFile:
        return replace(self._source, content=text)

    def _calls(self) -> Iterator[tuple[Pair, bytes | None]]:
        ends = [end for _, end in self._pairs]
        for (start, end), text in made_calls(self._source.content):
            if self._is_noted(start):
                continue
            inside = innermost(start, self._pairs, self._parents, ends)
            if self._pieces.is_repeated(start, inside):
                yield (start, end), text

    def _is_noted(self, offset: int) -> bool:
        """True for what surely stands in a comment."""
        brackets = self._brackets
        return not brackets.markup and brackets.quoted_at(offset) in (b"//", b"/*")


def _may_be_made(content: bytes, start: int) -> bool:
    """True unless the array at `start` surely is what no collection is made of."""
    before = last_code(content, start) + 1
    if _MAKES.search(content, max(0, before - _BEFORE), before):
        return True
    # comments and types are of any length
    if before == 0 or content[before - 1] == ord("/") or is_after_comment(content, before - 1):
        return before > 0
    around = last_code(content, before - 1)
    return content[before - 1] == ord("(") and around >= 0 and content[around] in b"/>"
