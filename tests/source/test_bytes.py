"""Spans, lines and edits: offsets in bytes, columns in UTF-16."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allocscan.source.edits import Edit, OverlapError, apply_edits
from allocscan.source.file import Language, SourceFile, language_of, suffix_of
from allocscan.source.lines import LineMap
from allocscan.source.span import Span


@pytest.mark.parametrize(("start", "end"), [(-1, 0), (2, 1)])
def test_no_span_runs_backwards(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


@pytest.mark.parametrize(
    ("path", "language"),
    [
        pytest.param("a.d", None, id="another suffix"),
        pytest.param("js", None, id="no suffix"),
        pytest.param("dir.js/file", None, id="a folder's suffix"),
        pytest.param("a.vue", None, id="a container format"),
        pytest.param("a.MJS", Language.JS, id="capitals"),
        pytest.param("x/a.b.cts", Language.TS, id="the last suffix counts"),
        pytest.param("a.tsx", Language.TSX, id="tsx"),
    ],
)
def test_language(path: str, language: Language | None) -> None:
    assert language_of(path) is language


def test_suffix_is_of_the_name() -> None:
    assert suffix_of("a\\b.c\\d") == ""


@pytest.mark.parametrize(
    ("content", "offset", "place"),
    [
        pytest.param(b"", 0, (1, 1), id="nothing"),
        pytest.param(b"\xef\xbb\xbfab", 4, (1, 2), id="the byte order mark takes no column"),
        pytest.param(b"a\r\nb", 3, (2, 1), id="CRLF is one line end"),
        pytest.param(b"a\rb", 2, (2, 1), id="a lone CR ends a line"),
        pytest.param("é=𝒳1".encode(), 7, (1, 5), id="UTF-16 code units"),
        pytest.param(b"\xff\xfex", 2, (1, 3), id="bytes that are no UTF-8 count one each"),
    ],
)
def test_position(content: bytes, offset: int, place: tuple[int, int]) -> None:
    found = LineMap(content).position(offset)
    assert (found.line, found.column, found.offset) == (*place, offset)


def test_line_spans_leave_line_ends_out() -> None:
    lines = LineMap(b"ab\r\n\ncd")
    assert [lines.line_span(n) for n in (1, 2, 3)] == [Span(0, 2), Span(4, 4), Span(5, 7)]


@pytest.mark.parametrize(
    ("content", "eol"),
    [
        (b"a", b"\n"),
        (b"a\r\nb\nc\r\n", b"\r\n"),
        (b"a\nb\r\n", b"\n"),
    ],
)
def test_eol_is_what_most_lines_have(content: bytes, eol: bytes) -> None:
    assert SourceFile("a.js", content, Language.JS).eol == eol


def test_overlapping_edits_are_refused() -> None:
    with pytest.raises(OverlapError):
        apply_edits(b"abc", [Edit(Span(0, 2), b"x"), Edit(Span(1, 3), b"y")])


def test_insertions_keep_their_order_before_a_replacement() -> None:
    edits = [Edit(Span(1, 2), b"B"), Edit(Span(1, 1), b"1"), Edit(Span(1, 1), b"2")]
    assert apply_edits(b"abc", edits) == b"a12Bc"


@given(st.binary(max_size=60), st.data())
def test_edits_change_nothing_outside_their_spans(original: bytes, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(original)), max_size=6)))
    spans = [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    edits = [Edit(span, b"<%d>" % i) for i, span in enumerate(spans)]
    edited = apply_edits(original, edits)
    at = 0
    for i, span in enumerate(spans):
        kept = original[at : span.start]
        assert edited.startswith(kept)
        edited = edited[len(kept) :]
        assert edited.startswith(b"<%d>" % i)
        edited = edited[len(b"<%d>" % i) :]
        at = span.end
    assert edited == original[at:]
