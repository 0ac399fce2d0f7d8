"""How often does a node run? The place it stands in, and the callers its file shows."""

from collections.abc import Callable, Iterable, Iterator

from allocscan.components import components
from allocscan.sites.context.places import Place
from allocscan.sites.context.sources import How, Source
from allocscan.sites.context.ways import Ways
from allocscan.sites.felt import Felt, head
from allocscan.sites.heat_values import Heat, HeatLevel, Step
from allocscan.sites.steps import call_step, loop_step, marked_heat
from allocscan.syntax.binding import Node

Outside = Callable[[tuple[str, ...]], Felt | None]
"""How the callers in other files run what is exported by these names; None: none is known."""


def nobody(_names: tuple[str, ...]) -> Felt | None:
    """The answer where other files are not looked at."""
    return None


class Warmth:
    """The heat of one file's nodes. Built once for a file, and for each `outside` of it; each
    function is judged once."""

    def __init__(self, ways: Ways, outside: Outside = nobody) -> None:
        self._outside = outside
        self._syntax = ways.syntax
        self._ways = ways
        self._places = ways.places
        self._felt: dict[int, Felt] = {}
        self._frames: dict[int, Node] = {}
        self._circle: dict[int, int] = {}

    def of(self, node: Node) -> Heat:
        """How often `node` is evaluated, with the steps that lead to it from the outside in.

        COLD: at most once per load of the module, or on an error path, or in a test.
        """
        place = self._places.of(node)
        if place.frame is not None:
            self._judge(place.frame)
        felt = self._at(place, node)
        return Heat(
            felt.level,
            felt.steps,
            failing=place.error is not None,
            nesting=felt.nesting,
            setup=felt.setup,
            recursive=felt.recursive,
            one_case=place.one_case,
        )

    def of_mentions(self, mentions: Iterable[Node]) -> tuple[Felt, ...]:
        """How a function is run by each of `mentions`, expressions that stand for it here."""
        return tuple(felt for mention in mentions for felt in self._of_mention(mention))

    def _of_mention(self, mention: Node) -> Iterator[Felt]:
        for source in self._ways.callers.of_value(mention):
            if source.place is not None and source.how is not How.QUIET:
                place = self._places.of(source.place)
                if place.frame is not None and place.error is None:
                    self._judge(place.frame)
            yield self._from(source, mention)

    def _judge(self, frame: Node) -> None:
        """Find the heat of `frame`, and of the frames that it depends on first; those that run one
        another are judged together, so that it does not matter which is asked for."""
        if frame.id in self._felt:
            return
        self._frames[frame.id] = frame
        for ids in components(frame.id, self._needed):
            for each in ids:
                self._circle[each] = ids[0]
            self._felt.update({each: self._felt_in(each) for each in ids})

    def _felt_in(self, frame: int) -> Felt:
        known = self._felt.get(frame)
        return self._combined(self._frames[frame]) if known is None else known

    def _needed(self, frame: int) -> Iterator[int]:
        """The frames whose heat decides that of `frame`, and is not known."""
        if frame in self._felt:
            return
        marked = marked_heat(self._ways.marks.of(self._frames[frame]))
        if marked is not None:
            self._felt[frame] = marked
            return
        for source in self._ways.into(self._frames[frame]):
            if source.place is None or source.how is How.QUIET:
                continue
            place = self._places.of(source.place)
            if place.frame is not None and place.error is None:
                self._frames[place.frame.id] = place.frame
                if place.frame.id not in self._felt:
                    yield place.frame.id

    def _at(self, place: Place, node: Node) -> Felt:
        """The heat of `node` at its `place`, whose frame has been judged."""
        if place.error is not None:
            step = Step("on an error path", head(place.error))
            return Felt(HeatLevel.COLD, (step,), settled=True)
        if place.frame is None:
            step = Step("runs once, when the module is loaded", head(node))
            felt = Felt(HeatLevel.COLD, (step,))
        else:
            felt = self._felt[place.frame.id]
        if felt.settled:
            return felt
        if place.guard is not None:
            felt = felt.behind(place.guard)
        for depth, loop in enumerate(place.loops):
            felt = felt.at_least(HeatLevel.ITERATED, loop_step(loop, depth, self._syntax))
        return felt

    def _combined(self, frame: Node) -> Felt:
        """The heat of `frame` from all its sources; the hottest one speaks for it."""
        felt = [self._from(source, frame) for source in self._ways.into(frame)]
        if not felt:
            step = Step("no call of it is visible in this file", head(frame))
            return Felt(HeatLevel.CALLED, (step,))
        open_ones = [one for one in felt if not one.settled]
        if not open_ones:
            return felt[0]
        hottest = max(open_ones, key=Felt.order)
        if hottest.level is HeatLevel.COLD and len(open_ones) > 1:
            step = Step(f"called from {len(open_ones)} places", head(frame))
            return Felt(HeatLevel.CALLED, (step,), setup=True)
        if hottest.level is not HeatLevel.CALLED or hottest.setup:
            return hottest
        made = self._ways.makings.of(frame, self._ways.into(frame))
        return hottest if made is None else hottest.set_up(made)

    def _from(self, source: Source, frame: Node) -> Felt:
        step = source.step
        if source.how is How.CALLED:
            return Felt(HeatLevel.CALLED, (step,))
        if source.how is How.SET_UP and source.place is None:
            return Felt(HeatLevel.CALLED, (step,), setup=True)
        if source.how is How.EXPORTED:
            return self._outside(source.names) or Felt(HeatLevel.CALLED, (step,))
        if source.how is How.QUIET:
            return Felt(HeatLevel.COLD, (step,), settled=True)
        assert source.place is not None, "every other source has a place"
        place = self._places.of(source.place)
        waiting = place.frame is not None and place.frame.id not in self._felt
        if waiting and place.error is None:
            return self._again(source, place.frame == frame)
        here = self._at(place, source.place)
        if source.how in (How.ONCE, How.WITHIN) and not self._run_each_other(place, frame):
            here = here.left()
        match source.how:
            case How.ONCE:
                return here.then(call_step(source, place.frame, here, self._syntax))
            case How.WITHIN:
                return here.at_least(
                    HeatLevel.CALLED, call_step(source, place.frame, here, self._syntax)
                )
            case How.SET_UP:
                return here.set_up(step)
            case How.EACH:
                return here.at_least(HeatLevel.ITERATED, step)
            case _:
                return here.at_least(HeatLevel.HOT, step)

    def _run_each_other(self, place: Place, frame: Node) -> bool:
        """True when `frame` runs what calls it at `place`."""
        if place.frame is None:
            return False
        return self._circle.get(place.frame.id) == self._circle.get(frame.id, -1)

    def _again(self, source: Source, itself: bool) -> Felt:
        """A source in a frame that waits for this one: a recursion.

        To hand oneself to unknown code is none; often that code only lets go.
        """
        if itself and source.how is How.WITHIN:
            return Felt(HeatLevel.CALLED, (source.step,))
        if source.how is How.HOT:
            return Felt(HeatLevel.HOT, (source.step,), source.step.text)
        text = "which calls itself"
        return Felt(HeatLevel.HOT, (Step(text, source.step.at),), text, recursive=True)
