"""The format for people, and what carries it: frames, cells, previews."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.handmade import (
    PRICE,
    finding_at,
    price_report,
    refused_at,
    results_of,
    source_of,
    span_of,
    text_of,
)

from allocscan.findings import Report
from allocscan.records import replace
from allocscan.reports.cells import cropped, printable, width
from allocscan.reports.concise import render_concise
from allocscan.reports.frame import frame
from allocscan.reports.offer import render_offer
from allocscan.reports.preview import line_changes, shortened
from allocscan.reports.style import Style
from allocscan.reports.text import render_full
from allocscan.reports.words import heat_words, saving_words
from allocscan.rule import HeatLevel
from allocscan.settings import Applicability
from allocscan.severity import Severity
from allocscan.sites.heat_values import INNER_LOOPS, Heat, Measurement, Step
from allocscan.source.span import Span

PLAIN = Style()
FULL = """\
src/price.js:4:18 rebuilt-object [*] `{ EUR: 2, JPY: 0 }` is rebuilt on every call of `formatPrice`
  |
3 | export function formatPrice(amount, currency) {
4 |   const digits = { EUR: 2, JPY: 0 };
  |                  ^^^^^^^^^^^^^^^^^^
   = why: every entry is a literal; it is only read by key
   = cost: allocates 4,328 B per call (61 objects) · called · hoisting saves all of it
   = fix (safe):
  + const DIGITS = Object.freeze({ EUR: 2, JPY: 0 });
  …
  -   const digits = { EUR: 2, JPY: 0 };
  -   return amount.toFixed(digits[currency]);
  +   return amount.toFixed(DIGITS[currency]);

"""


def test_nothing_is_printed_for_nothing() -> None:
    clean = Report(source_of(PRICE), (), ())
    assert render_full(results_of(clean), PLAIN) == ""
    assert render_concise(results_of(clean), PLAIN) == ""


def test_full() -> None:
    assert render_full(results_of(price_report()), PLAIN) == FULL


def test_full_in_ascii() -> None:
    text = render_full(results_of(price_report()), Style(unicode=False))
    assert text.isascii()
    assert (
        text.replace("...", "…").replace("called -", "called ·").replace("objects) -", "objects) ·")
        == FULL
    )


def test_unsafe_fixes_are_previewed_only_when_asked_for() -> None:
    report = price_report(Applicability.UNSAFE)
    unasked = render_full(results_of(report), PLAIN)
    asked = render_full(results_of(report, unsafe=True), PLAIN)
    assert "rebuilt-object [!]" in unasked
    assert "= not safe (returned): it is returned\n       src/price.js:5: return amount" in unasked
    assert "= fix" not in unasked
    assert "= fix (unsafe):\n  + const DIGITS" in asked


def test_refusals_without_a_fix() -> None:
    source = source_of(PRICE)
    refusals = tuple(refused_at(source, "return amount", f"reason {n}") for n in range(5))
    finding = finding_at(source, "{ EUR: 2, JPY: 0 }", refusals=refusals)
    text = render_full(results_of(Report(source, (finding,), ())), PLAIN)
    assert text.count("= not fixed (returned): reason") == 3
    assert "= not fixed: and for 2 other reasons" in text
    assert "[" not in text.splitlines()[0]


@pytest.mark.parametrize(
    ("severity", "head"),
    [
        pytest.param(Severity.WARNING, "rebuilt-object [*] `{", id="warning is not said"),
        pytest.param(Severity.INFO, "rebuilt-object [*] info: `{", id="info"),
        pytest.param(Severity.ERROR, "rebuilt-object [*] error: `{", id="error"),
    ],
)
def test_severity(severity: Severity, head: str) -> None:
    assert head in render_concise(results_of(price_report(severity=severity)), PLAIN)


@pytest.mark.parametrize(
    ("level", "words"),
    [
        pytest.param(
            HeatLevel.CALLED,
            "per call (61 objects) · called · hoisting would save all of it\n",
            id="called",
        ),
        pytest.param(
            HeatLevel.ITERATED,
            "per evaluation (61 objects) · iterated: inside a loop · hoisting",
            id="iterated",
        ),
        pytest.param(
            HeatLevel.HOT, "per call (61 objects) · hot: inside a loop · hoisting", id="hot"
        ),
    ],
)
def test_heat_words(level: HeatLevel, words: str) -> None:
    source = source_of(PRICE)
    finding = finding_at(source, "{ EUR: 2, JPY: 0 }", level=level)
    assert words in render_full(results_of(Report(source, (finding,), ())), PLAIN)


AT = Span(0, 1)
REQUEST = Step("which runs for every request to POST /cart", AT)
LOOP = Step("inside a loop over `rows`", AT)


@pytest.mark.parametrize(
    ("heat", "words"),
    [
        pytest.param(Heat(HeatLevel.CALLED, (Step("exported", AT),)), "called", id="called"),
        pytest.param(
            Heat(HeatLevel.CALLED, (Step("once for each `A`", AT),), setup=True),
            "set-up: once for each `A`",
            id="set-up",
        ),
        pytest.param(
            Heat(HeatLevel.HOT, (REQUEST,)), "hot: runs for every request to POST /cart", id="root"
        ),
        pytest.param(
            Heat(HeatLevel.HOT, (REQUEST, Step("called here, which runs", AT))),
            "hot: runs for every request to POST /cart",
            id="called in the root itself",
        ),
        pytest.param(
            Heat(
                HeatLevel.HOT,
                (REQUEST, Step("called from `a`", AT, "a"), LOOP, Step("…", AT, "b"), LOOP),
            ),
            "hot: runs for every request to POST /cart → a → b, inside a loop over `rows`,"
            " inside a loop over `rows`",
            id="a loop belongs to the function that it stands in",
        ),
        pytest.param(
            Heat(
                HeatLevel.HOT,
                (REQUEST, Step("called as a method", AT), Step(f"passed on, {REQUEST.text}", AT)),
            ),
            "hot: runs for every request to POST /cart, called as a method, passed on",
            id="a reason is said once",
        ),
        pytest.param(
            Heat(HeatLevel.HOT, (REQUEST, Step("passed on", AT), Step("passed on", AT))),
            "hot: runs for every request to POST /cart, passed on",
            id="the same twice",
        ),
        pytest.param(
            Heat(
                HeatLevel.HOT,
                (REQUEST, *(Step(text, AT) for text in ("…", "inside a loop", *INNER_LOOPS))),
            ),
            "hot: runs for every request to POST /cart, …, inside three loops",
            id="the innermost loop stands for those around it",
        ),
        pytest.param(
            Heat(HeatLevel.HOT, (REQUEST, LOOP, Step(INNER_LOOPS[0], AT))),
            "hot: runs for every request to POST /cart, inside a loop over `rows`,"
            " inside a loop in a loop",
            id="what a loop goes over is said",
        ),
        pytest.param(
            Heat(HeatLevel.CALLED, (Step("exported", AT), Step("set-up: once", AT)), setup=True),
            "set-up: exported, once",
            id="set-up is said once",
        ),
        pytest.param(
            Heat(HeatLevel.MEASURED, (), measured=Measurement(evaluations=1200)),
            "measured: evaluated 1,200 times",
            id="counted",
        ),
        pytest.param(
            Heat(HeatLevel.MEASURED, (), measured=Measurement(evaluations=1200, seconds=2.0)),
            "measured: evaluated 1,200 times, 4.33 KB/s",
            id="counted, and timed",
        ),
        pytest.param(
            Heat(
                HeatLevel.MEASURED,
                (REQUEST, Step("ran 9 times", AT)),
                measured=Measurement(evaluations=9),
            ),
            "measured: evaluated 9 times; runs for every request to POST /cart",
            id="counted, below a root",
        ),
        pytest.param(
            Heat(HeatLevel.MEASURED, (), measured=Measurement(None, 5000, 0.38, 12_300, 0.5)),
            "measured: its function allocated 5,000 B, 38% of the sampled allocation,"
            " its function ran for 12 ms, 50% of the CPU time",
            id="sampled",
        ),
        pytest.param(
            Heat(HeatLevel.COLD, (), measured=Measurement(evaluations=0)),
            "measured, cold: evaluated 0 times",
            id="never ran",
        ),
    ],
)
def test_how_the_code_is_reached(heat: Heat, words: str) -> None:
    finding = replace(finding_at(source_of(PRICE), "{ EUR: 2, JPY: 0 }"), heat=heat)
    assert heat_words(finding, "→") == words


@pytest.mark.parametrize(
    ("saved", "optimized", "words"),
    [
        pytest.param(0, 100, "", id="nothing to share"),
        pytest.param(4328, 4000, "hoisting would save all of it", id="all"),
        pytest.param(4000, 4000, "hoisting would save 4,000 B of it", id="a part"),
        pytest.param(
            4328, 0, "hoisting would save all of it; optimised code allocates none", id="vanishes"
        ),
    ],
)
def test_what_hoisting_saves(saved: int, optimized: int, words: str) -> None:
    finding = finding_at(source_of(PRICE), "{ EUR: 2, JPY: 0 }")
    cost = replace(finding.cost, optimized_bytes=optimized)
    assert saving_words(replace(finding, saved=saved, cost=cost)) == words


@pytest.mark.parametrize(
    ("text", "code", "rows"),
    [
        pytest.param("{a}", "{a}", ["  |", "1 | {a}", "  | ^^^"], id="first line"),
        pytest.param("x\n{a}\ny", "{a}", ["1 | x", "2 | {a}", "  | ^^^"], id="one before"),
        pytest.param("\t{a}", "{a}", ["1 |     {a}", "  |     ^^^"], id="tab"),
        pytest.param("価{a}", "{a}", ["1 | 価{a}", "  |   ^^^"], id="wide"),
        pytest.param("é{a}", "{a}", ["1 | é{a}", "  |  ^^^"], id="accent"),
        pytest.param("e\u0301{a}", "{a}", ["1 | e\u0301{a}", "  |  ^^^"], id="combining"),
        pytest.param("\ufeff{a}", "{a}", ["1 | {a}", "  | ^^^"], id="BOM"),
        pytest.param("x\r\n{a}\r\n", "{a}", ["1 | x", "2 | {a}", "  | ^^^"], id="CRLF"),
        pytest.param(
            "\x1b[31m{a}", "{a}", ["1 | <U+001B>[31m{a}", "  |             ^^^"], id="escape"
        ),
        pytest.param(
            "\u202e{a}", "{a}", ["1 | <U+202E>{a}", "  |         ^^^"], id="turned around"
        ),
        pytest.param(
            "  {\n    a,\n  };",
            "{\n    a,\n  }",
            ["1 |   {", "  |   ^", "2 |     a,", "3 |   };", "  |   ^"],
            id="three lines",
        ),
        pytest.param(
            "{\n a,\n b,\n c,\n d,\n};",
            "{\n a,\n b,\n c,\n d,\n}",
            ["1 | {", "  | ^", "2 |  a,", "… |", "6 | };", "  | ^"],
            id="many lines",
        ),
    ],
)
def test_frame(text: str, code: str, rows: list[str]) -> None:
    source = source_of(text)
    shown = frame(text_of(source), span_of(source, code), PLAIN)
    assert shown[-len(rows) :] == rows


@pytest.mark.parametrize("before", [0, 50, 95, 5000])
@pytest.mark.parametrize("after", [0, 200, 5_000_000])
def test_long_lines_are_cut_around_the_span(before: int, after: int) -> None:
    source = source_of("x" * before + "{mark}" + "y" * after)
    shown = frame(text_of(source), span_of(source, "{mark}"), Style(width=80))
    assert max(map(width, shown)) <= 80
    at = shown[-1].index("^")
    assert shown[-2][at : at + 6] == "{mark}"
    assert shown[-1].count("^") == 6


@given(st.text(max_size=60), st.integers(0, 59), st.integers(12, 40))
def test_cropped_fits(text: str, focus: int, limit: int) -> None:
    line = printable(text.encode("utf-8", "replace"))
    shown, _ = cropped(line, focus, limit, "…")
    assert width(shown) <= limit


@given(st.text(alphabet="abcdef", min_size=60, max_size=200), st.data(), st.integers(12, 40))
def test_cropped_keeps_the_focus_in_sight(text: str, data: st.DataObject, limit: int) -> None:
    focus = data.draw(st.integers(0, len(text) - 1))
    shown, shift = cropped(text, focus, limit, "…")
    assert shown[focus - shift] == text[focus]


@given(st.binary(max_size=40))
def test_printable_moves_no_cursor(raw: bytes) -> None:
    assert not any(character in printable(raw) for character in "\x1b\t\r\n\u202e\u2066")


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        pytest.param(0, 0, id="none"),
        pytest.param(8, 8, id="all"),
        pytest.param(200, 8, id="six, a number, and the last"),
    ],
)
def test_shortened(count: int, shown: int) -> None:
    lines = [b"%d" % number for number in range(count)]
    kept = list(shortened(lines))
    assert len(kept) == shown
    hidden = sum(each for each in kept if isinstance(each, int))
    assert hidden + sum(isinstance(each, bytes) for each in kept) == count


def test_colors_only_where_asked_for() -> None:
    results = results_of(price_report())
    assert "\x1b[" not in render_full(results, PLAIN)
    colored = render_full(results, Style(color=True))
    assert "\x1b[35;1mrebuilt-object\x1b[0m" in colored


def test_an_offer_shows_what_the_fix_does_to_the_whole_file() -> None:
    report = price_report()
    assert report.fixed is not None
    offer = render_offer(report.findings[0], report.source, report.fixed, PLAIN)
    assert offer == FULL.removesuffix("\n")


def test_an_unsafe_offer_names_every_assumption() -> None:
    source = source_of(PRICE)
    refusals = tuple(refused_at(source, "return amount", f"reason {n}") for n in range(5))
    fix = price_report(Applicability.UNSAFE).findings[0].fix
    finding = finding_at(source, "{ EUR: 2, JPY: 0 }", fix=fix, refusals=refusals)
    offer = render_offer(finding, source, source.content + b"x\n", PLAIN)
    assert offer.count("= not safe (returned): reason") == 5
    assert "= fix (unsafe: it assumes that nothing of the above happens):\n  + x\n" in offer


LINES = st.lists(st.sampled_from([b"a", b"b", b"}", b""]), max_size=12)


@given(LINES, LINES)
def test_line_changes_lead_from_one_text_to_the_other(
    before: list[bytes], after: list[bytes]
) -> None:
    made = line_changes(b"".join(b"%s\r\n" % each for each in before), b"\n".join([*after, b""]))
    kept = Counter(before) - Counter(line for change in made for line in change.removed)
    assert kept + Counter(line for change in made for line in change.added) == Counter(after)
    assert (made == []) is (before == after)
