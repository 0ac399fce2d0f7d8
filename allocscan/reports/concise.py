"""The format `concise`: one line for each finding."""

from allocscan.findings import Finding
from allocscan.reports.cells import legible
from allocscan.reports.links import place_link, rule_link
from allocscan.reports.style import Style
from allocscan.reports.values import Results, Text
from allocscan.reports.words import cause_note, mark, place
from allocscan.severity import Severity

# As clang paints them: yellow could not be read on white.
COLORS = {Severity.ERROR: "red", Severity.WARNING: "magenta", Severity.INFO: "cyan"}


def headline(finding: Finding, text: Text, style: Style) -> str:
    """`path:line:col rule [*] message`; a severity other than warning stands before the message."""
    where = style.paint(legible(place(finding, text)), "bold")
    rule = style.paint(finding.rule, COLORS[finding.severity], "bold")
    usual = finding.severity is Severity.WARNING
    severity = "" if usual else f"{finding.severity.word}:"
    parts = (
        place_link(where, finding.path, style),
        rule_link(rule, finding.rule, style),
        style.paint(mark(finding), "cyan"),
        severity,
        legible(finding.message),
    )
    return " ".join(part for part in parts if part)


def render_concise(results: Results, style: Style) -> str:
    """A line for each finding, at its end why it has no safe fix; "" when there is none."""
    return "".join(
        f"{headline(finding, text, style)}{cause_note(finding)}\n"
        for finding, text in results.placed()
    )
