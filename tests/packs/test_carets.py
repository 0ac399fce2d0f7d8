"""Caret lines: read, written, and one the inverse of the other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allocscan.packs.carets import Caret, first_line_of, join_carets, split_carets
from allocscan.packs.errors import PackError
from allocscan.source.span import Span

LINE = b'const sizes = { s: "\xc3\xa4", m: 2 };\n'
LITERAL = Span(14, 31)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="an empty file"),
        pytest.param(b"a ^ b\n", id="an operator"),
        pytest.param(b"// raise to the ^ power\n", id="a caret in a sentence"),
        pytest.param(b"const a = 1;\n// ^^^\n", id="carets without a rule"),
        pytest.param(b"const a = 1;\n// ^^^ Not A Rule\n", id="words that are no rule"),
        pytest.param(b"const a = 1; // ^ rebuilt-object\n", id="a comment after code"),
        pytest.param(b"const a = `\n  ^^ rebuilt-object`;\n", id="no comment"),
    ],
)
def test_no_carets(content: bytes) -> None:
    assert split_carets("a.js", content) == (content, ())


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(b"// ^ rebuilt-object\nconst a = {};\n", "a line above", id="first line"),
        pytest.param(b"f();\n//   ^ rebuilt-object\n", "past the end", id="past the end"),
        pytest.param(b"f();\r\n//  ^ rebuilt-object\n", "past the end", id="on the line end"),
    ],
)
def test_misplaced(content: bytes, message: str) -> None:
    with pytest.raises(PackError, match=message) as caught:
        split_carets("a.js", content)
    assert b"rebuilt-object" in caught.value.span.of(content)


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        pytest.param(
            "//            ^^^^^^^^^^^^^^^^ rebuilt-object\n",
            Caret(LITERAL, "rebuilt-object"),
            id="columns are characters, spans bytes",
        ),
        pytest.param(
            "//            ^^^^^^^^^^^^^^^^ rebuilt-object returned\n",
            Caret(LITERAL, "rebuilt-object", "returned"),
            id="with a refusal",
        ),
        pytest.param(
            "{/*           ^^^^^^^^^^^^^^^^ rebuilt-object */}\n",
            Caret(LITERAL, "rebuilt-object"),
            id="between JSX tags",
        ),
        pytest.param(
            "//            ^ rebuilt-object",
            Caret(Span(14, 15), "rebuilt-object"),
            id="at the end of the file, without a line end",
        ),
    ],
)
def test_read(below: str, expected: Caret) -> None:
    assert split_carets("a.js", LINE + below.encode()) == (LINE, (expected,))


def test_several_under_one_line() -> None:
    content = b"f([1], [2]);\n//     ^^^ one\n//^^^ two returned\n"
    clean, carets = split_carets("a.js", content)
    assert clean == b"f([1], [2]);\n"
    assert carets == (Caret(Span(2, 5), "two", "returned"), Caret(Span(7, 10), "one"))


def test_span_of_several_lines_is_marked_on_its_first() -> None:
    content = b"  f({\n    a: 1,\n  });\n"
    assert first_line_of(Span(4, 19), content) == Span(4, 5)
    assert first_line_of(Span(12, 13), content) == Span(12, 13)


@pytest.mark.parametrize(
    ("content", "span", "expected"),
    [
        pytest.param(
            b"f([1]);\r\ng();\r\n",
            Span(2, 5),
            b"f([1]);\r\n//^^^ rule\r\ng();\r\n",
            id="keeps the line end",
        ),
        pytest.param(b"f([1]);", Span(2, 5), b"f([1]);\n//^^^ rule\n", id="no line end"),
        pytest.param(
            b"\tconst a = [1];\n",
            Span(11, 14),
            b"\tconst a = [1];\n\t//        ^^^ rule\n",
            id="tabs indent the comment as they indent the line",
        ),
        pytest.param(
            b"    [1],\n", Span(4, 7), b"    [1],\n//  ^^^ rule\n", id="first on its line"
        ),
    ],
)
def test_write(content: bytes, span: Span, expected: bytes) -> None:
    assert join_carets("a.js", content, [Caret(span, "rule")]) == expected


def test_no_room_for_the_comment() -> None:
    with pytest.raises(PackError, match="indent the line"):
        join_carets("a.js", b"([1]);\n", [Caret(Span(1, 4), "rule")])


_TEXT = st.text(st.sampled_from(list("ab {}[]ä\U0001f600\t")), min_size=4, max_size=12)


@given(
    lines=st.lists(_TEXT, min_size=1, max_size=5),
    eol=st.sampled_from(["\n", "\r\n"]),
    pick=st.lists(
        st.tuples(st.integers(0, 4), st.integers(2, 3), st.sampled_from([None, "returned"])),
        max_size=4,
        unique_by=lambda mark: mark[0],
    ),
)
def test_what_is_written_is_read(
    lines: list[str], eol: str, pick: list[tuple[int, int, str | None]]
) -> None:
    content = "".join(line + eol for line in lines).encode()
    carets = []
    for number, column, refusal in pick:
        if number < len(lines):
            start = sum(len((line + eol).encode()) for line in lines[:number])
            begin = start + len(lines[number][:column].encode())
            end = start + len(lines[number].encode())
            carets.append(Caret(Span(begin, end), "some-rule", refusal))
    marked = join_carets("a.js", content, carets)
    ordered = tuple(sorted(carets, key=lambda caret: caret.span))
    assert split_carets("a.js", marked) == (content, ordered)
