"""One text of a file, surveyed and judged: its claims, and what its comments say."""

from collections.abc import Iterator, Sequence

from allocscan.findings import Finding, Note, NoteKind
from allocscan.least import floor_for
from allocscan.records import dataclass
from allocscan.rule import Rule
from allocscan.settings import Settings
from allocscan.sites.survey import survey
from allocscan.sites.values import Survey
from allocscan.suppressions.mark import MARK
from allocscan.syntax.brackets import Pair
from allocscan.syntax.parse import Syntax
from allocscan.typed import TYPE_CHECKING
from allocscan.worth import worth_showing

if TYPE_CHECKING:
    from collections.abc import Callable

    from allocscan.scanning.claims import Claimed
    from allocscan.sites.measured import Measured
    from allocscan.sites.values import Facts


@dataclass(frozen=True, slots=True)
class Judged:
    """`claimed` and `comments` (findings about comments) are in source order; `notes` are what
    went wrong on the way."""

    syntax: Syntax
    surveyed: Survey
    claimed: "tuple[Claimed, ...]" = ()
    comments: tuple[Finding, ...] = ()
    notes: tuple[Note, ...] = ()


def judge(
    syntax: Syntax,
    rules: Sequence[Rule],
    settings: Settings,
    places: Sequence[Pair] | None = None,
) -> Judged:
    """Return what `rules` say of one text, of what stands at `places` alone where these are given.
    What only claims and comments need is imported then."""
    notes: list[Note] = []
    measured = _measured(syntax, settings)
    notes += _strangers(syntax, settings, measured)
    surveyed = _surveyed(syntax, rules, settings, measured, places)
    commented = settings.inline and MARK in syntax.source.content
    if not surveyed.sites and not commented:
        return Judged(syntax, surveyed, notes=tuple(notes))
    from allocscan.scanning.claims import claims_on

    if not commented:
        claimed = claims_on(syntax, surveyed, rules, settings, None, notes)
        return Judged(syntax, surveyed, claimed, notes=tuple(notes))
    from allocscan.scanning.comments import comment_findings
    from allocscan.suppressions.directives import Directive, directives
    from allocscan.suppressions.silences import Silences

    found = tuple(directives(syntax))
    silences = Silences(syntax, [each for each in found if isinstance(each, Directive)])
    crashed: set[str] = set()
    claimed = claims_on(syntax, surveyed, rules, settings, silences, notes, crashed)
    running = frozenset(rule.id for rule in rules)
    comments = comment_findings(syntax, found, silences, running, crashed, settings)
    return Judged(syntax, surveyed, claimed, comments, tuple(notes))


def _measured(syntax: Syntax, settings: Settings) -> "Measured | None":
    if settings.profile is None:
        return None
    from allocscan.sites.measured import Measured

    return Measured(syntax, settings.profile)


def _strangers(syntax: Syntax, settings: Settings, measured: "Measured | None") -> Iterator[Note]:
    """A note for each recording that was made with another text of the file."""
    if measured is None or settings.profile is None:
        return
    mapped = "the source map was made of another text"
    strangers = [(recording, mapped) for recording in settings.profile.strangers]
    for recording, why in (*strangers, *measured.strangers):
        message = f"{recording} was recorded with another version of this file: {why}; left out"
        yield Note(NoteKind.PROFILE_OTHER_VERSION, syntax.source.path, message)


def _surveyed(
    syntax: Syntax,
    rules: Sequence[Rule],
    settings: Settings,
    measured: "Measured | None",
    places: Sequence[Pair] | None,
) -> Survey:
    return survey(
        syntax,
        floor_for(settings.thresholds, *settings.rule_thresholds.values()),
        engine=settings.engine,
        module_file=settings.module_file,
        may_cycle=settings.may_cycle,
        settled_imports=settings.settled_imports,
        outside=settings.outside,
        abroad=settings.abroad,
        compiler=settings.compiler,
        measured=measured,
        shown=_shown(rules, settings),
        places=places,
    )


def _shown(rules: Sequence[Rule], settings: Settings) -> "Callable[[Facts], bool]":
    """True for what one of `rules` at least may be asked about."""
    each = (settings.rule_thresholds.get(rule.id, settings.thresholds) for rule in rules)
    different = tuple(dict.fromkeys(each))
    return lambda site: any(worth_showing(site, thresholds) for thresholds in different)
