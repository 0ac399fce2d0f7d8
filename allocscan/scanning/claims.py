"""What rules say of the sites of a file, what silences it, and what the engine answers."""

from collections.abc import Iterator, Sequence

from allocscan.errors import is_interrupt
from allocscan.findings import Identity, Note, NoteKind, Standing
from allocscan.fixes.grant import Granted, Refusal, grant
from allocscan.records import dataclass, replace
from allocscan.rule import Claim, Rule
from allocscan.scanning.identity import fingerprint, identities
from allocscan.settings import Applicability, Settings
from allocscan.sites.values import Site, Survey
from allocscan.syntax.parse import Syntax
from allocscan.typed import TYPE_CHECKING
from allocscan.worth import worth_showing

if TYPE_CHECKING:
    from allocscan.suppressions.directives import Directive
    from allocscan.suppressions.silences import Silences


@dataclass(frozen=True, slots=True)
class Claimed:
    """A site that a rule spoke up about, and the engine's answer to the fix it asks for.

    `answer` is None where the rule asks for no fix, or fixing it is switched off. `by` is the
    comment that silences it.
    """

    rule: str
    site: Site
    claim: Claim
    answer: Granted | Refusal | None
    by: "Directive | None"
    standing: Standing = Standing.ACTIVE
    identity: Identity = Identity("", "", "", 0)
    fingerprint: str = ""

    @property
    def granted(self) -> Granted | None:
        """The answer, where it is a grant."""
        return self.answer if isinstance(self.answer, Granted) else None


def claims_on(
    syntax: Syntax,
    surveyed: Survey,
    rules: Sequence[Rule],
    settings: Settings,
    silences: "Silences | None",
    notes: list[Note],
    crashed: set[str] | None = None,
) -> tuple[Claimed, ...]:
    """Every claim with its name and standing, in source order; rules that crash add to `notes`,
    and their ids to `crashed`."""
    stopped = set[str]() if crashed is None else crashed
    found = sorted(
        _claims(syntax, surveyed, rules, settings, silences, notes, stopped),
        key=lambda one: (one.claim.span, one.rule),
    )
    named = identities([(one.rule, one.site.function, one.claim.span) for one in found], syntax)
    path = settings.identity_path or syntax.source.path
    known = _known(named, settings.baseline)
    return tuple(
        replace(
            one,
            identity=identity,
            fingerprint=fingerprint(path, identity),
            standing=_standing(one, identity in known),
        )
        for one, identity in zip(found, named, strict=True)
    )


def _claims(
    syntax: Syntax,
    surveyed: Survey,
    rules: Sequence[Rule],
    settings: Settings,
    silences: "Silences | None",
    notes: list[Note],
    crashed: set[str],
) -> Iterator[Claimed]:
    for rule in rules:
        fixable = settings.fixable is None or rule.id in settings.fixable
        thresholds = settings.rule_thresholds.get(rule.id, settings.thresholds)
        for site in surveyed.sites:
            if not worth_showing(site, thresholds):
                continue
            try:
                claim = rule.check(site)
            except Exception as error:
                if is_interrupt(error):
                    raise
                said = f"{type(error).__name__}: {error}{_where(error)}"
                message = f"rule {rule.id} failed: {said}"
                notes.append(Note(NoteKind.RULE_CRASHED, syntax.source.path, message, site.span))
                crashed.add(rule.id)
                break
            if claim is not None:
                by = silences.of(rule.id, claim.span) if silences is not None else None
                answer = grant(site) if claim.fix is not None and fixable else None
                yield Claimed(rule.id, site, claim, answer, by)


def _where(error: Exception) -> str:
    """` (rule.py:12)`: the innermost line of a rule that an error came from."""
    found = ""
    at = error.__traceback__
    while at is not None:
        name = at.tb_frame.f_code.co_filename.replace("\\", "/").rpartition("/")[2]
        found = f" ({name}:{at.tb_lineno})" if name == "rule.py" else found
        at = at.tb_next
    return found


def _standing(one: Claimed, known: bool) -> Standing:
    if one.by is not None:
        return Standing.SUPPRESSED
    return Standing.BASELINE if known else Standing.ACTIVE


def _known(named: Sequence[Identity], baseline: frozenset[Identity]) -> set[Identity]:
    """Those of `named` that the baseline holds. Where an equal one that stood before is gone, the
    entry that was of a higher number stands for one that is left."""
    known = {each for each in named if each in baseline}
    if len(known) == len(named) or not baseline:
        return known
    left = [each for each in baseline if each not in known]
    for each in named:
        if each not in known:
            twin = next(
                (other for other in left if replace(other, number=each.number) == each), None
            )
            if twin is not None:
                left.remove(twin)
                known.add(each)
    return known


def applicable(claimed: Sequence[Claimed], settings: Settings) -> dict[str, Claimed]:
    """The claims whose fixes are asked for and granted, by fingerprint, in order."""
    return {
        one.fingerprint: one
        for one in claimed
        if one.standing is Standing.ACTIVE
        and (settings.chosen is None or one.fingerprint in settings.chosen)
        and one.granted is not None
        and (settings.unsafe_fixes or one.granted.applicability is Applicability.SAFE)
    }
