"""Every row fits, and carets stand where a terminal draws the span."""

from collections.abc import Sequence

import pytest
import wcwidth
from hypothesis import given
from hypothesis import strategies as st
from support.drawn import over_carets, rows_of, screen_of
from support.handmade import finding_at, results_of, source_of, span_of, text_of

from allocscan.findings import Report
from allocscan.records import replace
from allocscan.reports.cells import cropped, cut, legible, printable, width
from allocscan.reports.frame import frame
from allocscan.reports.links import place_link, rule_link
from allocscan.reports.style import Links, Style
from allocscan.reports.text import render_full
from allocscan.reports.wrapped import wrapped
from allocscan.source.span import Span

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
THUMB = "\U0001f44d\U0001f3fd"
PIECES = st.sampled_from(
    [
        *(
            "a",
            "b c",
            "  ",
            "\t",
            "é",
            "e\u0301",
            "日本",
            "한",
            "ｶﾞ",
            "０",
            "\U0001f600",
            "\U0001f1e9",
        ),
        *(
            FAMILY,
            THUMB,
            "❤\ufe0f",
            "\x1b[31m",
            "\x07",
            "\x7f",
            "\u202e",
            "\u2066",
        ),
        *("\u200b", "\u200d", "\xa0", "\u3000", "\ufeff", "\xad", "\u3164", "\U000e0067", "\u2028"),
    ]
)
LINE = st.lists(PIECES, max_size=40).map("".join)
END = st.sampled_from(["\n", "\r\n"])


@given(before=LINE, inner=LINE, after=LINE, end=END, columns=st.integers(24, 160))
def test_carets_stand_under_the_span(
    before: str, inner: str, after: str, end: str, columns: int
) -> None:
    above = f"{before}{end}"
    text = f"{above}{before}[{inner}]{after}"
    start = len(f"{above}{before}".encode())
    span = Span(start, start + len(f"[{inner}]".encode()))
    shown = frame(text_of(source_of(text)), span, Style(width=columns))
    assert max(map(width, shown)) <= columns
    # One column more: in the last one the emulator wraps before a mark that has no width.
    screen = screen_of("\r\n".join(shown).encode(), columns + 1)
    assert len(rows_of(screen)) == len(shown) == 4
    over = over_carets(screen, 3)
    assert over[0] == "["
    assert over[-1] == "]" or "…" in rows_of(screen)[2]


@given(first=LINE, inner=st.lists(LINE, min_size=1, max_size=6), columns=st.integers(24, 100))
def test_carets_of_many_lines(first: str, inner: list[str], columns: int) -> None:
    lines = "".join(f"{line};\n" for line in inner)
    text = f"{first}[\n{lines}]"
    start = len(first.encode())
    shown = frame(text_of(source_of(text)), Span(start, len(text.encode())), Style(width=columns))
    # One column more: in the last one the emulator wraps before a mark that has no width.
    screen = screen_of("\r\n".join(shown).encode(), columns + 1)
    assert len(rows_of(screen)) == len(shown)
    carets = [number for number, row in enumerate(shown) if row.strip(" |").startswith("^")]
    assert over_carets(screen, carets[0])[0] == "["
    assert over_carets(screen, carets[-1]) == "]"


def _beyond(character: str) -> bool:
    """What terminals, and editions of Unicode, do not agree on."""
    from unicodedata import category

    return category(character) == "Mc" or "\u2630" <= character <= "\u4dff" or character > "\uffff"


@given(st.characters(max_codepoint=0xFFFF, exclude_categories=["Cs"]))
def test_a_character_is_as_wide_as_wcwidth_says(character: str) -> None:
    shown = printable(character.encode(), aligned=True)
    if not _beyond(character):
        assert width(shown) == wcwidth.wcswidth(shown)


@pytest.mark.parametrize(
    ("text", "shown", "cells"),
    [
        pytest.param(FAMILY, "\U0001f468\U0001f469\U0001f467", 6, id="a family is not joined"),
        pytest.param(THUMB, "\U0001f44d", 2, id="a thumb has no colour"),
        pytest.param("\U0001f3fd", "\U0001f3fd", 2, id="a colour alone is kept"),
        pytest.param("❤\ufe0f", "❤", 1, id="a heart is text"),
        pytest.param("1\ufe0f\u20e3", "1\u20e3", 1, id="a key"),
        pytest.param("\U0001f1e9\U0001f1ea", "DE", 2, id="a flag"),
        pytest.param("\u1112\u1161\u11ab", "\u1112\u1161\u11ab", 2, id="Hangul in pieces"),
        pytest.param("\u202e", "<U+202E>", 8, id="right to left"),
        pytest.param("\u2066", "<U+2066>", 8, id="isolate"),
        pytest.param("\u3164", "<U+3164>", 8, id="a letter that is not seen"),
        pytest.param("\x1b", "<U+001B>", 8, id="escape"),
        pytest.param("日\tx", "日  x", 5, id="tab stops are cells"),
        pytest.param("a\t\tx", "a       x", 9, id="two tabs"),
    ],
)
def test_printable(text: str, shown: str, cells: int) -> None:
    assert printable(text.encode(), aligned=True) == shown
    assert width(shown) == cells


@pytest.mark.parametrize(
    "text", [FAMILY, THUMB, "❤\ufe0f", "1\ufe0f\u20e3", "\U0001f1e9\U0001f1ea"]
)
def test_a_fix_shows_emoji_as_they_are(text: str) -> None:
    assert printable(text.encode()) == text
    assert width(text) >= wcwidth.wcswidth(text)


@given(LINE)
def test_ascii_streams_get_as_many_cells(text: str) -> None:
    raw = text.encode()
    assert printable(raw, unicode=False).isascii()
    assert width(printable(raw, unicode=False)) == width(printable(raw))


@given(LINE, st.integers(0, 60), st.integers(12, 40))
def test_cut_fits(text: str, begin: int, limit: int) -> None:
    shown, _ = cut(printable(text.encode()), begin, limit, "...")
    assert width(shown) <= limit


def test_the_end_of_a_line_is_not_scrolled_away() -> None:
    shown, shift = cropped("x" * 100 + "{}", 100, 40, "…")
    assert (shown, shift) == ("…" + "x" * 37 + "{}", 62)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("a.js", "a.js", id="nothing"),
        pytest.param("日本", "日本", id="letters"),
        pytest.param("odd\udcff.js", "odd\udcff.js", id="a name that is not UTF-8"),
        pytest.param("\x1b]0;x\x07.js", "<U+001B>]0;x<U+0007>.js", id="escapes"),
        pytest.param("a\u202eb", "a<U+202E>b", id="turned around"),
    ],
)
def test_legible(text: str, shown: str) -> None:
    assert legible(text) == shown


# ------------------------------------------------------------------ rows that follow a frame


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param("", ["= why:"], id="nothing"),
        pytest.param("it is read", ["= why: it is read"], id="it fits"),
        pytest.param("it is only read", ["= why: it is only", "   read"], id="two rows"),
        pytest.param("a" * 12, ["= why:", "   " + "a" * 12], id="a long word gets its own row"),
        pytest.param("b" * 30, ["= why:", "   " + "b" * 15, "   " + "b" * 15], id="too long"),
        pytest.param("日本日本日本日本", ["= why:", "   日本日本日本", "   日本"], id="wide"),
    ],
)
def test_wrapped(text: str, rows: Sequence[str]) -> None:
    assert list(wrapped("= why:", text, 18 if "日" not in text else 16, "   ")) == rows


@given(LINE, st.integers(20, 60))
def test_wrapped_fits_and_says_it_all(text: str, limit: int) -> None:
    said = legible(text)
    rows = list(wrapped("   = why:", said, limit, " " * 7))
    assert max(map(width, rows)) <= limit
    assert "".join("".join(rows).split(" ")) == "".join(f"   = why:{said}".split(" "))


@pytest.mark.parametrize("columns", [20, 40, 80])
def test_all_but_the_headline_fits(columns: int) -> None:
    source = source_of("const f = () => {\n\treturn { 日本: 1, b: '" + "y" * 200 + "' };\n};\n")
    finding = finding_at(source, "{ 日本: 1")
    results = results_of(Report(source, (replace(finding, why="it " * 60),), ()))
    _, *rows = render_full(results, Style(width=columns, wraps=True, color=False)).splitlines()
    assert max(map(width, rows)) <= columns


def test_a_headline_says_once_how_hot_it_is() -> None:
    source = source_of("f({ a: 1 });\n")
    finding = replace(
        finding_at(source, "{ a: 1 }"), message="this object is rebuilt, inside a loop"
    )
    hot = replace(finding, heat=replace(finding.heat, level=finding.heat.level.HOT))
    text = render_full(results_of(Report(source, (hot,), ())), Style())
    assert "inside a loop" in text.splitlines()[0]
    assert "(61 objects) · hot · hoisting" in text


def test_lines_around_a_long_one_are_scrolled_with_it() -> None:
    source = source_of("a" * 90 + "b\n" + "x" * 90 + "{}\n")
    shown = frame(text_of(source), span_of(source, "{}"), Style(width=44))
    assert shown[1:] == [
        "1 | …" + "a" * 36 + "aab"[1:],
        "2 | …" + "x" * 37 + "{}",
        "  | " + " " * 38 + "^^",
    ]


# ------------------------------------------------------------------ links

LINKS = Style(links=Links("host", "/w", (("rebuilt-object", "/p/rule.md"),)))


@pytest.mark.parametrize(
    ("linked", "target"),
    [
        pytest.param(place_link("a", "src/a.js", LINKS), "file://host/w/src/a.js", id="place"),
        pytest.param(place_link("a", "/x/a b.js", LINKS), "file://host/x/a%20b.js", id="absolute"),
        pytest.param(place_link("a", "C:/x/a.js", LINKS), "file://host/C:/x/a.js", id="drive"),
        pytest.param(place_link("a", "\x1b\udcff", LINKS), "file://host/w/%1B%FF", id="odd"),
        pytest.param(rule_link("a", "rebuilt-object", LINKS), "file://host/p/rule.md", id="rule"),
    ],
)
def test_links(linked: str, target: str) -> None:
    assert linked == f"\x1b]8;;{target}\x1b\\a\x1b]8;;\x1b\\"


def test_what_is_not_linked() -> None:
    assert place_link("a", "a.js", Style()) == "a"
    assert rule_link("a", "rebuilt-object", Style()) == "a"
    assert rule_link("a", "unused-suppression", LINKS) == "a"
    assert place_link("a", "a.js", Style(links=Links("host", ""))) == "a"
