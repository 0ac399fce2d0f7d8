"""SARIF: what its readers do with it, and what must not be in it."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.handmade import (
    PRICE,
    comment_report,
    finding_at,
    price_report,
    results_of,
    silenced_report,
    source_of,
)
from support.parsed import valid

from allocscan.findings import Note, NoteKind, Report
from allocscan.packs.load import standard_rules
from allocscan.records import replace
from allocscan.reports.formats import FORMATS
from allocscan.reports.paths import uri_of
from allocscan.reports.sarif.places import SNIPPET_LIMIT
from allocscan.reports.style import Style
from allocscan.reports.values import Results
from allocscan.settings import Applicability
from allocscan.severity import Severity
from allocscan.sites.heat_values import Step
from allocscan.source.edits import apply_edits
from allocscan.source.span import Span


def run_of(results: Results) -> Any:
    (run,) = valid("sarif", FORMATS["sarif"](results, Style()))["runs"]
    return run


def result_of(results: Results) -> Any:
    (result,) = run_of(results)["results"]
    return result


def made(text: str, result: Any) -> str:
    """`text` with the fix of a result, made as a reader of SARIF would: by lines and columns in
    UTF-16, the last replacement first."""
    ((change,),) = (fix["artifactChanges"] for fix in result["fixes"])
    units = text.encode("utf-16-le")
    ends = (at for at in range(0, len(units), 2) if units[at : at + 2] == b"\n\0")
    starts = [0, *(at + 2 for at in ends)]
    for each in reversed(change["replacements"]):
        region = each["deletedRegion"]
        start = starts[region["startLine"] - 1] + 2 * (region["startColumn"] - 1)
        end = starts[region["endLine"] - 1] + 2 * (region["endColumn"] - 1)
        new = each.get("insertedContent", {"text": ""})["text"]
        units = units[:start] + new.encode("utf-16-le") + units[end:]
    return units.decode("utf-16-le")


@pytest.mark.parametrize(
    ("results", "kept"),
    [
        pytest.param(results_of(price_report(None)), False, id="no fix"),
        pytest.param(results_of(price_report(Applicability.UNSAFE)), False, id="unsafe"),
        pytest.param(
            results_of(price_report(Applicability.DISPLAY), unsafe=True), False, id="to look at"
        ),
        pytest.param(
            results_of(price_report(Applicability.UNSAFE), unsafe=True), True, id="unsafe, asked"
        ),
        pytest.param(results_of(price_report()), True, id="safe"),
    ],
)
def test_fixes_are_those_that_would_be_made(results: Results, kept: bool) -> None:
    assert ("fixes" in result_of(results)) is kept


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(PRICE, id="plain"),
        pytest.param(PRICE.replace("const digits", "/* 😀é */ const digits"), id="astral"),
        pytest.param(PRICE.replace("\n", "\r\n"), id="CRLF"),
    ],
)
def test_a_reader_makes_the_whole_fix(text: str) -> None:
    source = source_of(text)
    report = price_report(text=PRICE)
    fix = report.findings[0].fix
    assert fix is not None
    moved = tuple(replace(edit, span=_moved(edit.span, text)) for edit in fix.edits)
    finding = finding_at(source, "{ EUR: 2, JPY: 0 }", fix=replace(fix, edits=moved))
    result = result_of(results_of(Report(source, (finding,), ())))
    assert len(result["fixes"][0]["artifactChanges"][0]["replacements"]) == 3
    assert made(text, result) == apply_edits(source.content, moved).decode()


def _moved(span: Span, text: str) -> Span:
    """Where the code at `span` of `PRICE` stands in `text`."""
    code = PRICE.encode()[span.start : span.end].decode()
    before = PRICE.encode()[: span.start].decode()
    if "\r" in text:
        start = len(before.replace("\n", "\r\n").encode())
        return Span(start, start + len(code.replace("\n", "\r\n").encode()))
    wider = len(text.encode()) - len(PRICE.encode())
    behind = wider if "const digits" in before else 0
    inner = wider if "const digits" in code else 0
    return Span(span.start + behind, span.end + behind + inner)


def test_what_the_fix_of_a_comment_is_called() -> None:
    (fix,) = result_of(results_of(comment_report()))["fixes"]
    assert fix["description"]["text"] == "Fix it (safe fix)."


def test_a_place() -> None:
    source = source_of("/* 😀é */ f({ a: 1 });\n", "src/a b.js")
    finding = finding_at(source, "{ a: 1 }")
    (location,) = result_of(results_of(Report(source, (finding,), ()), prefix="packages/ä/"))[
        "locations"
    ]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "packages/%C3%A4/src/a%20b.js", "uriBaseId": "%SRCROOT%"},
        "region": {
            "startLine": 1,
            "startColumn": 13,
            "endLine": 1,
            "endColumn": 21,
            "snippet": {"text": "{ a: 1 }"},
        },
    }
    assert location["logicalLocations"] == [
        {"fullyQualifiedName": "formatPrice", "kind": "function"}
    ]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        pytest.param("src/a.js", "src/a.js", id="plain"),
        pytest.param("a:b/c?d#e%.js", "a%3Ab/c%3Fd%23e%25.js", id="no scheme, no query"),
        pytest.param("\udcff.js", "%FF.js", id="no text"),
        pytest.param("/a b.js", "file:///a%20b.js", id="absolute"),
        pytest.param("C:/a b.js", "file:///C:/a%20b.js", id="absolute, with a drive"),
    ],
)
def test_uri(path: str, uri: str) -> None:
    assert uri_of(path) == uri


def test_no_folder_of_this_machine() -> None:
    run = run_of(results_of(price_report()))
    assert "uri" not in run["originalUriBaseIds"]["%SRCROOT%"]
    assert "workingDirectory" not in run["invocations"][0]


def test_a_long_region_is_not_quoted() -> None:
    source = source_of(f"f({{ a: '{'x' * SNIPPET_LIMIT}' }});\n")
    code = source.content.decode()[2:-3]
    place = result_of(results_of(Report(source, (finding_at(source, code),), ())))["locations"][0]
    assert "snippet" not in place["physicalLocation"]["region"]


def test_a_finding_without_a_function_has_no_logical_place() -> None:
    assert "logicalLocations" not in result_of(results_of(comment_report()))["locations"][0]


@pytest.mark.parametrize(
    ("stale", "states"),
    [
        pytest.param(None, [None, None, None], id="no baseline"),
        pytest.param(0, ["new", "new", "unchanged"], id="baseline"),
    ],
)
def test_what_does_not_count(stale: int | None, states: list[str | None]) -> None:
    results = run_of(results_of(silenced_report(), stale=stale))["results"]
    assert [each["suppressions"] for each in results] == [
        [],
        [{"kind": "inSource", "justification": "the caller compares it"}],
        [],
    ]
    assert [each.get("baselineState") for each in results] == states
    prints = [each["partialFingerprints"]["allocscanFinding/v1"] for each in results]
    assert prints == ["rebuilt-object:104", "suppressed", "known"]


def test_every_rule_is_described() -> None:
    source = source_of("f({ a: 1 });\n")
    own = finding_at(source, "{ a: 1 }", rule="of-a-pack", severity=Severity.INFO)
    run = run_of(results_of(Report(source, (own,), ()), comment_report()))
    rules = run["tool"]["driver"]["rules"]
    ids = [rule["id"] for rule in rules]
    assert {rule.id for rule in standard_rules()} < set(ids)
    assert ids == sorted(set(ids))
    for result in run["results"]:
        assert ids[result["ruleIndex"]] == result["ruleId"]
    described = rules[ids.index("rebuilt-object")]
    assert described["name"] == "RebuiltObject"
    assert described["help"]["markdown"].startswith("# rebuilt-object\n")
    assert described["properties"]["tags"] == ["performance"]
    assert described["defaultConfiguration"]["level"] == "warning"
    assert rules[ids.index("blanket-suppression")]["defaultConfiguration"]["level"] == "note"
    assert all(each["fullDescription"]["text"].endswith((".", "!")) for each in rules)


@pytest.mark.parametrize(
    ("kind", "level", "successful"),
    [
        pytest.param(NoteKind.GENERATED, "note", True, id="generated"),
        pytest.param(NoteKind.SYNTAX_ERROR, "warning", True, id="syntax error"),
        pytest.param(NoteKind.UNREADABLE, "error", False, id="unreadable"),
        pytest.param(NoteKind.RULE_CRASHED, "error", False, id="our mistake"),
    ],
)
def test_notes(kind: NoteKind, level: str, successful: bool) -> None:
    note = Note(kind, "src/price.js", "said", Span(9, 10))
    (invocation,) = run_of(results_of(price_report(), notes=(note,)))["invocations"]
    (told,) = invocation["toolExecutionNotifications"]
    assert (told["level"], told["message"]["text"]) == (level, "said")
    assert told["locations"][0]["physicalLocation"]["region"]["startColumn"] == 10
    assert invocation["executionSuccessful"] is successful


def test_a_note_on_a_file_that_is_gone_has_no_region() -> None:
    note = Note(NoteKind.MISSING, "gone.js", "no such file", Span(9, 10))
    (invocation,) = run_of(results_of(notes=(note,)))["invocations"]
    place = invocation["toolExecutionNotifications"][0]["locations"][0]["physicalLocation"]
    assert "region" not in place


def test_how_the_code_is_reached() -> None:
    report = price_report(None)
    (finding,) = report.findings
    steps = (Step("which runs for every request", Span(0, 0), None, "server.js", 7),)
    heat = replace(finding.heat, because=(*steps, *finding.heat.because))
    related = result_of(results_of(replace(report, findings=(replace(finding, heat=heat),))))[
        "relatedLocations"
    ]
    assert [(each["id"], each["message"]["text"]) for each in related] == [
        (1, "which runs for every request"),
        (2, "inside a loop"),
        (3, "not fixed (returned): it is returned"),
    ]
    first = related[0]["physicalLocation"]
    assert first["artifactLocation"]["uri"] == "server.js"
    assert first["region"] == {"startLine": 7}


@settings(deadline=None)  # the schema is long
@given(st.text(max_size=30), st.text(max_size=30))
def test_any_text_is_valid(message: str, function: str) -> None:
    report = price_report()
    finding = replace(report.findings[0], message=message, function=function)
    run_of(results_of(replace(report, findings=(finding,))))
