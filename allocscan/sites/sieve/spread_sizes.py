"""How many entries a name brings that is spread: at most those of the literals in its declaration,
by the text (`sites.literal.representations`)."""

from bisect import bisect_left
from collections.abc import Sequence

from allocscan.regex import regex
from allocscan.sites.sieve.nesting import NO_PAIR, innermost
from allocscan.syntax.brackets import COMMENTS, Pair
from allocscan.syntax.code_before import last_code
from allocscan.typed import Final

_DECLARED: Final = regex(
    rb"(?:\b(?:const|let)\b|,)(?:\s++|%b)*+(?=([\w$\x80-\xff\\]++)(?:\s++|%b)*+([:=!]))"
    % (COMMENTS, COMMENTS)
)
_END: Final = regex(rb";|\n(?=[\w$@])|\Z")
_GOES_ON: Final = b"=(,+?:&|<"
_UNTOLD: Final = regex(rb"[\"'`/]")
MANY: Final = 1 << 20


class SpreadSizes:
    """Asked about the names of one text, whose brackets are `pairs`."""

    def __init__(self, content: bytes, pairs: Sequence[Pair], parents: Sequence[int]) -> None:
        self._content = content
        self._pairs = pairs
        self._parents = parents
        self._ends = [end for _, end in pairs]
        self._top = sorted(
            pair for pair, around in zip(pairs, parents, strict=True) if around == NO_PAIR
        )
        self._declared: dict[bytes, list[int]] | None = None
        self._known: dict[bytes, int] = {}

    def of(self, name: bytes) -> int:
        """The most entries that the module's variable `name` may have; `MANY` where that cannot be
        told."""
        known = self._known.get(name)
        if known is None:
            if self._declared is None:
                self._declared = self._places()
            places = self._declared.get(name, ())
            known = self._known[name] = max(map(self._entries, places), default=0)
        return known

    def _places(self) -> dict[bytes, list[int]]:
        """Where each name is followed by its type or value."""
        found: dict[bytes, list[int]] = {}
        for declared in _DECLARED.finditer(self._content):
            if self._is_at_top(declared.start()):
                found.setdefault(declared[1], []).append(declared.end(2))
        return found

    def _is_at_top(self, offset: int) -> bool:
        return innermost(offset, self._pairs, self._parents, self._ends) == NO_PAIR

    def _entries(self, at: int) -> int:
        """Those of the largest brackets between `at` and the end of the statement."""
        content, most, begins = self._content, 0, at
        while True:
            ends = _END.search(content, at)
            end = len(content) if ends is None else ends.start()
            place = bisect_left(self._top, (at, 0))
            if place == len(self._top) or self._top[place][0] >= end:
                break
            most = max(most, content.count(b",", *self._top[place]) + 1)
            at = self._top[place][1]
        lone = content[begins:end]
        if most == 0 and _UNTOLD.search(lone):
            return MANY
        return MANY if content[last_code(content, end)] in _GOES_ON else max(most, 1)
