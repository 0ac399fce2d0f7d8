"""What every format is given: the reports of a run, and its counts."""

from allocscan.records import dataclass
from allocscan.typed import TYPE_CHECKING, Iterable, Iterator

if TYPE_CHECKING:
    from allocscan.findings import Finding, Note, NoteKind, Report, Standing
    from allocscan.settings import Applicability
    from allocscan.severity import Severity
    from allocscan.source.lines import LineMap


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of files (`checked`, `excluded`, `quiet`, `changed`), of findings that were fixed
    and of constants added. `written` is False when the changes are only shown as a patch."""

    checked: int
    excluded: int = 0
    quiet: int = 0
    changed: int = 0
    fixed: int = 0
    hoisted: int = 0
    written: bool = True


@dataclass(frozen=True, slots=True)
class FixedFile:
    """A file that fixes changed, or would: how many findings they take care of, and the names of
    the constants that do it."""

    path: str
    sites: int
    constants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """A run. Reports are in order of path, and so are notes (those of reports among them).

    `unsafe`: unsafe fixes were asked for, so they are shown. `prefix` leads from the
    repository's root to the folder that paths are relative to: "" or "packages/api/".
    `fixes` are in order of path. `by_place`: findings are listed in order of path.
    `previews`: the fix of a finding is shown with it, as no patch does it. `stale` counts
    entries of the baseline that nothing matches; None: there is no baseline in force. `clean` are
    the paths of files without a report, where a format that names them is asked for.
    """

    reports: "tuple[Report, ...]"
    notes: "tuple[Note, ...]"
    tally: Tally
    unsafe: bool = False
    prefix: str = ""
    fixes: tuple[FixedFile, ...] = ()
    by_place: bool = False
    previews: bool = True
    stale: int | None = None
    clean: tuple[str, ...] = ()

    @property
    def silenced(self) -> "tuple[Finding, ...]":
        """The findings that do not count, in order of path and place."""
        return tuple(
            finding for report in self.reports for finding in sorted(report.silenced, key=_place)
        )

    def count_standing(self, standing: "Standing") -> int:
        """How many findings do not count for that reason."""
        return sum(finding.standing is standing for finding in self.silenced)

    @property
    def findings(self) -> "tuple[Finding, ...]":
        """All findings: the highest score first, or by place; then by path, line, column, rule."""
        placed = [
            finding for report in self.reports for finding in sorted(report.findings, key=_place)
        ]
        return tuple(placed if self.by_place else sorted(placed, key=lambda each: -each.score))

    @property
    def ranks(self) -> dict[int, int]:
        """The place of each finding (by its `id()`) in the order of scores, from 1."""
        ordered = sorted(self.findings, key=lambda each: -each.score)
        return {id(finding): place for place, finding in enumerate(ordered, start=1)}

    def placed(self) -> "Iterator[tuple[Finding, Text]]":
        """Each finding, in order, with the text of its file."""
        return self._with_texts(self.findings)

    def placed_silenced(self) -> "Iterator[tuple[Finding, Text]]":
        """Each finding that does not count, in order, with the text of its file."""
        return self._with_texts(self.silenced)

    def _with_texts(self, findings: "Iterable[Finding]") -> "Iterator[tuple[Finding, Text]]":
        from allocscan.source.lines import LineMap

        texts: dict[str, Text] = {}
        contents = {report.source.path: report.source.content for report in self.reports}
        for finding in findings:
            if finding.path not in texts:
                content = contents[finding.path]
                texts[finding.path] = Text(content, LineMap(content))
            yield finding, texts[finding.path]

    def count_fixable(self, applicability: "Applicability") -> int:
        """How many findings have a fix of that applicability."""
        fixes = (finding.fix for finding in self.findings)
        return sum(fix is not None and fix.applicability is applicability for fix in fixes)

    def count_severity(self, severity: "Severity") -> int:
        """How many findings are of that severity."""
        return sum(finding.severity is severity for finding in self.findings)

    def count_notes(self, kind: "NoteKind") -> int:
        """How many notes are of that kind."""
        return sum(note.kind is kind for note in self.notes)


@dataclass(frozen=True, slots=True)
class Text:
    """A file's bytes and where its lines are."""

    content: bytes
    lines: "LineMap"


def _place(finding: "Finding") -> tuple[int, int, str]:
    return finding.span.start, finding.span.end, finding.rule
