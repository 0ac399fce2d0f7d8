"""What a comment belongs to. `§` marks where the statement under test begins with its comments:
a constant goes there, so that nothing comes between the two."""

import pytest
from support.analysed import cut, placed_of

F = "function format(k) { const c = /*@*/{ a: 1, b: 2 }; return c[k]; }"


def _check(js: str, path: str = "format.js") -> None:
    text, offset = cut(js.replace("F;", F))
    placement = placed_of(text, path).placement
    assert placement is not None
    assert placement.offset == offset, text[: placement.offset] + "§" + text[placement.offset :]


@pytest.mark.parametrize(
    "js",
    [
        pytest.param("x();\n\n§/** Doc. */\nF;\n", id="JSDoc"),
        pytest.param("x();\n\n§/** Doc. */\n\nF;\n", id="JSDoc above a blank line"),
        pytest.param("x();\n\n§/*!\n * ignore\n */\n\nF;\n", id="JSDoc that is not shown"),
        pytest.param("x();\n\n§/** Doc. */\n\n// And.\nF;\n", id="JSDoc above another comment"),
        pytest.param("x();\n\n§// One\n// two.\nF;\n", id="line comments"),
        pytest.param("x();\n\n§// One\n/* two */\n/** three */\nF;\n", id="all of them"),
        pytest.param("x();\n\n§/* Why. */ F;\n", id="on its line"),
        pytest.param("x();\n\n§// Checks the license field.\nF;\n", id="speaks of licences"),
        pytest.param("x();\n\n§/** Copyright of an image. */\nF;\n", id="speaks of copyright"),
        pytest.param("x();\n\n§/** What eslint-disable does. */\nF;\n", id="speaks of a linter"),
        pytest.param("x();\n\n§// global state of x\nF;\n", id="speaks of something global"),
        pytest.param("x();\n\n§// prettier output\nF;\n".replace("prettier", "pretty"), id="prose"),
        pytest.param("x();\n\n§// ------\n// Formats.\n// ------\nF;\n", id="a framed text"),
        pytest.param("x();\n\n§// eslint-disable-next-line y\n\nF;\n", id="for the next line"),
        pytest.param("x();\n\n§// prettier-ignore\nF;\n", id="for a formatter"),
        pytest.param("x();\n\n§// @ts-expect-error: y\nF;\n", id="for a type checker"),
        pytest.param("x();\n\n§/* istanbul ignore next */\nF;\n", id="for a coverage tool"),
        pytest.param("x();\n\n§/** Doc. */\n// @ts-ignore\nF;\n", id="JSDoc above one for a tool"),
        pytest.param("§/** Doc. */\n// @ts-ignore\nF;\n", id="and at the start of the file"),
        pytest.param(
            "x();\n\n§/** Doc. */\n/* eslint-disable y */\nF;\n", id="JSDoc above a range"
        ),
        pytest.param("x();\n\n§/** Doc. */ /** More. */ F;\n", id="two on its line"),
        pytest.param("x();\n\n§/* Note. */ /** Doc. */ F;\n", id="two of two kinds"),
        pytest.param("x();\n\n§/* a */ /* b */ /* c */\nF;\n", id="three on one line"),
        pytest.param("x();\n\n§/* a */ /* b\n */ // c\nF;\n", id="lines that comments share"),
        pytest.param("x();\n\n§// One.\n/* Two. */ /** Doc. */ F;\n", id="above two on a line"),
        pytest.param(
            "x();\n\n§/** Doc. */ // eslint-disable-next-line\nF;\n", id="for a linter beside JSDoc"
        ),
        pytest.param("x(); §/** Doc. */ F;\n", id="on a line with another statement"),
        pytest.param("x(); §/* a */ /** Doc. */ F;\n", id="both of them there"),
        pytest.param("x();\n\n§/* ---- a ---- */ F;\n", id="no title, on its line"),
        pytest.param("x();\n\n§/* #__NO_SIDE_EFFECTS__ */\nF;\n", id="for a bundler"),
        pytest.param("x();\n\n§/*#__PURE__*/ F;\n", id="for a bundler, on its line"),
        pytest.param("x();\n\n§//#__NO_SIDE_EFFECTS__\nF;\n", id="in a line comment"),
        pytest.param("x();\n\n§/* @__NO_SIDE_EFFECTS__ */\n\nF;\n", id="above a blank line"),
        pytest.param("x();\n\n§/** Doc. */\n/* #__NO_SIDE_EFFECTS__ */\nF;\n", id="JSDoc above it"),
        pytest.param("x();\n\n§/* #__NO_SIDE_EFFECTS__ */\n/** Doc. */\nF;\n", id="JSDoc below it"),
        pytest.param(
            "x();\n\n§/* Adapted from y. */\n/* eslint-disable max-statements */\nF;\n",
            id="above what switches a linter off",
        ),
        pytest.param(
            "x();\n\n§// Adapted\n// from y.\n// tslint:disable\nF;\n", id="and in line comments"
        ),
        pytest.param("x();\n\n§// tslint:disable-next-line\nF;\n", id="for a linter with a colon"),
        pytest.param(
            "x();\n\n§// tslint:disable-next-line:no-any\n// Why.\nF;\n", id="and one of its rules"
        ),
        # ---------------------------------------------------- what TypeScript attaches
        pytest.param("x();\n\n§/** Doc. */\n\n// why\n\nF;\n", id="JSDoc above a comment apart"),
        pytest.param("x();\n\n§/** Doc. */\n\n\nF;\n", id="JSDoc above two blank lines"),
        pytest.param("x();\n\n§/** Doc. */\n// ---- Title ----\nF;\n", id="JSDoc above a title"),
        pytest.param("x();\n\n§/** Doc. */\n\n// @flow\n\n/* a */\n\nF;\n", id="above a pragma"),
        pytest.param("x();\n\n§// a\n/** Doc. */\n\n/* b */\n\nF;\n", id="what is close to JSDoc"),
        pytest.param(
            "x();\n\n/** No. */\n\n\n§/** Doc. */\n\n// why\n\nF;\n", id="the last JSDoc of two"
        ),
        pytest.param(
            "x();\n\n§/** Doc. */\n\n/** @typedef {A} B */\n\nF;\n", id="above JSDoc of a type"
        ),
        pytest.param("x();\n\n§/** @typedef {A} B */\n/** Doc. */\nF;\n", id="below that"),
        pytest.param("x();\n\n§// @internal\n\nF;\n", id="internal, in a line comment"),
        pytest.param("x();\n\n§/* @internal */\n\n\n/** Doc. */\nF;\n", id="internal, above JSDoc"),
        pytest.param(
            "x();\n\n§/**\n * ----------\n * Doc.\n * @internal\n */\n\nF;\n", id="internal, framed"
        ),
        # ---------------------------------------------------- the first comment of a file
        pytest.param("§/* Formats. */ /** Doc. */ F;\n", id="two on the first line"),
        pytest.param("§/*#__NO_SIDE_EFFECTS__*/\nF;\n", id="for a bundler, first of all"),
        pytest.param("§/** Formats a language: its name. */\nF;\n", id="speaks of languages"),
        pytest.param("/*! L */ §/** Doc. */ F;\n", id="beside a licence"),
        pytest.param("§/**\n * Formats.\n * @param {string} k\n */\nF;\n", id="has parameters"),
        pytest.param("§/**\n * Formats.\n *\n * @returns {a}\n */\n\nF;\n", id="and a blank line"),
        pytest.param("§/** Formats a licence.\n * @param k Copyright */\nF;\n", id="not a licence"),
        pytest.param("§/** Formats. */\nF;\n", id="JSDoc right above"),
        pytest.param("§/** format: of dates */\n\nF;\n", id="names the function"),
        pytest.param("§// Formats.\nF;\n", id="one line right above"),
        pytest.param("/*! L */\n\n§/** Doc. */\nF;\n", id="below a licence"),
        pytest.param("/*! L */\n§/** Doc. */\nF;\n", id="right below a licence"),
        pytest.param("#!/usr/bin/env node\n§/** Doc. */\nF;\n", id="below a hashbang"),
        pytest.param("'use client';\n\n§/** Doc. */\nF;\n", id="below a directive"),
        pytest.param("/** @jsx h */\n§/** Doc. */\nF;\n", id="below a pragma"),
        pytest.param("/* eslint-disable y */ §/** Doc. */\nF;\n", id="beside a range"),
        pytest.param("/*! @license */ §/** @internal */\nF;\n", id="beside a licence, above"),
        pytest.param("/*! L */\n\n§/** Doc. */\n\n// why\n\nF;\n", id="below a licence, and apart"),
        pytest.param("§/** Formats. */\n// why\nF;\n", id="JSDoc above a line"),
        pytest.param("§/** Formats. */\n/* eslint-disable y */\nF;\n", id="JSDoc above a range"),
        pytest.param("§/** @internal */\n\n// why\n\nF;\n", id="internal, first of all"),
    ],
)
def test_it_belongs_to_the_statement(js: str) -> None:
    _check(js)


@pytest.mark.parametrize(
    "js",
    [
        pytest.param("x(); // why\n§F;\n", id="beside another statement"),
        pytest.param("x();\n// apart\n\n§F;\n", id="a line comment above a blank line"),
        pytest.param("x();\n/* apart */\n\n§F;\n", id="a block comment above a blank line"),
        pytest.param("x();\n/** @typedef {A} B */\n\n§F;\n", id="JSDoc of a type"),
        pytest.param(
            "x();\n/**\n * @callback C\n * @param {a} b\n */\n\n§F;\n", id="of a callback"
        ),
        pytest.param("x(); /* why */ // too\n§F;\n", id="two beside another statement"),
        pytest.param("x(); /* why,\nand */ // how\n§F;\n", id="of several lines"),
        pytest.param("x(); // why\n§/** Doc. */ F;\n", id="above a line of two"),
        pytest.param(
            "x();\n// apart\n\n/* eslint-disable y */\n§F;\n", id="above a range and a blank line"
        ),
        pytest.param(
            "x();\n// apart\n/* eslint-disable y */\n\n§F;\n", id="above a range that is apart"
        ),
        pytest.param("x();\n// before\n// #region Formats\n§F;\n", id="above a region"),
        pytest.param("x();\n// before\n/* global y */\n§F;\n", id="above globals"),
        # ---------------------------------------------------- sections
        pytest.param("x();\n\n// ---- Formats ----\n\n§F;\n", id="a title"),
        pytest.param("x();\n\n// ---- Formats ----\n§F;\n", id="a title right above"),
        pytest.param("x();\n\n//=========\n§F;\n", id="a rule"),
        pytest.param("x();\n\n/* ---- Formats ---- */\n§F;\n", id="a title in a block comment"),
        pytest.param("x();\n\n// ─── Formats ───\n§F;\n", id="a title with a drawn line"),
        pytest.param("x();\n\n// #region Formats\n§F;\n", id="a region"),
        pytest.param("x();\n\n//#endregion\n§F;\n", id="the end of a region"),
        pytest.param("x();\n\n// region Formats\n§F;\n", id="a region of another editor"),
        pytest.param(
            "x();\n\n/**\n * --------------------\n * Formats\n * --------------------\n */\n\n§F;\n",
            id="a title in JSDoc",
        ),
        # ---------------------------------------------------- ranges and files
        pytest.param("x();\n/* eslint-disable y */\n§F;\n/* eslint-enable */\n", id="a range"),
        pytest.param("x();\n/* eslint y: 0 */\n§F;\n", id="a linter's rule"),
        pytest.param("/* global x */\n§F;\n", id="globals"),
        pytest.param("// @ts-check\n§F;\n", id="a checker"),
        pytest.param("// @flow strict\n§F;\n", id="Flow"),
        pytest.param("/** @jsx h */\n§F;\n", id="a JSX pragma"),
        pytest.param("/** @jest-environment jsdom */\n§F;\n", id="a test's pragma"),
        # ---------------------------------------------------- headers of files
        pytest.param("/*! format v1 */\n§F;\n", id="a comment to keep"),
        pytest.param("/*! L @internal */\n\n\n§F;\n", id="a comment to keep, internal"),
        pytest.param("/** Things. */\n\n// why\n\n§F;\n", id="a description above a comment apart"),
        pytest.param(
            "/** @file */\n\n§/** Doc. */\n\n// why\n\nF;\n", id="above JSDoc of the function's own"
        ),
        pytest.param("/** @license M */\n// ---- Title ----\n§F;\n", id="above a title"),
        pytest.param("// Copyright me\n§F;\n", id="a copyright"),
        pytest.param("/*! L */ §F;\n", id="a comment to keep, on its line"),
        pytest.param(
            "/*\nLanguage: format\nWebsite: https://format.org/\n*/\n§F;\n", id="names the language"
        ),
        pytest.param("/**\n * Author: me <a@b>\n * Of format.\n */\n§F;\n", id="the author"),
        pytest.param("/* Adapted. */\n/* eslint-disable y */\n§F;\n", id="above a range"),
        pytest.param("/**\n * Licensed under the MIT licence.\n */\n§F;\n", id="a licence"),
        pytest.param("// SPDX-License-Identifier: MIT\n§F;\n", id="SPDX"),
        pytest.param("/**\n * @fileoverview Formats.\n */\n§F;\n", id="an overview"),
        pytest.param("/** @module format */\n\n§F;\n", id="a module"),
        pytest.param("/**\n * format.js: of dates\n */\n§F;\n", id="names the file"),
        pytest.param("// Things for dates\n// and for times.\n§F;\n", id="a description"),
        pytest.param("/*\n * Things for dates.\n */\n§F;\n", id="a description in a block"),
        pytest.param("/**\n * Things for dates.\n */\n\n§F;\n", id="a description apart"),
        pytest.param("#!/usr/bin/env node\n/*\n * Things.\n */\n§F;\n", id="below a hashbang"),
        pytest.param("// Things for dates.\n\n// @ts-check\n\n§F;\n", id="above a pragma"),
        pytest.param("// Things.\n§module.exports = { f(k) { F; } };\n", id="above no declaration"),
        pytest.param("// Things.\n§/* Doc. */\nF;\n", id="above a comment of the function's own"),
    ],
)
def test_it_belongs_to_something_else(js: str) -> None:
    _check(js)


@pytest.mark.parametrize(
    "ts",
    [
        pytest.param(
            "x();\n\n§/** Doc. */\n\n@d()\nexport class A { m(k: any) { F; } }\n", id="class"
        ),
        pytest.param(
            "x();\n\n§/** Doc. */\nexport abstract class A { m(k: any) { F; } }\n", id="abstract"
        ),
        pytest.param(
            "x();\n\n§/** Doc. */\nexport default class { m(k: any) { F; } }\n", id="default"
        ),
        pytest.param("/// <reference types='node' />\n§F;\n", id="a reference"),
        pytest.param(
            "x();\n\n§/** Doc. */\n// @ts-ignore\n@d\nclass A { m(k: any) { F; } }\n", id="tools"
        ),
        pytest.param("declare module 'y' { const a: 1; }\n§F;\n", id="below a declared module"),
    ],
)
def test_in_typescript(ts: str) -> None:
    _check(ts, "format.ts")


def test_in_a_wrapper_nothing_is_the_files_header() -> None:
    _check("(function () {\n§  // One\n  // two.\n  F;\n})();\n")


def test_beside_a_comment_that_stays_the_line_keeps_its_margin() -> None:
    text = f"(function () {{\n  /* eslint y: 0 */ /** Doc. */\n  {F}\n}})();\n"
    placement = placed_of(text, "format.js").placement
    assert placement is not None
    assert (placement.offset, placement.indent) == (text.index("/** Doc"), b"  ")


def test_labels() -> None:
    _check("x();\n\n§// Why.\nlabel: for (;;) { F; }\n", "a.cjs")
