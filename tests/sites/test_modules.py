"""Whose names the top level of a file declares. Scripts, and what is not known, come first."""

import pytest
from support.analysed import read

from allocscan.sites.modules import is_module


def verdict(text: str, path: str, known: bool | None = None) -> bool:
    """Whether the file is proven to be a module; `known` is what was told of it."""
    syntax, scopes = read(text, path)
    return is_module(syntax, scopes, known)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        pytest.param("const x = 1;", "a.js", id="nothing says so"),
        pytest.param("'use strict'; const x = 1;", "a.js", id="strict is no module"),
        pytest.param("", "a.js", id="empty"),
        pytest.param("", "a.ts", id=".ts"),
        pytest.param("", "a.mjs.js", id="mjs in the middle"),
        pytest.param("import('x');", "a.js", id="a dynamic import"),
        pytest.param("const x = load('x');", "a.js", id="another loader"),
        pytest.param("require('x');", "a.js", id="a bare require may be a page's loader"),
        pytest.param("const x = window.require && require('x');", "a.js", id="guarded by &&"),
        pytest.param("const x = y ? require('x') : 1;", "a.js", id="guarded by ?:"),
        pytest.param("try { exports.x = 1; } catch {}", "a.js", id="guarded by try"),
        pytest.param("const x = () => require('x');", "a.js", id="later"),
        pytest.param("const x = require;", "a.js", id="the loader itself"),
        pytest.param("if (x) { module.exports = y; }", "a.js", id="exports under a condition"),
        pytest.param(
            "if (typeof module !== 'undefined') module.exports = y; const x = require('x');",
            "a.js",
            id="guarded by typeof module",
        ),
        pytest.param(
            "typeof exports === 'object' && y; exports.x = 1;", "a.js", id="by typeof exports"
        ),
        pytest.param("typeof define === 'function'; exports.x = 1;", "a.js", id="typeof define"),
        pytest.param("var module = {}; module.exports = 1;", "a.js", id="a module of its own"),
        pytest.param("var exports = {}; exports.x = 1;", "a.js", id="exports of its own"),
        pytest.param("function require() {} const x = require('x');", "a.js", id="its own require"),
        pytest.param("window.module.exports = 1;", "a.js", id="a property called module"),
        pytest.param("var __dirname = '.'; use(__dirname);", "a.js", id="a folder of its own"),
        pytest.param("use(window.__dirname);", "a.js", id="a property called __dirname"),
        pytest.param("typeof __filename; use(__filename);", "a.js", id="guarded by typeof"),
        pytest.param(
            "const y = typeof module ? .5 : 1; exports.x = 1;", "a.js", id="a number behind `?`"
        ),
        pytest.param("// #!/usr/bin/env node\nconst x = 1;", "a.js", id="a hashbang in a comment"),
        pytest.param("function f() { module.exports = 1; }", "a.js", id="inside a function"),
        pytest.param("const x: number = 1;", "a.ts", id="TypeScript without imports (G18)"),
        pytest.param("declare global { var x: 1 }", "a.ts", id="an ambient declaration"),
        pytest.param("module.exports = 1;", "a.ts", id="CommonJS marks say nothing in TypeScript"),
        pytest.param("const x = require('x');", "a.tsx", id="nor a require"),
    ],
)
def test_not_proven(text: str, path: str) -> None:
    assert not verdict(text, path)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("const x = 1;", id="no marks"),
        pytest.param("module.exports = 1;", id="marks"),
    ],
)
def test_what_is_known_counts(text: str) -> None:
    assert not verdict(text, "a.js", known=False)
    assert verdict(text, "a.js", known=True)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        pytest.param("import 'x';", "a.js", id="import"),
        pytest.param("export {};", "a.js", id="an empty export"),
        pytest.param("export const x = 1;", "a.ts", id="export"),
        pytest.param("export * from 'x';", "a.js", id="a re-export"),
        pytest.param("export default 1;", "a.js", id="a default"),
        pytest.param("use(import.meta);", "a.js", id="import.meta"),
        pytest.param("await x;", "a.js", id="await at the top"),
        pytest.param("import type { T } from 'x';", "a.ts", id="a type import"),
        pytest.param("", "a.mjs", id=".mjs"),
        pytest.param("", "a.cjs", id=".cjs"),
        pytest.param("", "a.mts", id=".mts"),
        pytest.param("", "a.cts", id=".cts"),
        pytest.param("module.exports = f;", "a.js", id="module.exports"),
        pytest.param("module.exports.x = f;", "a.js", id="a property of it"),
        pytest.param("exports.x = f;", "a.js", id="exports"),
        pytest.param("const x = require('x');", "a.js", id="const and require"),
        pytest.param("var y = 1, x = require('x');", "a.js", id="the second of two"),
        pytest.param("var x = __toModule(require('x'));", "a.js", id="wrapped"),
        pytest.param("const x = require('x').y(1);", "a.js", id="a part of it"),
        pytest.param("__export(exports, { x: () => y });", "a.js", id="exports, handed on"),
        pytest.param("function f() { return __dirname; }", "a.js", id="__dirname"),
        pytest.param("use(__filename);", "a.js", id="__filename"),
        pytest.param("#!/usr/bin/env node\nconst x = 1;", "a.js", id="started by itself"),
        *(
            pytest.param(f"{text}; module.exports = f;", "a.js", id=text)
            for text in (
                "f(typeof require('module').findPackageJSON === 'function')",
                "f(typeof require ('x'))",
                "f(typeof module.exports.x)",
                "f(typeof module?.exports)",
                "f(typeof exports['x'])",
            )
        ),
    ],
)
def test_module(text: str, path: str) -> None:
    assert verdict(text, path)


def test_an_import_counts_whatever_is_known() -> None:
    assert verdict("import 'x';", "a.js", known=False)


def test_a_longer_word_after_typeof_probes_nothing() -> None:
    text = "const a = require('a');\nif (typeof requiredVersion === 'string') a();\n"
    syntax, scopes = read(text, "a.js")
    assert is_module(syntax, scopes, None)
