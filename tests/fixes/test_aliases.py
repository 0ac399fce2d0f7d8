"""Locals that give way: what a program does stays the same. Whole fixes, run in Node."""

import re

import pytest
from support.differential import assert_same_behaviour

TABLE = "{ a: 1, b: 2, c: 3, d: 4 }"

STAY = [
    pytest.param("if (k) t; let t = TABLE; return t[k];", id="let, read above: it throws"),
    pytest.param("const r = t && t[k]; var t = TABLE; return r;", id="var, read above: undefined"),
    pytest.param("if (k === 'a') { var t = TABLE; } return t && t[k];", id="var of a branch"),
    pytest.param(
        "let r = []; for (let i = 0; i < 2; i++) { r.push(typeof t); var t = TABLE; r.push(t[k]); }"
        " return r;",
        id="var, read in the next turn",
    ),
    pytest.param(
        "switch (k) { case 'a': let t = TABLE; return t[k]; default: return t[k]; }",
        id="let, read in another case: it throws",
    ),
    pytest.param(
        "const r = h(); var t = TABLE; function h() { return typeof t; } return [r, t[k]];",
        id="var, read in a function declaration that is called above",
    ),
    pytest.param(
        "try { h(); } catch (e) { log(e.name); } const t = TABLE; function h() { return t.a; } "
        "return t[k];",
        id="const, read in one: it throws",
    ),
    pytest.param(
        "const g = (v = () => t) => v; const v = g(); try { v(); } catch (e) { log(e.name); } "
        "let t = TABLE; return v()[k];",
        id="read in a default above",
    ),
    pytest.param("let t = TABLE; const r = t[k]; t = { a: 9 }; return [r, t.a];", id="written"),
    pytest.param(
        "let t = TABLE; 'use strict'; return [t[k], typeof this];",
        id="the string below would become a directive",
    ),
    pytest.param("var t = TABLE; const r = t[k]; var t = { a: 9 }; return [r, t.a];", id="twice"),
    pytest.param(
        "try { throw 1; } catch (t) { var t = TABLE; log(t[k]); } return typeof t;",
        id="a catch parameter",
    ),
]

GO = [
    pytest.param("let t = TABLE; return t[k];", id="let"),
    pytest.param("var t = TABLE; return t[k];", id="var"),
    pytest.param("let a = 1, t = TABLE, b; return [a, t[k], b];", id="one of several"),
    pytest.param("let t = TABLE, b = t[k], c = () => t.a; return [b, c()];", id="read beside it"),
    pytest.param(
        "var a = 1\n    , t = TABLE\n    , b = 2\n  return [a, t[k], b]", id="comma first"
    ),
    pytest.param(
        "let a = 1,\n      t = TABLE\n  ;[a].forEach(log)\n  return t[k]", id="far semicolon"
    ),
    pytest.param("log(k)\n  let t = TABLE\n  return t[k]", id="no semicolons"),
    pytest.param("for (const i of [1, 2]) { var t = TABLE; log(t[k], i); }", id="var of a loop"),
    pytest.param(
        "const r = []; for (let i = 0; i < 2; i++) { let t = TABLE; r.push(() => t[k] + i); } "
        "return r.map((one) => one());",
        id="closures of a loop",
    ),
    pytest.param(
        "switch (k) { case 'a': { let t = TABLE; return t[k]; } }", id="a block of a case"
    ),
    pytest.param("switch (k) { case 'a': var t = TABLE; return t[k]; }", id="a case"),
    pytest.param(
        "const t = TABLE; log(h()); function h() { return t[k]; }", id="a declaration called below"
    ),
    pytest.param(
        "var t = TABLE; const g = (v = t[k]) => v; return g();", id="a parameter's default below"
    ),
    pytest.param("let t = TABLE; return Object.keys({ ...t, t }.t);", id="a shorthand property"),
    pytest.param("let t = TABLE; { let t = 2; log(t); } return t[k];", id="another of its name"),
    pytest.param("let t = TABLE; return `${t[k]}` + ((t) => t)(3);", id="a parameter of its name"),
]


def program(body: str) -> bytes:
    """A program that calls a function of that body with several keys."""
    text = body.replace("TABLE", TABLE)
    return (
        "const log = (...all) => console.log(...all);\n"
        f"function f(k) {{\n  {text}\n}}\n"
        "for (const k of ['a', 'b', 'zz', 'a']) {\n"
        "  try { log(JSON.stringify(f.call(5, k))); } catch (e) { log(e.name); }\n}\n"
    ).encode()


@pytest.mark.parametrize("name", ["main.mjs", "main.cjs"])
@pytest.mark.parametrize("body", STAY)
def test_the_local_stays(body: str, name: str) -> None:
    fixed = assert_same_behaviour(program(body), name)
    assert re.search(rb"\b(const|let|var) t = ", fixed), fixed.decode()


@pytest.mark.parametrize("name", ["main.mjs", "main.cjs"])
@pytest.mark.parametrize("body", GO)
def test_the_local_goes(body: str, name: str) -> None:
    fixed = assert_same_behaviour(program(body), name)
    assert fixed.count(TABLE.encode()) == 1
    function = fixed[fixed.index(b"function f(k)") :]
    assert TABLE.encode() not in function
    assert b"t = " not in function.replace(b"let t = 2", b"")
