"""One file's bytes to its findings: pure, without disk, clock or print.

Most files have nothing to claim, and that shows in their bytes: what a parse and a claim need is
imported with the first.
"""

from collections.abc import Iterator, Sequence

from allocscan.findings import Note, NoteKind, Report, Standing
from allocscan.least import floor_for
from allocscan.sites.sieve.sift import sites_may_be_in
from allocscan.source.span import Span
from allocscan.suppressions.mark import MARK
from allocscan.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from allocscan.findings import Finding
    from allocscan.rule import Rule
    from allocscan.scanning.judged import Judged
    from allocscan.settings import Settings
    from allocscan.source.file import SourceFile
    from allocscan.syntax.brackets import Pair
    from allocscan.syntax.parse import Syntax

_SMALL: Final = 1024
"""Bytes. Smaller files are always parsed: their errors of syntax are told, whatever is in them."""


def scan(source: "SourceFile", rules: "Sequence[Rule]", settings: "Settings") -> Report:
    """Return what `rules` find in `source`, and the file as it would be with the fixes made."""
    places = places_to_look(source, settings)
    if places == ():
        return Report(source, (), ())
    return scan_whole(source, rules, settings, places)


def scan_whole(
    source: "SourceFile",
    rules: "Sequence[Rule]",
    settings: "Settings",
    places: "Sequence[Pair] | None" = None,
) -> Report:
    """As `scan`, where something may be to be said of what stands at `places` (None: anywhere)."""
    from allocscan.scanning.judged import judge
    from allocscan.syntax.parse import parse

    syntax = parse(source)
    if _is_broken(syntax):
        at = syntax.errors[0] if syntax.errors else Span(0, 0)
        message = "the file could not be read as a whole and is left alone"
        return Report(source, (), (Note(NoteKind.SYNTAX_ERROR, source.path, message, at),))
    judged = judge(syntax, rules, settings, places)
    notes = (*_error_notes(syntax), *judged.notes)
    if not judged.claimed and not judged.comments:
        return Report(source, (), notes)
    report = _reported(source, judged, settings, notes)
    if not any(finding.fix for finding in report.findings):
        return report
    if settings.make_fixed:
        from allocscan.scanning.passes import with_fixes

        return with_fixes(report, judged, rules, settings)
    from allocscan.scanning.claims import applicable

    if not applicable(judged.claimed, settings):
        return report
    from allocscan.scanning.passes import with_objections

    return with_objections(report, judged, settings)


def places_to_look(source: "SourceFile", settings: "Settings") -> "tuple[Pair, ...] | None":
    """Where in `source` something may be to be said, by its bytes: nothing of what stands outside
    of these places; None for anywhere."""
    content = source.content
    if len(content) <= _SMALL or settings.profile is not None:
        return None
    if settings.inline and MARK in content:
        return None
    floor = floor_for(settings.thresholds, *settings.rule_thresholds.values())
    return sites_may_be_in(source, floor, settings.engine)


def _reported(
    source: "SourceFile", judged: "Judged", settings: "Settings", notes: tuple[Note, ...]
) -> Report:
    from allocscan.scanning.build import findings_of

    findings = findings_of(judged.syntax, judged.surveyed, judged.claimed, settings)
    found = (*findings, *judged.comments)
    ordered = sorted(found, key=_by_place)
    active = tuple(each for each in ordered if each.standing is Standing.ACTIVE)
    silenced = tuple(each for each in ordered if each.standing is not Standing.ACTIVE)
    return Report(source, active, notes, silenced=silenced)


def _by_place(finding: "Finding") -> tuple[Span, str]:
    return finding.span, finding.rule


def _is_broken(syntax: "Syntax") -> bool:
    """True when the grammar lost its way: most of the file lies in error regions."""
    lost = sum(span.end - span.start for span in syntax.errors)
    return syntax.root.type == "ERROR" or lost * 2 > len(syntax.source.content)


def _error_notes(syntax: "Syntax") -> Iterator[Note]:
    if syntax.errors:
        count = len(syntax.errors)
        places = "one place" if count == 1 else f"{count} places"
        message = f"{places} could not be read; the code around is judged with what is left"
        yield Note(NoteKind.SYNTAX_ERROR, syntax.source.path, message, syntax.errors[0])
