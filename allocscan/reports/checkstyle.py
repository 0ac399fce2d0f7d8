"""The format `checkstyle`: the XML of Checkstyle 4.3, which most CI servers read."""

from itertools import groupby

from allocscan.findings import Finding
from allocscan.reports.values import Results, Text
from allocscan.reports.words import said
from allocscan.reports.xml_text import HEAD, tag


def render_checkstyle(results: Results) -> str:
    """A `file` for each file with findings, in order of path; in it an `error` for each."""
    rows = [tag("checkstyle", {"version": "4.3"})]
    placed = sorted(results.placed(), key=lambda each: (each[0].path, each[0].span))
    for path, group in groupby(placed, key=lambda each: each[0].path):
        rows.append("  " + tag("file", {"name": path}))
        rows += [f"    {_error(finding, text)}" for finding, text in group]
        rows.append("  </file>")
    rows.append("</checkstyle>")
    return HEAD + "".join(f"{row}\n" for row in rows)


def _error(finding: Finding, text: Text) -> str:
    at = text.lines.position(finding.span.start)
    attributes: dict[str, str | int] = {
        "line": at.line,
        "column": at.column,
        "severity": finding.severity.word,
        "message": said(finding),
        "source": f"allocscan.{finding.rule}",
    }
    return tag("error", attributes, empty=True)
