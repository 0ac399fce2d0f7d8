"""A declaration of several variables loses one: the others stay as they are."""

import pytest
from support.fixing import fixed

from allocscan.source.file import Language

STAYS = [
    pytest.param("let a = 1 /* c */, cfg = {a: 1}, b;", id="a comment before the comma"),
    pytest.param("let a = 1, /* c */ cfg = {a: 1}, b;", id="a comment before it on its line"),
    pytest.param("let a = 1, cfg /* c */ = {a: 1}, b;", id="a comment in it"),
    pytest.param("let a = 1, cfg = {a: 1} /* c */, b;", id="a comment behind it on a full line"),
    pytest.param("let /* c */ cfg = {a: 1}, b;", id="a comment behind the keyword"),
    pytest.param("let a = 1, cfg = {a: 1} // c\n  ;", id="a comment before a far semicolon"),
    pytest.param("let a = 1, // x\n\n      // apart\n\n      cfg = {a: 1};", id="a comment apart"),
    pytest.param("let a = 1,\n      cfg = {a: 1}\n    , b;", id="commas on both sides"),
    pytest.param("let a = 1, /* x\n y */\n      cfg = {a: 1};", id="a comment of two lines"),
]

GOES = [
    pytest.param("let a = 1, cfg = {a: 1}, b;", "let a = 1, b;", id="in the middle"),
    pytest.param("let cfg = {a: 1}, a = 1, b;", "let a = 1, b;", id="at the start"),
    pytest.param("let a = 1, b, cfg = {a: 1};", "let a = 1, b;", id="at the end"),
    pytest.param("let a = 1, b, cfg = ({a: 1});", "let a = 1, b;", id="in parentheses"),
    pytest.param("let a = 1, b,cfg = {a: 1}", "let a = 1, b", id="without a semicolon"),
    pytest.param("let a=1,cfg={a: 1},b;", "let a=1,b;", id="without spaces"),
    pytest.param("let [a, b] = k, cfg = {a: 1};", "let [a, b] = k;", id="beside a pattern"),
    pytest.param(
        "var a = 1,\n      cfg = {a: 1},\n      b;", "var a = 1,\n      b;", id="lines: middle"
    ),
    pytest.param(
        "var cfg = {a: 1},\n      a = 1,\n      b;", "var a = 1,\n      b;", id="lines: start"
    ),
    pytest.param(
        "var a = 1,\n      b,\n      cfg = {a: 1};", "var a = 1,\n      b;", id="lines: end"
    ),
    pytest.param(
        "var a = 1\n    , cfg = {a: 1}\n    , b;", "var a = 1\n    , b;", id="comma first: middle"
    ),
    pytest.param(
        "var cfg = {a: 1}\n    , a = 1\n    , b;", "var a = 1\n    , b;", id="comma first: start"
    ),
    pytest.param(
        "var a = 1\n    , b\n    , cfg = {a: 1};", "var a = 1\n    , b;", id="comma first: end"
    ),
    pytest.param(
        "var a = 1, // one\n      cfg = {a: 1},\n      b; // two",
        "var a = 1, // one\n      b; // two",
        id="the comment beside the one before",
    ),
    pytest.param(
        "var a = 1, // one\n      cfg = {a: 1};",
        "var a = 1; // one",
        id="that, at the end: the semicolon comes before it",
    ),
    pytest.param(
        "var a = 1 // one\n    , cfg = {a: 1};",
        "var a = 1; // one",
        id="that, with the comma first",
    ),
    pytest.param(
        "var a = 1, // one\n      cfg = {a: 1}",
        "var a = 1 // one",
        id="that, without a semicolon",
    ),
    pytest.param(
        "var cfg = {a: 1},\n      // about a\n      a = 1,\n      b;",
        "// about a\n  var a = 1,\n      b;",
        id="the comment above the one that becomes the first",
    ),
    pytest.param(
        "var a = 1,\n\n      cfg = {a: 1},\n\n      b;",
        "var a = 1,\n\n      b;",
        id="blank lines between",
    ),
    pytest.param(
        "var a = 1, cfg = {a: 1}\n  ;[a].map(k)", "var a = 1\n  ;[a].map(k)", id="a far semicolon"
    ),
]

BROUGHT = [
    pytest.param(
        "var a = 1,\n      // c\n      cfg = {a: 1}, // d\n      b;",
        "// c\nconst CFG = {a: 1}; // d\n",
        "var a = 1,\n      b;",
        id="in the middle",
    ),
    pytest.param(
        "var a = 1,\n      // c\n      cfg = {a: 1}; // d",
        "// c\nconst CFG = {a: 1}; // d\n",
        "var a = 1;",
        id="at the end",
    ),
    pytest.param(
        "// c\n  var cfg = {a: 1}, // d\n      b;",
        "// c\nconst CFG = {a: 1}; // d\n",
        "var b;",
        id="at the start",
    ),
    pytest.param(
        "var a = 1 // one\n    // c\n    , cfg = {a: 1} // d\n    , b;",
        "// c\nconst CFG = {a: 1}; // d\n",
        "var a = 1 // one\n    , b;",
        id="comma first",
    ),
    pytest.param(
        "var a = 1, // one\n      // c\n      cfg = {a: 1}; // d",
        "// c\nconst CFG = {a: 1}; // d\n",
        "var a = 1; // one",
        id="beside the comment of another",
    ),
]


def within(declaration: str) -> str:
    """A function with `declaration`."""
    return f"function f(k) {{\n  k();\n  {declaration}\n  return cfg[k];\n}}\n"


@pytest.mark.parametrize("declaration", STAYS)
def test_it_stays(declaration: str) -> None:
    result = fixed(within(declaration), {"literal": "{a: 1}"})
    assert "return cfg[k]" in result
    assert declaration.replace("{a: 1}", "CFG") in result


@pytest.mark.parametrize("eol", ["\n", "\r\n"])
@pytest.mark.parametrize(("declaration", "left"), GOES)
def test_it_goes(declaration: str, left: str, eol: str) -> None:
    result = fixed(within(declaration).replace("\n", eol), {"literal": "{a: 1}"})
    wanted = within(left).replace("cfg[k]", "CFG[k]").replace("\n", eol)
    assert result == f"const CFG = {{a: 1}};{eol}{eol}{wanted}"


@pytest.mark.parametrize(("declaration", "brought", "left"), BROUGHT)
def test_its_comments_move_along(declaration: str, brought: str, left: str) -> None:
    result = fixed(within(declaration), {"literal": "{a: 1}"})
    assert result == brought + "\n" + within(left).replace("cfg[k]", "CFG[k]")


SEVERAL = [
    pytest.param("let a = [1], b = [2], c = 3;", "let c = 3;", id="the first two"),
    pytest.param("let c = 3, a = [1], b = [2];", "let c = 3;", id="the last two"),
    pytest.param("let a = [1], c = 3, b = [2];", "let c = 3;", id="those at the ends"),
    pytest.param("let d, a = [1], c = 3, b = [2], e;", "let d, c = 3, e;", id="every second"),
    pytest.param("let d, a = [1], b = [2], e;", "let d, e;", id="two in the middle"),
    pytest.param("let a = [1],\n      b = [2];", None, id="all"),
    pytest.param("let a = [1], b = [2];", None, id="all, on one line"),
]


@pytest.mark.parametrize(("declaration", "left"), SEVERAL)
def test_several_go(declaration: str, left: str | None) -> None:
    text = f"function f(k) {{\n  {declaration}\n  return a[k] + b[k];\n}}\n"
    left = "" if left is None else f"  {left}\n"
    result = fixed(
        text,
        {"literal": "[1]", "role": "one one"},
        {"literal": "[2]", "role": "two two"},
    )
    first, second = result.split("\n")[:2]
    names = [line.split()[1] for line in (first, second)]
    assert result == (
        f"const {names[0]} = [1];\nconst {names[1]} = [2];\n\n"
        f"function f(k) {{\n{left}  return {names[0]}[k] + {names[1]}[k];\n}}\n"
    )


def test_all_go_with_their_comments() -> None:
    text = (
        "function f(k) {\n  // one\n  var red = ['r'], // two\n      // three\n"
        "      blue = ['b']; // four\n  return red + blue;\n}\n"
    )
    result = fixed(text, {"literal": "['r']"}, {"literal": "['b']"})
    assert [line for line in result.splitlines() if line] == [
        "// one",
        "const RED = ['r']; // two",
        "// three",
        "const BLUE = ['b']; // four",
        "function f(k) {",
        "  return RED + BLUE;",
        "}",
    ]


def test_a_type_goes_along() -> None:
    text = "function f(k: K) {\n  let a = 1, cfg: T<U> = {a: 1}, b: B;\n  return cfg[k];\n}\n"
    assert fixed(text, {"literal": "{a: 1}"}, language=Language.TS) == (
        "const CFG: T<U> = {a: 1};\n\nfunction f(k: K) {\n  let a = 1, b: B;\n  return CFG[k];\n}\n"
    )
