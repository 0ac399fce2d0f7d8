"""What can make a function run, as far as its own file shows: one `Source` for each way."""

from dataclasses import dataclass
from enum import Enum

from tree_sitter import Node

from allocscan.sites.values import Step
from allocscan.source.span import Span


class How(Enum):
    """How often one source makes the function run."""

    ONCE = "once for each evaluation of the place"
    WITHIN = "as often as its place at least; the callee is not known"
    EACH = "for each element"
    HOT = "over and over"
    CALLED = "now and then"
    QUIET = "in a test"


@dataclass(frozen=True, slots=True)
class Source:
    """One way in. `place` is the node whose evaluation starts it, where that is known."""

    how: How
    step: Step
    place: Node | None = None


def called(text: str, at: Node) -> Source:
    """A caller that cannot be seen, or that is a person."""
    return Source(How.CALLED, _step(text, at))


def hot(text: str, at: Node) -> Source:
    """A caller that calls over and over, once the code at `at` has run."""
    return Source(How.HOT, _step(text, at), at)


def source(how: How, text: str, place: Node) -> Source:
    """A caller whose frequency depends on `place`."""
    return Source(how, _step(text, place), place)


def _step(text: str, at: Node) -> Step:
    return Step(text, Span(at.start_byte, at.end_byte))
