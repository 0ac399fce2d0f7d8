"""One file's bytes to its findings: pure, without disk, clock or print.

Most files have nothing to claim, so what only a claim needs (`fixes`) is imported with the first.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from allocscan.findings import Finding, Fix, Note, NoteKind, Refused, Report
from allocscan.rank import score
from allocscan.records import dataclass, replace
from allocscan.rule import Claim, Rule, Severity
from allocscan.settings import Applicability, FreezeMode, Settings, Thresholds
from allocscan.sites.kinds import SiteKind
from allocscan.sites.obstacles import Because, Obstacle
from allocscan.sites.survey import survey
from allocscan.sites.values import Site, Survey
from allocscan.sites.verdicts import Contained
from allocscan.source.file import SourceFile
from allocscan.source.span import Span
from allocscan.suppress import Suppressions
from allocscan.syntax.parse import Syntax, parse
from allocscan.worth import floor_for, is_held, severity_of, worth_showing

if TYPE_CHECKING:
    from allocscan.fixes.grant import Granted, Refusal
    from allocscan.fixes.values import Hoisted, Order, Plan
    from allocscan.sites.measured import Measured

__all__ = [
    "Applicability",
    "Finding",
    "Fix",
    "FreezeMode",
    "Note",
    "NoteKind",
    "Refused",
    "Report",
    "Settings",
    "Thresholds",
    "scan",
]

_IN_FLIGHT = 1000
"""Calls that wait at once in a busy server; of 64 KB each, 3,000 end a process that has 128 MB
(v8-cost section 6)."""

_MAX_PASSES = 10
"""A fix can bring another within reach (a literal inside a hoisted function); ESLint stops at
ten passes too."""


@dataclass(frozen=True, slots=True)
class _Claimed:
    """A site that a rule spoke up about, and the engine's answer to the fix it asks for."""

    rule: str
    site: Site
    claim: Claim
    answer: "Granted | Refusal | None"
    """None: the rule asks for no fix, or fixing it is switched off."""

    @property
    def granted(self) -> "Granted | None":
        """The answer, where it is a grant."""
        from allocscan.fixes.grant import Granted

        return self.answer if isinstance(self.answer, Granted) else None


def scan(source: SourceFile, rules: Sequence[Rule], settings: Settings) -> Report:
    """Return what `rules` find in `source`, and the file as it would be with the fixes made."""
    syntax = parse(source)
    if _is_broken(syntax):
        at = syntax.errors[0] if syntax.errors else Span(0, 0)
        message = "the file could not be read as a whole and is left alone"
        return Report(source, (), (Note(NoteKind.SYNTAX_ERROR, source.path, message, at),))
    notes = list(_error_notes(syntax))
    measured = _measured(syntax, settings)
    notes += _strangers(source, settings, measured)
    surveyed = _survey(syntax, settings, measured)
    claimed = tuple(_claims(syntax, surveyed, rules, settings, notes))
    if not claimed:
        return Report(source, (), tuple(notes))
    findings = _findings(source, surveyed, claimed, settings)
    report = Report(source, findings, tuple(notes))
    if not settings.make_fixed:
        return report
    return _with_fixes(report, surveyed, claimed, rules, settings)


def _measured(syntax: Syntax, settings: Settings) -> "Measured | None":
    if settings.profile is None:
        return None
    from allocscan.sites.measured import Measured

    return Measured(syntax, settings.profile)


def _strangers(
    source: SourceFile, settings: Settings, measured: "Measured | None"
) -> Iterator[Note]:
    """A note for each recording that was made with another text of the file."""
    if measured is None or settings.profile is None:
        return
    mapped = "the source map was made of another text"
    strangers = [(recording, mapped) for recording in settings.profile.strangers]
    for recording, why in (*strangers, *measured.strangers):
        message = f"{recording} was recorded with another version of this file: {why}; left out"
        yield Note(NoteKind.PROFILE_OTHER_VERSION, source.path, message)


def _survey(syntax: Syntax, settings: Settings, measured: "Measured | None") -> Survey:
    return survey(
        syntax,
        floor_for(settings.thresholds),
        engine=settings.engine,
        module_file=settings.module_file,
        may_cycle=settings.may_cycle,
        settled_imports=settings.settled_imports,
        outside=settings.outside,
        measured=measured,
    )


def _is_broken(syntax: Syntax) -> bool:
    """True when the grammar lost its way: most of the file lies in error regions."""
    lost = sum(span.end - span.start for span in syntax.errors)
    return syntax.root.type == "ERROR" or lost * 2 > len(syntax.source.content)


def _error_notes(syntax: Syntax) -> Iterator[Note]:
    if syntax.errors:
        count = len(syntax.errors)
        places = "one place" if count == 1 else f"{count} places"
        message = f"{places} could not be read; the code around is judged with what is left"
        yield Note(NoteKind.SYNTAX_ERROR, syntax.source.path, message, syntax.errors[0])


def _claims(
    syntax: Syntax,
    surveyed: Survey,
    rules: Sequence[Rule],
    settings: Settings,
    notes: list[Note],
) -> Iterator[_Claimed]:
    silenced = Suppressions(syntax)
    shown = [site for site in surveyed.sites if worth_showing(site, settings.thresholds)]
    for rule in rules:
        fixable = settings.fixable is None or rule.id in settings.fixable
        for site in shown:
            try:
                claim = rule.check(site)
            except Exception as error:
                message = f"rule {rule.id} failed: {type(error).__name__}: {error}"
                notes.append(Note(NoteKind.RULE_CRASHED, syntax.source.path, message, site.span))
                break
            if claim is not None and not silenced.covers(rule.id, claim.span):
                asked = claim.fix is not None and fixable
                yield _Claimed(rule.id, site, claim, _answer(site) if asked else None)


def _answer(site: Site) -> "Granted | Refusal":
    from allocscan.fixes.grant import grant

    return grant(site)


def _findings(
    source: SourceFile, surveyed: Survey, claimed: Sequence[_Claimed], settings: Settings
) -> tuple[Finding, ...]:
    hoists = _hoists(source, surveyed, claimed, settings)
    prints = _fingerprints(claimed, source)
    findings = [
        _finding(one, source, hoists.get(index), settings, prints[index])
        for index, one in enumerate(claimed)
    ]
    return tuple(sorted(findings, key=lambda found: (found.span, found.rule)))


def _hoists(
    source: SourceFile, surveyed: Survey, claimed: Sequence[_Claimed], settings: Settings
) -> "dict[int, Hoisted]":
    """The constant that each granted claim would become, by the claim's index."""
    granted = [i for i, one in enumerate(claimed) if one.granted is not None]
    if not granted:
        return {}
    made = _plan(source, surveyed, [claimed[i] for i in granted], settings)
    return {granted[order]: hoisted for hoisted in made.hoisted for order in hoisted.orders}


def _plan(
    source: SourceFile, surveyed: Survey, claimed: Sequence[_Claimed], settings: Settings
) -> "Plan":
    from allocscan.fixes.plan import plan

    return plan(source, surveyed.module, [_order(one) for one in claimed], settings)


def _order(one: _Claimed) -> "Order":
    from allocscan.fixes.values import Order

    stem = one.claim.fix.stem if one.claim.fix is not None else "constant"
    granted = one.granted
    unsafe = granted is not None and granted.applicability is not Applicability.SAFE
    return Order(one.site, stem, unsafe)


def _finding(
    one: _Claimed,
    source: SourceFile,
    hoisted: "Hoisted | None",
    settings: Settings,
    fingerprint: str,
) -> Finding:
    severity = settings.severities.get(one.rule)
    if severity is None:
        own = severity_of(one.site)
        severity = Severity.INFO if own is None else own
    fix = None
    if hoisted is not None and one.granted is not None:
        fix = Fix(one.granted.applicability, hoisted.name, hoisted.edits)
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
        refusals=_refusals(one, hoisted),
        fingerprint=fingerprint,
    )


def _refusals(one: _Claimed, hoisted: "Hoisted | None") -> tuple[Refused, ...]:
    from allocscan.fixes.reasons import SENTENCE

    if one.answer is None:
        return ()
    obstacles = one.answer.obstacles
    if one.granted is not None and hoisted is None:
        obstacles = (*obstacles, Obstacle(Because.CONTEXTUAL_TYPE, one.site.span))
    seen = dict.fromkeys(obstacles)
    return tuple(Refused(one.because, SENTENCE[one.because], one.at) for one in seen)


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


def _fingerprints(claimed: Sequence[_Claimed], source: SourceFile) -> list[str]:
    """What names each finding when lines move: rule, function, the literal without layout, and
    which of several equal ones it is."""
    from hashlib import blake2b  # only a file with findings pays for it

    seen: Counter[bytes] = Counter()
    prints = []
    for one in claimed:
        text = b"".join(one.site.span.of(source.content).split())
        name = f"{one.rule}\0{one.site.function}\0".encode(errors="surrogateescape") + text
        prints.append(blake2b(name + b"\0%d" % seen[name], digest_size=8).hexdigest())
        seen[name] += 1
    return prints


def _with_fixes(
    report: Report,
    surveyed: Survey,
    claimed: Sequence[_Claimed],
    rules: Sequence[Rule],
    settings: Settings,
) -> Report:
    """`report` with the file as it is once every applicable fix is made, to the last pass.

    A fix that the guard refuses is left out and noted; the others are made.
    """
    source, fixed = report.source, report.source
    constants: list[str] = []
    refused: dict[str, Note] = {}
    # What was chosen is named by fingerprints of the first text; of a second they may mean others.
    for _ in range(_MAX_PASSES if settings.chosen is None else 1):
        made, content = _guarded(fixed, surveyed, claimed, settings, refused)
        if made is None:
            break
        constants += [each.name for each in made.hoisted]
        fixed = SourceFile(source.path, content, source.language)
        syntax = parse(fixed)
        surveyed = _survey(syntax, settings, _measured(syntax, settings))
        claimed = tuple(_claims(syntax, surveyed, rules, settings, []))
    report = replace(report, notes=(*report.notes, *refused.values()))
    if not constants:
        return report
    left = set(_fingerprints(claimed, fixed))
    return replace(
        report,
        fixed=fixed.content,
        applied=frozenset(found.fingerprint for found in report.findings) - left,
        hoisted=len(constants),
        constants=tuple(constants),
    )


def _guarded(
    source: SourceFile,
    surveyed: Survey,
    claimed: Sequence[_Claimed],
    settings: Settings,
    refused: dict[str, Note],
) -> "tuple[Plan | None, bytes]":
    """The plan of all that may be fixed, and the file after it; None where nothing is left to do.

    What the guard refuses is added to `refused`, by fingerprint: alone, or all that is refused
    only together.
    """
    from allocscan.fixes.guarding.guard import guard

    chosen = _applicable(source, claimed, settings)
    while chosen := {print_: one for print_, one in chosen.items() if print_ not in refused}:
        made = _plan(source, surveyed, tuple(chosen.values()), settings)
        content = guard(source, made) if made.hoisted else b""
        if isinstance(content, bytes):
            return (made if made.hoisted else None), content
        wrong = [each for each in chosen if not _passes(source, surveyed, chosen[each], settings)]
        for each in wrong or chosen:
            at = chosen[each].claim.span
            message = f"not fixed: {content}"
            refused[each] = Note(NoteKind.FIX_REVERTED, source.path, message, at)
    return None, b""


def _passes(source: SourceFile, surveyed: Survey, one: _Claimed, settings: Settings) -> bool:
    """True when the fix of `one` alone passes the guard."""
    from allocscan.fixes.guarding.guard import guard

    made = _plan(source, surveyed, [one], settings)
    return not made.hoisted or isinstance(guard(source, made), bytes)


def _applicable(
    source: SourceFile, claimed: Sequence[_Claimed], settings: Settings
) -> dict[str, _Claimed]:
    """The claims whose fixes are asked for and granted, by fingerprint, in order."""
    prints = _fingerprints(claimed, source)
    return {
        each: one
        for each, one in zip(prints, claimed, strict=True)
        if (settings.chosen is None or each in settings.chosen)
        and one.granted is not None
        and (settings.unsafe_fixes or one.granted.applicability is Applicability.SAFE)
    }
