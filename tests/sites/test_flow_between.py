"""Where a value goes between functions, files and frameworks. The ways out come first."""

import pytest
from support.analysed import Out, escape_of, outs_of
from support.uses import using

from allocscan.sites.verdicts import Escapes, Route

WRITTEN, MUTATED, COMPARED = Route.WRITTEN, Route.MUTATED, Route.COMPARED
RETURNED, ARGUMENT, STORED = Route.RETURNED, Route.ARGUMENT, Route.STORED
CALLED, COERCED, UNKNOWN = Route.CALLED, Route.COERCED, Route.UNKNOWN


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


KEPT_APART = "two evaluations are two objects: the built-in tells them apart (B12, B13)"
NAMED_HOOK = "a function that is given by name converts the object too, with it as `this` (B29)"
STEP = "function step() { return ++this.n; }\n"
BY_NAME = "the function is called by its own name too: those calls are not followed"


@pytest.mark.parametrize(
    ("js", "path"),
    [
        pytest.param(
            "function h() { return /*@*/{ a: 1 }; }\n"
            "export const f = () => new Set([h(), h()]).size > 1;",
            "a.mjs",
            id="a Set of two",
        ),
        pytest.param(
            "function h() { return /*@*/{ a: 1 }; }\n"
            "export const f = () => new Map([[h(), 1], [h(), 2]]).size > 1;",
            "a.mjs",
            id="a Map of two",
        ),
        pytest.param(
            "function h() { return /*@*/{ a: 1 }; }\n"
            "export function f() { const [p, q] = structuredClone([h(), h()]); "
            "p.a = 2; return q.a; }",
            "a.mjs",
            id="a clone of two",
        ),
        pytest.param(
            "export const x = (function g(n) { const c = /*@*/{ a: 1 }; "
            "if (n) g(n - 1).a++; return c; })(3).a;",
            "a.mjs",
            id="a named function called at once",
        ),
        pytest.param(
            "export const f = () => [1, 2].map(function g(n) { const c = /*@*/{ a: 1 }; "
            "if (n) g(n - 1).a++; return c; }).length > 1;",
            "a.mjs",
            id="a named callback",
        ),
        pytest.param(
            "export class A { constructor(private o = /*@*/{ a: 1 } as T) {} m() { this.o.a++; } }",
            "a.ts",
            id="a parameter property",
        ),
        pytest.param(
            STEP + "export const f = () => (/*@*/{ n: 1, valueOf: step }) + 1;",
            "a.mjs",
            id="a named valueOf",
        ),
        pytest.param(
            STEP + "export const f = () => `${/*@*/{ n: 1, toString: step }}`;",
            "a.mjs",
            id="a named toString",
        ),
        pytest.param(
            "function toString() { return ++this.n; }\n"
            "export const f = () => `${/*@*/{ n: 1, toString }}`;",
            "a.mjs",
            id="a shorthand toString",
        ),
        pytest.param(
            STEP + "export const f = () => JSON.stringify(/*@*/{ n: 1, toJSON: step });",
            "a.mjs",
            id="a named toJSON",
        ),
        pytest.param(
            STEP + "export const f = async () => { await /*@*/{ n: 1, then: step }; };",
            "a.mjs",
            id="a named then",
        ),
        pytest.param(
            STEP + "export const f = () => (/*@*/{ n: 1, [Symbol.toPrimitive]: step }) + 1;",
            "a.mjs",
            id="a named toPrimitive",
        ),
        pytest.param(
            STEP
            + "export function f() { for (const x of /*@*/{ n: 1, [Symbol.iterator]: step }); }",
            "a.mjs",
            id="a named iterator",
        ),
        pytest.param(
            STEP + "export const f = () => (/*@*/{ n: 1, toString: step }).toString() > 1;",
            "a.mjs",
            id="a named toString, called",
        ),
        pytest.param(
            STEP
            + "export const f = () => (/*@*/{ n: 1, hasOwnProperty: step }).hasOwnProperty() > 1;",
            "a.mjs",
            id="a named hasOwnProperty, called",
        ),
        pytest.param(
            "const g = function () { this.n++; };\n"
            "export function f() { const c = /*@*/{ n: 1, a: () => 1, a: g }; c.a(); return c.n; }",
            "a.mjs",
            id="a method given twice",
        ),
        pytest.param(
            "export function f() { const c = /*@*/{ a: { x: 1 } }; "
            "Object.assign({ set a(v) { v.x++; } }, c); return c.a.x; }",
            "a.mjs",
            id="a setter of the target",
        ),
    ],
)
def test_never_contained(js: str, path: str) -> None:
    assert outs_of(js, path) != []


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("const d = { t: c, get() { return this.t.n++; } }; d.get();", id="get"),
        pytest.param("const d = { t: c, map() { this.t.n++; } }; d.map();", id="map"),
        pytest.param("const d = { ...c, find() { this.a.x++; } }; d.find();", id="of a copy"),
        pytest.param("const d = { t: c, get z() { return this.t.n++; } }; !d.z;", id="a getter"),
        pytest.param(
            "const d = { t: c, toString() { this.t.n++; return ''; } }; `${d}`;", id="text"
        ),
        pytest.param("const d = { t: c, valueOf() { return this.t.n++; } }; d + 1;", id="a number"),
        pytest.param("JSON.stringify({ t: c, toJSON() { return this.t.n++; } });", id="JSON"),
        pytest.param("const d = { t: c, m: g }; d.m();", id="an unknown method"),
        pytest.param("class D { constructor(t) { this.t = t; } } new D(c);", id="an instance"),
    ],
)
def test_an_object_around_it_has_methods_of_its_own(body: str) -> None:
    """A method gets the object around as its `this`, and with it the value."""
    assert outs_of(using(body)) != []


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
