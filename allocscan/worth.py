"""What is worth a reader's time, and how much: thresholds, silence, severity (design section 3)."""

from typing import Final

from allocscan.rule import Severity
from allocscan.settings import Thresholds
from allocscan.sites.survey import Floor
from allocscan.sites.values import (
    COLLECTIONS,
    INSTANCES,
    PARSED,
    Contained,
    Escapes,
    Form,
    FreshOnPurpose,
    HeatLevel,
    Route,
    Site,
    SiteKind,
)

SHARED_ARRAY_ENTRIES: Final = 16
"""Flat arrays of constants shorter than this are never worth a word: V8 shares their elements
and one evaluation costs 48 bytes at any length (v8-cost section 0, finding 2)."""

COLLECTION_ELEMENTS: Final = 4
"""From so many elements, or pairs, a Set or Map is worth a word: built with three it takes 69 to
103 ns, hoisted 10 (v8-cost sections 5 and 8)."""

WARNING_BYTES: Final = 512
ERROR_BYTES: Final = 4096
HELD_ERROR_BYTES: Final = 1024

_WRITES: Final = frozenset({Route.WRITTEN, Route.MUTATED})


def floor_for(thresholds: Thresholds) -> Floor:
    """The least a site must cost on the hottest path to be shown."""
    if not thresholds.called:
        return Floor(0, 0, 0)
    least = min(thresholds.called, thresholds.iterated, thresholds.hot)
    elements = min(thresholds.entries, COLLECTION_ELEMENTS)
    return Floor(least, _halved(thresholds.entries), SHARED_ARRAY_ENTRIES, _halved(elements))


def worth_showing(site: Site, thresholds: Thresholds) -> bool:
    """True when `site` costs something that a reader can save.

    Silent: what runs once, what is written to where it is made, what is fresh on purpose, what
    is cheap on its path, what optimised code removes. Without thresholds error paths count too.
    """
    cold = site.heat.level is HeatLevel.COLD and (bool(thresholds.called) or not site.heat.failing)
    if cold or _meant_to_be_fresh(site):
        return False
    if not thresholds.called:
        return True
    if _is_left_by_people(site):
        return False
    return _is_dear(site, thresholds) and severity_of(site) is not None


def severity_of(site: Site) -> Severity | None:
    """How much `site` matters by itself; None for what optimised code makes free."""
    if site.kind in (SiteKind.FORMATTER, SiteKind.COPY):
        return Severity.WARNING
    if site.kind in INSTANCES:
        return Severity.INFO if site.heat.level < HeatLevel.ITERATED else Severity.WARNING
    if site.cost.entries == 0:
        return Severity.INFO
    severity = Severity.INFO
    if site.cost.bytes >= WARNING_BYTES or site.heat.level >= HeatLevel.ITERATED:
        severity = Severity.WARNING
    held = site.held_across is not None and site.cost.bytes >= HELD_ERROR_BYTES
    if site.cost.bytes >= ERROR_BYTES or site.cost.cliffs or held:
        severity = Severity.ERROR
    if not site.vanishes:
        return severity
    return Severity(severity - 1) if severity > Severity.INFO else None


def _is_dear(site: Site, thresholds: Thresholds) -> bool:
    if site.kind is SiteKind.ENCODER:
        return site.heat.level >= HeatLevel.ITERATED  # 15 ns of 328 (rebuilt-formatter)
    if site.kind in INSTANCES | PARSED or site.kind is SiteKind.COPY:
        return True
    if site.cost.entries == 0:
        return site.cost.leaves >= SHARED_ARRAY_ENTRIES
    fewest = thresholds.entries
    if site.kind in (SiteKind.SET, SiteKind.MAP):
        fewest = min(fewest, COLLECTION_ELEMENTS)
    if site.heat.level <= HeatLevel.CALLED:
        return site.cost.bytes >= thresholds.called and site.cost.entries >= fewest
    least = thresholds.iterated if site.heat.level is HeatLevel.ITERATED else thresholds.hot
    return site.cost.bytes >= least and site.cost.entries >= _halved(fewest)


def _meant_to_be_fresh(site: Site) -> bool:
    """True when the code around needs an object of its own each time, or clearly wants one."""
    if not isinstance(site.escape, Escapes):
        return False
    if isinstance(site.intent, FreshOnPurpose):
        return True
    # Nobody hands out a copy of a Set instead: one that a caller writes to is made for him.
    anywhere = site.kind in COLLECTIONS
    return any(
        (leak.route in _WRITES and (anywhere or not leak.crossed)) or leak.route is Route.FIELD
        for leak in site.escape.leaks
    )


def _is_left_by_people(site: Site) -> bool:
    """True for what maintainers leave where it is: a part of a fresh object that goes out with
    it, and small literals handed straight to other code or to callers. In changes where people
    hoisted by hand they hoisted 9% of call arguments and 46% of returned literals against 86% of
    local variables (hoisting-habits, "Hoisted against left")."""
    if isinstance(site.escape, Contained):
        return False
    if site.form is Form.NESTED:
        return True
    return site.form in (Form.ARGUMENT, Form.RETURNED) and site.cost.bytes < WARNING_BYTES


def _halved(entries: int) -> int:
    return (entries + 1) // 2
