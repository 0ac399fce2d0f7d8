"""The format `rdjson`: what reviewdog reads, one document (`DiagnosticResult`).

Columns count UTF-8 bytes from 1, and an end is exclusive, as reviewdog.proto says. Paths stay
relative to the working directory: reviewdog itself adds what leads there from the repository.
"""

from allocscan.findings import Finding
from allocscan.reports.json_text import json_text
from allocscan.reports.values import Results, Text
from allocscan.reports.words import said
from allocscan.settings import Applicability
from allocscan.severity import Severity
from allocscan.source.span import Span
from allocscan.typed import Final

Object = dict[str, object]

SEVERITIES: Final = {
    Severity.ERROR: "ERROR",
    Severity.WARNING: "WARNING",
    Severity.INFO: "INFO",
}


def render_rdjson(results: Results) -> str:
    """One document, also when nothing was found."""
    document = {
        "source": source_object(),
        "diagnostics": [
            diagnostic(finding, text, unsafe=results.unsafe) for finding, text in results.placed()
        ],
    }
    return json_text(document, indent=2) + "\n"


def source_object() -> Object:
    """The tool, as reviewdog names it beside a comment."""
    return {"name": "allocscan"}


def diagnostic(finding: Finding, text: Text, *, unsafe: bool) -> Object:
    """One finding. With a suggestion where its fix is one edit, and safe or asked for: reviewers
    take suggestions one at a time, and half a fix would break the program."""
    made: Object = {
        "message": said(finding),
        "location": {"path": finding.path, "range": _range(finding.span, text)},
        "severity": SEVERITIES[finding.severity],
        "code": {"value": finding.rule},
    }
    fix = finding.fix
    wanted = (Applicability.SAFE, Applicability.UNSAFE) if unsafe else (Applicability.SAFE,)
    if fix is not None and fix.applicability in wanted and len(fix.edits) == 1:
        (edit,) = fix.edits
        suggestion = {
            "range": _range(edit.span, text),
            "text": edit.text.decode("utf-8", "replace"),
        }
        made["suggestions"] = [suggestion]
    return made


def _range(span: Span, text: Text) -> Object:
    return {"start": _position(span.start, text), "end": _position(span.end, text)}


def _position(offset: int, text: Text) -> Object:
    lines = text.lines
    return {"line": lines.line_of(offset), "column": offset - lines.start_of_line(offset) + 1}
