"""The top of the page, what was found in all; and its end, what was fixed and set aside."""

from collections.abc import Iterator

from allocscan.findings import Note, NoteKind, Standing
from allocscan.reports.html.markup import prose, safe
from allocscan.reports.notes import COUNTED
from allocscan.reports.plural import plural
from allocscan.reports.roots import roots_of
from allocscan.reports.values import FixedFile, Results
from allocscan.reports.words import bytes_of
from allocscan.settings import Applicability
from allocscan.severity import Severity
from allocscan.typed import Final

SHOWN_ROOTS: Final = 5
SHOWN_NOTES: Final = 500


def heading(results: Results) -> str:
    """`3 findings in 2 files`; it is the title too."""
    count = len(results.findings)
    files = len({finding.path for finding in results.findings})
    return f"{plural(count, 'finding')} in {plural(files, 'file')}" if count else "No findings"


def overview(results: Results) -> str:
    """Figures, what a full fix saves, and which files were looked at."""
    figures = "".join(
        f"<div><dt>{name}</dt><dd>{value}</dd></div>\n" for name, value in _figures(results)
    )
    shown = f'<dl class="figures-of-run">\n{figures}</dl>\n' if figures else ""
    saved = "".join(
        f"<li><strong>{root.saved:,}&nbsp;B</strong> {prose(root.occasion)}"
        f' <span class="soft">{plural(root.sites, "site")}</span></li>\n'
        for root in roots_of(results.findings)[:SHOWN_ROOTS]
    )
    roots = f'<h2>A full fix saves</h2>\n<ul class="roots">\n{saved}</ul>\n' if saved else ""
    return f'<p class="soft">{_looked_at(results)}</p>\n{shown}{roots}'


def _figures(results: Results) -> Iterator[tuple[str, str]]:
    findings = results.findings
    if findings:
        yield (
            "bytes for one evaluation of each",
            f"{bytes_of(findings):,}",
        )
        yield "fixable with <code>--fix</code>", f"{results.count_fixable(Applicability.SAFE):,}"
        yield (
            "more with <code>--unsafe-fixes</code>",
            (f"{results.count_fixable(Applicability.UNSAFE):,}"),
        )
    for severity in sorted(Severity, reverse=True):
        if count := results.count_severity(severity):
            yield severity.word if count == 1 else f"{severity.word}s", f"{count:,}"
    if results.tally.fixed:
        yield "fixed" if results.tally.written else "would be fixed", f"{results.tally.fixed:,}"


def _looked_at(results: Results) -> str:
    tally = results.tally
    parts = [f"{plural(tally.checked, 'file')} looked at"]
    if tally.excluded:
        parts.append(f"{tally.excluded:,} excluded")
    if tally.quiet:
        parts.append(f"{plural(tally.quiet, 'test, configuration or built file')} set aside")
    parts += [
        f"{count:,} {kind.value}"
        for kind in (NoteKind.GENERATED, NoteKind.MINIFIED)
        if (count := results.count_notes(kind))
    ]
    if told := sum(note.kind not in COUNTED for note in results.notes):
        parts.append(f'<a href="#notes">{plural(told, "note")}</a>')
    if suppressed := results.count_standing(Standing.SUPPRESSED):
        parts.append(f"{plural(suppressed, 'finding')} suppressed by comments")
    known = results.count_standing(Standing.BASELINE)
    if known or results.stale:
        stale = f" ({results.stale:,} stale)" if results.stale else ""
        parts.append(f"{plural(known, 'finding')} in the baseline{stale}")
    return " · ".join(parts)


def fixes(results: Results) -> str:
    """The files that were changed, or would be; "" where there are none."""
    if not results.fixes:
        return ""
    title = "What was fixed" if results.tally.written else "What would be fixed"
    rows = "".join(_fixed(each) for each in results.fixes)
    return (
        f'<section aria-labelledby="fixes-title">\n<h2 id="fixes-title">{title}</h2>\n'
        '<table class="plain" id="fixes"><thead><tr><th scope="col">File</th>'
        '<th scope="col" class="number">Findings</th><th scope="col">Constants</th></tr></thead>'
        f"\n<tbody>\n{rows}</tbody></table>\n</section>\n"
    )


def _fixed(fixed: FixedFile) -> str:
    names = ", ".join(f"<code>{safe(name)}</code>" for name in dict.fromkeys(fixed.constants))
    return (
        f'<tr><th scope="row">{safe(fixed.path)}</th>'
        f'<td class="number">{fixed.sites:,}</td><td>{names}</td></tr>\n'
    )


def notes(results: Results) -> str:
    """What is no finding but must not be silent; "" where there is nothing."""
    told = [note for note in results.notes if note.kind not in COUNTED]
    if not told:
        return ""
    rows = "".join(_note(note) for note in told[:SHOWN_NOTES])
    hidden = len(told) - SHOWN_NOTES
    more = f'<p class="soft">and {plural(hidden, "other note")}</p>\n' if hidden > 0 else ""
    return (
        '<section aria-labelledby="notes-title">\n<h2 id="notes-title">Notes</h2>\n'
        '<table class="plain" id="notes"><thead><tr><th scope="col">File</th>'
        '<th scope="col">Kind</th><th scope="col">What happened</th></tr></thead>\n'
        f"<tbody>\n{rows}</tbody></table>\n{more}</section>\n"
    )


def _note(note: Note) -> str:
    return (
        f'<tr><th scope="row">{safe(note.path)}</th><td>{note.kind.value}</td>'
        f"<td>{prose(note.message)}</td></tr>\n"
    )
