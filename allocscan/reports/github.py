"""The format `github`: workflow commands that GitHub shows beside the changed lines."""

from allocscan.findings import Finding
from allocscan.reports.values import Results, Text
from allocscan.reports.words import cause_note, plural
from allocscan.rule import Severity

LIMIT = 10
"""Annotations of one kind that GitHub shows for one step; it drops the others in silence."""

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render_github(results: Results) -> str:
    """Errors first, then warnings and notices, ten of each; a last notice counts the rest."""
    rows = []
    hidden = 0
    for severity in sorted(Severity, reverse=True):
        placed = [each for each in results.placed() if each[0].severity is severity]
        rows += [_annotation(finding, text, results.prefix) for finding, text in placed[:LIMIT]]
        hidden += max(0, len(placed) - LIMIT)
    if hidden:
        message = f"{plural(hidden, 'more finding')}: see the log"
        rows.append(f"::notice title=allocscan::{message}")
    return "".join(f"{row}\n" for row in rows)


def _annotation(finding: Finding, text: Text, prefix: str) -> str:
    start = text.lines.position(finding.span.start)
    end = text.lines.position(finding.span.end)
    properties = {
        "file": prefix + finding.path,
        "line": str(start.line),
        "endLine": str(end.line),
        "col": str(start.column),
        "endColumn": str(end.column),
        "title": f"allocscan ({finding.rule})",
    }
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = finding.message + cause_note(finding)
    return f"::{_COMMANDS[finding.severity]} {written}::{_escaped(message)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
