"""Which literals of a file are sites, and what the file as a whole has against a fix."""

import pytest
from support.analysed import (
    is_safe,
    obstacles_of,
    site_of,
    survey_of,
    syntax_of,
    text_at,
)

from allocscan.least import floor_for
from allocscan.settings import Thresholds
from allocscan.sites.floor import FEWEST_LEAVES, Floor
from allocscan.sites.obstacles import Because
from allocscan.sites.survey import survey
from allocscan.sites.verdicts import Contained

BIG = "{ a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: 9, j: 10 }"


def sites_of(text: str, path: str = "a.mjs", floor: Floor | None = None) -> list[str]:
    """The text of every site."""
    found = survey_of(text, path, floor=floor) if floor else survey_of(text, path)
    return [text_at(text, site.span) for site in found.sites]


@pytest.mark.parametrize(
    "js",
    [
        pytest.param("", id="nothing"),
        pytest.param(f"const c = {BIG};", id="at the top level"),
        pytest.param(f"export default {BIG};", id="the default export"),
        pytest.param(f"if (x) {{ f({BIG}); }}", id="in a block of the top level"),
        pytest.param("for (const x of [1, 2, 3, 4]) f(x);", id="the source of a loop"),
        pytest.param("for (let i = [1, 2, 3]; i; ) f();", id="the start of a loop"),
        pytest.param(f"f({BIG}.a);", id="an argument of the top level"),
        pytest.param("function f(k) { return { a: k, b: 1, c: 2, d: 3 }; }", id="one part varies"),
        pytest.param("function f(k) { return [k, [1, 2]]; }", id="too small a part is left"),
        pytest.param("function f() { return { a: 1, b: 2 }; }", id="two leaves"),
        pytest.param("function f() { return {}; }", id="empty"),
    ],
)
def test_no_site(js: str) -> None:
    assert sites_of(js) == []


def test_two_leaves_are_never_a_site() -> None:
    leaves = ", ".join("123456789"[: FEWEST_LEAVES - 1])
    assert sites_of(f"function f() {{ return [{leaves}]; }}") == []
    assert sites_of(f"function f() {{ return [{leaves}, 0]; }}") == [f"[{leaves}, 0]"]


@pytest.mark.parametrize(
    ("js", "sites"),
    [
        pytest.param("function f() { return [1, 2, 3]; }", ["[1, 2, 3]"], id="in a function"),
        pytest.param("for (;;) { g([1, 2, 3]); }", ["[1, 2, 3]"], id="in a loop of the top level"),
        pytest.param("while (g([1, 2, 3]));", ["[1, 2, 3]"], id="in a loop's condition"),
        pytest.param("class A { x = [1, 2, 3]; }", ["[1, 2, 3]"], id="a field"),
        pytest.param(
            "function f() { return [[1, 2], [3, 4]]; }", ["[[1, 2], [3, 4]]"], id="the outermost"
        ),
        pytest.param(
            "function f(k) { return [k, [1, 2, 3], { a: 4, b: 5, c: 6 }]; }",
            ["[1, 2, 3]", "{ a: 4, b: 5, c: 6 }"],
            id="the constant parts of one that varies",
        ),
        pytest.param(
            "let x = 1; x = 2; function f() { return [x, [1, 2, 3]]; }",
            ["[1, 2, 3]"],
            id="the parts of one whose name varies",
        ),
        pytest.param(
            "let x = 1; x = 2; function f() { return { a: [x, 5, 6], b: [1, 2, 3] }; }",
            ["[1, 2, 3]"],
            id="the part beside one that varies",
        ),
        pytest.param(
            "function f() { g([1, 2, 3]); h([4, 5, 6]); }",
            ["[1, 2, 3]", "[4, 5, 6]"],
            id="in source order",
        ),
        pytest.param(
            "function f() { return { a: 1, b: 2, m: (k) => [1, 2, 3] }; }",
            ["{ a: 1, b: 2, m: (k) => [1, 2, 3] }", "[1, 2, 3]"],
            id="what a function of it makes when it is called",
        ),
        pytest.param(
            "const A = { a: 1, b: 2, c: 3 }, B = [4, 5, 6]; function f() { g({ ...A }, [...B]); }",
            [],
            id="not a copy of constants, which is made to be changed",
        ),
        pytest.param(
            "const A = { a: 1, b: 2 }; function f() { g({ ...A, x: 1, y: 2, z: 3 }); }",
            ["{ ...A, x: 1, y: 2, z: 3 }"],
            id="a constant with another in it",
        ),
    ],
)
def test_sites(js: str, sites: list[str]) -> None:
    assert sites_of(js) == sites


COVERED = "a constant literal that is no site hides the sites in its functions"


@pytest.mark.parametrize(
    "js",
    [
        pytest.param("const o = {{ m(k) {{ return ({0})[k]; }} }};", id="methods"),
        pytest.param("module.exports = {{ m: (k) => ({0})[k] }};", id="exports"),
        pytest.param(
            "export default {{ methods: {{ m(k) {{ const t = {0}; return t[k]; }} }} }};",
            id="the options of a component",
        ),
        pytest.param("app.use([{{ m(k) {{ return ({0})[k]; }} }}]);", id="routes"),
        pytest.param(
            "export const f = () => {{ g({{ m: (k) => ({0})[k] }}); }};",
            id="a small literal around",
        ),
    ],
)
def test_sites_in_functions_of_a_literal(js: str) -> None:
    assert sites_of(js.format(BIG)) == [BIG]


@pytest.mark.parametrize(
    ("js", "shown"),
    [
        pytest.param("f([1, 2, 3, 4, 5, 6, 7, 8])", False, id="a short flat array is shared by V8"),
        pytest.param(f"f([{', '.join('7' * 500)}])", False, id="and a long one"),
        pytest.param("f({ a: 1, b: 2, c: 3 })", False, id="three properties"),
        pytest.param(f"f({BIG})", True, id="ten properties"),
        pytest.param("f([{ a: 1 }, { a: 2 }, { a: 3 }, { a: 4 }])", True, id="four objects"),
    ],
)
def test_the_default_floor(js: str, shown: bool) -> None:
    floor = floor_for(Thresholds())
    assert bool(sites_of(f"function g() {{ {js}; }}", floor=floor)) is shown


@pytest.mark.parametrize(
    ("js", "path", "because", "at"),
    [
        pytest.param(
            f"function f(k) {{ const c = {BIG}; eval(k); return c[k]; }} export {{ f }};",
            "a.mjs",
            Because.DYNAMIC_SCOPE,
            "eval(k)",
            id="eval beside it",
        ),
        pytest.param(
            f"function f(k) {{ const c = {BIG}; return c[k]; }} export const g = (s) => eval(s);",
            "a.mjs",
            Because.DYNAMIC_SCOPE,
            "eval(s)",
            id="eval anywhere in the file",
        ),
        pytest.param(
            f"module.exports = (k, o) => {{ const c = {BIG}; with (o) {{ k(); }} return c[k]; }};",
            "a.cjs",
            Because.DYNAMIC_SCOPE,
            "with (o) { k(); }",
            id="with",
        ),
        pytest.param(
            f"function f(k) {{ const c = {BIG}; return c[k]; }}",
            "a.js",
            Because.GLOBAL_SCRIPT,
            BIG,
            id="a script",
        ),
        pytest.param(
            f"function f(k: T) {{ const c = {BIG}; return c[k]; }}",
            "a.ts",
            Because.GLOBAL_SCRIPT,
            BIG,
            id="TypeScript without imports",
        ),
        pytest.param(
            f"export function f(k) {{\n  // prettier-ignore\n  const c = {BIG};\n  return !c;\n}}",
            "a.mjs",
            Because.SUPPRESSION_COMMENT,
            "// prettier-ignore",
            id="a comment for a tool",
        ),
        pytest.param(
            f"export function f(k) {{ 'worklet'; const c = {BIG}; return c[k]; }}",
            "a.mjs",
            Because.SELF_CONTAINED,
            "'worklet'",
            id="a function that is compiled apart",
        ),
        pytest.param(
            f"page.evaluate((k) => {{ const c = {BIG}; return c[k]; }});export {{}};",
            "a.mjs",
            Because.SELF_CONTAINED,
            None,
            id="a function whose text is sent elsewhere (E01)",
        ),
        pytest.param(
            f"import {{ x }} from 'x'; export const f = (k) => ({BIG.replace('10', 'x')})[k];",
            "a.mjs",
            Because.NOT_SETTLED,
            "x",
            id="an import",
        ),
    ],
)
def test_obstacles(js: str, path: str, because: Because, at: str | None) -> None:
    found = dict(obstacles_of(js, path))
    assert because in found
    assert at is None or found[because] == at
    assert not is_safe(js, path)


@pytest.mark.parametrize(
    ("js", "path"),
    [
        pytest.param(
            f"export function f(k) {{ const c = {BIG}; return c[k]; ((( }}",
            "a.mjs",
            id="behind",
        ),
        pytest.param(
            f"export function f(k) {{ const c = {BIG}; @@ return c[k]; }}\n", "a.mjs", id="in"
        ),
        pytest.param(
            f"export const f = (k) => {{ g( ]; return ({BIG})[k]; }};\n", "a.mjs", id="before"
        ),
    ],
)
def test_never_safe_in_a_broken_statement(js: str, path: str) -> None:
    assert syntax_of(js, path).errors
    found = survey(syntax_of(js, path), Floor(0, 0, 0), may_cycle=False).sites
    assert all(any(o.because is Because.ERROR_REGION for o in site.obstacles) for site in found)


def test_a_broken_statement_elsewhere_is_no_obstacle() -> None:
    js = f"export function f(k) {{ const c = {BIG}; return c[k]; }}\nclass {{ ] }}\n"
    assert syntax_of(js).errors
    assert is_safe(js)


def test_wrapped_scripts_are_safe() -> None:
    js = f"(function () {{ function f(k) {{ const c = {BIG}; return !c[k]; }} f(1); }})();"
    site = site_of(js, "a.js")
    assert site.placement is not None
    assert site.placement.in_wrapper
    assert is_safe(js, "a.js")


def test_everything_about_one_site() -> None:
    text = (
        "const LIMIT = 3;\n"
        "export const f = (k) => {\n"
        "  const sizes = /*@*/{ a: LIMIT, b: [1, 2], c: { d: 4 } } as const;\n"
        "  return sizes[k as 'a'];\n"
        "};\n"
    )
    site = site_of(text, "a.ts")
    assert text_at(text, site.moved) == "{ a: LIMIT, b: [1, 2], c: { d: 4 } } as const"
    assert [text_at(text, part.span) for part in site.parts] == [
        "{ a: LIMIT, b: [1, 2], c: { d: 4 } }",
        "[1, 2]",
        "{ d: 4 }",
    ]
    assert site.function == "f"
    assert site.hints.local == "sizes"
    assert site.needs == ("LIMIT",)
    assert site.strict
    assert site.local is not None
    assert not isinstance(site.escape, Contained)
    assert site.placement is not None
    assert site.placement.offset == len("const LIMIT = 3;\n")


def test_strictness_is_that_of_the_place() -> None:
    use = f"const c = {BIG}; return c[k];"
    assert not site_of(f"module.exports = (k) => {{ {use} }};", "a.cjs").strict
    assert site_of(f"module.exports = class {{ m(k) {{ {use} }} }};", "a.cjs").strict
    assert site_of(f"module.exports = function (k) {{ 'use strict'; {use} }};", "a.cjs").strict


def test_module_facts() -> None:
    text = (
        "export const SIZES = [1];\nconst table = Object.freeze({ a: 1 });\nconst x = f();\n"
        f"let y = 1;\nexport const g = (k) => ({BIG})[k];\n"
    )
    module = survey_of(text).module
    assert module.constants == ("SIZES", "table")
    assert {"SIZES", "freeze", "k", "j"} <= module.words
    assert module.object_is_global
    assert module.errors == ()
    shadowed = survey_of(f"class Object {{}}\nexport const g = (k) => ({BIG})[k];\n").module
    assert not shadowed.object_is_global


@pytest.mark.parametrize(
    "before",
    [
        pytest.param("Object.freeze = (o) => o;", id="assigned"),
        pytest.param("Object.defineProperty(Object, 'freeze', d);", id="defined"),
        pytest.param("globalThis.Object = {};", id="Object itself"),
    ],
)
def test_a_replaced_freeze_is_not_written(before: str) -> None:
    js = before + "export function f(k) { return { a: 1, b: 2, c: 3 }[k]; }"
    assert not survey_of(js).module.object_is_global


@pytest.mark.parametrize(
    ("js", "asked"),
    [
        pytest.param(f"const t = {BIG}; t.a = k; return t[k];", False, id="written to"),
        pytest.param(f"const t = {BIG}; eval(k); return t[k];", False, id="a text is run there"),
        pytest.param(f"const t = {BIG}; return t[k];", True, id="only read"),
        pytest.param(f"return {BIG};", True, id="returned"),
        pytest.param("return new Intl.NumberFormat().format(k);", True, id="of the environment"),
    ],
)
def test_other_files_are_asked_where_something_may_move(js: str, asked: bool) -> None:
    calls = []
    syntax = syntax_of(f"export function f(k) {{ {js} }}")
    found = survey(syntax, floor_for(Thresholds()), abroad=lambda: calls.append(js))
    assert len(found.sites) == 1
    assert bool(calls) == asked
