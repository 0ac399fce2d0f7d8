"""`--add-suppressions`: comments that silence what is found, and change no code."""

import pytest

from allocscan.packs.load import standard_rules
from allocscan.scan import scan
from allocscan.scanning.adding import with_suppressions
from allocscan.settings import Settings
from allocscan.source.file import Language, SourceFile, language_of
from allocscan.suppressions.comment_rules import COMMENT_RULES

TABLE = "{ a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: 9, j: 10 }"
LIST = f"[{TABLE}, {TABLE}]"
SETTINGS = Settings(may_cycle=False, comment_rules=frozenset(COMMENT_RULES))


def added(text: str, reason: str = "", path: str = "a.jsx") -> tuple[str, int]:
    """The text with comments, and how many findings are left."""
    language = language_of(path)
    assert language is not None
    source = SourceFile(path, text.encode(), language)
    report = scan(source, standard_rules(), SETTINGS)
    assert report.findings
    made = with_suppressions(source, report.findings, reason, standard_rules(), SETTINGS)
    again = scan(SourceFile(path, made.content, language), standard_rules(), SETTINGS)
    active = [each for each in again.findings if each.rule not in COMMENT_RULES]
    assert len(active) == len(made.left)
    return made.content.decode(), len(made.left)


NEXT = "// allocscan-disable-next-line"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            f"const f = (k) => {{\n\tconst t = {TABLE};\n\treturn t[k];\n}};\n",
            f"const f = (k) => {{\n\t{NEXT} rebuilt-object -- why\n\tconst t = {TABLE};\n"
            "\treturn t[k];\n};\n",
            id="a local",
        ),
        pytest.param(
            f"const f = (k) => {TABLE}[k];\n",
            f"{NEXT} rebuilt-object -- why\nconst f = (k) => {TABLE}[k];\n",
            id="all on one line",
        ),
        pytest.param(
            f"function f(k) {{\n  return g(\n    {TABLE}[k],\n  );\n}}\n",
            f"function f(k) {{\n  {NEXT} rebuilt-object -- why\n  return g(\n    {TABLE}[k],\n  );\n}}\n",
            id="above the statement",
        ),
        pytest.param(
            f"function f(k) {{\r\n  return {TABLE}[k];\r\n}}\r\n",
            f"function f(k) {{\r\n  {NEXT} rebuilt-object -- why\r\n  return {TABLE}[k];\r\n}}\r\n",
            id="CRLF",
        ),
        pytest.param(
            f"function f(k) {{\n  // eslint-disable-next-line no-x\n  return {TABLE}[k];\n}}\n",
            f"function f(k) {{\n  {NEXT} rebuilt-object -- why\n  // eslint-disable-next-line no-x\n"
            f"  return {TABLE}[k];\n}}\n",
            id="above what another tool reads",
        ),
        pytest.param(
            f"function f(k) {{\n  // the table\n  return {TABLE}[k];\n}}\n",
            f"function f(k) {{\n  // the table\n  {NEXT} rebuilt-object -- why\n  return {TABLE}[k];\n}}\n",
            id="below what people read",
        ),
        pytest.param(
            f"function f(k) {{\n  // eslint-disable-next-line no-x\n\n  return {TABLE}[k];\n}}\n",
            f"function f(k) {{\n  // eslint-disable-next-line no-x\n\n  {NEXT} rebuilt-object -- why\n"
            f"  return {TABLE}[k];\n}}\n",
            id="below what is about a blank line",
        ),
        pytest.param(
            f"const f = (k) => <a b={{{TABLE}[k]}}>\n  text {{{TABLE}[k]}}\n</a>;\n",
            f"{NEXT} rebuilt-object -- why\nconst f = (k) => <a b={{{TABLE}[k]}}>\n  text {{{TABLE}[k]}}\n</a>;\n",
            id="JSX",
        ),
        pytest.param(
            f"class A {{\n  static f = (k) => {TABLE}[k];\n}}\n",
            f"class A {{\n  {NEXT} rebuilt-object -- why\n  static f = (k) => {TABLE}[k];\n}}\n",
            id="a field of a class",
        ),
        pytest.param(
            f"function f(k) {{\r  return {TABLE}[k];\r}}\r",
            f"function f(k) {{\r  {NEXT} rebuilt-object -- why\r  return {TABLE}[k];\r}}\r",
            id="CR",
        ),
        pytest.param(
            f"export default {{\n  a: 1,\n  f: (k) => ({TABLE})[k],\n}};\n",
            f"export default {{\n  a: 1,\n  {NEXT} rebuilt-object -- why\n  f: (k) => ({TABLE})[k],\n}};\n",
            id="a function of an object",
        ),
        pytest.param(
            f"export default {{\n  f: (k) => (\n    {TABLE}\n  )[k],\n}};\n",
            f"export default {{\n  f: (k) => (\n    {NEXT} rebuilt-object -- why\n    {TABLE}\n  )[k],\n}};\n",
            id="a function of an object, of several lines",
        ),
        pytest.param(
            f"const f = () => <a>\n  <b c={{(k) => {TABLE}[k]}} />\n  {{(k) => {TABLE}[k]}}\n</a>;\n",
            f"{NEXT} rebuilt-object -- why\n"
            f"const f = () => <a>\n  <b c={{(k) => {TABLE}[k]}} />\n  {{(k) => {TABLE}[k]}}\n</a>;\n",
            id="within the children of an element",
        ),
        pytest.param(
            f"\ufeffconst f = (k) => {TABLE}[k];\n",
            f"\ufeff{NEXT} rebuilt-object -- why\nconst f = (k) => {TABLE}[k];\n",
            id="byte order mark",
        ),
    ],
)  # fmt: skip
def test_added(before: str, after: str) -> None:
    assert added(before, "  why\n") == (after, 0)


@pytest.mark.parametrize(
    "above",
    [
        pytest.param("/* eslint-disable-next-line\n     no-x */", id="several lines"),
        pytest.param("// cspell:disable-next-line", id="cspell"),
        pytest.param("/* node:coverage ignore next */", id="node"),
        pytest.param("/* c8 ignore next */", id="c8"),
        pytest.param("// $FlowFixMe[incompatible-type]", id="Flow"),
        pytest.param("// @ts-expect-error: it is so", id="TypeScript"),
        pytest.param("// prettier-ignore", id="prettier"),
        pytest.param("// noinspection JSUnusedLocalSymbols", id="IntelliJ"),
        pytest.param("// some-tool-that-nobody-knows", id="unknown"),
        pytest.param("// Stryker disable all", id="two words"),
        pytest.param("/** @type {Table} */", id="a type"),
        pytest.param(
            "// eslint-disable-next-line no-x\n  // and this is why", id="with more below"
        ),
    ],
)
def test_above_what_other_tools_read(above: str) -> None:
    text, left = added(f"function f(k) {{\n  // prose\n  {above}\n  return {TABLE}[k];\n}}\n")
    assert left == 0
    expected = f"// prose\n  {NEXT} rebuilt-object\n  {above}\n  return"
    assert expected in text


@pytest.mark.parametrize(
    "above",
    [
        pytest.param("// the table", id="prose"),
        pytest.param("// TODO: make it small", id="a word before a colon"),
        pytest.param("/* the table\n     of rates */", id="several lines"),
        pytest.param("/** The table. */", id="JSDoc"),
    ],
)
def test_below_what_people_read(above: str) -> None:
    text, left = added(f"function f(k) {{\n  {above}\n  return {TABLE}[k];\n}}\n")
    assert left == 0
    assert f"{above}\n  {NEXT} rebuilt-object\n  return" in text


@pytest.mark.parametrize(
    "first",
    [
        pytest.param("/** @jest-environment jsdom */", id="jest"),
        pytest.param("// @flow strict", id="Flow"),
        pytest.param("/** @format */", id="prettier"),
        pytest.param("#!/usr/bin/env node\n/* @license X */", id="a license below a hashbang"),
        pytest.param("/* eslint-disable no-x */", id="ESLint"),
        pytest.param("#!/usr/bin/env node", id="a hashbang"),
    ],
)
def test_what_must_be_first_stays_first(first: str) -> None:
    text, left = added(f"{first}\nconst f = (k) => {TABLE}[k];\n")
    assert left == 0
    assert text.startswith(f"{first}\n{NEXT} rebuilt-object\nconst")


def test_above_what_is_first_and_about_the_next_line() -> None:
    first = "// eslint-disable-next-line no-x\n"
    text, left = added(f"{first}const f = (k) => {TABLE}[k];\n")
    assert left == 0
    assert text.startswith(f"{NEXT} rebuilt-object\n{first}const")


@pytest.mark.parametrize(
    ("behind", "between"),
    [
        pytest.param(" // eslint-disable-next-line no-x",
                     f"\n  {NEXT} rebuilt-object\n  // eslint-disable-next-line no-x", id="ESLint"),
        pytest.param(" /* a */ // @ts-ignore", f"\n  {NEXT} rebuilt-object\n  /* a */ // @ts-ignore",
                     id="two"),
        pytest.param(" // eslint-disable-line no-x",
                     f" // eslint-disable-line no-x\n  {NEXT} rebuilt-object", id="about its line"),
        pytest.param(" // the table", f" // the table\n  {NEXT} rebuilt-object", id="prose"),
    ],
)  # fmt: skip
def test_comments_behind_code(behind: str, between: str) -> None:
    text, left = added(f"function f(k) {{{behind}\n  return {TABLE}[k];\n}}\n")
    assert (text, left) == (f"function f(k) {{{between}\n  return {TABLE}[k];\n}}\n", 0)


def test_one_that_takes_none_does_not_keep_the_others() -> None:
    plain = f"const f = (k) => {TABLE}[k];\n"
    within = f"const g = (k) => `\n${{(() => {{ return {TABLE}[k]; }})()}}`;\n"
    text, left = added(plain + within + plain.replace("f =", "h ="))
    comment = f"{NEXT} rebuilt-object\n"
    assert (text, left) == (f"{comment}{plain}{within}{comment}{plain.replace('f =', 'h =')}", 1)


def test_nothing_is_added_beside_syntax_errors() -> None:
    text = f"const f = (k) => {TABLE}[k];\nconst a = 1;\nconst b = 2;\nx = @@;\n"
    assert added(text) == (text, 1)


def test_what_is_added_later_is_found() -> None:
    text, _ = added(f"export default {{\n  f: (k) => ({TABLE})[k],\n}};\n")
    more = text.replace("};\n", f"  g: (k) => ({TABLE})[k],\n}};\n")
    report = scan(SourceFile("a.js", more.encode(), Language.JS), standard_rules(), SETTINGS)
    assert [each.function for each in report.findings if each.rule not in COMMENT_RULES] == ["g"]


def test_two_rules_share_a_comment() -> None:
    text, left = added(f"const f = (k) => [{TABLE}[k], g({LIST}.find((x) => x.a === k))];\n")
    assert left == 0
    assert text.startswith(f"{NEXT} rebuilt-array, rebuilt-object\n")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            f"const f = (k) => `\n${{(() => {{ return {TABLE}[k]; }})()}}`;\n",
            id="a line that begins inside a template",
        ),
    ],
)
def test_left_where_a_comment_would_be_text(text: str) -> None:
    assert added(text) == (text, 1)
