"""Where a value goes in sloppy code, in JSX, in TypeScript and in code that is half read."""

import pytest
from support.analysed import Out, outs_of
from support.uses import using

from allocscan.sites.verdicts import Route

WRITTEN, RETURNED, ARGUMENT = Route.WRITTEN, Route.RETURNED, Route.ARGUMENT
UNKNOWN = Route.UNKNOWN


@pytest.mark.parametrize(
    ("js", "out"),
    [
        pytest.param(
            "module.exports = function (c = /*@*/[1]) { arguments[0].pop(); };",
            (UNKNOWN, "c"),
            id="arguments has the default's alias",
        ),
        pytest.param(
            "const h = function (x) { arguments[0].pop(); };\nmodule.exports = () => h(/*@*/[1]);",
            (ARGUMENT, "[1]"),
            id="a helper's arguments",
        ),
        pytest.param(
            "const h = function (x) { () => arguments; };\nmodule.exports = () => h(/*@*/[1]);",
            (ARGUMENT, "[1]"),
            id="an arrow's outer arguments",
        ),
        pytest.param(
            "module.exports = (o) => { const c = /*@*/{ a: 1 }; with (c) { a = 2; } };",
            (UNKNOWN, "(c)"),
            id="with",
        ),
    ],
)
def test_ways_out_of_sloppy_code(js: str, out: Out) -> None:
    assert outs_of(js, "a.cjs") == [out]


@pytest.mark.parametrize(
    ("js", "outs"),
    [
        pytest.param(
            "export const F = () => <A b={/*@*/{ a: 1 }}/>;",
            [(Route.JSX, "{ a: 1 }")],
            id="a component's prop",
        ),
        pytest.param(
            "export const F = () => <a.b style={/*@*/{ a: 1 }}/>;",
            [(Route.JSX, "{ a: 1 }")],
            id="a member as a tag",
        ),
        pytest.param(
            "export const F = () => <b data={/*@*/{ a: 1 }}/>;",
            [(Route.JSX, "{ a: 1 }")],
            id="another prop of an element",
        ),
        pytest.param(
            "export const F = () => <b>{/*@*/[1, 2]}</b>;", [(Route.JSX, "[1, 2]")], id="children"
        ),
        pytest.param(
            "export const F = () => <A {.../*@*/{ a: [1] }}/>;",
            [(Route.JSX, "{ a: [1] }")],
            id="spread of nested ones",
        ),
        pytest.param(
            "export const F = () => <b style={/*@*/{ a: 1 }}/>;", [], id="style of an element"
        ),
        pytest.param(
            "export const F = () => <A {.../*@*/{ a: 1 }}/>;", [], id="spread of a flat one"
        ),
        pytest.param("export const F = (p) => <b>{(/*@*/{ a: 1 })[p.k]}</b>;", [], id="looked up"),
    ],
)
def test_jsx(js: str, outs: list[Out]) -> None:
    assert outs_of(js, "a.jsx") == outs


@pytest.mark.parametrize(
    ("body", "out"),
    [
        pytest.param("c!.n = 2;", (WRITTEN, "c!.n"), id="non-null"),
        pytest.param("(c as any).n = 2;", (WRITTEN, "(c as any).n"), id="as"),
        pytest.param("(<any>c).n = 2;", (WRITTEN, "(<any>c).n"), id="angle brackets"),
        pytest.param(
            "(c satisfies object).n = 2;", (WRITTEN, "(c satisfies object).n"), id="satisfies"
        ),
        pytest.param("(c.n as any) = 2;", (WRITTEN, "c.n"), id="a target with a cast"),
        pytest.param("c.n!++;", (WRITTEN, "c.n"), id="an update of a cast"),
        pytest.param("delete (c as any).n;", (WRITTEN, "(c as any).n"), id="delete"),
        pytest.param(
            "const h = (x: T) => { x.n = 2; }; h(c);", (WRITTEN, "x.n"), id="a typed parameter"
        ),
        pytest.param(
            "const h = (x?: T) => { x.n = 2; }; h(c);", (WRITTEN, "x.n"), id="an optional one"
        ),
        pytest.param(
            "const h = function (this: T, x: T) { x.n = 2; }; h(c);",
            (WRITTEN, "x.n"),
            id="behind a this parameter",
        ),
        pytest.param(
            "const h = (...x: T[]) => { x[0].n = 2; }; h(c);",
            (WRITTEN, "x[0].n"),
            id="a typed rest",
        ),
        pytest.param("return c as const;", (RETURNED, "c as const"), id="returned with a cast"),
    ],
)
def test_ways_out_in_typescript(body: str, out: Out) -> None:
    assert outs_of(using(body), "a.ts") == [out]


@pytest.mark.parametrize(
    "js",
    [
        pytest.param(
            "export namespace N { export function f() { return /*@*/[1]; } }",
            id="a namespace's function",
        ),
        pytest.param(
            "export namespace N { export const f = () => /*@*/[1]; }", id="a namespace's constant"
        ),
        pytest.param(
            "namespace N { export function f() { return /*@*/[1]; } } export { N };",
            id="exported below",
        ),
        pytest.param("function f() { return /*@*/[1]; } export = f;", id="export ="),
        pytest.param(
            "export class A { private m() { return /*@*/[1]; } }", id="private is only a word"
        ),
    ],
)
def test_callers_of_typescript_are_out_of_sight(js: str) -> None:
    assert outs_of(js, "a.ts") == [(RETURNED, "[1]")]


def test_a_variable_that_is_exported_or_half_read() -> None:
    exported = "let c = g; export { c }; for (;;) { c = /*@*/[1]; }"
    assert outs_of(exported) == [(Route.EXPORTED, "c"), (Route.EXPORTED, "c")]
    broken = "export function f() { const c = /*@*/[1, 2]; return !c[0]; }\nfunction g( { c }} ]\n"
    assert outs_of(broken) == [(Route.OBSCURED, "c")]
