"""The format `full`: a code frame for each finding, why, what it costs, and what the fix does."""

from collections.abc import Iterator, Sequence

from allocscan.findings import Finding, Refused
from allocscan.reports.cells import cropped, legible, printable, width
from allocscan.reports.concise import COLORS, headline
from allocscan.reports.frame import frame, line_of_code, shown_lines
from allocscan.reports.links import place_link
from allocscan.reports.plural import plural
from allocscan.reports.preview import Change, changes, shortened
from allocscan.reports.style import Style
from allocscan.reports.values import Results, Text
from allocscan.reports.words import (
    cost_words,
    costs,
    heat_words,
    refusal_word,
    saving_words,
)
from allocscan.reports.wrapped import wrapped
from allocscan.settings import Applicability
from allocscan.sites.cliffs import cliff_words

SHOWN_REFUSALS = 3

INDENT = " " * 7
"""Of what belongs to the fact above it."""

BYTES_A_CELL = 8
"""A line of a fix is decoded up to so many bytes for each cell there is room for."""


def render_full(results: Results, style: Style) -> str:
    """Every finding as a paragraph, with an empty line after each; "" when there is none."""
    rows: list[str] = []
    for finding, text in results.placed():
        rows += finding_rows(finding, text, style)
        if results.previews and _shows_fix(finding, results.unsafe):
            rows += _fix(finding, text, style)
        rows.append("")
    return "".join(f"{row}\n" for row in rows)


def finding_rows(
    finding: Finding, text: Text, style: Style, reasons: int = SHOWN_REFUSALS
) -> list[str]:
    """The paragraph of a finding but for its fix, with so many reasons against a safe one."""
    return [
        headline(finding, text, style),
        *frame(text, finding.span, style, COLORS[finding.severity]),
        *_facts(finding, style),
        *_refusals(finding, text, style, reasons),
    ]


def _shows_fix(finding: Finding, unsafe: bool) -> bool:
    if finding.fix is None:
        return False
    return unsafe or finding.fix.applicability is Applicability.SAFE


def _facts(finding: Finding, style: Style) -> Iterator[str]:
    if finding.why:
        yield from _fact("why", finding.why, style)
    if not costs(finding):
        return
    parts = (f"allocates {cost_words(finding)}", _heat(finding, style), saving_words(finding))
    yield from _fact("cost", f" {style.dot} ".join(part for part in parts if part), style)
    for words in cliff_words(finding.cost):
        yield from _fact("cost", words, style)


def _heat(finding: Finding, style: Style) -> str:
    """How hot it is; and why, unless the headline has said just that."""
    words = heat_words(finding, style.arrow)
    level, _, reached = words.partition(": ")
    return level if reached and finding.message.endswith(reached) else words


def _refusals(finding: Finding, text: Text, style: Style, reasons: int) -> Iterator[str]:
    label = refusal_word(finding)
    lines = [(text.lines.line_of(refused.at.start), refused) for refused in finding.refusals]
    told = {(refused.message, line): (line, refused) for line, refused in reversed(lines)}
    in_sight = shown_lines(text, finding.span)
    for line, refused in list(told.values())[::-1][:reasons]:
        note = f" ({refused.because.value}):"
        if line in in_sight:
            yield from _fact(label, f"{refused.message} (line {line})", style, note=note)
            continue
        yield from _fact(label, refused.message, style, note=note)
        yield _witness(finding, line, refused, text, style)
    hidden = len(told) - reasons
    if hidden > 0:
        yield from _fact(label, f"and for {plural(hidden, 'other reason')}", style)


def _witness(finding: Finding, line: int, refused: Refused, text: Text, style: Style) -> str:
    """The line that proves a refusal, with its place."""
    where = f"{legible(finding.path)}:{line}:"
    room = max(20, style.width - width(where) - len(INDENT) - 1)
    code = line_of_code(text, refused.at, room, style)
    return f"{INDENT}{place_link(style.paint(where, 'dim'), finding.path, style)} {code}"


def _fix(finding: Finding, text: Text, style: Style) -> Iterator[str]:
    assert finding.fix is not None, "asked for only where there is one"
    yield from _fact("fix", "", style, note=f" ({finding.fix.applicability.value}):")
    yield from changed_rows(changes(text, finding.fix.edits), style)


def changed_rows(made: Sequence[Change], style: Style) -> Iterator[str]:
    """The lines that a fix removes and adds."""
    for number, change in enumerate(made):
        if number:
            yield style.paint(f"  {style.ellipsis}", "dim")
        for sign, color, lines in (("-", "red", change.removed), ("+", "green", change.added)):
            for line in shortened(_without_last_blank(lines)):
                yield _changed(sign, color, line, style)


def _without_last_blank(lines: tuple[bytes, ...]) -> tuple[bytes, ...]:
    """An empty line below a new constant, or below what went, says nothing to a reader."""
    return lines[:-1] if len(lines) > 1 and not lines[-1].strip() else lines


def _changed(sign: str, color: str, line: bytes | int, style: Style) -> str:
    if isinstance(line, int):
        return style.paint(f"  {sign} {style.ellipsis} {plural(line, 'more line')}", "dim")
    # What is cut off is not decoded first: a minified line may have megabytes.
    whole = printable(line[: BYTES_A_CELL * style.width], unicode=style.unicode)
    shown, _ = cropped(whole, 0, style.width - 4, style.ellipsis)
    return style.paint(f"  {sign} {shown}".rstrip(), color)


def _fact(label: str, text: str, style: Style, note: str = ":") -> Iterator[str]:
    plain = f"   = {label}{note}"
    said = legible(text)
    rows = wrapped(plain, said, style.width, INDENT) if style.wraps else iter([f"{plain} {said}"])
    painted = f"   = {style.paint(label, 'bold')}{note}"
    yield painted + next(rows).rstrip()[len(plain) :]
    yield from rows
