"""Where a constant can stand: directly above the statement that needs it, and below what that needs.

`§` marks the expected offset.
"""

import pytest
from support.analysed import cut, placed_of
from support.placing import T, free_offset


@pytest.mark.parametrize(
    "js",
    [
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
        pytest.param(f"§for (const k of ks) {T.replace('return', '')}\nf();\n", id="a loop"),
        pytest.param(f"x();\n§export const f = (k) => {T};\n", id="exported"),
        pytest.param(f"x();\n§export\nfunction f(k) {T}\n", id="export on a line of its own"),
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
    ],
)
def test_offset(js: str) -> None:
    text, offset = cut(js)
    assert free_offset(text) == offset


def test_a_labelled_declaration_is_hoisted_too() -> None:
    placement = placed_of(f"f('a');\nlabel: function f(k) {T}\n", "a.cjs").placement
    assert placement is None or placement.offset == 0


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
