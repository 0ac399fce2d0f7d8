"""Which names show a file's habits."""

import pytest
from support.analysed import read

from allocscan.sites.module_constants import constant_names, table_names


@pytest.mark.parametrize(
    ("text", "constants", "tables"),
    [
        pytest.param("const fs = require('fs');", (), (), id="a module"),
        pytest.param("const f = () => [1];", (), (), id="a function"),
        pytest.param("function f() { const A = [1]; }", (), (), id="inside a function"),
        pytest.param("{ const A = [1]; }", (), (), id="inside a block"),
        pytest.param("const { A } = { A: 1 };", (), (), id="taken apart"),
        pytest.param("let a = 1;", (), (), id="a variable"),
        pytest.param("let a = [1]; a = [2];", (), (), id="written again"),
        pytest.param("const cache = {};", ("cache",), (), id="nothing in it"),
        pytest.param("const api = { f() {} };", ("api",), (), id="methods in it"),
        pytest.param("const api = { f: () => 1 };", ("api",), (), id="functions in it"),
        pytest.param("const a = g([1]);", (), (), id="what a call gives"),
        pytest.param("const MAX = 1;", ("MAX",), (), id="a number"),
        pytest.param("const A = [1];", ("A",), ("A",), id="a list"),
        pytest.param("const A = Object.freeze({ a: 1 });", ("A",), ("A",), id="frozen"),
        pytest.param("const A = new Set([1]);", ("A",), ("A",), id="a Set"),
        pytest.param("const A = /a/;", (), ("A",), id="a regular expression"),
        pytest.param("var a = { b: 1 };", (), ("a",), id="a var that stays"),
        pytest.param("export const A = [1], B = 'b';", ("A", "B"), ("A",), id="exported"),
        pytest.param("(function () { const A = [1]; })();", ("A",), ("A",), id="in a wrapper"),
        pytest.param("(function () { var a = [1]; })();", (), ("a",), id="a var in a wrapper"),
        pytest.param("g(function () { const A = [1]; });", (), (), id="in no wrapper"),
    ],
)
def test_names(text: str, constants: tuple[str, ...], tables: tuple[str, ...]) -> None:
    syntax, scopes = read(text)
    assert constant_names(syntax, scopes) == constants
    assert table_names(syntax, scopes) == tables
