"""The heat of one place while it is worked out, carried from the outside in."""

from allocscan.records import dataclass, replace
from allocscan.sites.context.keepers import Guard
from allocscan.sites.heat_values import HeatLevel, Step
from allocscan.source.span import Span
from allocscan.syntax.binding import Node

_KEPT_STEPS = 8


@dataclass(frozen=True, slots=True)
class Felt:
    """The heat of one place. `settled`: COLD whatever loops and callbacks stand in it.

    `clause` is the reason for the level, to be repeated behind "called from `f`". `nesting` counts
    the loops and callbacks per element on the way. `setup` and `recursive` as in `Heat`.
    """

    level: HeatLevel
    steps: tuple[Step, ...]
    clause: str = ""
    settled: bool = False
    nesting: int = 0
    setup: bool = False
    recursive: bool = False

    def order(self) -> tuple[HeatLevel, bool, bool, int]:
        """The hotter, the greater. A hot root says more than that a function calls itself."""
        return self.level, not self.setup, not self.recursive, self.nesting

    def then(self, step: Step) -> "Felt":
        """The same heat, one step further in."""
        steps = (*self.steps, step)
        if len(steps) > _KEPT_STEPS:
            steps = (steps[0], *steps[1 - _KEPT_STEPS :])
        return replace(self, steps=steps)

    def at_least(self, level: HeatLevel, step: Step) -> "Felt":
        """One step further in, which is a reason for `level`. What is settled stays.

        That its place runs once says nothing of what is run more often from there.
        """
        nesting = self.nesting + (level is HeatLevel.ITERATED)
        if self.settled or self.level > level:
            return replace(self.then(step), nesting=nesting)
        fresh = self.level is HeatLevel.COLD or level is HeatLevel.HOT > self.level
        before = () if fresh else self.then(step).steps[:-1]
        loading = self.level is HeatLevel.COLD and level is HeatLevel.ITERATED
        return Felt(level, (*before, step), step.text, nesting=nesting, setup=loading)

    def left(self) -> "Felt":
        """The heat of what a recursive function calls and what does not call it back: no hotter
        than the loops on the way. Of 17 such sites that were sampled readers called one worth a
        change."""
        if not self.recursive:
            return self
        level = HeatLevel.ITERATED if self.nesting else HeatLevel.CALLED
        return replace(self, level=level, recursive=False)

    def set_up(self, step: Step) -> "Felt":
        """One step further in, in code that makes something that lives on."""
        if self.settled or self.level > HeatLevel.CALLED:
            return self.then(step)
        steps = () if self.level is HeatLevel.COLD else self.then(step).steps[:-1]
        return Felt(HeatLevel.CALLED, (*steps, step), setup=True)

    def behind(self, guard: Guard) -> "Felt":
        """One step further in, behind `guard`."""
        step = Step(f"runs {guard.text}", head(guard.at))
        if self.level is HeatLevel.COLD:
            return replace(self, steps=(step,))
        if guard.home is not None:
            return self.then(step)
        return Felt(HeatLevel.CALLED, self.then(step).steps, setup=True)


def head(node: Node) -> Span:
    """The first line of `node`, at most: where a reader has to look."""
    end = node.end_byte if node.end_point.row == node.start_point.row else node.start_byte
    return Span(node.start_byte, end)
