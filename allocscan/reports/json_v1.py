"""The format `json`, version 1: one document, described by `schemas/allocscan-output-v1`.

Lines and columns count from 1, columns in UTF-16 units as JavaScript does; offsets are bytes.
"""

from allocscan import __version__
from allocscan.findings import Finding, Fix, Note, NoteKind, Standing
from allocscan.reports.json_text import json_text
from allocscan.reports.roots import roots_of
from allocscan.reports.values import FixedFile, Results, Text
from allocscan.reports.words import bytes_of
from allocscan.settings import Applicability
from allocscan.severity import Severity
from allocscan.sites.heat_values import Measurement
from allocscan.source.span import Span

SCHEMA = "urn:allocscan:output:v1"
Object = dict[str, object]


def render_json(results: Results) -> str:
    """The whole run as one JSON document, also when nothing was found."""
    return json_text(document(results), indent=2) + "\n"


def document(results: Results) -> Object:
    """What `render_json` writes."""
    ranks = results.ranks
    return {
        "$schema": SCHEMA,
        "version": 1,
        "tool": {"name": "allocscan", "version": __version__},
        "summary": summary(results),
        "findings": [
            finding_object(finding, text, ranks[id(finding)]) for finding, text in results.placed()
        ],
        "suppressed": _silenced(results, Standing.SUPPRESSED),
        "baselined": _silenced(results, Standing.BASELINE),
        "fixes": [fixed_object(each, results) for each in results.fixes],
        "notes": [note_object(note) for note in results.notes],
    }


def _silenced(results: Results, standing: Standing) -> list[Object]:
    return [
        finding_object(finding, text, None)
        for finding, text in results.placed_silenced()
        if finding.standing is standing
    ]


def summary(results: Results) -> Object:
    """The counts of a run. `bytesPerCall` adds up one evaluation of each finding; `stale` is None
    where there is no baseline."""
    tally = results.tally
    return {
        "files": tally.checked,
        "excluded": tally.excluded,
        "setAside": tally.quiet,
        "generated": results.count_notes(NoteKind.GENERATED),
        "minified": results.count_notes(NoteKind.MINIFIED),
        "findings": len(results.findings),
        "errors": results.count_severity(Severity.ERROR),
        "warnings": results.count_severity(Severity.WARNING),
        "infos": results.count_severity(Severity.INFO),
        "fixable": results.count_fixable(Applicability.SAFE),
        "unsafelyFixable": results.count_fixable(Applicability.UNSAFE),
        "bytesPerCall": bytes_of(results.findings),
        "suppressed": results.count_standing(Standing.SUPPRESSED),
        "baselined": results.count_standing(Standing.BASELINE),
        "stale": results.stale,
        "fixed": tally.fixed,
        "changedFiles": tally.changed,
        "roots": [
            {"occasion": root.occasion, "savedBytes": root.saved, "sites": root.sites}
            for root in roots_of(results.findings)
        ],
    }


def finding_object(finding: Finding, text: Text, rank: int | None) -> Object:
    """One finding; `rank` is its place in the order of scores, from 1, None for one that does not
    count. `justification` is None where no comment gives any."""
    return {
        "rule": finding.rule,
        "severity": finding.severity.word,
        "message": finding.message,
        "path": finding.path,
        "range": range_object(finding.span, text),
        "function": finding.function,
        "why": finding.why,
        "cost": {
            "bytes": finding.cost.bytes,
            "optimizedBytes": finding.cost.optimized_bytes,
            "copiedEntries": finding.cost.entries,
            "objects": finding.cost.objects,
            "savedBytes": finding.saved,
            "cliffs": [cliff.name.lower().replace("_", "-") for cliff in finding.cost.cliffs],
            "engine": finding.cost.engine,
        },
        "score": round(finding.score, 3),
        "rank": rank,
        "heat": _heat(finding, text),
        "fix": fix_object(finding.fix, text) if finding.fix else None,
        "refusals": [_refusal(finding, number, text) for number in range(len(finding.refusals))],
        "fingerprint": finding.fingerprint,
        "suppressed": finding.standing is Standing.SUPPRESSED,
        "baseline": finding.standing is Standing.BASELINE,
        "justification": finding.justification or None,
    }


def range_object(span: Span, text: Text) -> Object:
    """`span` as two positions."""
    return {"start": _position(span.start, text), "end": _position(span.end, text)}


def _position(offset: int, text: Text) -> Object:
    at = text.lines.position(offset)
    return {"line": at.line, "column": at.column, "offset": at.offset}


def _heat(finding: Finding, text: Text) -> Object:
    heat = finding.heat
    steps = [
        {
            "text": step.text,
            "path": step.path or finding.path,
            "line": step.line or text.lines.line_of(step.at.start),
        }
        for step in heat.because
    ]
    return {
        "level": heat.level.name.lower(),
        "measured": heat.measured is not None,
        "because": steps,
        "measurement": _measurement(heat.measured) if heat.measured is not None else None,
    }


def _measurement(measured: Measurement) -> Object:
    return {
        "evaluations": measured.evaluations,
        "sampledBytes": measured.sampled_bytes,
        "bytesShare": measured.bytes_share,
        "micros": measured.micros,
        "timeShare": measured.time_share,
        "seconds": measured.seconds,
    }


def fix_object(fix: Fix, text: Text) -> Object:
    """A fix with its edits; their texts hold what is not UTF-8 as U+FFFD."""
    edits = [
        {"range": range_object(edit.span, text), "text": edit.text.decode("utf-8", "replace")}
        for edit in fix.edits
    ]
    return {"applicability": fix.applicability.value, "name": fix.name, "edits": edits}


def _refusal(finding: Finding, number: int, text: Text) -> Object:
    refused = finding.refusals[number]
    at = text.lines.position(refused.at.start)
    return {
        "because": refused.because.value,
        "message": refused.message,
        "path": finding.path,
        "line": at.line,
        "column": at.column,
    }


def fixed_object(fixed: FixedFile, results: Results) -> Object:
    """One changed file; `written` is false where the change is only shown as a patch."""
    return {
        "path": fixed.path,
        "sites": fixed.sites,
        "constants": list(fixed.constants),
        "written": results.tally.written,
    }


def note_object(note: Note) -> Object:
    """One note; `offset` is a byte, where the note has a place."""
    return {
        "kind": note.kind.value,
        "path": note.path,
        "message": note.message,
        "offset": note.at.start if note.at else None,
    }
