"""The parts of a text that may be literals which are built more than once, by its brackets."""

from collections.abc import Iterator, Sequence

from allocscan.sites.enough import Enough
from allocscan.sites.floor import Floor
from allocscan.sites.sieve.glance import Glance
from allocscan.sites.sieve.nesting import NO_PAIR, is_value, may_be_literal
from allocscan.sites.sieve.repeated import Statements
from allocscan.syntax.brackets import Pair
from allocscan.syntax.code_before import next_code


class Pieces:
    """The brackets of one text, asked for its literals."""

    def __init__(
        self,
        content: bytes,
        pairs: Sequence[Pair],
        parents: Sequence[int],
        floor: Floor,
        glance: Glance,
    ) -> None:
        self._is_enough = Enough(floor)
        self._content = content
        self._pairs = pairs
        self._parents = parents
        self._glance = glance
        self._literals: dict[int, bool] = {}
        self._around: dict[int, int | None] = {}
        self._statements = Statements(content, pairs, parents)

    def outermost(self) -> list[int]:
        """The indexes of the pairs that may be literals, none inside another, last first."""
        return list(self._found(range(len(self._pairs) - 1, -1, -1)))

    def inside(self, index: int) -> list[int]:
        """As `outermost`, of what stands in the pair at `index`."""
        start = self._pairs[index][0]
        first = index
        while first > 0 and self._pairs[first - 1][0] > start:
            first -= 1
        return list(self._found(range(index - 1, first - 1, -1)))

    def is_repeated(self, start: int, parent: int) -> bool:
        """False for what surely runs once with its module: it stands at `start`, in the pair
        `parent`."""
        outermost = self._outermost(parent)
        if outermost is None:
            return True
        return self._statements.may_repeat(start, start if outermost < 0 else outermost)

    def _outermost(self, index: int) -> int | None:
        """Where the outermost of the literals begins in which the pair at `index` is the innermost,
        -1 for no pair; None where one around may be a block."""
        passed: list[int] = []
        found: int | None = -1
        while index != NO_PAIR:
            if index in self._around:
                found = self._around[index]
                break
            passed.append(index)
            start = self._pairs[index][0]
            if not self._may_be_literal(index) or not is_value(self._content, start):
                found = None
                break
            found, index = start, self._parents[index]
        self._around.update(dict.fromkeys(passed, found))
        return found

    def _found(self, indexes: Sequence[int]) -> Iterator[int]:
        content, pairs, is_enough = self._content, self._pairs, self._is_enough
        taken = len(content)
        for index in indexes:
            start, end = pairs[index]
            if start > taken or content[start - 2 : start + 1] == b") {":
                continue
            if content[start - 3 : start + 1] == b"=> {":
                continue
            if (
                is_enough(content, start, end)
                and self._may_be_literal(index)
                and self.is_repeated(start, self._parents[index])
                and not self._glance.varies(start, end)
            ):
                yield index
                taken = start

    def _may_be_literal(self, index: int) -> bool:
        known = self._literals.get(index)
        if known is None:
            start = self._pairs[index][0]
            known = may_be_literal(self._content, start) and not self._holds_list_alone(index)
            self._literals[index] = known
        return known

    def _holds_list_alone(self, index: int) -> bool:
        """True for `{[…]}`, which JSX puts around an array."""
        start, end = self._pairs[index]
        inner, last = self._pairs[index - 1] if index > 0 else (-1, -1)
        return (
            self._content[start] == ord("{")
            and next_code(self._content, start + 1) == inner
            and next_code(self._content, last) == end - 1
        )
