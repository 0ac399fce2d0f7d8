"""The formats for machines: each agrees with its own definition, and all with each other."""

import json
import re
from importlib.resources import files

import jsonschema
import pytest
from support.handmade import (
    PRICE,
    comment_report,
    finding_at,
    price_report,
    refused_at,
    results_of,
    source_of,
)

from allocscan.findings import Note, NoteKind, Report
from allocscan.records import replace
from allocscan.reports.formats import FORMATS
from allocscan.reports.notes import render_notes
from allocscan.reports.statistics import render_statistics
from allocscan.reports.style import Style
from allocscan.reports.summary import render_fixes, render_summary
from allocscan.reports.values import FixedFile, Results, Tally
from allocscan.settings import Applicability
from allocscan.severity import Severity
from allocscan.sites.obstacles import Because
from allocscan.source.span import Span

SCHEMA = json.loads(
    (files("allocscan") / "schemas" / "allocscan-output-v1.schema.json").read_text("utf-8")
)


def rendered(name: str, results: Results) -> str:
    return FORMATS[name](results, Style())


def many() -> Results:
    source = source_of("f({ a: 1 });\n" * 30, "src/many.js")
    findings = tuple(
        finding_at(source, "{ a: 1 }", severity=Severity(number % 3)) for number in range(36)
    )
    return results_of(Report(source, findings, ()))


CLEAN = results_of(Report(source_of("f();\n"), (), ()))
NOTED = results_of(
    Report(
        source_of("f(;\n", "b.js"),
        (),
        (Note(NoteKind.SYNTAX_ERROR, "b.js", "unexpected `;`", Span(2, 3)),),
    )
)
UNASKED = source_of("f({ a: 1 });\n")
TWO = (FixedFile("a.js", 1, ("A",)), FixedFile("b.js", 2, ("B", "C")))
RESULTS = [
    pytest.param(CLEAN, id="clean"),
    pytest.param(NOTED, id="note"),
    pytest.param(results_of(price_report()), id="safe fix"),
    pytest.param(results_of(price_report(Applicability.UNSAFE)), id="unsafe fix"),
    pytest.param(results_of(price_report(None)), id="no fix"),
    pytest.param(results_of(fixes=(FixedFile("a b.js", 2, ("DIGITS", "NAMES")),)), id="fixes made"),
    pytest.param(many(), id="many"),
    pytest.param(results_of(price_report(text="/* 😀 价 */" + PRICE)), id="astral"),
]


@pytest.mark.parametrize("results", RESULTS)
def test_json_follows_its_schema(results: Results) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    document = json.loads(rendered("json", results))
    jsonschema.validate(document, SCHEMA, cls=jsonschema.Draft202012Validator)
    assert len(document["findings"]) == document["summary"]["findings"] == len(results.findings)


def test_schema_is_strict() -> None:
    document = json.loads(rendered("json", results_of(price_report())))
    del document["findings"][0]["fingerprint"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, SCHEMA, cls=jsonschema.Draft202012Validator)


def test_schema_knows_every_note() -> None:
    kinds = SCHEMA["$defs"]["note"]["properties"]["kind"]["enum"]
    assert set(kinds) == {kind.value for kind in NoteKind}


def test_json_positions() -> None:
    source = source_of("/* 😀é */ f({ a: 1 });\n")
    finding = finding_at(source, "{ a: 1 }")
    document = json.loads(rendered("json", results_of(Report(source, (finding,), ()))))
    start = document["findings"][0]["range"]["start"]
    assert start == {"line": 1, "column": 13, "offset": 15}, "UTF-16 columns, UTF-8 offsets"


@pytest.mark.parametrize("results", RESULTS)
def test_json_lines(results: Results) -> None:
    rows = [json.loads(row) for row in rendered("json-lines", results).splitlines()]
    whole = json.loads(rendered("json", results))
    assert [row.pop("type") for row in rows] == [
        *["finding"] * len(whole["findings"]),
        *["fix"] * len(whole["fixes"]),
        *["note"] * len(whole["notes"]),
        "summary",
    ]
    assert rows == [*whole["findings"], *whole["fixes"], *whole["notes"], whole["summary"]]


@pytest.mark.parametrize("results", RESULTS)
def test_every_format_tells_the_same_findings(results: Results) -> None:
    places = [
        f"{each['path']}:{each['range']['start']['line']}:{each['range']['start']['column']}"
        for each in json.loads(rendered("json", results))["findings"]
    ]
    for name in ("full", "concise", "agent"):
        found = re.findall(r"^(\S+:\d+:\d+) ", rendered(name, results), re.MULTILINE)
        assert found == places, name


def test_agent() -> None:
    assert rendered("agent", results_of(price_report())) == (
        "src/price.js:4:18 warning rebuilt-object: `{ EUR: 2, JPY: 0 }` is rebuilt on every call"
        " of `formatPrice` (fix: safe)\n"
        "1 finding in 1 file; 1 fixable with --fix, 0 more with --unsafe-fixes\n"
    )


@pytest.mark.parametrize(
    ("report", "agent", "note"),
    [
        pytest.param(price_report(), "(fix: safe)", "", id="safe"),
        pytest.param(
            price_report(Applicability.UNSAFE),
            "(fix: unsafe, because: returned)",
            " (not safe: returned)",
            id="unsafe",
        ),
        pytest.param(
            price_report(None),
            "(fix: none, because: returned)",
            " (not fixed: returned)",
            id="none",
        ),
    ],
)
def test_the_cause_ends_the_line(report: Report, agent: str, note: str) -> None:
    results = results_of(report)
    assert rendered("agent", results).splitlines()[0].endswith(f"`formatPrice` {agent}")
    for name in ("concise", "github"):
        (line,) = rendered(name, results).splitlines()
        assert line.endswith(f"`formatPrice`{note}"), name
    head = rendered("full", results).splitlines()[0]
    assert head.endswith("`formatPrice`"), "full says it beside the reason"


def test_the_summary_names_the_cause_of_most_findings() -> None:
    source = source_of("f({ a: 1 });\n")
    kinds = [Because.WRITTEN, Because.STORED, Because.STORED]
    findings = tuple(
        finding_at(
            source, "{ a: 1 }", refusals=(replace(refused_at(source, "f("), because=because),)
        )
        for because in kinds
    )
    said = render_summary(results_of(Report(source, findings, ())), 0.41, Style())
    assert "`allocscan explain stored`" in said
    assert said.count("allocscan explain") == 1


def test_github_escapes() -> None:
    report = price_report(path="src/a,b:100%.js")
    (line,) = rendered("github", results_of(report, prefix="packages/api/")).splitlines()
    assert line.startswith(
        "::warning file=packages/api/src/a%2Cb%3A100%25.js,line=4,endLine=4,col=18,endColumn=36,"
        "title=allocscan (rebuilt-object)::`{ EUR: 2"
    )


def test_github_shows_errors_first_and_counts_what_it_leaves_out() -> None:
    commands = [row.split(" ")[0] for row in rendered("github", many()).splitlines()]
    assert commands == ["::error"] * 10 + ["::warning"] * 10 + ["::notice"] * 10
    assert "7 more findings" in rendered("github", many())


@pytest.mark.parametrize(
    ("results", "said"),
    [
        pytest.param(CLEAN, "Checked 1 file in 0.41 s. Found 0 findings.\n", id="clean"),
        pytest.param(
            results_of(tally=Tally(214, excluded=3, quiet=12)),
            "Checked 214 files (3 excluded, 12 test, configuration or built files set aside) in 0.41 s. "
            "Found 0 findings.\n",
            id="set aside",
        ),
        pytest.param(
            results_of(
                notes=(Note(NoteKind.GENERATED, "a", ""), Note(NoteKind.TOO_LARGE, "b", ""))
            ),
            "Checked 0 files (1 generated, 1 too large) in 0.41 s."
            " Nothing was checked: all of it was left out (`--verbose` says why).\n",
            id="skipped",
        ),
        pytest.param(
            results_of(tally=Tally(0)),
            "Checked 0 files in 0.41 s. Nothing was checked:"
            " there is no JavaScript or TypeScript file to check.\n",
            id="nothing there",
        ),
        pytest.param(
            results_of(tally=Tally(0), notes=(Note(NoteKind.MISSING, "a.js", ""),)),
            "Checked 0 files (1 missing) in 0.41 s. Nothing was checked.\n",
            id="nothing that could be read",
        ),
        pytest.param(
            results_of(tally=Tally(0, excluded=2)),
            "Checked 0 files (2 excluded) in 0.41 s."
            " Nothing was checked: all of it was left out (`--verbose` says why).\n",
            id="all excluded",
        ),
        pytest.param(
            results_of(tally=Tally(3), notes=NOTED.notes * 2),
            "Checked 3 files (1 with syntax errors) in 0.41 s. Found 0 findings.\n",
            id="a file with two syntax errors",
        ),
        pytest.param(
            results_of(price_report(severity=Severity.INFO), price_report(path="b.js")),
            "Checked 2 files in 0.41 s. Found 2 findings: 1 warning, 1 info.\n"
            "Together 8,656 B for one evaluation of each.\n"
            "[*] 2 fixable with `--fix`.\n",
            id="severities",
        ),
        pytest.param(
            results_of(
                price_report(severity=Severity.INFO), tally=Tally(2, 0, 0, 2, 3, 3), fixes=TWO
            ),
            "Checked 2 files in 0.41 s. Found 4 findings (3 fixed, 1 remaining: 1 info).\n"
            "Fixed 3 sites in 2 files (3 constants hoisted).\n"
            "[*] 1 fixable with `--fix`.\n",
            id="fixed some",
        ),
        pytest.param(
            results_of(tally=Tally(1, 0, 0, 1, 1, 1), fixes=TWO[:1]),
            "Checked 1 file in 0.41 s. Found 1 finding (1 fixed, 0 remaining).\n",
            id="fixed all, in a file that is named",
        ),
        pytest.param(
            results_of(comment_report()),
            "Checked 1 file in 0.41 s. Found 1 finding.\n[*] 1 fixable with `--fix`.\n",
            id="a comment",
        ),
        pytest.param(
            results_of(price_report(Applicability.UNSAFE)),
            "Checked 1 file in 0.41 s. Found 1 finding.\n"
            "[!] 1 fixable with `--fix --unsafe-fixes`.\n"
            "Not safe: `allocscan explain returned` says why, and what can be done.\n",
            id="unsafe only",
        ),
        pytest.param(
            results_of(price_report()),
            "Checked 1 file in 0.41 s. Found 1 finding.\n[*] 1 fixable with `--fix`.\n",
            id="safe",
        ),
        pytest.param(
            results_of(price_report(), price_report(Applicability.UNSAFE, path="z.js")),
            "Checked 2 files in 0.41 s. Found 2 findings.\n"
            "Together 8,656 B for one evaluation of each.\n"
            "[*] 1 fixable with `--fix`, 1 more with `--fix --unsafe-fixes`.\n"
            "Not safe: `allocscan explain returned` says why, and what can be done.\n",
            id="safe and unsafe",
        ),
        pytest.param(
            results_of(price_report(None)),
            "Checked 1 file in 0.41 s. Found 1 finding.\n"
            "It cannot be fixed automatically: `allocscan explain returned` says what can be done.\n",
            id="none",
        ),
        pytest.param(
            results_of(Report(UNASKED, (finding_at(UNASKED, "{ a: 1 }"),), ())),
            "Checked 1 file in 0.41 s. Found 1 finding.\n"
            "It cannot be fixed automatically: `allocscan explain rebuilt-object` says what can be done.\n",
            id="none was asked for",
        ),
        pytest.param(
            results_of(price_report(), price_report(None, path="z.js")),
            "Checked 2 files in 0.41 s. Found 2 findings.\n"
            "Together 8,656 B for one evaluation of each.\n"
            "[*] 1 fixable with `--fix`.\n"
            "Not safe: `allocscan explain returned` says why, and what can be done.\n",
            id="safe and none",
        ),
        pytest.param(
            results_of(tally=Tally(2, changed=1, fixed=2, hoisted=1)),
            "Checked 2 files in 0.41 s. Found 2 findings (2 fixed, 0 remaining).\n"
            "Fixed 2 sites in 1 file (1 constant hoisted).\n",
            id="fixed",
        ),
    ],
)
def test_summary(results: Results, said: str) -> None:
    assert render_summary(results, 0.41, Style()) == said


@pytest.mark.parametrize(
    ("count", "stale", "named"),
    [
        pytest.param(19, None, False, id="few"),
        pytest.param(20, 0, False, id="many, beside those in the baseline"),
        pytest.param(20, None, True, id="many"),
    ],
)
def test_the_baseline_is_named_where_much_remains(
    count: int, stale: int | None, named: bool
) -> None:
    results = results_of(*(price_report(path=f"{n:02}.js") for n in range(count)), stale=stale)
    assert ("`allocscan --write-baseline`" in render_summary(results, 0.1, Style())) is named


def test_a_summary_fits_a_narrow_terminal() -> None:
    results = results_of(
        price_report(Applicability.UNSAFE), price_report(), tally=Tally(2, quiet=12)
    )
    rows = render_summary(results, 0.41, Style(width=40, wraps=True, color=True)).splitlines()
    assert max(len(row.replace("\x1b[36m", "").replace("\x1b[0m", "")) for row in rows) <= 40
    assert "\x1b[36m[*]\x1b[0m 1 fixable with `--fix`, 1 more with" in rows


@pytest.mark.parametrize(
    ("fixed", "said"),
    [
        pytest.param((FixedFile("a.js", 1, ()),), "Fixed 1 site in a.js\n", id="no constant"),
        pytest.param((), "", id="none"),
        pytest.param(
            (FixedFile("a.js", 1, ("DIGITS",)), FixedFile("b.js", 3, ("A", "B"))),
            "Fixed 1 site in a.js: DIGITS\nFixed 3 sites in b.js: A, B\n",
            id="two files",
        ),
        pytest.param(
            (FixedFile("a.js", 3, ("A", "B", "A")),),
            "Fixed 3 sites in a.js: A, B\n",
            id="a name in two scopes",
        ),
        pytest.param(
            (FixedFile("a.js", 14, tuple(f"N{n}" for n in range(14))),),
            "Fixed 14 sites in a.js: N0, N1, N2, N3, N4, N5, N6, N7, N8, N9, N10, N11 and 2 more\n",
            id="many constants",
        ),
    ],
)
def test_fixes(fixed: tuple[FixedFile, ...], said: str) -> None:
    assert render_fixes(results_of(fixes=fixed)) == said
    unwritten = results_of(fixes=fixed, tally=Tally(1, written=False))
    assert render_fixes(unwritten) == ""


def test_notes_have_places() -> None:
    assert (
        render_notes(NOTED, verbose=False, style=Style())
        == "b.js:1:3: syntax-error: unexpected `;`\n"
    )


def test_generated_files_are_listed_only_when_asked() -> None:
    results = results_of(notes=(Note(NoteKind.GENERATED, "a.js", "it says so"),))
    assert render_notes(results, verbose=False, style=Style()) == ""
    assert render_notes(results, verbose=True, style=Style()) == "a.js: generated: it says so\n"


def test_statistics() -> None:
    source = source_of("f({ a: 1 }, [1]);\n")
    findings = (
        finding_at(source, "{ a: 1 }", refusals=(refused_at(source, "f("),)),
        finding_at(source, "{ a: 1 }"),
        finding_at(source, "[1]", rule="rebuilt-array"),
    )
    rows = render_statistics(results_of(Report(source, findings, ())), Style()).splitlines()
    assert [row.split() for row in rows[:7]] == [
        ["findings", "[*]", "bytes/call", "rule"],
        ["2", "0", "8,656", "rebuilt-object"],
        ["1", "0", "4,328", "rebuilt-array"],
        [],
        ["findings", "[*]", "bytes/call", "directory"],
        ["3", "0", "12,984", "src"],
        [],
    ]
    assert rows[7:] == [
        "top 3",
        "  1. src/price.js:1:3 4,328 B per call (61 objects) · called",
        "  2. src/price.js:1:3 4,328 B per call (61 objects) · called",
        "  3. src/price.js:1:13 4,328 B per call (61 objects) · called",
    ]
    assert render_statistics(CLEAN, Style()) == ""
