"""The fixes of one file that somebody chooses, one by one, and what they make of it."""

from collections.abc import Callable, Iterator

from allocscan.findings import Report
from allocscan.records import dataclass, field, replace
from allocscan.settings import Applicability
from allocscan.source.file import SourceFile
from allocscan.typed import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from allocscan.findings import Finding
    from allocscan.source.span import Span

MAX_ROUNDS: Final = 10
"""A fix can bring another within reach; `scan` stops at ten passes too."""

Fixer = Callable[[SourceFile, frozenset[str]], Report]
"""Scans a text; the report's `fixed` has the fixes of the findings with these fingerprints."""


class Chooser(Protocol):
    """Somebody who is asked about one fix after the other."""

    @property
    def stopped(self) -> bool:
        """True when no further file is to be looked at."""

    def wants(self, finding: "Finding", source: SourceFile, alone: Callable[[], Report]) -> bool:
        """True when `finding` of `source` is to be fixed; `alone()` is the file with that fix
        and no other."""


@dataclass(slots=True)
class Choice:
    """What was chosen: the last report, how many findings were fixed, by which constants."""

    report: Report
    fixed: int = 0
    constants: list[str] = field(default_factory=list)


def choose(source: SourceFile, fixer: Fixer, chooser: Chooser, *, unsafe: bool) -> Choice:
    """Ask `chooser` about each fix of `source` that may be made, until none is new.

    What is chosen in one round is planned and guarded together; `report.source` is the result.
    """
    asked: set[str] = set()
    choice = Choice(fixer(source, frozenset()))
    for _ in range(MAX_ROUNDS):
        picked = frozenset(_picked(choice.report, fixer, chooser, asked, unsafe=unsafe))
        if not picked:
            break
        made = fixer(choice.report.source, picked)
        if made.fixed is None:
            choice.report = made  # its notes say why
            break
        choice.fixed += sum(found.fingerprint in made.applied for found in made.findings)
        choice.constants += made.constants
        choice.report = fixer(replace(made.source, content=made.fixed), frozenset())
    return choice


def _picked(
    report: Report, fixer: Fixer, chooser: Chooser, asked: set[str], *, unsafe: bool
) -> Iterator[str]:
    """Yield the fingerprints of what is wanted; nobody is asked twice, nor about a literal that
    moves with another."""
    taken: list[Span] = []
    for finding in report.findings:
        moves = any(span.contains(finding.span) for span in taken)
        if finding.fingerprint in asked or moves or not _applies(finding, unsafe=unsafe):
            continue
        asked.add(finding.fingerprint)
        alone = _Alone(report.source, frozenset({finding.fingerprint}), fixer)
        if chooser.wants(finding, report.source, alone):
            taken.append(finding.span)
            yield finding.fingerprint


@dataclass(frozen=True, slots=True)
class _Alone:
    source: SourceFile
    fingerprints: frozenset[str]
    fixer: Fixer

    def __call__(self) -> Report:
        return self.fixer(self.source, self.fingerprints)


def _applies(finding: "Finding", *, unsafe: bool) -> bool:
    applicability = finding.fix.applicability if finding.fix else None
    return applicability is Applicability.SAFE or (unsafe and applicability is Applicability.UNSAFE)
