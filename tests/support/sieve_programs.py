"""Random files that are hard to read without a parser, each with little in it that is worth a word:
what the sieve overlooks there, nothing else makes up for.

`sieve_program(seed)` is the name of a file and its text. The same seed is the same file.
"""

from random import Random
from typing import Final

LITERALS: Final = (
    "{ a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: 9 }",
    "{ a: LIMIT, b: 'x', c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: 9 }",
    "{ 'a-b': 1, 2: 2, 1.5: 3, [`k${1}`]: 4, e: -5, f: !0, g: void 0, h: null, i: 'it\\'s' }",
    "{ a: /['\"`/]/, b: /[{]/, c: /x\\/y/g, d: 4, e: 5, f: 6, g: 7, h: 8 }",
    "{ a(x, y) { return { x, y }; }, b: (x, y) => x - y, c: function (x, y) { return x; }, d: 4,"
    " e: 5, f: 6, g: 7, h: 8 }",
    "{ // it's the first\n a: 1, /* { */ b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h /* , */ : 8, i: 9 }",
    "{ a: { b: 1, c: [1, 2] }, d: { e: 2, f: [3, 4] }, g: 5, h: 6, i: 7, j: TABLE.x, k: 8 }",
    "{ a: Kind.A, [Kind.B]: Kind.x, c: kinds.C, d: whole.d, e: Kind['e'], f: kinds['x'].F, g: 7 }",
    "{ a: whole.Kind.A, b: kinds.B.c, c: kinds.a['B'], d: Kind /**/ . d, e: (Kind.E), f: whole . f, g: 7,"
    " h: Kind?.h }",
    "[Kind.A, Kind.B, kinds.C, whole.d, Kind.E, Kind.F, Kind.G, /* { */ Kind.H]",
    "{ ...TABLE, a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7 }",
    "[{ a: 1, b: 2 }, { a: 3, b: 4 }, { a: 5, b: 6 }, { a: 7, b: 8 }]",
    "['a', ['b', 1.5], `c`, { d: LIMIT }, ['e', /f/], ['g', 2], ['h', 3], ['i', 4]]",
    "new Set(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', LIMIT])",
    "new Map([['a', 1], ['b', 2], ['c', 3], ['d', 4], ['e', 5]])",
    "Object.freeze({ a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: Math.PI })",
    "{ k, ...LARGE }",
    "{ k: k, t: { a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: 9 } }",
    "new Intl.NumberFormat('en', { style: 'percent' })",
    "{ a: x, b: 2, c: 3 }",
    "{ a: k, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: 9 }",
)
MARKUP_LITERALS: Final = (
    "{ a: <b>it's; {1}</b>, b: <i />, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: 9 }",
    "{ a: <b title='{'>&nbsp;:)</b>, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: 9, j: 10 }",
)
TYPED_LITERALS: Final = (
    "{ a: whole!.a, b: kinds!.B.c, c: kinds.a!.B, d: (kinds as any).D, e: <any>Kind.E, f: 6, g: 7 }",
    "<Record<string, number>>{ a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: 9 }",
)
TYPED_TAILS: Final = (" as const", " satisfies object", "!", " as Record<string, unknown>")

PLACES: Final = (
    "export function f(k) {# const t = @; return t[k]; }",
    "export function f(k) {# return g(@)[k]; }",
    "export function f(k)#{ return (@)[k]; }",
    "export const f = (k) => (@)[k];",
    "export const f = k =>#{ const t#=#@; return t[k]; };",
    "export const f = (k, t = @) => t[k];",
    "export function f({ k }, t = k || @) { return t[k]; }",
    "export const o = { m(k, t = @) { return t[k]; } };",
    "export const o = { m(k, t =# @) { return t[k]; }, n: @ };",
    "export const o = { m(k, t = g(1, @)) { return t[k]; } };",
    "export const o = { get m() { return (@)[LIMIT]; }, n: x / 2 };",
    "export const o = { 'http://x'(k) {# g(k / 2, @); } };",
    "export class A extends B { m(k) { const t = @; return t[k]; } }",
    "export class A { x = (k) =>#(@)[k]; static y = g(1); }",
    "export class A { constructor(k) { this.x = { k, t: (@)[k] }; this.y =#@; } }",
    "export class A { static { const f = (k) => { const t = @; return t[k]; }; } }",
    "for (const k of g()) h(k, @);",
    "for (const { k } of g()) if (k) { h(k) } else h(k, @);",
    "while (g()) h(@);",
    "do { h(1) } while (g(@));",
    "g(`a ${b} c`, x => h(`k`, @));",
    "g(/'/, x => h('k', @));",
    "app.get('http://x/:id', (k) => {# g(k / 2, @); });",
    "app.get('http://x/:id', function (k) {# g(k, '/', @); });",
    "export function f(k) { switch (k) { case 1: return @; case 2: { return (@)[k] } } }",
    "export function f(k) { try { return (@)[k] } catch ({ a = @ }) { return a } }",
    "export function f(k) { if (k) return; else return (@)[k]; }",
    "export function f(k) { if (k) [@].forEach(g); }",
    "export function f(k) { return `a ${`b ${(@)[k]} c`} d {`; }",
    "export function f(k) { label: { const t = @; return t[k]; } }",
    "export function f(k) { // class\n try { t = @; } finally {} return t[k]; }",
    "export function f(k) { return k ? (@)[k] : /}/; }",
    "export function f(k) { return k / 2 + (@)[k] / 3; }",
    "(function () {# const LIMIT = 2; function f(k) { const t = @; return t[k]; } w.f = f; })();",
    "define(['a'], ({ x }, { y }) => { const LIMIT = 2; return (k) => { const t = @; return t[k]; }; });",
)
MARKUP_PLACES: Final = (
    "export const F = (k) => <A b={@}>it's / {k}</A>;",
    "export const F = (k) => <A>don't {g(@)} // can't</A>;",
    "export const F = (k) => k ? <p>don't</p> : g('x', @, 'y');",
    "export const F = (k) => <p>{/* it's { */}{g(@)} http://x {'}'}</p>;",
    "export const F = (k) => <p>\n // {g(@)}\n /* {g(k)} */\n</p>;",
    "export const F = (k) => <A {...@} />;",
)
TYPED_PLACES: Final = (
    "export function f(k: string): { a: number; b: string } { const t: Foo<string> = @; return t[k]; }",
    "export const o = { m(): Promise<void> {# g(1 / 2, @) } };",
    "export class A extends B<T> {\n  y: Foo\n  private readonly m = (k) => g(@)\n}",
    "export abstract class A { constructor(private x = g(@)) {} abstract m(k): void }",
    "namespace N {# const LIMIT = 3; export function f(k) { const t = @; return t[k]; } }",
    "export enum E { A = 1, B }\nexport function f(k) { const t = @; return t[k! / 2]; }",
    "(function (): void { const LIMIT = 2; w.f = (k) => { const t = @; return t[k]; }; })();",
)

NOISE: Final = (
    "// don't { [ ` /* \n",
    "/* it's { ' ` */\n",
    "/** @param {Array<{a: 1, b}>} x, y, z it's */\n",
    "const q = '{', r = \"it's [\";\n",
    "const re = /['\"`{]/, rs = /[/*]/g;\n",
    "const slashes = /https?:\\/\\//;\n",
    "const open = /\\(/;\n",
    "const close = /\\)/;\n",
    "const text = `a ${q} { ' \" // ${`n ${r}`} /*`;\n",
    "const lines = `\n};\nconst x = {\n`;\n",
    "if (q) /it's {/.test(r);\n",
    "const half = (q.length) / 2 / r.length; // it's\n",
    "const d = q[0] / 2; /* { */ let i = 0; i++ / 2;\n",
    "label: for (;;) { break label; }\n",
    "const { a, b: [c1, c2] } = { a: 1, b: [1, 2] };\n",
    "function h(x) { return { x } }\n",
    "x.y = { a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8 };\n",
    "const T = {\n  a: { a: 1, b: 2, c: 3 },\n  f() { i = 2; },\n};\n",
    "'use strict'\n",
    "export default {}\n",
)
MARKUP_NOISE: Final = (
    "const e1 = <p>it's {q} / http://x</p>;\n",
    "const e2 = <p title=\"don't {\">:( ` {/* it's */}</p>;\n",
    "const e3 = <></>;\n",
    "const e4 = <p>{q}/{r}</p>;\n",
)
TYPED_NOISE: Final = (
    "interface I { a: string; b: Array<number>; c(): void }\n",
    "type U = { [k in 'a' | 'b']?: () => void };\n",
    "declare const z: <T>(x: T) => { a: T };\n",
    "const nn = q!.length / 2;\n",
)
SPACES: Final = (" ", " ", " ", "\n", " // it's\n ", " /* { */ ", " /* c */ ", "\u00a0")
HEADS: Final = ("",) * 6 + ("\ufeff", "#!/usr/bin/env node 'it`s {\n", "<!-- don't {\n")
NAMED: Final = (
    "const LIMIT = 5;\nconst TABLE = { x: 1 };\n",
    "const a1 = `x${1}`, // why\n  LIMIT = 5, TABLE = Object.freeze({ x: 1 });\n",
    "import { a as LIMIT } from './x';\nconst TABLE = { x: 1 };\n",
    "import kinds from './x.module.css';\nimport * as whole from './y.json';\n",
    "import { Kind, kinds } from './x';\nimport * as whole from './y';\n",
    "import kinds, { a as Kind } from './x';\nimport x, * /* as */ as whole from './y';\n",
    "const { LIMIT = 5 } = require('x'), TABLE = { x: 1 };\n",
    "const TABLE = { x: 1 };\n",
)
LARGE: Final = f"const LARGE = {{ {', '.join(f'k{n}: {n}' for n in range(20))} }};\n"
NAMES: Final = ("a.js", "a.mjs", "a.jsx", "a.jsx", "a.ts", "a.tsx")


def sieve_program(seed: int) -> tuple[str, bytes]:
    """The file of `seed`: noise, what it names, more noise, and one place with a literal or two."""
    rng = Random(seed)
    name = rng.choice(NAMES)
    markup, typed = not name.endswith(".ts"), ".ts" in name
    noise = NOISE + MARKUP_NOISE * markup + TYPED_NOISE * typed
    places = PLACES + MARKUP_PLACES * markup + TYPED_PLACES * typed
    place = rng.choice(places)
    while "@" in place:
        place = place.replace("@", _literal(rng, name), 1)
    while "#" in place:
        place = place.replace("#", rng.choice(SPACES), 1)
    statements = [rng.choice(NAMED), LARGE * (rng.random() < 0.3)]
    statements += rng.sample(noise, rng.randint(0, 4))
    rng.shuffle(statements)
    after = rng.sample(noise, rng.randint(0, 2))
    text = rng.choice(HEADS) + "".join(statements) + place + "\n" + "".join(after)
    if rng.random() < 0.1:
        text = text.replace("\n", "\r\n")
    return name, text.encode()


def _literal(rng: Random, name: str) -> str:
    markup, typed = not name.endswith(".ts"), ".ts" in name
    chosen = rng.choice(LITERALS + MARKUP_LITERALS * markup + TYPED_LITERALS * (name == "a.ts"))
    return chosen + (rng.choice(TYPED_TAILS) if typed and rng.random() < 0.2 else "")
