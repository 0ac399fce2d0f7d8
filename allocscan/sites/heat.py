"""How often does a node run? The place it stands in, and the callers its file shows."""

from collections.abc import Iterator
from dataclasses import dataclass

from tree_sitter import Node

from allocscan.scopes.model import ScopeTree
from allocscan.sites.context.callers import Callers
from allocscan.sites.context.frame_names import name_of
from allocscan.sites.context.marks import Marks
from allocscan.sites.context.places import Place, Places
from allocscan.sites.context.sources import How, Source
from allocscan.sites.values import Heat, HeatLevel, Step
from allocscan.source.span import Span
from allocscan.syntax.parse import Syntax

_KEPT_STEPS = 8


@dataclass(frozen=True, slots=True)
class _Felt:
    """The heat of one place. `settled`: COLD whatever loops and callbacks stand in it.

    `clause` is the reason for the level, to be repeated behind "called from `f`".
    """

    level: HeatLevel
    steps: tuple[Step, ...]
    clause: str = ""
    settled: bool = False

    def then(self, step: Step) -> "_Felt":
        """The same heat, one step further in."""
        steps = (*self.steps, step)
        if len(steps) > _KEPT_STEPS:
            steps = (steps[0], *steps[1 - _KEPT_STEPS :])
        return _Felt(self.level, steps, self.clause, self.settled)

    def at_least(self, level: HeatLevel, step: Step) -> "_Felt":
        """One step further in, which is a reason for `level`. What is settled stays.

        That its place runs once says nothing of what is run more often from there.
        """
        if self.settled or self.level > level:
            return self.then(step)
        before = () if self.level is HeatLevel.COLD else self.then(step).steps[:-1]
        return _Felt(level, (*before, step), step.text)


class Warmth:
    """The heat of one file's nodes. Built once for a file; each function is judged once."""

    def __init__(self, syntax: Syntax, scopes: ScopeTree) -> None:
        self._syntax = syntax
        self._places = Places(syntax)
        self._callers = Callers(syntax, scopes)
        self._marks = Marks(syntax)
        self._felt: dict[int, _Felt] = {}
        self._sources: dict[int, tuple[Source, ...]] = {}

    def of(self, node: Node) -> Heat:
        """How often `node` is evaluated, with the steps that lead to it from the outside in.

        COLD: at most once per load of the module, or on an error path, or in a test.
        """
        place = self._places.of(node)
        if place.frame is not None:
            self._judge(place.frame)
        felt = self._at(place, node)
        return Heat(felt.level, felt.steps, failing=place.error is not None)

    def _judge(self, frame: Node) -> None:
        """Find the heat of `frame`, and of the frames that it depends on first."""
        pending: list[tuple[Node, Iterator[Node]]] = [(frame, self._needed(frame))]
        entered = {frame.id}
        while pending:
            top, needed = pending[-1]
            inner = next(needed, None)
            if inner is None:
                pending.pop()
                if top.id not in self._felt:
                    self._felt[top.id] = self._combined(top)
            elif inner.id not in self._felt and inner.id not in entered:
                entered.add(inner.id)
                pending.append((inner, self._needed(inner)))

    def _needed(self, frame: Node) -> Iterator[Node]:
        """The frames whose heat decides that of `frame`."""
        if frame.id in self._felt:
            return
        marked = self._marked(frame)
        if marked is not None:
            self._felt[frame.id] = marked
            return
        sources = self._sources[frame.id] = self._callers.of(frame)
        for source in sources:
            if source.place is None or source.how is How.QUIET:
                continue
            place = self._places.of(source.place)
            if place.frame is not None and place.error is None:
                yield place.frame

    def _marked(self, frame: Node) -> _Felt | None:
        mark = self._marks.of(frame)
        if mark is None:
            return None
        said, at = mark
        if said == "hot":
            step = Step("marked `@hot`", at)
            return _Felt(HeatLevel.HOT, (step,), step.text)
        return _Felt(HeatLevel.COLD, (Step("marked `@cold`", at),), settled=True)

    def _at(self, place: Place, node: Node) -> _Felt:
        """The heat of `node` at its `place`, whose frame has been judged."""
        if place.error is not None:
            step = Step("on an error path", _head(place.error))
            return _Felt(HeatLevel.COLD, (step,), settled=True)
        if place.frame is None:
            step = Step("runs once, when the module is loaded", _head(node))
            felt = _Felt(HeatLevel.COLD, (step,))
        else:
            felt = self._felt[place.frame.id]
        if felt.settled:
            return felt
        for depth, loop in enumerate(place.loops):
            text = "inside a loop in a loop" if depth else "inside a loop"
            felt = felt.at_least(HeatLevel.ITERATED, Step(text, _head(loop)))
        return felt

    def _combined(self, frame: Node) -> _Felt:
        """The heat of `frame` from all its sources; the hottest one speaks for it."""
        felt = [self._from(source, frame) for source in self._sources[frame.id]]
        if not felt:
            step = Step("no call of it is visible in this file", _head(frame))
            return _Felt(HeatLevel.CALLED, (step,))
        open_ones = [one for one in felt if not one.settled]
        if not open_ones:
            return felt[0]
        hottest = max(open_ones, key=lambda one: one.level)
        if hottest.level is HeatLevel.COLD and len(open_ones) > 1:
            step = Step(f"called from {len(open_ones)} places", _head(frame))
            return _Felt(HeatLevel.CALLED, (step,))
        return hottest

    def _from(self, source: Source, frame: Node) -> _Felt:
        step = source.step
        if source.how is How.CALLED:
            return _Felt(HeatLevel.CALLED, (step,))
        if source.how is How.QUIET:
            return _Felt(HeatLevel.COLD, (step,), settled=True)
        assert source.place is not None, "every other source has a place"
        place = self._places.of(source.place)
        waiting = place.frame is not None and place.frame.id not in self._felt
        if waiting and place.error is None:
            return self._again(source, place.frame == frame)
        here = self._at(place, source.place)
        match source.how:
            case How.ONCE:
                return here.then(self._link(source, place, here))
            case How.WITHIN:
                return here.at_least(HeatLevel.CALLED, self._link(source, place, here))
            case How.EACH:
                return here.at_least(HeatLevel.ITERATED, step)
            case _:
                return here.at_least(HeatLevel.HOT, step)

    def _again(self, source: Source, itself: bool) -> _Felt:
        """A source in a frame that waits for this one: a recursion.

        To hand oneself to unknown code is none; often that code only lets go.
        """
        if itself and source.how is How.WITHIN:
            return _Felt(HeatLevel.CALLED, (source.step,))
        text = source.step.text if source.how is How.HOT else "which calls itself"
        return _Felt(HeatLevel.HOT, (Step(text, source.step.at),), text)

    def _link(self, source: Source, place: Place, here: _Felt) -> Step:
        """`called from `f`, inside a loop`: the caller's name, and its reason where it is hot."""
        text = source.step.text
        if text == "called":
            caller = None if place.frame is None else name_of(place.frame, self._syntax)
            text = f"called from `{caller}`" if caller else "called here"
        if here.level >= HeatLevel.ITERATED and here.clause:
            text = f"{text}, {here.clause}"
        return Step(text, source.step.at)


def _head(node: Node) -> Span:
    """The first line of `node`, at most: where a reader has to look."""
    end = node.end_byte if node.end_point.row == node.start_point.row else node.start_byte
    return Span(node.start_byte, end)
