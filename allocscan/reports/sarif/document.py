"""The format `sarif`: SARIF 2.1.0, for code scanning and for viewers that apply fixes.

It names no folder of this machine: files are relative to `%SRCROOT%`, which stays without a URI.
"""

from collections.abc import Iterator
from itertools import chain

from allocscan import __version__
from allocscan.findings import Note, NoteKind
from allocscan.reports.json_text import json_text
from allocscan.reports.note_kinds import BROKEN
from allocscan.reports.sarif.places import ROOT, location, region
from allocscan.reports.sarif.results import result_object
from allocscan.reports.sarif.rules import rule_objects
from allocscan.reports.values import Results, Text
from allocscan.source.lines import LineMap
from allocscan.source.span import Span
from allocscan.typed import Final

Object = dict[str, object]

SCHEMA: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOT_WORDS: Final = "The root of the repository."

_NOTHING_LOST: Final = frozenset(
    {NoteKind.GENERATED, NoteKind.MINIFIED, NoteKind.PROFILE_UNMATCHED}
)


def render_sarif(results: Results) -> str:
    """The whole run as one log; what is silenced is in it, and says so."""
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(results)]}
    return json_text(log, indent=2) + "\n"


def _run(results: Results) -> Object:
    placed = list(chain(results.placed(), results.placed_silenced()))
    rules = rule_objects(finding.rule for finding, _ in placed)
    indexes = {str(rule["id"]): number for number, rule in enumerate(rules)}
    driver = {
        "name": "allocscan",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": rules,
    }
    return {
        "tool": {"driver": driver},
        "invocations": [_invocation(results)],
        "originalUriBaseIds": {ROOT: {"description": {"text": _ROOT_WORDS}}},
        "columnKind": "utf16CodeUnits",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "results": [result_object(finding, text, results, indexes) for finding, text in placed],
    }


def _invocation(results: Results) -> Object:
    return {
        "executionSuccessful": not any(note.kind in BROKEN for note in results.notes),
        "toolExecutionNotifications": list(_notifications(results)),
    }


def _notifications(results: Results) -> Iterator[Object]:
    contents = {report.source.path: report.source.content for report in results.reports}
    for note in results.notes:
        yield {
            "descriptor": {"id": note.kind.value},
            "level": _level(note.kind),
            "message": {"text": note.message},
            "locations": [location(note.path, results.prefix, _place(note, contents))],
        }


def _place(note: Note, contents: dict[str, bytes]) -> Object | None:
    """Where in its file a note has a place that can be named."""
    content = contents.get(note.path)
    if note.at is None or content is None:
        return None
    start, end = (min(offset, len(content)) for offset in (note.at.start, note.at.end))
    return region(Span(start, end), Text(content, LineMap(content)))


def _level(kind: NoteKind) -> str:
    if kind in BROKEN:
        return "error"
    return "note" if kind in _NOTHING_LOST else "warning"
