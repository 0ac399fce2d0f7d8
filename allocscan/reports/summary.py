"""The lines that end a run: files, findings, costs, what to do next."""

from collections import Counter
from collections.abc import Iterator, Sequence

from allocscan.findings import NoteKind, Standing
from allocscan.reports.cells import legible
from allocscan.reports.notes import COUNTED
from allocscan.reports.roots import roots_of
from allocscan.reports.style import Style
from allocscan.reports.values import FixedFile, Results
from allocscan.reports.words import bytes_of, cause_word, costs, plural
from allocscan.reports.wrapped import wrapped
from allocscan.rule import Severity
from allocscan.settings import Applicability

SHOWN_ROOTS = 3
"""The hot roots of which the summary says what a full fix would save."""

SHOWN_CONSTANTS = 12
"""Names of one file's constants that a line lists; of more it says how many."""

ACCEPTED_LATER = 20
"""So many findings left are a reason to name the baseline."""

_SKIPPED = {
    NoteKind.SYNTAX_ERROR: "with syntax errors",
    NoteKind.TOO_LARGE: "too large",
    NoteKind.NOT_UTF8: "not UTF-8",
    NoteKind.UNREADABLE: "unreadable",
    NoteKind.NOT_A_FILE: "not a file",
    NoteKind.MISSING: "missing",
    NoteKind.UNMERGED: "with a conflict",
}


def render_summary(results: Results, seconds: float, style: Style) -> str:
    """What was checked, fixed and found, and the next step. `seconds` is the run's wall time."""
    rows = [_checked(results, seconds), *_fixed(results), *_found(results), *_next(results)]
    return "".join(f"{line}\n" for row in rows for line in _lines(row, style))


def _lines(row: str, style: Style) -> Iterator[str]:
    first, _, rest = row.partition(" ")
    lines = wrapped(first, rest, style.width, "  ") if style.wraps else iter([row])
    mark = first if first in ("[*]", "[!]") else ""
    yield style.paint(mark, "cyan") + next(lines)[len(mark) :]
    yield from lines


def render_fixes(results: Results) -> str:
    """A line for each file that was changed, with the names of its new constants."""
    if not results.tally.written:
        return ""
    return "".join(f"{_fixed_file(each)}\n" for each in results.fixes)


def _fixed_file(file: FixedFile) -> str:
    names = f": {_listed(file.constants)}" if file.constants else ""
    return f"Fixed {plural(file.sites, 'site')} in {legible(file.path)}{names}"


def _listed(constants: Sequence[str]) -> str:
    names = list(dict.fromkeys(constants))
    hidden = len(names) - SHOWN_CONSTANTS
    more = f" and {plural(hidden, 'more', 'more')}" if hidden > 0 else ""
    return ", ".join(names[:SHOWN_CONSTANTS]) + more


def _checked(results: Results, seconds: float) -> str:
    parts = list(_skipped(results))
    skipped = f" ({', '.join(parts)})" if parts else ""
    remaining, tally = len(results.findings), results.tally
    checked = f"Checked {plural(tally.checked, 'file')}{skipped} in {seconds:.2f} s."
    if not tally.checked:
        return f"{checked} {_nothing_checked(results)}"
    kinds = f": {severities}" if (severities := _severities(results)) else ""
    found = f"{plural(remaining, 'finding')}{kinds}"
    if tally.fixed and tally.written:
        total = plural(remaining + tally.fixed, "finding")
        found = f"{total} ({tally.fixed:,} fixed, {remaining:,} remaining{kinds})"
    return f"{checked} Found {found}."


def _nothing_checked(results: Results) -> str:
    tally = results.tally
    if tally.excluded or tally.quiet or any(note.kind in COUNTED for note in results.notes):
        return "Nothing was checked: all of it was left out (`--verbose` says why)."
    if results.notes:
        return "Nothing was checked."
    return "Nothing was checked: there is no JavaScript or TypeScript file to check."


def _skipped(results: Results) -> Iterator[str]:
    tally = results.tally
    if tally.excluded:
        yield f"{tally.excluded:,} excluded"
    if tally.quiet:
        yield f"{plural(tally.quiet, 'test, configuration or built file')} set aside"
    for kind in COUNTED:
        if count := results.count_notes(kind):
            yield f"{count:,} {kind.value}"
    for kind, words in _SKIPPED.items():
        if count := len({note.path for note in results.notes if note.kind is kind}):
            yield f"{count:,} {words}"


def _fixed(results: Results) -> Iterator[str]:
    """What all fixes make; a single file is named with its constants as it is."""
    tally = results.tally
    if tally.fixed and not (tally.written and len(results.fixes) == 1):
        verb = "Fixed" if tally.written else "Would fix"
        files = plural(tally.changed, "file")
        hoisted = f" ({plural(tally.hoisted, 'constant')} hoisted)" if tally.hoisted else ""
        yield f"{verb} {plural(tally.fixed, 'site')} in {files}{hoisted}."


def _found(results: Results) -> Iterator[str]:
    dear = [finding for finding in results.findings if costs(finding)]
    if len(dear) > 1:
        yield f"Together {bytes_of(dear):,} B for one evaluation of each."
    for root in roots_of(results.findings)[:SHOWN_ROOTS]:
        sites = "" if root.sites == 1 else f" ({plural(root.sites, 'site')})"
        yield f"A full fix saves {root.saved:,} B {root.occasion}{sites}."


def _severities(results: Results) -> str:
    """How many of each; "" where all are warnings, which goes without saying."""
    counts = {each: results.count_severity(each) for each in sorted(Severity, reverse=True)}
    if counts[Severity.WARNING] == len(results.findings):
        return ""
    return ", ".join(
        plural(count, severity.word, "infos" if severity is Severity.INFO else "")
        for severity, count in counts.items()
        if count
    )


def _next(results: Results) -> Iterator[str]:
    fixable = list(_fixable(results))
    if sentences := [*fixable, *silenced_words(results)]:
        yield " ".join(sentences)
    if not fixable:
        if name := _to_explain(results):
            page = f"`allocscan explain {name}`"
            none = "None" if len(results.findings) > 1 else "It"
            can = "can" if len(results.findings) > 1 else "cannot"
            yield f"{none} {can} be fixed automatically: {page} says what can be done."
    elif cause := _usual_cause(results):
        yield f"Not safe: `allocscan explain {cause}` says why, and what can be done."
    if len(results.findings) >= ACCEPTED_LATER and results.stale is None:
        yield "To be told of new ones only, accept these: `allocscan --write-baseline`."


def _fixable(results: Results) -> Iterator[str]:
    """How many findings a fix helps, and which flag brings it."""
    safe = results.count_fixable(Applicability.SAFE)
    unsafe = results.count_fixable(Applicability.UNSAFE)
    if safe:
        more = f", {unsafe:,} more with `--fix --unsafe-fixes`" if unsafe else ""
        yield f"[*] {safe:,} fixable with `--fix`{more}."
    elif unsafe:
        yield f"[!] {unsafe:,} fixable with `--fix --unsafe-fixes`."


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
