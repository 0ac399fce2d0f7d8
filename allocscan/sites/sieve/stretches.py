"""The stretches of a module's body in which code may run more than once, though no block is around
it: in an arrow function without one, in a loop, in the parameters of a function."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate

from allocscan.regex import regex
from allocscan.sites.sieve.nesting import ARGUMENTS
from allocscan.syntax.brackets import COMMENTS, STRINGS
from allocscan.typed import Final

Stretch = tuple[int, int]

_TEMPLATE: Final = rb"`(?:(?!=>|\b(?:function|for|while|do)\b)[^`\\$()]|\\.|\$(?!\{))*+`"
"""What would hide nothing, were it not one."""

_MARK: Final = regex(
    rb"(?:[^\w.=()/'\"`!<>]++|[!<=]=++|[!<>]|%b|%b|%b|\.\.\.|\.\s*+\w*+"
    rb"|(?!(?:function|for|while|do)\b(?!\s*+[:,]))\w++)*+(?:(=>|\w++)|(=)|(\()|(\))|([/'\"`])|\Z)"
    % (COMMENTS, STRINGS, _TEMPLATE)
)
"""Up to what may make code after it run more than once; a regular expression may hide anything."""

_RUNS, _GIVES, _OPENS, _CLOSES, _HIDES = 1, 2, 3, 4, 5

_BODY: Final = {
    b"=>": regex(rb"\s*+\{"),
    b"do": regex(rb"\s*+\{"),
    b"function": regex(
        rb"\s*+\*?\s*+[\w$\x80-\xff]*+\s*+(?:<[^<>(){}]*+>)?\s*+%b[^{}();=]*+\{" % ARGUMENTS
    ),
    b"for": regex(rb"\s*+(?:await\b\s*+)?%b\s*+\{" % ARGUMENTS),
    b"while": regex(rb"\s*+%b\s*+[{;]" % ARGUMENTS),
}
"""What stands between a mark and its body, and the brace of that."""


class Stretches:
    """Those of the code from `start` to `end`. `end_of` gives the end of the brackets at an
    offset, `around` that of the innermost ones around an offset."""

    def __init__(
        self,
        content: bytes,
        start: int,
        end: int,
        end_of: Callable[[int], int],
        around: Callable[[int], int],
    ) -> None:
        self._content = content
        self._end_of = end_of
        self._around = around
        found = sorted(self._found(start, end))
        # who made us has them: a cycle would keep the text until a full collection
        del self._end_of, self._around
        self.end = end
        self._starts = [stretch[0] for stretch in found]
        self._ends = list(accumulate((stretch[1] for stretch in found), max))

    def hold(self, offset: int) -> bool:
        """True where one of them covers `offset`."""
        place = bisect_right(self._starts, offset)
        return place > 0 and self._ends[place - 1] > offset

    def _found(self, start: int, end: int) -> Iterator[Stretch]:
        content, never = self._content, len(self._content) + 1
        given: list[list[int]] = []
        for mark in _MARK.finditer(content, start, end):
            kind, at = mark.lastindex, mark.end()
            if kind == _RUNS:
                yield at, self._end_of_body(mark[_RUNS], at)
            elif kind == _GIVES and given:
                given[-1].append(at)
            elif kind == _OPENS:
                given.append([])
            elif kind == _CLOSES and given:
                yield from ((default, min(at, self._around(default))) for default in given.pop())
            elif kind == _HIDES:
                yield at, never
                break
        yield from ((default, self._around(default)) for defaults in given for default in defaults)

    def _end_of_body(self, mark: bytes, at: int) -> int:
        body = _BODY[mark].match(self._content, at)
        if body is None:
            return len(self._content) + 1
        return body.end() if body.group().endswith(b";") else self._end_of(body.end() - 1)
