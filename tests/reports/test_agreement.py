"""One run, many reports: all tell of the same findings, each in the way of its format."""

import json
from pathlib import Path

import pytest
from support.command import REAL, run_command
from support.handmade import (
    comment_report,
    price_report,
    results_of,
    silenced_report,
    source_of,
)
from support.parsed import found_in, valid

from allocscan.findings import Note, NoteKind, Report
from allocscan.reports.formats import FORMATS
from allocscan.reports.style import Style
from allocscan.reports.values import Results
from allocscan.settings import Applicability
from allocscan.severity import Severity
from allocscan.source.span import Span

PROJECT = {
    "src/price.js": """\
export function price(code, amount) {
  const rates = {
    EUR: { factor: 1, sign: "€" }, USD: { factor: 1.1, sign: "$" }, GBP: { factor: 0.8, sign: "£" },
    JPY: { factor: 160, sign: "¥" }, CHF: { factor: 0.9, sign: "Fr" }, SEK: { factor: 11, sign: "kr" },
  };
  return amount * rates[code].factor;
}
export function rows() {
  return [{ id: 1, at: [1, 2, 3] }, { id: 2, at: [1, 2, 3] }, { id: 3, at: [1, 2, 3] }];
}
""",
    "src/kind.ts": """\
export function isKnown(word: string): boolean {
  /* 😀 */ const known = new Set(["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"]);
  return known.has(word);
}
""",
    "src/clean.js": "export const one = 1;\n",
    "src/broken.js": "export function f( {\n",
}

TEXTS = ["full", "concise", "grouped", "agent", "markdown", "github", "azure"]
MACHINES = ["json", "json-lines", "sarif", "gitlab", "junit", "checkstyle", "rdjson", "rdjsonl"]
READ_BACK = [*TEXTS, *MACHINES]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "src").mkdir()
    for path, text in PROJECT.items():
        (tmp_path / path).write_text(text, "utf-8")
    return tmp_path


def test_one_run_tells_every_format_the_same(project: Path) -> None:
    others = [name for name in READ_BACK if name != "full"]
    words = [word for name in others for word in ("-f", f"{name}:out.{name}")]
    done = run_command(*words, "-f", "full", cwd=project, program=REAL)
    assert done.returncode == 1, done.stderr.decode()
    found = found_in("full", done.stdout.decode())
    assert {rule for _, _, rule in found} >= {"rebuilt-object", "rebuilt-collection"}
    for name in others:
        assert found_in(name, (project / f"out.{name}").read_text("utf-8")) == found, name


def test_machines_learn_what_was_not_checked(project: Path) -> None:
    run_command("-f", "sarif:a.sarif", "-f", "junit:a.xml", "-f", "json", cwd=project, program=REAL)
    (run,) = valid("sarif", (project / "a.sarif").read_text())["runs"]
    (told,) = run["invocations"][0]["toolExecutionNotifications"]
    assert told["descriptor"]["id"] == "syntax-error"
    suite = valid("junit", (project / "a.xml").read_text()).find("*[@name='src/broken.js']")
    assert suite.get("skipped") == "1"
    assert suite.get("failures") == suite.get("errors") == "0"


def test_an_ascii_stream_gets_ascii(project: Path) -> None:
    env = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    for name in READ_BACK:
        done = run_command("-f", name, cwd=project, program=REAL, env=env)
        assert done.returncode == 1
        assert done.stdout.isascii(), name
        assert found_in(name, done.stdout.decode("ascii")), name


def test_commands_for_a_log_stand_beside_a_report(project: Path) -> None:
    done = run_command("-f", "concise", "-f", "azure", cwd=project, program=REAL)
    text = done.stdout.decode()
    assert done.returncode == 1
    assert found_in("azure", text) == found_in("concise", text)
    assert run_command("-f", "full", "-f", "sarif", cwd=project, program=REAL).returncode == 2


ODD = price_report(path="src/é 😀/100%,a:b;c].js")
NOTES = (
    Note(NoteKind.UNREADABLE, "gone.js", "cannot be read"),
    Note(NoteKind.SYNTAX_ERROR, "src/price.js", "unexpected `;`", Span(2, 3)),
)
RESULTS = [
    pytest.param(results_of(), id="no file"),
    pytest.param(results_of(Report(source_of("f();\n"), (), ())), id="clean"),
    pytest.param(results_of(price_report()), id="safe fix"),
    pytest.param(results_of(price_report(Applicability.UNSAFE), unsafe=True), id="unsafe fix"),
    pytest.param(results_of(price_report(None, Severity.INFO)), id="no fix, an info"),
    pytest.param(results_of(price_report(severity=Severity.ERROR)), id="error"),
    pytest.param(results_of(comment_report(), price_report()), id="a comment"),
    pytest.param(results_of(silenced_report(), stale=0), id="silenced"),
    pytest.param(results_of(price_report(), notes=NOTES), id="notes"),
]


def test_every_format_is_read_back() -> None:
    assert {*READ_BACK} == set(FORMATS) - {"html"}, "the page has tests of its own"


@pytest.mark.parametrize("results", RESULTS)
@pytest.mark.parametrize("name", READ_BACK)
def test_every_format_tells_what_counts(name: str, results: Results) -> None:
    expected = found_in("json", FORMATS["json"](results, Style()))
    assert len(expected) == len(results.findings)
    assert found_in(name, FORMATS[name](results, Style())) == expected


@pytest.mark.parametrize("name", READ_BACK)
@pytest.mark.parametrize(
    "path",
    [
        pytest.param("src/\udcff\udce9.js", id="no text"),
        pytest.param("src/\x1b[31m\x01.js", id="control characters"),
        pytest.param('src/a|`b`<c>&"d"\n.js', id="markup"),
        pytest.param("src/😀é\u202e.js", id="beyond ASCII"),
        pytest.param("/elsewhere/a b.js", id="absolute"),
    ],
)
def test_no_path_breaks_a_format(name: str, path: str) -> None:
    report = price_report(path=path)
    results = results_of(report, notes=(Note(NoteKind.NOT_UTF8, path, path),), prefix="packages/")
    text = FORMATS[name](results, Style())
    text.encode("utf-8", "surrogateescape")
    if name in MACHINES:
        assert text.isascii(), "any stream takes it"
        assert "\\ud" not in text.replace("\\ud83d\\ude00", ""), "no half of a pair"
        assert len(found_in(name, text)) == 1


@pytest.mark.parametrize("name", READ_BACK)
def test_our_own_glyphs_are_ascii_where_the_stream_is(name: str) -> None:
    results = results_of(silenced_report(), notes=NOTES, stale=3)
    assert FORMATS[name](results, Style(unicode=False)).isascii()


@pytest.mark.parametrize("name", MACHINES)
def test_machines_get_no_colors(name: str) -> None:
    assert "\\u001b" not in FORMATS[name](results_of(ODD), Style(color=True))


def test_json_names_what_does_not_count() -> None:
    document = valid("json", FORMATS["json"](results_of(silenced_report(), stale=3), Style()))
    counts = {name: document["summary"][name] for name in ("suppressed", "baselined", "stale")}
    assert counts == {"suppressed": 1, "baselined": 1, "stale": 3}
    assert [each["justification"] for each in document["findings"]] == [None]
    (suppressed,), (known,) = document["suppressed"], document["baselined"]
    assert (suppressed["suppressed"], suppressed["baseline"]) == (True, False)
    assert suppressed["justification"] == "the caller compares it"
    assert (known["suppressed"], known["baseline"], known["rank"]) == (False, True, None)


def test_json_lines_only_counts_what_does_not_count() -> None:
    results = results_of(silenced_report())
    rows = [json.loads(row) for row in FORMATS["json-lines"](results, Style()).splitlines()]
    assert [row["type"] for row in rows] == ["finding", "summary"]
    assert (rows[-1]["suppressed"], rows[-1]["baselined"], rows[-1]["stale"]) == (1, 1, None)
