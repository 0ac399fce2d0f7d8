"""Which functions around a whole file are wrappers, at whose top a constant stands (D11), and the top
of a script, which all scripts share. `§` marks the expected offset.
"""

import pytest
from support.analysed import cut, obstacles_of
from support.placing import T, free_offset

from allocscan.sites.obstacles import Because


@pytest.mark.parametrize(
    "js",
    [
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
def test_what_is_no_wrapper(js: str) -> None:
    text, offset = cut(js)
    assert free_offset(text) == offset


@pytest.mark.parametrize(
    "js",
    [
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
    ],
)
def test_in_a_wrapper(js: str) -> None:
    text, offset = cut(js)
    assert free_offset(text) == offset


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
