"""What is worth a reader's time, and how much: thresholds, silence, severity (design section 3)."""

from allocscan.least import COLLECTION_ELEMENTS, LARGE, ROWS, WARNING_BYTES, halved
from allocscan.rank import NOTABLE_RATE, SEVERE_RATE, score
from allocscan.settings import Thresholds
from allocscan.severity import Severity
from allocscan.sites.cost_values import Cliff
from allocscan.sites.floor import ERROR_BYTES, HELD_ERROR_BYTES
from allocscan.sites.heat_values import HeatLevel
from allocscan.sites.kinds import COLLECTIONS, INSTANCES, PARSED, Form, SiteKind
from allocscan.sites.values import Facts
from allocscan.sites.verdicts import Contained, Escapes, FreshOnPurpose, Route, SelfContained, Use
from allocscan.typed import Final

_STEEP: Final = frozenset(
    {Cliff.MANY_PROPERTIES, Cliff.DICTIONARY, Cliff.COMPUTED_FIRST_KEY, Cliff.SPREAD_INTO}
)
"""Cliffs that only large literals fall over; four levels of nesting are small ones too."""

_LOOKS: Final = frozenset({Use.KEYED, Use.ITERATED, Use.SEARCHED})
_WRITES: Final = frozenset({Route.WRITTEN, Route.MUTATED})


def worth_showing(site: Facts, thresholds: Thresholds) -> bool:
    """True when `site` costs something that a reader can save.

    Silent: what runs once, what is written to where it is made, what is fresh on purpose, what
    is cheap on its path, what optimised code removes. Without thresholds error paths count too.
    Heat is asked for last: to find it, other files may be read.
    """
    if bool(thresholds.called) and _is_left_by_people(site):
        return False
    if _meant_to_be_fresh(site):
        return False
    if site.heat.level is HeatLevel.COLD and (bool(thresholds.called) or not site.heat.failing):
        return False
    if not thresholds.called:
        return True
    if _is_set_up(site) or _is_one_case(site):
        return False
    return _is_dear(site, thresholds) and severity_of(site) is not None


def severity_of(site: Facts) -> Severity | None:
    """How much `site` matters by itself; None for what optimised code makes free."""
    if site.kind in (SiteKind.FORMATTER, SiteKind.COPY):
        return Severity.WARNING
    if site.kind in INSTANCES:
        return Severity.INFO if site.heat.level < HeatLevel.ITERATED else Severity.WARNING
    if site.cost.entries == 0:
        return Severity.INFO
    severity = _full_severity(site)
    if site.vanishes:
        return Severity(severity - 1) if severity > Severity.INFO else None
    # Samples were taken of its file, and none fell on it.
    return Severity(max(Severity.INFO, severity - site.heat.faint))


def _full_severity(site: Facts) -> Severity:
    """How much `site` matters as long as nothing removes it."""
    if site.heat.measured is not None:
        return _measured_severity(score(site.cost.bytes, site.heat))
    if _is_large(site) or site.cost.cliffs:
        return Severity.ERROR
    warm = site.heat.level >= HeatLevel.ITERATED
    return Severity.WARNING if warm or site.cost.bytes >= WARNING_BYTES else Severity.INFO


def is_held(site: Facts) -> bool:
    """True for what is large and stays alive across an `await` or `yield`: calls in flight add up
    to an exhausted heap (v8-cost section 6)."""
    return site.held_across is not None and site.cost.bytes >= HELD_ERROR_BYTES


def _is_large(site: Facts) -> bool:
    """True for what is worth a word in any function that runs at all, whatever becomes of it."""
    return (
        is_held(site) or site.cost.bytes >= ERROR_BYTES or not _STEEP.isdisjoint(site.cost.cliffs)
    )


def _measured_severity(rate: float) -> Severity:
    """What is measured needs no guess from the text: `rate` is bytes per second."""
    if rate >= SEVERE_RATE:
        return Severity.ERROR
    return Severity.WARNING if rate >= NOTABLE_RATE else Severity.INFO


def _is_dear(site: Facts, thresholds: Thresholds) -> bool:
    warm = site.heat.level >= HeatLevel.ITERATED
    if site.kind in (SiteKind.ENCODER, SiteKind.DECODER):
        return warm  # 15 ns of 328, 53 ns of 106 (rebuilt-formatter)
    if site.kind in INSTANCES | PARSED or site.kind is SiteKind.COPY:
        return True
    if site.cost.entries == 0:
        # V8 shares what it holds: 48 bytes at any length, and no time (v8-cost sections 0 and 5)
        return bool(thresholds.shared) and site.cost.leaves >= thresholds.shared
    if site.kind in (SiteKind.SET, SiteKind.MAP):
        fewest = min(thresholds.entries, COLLECTION_ELEMENTS)
        return site.cost.entries >= (halved(fewest) if warm else fewest)
    if warm:
        least = thresholds.iterated if site.heat.level is HeatLevel.ITERATED else thresholds.hot
        nested = site.heat.nesting > 1
        fewest = halved(thresholds.entries) if nested else _most_of(thresholds.entries)
        return site.cost.bytes >= least and _has_entries(site, fewest, thresholds.called)
    return (
        site.cost.bytes >= thresholds.called
        and _has_entries(site, thresholds.entries, thresholds.called)
        and (_is_large(site) or _is_table(site))
    )


def _has_entries(site: Facts, fewest: int, least: int) -> bool:
    """True for so many copied entries; for as many leaves in rows of their own; or for few
    entries that are large. `least` are the bytes that a site needs in any case."""
    cost = site.cost
    if cost.entries >= fewest or cost.bytes >= LARGE * least:
        return True
    return cost.leaves >= fewest and cost.bytes >= ROWS * least


def _is_table(site: Facts) -> bool:
    """True for what has a name, is looked into where it is made, or never leaves it. What else
    leaves a plain function (an argument, a result, a state) is another's, and mostly fresh on
    purpose: of 15 such sites that were sampled readers called none worth a change."""
    if isinstance(site.escape, Contained) or site.form is Form.LOCAL:
        return True
    return bool(site.parts) and not _LOOKS.isdisjoint(site.parts[0].uses)


def _meant_to_be_fresh(site: Facts) -> bool:
    """True when the code around needs an object of its own each time, or clearly wants one."""
    if not isinstance(site.escape, Escapes):
        return False
    # Nobody hands out a copy of a Set instead: one that a caller writes to is made for him.
    anywhere = site.kind in COLLECTIONS
    written = any(
        (leak.route in _WRITES and (anywhere or not leak.crossed)) or leak.route is Route.FIELD
        for leak in site.escape.leaks
    )
    if written or isinstance(site.intent, FreshOnPurpose):
        return True
    return isinstance(site.intent, SelfContained) and site.intent.fresh is not None


def _is_set_up(site: Facts) -> bool:
    """True for what is built once for each instance, closure or plugin: labelled "once" by readers
    in 21 of 22 sites that were sampled."""
    heat = site.heat
    seldom = heat.setup and heat.level <= HeatLevel.CALLED
    return seldom and heat.measured is None and not _is_large(site)


def _is_one_case(site: Facts) -> bool:
    """True for little that is built for one of many values alone: of 11 such sites that were
    sampled readers called one worth a change."""
    little = site.cost.bytes < WARNING_BYTES and not _is_large(site)
    return site.heat.one_case and site.heat.measured is None and little


def _is_left_by_people(site: Facts) -> bool:
    """True for what maintainers leave where it is: a part of a fresh object that goes out with
    it, and small literals handed straight to other code or to callers. In changes where people
    hoisted by hand they hoisted 9% of call arguments and 46% of returned literals against 86% of
    local variables (hoisting-habits, "Hoisted against left")."""
    if isinstance(site.escape, Contained):
        return False
    if site.form is Form.NESTED:
        return not _is_large(site)
    return site.form in (Form.ARGUMENT, Form.RETURNED) and site.cost.bytes < WARNING_BYTES


def _most_of(entries: int) -> int:
    """Three of four: with fewer entries nobody hoists, in a loop or not. Of 13 sites of 4 or 5
    entries in loops and hot code that were sampled readers called none worth a change."""
    return -(-entries * 3 // 4)
