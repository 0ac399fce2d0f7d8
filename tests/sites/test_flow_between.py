"""Where a value goes between functions and files. The ways out come first."""

import pytest
from support.analysed import Out, escape_of, outs_of

from allocscan.sites.verdicts import Escapes, Route

WRITTEN, MUTATED, COMPARED = Route.WRITTEN, Route.MUTATED, Route.COMPARED
RETURNED, STORED, COERCED = Route.RETURNED, Route.STORED, Route.COERCED


@pytest.mark.parametrize(
    ("js", "outs"),
    [
        pytest.param(
            "export function* f() { yield /*@*/{ a: 1 }; }",
            [(Route.YIELDED, "{ a: 1 }")],
            id="yield",
        ),
        pytest.param(
            "export function* f() { yield* /*@*/[[1]]; }", [(Route.YIELDED, "[[1]]")], id="yield*"
        ),
        pytest.param(
            "export function* f() { return /*@*/[1]; }",
            [(Route.YIELDED, "[1]")],
            id="a generator's return",
        ),
        pytest.param(
            "export async function f() { const d = await /*@*/{ a: 1 }; d.a = 2; }",
            [(WRITTEN, "d.a")],
            id="await gives it",
        ),
        pytest.param(
            "export async function f() { await /*@*/{ then: () => 1 }; }",
            [(COERCED, "{ then: () => 1 }")],
            id="await of a thenable",
        ),
        pytest.param(
            "export const f = async () => (/*@*/{ a: 1 });",
            [(RETURNED, "({ a: 1 })")],
            id="an async arrow",
        ),
        pytest.param("export const f = () => /*@*/[1, 2];", [(RETURNED, "[1, 2]")], id="an arrow"),
        pytest.param(
            "export default () => /*@*/[1, 2];", [(RETURNED, "[1, 2]")], id="a default export"
        ),
        pytest.param(
            "export class A { m() { return /*@*/[1]; } }", [(RETURNED, "[1]")], id="a method"
        ),
        pytest.param(
            "export class A { get m() { return /*@*/[1]; } }", [(RETURNED, "[1]")], id="a getter"
        ),
        pytest.param(
            "export class A { static m() { return /*@*/[1]; } }",
            [(RETURNED, "[1]")],
            id="a static method",
        ),
        pytest.param(
            "class A { m() { return /*@*/[1]; } }",
            [(RETURNED, "[1]")],
            id="a method of a class not exported",
        ),
        pytest.param(
            "const o = { m() { return /*@*/[1]; } };",
            [(RETURNED, "[1]")],
            id="a method of an object",
        ),
        pytest.param(
            "function f() { return /*@*/[1]; } export { f };",
            [(RETURNED, "[1]")],
            id="exported below",
        ),
        pytest.param(
            "function f() { return /*@*/[1]; } export { f as g };",
            [(RETURNED, "[1]")],
            id="exported by another name",
        ),
        pytest.param(
            "function f() { return /*@*/[1]; } export default f;",
            [(RETURNED, "[1]")],
            id="the default, below",
        ),
        pytest.param(
            "function f() { return /*@*/[1]; } g(f);", [(RETURNED, "[1]")], id="passed on"
        ),
        pytest.param(
            "function f() { return /*@*/[1]; } export const o = { f };",
            [(RETURNED, "[1]")],
            id="put in an object",
        ),
        pytest.param(
            "function f() { return /*@*/[1]; } const h = f;",
            [(RETURNED, "[1]")],
            id="under another name",
        ),
        pytest.param(
            "function f() { return /*@*/[1]; } f.call(1);", [(RETURNED, "[1]")], id="called by call"
        ),
        pytest.param(
            "function f() { return /*@*/[1]; } new f();", [(RETURNED, "[1]")], id="constructed"
        ),
        pytest.param(
            "function f() { return /*@*/[1]; } if (f) f();", [(RETURNED, "[1]")], id="looked at"
        ),
        pytest.param(
            "function f() { return /*@*/[1]; } f = g;", [(RETURNED, "[1]")], id="assigned over"
        ),
        pytest.param(
            "function f() { return /*@*/[1]; } function f() {}",
            [(RETURNED, "[1]")],
            id="declared twice",
        ),
        pytest.param("let f = () => /*@*/[1]; f = g; f();", [(RETURNED, "[1]")], id="in a let"),
        pytest.param(
            "const f = function h() { return /*@*/[1]; }; f();",
            [(RETURNED, "[1]")],
            id="with a name of its own",
        ),
        pytest.param(
            "export const f = (xs) => xs.map(() => /*@*/[1]);",
            [(RETURNED, "[1]")],
            id="to a method of something",
        ),
        pytest.param(
            "export const f = () => [1].map(() => /*@*/[1]);",
            [(RETURNED, "[1].map(() => /*@*/[1])")],
            id="to a map that is returned",
        ),
        pytest.param(
            "function f() { return /*@*/{ a: 1 }; } f().a = 2;",
            [(WRITTEN, "f().a")],
            id="a caller writes",
        ),
        pytest.param(
            "function f() { return /*@*/{ a: 1 }; } f() === f();",
            [(COMPARED, "f() === f()")],
            id="a caller compares",
        ),
        pytest.param(
            "function f() { return /*@*/{ a: [1] }; } export const g = () => f().a;",
            [(RETURNED, "f().a")],
            id="a caller returns it",
        ),
        pytest.param(
            "class A { #m() { return /*@*/[1]; } n() { this.#m().push(1); } }",
            [(MUTATED, "this.#m().push(1)")],
            id="a private method's caller",
        ),
        pytest.param(
            "class A { #m() { return /*@*/[1]; } n() { return this.#m; } }",
            [(RETURNED, "[1]")],
            id="a private method taken",
        ),
        pytest.param(
            "class A { get #m() { return /*@*/[1]; } n() { this.#m.push(1); } }",
            [(RETURNED, "[1]")],
            id="a private getter",
        ),
        pytest.param(
            "let last; export function f() { last = /*@*/[1]; }",
            [(STORED, "last")],
            id="a variable outside",
        ),
        pytest.param(
            "export function f(c = /*@*/{ a: 1 }) { c.a = 2; }",
            [(WRITTEN, "c.a")],
            id="a default written to",
        ),
        pytest.param(
            "export function f({ a } = /*@*/{ a: { x: 1 } }) { a.x = 2; }",
            [(WRITTEN, "a.x")],
            id="a default taken apart",
        ),
        pytest.param(
            "export function f({ a = /*@*/[1] }) { a.push(2); }",
            [(MUTATED, "a.push(2)")],
            id="a default in a pattern",
        ),
        pytest.param(
            "export class A { x = /*@*/{ a: 1 }; }", [(Route.FIELD, "{ a: 1 }")], id="a field"
        ),
        pytest.param(
            "export class A { m(k = /*@*/[1]) { this.k = k; } }",
            [(STORED, "this.k")],
            id="a default stored",
        ),
        pytest.param(
            "export function f() { return /*@*/[3, 1].sort(); }",
            [(MUTATED, "[3, 1].sort()"), (RETURNED, "/*@*/[3, 1].sort()")],
            id="sorted where it stands",
        ),
        pytest.param(
            "export function f() { for (;;) { const c = /*@*/[1]; if (c === g) return; g = c; } }",
            [(COMPARED, "c === g"), (STORED, "g")],
            id="kept from turn to turn",
        ),
    ],
)
def test_ways_out(js: str, outs: list[Out]) -> None:
    text = [(route, at) for route, at in outs_of(js)]
    assert [(route, at.replace("/*@*/", "")) for route, at in text] == [
        (route, at.replace("/*@*/", "")) for route, at in outs
    ]


@pytest.mark.parametrize(
    "js",
    [
        pytest.param(
            "export function f(k) { return /*@*/['a', 'b'].includes(k); }", id="a receiver"
        ),
        pytest.param(
            "export function f(k) { return (/*@*/{ a: 1 })[k]; }", id="a lookup on the spot"
        ),
        pytest.param(
            "export function f(k) { return (/*@*/{ a: () => 1, b: () => 2 })[k](); }",
            id="a table of functions",
        ),
        pytest.param(
            "function h(k) { return /*@*/{ a: { x: 1 } }[k]; } export const f = (k) => h(k).x;",
            id="the story: a helper whose caller reads",
        ),
        pytest.param(
            "function h(k) { return /*@*/{ a: { x: 1 } }[k] || {}; }\n"
            "export const f = (k) => `${h(k).x}`;",
            id="with a fallback",
        ),
        pytest.param(
            "const h = async () => (/*@*/{ a: 1 }); export const f = async () => !(await h()).a;",
            id="a promised one, read",
        ),
        pytest.param(
            "class A { #m() { return /*@*/[1]; } n() { return this.#m()[0]; } }",
            id="a private method, read",
        ),
        pytest.param(
            "export function f(k, c = /*@*/{ a: 1 }) { return c[k]; }", id="a default, read"
        ),
        pytest.param(
            "export function f({ a, b } = /*@*/{ a: 1, b: 2 }) { return a + b; }",
            id="a default, taken apart",
        ),
        pytest.param(
            "export const f = (k) => { for (const [a, b] of /*@*/[[1, 2]]) g(a, b); };",
            id="pairs in a loop",
        ),
        pytest.param("export const f = (d) => d.toFixed(...(/*@*/[1, 2]));", id="arguments"),
        pytest.param(
            "export const f = (d) => new Intl.NumberFormat('de', /*@*/{ style: 'percent' });",
            id="options of Intl",
        ),
        pytest.param(
            "export const f = () => (() => /*@*/{ })() || (() => { return /*@*/[1]; })()[0];",
            id="a function called at once",
        ),
    ],
)
def test_contained_where_it_stands(js: str) -> None:
    assert outs_of(js) == []


@pytest.mark.parametrize(
    ("js", "crossed"),
    [
        pytest.param(
            "export function f() { const c = /*@*/{ a: 1 }; c.a = 2; }", [False], id="here"
        ),
        pytest.param(
            "export function f() { const c = /*@*/{ a: 1 }; (() => { c.a = 2; })(); }",
            [False],
            id="in a closure",
        ),
        pytest.param(
            "function h() { return /*@*/{ a: 1 }; }\nh().a = 2;", [True], id="in a caller"
        ),
        pytest.param(
            "const h = (x) => { x.a = 2; };\nexport const f = () => h(/*@*/{ a: 1 });",
            [True],
            id="in a callee",
        ),
    ],
)
def test_crossed(js: str, crossed: list[bool]) -> None:
    escape = escape_of(js)
    assert isinstance(escape, Escapes)
    assert [leak.crossed for leak in escape.leaks] == crossed
