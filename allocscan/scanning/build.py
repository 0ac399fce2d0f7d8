"""A claim and the engine's answer to a finding."""

from collections.abc import Sequence

from allocscan.findings import Finding, Fix, Refused, Standing
from allocscan.fixes.reasons import SENTENCE
from allocscan.rank import score
from allocscan.records import replace
from allocscan.scanning.claims import Claimed
from allocscan.scanning.planned import hoists
from allocscan.settings import Settings
from allocscan.severity import Severity
from allocscan.sites.kinds import SiteKind
from allocscan.sites.obstacles import Because, Obstacle
from allocscan.sites.values import Site, Survey
from allocscan.sites.verdicts import Contained
from allocscan.source.edits import Edit
from allocscan.source.file import SourceFile
from allocscan.syntax.parse import Syntax
from allocscan.typed import Final
from allocscan.worth import is_held, severity_of

_IN_FLIGHT: Final = 1000
"""Calls that wait at once in a busy server; of 64 KB each, 3,000 end a process that has 128 MB
(v8-cost section 6)."""


def findings_of(
    syntax: Syntax, surveyed: Survey, claimed: Sequence[Claimed], settings: Settings
) -> tuple[Finding, ...]:
    """A finding for each claim, in the same order."""
    made = hoists(syntax, surveyed, claimed, settings)
    return tuple(
        _finding(one, syntax.source, made.get(index), settings) for index, one in enumerate(claimed)
    )


def _finding(
    one: Claimed,
    source: SourceFile,
    made: tuple[str, tuple[Edit, ...]] | None,
    settings: Settings,
) -> Finding:
    severity = settings.severities.get(one.rule)
    if severity is None:
        own = severity_of(one.site)
        severity = Severity.INFO if own is None else own
    fix = None
    if made is not None and one.granted is not None:
        fix = Fix(one.granted.applicability, *made)
    return Finding(
        rule=one.rule,
        severity=severity,
        message=one.claim.message,
        path=source.path,
        span=one.claim.span,
        function=one.site.function,
        why=_why(one.site),
        cost=replace(one.site.cost, optimized_bytes=one.site.optimized_bytes),
        heat=one.site.heat,
        score=score(one.site.cost.bytes, one.site.heat),
        saved=0 if one.site.kind is SiteKind.COPY else one.site.cost.bytes,
        fix=fix,
        refusals=_refusals(one, hoisted=made is not None),
        fingerprint=one.fingerprint,
        identity=one.identity,
        standing=one.standing,
        justification=one.by.reason if one.by is not None else "",
    )


def _refusals(one: Claimed, *, hoisted: bool) -> tuple[Refused, ...]:
    if one.answer is None:
        return ()
    obstacles = one.answer.obstacles
    planned = one.standing is Standing.ACTIVE and one.granted is not None
    if planned and not hoisted:
        obstacles = (*obstacles, Obstacle(Because.CONTEXTUAL_TYPE, one.site.span))
    seen = dict.fromkeys(obstacles)
    return tuple(Refused(each.because, SENTENCE[each.because], each.at) for each in seen)


def _why(site: Site) -> str:
    if site.kind is SiteKind.COPY:
        return (
            "it is another object each time, and built by the slow path for the way it is written"
        )
    if isinstance(site.escape, Contained):
        said = "every part is constant, and every use of it only reads"
    else:
        said = f"every part is constant; it is {site.escape.leaks[0].route.value}"
    if site.held_across is None:
        return said
    held = site.cost.bytes * _IN_FLIGHT // 1000
    enough = ", and enough of them exhaust the heap" if is_held(site) else ""
    return (
        f"{said}; it stays alive across an `await` or `yield`: {_IN_FLIGHT:,} calls in flight hold"
        f" {held:,} KB{enough}"
    )
