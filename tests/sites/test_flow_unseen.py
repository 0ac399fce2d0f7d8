"""Ways out that no use in sight shows: by the next evaluation, by a name, by the `this` of a method."""

import pytest
from support.analysed import outs_of
from support.uses import using

STEP = "function step() { return ++this.n; }\n"


@pytest.mark.parametrize(
    ("js", "path"),
    [
        # two evaluations are two objects: the built-in tells them apart (B12, B13)
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
        # called by its own name too: those calls are not followed
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
        # a field of the instance, by TypeScript
        pytest.param(
            "export class A { constructor(private o = /*@*/{ a: 1 } as T) {} m() { this.o.a++; } }",
            "a.ts",
            id="a parameter property",
        ),
        # a function that is given by name converts the object too, with it as `this` (B29)
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
            STEP + "export const f = () => `${/*@*/{ n: 1, '\\x74oString': step }}`;",
            "a.mjs",
            id="a toString with an escape, as text",
        ),
        pytest.param(
            STEP + "export const f = () => (/*@*/{ n: 1, a: 2, h\\u0061s: step }).has() > 1;",
            "a.mjs",
            id="a name with an escape, called",
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
