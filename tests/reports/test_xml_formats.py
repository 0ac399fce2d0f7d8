"""JUnit and Checkstyle: what their readers count, and text that XML cannot hold."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.handmade import comment_report, price_report, results_of, source_of
from support.parsed import valid

from allocscan.findings import Note, NoteKind, Report
from allocscan.records import replace
from allocscan.reports.formats import FORMATS
from allocscan.reports.style import Style
from allocscan.reports.values import Results
from allocscan.reports.xml_text import escaped
from allocscan.severity import Severity

CLEAN = Report(source_of("f();\n", "clean.js"), (), ())


def rendered(name: str, results: Results) -> str:
    return FORMATS[name](results, Style())


def test_a_clean_file_is_a_test_that_passes() -> None:
    assert rendered("junit", results_of(CLEAN)) == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<testsuites name="allocscan" tests="1" failures="0" errors="0">\n'
        '  <testsuite name="clean.js" tests="1" failures="0" errors="0" skipped="0">\n'
        '    <testcase name="allocscan" classname="clean.js"/>\n'
        "  </testsuite>\n"
        "</testsuites>\n"
    )


def test_no_file_is_no_test() -> None:
    assert valid("junit", rendered("junit", results_of())).get("tests") == "0"


def test_a_finding_is_a_failure() -> None:
    results = results_of(price_report(severity=Severity.ERROR), CLEAN, comment_report())
    root = valid("junit", rendered("junit", results))
    suites = [suite.get("name") for suite in root]
    assert suites == ["clean.js", "src/comment.js", "src/price.js"]
    (case,) = root[2]
    assert case.get("name") == "rebuilt-object (4:18)"
    (failure,) = case
    assert failure.get("type") == "error"
    assert failure.get("message") == results.reports[0].findings[0].message
    assert failure.text == f"src/price.js: rebuilt-object (4:18): {failure.get('message')}"


@pytest.mark.parametrize(
    ("kind", "verdict"),
    [
        pytest.param(NoteKind.PROFILE_UNMATCHED, None, id="not about a file that is checked"),
        pytest.param(NoteKind.SYNTAX_ERROR, "skipped", id="syntax error"),
        pytest.param(NoteKind.NOT_UTF8, "skipped", id="not UTF-8"),
        pytest.param(NoteKind.UNREADABLE, "error", id="unreadable"),
        pytest.param(NoteKind.MISSING, "error", id="missing"),
    ],
)
def test_notes(kind: NoteKind, verdict: str | None) -> None:
    root = valid("junit", rendered("junit", results_of(notes=(Note(kind, "a.js", "said"),))))
    verdicts = [each.tag for case in root.iter("testcase") for each in case]
    assert verdicts == ([] if verdict is None else [verdict])
    assert root.get("errors") == str(int(verdict == "error"))
    assert root.get("failures") == "0"


def test_the_counts_are_those_of_the_cases() -> None:
    notes = (Note(NoteKind.SYNTAX_ERROR, "src/price.js", ""), Note(NoteKind.MISSING, "z.js", ""))
    root = valid("junit", rendered("junit", results_of(price_report(), CLEAN, notes=notes)))
    for element in (root, *root):
        assert int(element.get("tests")) == len(list(element.iter("testcase")))
        assert int(element.get("failures")) == len(list(element.iter("failure")))
        assert int(element.get("errors")) == len(list(element.iter("error")))


def test_checkstyle() -> None:
    assert rendered("checkstyle", results_of(price_report(None), CLEAN)) == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<checkstyle version="4.3">\n'
        '  <file name="src/price.js">\n'
        '    <error line="4" column="18" severity="warning" message="`{ EUR: 2, JPY: 0 }` is rebuilt'
        ' on every call of `formatPrice` (not fixed: returned)" source="allocscan.rebuilt-object"/>\n'
        "  </file>\n"
        "</checkstyle>\n"
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param("a'b", "a'b", id="plain"),
        pytest.param('<a b="&">', "&lt;a b=&quot;&amp;&quot;&gt;", id="markup"),
        pytest.param("\t\r\n", "&#9;&#13;&#10;", id="line ends"),
        pytest.param("é😀", "&#233;&#128512;", id="beyond ASCII"),
        pytest.param("\x00\x1b\udcff\ufffe\uffff", "&#65533;" * 5, id="no XML"),
    ],
)
def test_escaped(text: str, written: str) -> None:
    assert escaped(text) == written


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"])))
def test_text_comes_back(text: str) -> None:
    root = ElementTree.fromstring(f'<a b="{escaped(text)}">{escaped(text)}</a>')
    assert root.get("b") == text
    assert (root.text or "") == text


@pytest.mark.parametrize("name", ["junit", "checkstyle"])
@given(raw=st.binary(min_size=1, max_size=20), message=st.text(max_size=20))
def test_any_name_and_message_is_valid(name: str, raw: bytes, message: str) -> None:
    path = raw.decode("utf-8", "surrogateescape") + ".js"
    report = price_report(path=path)
    finding = replace(report.findings[0], message=message)
    results = results_of(replace(report, findings=(finding,)))
    assert len(list(valid(name, rendered(name, results)))) == 1
