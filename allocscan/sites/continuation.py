"""The continuation of a pause: what of its function may be evaluated after it."""

from collections.abc import Iterator, Sequence

from allocscan.source.span import Span
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import LOOPS
from allocscan.syntax.parse import span_of
from allocscan.syntax.walk import is_field
from allocscan.typed import Final

_BRANCHES: Final = frozenset({"if_statement", "ternary_expression"})


class Continuation:
    """The parts of a function that may be evaluated after one of its pauses.

    `_ended` is the block that is left for sure; `_finals` what runs however it is left; `_apart`
    the other branches of the conditions around; `_loop` the outermost loop around that does not
    make the value again.
    """

    def __init__(self, point: int, pause: Node, made: Node) -> None:
        self._point = point
        self._pause = pause
        self._made = span_of(made)
        self._ended: Span | None = None
        self._finals: list[Span] = []
        self._apart: list[Span] = []
        self._loop: Span | None = None
        if pause.type in LOOPS:
            self._enter(pause)

    def end_at(self, node: Node) -> None:
        """Say that nothing behind `node` is reached."""
        self._ended = self._ended or span_of(node)

    def pass_by(self, at: Node, around: Node) -> None:
        """Go on from `at` to `around`, its parent."""
        finalizer = around.child_by_field_name("finalizer")
        if finalizer is not None and self._ended is not None and finalizer.id != at.id:
            self._finals.append(span_of(finalizer))
        if around.type in LOOPS:
            self._enter(around)
        if around.type in _BRANCHES and not is_field(around, "condition", at):
            branches = (around.child_by_field_name(f) for f in ("consequence", "alternative"))
            self._apart += [span_of(each) for each in branches if each and each.id != at.id]

    def _enter(self, loop: Node) -> None:
        body = loop.child_by_field_name("body")
        if body is None or not span_of(body).contains(self._made):
            again = body if body is not None and loop.type == "for_in_statement" else loop
            self._loop = span_of(again)

    def is_kept(self, scopes: Sequence[Span]) -> bool:
        """True when the value is made before the pause, and one of `scopes` keeps it there."""
        at = span_of(self._pause)
        apart = any(each.contains(self._made) for each in self._apart)
        return self._point >= self._made.end and not apart and any(s.contains(at) for s in scopes)

    @property
    def regions(self) -> Iterator[Span]:
        """What may be reached, which also holds what waits for the pause."""
        if any(each.contains(self._made) for each in self._apart):
            return
        if self._ended is not None:
            yield self._ended
        yield from self._finals
        if self._loop is not None:
            yield self._loop

    def leads_to(self, needed: Node, end: int) -> bool:
        """True when the value is made before the pause and still needed by `needed`, one of what
        begins in a region, which is done with it at `end`."""
        at = span_of(needed)
        inside = span_of(self._pause).contains(self._made)
        if inside:  # what is iterated, or given out one by one, while that goes on
            return self._point < self._pause.end_byte == end
        if self._point < self._made.end:
            return False
        if self._loop is not None and self._loop.contains(at):
            return True
        reached = [self._ended, *self._finals]
        return (
            self._point < end
            and any(each is not None and each.contains(at) for each in reached)
            and not any(each.contains(at) for each in self._apart)
        )
