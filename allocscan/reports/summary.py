"""The lines that end a run: files, findings, costs, what to do next."""

from allocscan.findings import NoteKind
from allocscan.reports.notes import COUNTED
from allocscan.reports.plural import plural
from allocscan.typed import TYPE_CHECKING, Iterator, Sequence

if TYPE_CHECKING:
    from allocscan.reports.style import Style
    from allocscan.reports.values import FixedFile, Results

SHOWN_CONSTANTS = 12
"""Names of one file's constants that a line lists; of more it says how many."""

_SKIPPED = {
    NoteKind.SYNTAX_ERROR: "with syntax errors",
    NoteKind.TOO_LARGE: "too large",
    NoteKind.NOT_UTF8: "not UTF-8",
    NoteKind.UNREADABLE: "unreadable",
    NoteKind.NOT_A_FILE: "not a file",
    NoteKind.MISSING: "missing",
    NoteKind.UNMERGED: "with a conflict",
}


def render_summary(results: "Results", seconds: float | str, style: "Style") -> str:
    """What was checked, fixed and found, and the next step. `seconds` is the run's wall time, or
    what stands in its place."""
    spent = seconds if isinstance(seconds, str) else f"{seconds:.2f}"
    rows = [_checked(results, spent), *_fixed(results)]
    if results.findings or results.silenced or results.stale:
        from allocscan.reports.next_steps import next_steps, totals

        rows += [*totals(results), *next_steps(results)]
    return "".join(f"{line}\n" for row in rows for line in _lines(row, style))


def _lines(row: str, style: "Style") -> Iterator[str]:
    first, _, rest = row.partition(" ")
    lines = _wrapped(first, rest, style.width) if style.wraps else iter([row])
    mark = first if first in ("[*]", "[!]") else ""
    yield style.paint(mark, "cyan") + next(lines)[len(mark) :]
    yield from lines


def _wrapped(first: str, rest: str, limit: int) -> Iterator[str]:
    from allocscan.reports.wrapped import wrapped

    yield from wrapped(first, rest, limit, "  ")


def render_fixes(results: "Results") -> str:
    """A line for each file that was changed, with the names of its new constants."""
    if not results.tally.written:
        return ""
    return "".join(f"{_fixed_file(each)}\n" for each in results.fixes)


def _fixed_file(file: "FixedFile") -> str:
    from allocscan.reports.cells import legible

    names = f": {_listed(file.constants)}" if file.constants else ""
    return f"Fixed {plural(file.sites, 'site')} in {legible(file.path)}{names}"


def _listed(constants: Sequence[str]) -> str:
    names = list(dict.fromkeys(constants))
    hidden = len(names) - SHOWN_CONSTANTS
    more = f" and {plural(hidden, 'more', 'more')}" if hidden > 0 else ""
    return ", ".join(names[:SHOWN_CONSTANTS]) + more


def _checked(results: "Results", spent: str) -> str:
    parts = list(_skipped(results))
    skipped = f" ({', '.join(parts)})" if parts else ""
    remaining, tally = len(results.findings), results.tally
    checked = f"Checked {plural(tally.checked, 'file')}{skipped} in {spent} s."
    if not tally.checked:
        return f"{checked} {_nothing_checked(results)}"
    kinds = f": {severities}" if (severities := _severities(results)) else ""
    found = f"{plural(remaining, 'finding')}{kinds}"
    if tally.fixed and tally.written:
        total = plural(remaining + tally.fixed, "finding")
        found = f"{total} ({tally.fixed:,} fixed, {remaining:,} remaining{kinds})"
    return f"{checked} Found {found}."


def _nothing_checked(results: "Results") -> str:
    tally = results.tally
    if tally.excluded or tally.quiet or any(note.kind in COUNTED for note in results.notes):
        return "Nothing was checked: all of it was left out (`--verbose` says why)."
    if results.notes:
        return "Nothing was checked."
    return "Nothing was checked: there is no JavaScript or TypeScript file to check."


def _skipped(results: "Results") -> Iterator[str]:
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


def _fixed(results: "Results") -> Iterator[str]:
    """What all fixes make; a single file is named with its constants as it is."""
    tally = results.tally
    if tally.fixed and not (tally.written and len(results.fixes) == 1):
        verb = "Fixed" if tally.written else "Would fix"
        files = plural(tally.changed, "file")
        hoisted = f" ({plural(tally.hoisted, 'constant')} hoisted)" if tally.hoisted else ""
        yield f"{verb} {plural(tally.fixed, 'site')} in {files}{hoisted}."


def _severities(results: "Results") -> str:
    if not results.findings:
        return ""
    from allocscan.reports.next_steps import severity_words

    return severity_words(results)
