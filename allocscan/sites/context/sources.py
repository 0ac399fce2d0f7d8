"""What can make a function run, as far as its own file shows: one `Source` for each way."""

from allocscan.enums import Enum
from allocscan.records import dataclass
from allocscan.sites.heat_values import Step
from allocscan.source.span import Span
from allocscan.syntax.binding import Node
from allocscan.typed import Final

WHOLE: Final = "module.exports"
"""The name of what `module.exports = f` exports."""
WHOLES: Final = frozenset({"default", WHOLE})
"""Bundlers and Node let an import of one stand for the other."""


class How(Enum):
    """How often one source makes the function run."""

    ONCE = "once for each evaluation of the place"
    WITHIN = "as often as its place at least; the callee is not known"
    EACH = "for each element"
    HOT = "over and over"
    CALLED = "now and then"
    SET_UP = "once for each thing that it makes"
    EXPORTED = "as often as other files make it"
    QUIET = "in a test, or on an error path"


@dataclass(frozen=True, slots=True)
class Source:
    """One way in. `place` is the node whose evaluation starts it, where that is known.

    `names` are those under which other files reach it: `default`, `WHOLE` for what a CommonJS
    module is as a whole, `.total` for a method called `total`.
    """

    how: How
    step: Step
    place: Node | None = None
    names: tuple[str, ...] = ()


def called(text: str, at: Node) -> Source:
    """A caller that cannot be seen, or that is a person."""
    return Source(How.CALLED, _step(text, at))


def exported(text: str, at: Node, *names: str) -> Source:
    """Callers that may be found in other files, by one of `names`."""
    return Source(How.EXPORTED, _step(text, at), names=names)


def set_up(text: str, at: Node, place: Node | None = None) -> Source:
    """A caller that makes something that lives on; `place` is where it is told to."""
    return Source(How.SET_UP, _step(f"set-up: {text}", at), place)


def hot(text: str, at: Node) -> Source:
    """A caller that calls over and over, once the code at `at` has run."""
    return Source(How.HOT, _step(text, at), at)


def source(how: How, text: str, place: Node) -> Source:
    """A caller whose frequency depends on `place`."""
    return Source(how, _step(text, place), place)


def _step(text: str, at: Node) -> Step:
    return Step(text, Span(at.start_byte, at.end_byte))
