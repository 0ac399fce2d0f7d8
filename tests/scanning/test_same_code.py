"""What counts as the same code, with other comments."""

import pytest

from allocscan.scanning.same_code import SameCode
from allocscan.source.edits import Edit
from allocscan.source.file import Language, SourceFile
from allocscan.source.span import Span
from allocscan.syntax.parse import parse


def same(before: str, after: str) -> bool:
    content = before.encode()
    proof = SameCode(parse(SourceFile("a.jsx", content, Language.JS)))
    return proof.after([Edit(Span(0, len(content)), after.encode())])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("a /*\n*/ ++b", "a ++b", id="LF"),
        pytest.param("a /*\r*/\n++b", "a ++b", id="CR"),
        pytest.param("() => { return /*\u2028*/ 5 }", "() => { return 5 }", id="U+2028"),
        pytest.param("() => { return /*\u2029*/ 5 }", "() => { return 5 }", id="U+2029"),
        pytest.param("a /**/ + +b", "a ++ b", id="another token"),
        pytest.param("f(a, b)", "f(a, c)", id="another name"),
        pytest.param("x = <p><b/> {/**/}\n<i/></p>", "x = <p><b/>\n<i/></p>", id="a blank"),
        pytest.param("x = <p><b/>{/**/}<i/></p>", "x = <p><b/> <i/></p>", id="one more blank"),
        pytest.param("x = <p>a {/**/}\n</p>", "x = <p>a\n</p>", id="the end of a text"),
        pytest.param("x = <p>a{/**/}b</p>", "x = <p>ab</p>", id="two texts"),
        pytest.param("x = <p>&lt;{/**/}b</p>", "x = <p>&lt;b</p>", id="a reference and a text"),
        pytest.param("x = <p>&lt; {/**/}\n</p>", "x = <p>&lt;\n</p>", id="a blank and a reference"),
        pytest.param("x = <p>a\u00a0\n</p>", "x = <p>a\n</p>", id="another blank"),
        pytest.param("f(;", "f(;", id="syntax errors"),
        pytest.param("f()", "f(;", id="new syntax errors"),
    ],
)
def test_other_code(before: str, after: str) -> None:
    assert not same(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("f(/**/ a)", "f(a)", id="a blank"),
        pytest.param("a;\n// b\nc;", "a;\nc;", id="a line"),
        pytest.param("x = <p>{/**/}</p>", "x = <p></p>", id="braces alone"),
        pytest.param("x = <p>a\n {/*\n*/}\n</p>", "x = <p>a\n</p>", id="broken lines"),
        pytest.param("x = <p>\n {/*\n*/}<b/>\n</p>", "x = <p>\n <b/>\n</p>", id="before another"),
        pytest.param("x = <p>a {/**/}<b/></p>", "x = <p>a <b/></p>", id="a text before a tag"),
    ],
)
def test_same_code(before: str, after: str) -> None:
    assert same(before, after)


def test_together_leaves_out_what_harms_or_overlaps() -> None:
    content = b"a /*1*/ /*2*/ + /*\n*/ b"
    proof = SameCode(parse(SourceFile("a.js", content, Language.JS)))
    comment, overlaps = Edit(Span(2, 8), b""), Edit(Span(7, 13), b"")
    operand, line_end = Edit(Span(23, 24), b"c"), Edit(Span(16, 22), b"")
    groups = [[each] for each in (operand, comment, line_end, overlaps)]
    assert proof.together(groups) == [1]
    assert proof.together([]) == []
