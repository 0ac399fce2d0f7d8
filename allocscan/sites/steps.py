"""The clauses that loops, calls and marks put into a chain of reasons."""

from allocscan.sites.context.frame_names import name_of
from allocscan.sites.context.marks import Mark
from allocscan.sites.context.sources import Source
from allocscan.sites.felt import Felt, head
from allocscan.sites.heat_values import LOOPS, HeatLevel, Step
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax

_NAMES = frozenset({"identifier", "member_expression"})
_SHORT_NAME = 32


def loop_step(loop: Node, depth: int, syntax: Syntax) -> Step:
    """`inside a loop over `rows``; `depth` counts the loops of the same function around it, and
    is below 3."""
    text = LOOPS[depth] if depth else f"inside a loop{_over(loop, syntax)}"
    return Step(text, head(loop))


def _over(loop: Node, syntax: Syntax) -> str:
    """` over `rows``, where what the loop goes over has a name."""
    source = loop.child_by_field_name("right")
    if loop.type != "for_in_statement" or source is None or source.type not in _NAMES:
        return ""
    name = syntax.name(source)
    return f" over `{name}`" if len(name) <= _SHORT_NAME and name.isprintable() else ""


def call_step(source: Source, caller: Node | None, here: Felt, syntax: Syntax) -> Step:
    """`called from `f`, inside a loop`: the caller's name, and its reason where it is hot. `here`
    is the heat of the call, which stands in the frame `caller`; None for the module."""
    text, name = source.step.text, None
    if text == "called":
        name = None if caller is None else name_of(caller, syntax)
        text = f"called from `{name}`" if name else "called here"
    if here.level >= HeatLevel.ITERATED and here.clause:
        text = f"{text}, {here.clause}"
    return Step(text, source.step.at, name)


def marked_heat(mark: Mark | None) -> Felt | None:
    """What the author's `mark` settles of a function; None where there is none."""
    if mark is None:
        return None
    said, at = mark
    if said == "hot":
        step = Step("marked `@hot`", at)
        return Felt(HeatLevel.HOT, (step,), step.text)
    return Felt(HeatLevel.COLD, (Step("marked `@cold`", at),), settled=True)
