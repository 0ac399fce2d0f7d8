"""Where a constant can stand. `§` marks the expected offset; rows without any come first."""

import pytest
from support.analysed import cut, find_site, obstacles_of, placed_of, text_at

from allocscan.sites.obstacles import Because
from allocscan.sites.placing.order import Placed

T = "{ const c = /*@*/{ a: 1, b: 2 }; return c[k]; }"


def obstacles(text: str, placed: Placed) -> list[tuple[Because, str]]:
    """The obstacles with the text that each points at."""
    return [(one.because, text_at(text, one.at)) for one in placed.obstacles]


@pytest.mark.parametrize(
    ("js", "at"),
    [
        pytest.param(
            "export function f(k) { return !{ a: LIMIT }[k]; }\nf('a');\nconst LIMIT = 1;\n",
            "LIMIT",
            id="called above what it needs",
        ),
        pytest.param(
            "export class A { m(k) { return !{ a: LIMIT }[k]; } }\nconst LIMIT = 1;\n",
            "LIMIT",
            id="a class above what it needs",
        ),
        pytest.param(
            "const f = (k) => !{ a: LIMIT }[k];\nf(1);\nconst LIMIT = 1;\n",
            "LIMIT",
            id="a const function that is called before",
        ),
        pytest.param(
            "const f = (k) => !{ a: LIMIT }[k];\nexports.f = f;\nconst LIMIT = 1;\n",
            "LIMIT",
            id="a const function that is handed out before",
        ),
        pytest.param(
            "const f = (k) => !{ a: LIMIT }[k];\nconst LIMIT = f(1) || 1;\n",
            "LIMIT",
            id="a const function that what it needs calls",
        ),
        pytest.param(
            "const f = (k) => !{ a: LIMIT }[k];\nfunction g() { f(1); }\ng();\nconst LIMIT = 1;\n",
            "LIMIT",
            id="a const function that is called before through another",
        ),
        pytest.param(
            "const f = wrap((k) => !{ a: LIMIT }[k]);\nconst LIMIT = 1;\n",
            "LIMIT",
            id="a function that is handed on at once",
        ),
        pytest.param(
            "let f = (k) => !{ a: LIMIT }[k];\nf(1);\nconst LIMIT = 1;\n",
            "LIMIT",
            id="nothing stands below what it needs, called before",
        ),
        pytest.param(
            "const f = (k) => !{ a: LIMIT }[k];\nf(1);\nconst LIMIT = 1;",
            "LIMIT",
            id="the last is called before",
        ),
        pytest.param(
            "let f = (k) => !{ a: LIMIT }[k];\nconst LIMIT = 1;\n",
            "LIMIT",
            id="a function that a `let` holds",
        ),
        pytest.param(
            "function f(k) { return !{ a: LIMIT }[k]; }\nfunction g() { return f('a'); }\ng();\n"
            "const LIMIT = 1;\n",
            "LIMIT",
            id="called through another declaration",
        ),
        pytest.param(
            "function f(k) { return !{ a: LIMIT }[k]; }\nconst o = { f };\nconst LIMIT = 1;\n",
            "LIMIT",
            id="put in an object above what it needs",
        ),
        pytest.param(
            "const LIMIT = 1, f = (k) => !{ a: LIMIT }[k];\n",
            "LIMIT",
            id="in the statement that declares what it needs",
        ),
        pytest.param(
            "(function () { const f = (k) => !{ a: LIMIT }[k]; window.h = () => f(1); })();\n"
            "const LIMIT = 1;\n",
            "LIMIT",
            id="a wrapper above what it needs",
        ),
        pytest.param(
            "/** @jsx h */\nconst h = (k) => !{ a: LIMIT }[k];\nexport const el = <a />;\n"
            "const LIMIT = 1;\nh(1);\n",
            "LIMIT",
            id="a factory that JSX calls before",
        ),
        pytest.param(
            "const { f = (k) => !{ a: LIMIT }[k], LIMIT } = g;\n", "LIMIT", id="in a pattern"
        ),
    ],
)
def test_needed_before_it_is_declared(js: str, at: str) -> None:
    text = js.replace("{ a:", "/*@*/{ a:", 1)
    placed = placed_of(text)
    assert placed.placement is None
    assert obstacles(text, placed) == [(Because.LATER_DECLARATION, at)]


@pytest.mark.parametrize(
    "js",
    [
        pytest.param(
            "export const f = (k) => !{ a: LIMIT }[k];\nconst LIMIT = 1;\n§f(1);\n", id="exported"
        ),
        pytest.param(
            "const f = (k) => !{ a: LIMIT }[k];\nconst LIMIT = 1;\n§f(1);\n", id="called below"
        ),
        pytest.param("const f = (k) => !{ a: K }[k];\nclass K {}\n§f(1);\n", id="a class"),
        pytest.param(
            "const f = (k) => !{ a: LIMIT }[k];\nlog(1);\nconst LIMIT = 1;\n§log(f);\n",
            id="something else between",
        ),
        pytest.param(
            "const f = function (k) { return !{ a: LIMIT }[k]; };\nconst LIMIT = 1;\n§f(1);\n",
            id="a function expression",
        ),
        pytest.param(
            "const f = (k) => !{ a: LIMIT }[k];\nconst LIMIT = 1;\n§", id="nothing stands below"
        ),
        pytest.param(
            "export const f = (k) => !{ a: LIMIT }[k];\nconst LIMIT = 1; // one\n§\n// the end\n",
            id="only comments stand below",
        ),
        pytest.param(
            "const f = (k) => !{ a: LIMIT }[k];\nconst LIMIT = 1;§", id="no line end either"
        ),
        pytest.param(
            "(function () {\n  w.f = 1;\n  const f = (k) => !{ a: LIMIT }[k];\n"
            "  const LIMIT = 1;\n§})();\n",
            id="nothing stands below in a wrapper",
        ),
        pytest.param(
            "(function () { const f = (k) => !{ a: LIMIT }[k]; const LIMIT = 1;§ })();\n",
            id="nothing stands below in a wrapper of one line",
        ),
    ],
)
def test_a_const_function_may_have_its_constant_below(js: str) -> None:
    text, offset = cut(js.replace("{ a:", "/*@*/{ a:", 1))
    placed = placed_of(text)
    assert placed.obstacles == ()
    assert placed.placement is not None
    assert placed.placement.offset == offset


def test_below_an_exported_const_function_an_import_cycle_matters() -> None:
    text = "export const f = (k) => !/*@*/{ a: LIMIT }[k];\nconst LIMIT = 1;\nf(1);\n"
    assert obstacles(text, placed_of(text, may_cycle=True)) == [(Because.IMPORT_CYCLE, "f")]


@pytest.mark.parametrize(
    ("js", "at"),
    [
        pytest.param(f"§export function f(k) {T}\n", "f", id="exported"),
        pytest.param(f"§export default function f(k) {T}\n", "f", id="the default"),
        pytest.param(f"§export async function f(k) {T}\n", "f", id="async"),
        pytest.param(f"§function f(k) {T}\nexport {{ f }};\n", "f", id="exported below"),
        pytest.param(f"export {{ f }};\n§function f(k) {T}\n", "f", id="exported above"),
        pytest.param(f"§function f(k) {T}\nexport {{ f as g }};\n", "f", id="by another name"),
        pytest.param(f"§function f(k) {T}\nexport default f;\n", "f", id="as the default, below"),
        pytest.param(
            f"§function f(k) {T}\nexport function g() {{ return f(1); }}\n",
            "g",
            id="called by an exported one",
        ),
        pytest.param(
            f"§function f(k) {T}\nfunction h() {{ f(1); }}\nexport function g() {{ h(); }}\n",
            "g",
            id="called by one that an exported one calls",
        ),
        pytest.param(
            "§export function f() { return (k) => " + T + "; }\n",
            "f",
            id="inside an exported one",
        ),
    ],
)
def test_an_import_cycle_can_call_a_declaration_early(js: str, at: str) -> None:
    text, offset = cut(js)
    placed = placed_of(text, may_cycle=True)
    assert obstacles(text, placed) == [(Because.IMPORT_CYCLE, at)]
    assert placed.placement is not None
    assert placed.placement.offset == offset
    assert placed_of(text, may_cycle=False).obstacles == ()


HOISTED_DEFAULT = "a default function declaration without a name is hoisted too (D02)"


@pytest.mark.parametrize(
    "js",
    [
        pytest.param(f"export default function (k) {T}\n", id="no name"),
        pytest.param(f"export default async function (k) {T}\n", id="async"),
        pytest.param(
            f"function f(k) {T}\nexport default function () {{ return f(1); }}\n",
            id="called by one",
        ),
    ],
)
def test_a_default_without_a_name_in_a_cycle(js: str) -> None:
    assert placed_of(js, may_cycle=True).obstacles != ()


def test_a_labelled_declaration_is_hoisted_too() -> None:
    placement = placed_of(f"f('a');\nlabel: function f(k) {T}\n", "a.cjs").placement
    assert placement is None or placement.offset == 0


@pytest.mark.parametrize(
    "js",
    [
        pytest.param(f"export const f = (k) => {T};\n", id="a constant"),
        pytest.param(f"export class A {{ m(k) {T} }}\n", id="a class"),
        pytest.param(f"export default {{ m(k) {T} }};\n", id="an object"),
        pytest.param(f"export default (k) => {T};\n", id="a default arrow"),
        pytest.param(f"function f(k) {T}\nf(1);\n", id="a private declaration"),
        pytest.param(
            f"function f(k) {T}\nexport const g = () => f(1);\n", id="called by a constant"
        ),
    ],
)
def test_what_a_cycle_cannot_reach(js: str) -> None:
    assert placed_of(js, may_cycle=True).obstacles == ()


@pytest.mark.parametrize(
    "js",
    [
        # ---------------------------------------------------- function declarations called early
        pytest.param(f"§f('a');\nfunction f(k) {T}\n", id="called above"),
        pytest.param(f"x();\n§f('a');\nfunction f(k) {T}\n", id="called in the second statement"),
        pytest.param(f"§const v = f('a');\nfunction f(k) {T}\n", id="called by an initialiser"),
        pytest.param(f"§setTimeout(f);\nfunction f(k) {T}\n", id="passed on above"),
        pytest.param(f"§const o = {{ f }};\nfunction f(k) {T}\n", id="put in an object above"),
        pytest.param(f"§class A {{ x = f(1); }}\nfunction f(k) {T}\n", id="used by a class above"),
        pytest.param(f"const g = () => f(1);\n§g();\nfunction f(k) {T}\n", id="called by an arrow"),
        pytest.param(f"§const g = h(() => f(1));\nfunction f(k) {T}\n", id="handed to a call"),
        pytest.param(f"§const g = (() => f(1))();\nfunction f(k) {T}\n", id="called at once"),
        pytest.param(
            f"§const g = new (class {{ constructor() {{ f(1); }} }})();\nfunction f(k) {T}\n",
            id="made at once",
        ),
        pytest.param(f"§const g = (k = f(1)) => k;\nfunction f(k) {T}\n", id="a default value"),
        pytest.param(f"§const g = {{ [f(1)]() {{}} }};\nfunction f(k) {T}\n", id="a computed key"),
        pytest.param(
            f"§const g = {{ ...{{ get a() {{ return f(1); }} }} }};\nfunction f(k) {T}\n",
            id="a spread",
        ),
        pytest.param(
            f"§const g = `${{{{ toString() {{ return f(1); }} }}}}`;\nfunction f(k) {T}\n",
            id="a template",
        ),
        pytest.param(
            f"§const {{ g }} = {{ g() {{ f(1); }} }};\nfunction f(k) {T}\n", id="a pattern"
        ),
        pytest.param(f"§g.h = () => f(1);\nfunction f(k) {T}\n", id="stored in another"),
        pytest.param(
            f"§class A {{ static x = 1; m() {{ f(1); }} }}\nfunction f(k) {T}\n",
            id="a class with a static field",
        ),
        pytest.param(
            f"§class A {{ static {{ }} m() {{ f(1); }} }}\nfunction f(k) {T}\n",
            id="a class with a static block",
        ),
        pytest.param(
            f"§class A {{ [x]() {{}} m() {{ f(1); }} }}\nfunction f(k) {T}\n",
            id="a class with a computed key",
        ),
        pytest.param(
            f"§@d class A {{ m() {{ f(1); }} }}\nfunction f(k) {T}\n", id="a decorated class"
        ),
        pytest.param(
            f"§class A {{ @d m() {{ f(1); }} }}\nfunction f(k) {T}\n", id="a decorated method"
        ),
        pytest.param(
            f"§class A extends f(1) {{ m() {{ f(1); }} }}\nfunction f(k) {T}\n",
            id="what a class extends",
        ),
        pytest.param(
            f"class A {{ m() {{ f(1); }} }}\n§new A().m();\nfunction f(k) {T}\n",
            id="a method, called above",
        ),
        pytest.param(
            f"class A {{ m() {{ f(1); }} }}\n§class B extends A {{}}\nfunction f(k) {T}\n",
            id="a method that is inherited",
        ),
        pytest.param(
            f"const o = {{ m() {{ f(1); }} }};\n§o.m();\nfunction f(k) {T}\n",
            id="an object's, called above",
        ),
        pytest.param(
            f"const o = {{ a: [() => f(1)] }};\n§x(o);\nfunction f(k) {T}\n",
            id="an object's, passed on above",
        ),
        pytest.param(
            f"const g = () => f(1);\nconst h = () => g();\n§h();\nfunction f(k) {T}\n",
            id="through two arrows",
        ),
        pytest.param(
            f"const g = () => f(1);\nfunction h() {{ g(); }}\n§h();\nfunction f(k) {T}\n",
            id="through an arrow and a declaration",
        ),
        pytest.param(
            f"const g = () => f(1);\n§const a = <g.h />;\nfunction f(k) {T}\n", id="through JSX"
        ),
        pytest.param(
            f"var g = () => f(1);\n§var g = 1;\nfunction f(k) {T}\n".replace(
                "var g = () =>", "§var g = () =>", 1
            ).replace("\n§var", "\nvar"),
            id="declared twice",
        ),
        pytest.param(
            f"const g = () => f(1);\n§export default g;\nfunction f(k) {T}\n",
            id="through an arrow, the default",
        ),
        # ---------------------------------------------------- only mentioned above
        pytest.param(
            f"const g = () => f(1);\n§function f(k) {T}\ng();\n", id="an arrow that is called below"
        ),
        pytest.param(
            f"class A {{ m() {{ f(1); }} }}\n§function f(k) {T}\nnew A();\n",
            id="a class that is made below",
        ),
        pytest.param(
            f"const o = {{ a: {{ m() {{ f(1); }} }} }};\n§function f(k) {T}\no.a.m();\n",
            id="an object that is used below",
        ),
        pytest.param(
            f"export const g = () => f(1);\n§function f(k) {T}\n", id="an arrow for others"
        ),
        pytest.param(
            f"export class A extends B {{ x = 1; m() {{ f(1); }} }}\nexport {{ y }};\n§function f(k) {T}\n",
            id="a class for others",
        ),
        pytest.param(
            f"function g() {{ f(1); }}\n§g();\nfunction f(k) {T}\n", id="through a declaration"
        ),
        pytest.param(
            f"function g() {{ h(); }}\n§g();\nfunction h() {{ f(1); }}\nfunction f(k) {T}\n",
            id="through two declarations",
        ),
        pytest.param(
            f"function g() {{ f(1); }}\nfunction h() {{ g(); h(); }}\n§h();\nfunction f(k) {T}\n",
            id="through declarations in a circle",
        ),
        pytest.param(f"§export default f;\nfunction f(k) {T}\n", id="the default, above"),
        pytest.param(
            "§make();\nfunction make() { return (k) => " + T + "; }\n", id="inside one called above"
        ),
        pytest.param(f"§if (x) {{ f(1); }}\nfunction f(k) {T}\n", id="called in a block above"),
        pytest.param(f"§for (const k of ks) {T.replace('return', '')}\nf();\n", id="a loop"),
        pytest.param(f"§await f(1);\nfunction f(k) {T}\n", id="top-level await above"),
        pytest.param(
            f"setTimeout(g);\nawait x;\nfunction g() {{}}\n§function f(k) {T}\nf(1);\n",
            id="top-level await of something else",
        ),
        pytest.param(f"§@d(f) class A {{}}\nfunction f(k) {T}\n", id="a decorator above"),
        # ---------------------------------------------------- directly above its own statement
        pytest.param(f"x();\n§function f(k) {T}\nf(1);\n", id="called below"),
        pytest.param(f"x();\n§const f = (k) => {T};\nf(1);\n", id="an arrow"),
        pytest.param(
            f"§f;\nconst f = function (k) {T};\n".replace("§f;\n", "x();\n§"), id="a function"
        ),
        pytest.param(f"x();\n§class A {{ m(k) {T} }}\n", id="a class"),
        pytest.param(
            f"x();\n§class A {{ static {{ A.m(1); }} static m(k) {T} }}\n", id="static block"
        ),
        pytest.param(f"x();\n§const o = {{ m(k) {T} }};\n", id="an object"),
        pytest.param(f"x();\n§if (y) {{ z((k) => {T}); }}\n", id="a block"),
        pytest.param(f"x();\n§export const f = (k) => {T};\n", id="exported"),
        pytest.param(f"x();\n§o.f = (k) => {T};\n", id="an assignment"),
        pytest.param(
            f"x();\n§export {{ g }};\nfunction f(k) {T}\n".replace("§export", "export").replace(
                "function f", "§function f"
            ),
            id="an export list above names another",
        ),
        # ---------------------------------------------------- below what it needs
        pytest.param(
            "const LIMIT = 1;\n§export function f(k) { return !/*@*/{ a: LIMIT }[k]; }\n",
            id="below its need",
        ),
        pytest.param(
            "const LIMIT = 1;\n§f(1);\nfunction f(k) { return !/*@*/{ a: LIMIT }[k]; }\n",
            id="between need and call",
        ),
        pytest.param(
            "§export function f(k) { return !/*@*/{ a: g }[k]; }\nfunction g() {}\n",
            id="functions need nothing",
        ),
        # ---------------------------------------------------- CommonJS (D03)
        pytest.param(
            f"§module.exports = {{ f }};\nconst x = require('x');\nfunction f(k) {T}\n",
            id="exports above requires",
        ),
        pytest.param(
            f"§exports.f = f;\nconst x = require('x');\nfunction f(k) {T}\n",
            id="one export above requires",
        ),
        pytest.param(
            f"const x = require('x');\n§function f(k) {T}\nmodule.exports = {{ f }};\n",
            id="exports below",
        ),
        pytest.param(
            f"const x = require('x');\n§exports.f = function (k) {T};\n",
            id="an exported expression",
        ),
        # ---------------------------------------------------- directives, imports, pragmas
        pytest.param(f"'use strict';\n§f(1);\nfunction f(k) {T}\n", id="below a directive"),
        pytest.param(f"'use strict';\n'use client';\n§function f(k) {T}\n", id="below two"),
        pytest.param(f"#!/usr/bin/env node\n§f(1);\nfunction f(k) {T}\n", id="below a hashbang"),
        pytest.param(
            f"import x from 'x';\nimport y from 'y';\n§export const f = (k) => {T};\n",
            id="below imports",
        ),
        pytest.param(f"/* @jsx h */\n§const f = (k) => {T};\n", id="below a JSX pragma"),
        pytest.param(
            f"/** @jest-environment jsdom */\n§const f = (k) => {T};\n", id="below a test pragma"
        ),
        pytest.param(f"// @ts-check\n§const f = (k) => {T};\n", id="below a checker's pragma"),
        pytest.param(f"// Copyright me\n§const f = (k) => {T};\n", id="below a licence"),
        pytest.param(f"/* eslint-disable no-x */\n§const f = (k) => {T};\n", id="below a linter's"),
        pytest.param(f"/* global x */\n§const f = (k) => {T};\n", id="below globals"),
        pytest.param(
            f"/* About the file. */\n\n§const f = (k) => {T};\n", id="below a comment apart"
        ),
        # ---------------------------------------------------- comments that belong to the statement
        pytest.param(f"x();\n\n§/** What f does. */\nexport function f(k) {T}\n", id="above JSDoc"),
        pytest.param(
            f"x();\n\n§// One\n// two.\nconst f = (k) => {T};\n", id="above line comments"
        ),
        pytest.param(f"x(); // about x\n§const f = (k) => {T};\n", id="a comment behind another"),
        # ---------------------------------------------------- wrappers (D11)
        pytest.param(
            f"(function () {{\n  'use strict';\n§  const f = (k) => {T};\n  f(1);\n}})();\n",
            id="in a wrapper, below its directive",
        ),
        pytest.param(
            f"(function () {{\n§  w.f = () => f(1);\n  function f(k) {T}\n}})();\n",
            id="in a wrapper, above the first use",
        ),
        pytest.param(
            f"(() => {{\n  x();\n§  const f = (k) => {T};\n}})();\n", id="an arrow wrapper"
        ),
        pytest.param(
            f"!function () {{\n  x();\n§  function f(k) {T}\n}}();\n", id="a negated wrapper"
        ),
        pytest.param(
            f"(function () {{\n  x();\n§  function f(k) {T}\n}}).call(this);\n", id="called by call"
        ),
        pytest.param(
            f"define(['x'], function (x) {{\n  x();\n§  return {{ f(k) {T} }};\n}});\n", id="AMD"
        ),
        pytest.param(
            f"(function (m) {{ m(); }})(function () {{\n  x();\n§  return {{ f(k) {T} }};\n}});\n",
            id="UMD",
        ),
        pytest.param(
            f"(() => {{\n  (() => {{\n    x();\n§    const f = (k) => {T};\n  }})();\n}})();\n",
            id="a wrapper in a wrapper",
        ),
        pytest.param(
            f"const v = (function () {{\n§  return (k) => {T};\n}})();\n",
            id="the wrapper of a value",
        ),
        pytest.param(
            f"module.exports = (() => {{\n  x();\n§  return (k) => {T};\n}})();\n",
            id="the wrapper of what is exported",
        ),
        pytest.param(
            f"export default (function () {{\n§  return (k) => {T};\n}})();\n", id="of the default"
        ),
        pytest.param(
            f"(async () => {{\n  await x();\n§  const f = (k) => {T};\n}})();\n", id="asynchronous"
        ),
        pytest.param(
            f"(function () {{\n  x();\n§  for (const k of ks) {T.replace('return', '')}\n}})();\n",
            id="a loop of a wrapper",
        ),
        pytest.param(
            f"(function (r, f) {{ r.x = f(); }}(this, function () {{\n§  return {{ f(k) {T} }};\n}}));\n",
            id="UMD, called inside the parentheses",
        ),
        pytest.param(
            "(function (g, f) {\n  typeof exports === 'object' ? f(exports) : f(g.x = {});\n"
            f"}})(this, (function (exports) {{ 'use strict';\n\n§  exports.f = (k) => {T};\n}}));\n",
            id="UMD as Rollup writes it",
        ),
        pytest.param(
            f"define('a', ['x'], (x) => {{\n§  return {{ f(k) {T} }};\n}});\n", id="AMD with a name"
        ),
        pytest.param(
            "define(function (require, exports, module) {\n  var x = require('x');\n"
            f"§  exports.f = function (k) {T};\n}});\n",
            id="AMD around CommonJS",
        ),
        pytest.param(
            f"require(['x'], function (x) {{\n§  x.f = (k) => {T};\n}});\n", id="AMD's start"
        ),
        pytest.param(f"$(function () {{\n§  x((k) => {T});\n}});\n", id="when the page is ready"),
        pytest.param(
            f"jQuery(document).ready(function ($) {{\n  y();\n§  x((k) => {T});\n}});\n",
            id="when the document is",
        ),
        pytest.param(
            f"document.addEventListener('DOMContentLoaded', () => {{\n§  x((k) => {T});\n}});\n",
            id="when its content is",
        ),
        # ---------------------------------------------------- what is no wrapper
        pytest.param(
            f"§on(function () {{\n  x((k) => {T});\n}});\n", id="a callback is no wrapper"
        ),
        pytest.param(
            f"§const v = g(function () {{\n  return (k) => {T};\n}});\n", id="nor is an argument"
        ),
        pytest.param(
            f"§const v = w || (function () {{\n  return (k) => {T};\n}})();\n",
            id="nor is a part of a value",
        ),
        pytest.param(
            f"§$('a', function () {{\n  x((k) => {T});\n}});\n", id="nor is jQuery's other callback"
        ),
        pytest.param(
            f"§$(a).ready(function () {{\n  x((k) => {T});\n}});\n", id="nor what waits for a"
        ),
        pytest.param(
            f"§b.addEventListener('click', function () {{\n  x((k) => {T});\n}});\n",
            id="nor is a listener",
        ),
        pytest.param(
            f"§require(x, function () {{\n  x((k) => {T});\n}});\n", id="nor what is given"
        ),
        pytest.param(
            f"§(function (ms) {{ ms[0](); }})([function (m, e) {{\n  e.f = (k) => {T};\n}}]);\n",
            id="nor is a module of webpack's",
        ),
        pytest.param(
            f"§(function (exports, require) {{\n  exports.f = (k) => {T};\n}});\n",
            id="nor is a function that nothing here calls",
        ),
        pytest.param(
            f"§if (y) (function () {{ x((k) => {T}); }})();\n", id="nor is a conditional one"
        ),
    ],
)
def test_offset(js: str) -> None:
    text, offset = cut(js)
    placed = placed_of(text)
    assert placed.obstacles == ()
    assert placed.placement is not None
    assert placed.placement.offset == offset


@pytest.mark.parametrize(
    "ts",
    [
        pytest.param(f"x();\n§function f(k: 1): 1;\nfunction f(k: any) {T}\n", id="overloads"),
        pytest.param(
            "x();\n§export function f(k: 1);\nexport function f(k: 2);\n"
            f"export function f(k: any) {T}\n",
            id="exported overloads",
        ),
        pytest.param(
            f"x();\n§/** Doc. */\nfunction f(k: 1): 1;\nfunction f(k: any) {T}\n",
            id="overloads with JSDoc",
        ),
        pytest.param(f"x();\n§@d\nclass A {{ m(k: any) {T} }}\n", id="a decorator"),
        pytest.param(
            f"x();\n§@d()\nexport class A {{ m(k: any) {T} }}\n", id="a decorator of an export"
        ),
        pytest.param(f"x();\n§abstract class A {{ m(k: any) {T} }}\n", id="an abstract class"),
        pytest.param(
            f"x();\nexport namespace N {{\n§  export const f = (k: any) => {T};\n}}\n",
            id="a namespace",
        ),
        pytest.param(
            f"namespace A.B {{\n  x();\n§  /** Doc. */\n  function f(k: any) {T}\n}}\n",
            id="a namespace of two names",
        ),
        pytest.param(
            f"module N {{\n§  f(1);\n  function f(k: any) {T}\n}}\n", id="a module of the old kind"
        ),
        pytest.param(
            f"namespace N {{ namespace M {{\n§  class A {{ m(k: any) {T} }}\n}} }}\n",
            id="a namespace in a namespace",
        ),
        pytest.param(
            f"namespace N {{\n§  export function h() {{ return f(1); }}\n  N.h();\n"
            f"  function f(k: any) {T}\n}}\n",
            id="called through what a namespace exports",
        ),
        pytest.param(
            f"namespace N {{\n  x();\n§  export const o = {{ m() {{ return f(1); }} }};\n  N.o.m();\n"
            f"  function f(k: any) {T}\n}}\n",
            id="called through an object that a namespace exports",
        ),
        pytest.param(
            f"namespace N {{\n  function g() {{ return f(1); }}\n§  export function h() {{ g(); }}\n"
            f"  N.h();\n  function f(k: any) {T}\n}}\n",
            id="called through what leads to it from a namespace's export",
        ),
        pytest.param(
            "enum E { A = 1 }\n§export function f(k: any) { return !/*@*/{ a: E.A }[k as 'a']; }\n",
            id="below its enum",
        ),
        pytest.param(f"type F = typeof f;\n§function f(k: any) {T}\nf(1);\n", id="a type above"),
        pytest.param(
            f"let g: typeof f;\n§function f(k: any) {T}\nf(1);\n", id="a type query above"
        ),
    ],
)
def test_offset_in_typescript(ts: str) -> None:
    text, offset = cut(ts)
    placed = placed_of(text, "a.ts")
    assert placed.obstacles == ()
    assert placed.placement is not None
    assert placed.placement.offset == offset


@pytest.mark.parametrize(
    ("js", "indent", "in_wrapper"),
    [
        pytest.param(f"§const f = (k) => {T};\n", b"", False, id="no indent"),
        pytest.param(f"x(); §const f = (k) => {T};\n", b"", False, id="in the middle of a line"),
        pytest.param(f"x();\r\n§const f = (k) => {T};\r\n", b"", False, id="CRLF"),
        pytest.param(f"x();\r§const f = (k) => {T};\r", b"", False, id="CR"),
        pytest.param(f"\ufeff§const f = (k) => {T};\n", b"", False, id="behind a BOM"),
        pytest.param(
            f"(function () {{\n\tx();\n§\tconst f = (k) => {T};\n}})();\n", b"\t", True, id="tab"
        ),
        pytest.param(
            f"(function () {{\n    x();\n§    const f = (k) => {T};\n}})();\n",
            b"    ",
            True,
            id="spaces",
        ),
        pytest.param(f"(function () {{ §const f = (k) => {T}; }})();\n", b"", True, id="one line"),
    ],
)
def test_line_and_indent(js: str, indent: bytes, in_wrapper: bool) -> None:
    text, offset = cut(js)
    placement = placed_of(text).placement
    assert placement is not None
    assert (placement.offset, placement.indent, placement.in_wrapper) == (
        offset,
        indent,
        in_wrapper,
    )


@pytest.mark.parametrize(
    "ts",
    [
        pytest.param("export const LIMIT = 1;", id="what a namespace exports"),
        pytest.param("export let LIMIT = 1;", id="what a namespace exports and may change"),
    ],
)
def test_what_leaves_a_namespace_is_no_constant(ts: str) -> None:
    text = (
        f"namespace N {{ {ts} export const f = (k: any) => !/*@*/{{ a: LIMIT, b: 1, c: 2 }}[k]; }}"
    )
    assert find_site(text, "a.ts") is None


@pytest.mark.parametrize(
    "js",
    [
        pytest.param(
            "(function () { return 1; })();\nfunction f(k) { T }\n", id="beside a wrapper"
        ),
        pytest.param(
            "(function (e) { e.f = (k) => { T }; });\n", id="a function that is not called"
        ),
        pytest.param("on(function () { x((k) => { T }); });\n", id="a callback"),
        pytest.param("run([function () { x((k) => { T }); }]);\n", id="a list of functions"),
        pytest.param("run({ 1: function () { x((k) => { T }); } });\n", id="a table of functions"),
        pytest.param("{ let f = (k) => { T }; }\n", id="a block"),
        pytest.param("new (function () { this.f = (k) => { T }; })();\n", id="a constructor"),
    ],
)
def test_a_script_shares_what_is_at_its_top(js: str) -> None:
    text = js.replace("T", "const c = /*@*/{ a: 1, b: 2, d: 3 }; return c[k];")
    assert Because.GLOBAL_SCRIPT in [because for because, _ in obstacles_of(text, "a.js")]


def test_a_script_with_a_namespace_shares_nothing() -> None:
    text = "namespace N {\n  function f(k: any) { return /*@*/[{ a: 1 }, 2, 3, 4].at(k); }\n}\n"
    assert obstacles_of(text, "a.ts") == []


AFTER_IMPORTS = [
    pytest.param(f"import a from 'a';\n§\nx();\n\nconst f = (k) => {T};\n", id="an import"),
    pytest.param(
        f"import a from 'a'; // a\n// b\nimport b from 'b';\n§\n// ---- x ----\nx();\n"
        f"const f = (k) => {T};\n",
        id="comments between imports",
    ),
    pytest.param(
        f"'use client';\nimport a from 'a';\nexport const A = 1;\nimport {{ b }} from 'b';\n§\n"
        f"x();\nconst f = (k) => {T};\n",
        id="the last of them",
    ),
    pytest.param(
        f"const a = require('a'),\n  {{ b }} = require('b').c;\nrequire('d');\n§x();\n"
        f"const f = (k) => {T};\n",
        id="requires",
    ),
    pytest.param(
        f"import a from 'a';\n\nconst A = 1;\nconst B = {{\n  a: 1,\n}}; // b\n§\nx();\n"
        f"const f = (k) => {T};\n",
        id="below the constants there",
    ),
    pytest.param(
        f"import a from 'a';\n§\n\nconst A = 1;\nx();\nconst f = (k) => {T};\n",
        id="not below constants further down",
    ),
    pytest.param(
        f"import a from 'a';\n§f(1);\nimport b from 'b';\nconst f = (k) => {T};\n",
        id="not below imports further down",
    ),
    pytest.param(
        "import a from 'a';\nconst LIMIT = 1;\n§x();\nconst f = (k) => !/*@*/{ a: LIMIT }[k];\n",
        id="below what it needs",
    ),
    pytest.param(f"§x();\nconst f = (k) => {T};\n", id="no imports"),
    pytest.param(
        f"const a = require('a');\nconst {{ b }} = a.b;\nlet c;\n\nconst d = require('d');\n"
        f"const e = d.e;\n\nconst A = 1;\n§\nx();\nconst f = (k) => {T};\n",
        id="below names for parts of imports",
    ),
    pytest.param(f"'use strict';\n§\nx();\nconst f = (k) => {T};\n", id="directives"),
    pytest.param(
        f"(function () {{\n  'use strict';\n§\n  x();\n  const f = (k) => {T};\n}})();\n",
        id="in a wrapper",
    ),
    pytest.param(
        f"define(function (require) {{\n  var a = require('a');\n§  x();\n  var f = (k) => {T};\n}});\n",
        id="below requires in a wrapper",
    ),
    pytest.param(
        "import a from 'a';\nx();\nconst LIMIT = y();\nz();\n"
        "const f = (k) => !/*@*/{ a: LIMIT }[k];\n",
        id="what it needs stands further down",
    ),
    pytest.param(
        f"import a from 'a';\nconst A = [f(1)];\nimport b from 'b';\nfunction f(k) {T}\n",
        id="a constant between imports calls the function",
    ),
]


@pytest.mark.parametrize("js", AFTER_IMPORTS)
def test_after_the_imports(js: str) -> None:
    text, offset = cut(js)
    placement = placed_of(text).placement
    assert placement is not None
    assert (placement.head and placement.head.offset) == offset
    assert placement.head is None or placement.head.offset <= placement.offset


@pytest.mark.parametrize(
    "js",
    [
        pytest.param(f"§export const g = () => f(1);\nx();\nfunction f(k) {T}\n", id="an arrow"),
        pytest.param(f"§export class A {{ m() {{ f(1); }} }}\nfunction f(k) {T}\n", id="a class"),
        pytest.param(f"§const g = () => f(1);\nexport {{ g }};\nfunction f(k) {T}\n", id="below"),
    ],
)
def test_in_a_cycle_others_can_call_what_is_exported_at_once(js: str) -> None:
    text, offset = cut(js)
    placed = placed_of(text, may_cycle=True)
    assert placed.obstacles == ()
    assert placed.placement is not None
    assert placed.placement.offset == offset


def test_a_namespace_is_reached_by_nobody_before_it_runs() -> None:
    text, offset = cut(f"export namespace N {{\n§  export function f(k: any) {T}\n}}\n")
    placed = placed_of(text, "a.ts", may_cycle=True)
    assert placed.obstacles == ()
    assert placed.placement is not None
    assert placed.placement.offset == offset
