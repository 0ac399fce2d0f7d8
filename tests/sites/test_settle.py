"""What a literal's names and functions rest on. Rows in which one of them varies come first."""

import pytest
from support.analysed import is_safe, settled_of, text_at

from allocscan.sites.obstacles import Because
from allocscan.sites.settle import Settled

USE = "export function f(k) {{ const c = /*@*/{}; return !c[k]; }}"


def using(literal: str) -> str:
    """A function that only looks `literal` up."""
    return USE.format(literal)


@pytest.mark.parametrize(
    "js",
    [
        pytest.param("export function f(k) { const c = { a: k }; return !c.a; }", id="a parameter"),
        pytest.param("export function f(k) { const c = { k }; return !c.k; }", id="its shorthand"),
        pytest.param(
            "export function f(k) { const c = { a: [{ b: k }] }; return !c.a; }", id="nested"
        ),
        pytest.param(
            "export function f(k) { const c = { [k]: 1 }; return !c.a; }", id="as a computed key"
        ),
        pytest.param(
            "export function f(k) { const c = { a: `${k}` }; return !c.a; }", id="in a template"
        ),
        pytest.param(
            "export function f() { const x = 1; const c = { a: x }; return !c.a; }",
            id="a constant of the function",
        ),
        pytest.param(
            "const x = 1; export function f(x) { const c = { a: x }; return !c.a; }",
            id="a parameter that hides a constant",
        ),
        pytest.param(
            "export function f(a, c = { x: a }) { return !c.x; }", id="an earlier parameter"
        ),
        pytest.param(
            "export function f(xs) { for (const x of xs) { g(!{ a: x }.a); } }",
            id="a loop variable",
        ),
        pytest.param(
            "export function f() { try { g(); } catch (e) { return !{ a: e }.a; } }",
            id="what was caught",
        ),
        pytest.param(
            "export function f() { class K {} const c = { a: K }; return !c.a; }",
            id="a local class",
        ),
        pytest.param(
            "export function f() { function g() {} const c = { a: g }; return !c.a; }",
            id="a local function",
        ),
        pytest.param(
            "for (const x of [1, 2]) { globalThis.f = (k) => !(/*@*/{ a: x })[k]; }",
            id="a variable of a loop of the module",
        ),
        pytest.param(
            "{ const x = 1; globalThis.f = (k) => { const c = { a: x }; return !c[k]; }; }",
            id="a variable of a block of the module",
        ),
        pytest.param(
            "let x = 1; export const set = (y) => { x = y; };" + using("{ a: x }"), id="let"
        ),
        pytest.param("var x = 1; x++;" + using("{ a: x }"), id="an updated var"),
        pytest.param("let x = 1; [x] = [2];" + using("{ a: x }"), id="assigned by a pattern"),
        pytest.param("let x = 1; for (x of y);" + using("{ a: x }"), id="assigned by a loop"),
        pytest.param("let x = 1; for (x in y);" + using("{ a: x }"), id="assigned by for-in"),
        pytest.param("let x = 1; ({ x } = y);" + using("{ a: x }"), id="assigned by shorthand"),
        pytest.param("let x = 1; x ??= 2;" + using("{ a: x }"), id="assigned if nothing is there"),
        pytest.param("let x;" + using("{ a: x }"), id="declared without a value"),
        pytest.param("var x = 1; var x = 2;" + using("{ a: x }"), id="declared twice"),
        pytest.param("function g() {} g = 1;" + using("{ a: g }"), id="a function assigned over"),
        pytest.param("class K {} K = 1;" + using("{ a: K }"), id="a class assigned over"),
        pytest.param(using("{ a: process }"), id="a global"),
        pytest.param(using("{ a: process.env }"), id="a member of a global"),
        pytest.param(using("{ a: process.env.X || 'info' }"), id="the environment"),
        pytest.param(using("{ a: window.innerWidth }"), id="the window"),
        pytest.param(using("{ a: Math.random }"), id="a method of Math can be replaced"),
        pytest.param(using("{ a: Math.TAU }"), id="no such number"),
        pytest.param(using("{ a: Symbol.dispose }"), id="a symbol that is not everywhere"),
        pytest.param(using("{ a: Number.parseFloat }"), id="a method of Number"),
        pytest.param(
            "export function f(undefined) { const c = { a: undefined }; return !c.a; }",
            id="a shadowed undefined",
        ),
        pytest.param(
            "export function f(k, NaN) { const c = { a: NaN }; return !c[k]; }", id="a shadowed NaN"
        ),
        pytest.param("class Number {}" + using("{ a: Number.EPSILON }"), id="a class named Number"),
        pytest.param("import o from 'o';" + using("{ a: o.x }"), id="a member of an import"),
        pytest.param("import o from './css';" + using("{ a: o.x }"), id="of a module called css"),
        pytest.param("import o from 'o';" + using("{ a: o.x.Y }"), id="a member of a member"),
        pytest.param("import * as o from 'o';" + using("{ a: o.x.y }"), id="of an export"),
        pytest.param("import { O } from 'o';" + using("{ a: -O.X }"), id="minus a member"),
        pytest.param("import { O } from 'o';" + using("{ ...O.X }"), id="a copy of a member"),
        pytest.param("import { O } from 'o'; O.X = 1;" + using("{ a: O.X }"), id="it is written"),
        pytest.param(
            "export class A extends B { m(k) { return !{ a: super.m }[k]; } }", id="a super member"
        ),
        pytest.param("import { n } from 'o';" + using("{ a: n * 2 }"), id="sums with an import"),
        pytest.param("import { n } from 'o';" + using("{ a: `${n}` }"), id="text with an import"),
        pytest.param("const o = {};" + using("{ [o]: 1 }"), id="an object as a key"),
        pytest.param("const n = g();" + using("{ [n]: 1 }"), id="an unknown key"),
        pytest.param("const n = '2';" + using("{ a: -n }"), id="minus a string"),
        pytest.param("const n = 1n;" + using("{ a: n + 1 }"), id="a bigint constant in a sum"),
        pytest.param(
            "const { n } = o;" + using("{ a: n + 1 }"), id="a sum with what was taken out"
        ),
        pytest.param("const [n] = [1];" + using("{ a: -n }"), id="minus what was taken out"),
        pytest.param("const n = n2, n2 = n;" + using("{ a: -n }"), id="constants of each other"),
    ],
)
def test_varies(js: str) -> None:
    assert not isinstance(settled_of(js), Settled)


@pytest.mark.parametrize(
    "js",
    [
        pytest.param(
            "export function f(k, base) { return !{ a: (x) => x + base }[k]; }", id="arrow"
        ),
        pytest.param(
            "export function f(k) { const c = { a: () => c }; return !c[k]; }", id="itself"
        ),
        pytest.param(
            "export function f(k) { let n = 0; return !{ a() { n++; } }[k]; }", id="a local counter"
        ),
        pytest.param(
            "export function f(k) { return !{ a: () => () => k }[k]; }", id="two functions deep"
        ),
        pytest.param("export function f(k) { return !{ a: (x = k) => x }[k]; }", id="in a default"),
        pytest.param(
            "export function f(k) { return !{ a: ({ [k]: y }) => y }[k]; }", id="in a pattern's key"
        ),
        pytest.param(
            "export function f(K, k) { return !{ a: class2 => class2 instanceof K }[k]; }",
            id="in an operator",
        ),
        pytest.param(
            "export function f(k) { return !{ a: () => this }[k]; }",
            id="the `this` of the function",
        ),
        pytest.param(
            "export class A { m(k) { return !{ a: () => this.x }[k]; } }",
            id="the `this` of a method",
        ),
        pytest.param(
            "export class A { m(k) { return !{ a: () => { class B extends this.X {} } }[k]; } }",
            id="`this` in a heritage",
        ),
        pytest.param(
            "export class A { m(k) { return !{ a: () => ({ [this.x]: 1 }) }[k]; } }",
            id="`this` in a computed key",
        ),
        pytest.param(
            "export class A extends B { m(k) { return !{ a: () => super.m() }[k]; } }", id="super"
        ),
        pytest.param(
            "export function f(k) { return !{ a: () => arguments[0] }[k]; }", id="outer arguments"
        ),
        pytest.param(
            "export function f(k) { return !{ a: () => new.target }[k]; }", id="new.target"
        ),
        pytest.param(
            "export class A { #x; m(k) { return !{ a: (o) => o.#x }[k]; } }", id="a private name"
        ),
        pytest.param(
            "export class A { #x; m(k) { return !{ a: (o) => #x in o }[k]; } }",
            id="a private brand check",
        ),
        pytest.param(
            "export class A { #x; m(k) { return !{ a(o) { return o.#x; } }[k]; } }",
            id="a private name in a method",
        ),
    ],
)
def test_functions_that_take_something_along(js: str) -> None:
    assert not isinstance(settled_of(js), Settled)


@pytest.mark.parametrize(
    "js",
    [
        pytest.param(
            "export const F = (p) => { const c = [<b>{p.x}</b>]; return !c; };", id="props"
        ),
        pytest.param("export const F = ({ T }) => { const c = [<T/>]; return !c; };", id="a tag"),
        pytest.param(
            "export class F { m() { const c = [<b a={this.x}/>]; return !c; } }", id="this"
        ),
        pytest.param(
            "export const F = (p) => { const c = [<b {...p}/>]; return !c; };", id="a spread"
        ),
    ],
)
def test_elements_that_take_something_along(js: str) -> None:
    assert not isinstance(settled_of(js, "a.jsx"), Settled)


@pytest.mark.parametrize(
    ("js", "because", "at"),
    [
        pytest.param(
            "import { x } from 'x';" + using("{ a: x }"),
            Because.NOT_SETTLED,
            "x",
            id="an import is alive, and may not be ready",
        ),
        pytest.param(
            "import x from 'x';" + using("{ x }"), Because.NOT_SETTLED, "x", id="its shorthand"
        ),
        pytest.param(
            "import * as x from 'x';" + using("[x]"), Because.NOT_SETTLED, "x", id="a namespace"
        ),
        pytest.param(
            "import { x } from 'x';" + using("{ [x]: 1 }"),
            Because.NOT_SETTLED,
            "x",
            id="a key, which it is converted to",
        ),
        pytest.param(
            "import { O } from 'x';" + using("{ a: O.x }"),
            Because.NOT_SETTLED,
            "O.x",
            id="a member of what is meant as a table",
        ),
        pytest.param(
            "import o from './x.module.scss';" + using("{ a: o.x }"),
            Because.NOT_SETTLED,
            "o.x",
            id="a class of a style sheet",
        ),
        pytest.param(
            "import o from './x.json?raw';" + using("{ a: o.x.y }"),
            Because.NOT_SETTLED,
            "o.x.y",
            id="what is in JSON",
        ),
        pytest.param(
            "import * as o from 'x';" + using("{ [o.X]: 1 }"),
            Because.NOT_SETTLED,
            "o.X",
            id="a key that is an export",
        ),
        pytest.param(
            "import { Math } from 'x';" + using("{ a: Math.PI }"),
            Because.NOT_SETTLED,
            "Math.PI",
            id="another Math",
        ),
        pytest.param(
            using("{ a: /x/g }"), Because.STATEFUL_LEAF, "/x/g", id="a regex with a lastIndex"
        ),
        pytest.param(
            using("{ n: 0, m() { return ++this.n; } }"),
            Because.STATEFUL_LEAF,
            "this",
            id="a method's own this",
        ),
        pytest.param(
            using("{ n: 0, m: function () { return this.n++; } }"),
            Because.STATEFUL_LEAF,
            "this",
            id="a function's own this",
        ),
        pytest.param(
            using("{ get a() { return (this.x ??= 1); } }"),
            Because.STATEFUL_LEAF,
            "this",
            id="a getter that remembers",
        ),
        pytest.param(
            using("{ x: 1, m() { this.x = 2; } }"), Because.STATEFUL_LEAF, "this", id="it writes"
        ),
        pytest.param(
            using("{ x: 1, m() { delete this.x; } }"), Because.STATEFUL_LEAF, "this", id="deletes"
        ),
        pytest.param(
            using("{ x: [], m() { this.x.push(1); } }"), Because.STATEFUL_LEAF, "this", id="calls"
        ),
        pytest.param(
            using("{ x: 1, m() { [this.x] = [2]; } }"), Because.STATEFUL_LEAF, "this", id="pattern"
        ),
        pytest.param(
            using("{ x: {}, m() { g(this.x); } }"), Because.STATEFUL_LEAF, "this", id="passes on"
        ),
        pytest.param(
            using("{ w: 2, m() { return this.w * 2; } }"), Because.METHOD, "this", id="only reads"
        ),
        pytest.param(
            using("{ w: {}, m() { return 2 * this.w.x; } }"),
            Because.METHOD,
            "this",
            id="reads deep",
        ),
        pytest.param(
            using("{ m() { return () => this; } }"),
            Because.STATEFUL_LEAF,
            "this",
            id="this in an arrow of a method",
        ),
        pytest.param(
            using("{ m() { return super.m; } }"), Because.STATEFUL_LEAF, "super", id="own super"
        ),
        pytest.param(
            using("{ F: function () { return new.target; } }"),
            Because.STATEFUL_LEAF,
            "new.target",
            id="own new.target",
        ),
    ],
)
def test_obstacles(js: str, because: Because, at: str) -> None:
    settled = settled_of(js)
    assert isinstance(settled, Settled)
    assert [(one.because, text_at(js, one.at)) for one in settled.obstacles] == [(because, at)]


@pytest.mark.parametrize(
    ("js", "same"),
    [
        pytest.param(
            "function f(k) { 'use strict'; return !{ a() {} }[k]; }", False, id="directive"
        ),
        pytest.param("class A { m(k) { return !{ a: () => 1 }[k]; } }", False, id="a class body"),
        pytest.param("'use strict'; function f(k) { return !{ a() {} }[k]; }", True, id="the file"),
        pytest.param(
            "function f(k) { 'use strict'; return !{ a: 1 }[k]; }", True, id="no function"
        ),
        pytest.param("function f(k) { return !{ a() { 'use strict'; } }[k]; }", True, id="its own"),
    ],
)
def test_strictness_of_functions(js: str, same: bool) -> None:
    settled = settled_of(js, "a.cjs")
    assert isinstance(settled, Settled)
    reasons = [one.because for one in settled.obstacles]
    assert reasons == ([] if same else [Because.STRICTNESS])


@pytest.mark.parametrize(
    ("js", "needs"),
    [
        pytest.param(using("{ a: 1, b: 'x' }"), (), id="nothing"),
        pytest.param(using("{ a: undefined, b: NaN, c: -Infinity }"), (), id="global values"),
        pytest.param(using("{ a: Math.PI * 2, b: -Number.EPSILON }"), (), id="global numbers"),
        pytest.param(using("{ [Symbol.iterator]: 1, b: Symbol.match }"), (), id="known symbols"),
        pytest.param("const X = 1;" + using("{ a: X }"), ("X",), id="a constant above"),
        pytest.param("const X = g();" + using("{ a: X }"), ("X",), id="a constant of any value"),
        pytest.param("const { X } = g();" + using("{ a: X }"), ("X",), id="taken out of a value"),
        pytest.param("let X = 1;" + using("{ a: X }"), ("X",), id="a let nobody writes"),
        pytest.param("export const X = 1;" + using("{ a: X }"), ("X",), id="an exported constant"),
        pytest.param("export let X = 1;" + using("{ a: X }"), ("X",), id="importers cannot write"),
        pytest.param("const X = 'k';" + using("{ [X]: 1 }"), ("X",), id="a string as a key"),
        pytest.param("const X = 2, Y = -X;" + using("{ a: Y * 2 }"), ("X", "Y"), id="a chain"),
        pytest.param("const X = 'a' + 1;" + using("{ a: X + 'b' }"), ("X",), id="a sum of strings"),
        pytest.param("class K {}" + using("{ a: K }"), ("K",), id="a class"),
        pytest.param("function g() {}" + using("{ a: g }"), (), id="a function stands ready"),
        pytest.param(using("{ a: g }") + "function g() {}", (), id="also below"),
        pytest.param("let x = 1; x = 2;" + using("{ a: () => x }"), (), id="read when called"),
        pytest.param(
            "import { x } from 'x';" + using("{ a: () => x() }"), (), id="an import later"
        ),
        pytest.param(using("{ a: (x) => { const y = x; return y; } }"), (), id="its own names"),
        pytest.param(
            using("{ a: function g(n) { return n && g(n - 1); } }"), (), id="its own name"
        ),
        pytest.param(using("{ a() { return arguments.length; } }"), (), id="its own arguments"),
        pytest.param(using("{ a: () => function () { return this; } }"), (), id="an inner this"),
        pytest.param(using("{ a: () => class { x = this; } }"), (), id="the this of a class"),
        pytest.param(using("{ a: () => process.env.X }"), (), id="a global read when called"),
        pytest.param(using("{ a: async () => await 1, async b() {} }"), (), id="async"),
    ],
)
def test_settled(js: str, needs: tuple[str, ...]) -> None:
    settled = settled_of(js)
    assert isinstance(settled, Settled)
    names = {binding.name for binding in settled.after}
    assert (tuple(sorted(names)), settled.obstacles) == (needs, ())


SYMBOL = "a symbol throws here: hoisted, it throws while the module loads (A05)"
SCRIPT = "another script of the page can assign to it (D05); the wrapper's constant is a snapshot"
SELF = "a function of the literal has state of its own, under its own name"


@pytest.mark.parametrize(
    ("js", "path"),
    [
        pytest.param(using("{ a: 'x' + Symbol.match, p: 1, q: 2 }"), "a.mjs", id="symbol in a sum"),
        pytest.param(using("{ a: `${Symbol.match}`, p: 1, q: 2 }"), "a.mjs", id="symbol in text"),
        pytest.param(
            using("{ a: Symbol.match < 1, p: 1, q: 2 }"), "a.mjs", id="symbol in an order"
        ),
        pytest.param(
            "const f = (k) => !{ a: g, p: 1, q: 2 }.a;\nif (x) { function g() {} }",
            "a.cjs",
            id="function of a block in sloppy code",
        ),
        pytest.param(
            "var X = 1;\n"
            "(function () { const f = (k) => !{ a: X, p: 1, q: 2 }[k]; w.h = (k) => f(k); })();",
            "a.js",
            id="var of a script",
        ),
        pytest.param(
            "function g() {}\n"
            "(function () { const f = (k) => !{ a: g, p: 1, q: 2 }[k]; w.h = (k) => f(k); })();",
            "a.js",
            id="function of a script",
        ),
        pytest.param(
            "export function f() { const c = { next: function g() "
            "{ g.n = (g.n || 0) + 1; return g.n; }, p: 1, q: 2 }; return c.next(); }",
            "a.mjs",
            id="function that counts on itself",
        ),
        pytest.param(
            "export function f() { const c = { next: function g() { return g; }, p: 1, q: 2 }; "
            "c.next().n = 1; }",
            "a.mjs",
            id="function that gives itself away",
        ),
        pytest.param(
            "module.exports = () => ({ a() { arguments.callee.n = 1; }, p: 1, q: 2 }).a() || 0;",
            "a.cjs",
            id="function that reaches itself by arguments.callee",
        ),
    ],
)
def test_never_safe(js: str, path: str) -> None:
    assert not is_safe(js, path)
