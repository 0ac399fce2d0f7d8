"""GitLab, reviewdog, Azure, and the formats that people read in their place."""

import json
from typing import Any

import pytest
from support.handmade import (
    PRICE,
    comment_report,
    finding_at,
    hoist_of,
    price_report,
    results_of,
    silenced_report,
    source_of,
    span_of,
)
from support.parsed import valid

from allocscan.findings import Fix, Report
from allocscan.records import replace
from allocscan.reports.formats import FORMATS
from allocscan.reports.markdown import LIMIT
from allocscan.reports.markdown_text import code, sentence
from allocscan.reports.paths import in_repository
from allocscan.reports.statistics import render_statistics
from allocscan.reports.style import Style
from allocscan.reports.summary import render_summary
from allocscan.reports.values import Results, Tally
from allocscan.settings import Applicability
from allocscan.severity import Severity
from allocscan.source.edits import Edit


def rendered(name: str, results: Results) -> str:
    return FORMATS[name](results, Style())


@pytest.mark.parametrize(
    ("path", "prefix", "whole"),
    [
        pytest.param("src/a.js", "", "src/a.js", id="at the root"),
        pytest.param("src/a.js", "packages/api/", "packages/api/src/a.js", id="below"),
        pytest.param("/b/a.js", "packages/api/", "/b/a.js", id="elsewhere"),
        pytest.param("C:/b/a.js", "packages/api/", "C:/b/a.js", id="elsewhere, with a drive"),
    ],
)
def test_paths_from_the_root_of_the_repository(path: str, prefix: str, whole: str) -> None:
    assert in_repository(path, prefix) == whole
    results = results_of(price_report(path=path), prefix=prefix)
    (issue,) = valid("gitlab", rendered("gitlab", results))
    assert issue["location"]["path"] == whole
    assert f"sourcepath={whole};" in rendered("azure", results)
    assert f"file={whole.replace(':', '%3A')}," in rendered("github", results)


@pytest.mark.parametrize(
    ("severity", "word"),
    [
        pytest.param(Severity.INFO, "info", id="info"),
        pytest.param(Severity.WARNING, "minor", id="warning"),
        pytest.param(Severity.ERROR, "major", id="error"),
    ],
)
def test_gitlab_severity(severity: Severity, word: str) -> None:
    (issue,) = valid("gitlab", rendered("gitlab", results_of(price_report(severity=severity))))
    assert issue["severity"] == word
    assert issue["location"]["positions"] == {
        "begin": {"line": 4, "column": 18},
        "end": {"line": 4, "column": 36},
    }


def test_gitlab_shows_each_of_several_equal_findings() -> None:
    report = price_report()
    twice = replace(report, findings=report.findings * 3)
    prints = [
        each["fingerprint"] for each in valid("gitlab", rendered("gitlab", results_of(twice)))
    ]
    assert prints == ["rebuilt-object:104", "rebuilt-object:104-2", "rebuilt-object:104-3"]


def test_gitlab_reads_a_clean_run() -> None:
    assert rendered("gitlab", results_of()) == "[]\n"


def one_edit(applicability: Applicability) -> Results:
    """A finding behind two characters of 4 and 2 bytes, whose fix is one edit."""
    source = source_of("/*😀é*/ f({ a: 1 });\n")
    fix = Fix(applicability, "", (Edit(span_of(source, "{ a: 1 }"), b"A"),))
    finding = finding_at(source, "{ a: 1 }", fix=fix)
    return results_of(Report(source, (finding,), ()))


def diagnostic_of(results: Results) -> Any:
    (diagnostic,) = valid("rdjson", rendered("rdjson", results))["diagnostics"]
    return diagnostic


def test_rdjson_counts_bytes_and_excludes_the_end() -> None:
    diagnostic = diagnostic_of(one_edit(Applicability.SAFE))
    place = {"start": {"line": 1, "column": 14}, "end": {"line": 1, "column": 22}}
    assert diagnostic["location"]["range"] == place
    assert diagnostic["suggestions"] == [{"range": place, "text": "A"}]


@pytest.mark.parametrize(
    ("results", "suggested"),
    [
        pytest.param(results_of(price_report()), False, id="two places"),
        pytest.param(results_of(price_report(None)), False, id="no fix"),
        pytest.param(one_edit(Applicability.UNSAFE), False, id="unsafe"),
        pytest.param(replace(one_edit(Applicability.DISPLAY), unsafe=True), False, id="to look at"),
        pytest.param(
            replace(one_edit(Applicability.UNSAFE), unsafe=True), True, id="unsafe, asked"
        ),
        pytest.param(results_of(comment_report()), True, id="a comment to remove"),
    ],
)
def test_half_a_fix_is_no_suggestion(results: Results, suggested: bool) -> None:
    assert ("suggestions" in diagnostic_of(results)) is suggested


def test_rdjson_leaves_paths_as_they_are() -> None:
    diagnostic = diagnostic_of(results_of(price_report(), prefix="packages/api/"))
    assert diagnostic["location"]["path"] == "src/price.js", "reviewdog adds the prefix"


def test_rdjsonl_is_rdjson_line_by_line() -> None:
    results = results_of(price_report(), comment_report())
    whole = valid("rdjson", rendered("rdjson", results))
    lines = [json.loads(line) for line in rendered("rdjsonl", results).splitlines()]
    assert [line.pop("source") for line in lines] == [whole["source"]] * 2
    assert lines == whole["diagnostics"]
    assert rendered("rdjsonl", results_of()) == ""


def test_azure_escapes() -> None:
    report = price_report(path="a;b]100%\r\n.js", severity=Severity.INFO)
    finding = replace(report.findings[0], message="[1]; 5%\nof it")
    assert rendered("azure", results_of(replace(report, findings=(finding,)))) == (
        "##vso[task.logissue type=warning;sourcepath=a%3Bb%5D100%AZP25%0D%0A.js;linenumber=4;"
        "columnnumber=18;code=rebuilt-object;][1%5D%3B 5%AZP25%0Aof it\n"
    )


def test_azure_types() -> None:
    text = rendered("azure", results_of(price_report(severity=Severity.ERROR)))
    assert text.startswith("##vso[task.logissue type=error;")


def test_grouped() -> None:
    source = source_of("f({ a: 1 }, [1]);\n" + "\n" * 10 + "g([価]);\n", "src/a.js")
    findings = (
        finding_at(source, "[価]", rule="rebuilt-array", severity=Severity.ERROR),
        finding_at(source, "{ a: 1 }", fix=hoist_of(source_of(PRICE))),
    )
    assert rendered("grouped", results_of(Report(source, findings, ()), comment_report())) == (
        "src/a.js\n"
        "   1:3  warning  `{ a: 1 }` is rebuilt on every call of `formatPrice` [*]  rebuilt-object\n"
        "  12:3  error    `[価]` is rebuilt on every call of `formatPrice`          rebuilt-array\n"
        "\n"
        "src/comment.js\n"
        "  1:1  warning  this comment silences nothing [*]  unused-suppression\n"
        "\n"
    )


def test_markdown() -> None:
    report = price_report(Applicability.UNSAFE, path="z.js", severity=Severity.ERROR)
    results = results_of(price_report(), report, comment_report(), stale=1)
    assert rendered("markdown", results) == (
        "### allocscan: 3 findings in 3 files\n"
        "\n"
        "| Where | What | Cost | Fix |\n"
        "|---|---|---|---|\n"
        "| `src/price.js:4:18` | `rebuilt-object` `{ EUR: 2, JPY: 0 }` is rebuilt on every call of"
        " `formatPrice` | 4,328 B per call (61 objects), called | `--fix` |\n"
        "| `z.js:4:18` | `rebuilt-object` error: `{ EUR: 2, JPY: 0 }` is rebuilt on every call of"
        " `formatPrice` | 4,328 B per call (61 objects), called | `--unsafe-fixes` |\n"
        "| `src/comment.js:1:1` | `unused-suppression` this comment silences nothing |  | `--fix` |\n"
        "\n"
        "2 fixable with `--fix`, 1 more with `--fix --unsafe-fixes`."
        " 0 in baseline (1 stale: run --prune-baseline).\n"
    )


def test_markdown_of_a_clean_run() -> None:
    assert rendered("markdown", results_of()) == "### allocscan: no findings in 0 files\n"


def test_markdown_stays_short() -> None:
    report = price_report()
    many = replace(report, findings=report.findings * (LIMIT + 5))
    text = rendered("markdown", results_of(many))
    assert text.count("| `src/price.js") == LIMIT
    assert "\n\nAnd 5 more findings.\n" in text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param("a*b<c>", "`a*b<c>`", id="nothing is markup in code"),
        pytest.param("a|b", "`a\\|b`", id="a bar ends a cell"),
        pytest.param("a`b", "<code>a&#96;b</code>", id="a backtick ends code"),
        pytest.param("a\nb", "`a b`", id="a line end ends the table"),
        pytest.param("\u202ea", "`<U+202E>a`", id="turned around"),
        pytest.param("", "<code></code>", id="nothing"),
    ],
)
def test_code(text: str, written: str) -> None:
    assert code(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param("`a|b` is <c>", "`a\\|b` is &#60;c&#62;", id="code in a sentence"),
        pytest.param("a ` b_c", "a &#96; b&#95;c", id="a lone backtick"),
        pytest.param("ask @team", "ask &#64;team", id="nobody is called"),
    ],
)
def test_sentence(text: str, written: str) -> None:
    assert sentence(text) == written


def test_a_comment_has_no_cost_and_no_heat() -> None:
    results = results_of(comment_report())
    full = rendered("full", results)
    assert "cost:" not in full
    assert "cold" not in full
    assert "fix (safe):\n  - // allocscan-disable-next-line" in full
    statistics = render_statistics(results, Style())
    assert "unused-suppression" in statistics
    assert "top" not in statistics
    assert "together" not in render_summary(results, 0.1, Style())


@pytest.mark.parametrize(
    ("results", "last"),
    [
        pytest.param(results_of(tally=Tally(1)), "Found 0 findings.", id="no baseline"),
        pytest.param(
            results_of(tally=Tally(1), stale=0), "Found 0 findings.", id="an empty baseline"
        ),
        pytest.param(
            results_of(stale=3), "0 in baseline (3 stale: run --prune-baseline).", id="stale"
        ),
        pytest.param(
            results_of(silenced_report(), stale=0),
            "[*] 1 fixable with `--fix`. 1 in baseline. 1 suppressed.",
            id="silenced",
        ),
        pytest.param(
            results_of(replace(silenced_report(), findings=()), stale=2),
            "1 in baseline (2 stale: run --prune-baseline). 1 suppressed.",
            id="nothing else",
        ),
    ],
)
def test_the_summary_says_what_does_not_count(results: Results, last: str) -> None:
    assert render_summary(results, 0.1, Style()).splitlines()[-1].endswith(last)


def test_a_comment_that_cannot_be_fixed_sends_nobody_to_explain() -> None:
    report = comment_report()
    finding = replace(report.findings[0], rule="invalid-suppression", fix=None)
    said = render_summary(results_of(replace(report, findings=(finding,))), 0.1, Style())
    assert "explain" not in said
