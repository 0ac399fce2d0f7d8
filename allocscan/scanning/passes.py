"""The file as it is with all fixes made that are asked for: pass by pass, each one guarded."""

from collections.abc import Mapping, Sequence

from allocscan.findings import Note, NoteKind, Report
from allocscan.fixes.guarding.guard import guard
from allocscan.fixes.values import Plan
from allocscan.records import dataclass, replace
from allocscan.rule import Rule
from allocscan.scanning.claims import Claimed, applicable
from allocscan.scanning.comments import removals
from allocscan.scanning.judged import Judged, judge
from allocscan.scanning.planned import planned
from allocscan.scanning.same_code import SameCode
from allocscan.settings import Settings
from allocscan.source.edits import apply_edits
from allocscan.syntax.parse import parse
from allocscan.typed import Final

_MAX_PASSES: Final = 10
"""A fix can bring another within reach (a literal inside a hoisted function); ESLint stops at
ten passes too."""


def with_fixes(report: Report, judged: Judged, rules: Sequence[Rule], settings: Settings) -> Report:
    """`report` with the file as it is once every applicable fix is made, to the last pass.

    A fix that the guard refuses is left out and noted; the others are made. Comments that
    silence nothing by then go last.
    """
    work = _Work(rules, settings, {}, [])
    hoisted = work.hoisted(judged)
    bared = work.without_comments(hoisted)
    report = replace(report, notes=(*report.notes, *work.refused.values()))
    if bared.syntax.source.content == report.source.content:
        return report
    left = {one.fingerprint for one in bared.claimed} | {one.fingerprint for one in bared.comments}
    return replace(
        report,
        fixed=bared.syntax.source.content,
        applied=frozenset(found.fingerprint for found in report.findings) - left,
        hoisted=len(work.constants),
        constants=tuple(work.constants),
    )


def with_objections(report: Report, judged: Judged, settings: Settings) -> Report:
    """`report` with a note on each applicable fix of its text that the guard refuses."""
    work = _Work((), settings, {}, [])
    work.guarded(judged)
    return replace(report, notes=(*report.notes, *work.refused.values()))


@dataclass(frozen=True, slots=True)
class _Work:
    """`refused` are the fixes that the guard objects to, by fingerprint."""

    rules: Sequence[Rule]
    settings: Settings
    refused: dict[str, Note]
    constants: list[str]

    def hoisted(self, judged: Judged) -> Judged:
        """The text in which nothing is left to hoist."""
        # What was chosen is named by fingerprints of the first text; of a second they may mean
        # others.
        for _ in range(_MAX_PASSES if self.settings.chosen is None else 1):
            made, content = self.guarded(judged)
            if made is None:
                break
            self.constants.extend(each.name for each in made.hoisted)
            judged = self._again(judged, content)
        return judged

    def without_comments(self, judged: Judged) -> Judged:
        """The text without the comments that silence nothing: an end goes after its beginning."""
        for _ in range(_MAX_PASSES):
            groups = removals(judged.comments, self.settings)
            sound = SameCode(judged.syntax).together(groups) if groups else []
            if not sound:
                break
            edits = [edit for index in sound for edit in groups[index]]
            judged = self._again(judged, apply_edits(judged.syntax.source.content, edits))
        return judged

    def _again(self, judged: Judged, content: bytes) -> Judged:
        return judge(
            parse(replace(judged.syntax.source, content=content)), self.rules, self.settings
        )

    def guarded(self, judged: Judged) -> tuple[Plan | None, bytes]:
        """The plan of all that may be fixed, and the file after it; None where nothing is left.

        What the guard refuses is added to `refused`: alone, or all that is refused only together.
        """
        source, surveyed = judged.syntax.source, judged.surveyed
        chosen: Mapping[str, Claimed] = applicable(judged.claimed, self.settings)
        while chosen := {name: one for name, one in chosen.items() if name not in self.refused}:
            made = planned(judged.syntax, surveyed, tuple(chosen.values()), self.settings)
            content = guard(judged.syntax, made) if made.hoisted else b""
            if isinstance(content, bytes):
                return (made if made.hoisted else None), content
            wrong = [each for each in chosen if not self._passes(judged, chosen[each])]
            for each in wrong or chosen:
                at = chosen[each].claim.span
                message = f"not fixed: {content}"
                self.refused[each] = Note(NoteKind.FIX_REVERTED, source.path, message, at)
        return None, b""

    def _passes(self, judged: Judged, one: Claimed) -> bool:
        """True when the fix of `one` alone passes the guard."""
        made = planned(judged.syntax, judged.surveyed, [one], self.settings)
        return not made.hoisted or isinstance(guard(judged.syntax, made), bytes)
