"""Numbers, positions and ranges: what every format is read with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allocscan.profiles.moves import way_back
from allocscan.profiles.pieces import Nested, laid_flat, piece_at
from allocscan.profiles.places import Places
from allocscan.profiles.source_map import Segment, read_source_map
from allocscan.profiles.values import LineColumn
from allocscan.profiles.vlq import BrokenMapError, decoded

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def encoded(numbers: list[int]) -> str:
    """The VLQ of `numbers`, as the specification says it in words."""
    text = ""
    for number in numbers:
        rest = abs(number) << 1 | (number < 0)
        while rest > 31:
            text += _DIGITS[rest & 31 | 32]
            rest >>= 5
        text += _DIGITS[rest]
    return text


# ------------------------------------------------------------------ VLQ


@pytest.mark.parametrize(
    "segment",
    [
        pytest.param("A!", id="no digit"),
        pytest.param("Ä", id="not ASCII"),
        pytest.param("g", id="ends within a number"),
        pytest.param("gggggggggA", id="longer than 32 bits"),
    ],
)
def test_what_is_no_vlq_is_refused(segment: str) -> None:
    with pytest.raises(BrokenMapError):
        list(decoded(segment))


@pytest.mark.parametrize(
    ("segment", "numbers"),
    [
        pytest.param("", [], id="empty"),
        pytest.param("AAAA", [0, 0, 0, 0], id="zeros"),
        pytest.param("D", [-1], id="minus one"),
        pytest.param("gB", [16], id="two digits"),
        pytest.param("B", [0], id="minus zero"),
        pytest.param("2HwcqxB", [123, 456, 789], id="the example of the format's authors"),
    ],
)
def test_vlq(segment: str, numbers: list[int]) -> None:
    assert list(decoded(segment)) == numbers


@given(st.lists(st.integers(-(2**31) + 1, 2**31 - 1)))
def test_what_is_encoded_is_decoded(numbers: list[int]) -> None:
    assert list(decoded(encoded(numbers))) == numbers


# ------------------------------------------------------------------ places


@pytest.mark.parametrize(
    ("text", "spot", "byte"),
    [
        pytest.param("", 1, None, id="beyond the end"),
        pytest.param("ab", -1, None, id="before the start"),
        pytest.param("\U0001f600", 1, None, id="within a pair"),
        pytest.param("ab\ncd", LineColumn(3, 1), None, id="no such line"),
        pytest.param("ab\ncd", LineColumn(1, 4), None, id="beyond the line's end"),
        pytest.param("ab\ncd", LineColumn(0, 1), None, id="line zero"),
        pytest.param("", 0, 0, id="empty"),
        pytest.param("ab", 2, 2, id="the end"),
        pytest.param("é=1", 1, 2, id="two bytes"),
        pytest.param("\U0001f600x", 2, 4, id="astral"),
        pytest.param("a\r\nb", LineColumn(2, 1), 3, id="CRLF"),
        pytest.param("a\rb", LineColumn(2, 1), 2, id="CR"),
        pytest.param("a\u2028b", LineColumn(2, 1), 4, id="line separator"),
        pytest.param("a\u2029é=", LineColumn(2, 2), 6, id="paragraph separator"),
        pytest.param("\t\tx", LineColumn(1, 3), 2, id="a tab is one column"),
        pytest.param("ab\r\ncd", LineColumn(1, 0), 2, id="a line's end"),
        pytest.param("\ufeffab", 1, 4, id="byte order mark, offset"),
        pytest.param("\ufeffab", LineColumn(1, 1), 3, id="byte order mark, column"),
        pytest.param("\ufeffa\nb", LineColumn(2, 1), 5, id="byte order mark, second line"),
    ],
)
def test_place(text: str, spot: int | LineColumn, byte: int | None) -> None:
    assert Places(text.encode()).byte_at(spot) == byte


def test_a_mark_that_ran_is_one_unit() -> None:
    places = Places("\ufeffab".encode(), marked=True)
    assert (places.length, places.byte_at(0), places.byte_at(1)) == (3, 0, 3)


_TEXTS = st.text(st.sampled_from("ab \t\n\ré日\u2028\U0001f600"), max_size=40)


@given(_TEXTS)
def test_offsets_are_those_of_utf_16(text: str) -> None:
    places = Places(text.encode())
    assert places.length == len(text.encode("utf-16-le")) // 2
    for at in range(len(text) + 1):
        units = len(text[:at].encode("utf-16-le")) // 2
        assert places.byte_at(units) == len(text[:at].encode())


@given(_TEXTS)
def test_lines_and_columns_agree_with_offsets(text: str) -> None:
    places = Places(text.encode())
    for line, start in enumerate(places.line_starts, 1):
        assert places.byte_at(LineColumn(line, 1)) == places.byte_at(start)
        byte = places.byte_at(start)
        assert byte is not None
        assert places.line_of(byte) == line


# ------------------------------------------------------------------ pieces


def counts(*ranges: tuple[int, int, int, bool]) -> list[tuple[int, int | None, int | None]]:
    return [
        (piece.start, piece.count, piece.function)
        for piece in laid_flat(Nested(*each) for each in ranges)
    ]


@pytest.mark.parametrize(
    ("ranges", "pieces"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param([(3, 3, 1, True)], [], id="an empty range"),
        pytest.param([(0, 9, 1, True)], [(0, 1, 0), (9, None, None)], id="one"),
        pytest.param(
            [(0, 9, 1, True), (2, 4, 7, False)],
            [(0, 1, 0), (2, 7, 0), (4, 1, 0), (9, None, None)],
            id="a block wins, and belongs to its function",
        ),
        pytest.param(
            [(0, 9, 1, True), (2, 4, 7, True)],
            [(0, 1, 0), (2, 7, 2), (4, 1, 0), (9, None, None)],
            id="an inner function",
        ),
        pytest.param(
            [(0, 9, 1, True), (0, 9, 5, False)],
            [(0, 5, 0), (9, None, None)],
            id="of equal ranges the later",
        ),
        pytest.param(
            [(2, 4, 7, True), (0, 9, 1, True)],
            [(0, 1, 0), (2, 7, 2), (4, 1, 0), (9, None, None)],
            id="in any order",
        ),
        pytest.param(
            [(0, 5, 1, True), (3, 9, 2, False)],
            [(0, 1, 0), (3, 2, 0), (5, None, None)],
            id="overlapping ranges end with the outer one",
        ),
        pytest.param(
            [(0, 2, 1, True), (2, 4, 2, True)],
            [(0, 1, 0), (2, 2, 2), (4, None, None)],
            id="touching",
        ),
    ],
)
def test_pieces(
    ranges: list[tuple[int, int, int, bool]],
    pieces: list[tuple[int, int | None, int | None]],
) -> None:
    assert counts(*ranges) == pieces


def test_before_the_first_piece_nothing_is_known() -> None:
    assert piece_at(laid_flat([Nested(3, 5, 1, True)]), 2) is None


# ------------------------------------------------------------------ source maps


@pytest.mark.parametrize(
    "document",
    [
        pytest.param([], id="no object"),
        pytest.param({"sources": []}, id="no mappings"),
        pytest.param({"sources": ["a"], "mappings": "AACA,AC"}, id="two numbers"),
        pytest.param({"sources": ["a"], "mappings": "ACAA"}, id="no such source"),
        pytest.param({"sources": ["a"], "mappings": "AADA"}, id="before the first line"),
        pytest.param({"sources": ["a"], "mappings": "?"}, id="no VLQ"),
        pytest.param({"sections": [{"map": {}}]}, id="a section without a place"),
    ],
)
def test_a_broken_map_is_refused(document: object) -> None:
    with pytest.raises(BrokenMapError):
        read_source_map(document)


def test_a_map() -> None:
    mappings = "AAAA,IACA,G;;" + encoded([4, 1, 1, 2, 0])
    document = {"sourceRoot": "src/", "sources": ["a.ts", "b.ts"], "mappings": mappings}
    read = read_source_map(document)
    assert read.sources == ("src/a.ts", "src/b.ts")
    assert read.contents == (None, None)
    assert read.segments == (Segment(0, 0, 0, 0, 0), Segment(0, 4, 0, 1, 0), Segment(2, 4, 1, 2, 2))
    assert read.original(0, 3) == Segment(0, 0, 0, 0, 0)
    assert read.original(0, 99) == Segment(0, 4, 0, 1, 0)
    assert read.original(1, 5) is None
    assert read.original(2, 3) is None


def test_an_index_map() -> None:
    inner = {"sources": ["a.ts"], "mappings": "AAAA;AACA", "sourcesContent": ["x\ny"]}
    sections = [
        {"offset": {"line": 0, "column": 5}, "map": inner},
        {"offset": {"line": 7, "column": 2}, "map": inner | {"sources": ["b.ts"]}},
    ]
    read = read_source_map({"version": 3, "sections": sections})
    assert read.sources == ("a.ts", "b.ts")
    assert read.contents == ("x\ny", "x\ny")
    assert read.segments == (
        Segment(0, 5, 0, 0, 0),
        Segment(1, 0, 0, 1, 0),
        Segment(7, 2, 1, 0, 0),
        Segment(8, 0, 1, 1, 0),
    )


# ------------------------------------------------------------------ moves


def test_the_way_back_leads_through_changed_lines() -> None:
    old, new = b"a\nb\nc\nd\n", b"T\na\nX\nc\nd\n"
    back = way_back(old, new)
    assert [back(at) for at in range(0, len(new), 2)] == [None, 0, None, 4, 6]


@given(st.lists(st.sampled_from([b"a\n", b"b\n", b"}\n", b"\n"])), st.data())
def test_the_way_back_leads_to_equal_lines(lines: list[bytes], data: st.DataObject) -> None:
    changed = data.draw(st.lists(st.sampled_from([*lines, b"new\n"]))) if lines else [b"new\n"]
    old, new = b"".join(lines), b"".join(changed)
    back = way_back(old, new)
    for at in range(len(new)):
        was = back(at)
        assert was is None or old[was : was + 1] == new[at : at + 1]
    assert way_back(old, old)(len(old)) == len(old)
