"""The format `full`: a code frame for each finding, why, what it costs, and what the fix does."""

from collections.abc import Iterator, Sequence

from allocscan.findings import Finding
from allocscan.reports.cells import cropped, printable
from allocscan.reports.concise import headline
from allocscan.reports.frame import frame, line_of_code
from allocscan.reports.preview import Change, changes, shortened
from allocscan.reports.style import Style
from allocscan.reports.values import Results, Text
from allocscan.reports.words import (
    cost_words,
    costs,
    heat_words,
    plural,
    refusal_word,
    saving_words,
)
from allocscan.settings import Applicability
from allocscan.sites.cliffs import cliff_words

SHOWN_REFUSALS = 3


def render_full(results: Results, style: Style) -> str:
    """Every finding as a paragraph, with an empty line after each; "" when there is none."""
    rows: list[str] = []
    for finding, text in results.placed():
        rows += finding_rows(finding, text, style)
        if finding.fix is not None and _shows_fix(finding, results.unsafe):
            rows += _fix(finding, text, style)
        rows.append("")
    return "".join(f"{row}\n" for row in rows)


def finding_rows(
    finding: Finding, text: Text, style: Style, reasons: int = SHOWN_REFUSALS
) -> list[str]:
    """The paragraph of a finding but for its fix, with so many reasons against a safe one."""
    return [
        headline(finding, text, style),
        *frame(text, finding.span, style),
        *_facts(finding, style),
        *_refusals(finding, text, style, reasons),
    ]


def _shows_fix(finding: Finding, unsafe: bool) -> bool:
    safe = finding.fix is not None and finding.fix.applicability is Applicability.SAFE
    return safe or unsafe


def _facts(finding: Finding, style: Style) -> Iterator[str]:
    if finding.why:
        yield _fact("why", finding.why, style)
    if not costs(finding):
        return
    parts = (
        f"allocates {cost_words(finding)}",
        heat_words(finding, style.arrow),
        saving_words(finding),
    )
    yield _fact("cost", f" {style.dot} ".join(part for part in parts if part), style)
    for words in cliff_words(finding.cost):
        yield _fact("cost", words, style)


def _refusals(finding: Finding, text: Text, style: Style, reasons: int) -> Iterator[str]:
    label = refusal_word(finding)
    lines = [(text.lines.line_of(refused.at.start), refused) for refused in finding.refusals]
    told = {(refused.message, line): (line, refused) for line, refused in reversed(lines)}
    for line, refused in list(told.values())[::-1][:reasons]:
        yield _fact(label, refused.message, style, note=f" ({refused.because.value}):")
        where = f"{finding.path}:{line}: "
        code = line_of_code(text, refused.at, max(20, style.width - len(where) - 7), style)
        yield f"       {style.paint(where, 'dim')}{code}"
    hidden = len(told) - reasons
    if hidden > 0:
        yield _fact(label, f"and for {plural(hidden, 'other reason')}", style)


def _fix(finding: Finding, text: Text, style: Style) -> Iterator[str]:
    assert finding.fix is not None, "asked for only where there is one"
    yield _fact("fix", "", style, note=f" ({finding.fix.applicability.value}):")
    yield from changed_rows(changes(text, finding.fix.edits), style)


def changed_rows(made: Sequence[Change], style: Style) -> Iterator[str]:
    """The lines that a fix removes and adds."""
    for number, change in enumerate(made):
        if number:
            yield f"  {style.ellipsis}"
        added = change.added if change.removed else _without_last_blank(change.added)
        for sign, color, lines in (("-", "red", change.removed), ("+", "green", added)):
            for line in shortened(lines):
                yield _changed(sign, color, line, style)


def _without_last_blank(lines: tuple[bytes, ...]) -> tuple[bytes, ...]:
    """An empty line below a new constant says nothing to a reader."""
    return lines[:-1] if len(lines) > 1 and not lines[-1].strip() else lines


def _changed(sign: str, color: str, line: bytes | int, style: Style) -> str:
    if isinstance(line, int):
        return style.paint(f"  {sign} {style.ellipsis} {plural(line, 'more line')}", "dim")
    shown, _ = cropped(printable(line), 0, style.width - 4, style.ellipsis)
    return style.paint(f"  {sign} {shown}".rstrip(), color)


def _fact(label: str, text: str, style: Style, note: str = ":") -> str:
    return f"   = {style.paint(label, 'bold')}{note} {text}".rstrip()
