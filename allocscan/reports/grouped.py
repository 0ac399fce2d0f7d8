"""The format `grouped`: the findings of each file in columns under its name, as in ESLint."""

from collections.abc import Sequence
from itertools import groupby

from allocscan.findings import Finding
from allocscan.reports.cells import legible, width
from allocscan.reports.concise import COLORS
from allocscan.reports.links import place_link, rule_link
from allocscan.reports.style import Style
from allocscan.reports.values import Results, Text
from allocscan.reports.words import mark, said

Placed = tuple[Finding, Text]


def render_grouped(results: Results, style: Style) -> str:
    """The files in the order of the first of their findings, with an empty line after each; the
    findings of a file in order of place. "" when there is none."""
    first: dict[str, int] = {}
    for number, finding in enumerate(results.findings):
        first.setdefault(finding.path, number)
    placed = sorted(results.placed(), key=lambda each: (first[each[0].path], each[0].span))
    rows: list[str] = []
    for path, group in groupby(placed, key=lambda each: each[0].path):
        head = place_link(style.paint(legible(path), "bold"), path, style)
        rows += [head, *_rows(list(group), style), ""]
    return "".join(f"{row}\n" for row in rows)


def _rows(group: Sequence[Placed], style: Style) -> list[str]:
    """`  4:18  warning  message [*]  rule`, each column as wide as its widest cell."""
    table = [_cells(finding, text) for finding, text in group]
    widths = [max(map(width, column)) for column in zip(*table, strict=True)]
    return [
        _row(cells, widths, finding, style)
        for cells, (finding, _) in zip(table, group, strict=True)
    ]


def _cells(finding: Finding, text: Text) -> tuple[str, str, str, str]:
    at = text.lines.position(finding.span.start)
    message = f"{legible(said(finding))} {mark(finding)}".rstrip()
    return str(at.line), str(at.column), finding.severity.word, message


def _row(cells: Sequence[str], widths: Sequence[int], finding: Finding, style: Style) -> str:
    line, column, severity, message = (
        cell + " " * (size - width(cell)) for cell, size in zip(cells, widths, strict=True)
    )
    place = style.paint(f"{line.strip():>{widths[0]}}:{column}", "dim")
    colored = style.paint(severity, COLORS[finding.severity])
    rule = rule_link(style.paint(finding.rule, "dim"), finding.rule, style)
    return f"  {place}  {colored}  {message}  {rule}"
