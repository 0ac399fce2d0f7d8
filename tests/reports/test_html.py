"""The format `html`: one page, closed to the network, in which nothing of the user's is markup."""

import base64
import hashlib
import os
import re
import time
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.command import REAL, run_command
from support.handmade import (
    PRICE,
    finding_at,
    hoist_of,
    price_report,
    refused_at,
    results_of,
    source_of,
)
from support.pages import Page

from allocscan.findings import Finding, Note, NoteKind, Report, Standing
from allocscan.records import replace
from allocscan.reports.formats import FORMATS
from allocscan.reports.html import ranking
from allocscan.reports.html.markup import anchors, prose, safe
from allocscan.reports.html.page import render_html
from allocscan.reports.style import Style
from allocscan.reports.values import FixedFile, Results, Tally
from allocscan.settings import Applicability
from allocscan.severity import Severity
from allocscan.source.file import SourceFile

HOSTILE: Final = (
    "</script><script>alert(1)</script>",
    "</style></title></details></table>",
    '" onmouseover="alert(1)" x="',
    "' autofocus onfocus='alert(1)",
    "<!-- <img src=x onerror=alert(1)>",
    "&lt;&#0;&notanentity;]]>",
    "\u202eevil\u2066\u2069\u200f",
    "nul\x00bell\x07esc\x1b[31m",
    "line\nline\r\u2028line\u2029",
    "not utf-8: \udcff\udc80",
    "`unpaired <b>",
    "javascript:alert(1)",
)
MOVERS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def many(count: int, files: int = 40, path: str = "src/part{}/file{}.js") -> Results:
    """`count` findings in as many files as that, no two alike."""
    reports = []
    for number in range(files):
        source = source_of(PRICE, path.format(number % 7, number))
        findings = tuple(
            replace(
                finding_at(
                    source,
                    "{ EUR: 2, JPY: 0 }",
                    severity=Severity(each % 3),
                    fix=hoist_of(source) if each % 2 else None,
                    refusals=() if each % 2 else (refused_at(source, "return amount"),),
                ),
                fingerprint=f"{each:016x}",
                score=float(each),
            )
            for each in range(number, count, files)
        )
        reports.append(Report(source, findings, ()))
    return results_of(*sorted(reports, key=lambda each: each.source.path))


def one(**changes: object) -> Results:
    """A run with one finding, changed."""
    report = price_report(None)
    changed = replace(report.findings[0], **changes)  # type: ignore[arg-type]
    return results_of(replace(report, findings=(changed,)))


def moved(results: Results, path: str) -> Results:
    """The same run, as if its one file had another name."""
    report = results.reports[0]
    findings = tuple(replace(each, path=path) for each in report.findings)
    source = SourceFile(path, report.source.content, report.source.language)
    return replace(results, reports=(replace(report, source=source, findings=findings),))


# ------------------------------------------------------------------ nothing of it is markup


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_adds_no_markup(text: str) -> None:
    plain, hostile = page_with(re.sub("[^/]", "n", text)), page_with(text)
    assert [tag for tag, _ in hostile.tags] == [tag for tag, _ in plain.tags]
    assert [sorted(each) for _, each in hostile.tags] == [sorted(each) for _, each in plain.tags]
    assert hostile.balanced
    assert hostile.comments == []


def page_with(text: str) -> Page:
    """A page in which `text` stands wherever something of the user's can."""
    body = text.replace("\n", " ").encode("utf-8", "surrogatepass")
    source = source_of(b"f({ a: 1 }); // " + body + b"\ng();\n", "a.js")
    finding = replace(
        finding_at(source, "{ a: 1 }", refusals=(refused_at(source, "f(", f"said {text}"),)),
        message=f"says {text.replace('`', '')}",
        why=text.replace("`", ""),
        function=text,
        rule=f"rule-{text}",
        fingerprint=text,
    )
    results = results_of(
        Report(source, (finding,), ()),
        fixes=(FixedFile(text, 1, (text,)),),
        tally=Tally(checked=1, fixed=1),
    )
    note = Note(NoteKind.SYNTAX_ERROR, text, text.replace("`", ""))
    said = replace(finding.refusals[0], message=text.replace("`", ""))
    finding = replace(finding, refusals=(said,))
    results = replace(
        results, notes=(note,), reports=(replace(results.reports[0], findings=(finding,)),)
    )
    return Page(render_html(moved(results, f"dir/{text}.js")))


@given(st.text(st.characters(codec=None), max_size=40))
@settings(max_examples=60, deadline=None)
def test_no_text_adds_markup(text: str) -> None:
    page = page_with(text)
    assert page.balanced
    assert page.comments == []
    assert sum(tag == "script" for tag, _ in page.tags) == 1
    assert sum(tag == "tbody" and "class" in each for tag, each in page.tags) == 1
    assert not any(name.startswith("on") for _, each in page.tags for name in each)
    assert MOVERS.search(page.text) is None


@given(st.text(st.characters(codec=None)))
def test_safe_text_reads_back(text: str) -> None:
    shown = Page(f"<p title='{safe(text)}'>{safe(text)}</p>")
    assert shown.balanced
    assert len(shown.tags) == 1
    assert shown.tags[0][1].get("title", "") == shown.text
    printable = text.isascii() and text.isprintable()
    assert shown.text == text or not printable
    assert "\udcff" not in safe(text + "\udcff\ud800")


@given(st.lists(st.text(max_size=4) | st.sampled_from(["a", "a.2", "a-2", "a:2", ""])))
def test_anchors_are_distinct(prints: list[str]) -> None:
    made = anchors(prints)
    assert len(set(made)) == len(made) == len(prints)
    assert all(re.fullmatch(r"f-[A-Za-z0-9_-]*(\.\d+)?", each) for each in made)


def test_prose_has_code() -> None:
    assert prose("`a<b>` is rebuilt") == "<code>a&lt;b&gt;</code> is rebuilt"


# ------------------------------------------------------------------ the page as a whole

RUNS: Final = [
    pytest.param(results_of(), id="nothing at all"),
    pytest.param(results_of(Report(source_of("f();\n"), (), ())), id="clean"),
    pytest.param(results_of(price_report()), id="safe fix"),
    pytest.param(results_of(price_report(Applicability.UNSAFE)), id="unsafe fix"),
    pytest.param(results_of(price_report(None)), id="no fix"),
    pytest.param(many(60), id="many"),
    pytest.param(many(60, path="a/b{0}/c{1}/file.js"), id="many directories"),
    pytest.param(replace(many(20), by_place=True), id="by place"),
    pytest.param(results_of(price_report(text="\ufeff/* 😀 价 */\t" + PRICE)), id="astral, BOM"),
]


@pytest.mark.parametrize("results", RUNS)
def test_page_is_well_formed(results: Results) -> None:
    html = render_html(results)
    page = Page(html)
    assert html.startswith("<!DOCTYPE html>\n")
    assert page.balanced
    ids = page.ids()
    assert len(set(ids)) == len(ids)
    wanted = {value[1:] for value in page.values("href")} | {
        name for value in page.values("aria-labelledby") for name in value.split()
    }
    assert wanted | set(page.values("for")) <= set(ids)
    assert len(page.with_class("tbody", "finding")) == len(results.findings)
    landmarks = [tag for tag, _ in page.tags if tag in {"header", "main", "footer", "h1"}]
    assert landmarks == ["header", "h1", "main", "footer"]


@pytest.mark.parametrize("results", RUNS)
def test_page_asks_for_nothing(results: Results) -> None:
    html = render_html(results)
    page = Page(html)
    assert not {tag for tag, _ in page.tags} & {"link", "img", "iframe", "object", "base", "source"}
    assert all(value.startswith("#") for value in page.values("href"))
    assert not list(page.values("src"))
    assert not re.search(r"url\(|@import|https?:", "".join(page.texts["style"]))


@pytest.mark.parametrize("results", RUNS)
def test_policy_lets_its_own_script_run(results: Results) -> None:
    page = Page(render_html(results))
    policies = [each["content"] for _, each in page.tags if "http-equiv" in each]
    script = "".join(page.texts["script"])
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert policies == [
        "default-src 'none'; style-src 'unsafe-inline'; "
        f"script-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    ]


@pytest.mark.parametrize("results", RUNS)
def test_same_run_same_bytes(results: Results) -> None:
    assert render_html(results) == FORMATS["html"](results, Style(color=True, width=40))


def test_tables_have_scopes() -> None:
    page = Page(render_html(many(10)))
    heads = [each for tag, each in page.tags if tag == "th"]
    assert all(each.get("scope") in {"col", "row", "rowgroup"} for each in heads)


def test_headings_skip_no_level() -> None:
    report = price_report(Applicability.UNSAFE)
    page = Page(render_html(results_of(report)))
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


# ------------------------------------------------------------------ what it says


def test_empty_run_says_how_much_was_looked_at() -> None:
    page = Page(render_html(results_of(tally=Tally(checked=214, excluded=3))))
    assert "Nothing was found." in page.text
    assert "214 files looked at · 3 excluded" in page.text
    assert not page.with_class("div", "controls")
    assert "table" not in {tag for tag, _ in page.tags}


def test_a_finding_says_all() -> None:
    text = Page(render_html(results_of(price_report(Applicability.UNSAFE)))).text
    for part in (
        "src/",
        "price.js:4:18",
        "formatPrice",
        "4,328\xa0B",
        "rebuilt-object",
        "every entry is a literal; it is only read by key",
        "it is returned",
        "src/price.js:5:",
        "return amount.toFixed(digits[currency]);",
        "+ const DIGITS = Object.freeze({ EUR: 2, JPY: 0 });",
        "-   const digits = { EUR: 2, JPY: 0 };",
        "--fix --unsafe-fixes",
        "^^^^^^^^^^^^^^^^^^",
    ):
        assert part in text


def test_a_fragment_names_each_finding() -> None:
    html = render_html(one(fingerprint="0123456789abcdef"))
    page = Page(html)
    assert "f-0123456789abcdef" in page.ids()
    assert html.index("<details><summary>") < html.index('id="f-0123456789abcdef"')


def test_order_and_what_the_script_is_given() -> None:
    rows = Page(render_html(many(12))).with_class("tbody", "finding")
    assert [row["data-rank"] for row in rows] == [str(number) for number in range(1, 13)]
    assert sorted(int(row["data-path"]) for row in rows) == list(range(12))
    assert {row["data-severity"] for row in rows} == {"info", "warning", "error"}
    assert {row["data-fix"] for row in rows} == {"safe", "none"}
    by_place = Page(render_html(replace(many(12), by_place=True))).with_class("tbody", "finding")
    assert [int(row["data-path"]) for row in by_place] == list(range(12))


def test_every_cell_of_the_map_has_findings() -> None:
    page = Page(render_html(many(200, path="a{0}/b/file{1}.js")))
    rows = page.with_class("tbody", "finding")
    cells = page.with_class("a", "cell")
    assert {each["data-file"] for each in cells} == {row["data-file"] for row in rows}
    assert {each["data-dir"] for each in page.with_class("a", "dir")} == {
        row["data-dir"] for row in rows
    }
    assert all(re.search(r": [\d,]+ B per call, \d+ findings?, called$", c["title"]) for c in cells)


def test_what_does_not_count_is_counted() -> None:
    report = price_report()
    silenced = tuple(
        replace(report.findings[0], standing=standing, message="unseen")
        for standing in (Standing.SUPPRESSED, Standing.BASELINE, Standing.BASELINE)
    )
    results = results_of(replace(report, findings=(), silenced=silenced), stale=3)
    text = Page(render_html(results)).text
    assert "1 finding suppressed by comments" in text
    assert "2 findings in the baseline (3 stale)" in text
    assert "unseen" not in text


@pytest.mark.parametrize(
    ("written", "title"), [(True, "What was fixed"), (False, "What would be fixed")]
)
def test_fixes_are_listed(written: bool, title: str) -> None:
    fixed = (FixedFile("src/a.js", 2, ("DIGITS", "NAMES", "DIGITS")),)
    tally = Tally(checked=1, changed=1, fixed=2, hoisted=2, written=written)
    text = Page(render_html(results_of(fixes=fixed, tally=tally))).text
    assert title in text
    assert "src/a.js" in text
    assert text.count("DIGITS") == 1


def test_notes_are_not_silent() -> None:
    notes = (
        Note(NoteKind.GENERATED, "gen.js", "made by a tool"),
        Note(NoteKind.SYNTAX_ERROR, "b.js", "unexpected `;`"),
    )
    text = Page(render_html(results_of(notes=notes))).text
    assert "1 generated" in text
    assert "1 note" in text
    assert "b.js" in text
    assert "unexpected ;" in text
    assert "gen.js" not in text


def test_findings_without_bytes_have_no_map() -> None:
    free = replace(finding_at(source_of("f({ a: 1 });\n"), "{ a: 1 }").cost, bytes=0)
    page = Page(render_html(one(cost=free, saved=0)))
    assert "map" not in page.ids()
    assert len(page.with_class("tbody", "finding")) == 1


def test_a_choice_of_one_is_no_choice() -> None:
    assert not {tag for tag, _ in Page(render_html(one())).tags} & {"fieldset"}
    names = Page(render_html(many(12))).values("name")
    assert set(names) == {"severity", "fix", "viewport", "color-scheme"}


def test_on_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    entries = ", ".join(f"k{number}: {number}" for number in range(40))
    code = f"export const f = (k) => {{ const t = {{ {entries} }}; return t[k]; }};\n"
    (tmp_path / "src" / os.fsdecode(b"odd\xff<b>.js")).write_text(code)
    pages = []
    for name in ("one.html", "two.html"):
        words = ("--isolated", "--exit-zero", "--no-cache", "-f", f"html:{name}", "src")
        ended = run_command(*words, cwd=tmp_path, program=REAL)
        assert (ended.returncode, ended.stdout) == (0, b"")
        pages.append((tmp_path / name).read_bytes())
    assert pages[0] == pages[1]
    assert "odd\ufffd<b>.js:1:" in Page(pages[0].decode()).text


# ------------------------------------------------------------------ size


def test_five_thousand_findings() -> None:
    results = many(5000, 300)
    started = time.process_time()
    html = render_html(results)
    assert len(html.encode()) < 15_000_000
    assert time.process_time() - started < 60
    rows = Page(html).with_class("tbody", "finding")
    assert ["later" in row["class"] for row in rows] == [False] * 500 + [True] * 4500


def test_past_the_limit_code_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ranking, "MOST_CODE", 4000)
    page = Page(render_html(many(20)))
    frames = page.with_class("pre", "frame")
    assert 0 < len(frames) < 20
    text = page.text
    assert text.count("Frame and diff are left out") == 20 - len(frames)
    assert text.count("every entry is a literal") == 20


def test_a_line_of_megabytes_is_cut() -> None:
    source = source_of(b"f({ a: 1 }); " + b"x" * 3_000_000)
    finding: Finding = finding_at(source, "{ a: 1 }", refusals=(refused_at(source, "f("),))
    assert len(render_html(results_of(Report(source, (finding,), ())))) < 60_000
