"""The format `azure`: logging commands that Azure Pipelines shows as issues of the build."""

from allocscan.findings import Finding
from allocscan.reports.cells import legible
from allocscan.reports.paths import in_repository
from allocscan.reports.values import Results, Text
from allocscan.reports.words import said
from allocscan.severity import Severity
from allocscan.typed import Final

TYPES: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "warning"}
"""Azure knows no third one."""

_ESCAPES: Final = (
    ("%", "%AZP25"),
    (";", "%3B"),
    ("\r", "%0D"),
    ("\n", "%0A"),
    ("]", "%5D"),
)
"""In this order: what an escape begins with comes first."""


def render_azure(results: Results) -> str:
    """A `##vso[task.logissue …]` for each finding."""
    return "".join(
        f"{_issue(finding, text, results.prefix)}\n" for finding, text in results.placed()
    )


def _issue(finding: Finding, text: Text, prefix: str) -> str:
    at = text.lines.position(finding.span.start)
    properties = {
        "type": TYPES[finding.severity],
        "sourcepath": in_repository(finding.path, prefix),
        "linenumber": str(at.line),
        "columnnumber": str(at.column),
        "code": finding.rule,
    }
    written = "".join(f"{name}={_escaped(value)};" for name, value in properties.items())
    return f"##vso[task.logissue {written}]{_escaped(said(finding))}"


def _escaped(text: str) -> str:
    for character, escape in _ESCAPES:
        text = text.replace(character, escape)
    return legible(text)
