"""One file's bytes to its findings: what is left alone, what is said, what is fixed."""

from dataclasses import dataclass

import pytest
from support.fixer import EVERYTHING, fix, parses, scan_everything, source_file

import allocscan.scanning.passes as guarding
from allocscan.findings import NoteKind, Report
from allocscan.fixes.guarding.guard import guard
from allocscan.fixes.values import Plan
from allocscan.packs.load import standard_rules
from allocscan.records import replace
from allocscan.rule import Check, Claim, Hoist, Meta, Site
from allocscan.scan import scan
from allocscan.settings import Applicability, Settings
from allocscan.severity import Severity
from allocscan.sites.obstacles import Because
from allocscan.source.file import Language, SourceFile
from allocscan.syntax.parse import Syntax

TABLE = "{ a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: 9, j: 10 }"
OTHER = "{ k: 1, l: 2, m: 3, n: 4, o: 5, p: 6, q: 7, r: 8, s: 9, t: 10 }"
META = Meta(summary="A rule of a test", since="0.1.0")
LOOKUP = f"export const f = (k) => {{\n  const table = {TABLE};\n  return table[k];\n}};\n"
BROKEN = "class {{ ] (((\n"


@dataclass(frozen=True, slots=True)
class Fixed:
    """A rule made for a row."""

    id: str
    check: Check
    meta: Meta


def claim_all(site: Site) -> Claim | None:
    """Claim every site, and ask for its hoist."""
    return Claim(site.span, "rebuilt", fix=Hoist())


def crash(site: Site) -> Claim | None:
    """Fail at the first site."""
    raise ZeroDivisionError(f"at {site.span.start}")


def report_of(text: str, name: str = "a.mjs", **settings: object) -> Report:
    """What a scan says that is asked for everything."""
    asked = replace(Settings(thresholds=EVERYTHING), **settings)  # type: ignore[arg-type]
    return scan(source_file(text.encode(), name), standard_rules(), asked)


# ------------------------------------------------------------------ nothing to say


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("\ufeff", id="a BOM alone"),
        pytest.param("#!/usr/bin/env node\n", id="a hashbang alone"),
        pytest.param("// nothing\n", id="a comment"),
        pytest.param(f"const table = {TABLE};\n", id="a constant already"),
        pytest.param("export const f = (k) => ({ a: k });\n", id="nothing constant"),
    ],
)
def test_silent(text: str) -> None:
    source = source_file(text.encode(), "a.mjs")
    assert report_of(text) == Report(source, (), ())


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"\xff\xfe\x00", id="no text at all"),
        pytest.param(b"((((((((((", id="nothing but brackets"),
        pytest.param(b"const f = \x00\x01\x02 @@@@ ### ]]]] }}}}", id="noise"),
    ],
)
def test_a_broken_file_is_noted_and_left_alone(content: bytes) -> None:
    report = scan_everything(content, "a.mjs")
    assert report.findings == ()
    assert report.fixed is None
    assert [note.kind for note in report.notes] == [NoteKind.SYNTAX_ERROR]
    assert report.notes[0].at is not None


# ------------------------------------------------------------------ error regions


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(LOOKUP.replace("return", "((( return"), id="inside the function"),
        pytest.param(LOOKUP.replace("k) =>", "k, ) ) =>"), id="in its parameters"),
        pytest.param(LOOKUP.replace("j: 10", "j: 10 @"), id="inside the literal"),
        pytest.param(LOOKUP.replace("};\n", "\n", 1), id="a brace is missing"),
        pytest.param(
            "export function g( { table }} ]\n" + LOOKUP, id="a region that holds the name"
        ),
    ],
)
def test_nothing_is_edited_inside_or_across_an_error(text: str) -> None:
    assert not parses(text.encode()), "the row must be broken"
    report = report_of(text)
    assert [note.kind for note in report.notes] == [NoteKind.SYNTAX_ERROR]
    assert report.fixed is None
    assert report.hoisted == 0


def test_the_rest_of_a_broken_file_is_fixed_and_the_region_kept() -> None:
    text = LOOKUP + "\n" + BROKEN
    report = report_of(text)
    assert [note.kind for note in report.notes] == [NoteKind.SYNTAX_ERROR]
    assert report.fixed is not None
    assert report.fixed.endswith(BROKEN.encode())
    assert report.hoisted == 1


# ------------------------------------------------------------------ rules


def test_a_crashing_rule_becomes_a_note_and_the_next_rule_runs() -> None:
    source = source_file(LOOKUP.encode(), "a.mjs")
    rules = (Fixed("bad", crash, META), Fixed("good", claim_all, META))
    report = scan(source, rules, Settings(thresholds=EVERYTHING))
    (note,) = report.notes
    assert (note.kind, note.path) == (NoteKind.RULE_CRASHED, "a.mjs")
    assert "bad" in note.message
    assert "ZeroDivisionError" in note.message
    assert note.at is not None
    assert note.at.of(source.content) == TABLE.encode()
    assert [found.rule for found in report.findings] == ["good"]
    assert report.hoisted == 1


def test_a_crash_is_noted_once_however_many_sites_there_are() -> None:
    text = LOOKUP + LOOKUP.replace("const f", "const g")
    report = scan(
        source_file(text.encode(), "a.mjs"),
        (Fixed("bad", crash, META),),
        Settings(thresholds=EVERYTHING),
    )
    assert [note.kind for note in report.notes] == [NoteKind.RULE_CRASHED]
    assert report.findings == ()


def test_no_rules_no_findings() -> None:
    report = scan(source_file(LOOKUP.encode(), "a.mjs"), (), Settings(thresholds=EVERYTHING))
    assert (report.findings, report.notes, report.fixed) == ((), (), None)


def test_a_rule_that_may_not_fix() -> None:
    report = report_of(LOOKUP, fixable=frozenset())
    (found,) = report.findings
    assert (found.fix, found.refusals, report.fixed) == (None, (), None)


def test_a_severity_of_the_configuration_wins() -> None:
    (found,) = report_of(LOOKUP).findings
    assert found.severity is Severity.INFO
    (found,) = report_of(LOOKUP, severities={found.rule: Severity.ERROR}).findings
    assert found.severity is Severity.ERROR


# ------------------------------------------------------------------ fixes


@pytest.mark.parametrize(
    ("text", "because", "at"),
    [
        pytest.param(
            LOOKUP.replace("return table[k]", "return table"),
            Because.RETURNED,
            "table",
            id="returned",
        ),
        pytest.param(
            LOOKUP.replace("return table[k]", "return k(table)"),
            Because.PASSED,
            "table",
            id="passed",
        ),
        pytest.param(
            f"import {{ x }} from 'x';\nexport const f = (k) => ({TABLE.replace('10', 'x')})[k];\n",
            Because.NOT_SETTLED,
            "x",
            id="an import",
        ),
        pytest.param(
            LOOKUP.replace("const f = (k) =>", "function f(k)"),
            Because.IMPORT_CYCLE,
            "f",
            id="a module that may be in a cycle",
        ),
    ],
)
def test_an_unsafe_fix_is_offered_not_made(text: str, because: Because, at: str) -> None:
    report = report_of(text)
    (found,) = report.findings
    assert found.fix is not None
    assert found.fix.applicability is Applicability.UNSAFE
    refused = [(one.because, one.at.of(text.encode()).decode()) for one in found.refusals]
    assert refused == [(because, at)]
    assert report.fixed is None
    assert report_of(text, unsafe_fixes=True).hoisted == 1


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(LOOKUP.replace("return table[k]", "if (table === k) return 1"), id="compared"),
        pytest.param(LOOKUP.replace("return", "eval(k); return"), id="eval"),
        pytest.param(LOOKUP.replace("a: 1", "a: /x/g"), id="a stateful leaf"),
    ],
)
def test_what_is_refused_is_fixed_in_no_mode(text: str) -> None:
    report = report_of(text, unsafe_fixes=True)
    (found,) = report.findings
    assert found.fix is None
    assert found.refusals
    assert report.fixed is None


def test_a_safe_fix() -> None:
    report = report_of(LOOKUP)
    (found,) = report.findings
    assert found.fix is not None
    assert (found.fix.applicability, found.refusals) == (Applicability.SAFE, ())
    assert report.applied == {found.fingerprint}
    assert report.fixed is not None
    assert report.fixed.count(TABLE.encode()) == 1
    assert report.fixed.index(TABLE.encode()) < report.fixed.index(b"export const f")


def test_several_hoists_in_one_file() -> None:
    text = (
        LOOKUP
        + f"export function* g(k) {{ yield ({OTHER})[k]; }}\n"
        + f"export class A {{ m(k) {{ return {TABLE.replace('1,', '7,')}[k]; }} }}\n"
    )
    report = report_of(text, may_cycle=False)
    assert len(report.findings) == 3
    assert report.hoisted == 3
    assert report.fixed is not None
    assert report.applied == {found.fingerprint for found in report.findings}
    assert report_of(report.fixed.decode(), may_cycle=False).findings == ()


def test_equal_tables_share_one_constant() -> None:
    report = report_of(LOOKUP + LOOKUP.replace("const f", "const g"))
    assert len(report.findings) == 2
    assert report.fixed is not None
    assert report.fixed.count(TABLE.encode()) == 1
    assert len(report.applied) == 2


def test_a_fix_brings_another_within_reach() -> None:
    inner = f"(k) => ({OTHER})[k]"
    text = f"export const f = (k) => ({{ a: 1, b: 2, c: 3, run: {inner} }}).run(k);\n"
    report = report_of(text)
    assert report.hoisted == 2
    assert report.fixed is not None
    assert report_of(report.fixed.decode()).fixed is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(LOOKUP, id="a lookup"),
        pytest.param(LOOKUP.replace("\n", "\r\n"), id="CRLF"),
        pytest.param("\ufeff" + LOOKUP, id="BOM"),
        pytest.param("#!/usr/bin/env node\n'use strict';\n" + LOOKUP, id="a prologue"),
        pytest.param("export const f = (k) => ['a', 'b', 'c', 'd'].includes(k);\n", id="an array"),
        pytest.param(LOOKUP + LOOKUP.replace("const f", "const g"), id="equal ones"),
        pytest.param(
            f"export const f = (k) => ({TABLE})[k] ?? ({OTHER})[k];\n", id="two in a line"
        ),
        pytest.param(
            f"(function () {{\n  window.f = (k) => ({TABLE})[k];\n}})();\n", id="in a wrapper"
        ),
    ],
)
def test_a_second_run_changes_nothing(text: str) -> None:
    once = fix(text.encode())
    assert once != text.encode()
    assert parses(once)
    assert fix(once) == once


def test_the_same_bytes_give_the_same_report() -> None:
    assert report_of(LOOKUP) == report_of(LOOKUP)


# ------------------------------------------------------------------ fingerprints


def prints(text: str) -> list[str]:
    """The fingerprints of a file's findings."""
    return [found.fingerprint for found in report_of(text).findings]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(LOOKUP.replace("j: 10", "j: 11"), id="another value"),
        pytest.param(LOOKUP.replace("const f", "const g"), id="another function"),
        pytest.param(LOOKUP.replace("a: 1,", ""), id="an entry less"),
    ],
)
def test_another_finding_has_another_fingerprint(text: str) -> None:
    assert len(prints(text)) == 1
    assert prints(text) != prints(LOOKUP)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\n\n// moved down\nconst x = 1;\n" + LOOKUP, id="moved lines"),
        pytest.param(LOOKUP.replace("\n", "\r\n"), id="other line ends"),
        pytest.param(LOOKUP.replace(", ", ",\n    "), id="another layout"),
        pytest.param(LOOKUP.replace("  ", "\t"), id="tabs"),
        pytest.param(LOOKUP + "export const last = 1;\n", id="more below"),
        pytest.param(LOOKUP.replace("return", "console.log(k); return"), id="the code around it"),
    ],
)
def test_fingerprints_are_stable(text: str) -> None:
    assert prints(text) == prints(LOOKUP)


def test_equal_findings_of_one_function_are_told_apart() -> None:
    text = f"export const f = (k, l) => ({TABLE})[k] + ({TABLE})[l];\n"
    one, two = prints(text)
    assert one != two
    assert prints("const x = 1;\n" + text) == [one, two]


def test_findings_are_in_source_order() -> None:
    text = f"export const f = (k) => [({OTHER})[k], ({TABLE})[k], [1, 2, 3].includes(k)];\n"
    spans = [found.span for found in report_of(text).findings]
    assert spans == sorted(spans)
    assert len(spans) == 3


TWO = """\
export function price(k) {
  const prices = { a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8 };
  return prices[k];
}

export function label(k) {
  const labels = { a: 'A', b: 'B', c: 'C', d: 'D', e: 'E', f: 'F', g: 'G', h: 'H' };
  return labels[k];
}
"""


TWO_SOURCE = SourceFile("a.mjs", TWO.encode(), Language.JS)


@pytest.mark.parametrize(
    ("bad", "left"),
    [
        pytest.param({"PRICES"}, ["LABELS"], id="one of two"),
        pytest.param({"PRICES", "LABELS"}, [], id="both"),
    ],
)
def test_what_the_guard_refuses_is_left_out_and_the_rest_is_fixed(
    monkeypatch: pytest.MonkeyPatch, bad: set[str], left: list[str]
) -> None:
    def strict(syntax: Syntax, made: Plan) -> bytes | str:
        wrong = bad & {one.name for one in made.hoisted}
        return "it would be wrong" if wrong else guard(syntax, made)

    monkeypatch.setattr(guarding, "guard", strict)
    report = scan(TWO_SOURCE, standard_rules(), Settings(may_cycle=False))
    notes = [note for note in report.notes if note.kind is NoteKind.FIX_REVERTED]
    assert len([note for note in notes if note.at is not None]) == len(bad)
    assert list(report.constants) == left
    assert (report.fixed is None) == (not left)
    unmade = scan(TWO_SOURCE, standard_rules(), Settings(may_cycle=False, make_fixed=False))
    assert unmade.notes == report.notes
    assert unmade.fixed is None


def test_two_fixes_that_only_clash_together_are_both_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def strict(syntax: Syntax, made: Plan) -> bytes | str:
        return "they clash" if len(made.hoisted) > 1 else guard(syntax, made)

    monkeypatch.setattr(guarding, "guard", strict)
    report = scan(TWO_SOURCE, standard_rules(), Settings(may_cycle=False))
    assert report.fixed is None
    assert [note.kind for note in report.notes] == [NoteKind.FIX_REVERTED] * 2


def test_a_slow_copy_is_not_said_to_be_constant() -> None:
    base = "const BASE = { " + ", ".join(f"k{at}: {at}" for at in range(40)) + " };\n"
    text = base + "export const f = (x) => ({ x, ...BASE });\n"
    (finding,) = scan_everything(text.encode()).findings
    assert finding.rule == "rebuilt-spread"
    assert finding.fix is None
    assert "constant" not in finding.why


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        pytest.param(8, "1,000 calls in flight hold 552 KB", id="small"),
        pytest.param(
            20,
            "1,000 calls in flight hold 1,320 KB, and enough of them exhaust the heap",
            id="large",
        ),
    ],
)
def test_what_calls_in_flight_hold(rows: int, said: str) -> None:
    table = ", ".join(f"k{row}: {{ a: 1, b: 2 }}" for row in range(rows))
    js = f"export async function f(k) {{\n  const t = {{ {table} }};\n  await g();\n  return t[k].a;\n}}"
    (found,) = report_of(js).findings
    assert found.why.endswith(said)
