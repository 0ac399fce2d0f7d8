"""A finding as a SARIF result."""

from collections.abc import Iterator, Mapping

from allocscan.findings import Finding, Fix, Standing
from allocscan.reports.sarif.places import artifact, location, quoted_region, region
from allocscan.reports.sarif.rules import LEVELS
from allocscan.reports.values import Results, Text
from allocscan.reports.words import cause_note, cost_words, costs, refusal_word
from allocscan.settings import Applicability
from allocscan.source.edits import Edit
from allocscan.typed import Final

Object = dict[str, object]

FINGERPRINT: Final = "allocscanFinding/v1"

_STATES: Final = {
    Standing.ACTIVE: "new",
    Standing.SUPPRESSED: "new",
    Standing.BASELINE: "unchanged",
}


def result_object(
    finding: Finding, text: Text, results: Results, indexes: Mapping[str, int]
) -> Object:
    """One finding, whether it counts or not; `indexes` are those of the rules of the log.

    Where one result has them, SARIF wants all to have `suppressions` (empty: it counts) and
    `baselineState` (absent: there is no baseline).
    """
    prefix = results.prefix
    place = location(finding.path, prefix, quoted_region(finding.span, text))
    if finding.function:
        place["logicalLocations"] = [{"fullyQualifiedName": finding.function, "kind": "function"}]
    made: Object = {
        "ruleId": finding.rule,
        "ruleIndex": indexes[finding.rule],
        "level": LEVELS[finding.severity],
        "message": {"text": _message(finding)},
        "locations": [place],
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
        "suppressions": list(_suppressions(finding)),
    }
    if related := list(_related(finding, text, prefix)):
        made["relatedLocations"] = related
    if results.stale is not None:
        made["baselineState"] = _STATES[finding.standing]
    if finding.fix is not None and _offered(finding.fix, results):
        made["fixes"] = [_fix(finding, finding.fix, text, prefix)]
    return made


def _message(finding: Finding) -> str:
    """A sentence: what is found, what it costs, and why there is no safe fix."""
    cost = f" ({cost_words(finding)})" if costs(finding) else ""
    return f"{finding.message}{cost}{cause_note(finding)}."


def _suppressions(finding: Finding) -> Iterator[Object]:
    if finding.standing is Standing.SUPPRESSED:
        made: Object = {"kind": "inSource"}
        if finding.justification:
            made["justification"] = finding.justification
        yield made


def _related(finding: Finding, text: Text, prefix: str) -> Iterator[Object]:
    """The steps by which the code is reached, from the outside in; then what speaks against a safe
    fix. Numbered, as viewers list them."""
    told: list[tuple[str, Object]] = []
    for step in finding.heat.because:
        if step.path is None:
            place = location(finding.path, prefix, region(step.at, text))
        else:
            place = location(step.path, prefix, {"startLine": step.line or 1})
        told.append((step.text, place))
    for refused in finding.refusals:
        words = f"{refusal_word(finding)} ({refused.because.value}): {refused.message}"
        told.append((words, location(finding.path, prefix, region(refused.at, text))))
    for number, (words, place) in enumerate(told, start=1):
        yield {"id": number, **place, "message": {"text": words}}


def _offered(fix: Fix, results: Results) -> bool:
    unsafe = fix.applicability is Applicability.UNSAFE and results.unsafe
    return fix.applicability is Applicability.SAFE or unsafe


def _fix(finding: Finding, fix: Fix, text: Text, prefix: str) -> Object:
    """All edits of a fix as one change of one file: a viewer makes all of them or none."""
    what = f"Hoist it into `{fix.name}`" if fix.name else "Fix it"
    edits = sorted(fix.edits, key=lambda edit: edit.span)
    change = {
        "artifactLocation": artifact(finding.path, prefix),
        "replacements": [_replacement(edit, text) for edit in edits],
    }
    return {
        "description": {"text": f"{what} ({fix.applicability.value} fix)."},
        "artifactChanges": [change],
    }


def _replacement(edit: Edit, text: Text) -> Object:
    made: Object = {"deletedRegion": region(edit.span, text)}
    if edit.text:
        made["insertedContent"] = {"text": edit.text.decode("utf-8", "replace")}
    return made
