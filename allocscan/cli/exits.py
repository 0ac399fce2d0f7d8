"""The exit code of a run, with the causes that its last line names."""

from allocscan.findings import NoteKind
from allocscan.records import dataclass
from allocscan.reports.plural import plural
from allocscan.typed import TYPE_CHECKING, Final, Sequence

if TYPE_CHECKING:
    from allocscan.cli.options import Options
    from allocscan.findings import Note
    from allocscan.project.config import Config
    from allocscan.project.results import Run

_BROKEN: Final = {
    NoteKind.UNREADABLE: "could not be read",
    NoteKind.NOT_WRITTEN: "could not be written",
    NoteKind.FIX_REVERTED: "could not be fixed soundly",
    NoteKind.RULE_CRASHED: "made a rule crash",
}
"""Notes that no run may succeed with."""

_STRICT: Final = frozenset(
    {
        NoteKind.SYNTAX_ERROR,
        NoteKind.NOT_UTF8,
        NoteKind.TOO_LARGE,
        NoteKind.NOT_A_FILE,
        NoteKind.MISSING,
        NoteKind.UNMERGED,
    }
)
"""Notes that fail under `--strict`. Generated files are left out by a setting of their own."""


@dataclass(frozen=True, slots=True)
class Exit:
    """The code, and the causes of a code that is not 0, gravest first."""

    code: int
    causes: tuple[str, ...]

    def line(self) -> str:
        """`exit 1: 3 findings (fail-on=warning)`; "" for success."""
        return f"exit {self.code}: {'; '.join(self.causes)}\n" if self.code else ""


def exit_of(
    run: "Run", unusable: "Sequence[Note]", options: "Options", config: "Config", stale: int = 0
) -> Exit:
    """Judge a run. `unusable` are named paths that could not be checked, `stale` counts entries of
    the baseline that nothing matches."""
    broken = _broken(run, unusable, options)
    failing = () if options.exit_zero else _failing(run, options, config, stale)
    if broken:
        return Exit(2, (*broken, *failing))
    return Exit(1 if failing else 0, failing)


def _broken(run: "Run", unusable: "Sequence[Note]", options: "Options") -> tuple[str, ...]:
    causes = []
    if unusable:
        causes.append(f"{plural(len(unusable), 'path')} could not be read")
    notes = run.notes
    for kind, words in _BROKEN.items():
        paths = {note.path for note in notes if note.kind is kind}
        if paths:
            causes.append(f"{plural(len(paths), 'file')} {words}")
    if any(note.kind is NoteKind.NOT_FORMATTED for note in notes):
        causes.append("formatting failed (--format-after-fix)")
    if options.error_on_unmatched and not run.checked:
        causes.append("nothing was checked (--error-on-unmatched)")
    return tuple(causes)


def _failing(run: "Run", options: "Options", config: "Config", stale: int) -> tuple[str, ...]:
    causes = []
    if not options.fix_only and (gated := _gated(run, config)) > config.max_findings:
        limit = f", max-findings={config.max_findings}" if config.max_findings else ""
        causes.append(f"{plural(gated, 'finding')} (fail-on={config.fail_on}{limit})")
    if options.exit_non_zero_on_fix and run.patches and not options.diff:
        causes.append(f"{plural(len(run.patches), 'file')} changed (--exit-non-zero-on-fix)")
    if options.error_on_stale_baseline and stale:
        entries = plural(stale, "stale entry", "stale entries")
        causes.append(f"{entries} in the baseline (--error-on-stale-baseline)")
    if options.strict:
        paths = {note.path for note in run.notes if note.kind in _STRICT}
        if paths:
            causes.append(f"{plural(len(paths), 'file')} not checked in full (--strict)")
    return tuple(causes)


def _gated(run: "Run", config: "Config") -> int:
    findings = [finding for report in run.reports for finding in report.findings]
    if config.fail_on == "never" or not findings:
        return 0
    from allocscan.severity import Severity

    lowest = next(each for each in Severity if each.word == config.fail_on)
    return sum(finding.severity >= lowest for finding in findings)
