"""The format `github`: workflow commands that GitHub shows beside the changed lines."""

from allocscan.findings import Finding
from allocscan.reports.cells import legible
from allocscan.reports.paths import in_repository
from allocscan.reports.plural import plural
from allocscan.reports.values import Results, Text
from allocscan.reports.words import said
from allocscan.severity import Severity

LIMIT = 10
"""Annotations of one kind that GitHub shows for one step; it drops the others in silence."""

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render_github(results: Results) -> str:
    """Errors first, then warnings and notices, ten of each; the tenth notice counts what is left
    out, if anything is."""
    shown: dict[Severity, list[str]] = {severity: [] for severity in sorted(Severity, reverse=True)}
    for finding, text in results.placed():
        shown[finding.severity].append(_annotation(finding, text, results.prefix))
    crowded = any(len(rows) > LIMIT for rows in shown.values())
    rows, hidden = list[str](), 0
    for severity, annotations in shown.items():
        room = LIMIT - (crowded and severity is Severity.INFO)
        rows += annotations[:room]
        hidden += len(annotations[room:])
    if hidden:
        message = f"{plural(hidden, 'more finding')}: see the log"
        rows.append(f"::notice title=allocscan::{message}")
    return "".join(f"{row}\n" for row in rows)


def _annotation(finding: Finding, text: Text, prefix: str) -> str:
    start = text.lines.position(finding.span.start)
    end = text.lines.position(finding.span.end)
    properties = {
        "file": in_repository(finding.path, prefix),
        "line": str(start.line),
        "endLine": str(end.line),
        "col": str(start.column),
        "endColumn": str(end.column),
        "title": f"allocscan ({finding.rule})",
    }
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {written}::{_escaped(said(finding))}"


def _escaped(text: str) -> str:
    return legible(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
