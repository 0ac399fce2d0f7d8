"""The lines that end a run: files, findings, costs, what to do next; and notes as lines."""

from collections import Counter
from collections.abc import Iterator, Sequence

from allocscan.findings import Note, NoteKind, Standing
from allocscan.reports.roots import roots_of
from allocscan.reports.style import Style
from allocscan.reports.values import Results
from allocscan.reports.words import cause_word, costs, plural
from allocscan.rule import Severity
from allocscan.settings import Applicability
from allocscan.source.lines import LineMap

COUNTED = frozenset({NoteKind.GENERATED, NoteKind.MINIFIED})
"""Notes that the summary counts; they are listed only when more is asked for."""

SHOWN_ROOTS = 3
"""The hot roots of which the summary says what a full fix would save."""

SHOWN_CONSTANTS = 12
"""Names of one file's constants that a line lists; of more it says how many."""

_SKIPPED = {
    NoteKind.TOO_LARGE: "too large",
    NoteKind.NOT_UTF8: "not UTF-8",
    NoteKind.UNREADABLE: "unreadable",
    NoteKind.NOT_A_FILE: "not a file",
    NoteKind.MISSING: "missing",
    NoteKind.UNMERGED: "with a conflict",
}


def render_summary(results: Results, seconds: float, style: Style) -> str:
    """What was checked, fixed and found, and the next step. `seconds` is the run's wall time."""
    rows = [_checked(results, seconds), *_fixed(results), *_found(results), *_next(results, style)]
    return "".join(f"{row}\n" for row in rows)


def render_fixes(results: Results) -> str:
    """A line for each file that was changed, with the names of its new constants."""
    if not results.tally.written:
        return ""
    return "".join(
        f"Fixed {plural(each.sites, 'site')} in {each.path}: {_listed(each.constants)}\n"
        for each in results.fixes
    )


def _listed(constants: Sequence[str]) -> str:
    names = list(dict.fromkeys(constants))
    hidden = len(names) - SHOWN_CONSTANTS
    more = f" and {plural(hidden, 'more', 'more')}" if hidden > 0 else ""
    return ", ".join(names[:SHOWN_CONSTANTS]) + more


def _checked(results: Results, seconds: float) -> str:
    skipped = f" ({', '.join(parts)})" if (parts := list(_skipped(results))) else ""
    remaining, tally = len(results.findings), results.tally
    found = plural(remaining, "finding")
    if tally.fixed and tally.written:
        total = plural(remaining + tally.fixed, "finding")
        found = f"{total} ({tally.fixed:,} fixed, {remaining:,} remaining)"
    return f"Checked {plural(tally.checked, 'file')}{skipped} in {seconds:.2f} s. Found {found}."


def _skipped(results: Results) -> Iterator[str]:
    tally = results.tally
    if tally.excluded:
        yield f"{tally.excluded:,} excluded"
    if tally.quiet:
        yield f"{plural(tally.quiet, 'test, configuration or built file')} set aside"
    for kind in (NoteKind.GENERATED, NoteKind.MINIFIED):
        if count := results.count_notes(kind):
            yield f"{count:,} {kind.value}"
    for kind, words in _SKIPPED.items():
        if count := results.count_notes(kind):
            yield f"{count:,} {words}"


def _fixed(results: Results) -> Iterator[str]:
    tally = results.tally
    if tally.fixed:
        verb = "Fixed" if tally.written else "Would fix"
        files = plural(tally.changed, "file")
        constants = plural(tally.hoisted, "constant")
        yield f"{verb} {plural(tally.fixed, 'site')} in {files} ({constants} hoisted)."


def _found(results: Results) -> Iterator[str]:
    if not results.findings:
        return
    counts = [
        plural(count, severity.word, "infos" if severity is Severity.INFO else "")
        for severity in sorted(Severity, reverse=True)
        if (count := results.count_severity(severity))
    ]
    total = sum(finding.cost.bytes for finding in results.findings)
    together = f"; together {total:,} B for one evaluation of each" if total else ""
    yield f"{', '.join(counts)}{together}."
    for root in roots_of(results.findings)[:SHOWN_ROOTS]:
        sites = "" if root.sites == 1 else f" ({plural(root.sites, 'site')})"
        yield f"A full fix saves {root.saved:,} B {root.occasion}{sites}."


def _next(results: Results, style: Style) -> Iterator[str]:
    fixable = list(_fixable(results, style))
    if sentences := [*fixable, *silenced_words(results)]:
        yield " ".join(sentences)
    if not fixable:
        if name := _to_explain(results):
            page = f"`allocscan explain {name}`"
            yield f"None can be fixed automatically: {page} says what can be done."
    elif cause := _usual_cause(results):
        yield f"Not safe: `allocscan explain {cause}` says why, and what can be done."


def _fixable(results: Results, style: Style) -> Iterator[str]:
    """How many findings a fix helps, and which flag brings it."""
    safe = results.count_fixable(Applicability.SAFE)
    unsafe = results.count_fixable(Applicability.UNSAFE)
    if safe:
        more = f", {unsafe:,} more with `--fix --unsafe-fixes`" if unsafe else ""
        yield f"{style.paint('[*]', 'cyan')} {safe:,} fixable with `--fix`{more}."
    elif unsafe:
        yield f"{style.paint('[!]', 'cyan')} {unsafe:,} fixable with `--fix --unsafe-fixes`."


def silenced_words(results: Results) -> Iterator[str]:
    """What does not count, a sentence each: `12 in baseline (3 stale: run --prune-baseline).`"""
    known = results.count_standing(Standing.BASELINE)
    if known or results.stale:
        stale = f" ({results.stale:,} stale: run --prune-baseline)" if results.stale else ""
        yield f"{known:,} in baseline{stale}."
    if suppressed := results.count_standing(Standing.SUPPRESSED):
        yield f"{suppressed:,} suppressed."


def _to_explain(results: Results) -> str:
    """What to ask `explain` for where nothing can be fixed; "" where nothing is rebuilt."""
    rules = (finding.rule for finding in results.findings if costs(finding))
    return _usual_cause(results) or next(rules, "")


def _usual_cause(results: Results) -> str:
    """The cause that most findings without a safe fix have first; "" when there is none."""
    causes = Counter(cause for each in results.findings if (cause := cause_word(each)))
    return next((cause for cause, _ in causes.most_common(1)), "")


def render_notes(results: Results, *, verbose: bool) -> str:
    """A line for each note; files that a tool made are only counted unless `verbose`."""
    sources = {report.source.path: report.source.content for report in results.reports}
    rows = [
        _note(note, sources.get(note.path))
        for note in results.notes
        if verbose or note.kind not in COUNTED
    ]
    return "".join(f"{row}\n" for row in rows)


def _note(note: Note, content: bytes | None) -> str:
    where = note.path
    if note.at is not None and content is not None:
        at = LineMap(content).position(min(note.at.start, len(content)))
        where = f"{note.path}:{at.line}:{at.column}"
    return f"{where}: {note.kind.value}: {note.message}"
