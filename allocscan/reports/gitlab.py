"""The format `gitlab`: a Code Quality report, `gl-code-quality-report.json` for GitLab CI."""

from collections import Counter

from allocscan.findings import Finding
from allocscan.reports.json_text import json_text
from allocscan.reports.paths import in_repository
from allocscan.reports.values import Results, Text
from allocscan.reports.words import said
from allocscan.severity import Severity
from allocscan.typed import Final

SEVERITIES: Final = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render_gitlab(results: Results) -> str:
    """An array of issues, empty when there is none. Of equal fingerprints GitLab shows one: the
    second and later ones get a number."""
    seen: Counter[str] = Counter()
    issues = []
    for finding, text in results.placed():
        seen[finding.fingerprint] += 1
        issues.append(_issue(finding, text, results.prefix, seen[finding.fingerprint]))
    return json_text(issues, indent=2) + "\n"


def _issue(finding: Finding, text: Text, prefix: str, number: int) -> dict[str, object]:
    return {
        "type": "issue",
        "description": said(finding),
        "check_name": finding.rule,
        "fingerprint": finding.fingerprint + (f"-{number}" if number > 1 else ""),
        "severity": SEVERITIES[finding.severity],
        "categories": ["Performance"],
        "location": {
            "path": in_repository(finding.path, prefix),
            "positions": {
                "begin": _position(finding.span.start, text),
                "end": _position(finding.span.end, text),
            },
        },
    }


def _position(offset: int, text: Text) -> dict[str, int]:
    at = text.lines.position(offset)
    return {"line": at.line, "column": at.column}
