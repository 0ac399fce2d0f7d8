"""What a literal's names and functions rest on. Rows in which one of them varies come first."""

import pytest
from support.analysed import NO_FLOOR, is_safe, settled_of, syntax_of, text_at

from allocscan.sites.obstacles import Because
from allocscan.sites.settle import Settled
from allocscan.sites.survey import survey

USE = "export function f(k) {{ const c = /*@*/{}; return !c[k]; }}"


MEMBER = "export function f(k: string) { const c = { a: E.A, [E.A]: 1 }; return !c; }"


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
        pytest.param("declare enum E { A = 1 }", id="a declared enum"),
        pytest.param("enum E { A = 1 } enum E { B = 2 }", id="a merged enum"),
        pytest.param("enum E { B = 1 }", id="no such member"),
        pytest.param("namespace E { export const A = 1; }", id="a namespace"),
        pytest.param("import type { E } from 'e';", id="an imported type"),
        pytest.param("enum E { A = 1, 'A' = 2 }", id="a member by two spellings"),
        pytest.param("enum E { A = 1, __proto__ = 2 }", id="an enum with a prototype"),
        pytest.param("declare const E: { A: number };", id="a declared constant"),
        pytest.param("enum E { A = 1 } (E as any) = 2;", id="an enum assigned over"),
        pytest.param("enum E { A = 1 } (E.A as any) = 2;", id="a member assigned to"),
        pytest.param("enum E { A = 1 } delete E.A;", id="a member deleted"),
        pytest.param("enum E { A = 1 } [E.A] = xs;", id="a member in a pattern"),
        pytest.param("enum E { A = 1 } (<any>E.A)++;", id="a member counted up"),
    ],
)
def test_what_is_no_enum_of_this_file(js: str) -> None:
    assert not isinstance(settled_of(js + MEMBER, "a.ts"), Settled)


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


@pytest.mark.parametrize(
    "js",
    [
        pytest.param("enum E { A = 1 }", id="an enum"),
        pytest.param("const enum E { A = 'x' }", id="a const enum"),
        pytest.param("export enum E { A }", id="an exported enum"),
    ],
)
def test_enum_members(js: str) -> None:
    settled = settled_of(js + MEMBER, "a.ts")
    assert isinstance(settled, Settled)
    assert {binding.name for binding in settled.after} == {"E"}
    assert settled.obstacles == ()


@pytest.mark.parametrize(
    ("use", "at"),
    [
        pytest.param("register(E);", "E", id="handed to other code"),
        pytest.param("export const F = E;", "E", id="by another name"),
        pytest.param("Object.assign(E, x);", "E", id="written to by a built-in"),
        pytest.param("Object.keys(E); export const get = () => E;", "E", id="returned"),
    ],
)
def test_an_enum_that_leaves_sight(use: str, at: str) -> None:
    settled = settled_of(f"enum E {{ A = 1 }} {use} {MEMBER}", "a.ts")
    assert isinstance(settled, Settled)
    assert {one.because for one in settled.obstacles} == {Because.CONTENTS}


@pytest.mark.parametrize(
    "use",
    [
        pytest.param("Object.values(E).map(g);", id="its values"),
        pytest.param("for (const k in E) g(k);", id="its keys, one after the other"),
        pytest.param("export const has = (k: string) => k in E;", id="asked for a key"),
        pytest.param("export const named = (n: E) => E[n];", id="a name for a value"),
        pytest.param("export default E;", id="exported again"),
        pytest.param("export { E as F };", id="exported by another name"),
    ],
)
def test_an_enum_that_is_only_looked_at(use: str) -> None:
    settled = settled_of(f"enum E {{ A = 1 }} {use} {MEMBER}", "a.ts")
    assert isinstance(settled, Settled)
    assert settled.obstacles == ()


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


@pytest.mark.parametrize(
    ("js", "settled", "safe"),
    [
        pytest.param(
            "import { K } from 'x'; # { [K.A]: 1, a: K.B, b: 2 }", "K K.A K.B", True, id="members"
        ),
        pytest.param(
            "import { K } from 'x'; # { [K.A]: 1, a: K.B, b: 2 }", "K K.A", False, id="one is not"
        ),
        pytest.param(
            "import { K } from 'x'; g(K); # { [K.A]: 1, a: 1, b: 2 }",
            "K K.A",
            False,
            id="it leaves sight",
        ),
        pytest.param(
            "import * as m from 'x'; # { a: m.A, b: 1, c: 2 }", "m m.A", True, id="an export"
        ),
        pytest.param(
            "import * as m from 'x'; # { [m.A]: 1, b: 1, c: 2 }",
            "m m.A",
            False,
            id="an export may be an object",
        ),
        pytest.param(
            "import * as m from 'x'; # { [m.K.A]: 1, b: 1, c: 2 }",
            "m m.K.A",
            True,
            id="a member of an export",
        ),
        pytest.param(
            "import * as m from 'x'; Object.assign(m.K, x); # { a: m.K.A, b: 1, c: 2 }",
            "m m.K.A",
            False,
            id="an export leaves sight",
        ),
        pytest.param(
            "import * as m from 'x'; m.f(m.g); # { a: m.K.A, b: 1, c: 2 }",
            "m m.K.A",
            True,
            id="others do",
        ),
        pytest.param(
            "import * as m from 'x'; g(m); # { a: m.K.A, b: 1, c: 2 }",
            "m m.K.A",
            False,
            id="all of it does",
        ),
        pytest.param(
            "import { K } from 'x'; K.valueOf(); # { a: K.A, b: 1, c: 2 }",
            "K K.A",
            False,
            id="it is the this of a call",
        ),
        pytest.param(
            "import * as m from 'x'; # { a: m['E.A'], b: 1, c: 2 }",
            "m m.E.A",
            False,
            id="a dot in a name",
        ),
        pytest.param(
            "import { K } from 'x'; import { Q } from '@x'; Q.A = 9; # { a: K.A, b: 1, c: 2 }",
            "K K.A",
            False,
            id="a member of that name is set",
        ),
        pytest.param(
            "import { K } from 'x'; g(o, 'A'); # { a: K.A, b: 1, c: 2 }",
            "K K.A",
            False,
            id="a call is given that name",
        ),
    ],
)
def test_members_of_imports(js: str, settled: str, safe: bool) -> None:
    syntax = syntax_of(js.replace("#", "export const f = (k) => !") + "[k];")
    (site,) = survey(syntax, NO_FLOOR, settled_imports=frozenset(settled.split())).sites
    assert [one.because for one in site.obstacles] == ([] if safe else [Because.NOT_SETTLED])


def test_a_settled_import_is_no_settled_key() -> None:
    """It may be an object, which every evaluation converts."""
    syntax = syntax_of("import { x } from 'x'; export const f = (k) => !{ [x]: 1, a: 2, b: 3 }[k];")
    (site,) = survey(syntax, NO_FLOOR, settled_imports=frozenset({"x"})).sites
    assert [one.because for one in site.obstacles] == [Because.NOT_SETTLED]
