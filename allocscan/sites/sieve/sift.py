"""May a file hold a site that is shown? Asked of its bytes, before it is parsed.

Only what may be a literal that is built more than once is parsed, each by itself: by the brackets
of the text, which are told without a parser. What is constant and dear there, and rests on names
that a constant could use, makes the file worth a look as a whole. The answer is "no" only where of
the whole file nothing would be shown either; every doubt is a "yes".
"""

from collections.abc import Iterator, Sequence

from allocscan.records import replace
from allocscan.sites.floor import Floor
from allocscan.sites.sieve.calls import made_calls
from allocscan.sites.sieve.given_away import GivenAway
from allocscan.sites.sieve.glance import Glance
from allocscan.sites.sieve.home_names import HomeNames, home_names
from allocscan.sites.sieve.nesting import innermost, is_after_comment, parents_of
from allocscan.sites.sieve.pieces import Pieces
from allocscan.source.file import Language, SourceFile
from allocscan.syntax.brackets import Pair, UnclearError, bracket_pairs
from allocscan.syntax.code_before import last_code
from allocscan.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from allocscan.sites.sieve.grains import Grains

_ALONE: Final = b"(%b);\n"
_COLLECTED: Final = b"(new Set(%b));\n"
"""Of what may be made of an array, a Set is dear first."""

_BEFORE: Final = 80
"""Bytes before an array in which `new` stands if something is made of it."""


def may_hold_sites(source: SourceFile, floor: Floor, engine: str) -> bool:
    """False only where `survey` would find nothing in `source` that is worth showing under the
    thresholds that `floor` was made of (`least.floor_for`)."""
    try:
        pairs = bracket_pairs(source.content, elements=_elements(source))
    except UnclearError:
        return True
    return _Sieve(source, pairs, floor).lets_pass(engine)


def _elements(source: SourceFile) -> bool | None:
    """Whether there may be JSX in `source`; None where its name does not say."""
    if source.language is Language.TS:
        return False
    marked = b"</" in source.content or b"/>" in source.content
    if source.language is Language.TSX or source.path.endswith(".jsx"):
        return marked
    return None if marked else False


class _Sieve:
    def __init__(self, source: SourceFile, pairs: Sequence[Pair], floor: Floor) -> None:
        self._source = source
        self._floor = floor
        self._pairs = pairs
        self._parents = parents_of(pairs)
        self._names: HomeNames | None = None
        self._away = GivenAway(source.content)
        self._given: set[int] = set()
        glance = Glance(source.content, self.names)
        self._pieces = Pieces(source.content, pairs, self._parents, floor, glance)

    def names(self) -> HomeNames:
        """The names that a constant could use."""
        if self._names is None:
            self._names = home_names(self._source.content, self._pairs, self._parents)
        return self._names

    def lets_pass(self, engine: str) -> bool:
        calls = list(self._calls())
        found = self._pieces.outermost()
        if None in calls:
            return True
        if not found and not calls:
            return False
        from allocscan.sites.sieve.grains import Grains
        from allocscan.sites.sieve.spread_sizes import SpreadSizes

        sizes = SpreadSizes(self._source.content, self._pairs, self._parents)
        grains = Grains(sizes, self.names, self._floor, engine)
        texts = [call + b";\n" for call in calls if call is not None]
        return self._any_grain(found, b"".join(texts), grains)

    def _any_grain(self, found: list[int], calls: bytes, grains: "Grains") -> bool:
        """True when one of the pieces, or of `calls`, holds what may be a site."""
        whole = self._joined(found, calls)
        if not grains.unread(whole):
            return grains.any_in(whole, self._given)
        if calls and grains.unread(self._read(calls)):
            return True
        pending = found
        while pending:
            index = pending.pop()
            piece = self._joined([index])
            if grains.unread(piece):
                pending += self._pieces.inside(index)
            elif grains.any_in(piece, self._given):
                return True
        return bool(calls) and grains.any_in(self._read(calls), ())

    def _joined(self, found: Sequence[int], calls: bytes = b"") -> SourceFile:
        """The text of the pieces, one statement each; `_given` are the places of those in it that
        are handed to code out of sight."""
        self._given.clear()
        content, texts, at = self._source.content, [calls], len(calls)
        for index in found:
            start, end = self._pairs[index]
            made = content[start] == ord("[") and _may_be_made(content, start)
            if not made and self._floor.given_away and self._away.is_given(start, end):
                self._given.add(at + 1)
            texts.append((_COLLECTED if made else _ALONE) % content[start:end])
            at += len(texts[-1])
        return self._read(b"".join(texts))

    def _read(self, text: bytes) -> SourceFile:
        return replace(self._source, content=text)

    def _calls(self) -> Iterator[bytes | None]:
        ends = [end for _, end in self._pairs]
        for start, text in made_calls(self._source.content):
            inside = innermost(start, self._pairs, self._parents, ends)
            if self._pieces.is_repeated(start, inside):
                yield text


def _may_be_made(content: bytes, start: int) -> bool:
    """True unless the array at `start` surely is what no collection is made of."""
    before = last_code(content, start) + 1
    if b"new" in content[max(0, before - _BEFORE) : before]:
        return True
    # comments and types are of any length
    if before == 0 or content[before - 1] == ord("/") or is_after_comment(content, before - 1):
        return before > 0
    around = last_code(content, before - 1)
    return content[before - 1] == ord("(") and around >= 0 and content[around] in b"/>"
