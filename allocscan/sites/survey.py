"""All that is to be known of one file's sites, cheapest question first.

Constness and cost need only the tree; most files end there. Names are resolved, and values
followed, only when something constant and dear enough is left.
"""

from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from tree_sitter import Node

from allocscan.sites.collected import kind_of
from allocscan.sites.collection_cost import price_of
from allocscan.sites.constants import Constant, Wanted
from allocscan.sites.constness import Judge
from allocscan.sites.find import literals, repeater
from allocscan.sites.surveyor import Surveyor
from allocscan.sites.values import COLLECTIONS, Cost, Site, SiteKind, Survey
from allocscan.source.span import Span
from allocscan.syntax.parse import Syntax, span_of
from allocscan.syntax.walk import children_of

FEWEST_LEAVES: Final = 3
"""Smaller literals are no site under any setting: people hoist them for their identity, never
for what they cost (hoisting-habits, "Size")."""

_BODIES = (Wanted.FUNCTION, Wanted.ELEMENT)


@dataclass(frozen=True, slots=True)
class Floor:
    """What is too cheap to look at: sites below both figures are dropped before names are
    resolved. `min_bytes` is unoptimised bytes of one evaluation, `min_entries` counts copied
    entries; flat arrays of constants are judged by `min_shared` entries instead, Sets and Maps by
    `min_elements` elements or pairs."""

    min_bytes: int
    min_entries: int
    min_shared: int
    min_elements: int = 0


def survey(
    syntax: Syntax,
    floor: Floor,
    *,
    engine: str = "node22",
    module_file: bool | None = None,
    may_cycle: bool = True,
    settled_imports: frozenset[str] = frozenset(),
) -> Survey:
    """Return the sites of `syntax` that are constant and dear, in source order.

    A literal whose names turn out to vary gives way to the constant literals inside it.
    """
    judge = Judge(syntax)
    everything = literals(syntax)
    surveyor: Surveyor | None = None
    sites: list[Site] = []
    covers: list[_Cover] = []
    for literal in everything:
        while covers and covers[-1].end <= literal.start_byte:
            covers.pop()
        if literal.has_error or (covers and not covers[-1].leaves_open(literal)):
            continue
        verdict = judge.judge(literal)
        if not isinstance(verdict, Constant) or _only_copies(literal):
            continue
        kind = kind_of(literal, syntax)
        may_be = repeater(syntax, literal) is not None
        if not (may_be and _can_be_dear(literal, kind, syntax, floor, engine)):
            covers.append(_Cover.without(literal, verdict))
            continue
        if surveyor is None:
            surveyor = Surveyor(
                syntax,
                judge,
                everything,
                engine,
                module_file=module_file,
                may_cycle=may_cycle,
                settled_imports=settled_imports,
            )
        dear = _is_dear(surveyor.price(literal, kind), kind, floor)
        site = surveyor.site(literal, verdict) if dear else None
        if site is not None:
            sites.append(site)
        if site is not None or not dear:
            covers.append(_Cover.without(literal, verdict))
    return Survey(tuple(sites), surveyor.module()) if surveyor is not None else Survey(())


@dataclass(frozen=True, slots=True)
class _Cover:
    """A constant literal that has been dealt with: what is inside needs no look of its own, but
    for what stands in the functions in it (`open`, sorted), which run at times of their own."""

    end: int
    open: tuple[Span, ...] = ()

    @staticmethod
    def without(literal: Node, constant: Constant) -> "_Cover":
        functions = (span_of(need.node) for need in constant.needs if need.wanted in _BODIES)
        return _Cover(literal.end_byte, tuple(sorted(functions)))

    def leaves_open(self, literal: Node) -> bool:
        """True when `literal` stands in one of the open functions."""
        at = bisect_right(self.open, literal.start_byte, key=lambda span: span.start) - 1
        return at >= 0 and literal.end_byte <= self.open[at].end


def _only_copies(literal: Node) -> bool:
    """True for `{ ...DEFAULTS }` and `[...LIST]`: nobody writes that but for an object of his own
    (luxon copies its tables so since callers changed them: hoisting-habits, "Refused")."""
    entries = children_of(literal)
    return bool(entries) and all(entry.type == "spread_element" for entry in entries)


def _can_be_dear(literal: Node, kind: SiteKind, syntax: Syntax, floor: Floor, engine: str) -> bool:
    """False only for what is below the floor however the file's other literals share shapes."""
    return _is_dear(price_of(kind, literal, syntax, engine), kind, floor, slack=2)


def _is_dear(price: Cost, kind: SiteKind, floor: Floor, slack: int = 1) -> bool:
    if price.leaves < FEWEST_LEAVES:
        return False
    if price.entries == 0:
        return price.leaves >= floor.min_shared
    least = floor.min_elements if kind in COLLECTIONS else floor.min_entries
    return price.bytes * slack >= floor.min_bytes and price.entries >= least
