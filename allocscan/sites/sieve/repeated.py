"""May what stands in no block run more than once? In an arrow function without one, in a loop, in
the head of a function."""

from bisect import bisect_right
from collections.abc import Sequence

from allocscan.regex import regex
from allocscan.sites.sieve.nesting import NO_PAIR, innermost
from allocscan.sites.sieve.stretches import Stretches
from allocscan.syntax.brackets import Pair
from allocscan.syntax.code_before import last_code
from allocscan.typed import Final

_DECLARES: Final = regex(
    rb"(?:export|import|const|let|var|module|exports|interface|type|enum|declare|abstract"
    rb"|function|class)\b"
)
"""How a line surely begins a statement, after one that has ended: no expression goes on so."""

_TICK: Final = regex(rb"`")


class Statements:
    """The statements of a module's body."""

    def __init__(self, content: bytes, pairs: Sequence[Pair], parents: Sequence[int]) -> None:
        self._content = content
        self._pairs = pairs
        self._parents = parents
        self._ends: list[int] = []
        self._ticks: list[int] = []
        self._closing: dict[int, int] = {}
        self._top: list[int] = []
        self._begins: dict[int, int] = {}
        self._stretches: dict[int, Stretches] = {}

    def may_repeat(self, start: int, outermost: int) -> bool:
        """Of what begins at `start`, in literals alone, the outermost of which is at `outermost`,
        or in none."""
        if not self._ends:
            self._index()
        begins = self._before(outermost)
        known = self._stretches.get(begins)
        if known is None or known.end < start:
            end = start if known is None else max(start, 2 * known.end - begins)
            end = min(len(self._content), max(end, self._closing.get(outermost, 0)))
            known = self._stretches[begins] = Stretches(
                self._content, begins, end, self._end_of, self._end_around
            )
        return known.hold(start)

    def _index(self) -> None:
        self._ends = [end for _, end in self._pairs]
        self._closing = dict(self._pairs)
        self._ticks = [tick.start() for tick in _TICK.finditer(self._content)]
        pairs = zip(self._pairs, self._parents, strict=True)
        self._top = [index for index, (_, around) in enumerate(pairs) if around == NO_PAIR]

    def _end_of(self, start: int) -> int:
        """The end of the brackets that begin at `start`; of small ones, that of the first brace."""
        known = self._closing.get(start)
        return self._content.find(b"}", start) + 1 if known is None else known

    def _end_around(self, offset: int) -> int:
        """The end of the innermost brackets around `offset`."""
        found = innermost(offset, self._pairs, self._parents, self._ends)
        return len(self._content) + 1 if found == NO_PAIR else self._pairs[found][1]

    def _before(self, offset: int) -> int:
        """A place before the statement around `offset`."""
        content, known = self._content, self._begins
        line = content.rfind(b"\n", 0, offset)
        passed: list[int] = []
        while line >= 0 and line not in known:
            if _DECLARES.match(content, line + 1) and self._ends_before(line):
                known[line] = line
                break
            passed.append(line)
            line = content.rfind(b"\n", 0, line)
        begins = known[line] if line >= 0 else 0
        known.update(dict.fromkeys(passed, begins))
        return begins

    def _ends_before(self, line: int) -> bool:
        """True where a statement of the module has ended before the end of line at `line`."""
        content = self._content
        if bisect_right(self._ticks, line) % 2:
            return False  # in a template, it seems
        before = _before_comments(content, line)
        if before < 0 or content[before] not in b";}":
            return before < 0
        place = bisect_right(self._top, before + 1, key=self._ends.__getitem__)
        return place == len(self._top) or before < self._pairs[self._top[place]][0]


def _before_comments(content: bytes, at: int) -> int:
    """The offset of the last byte of code before `at`, as far as comments have lines of their
    own; -1 if there is none."""
    while True:
        last = last_code(content, at)
        line = content.rfind(b"\n", 0, last + 1) + 1
        if content[last - 1 : last + 1] == b"*/":
            at = content.rfind(b"/*", 0, last)
        elif content[line : last + 1].lstrip().startswith(b"//"):
            at = line
        else:
            return last
        if at <= 0:
            return -1
