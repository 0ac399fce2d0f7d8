"""What TypeScript has against a move (hazards 4.3). Rows with an obstacle come first."""

import pytest
from support.analysed import obstacles_of

from allocscan.sites.obstacles import Because

CONTEXT = Because.CONTEXTUAL_TYPE
FLAT = "/*@*/{ a: 1, b: 2, c: 3 }"


@pytest.mark.parametrize(
    ("ts", "because", "at"),
    [
        pytest.param(
            f"export function f(k: T) {{ if (k) return {FLAT}; return {{ b: k }}; }}",
            CONTEXT,
            "{ a: 1, b: 2, c: 3 }",
            id="one of two returned objects",
        ),
        pytest.param(
            f"export const f: F = () => ({FLAT});",
            CONTEXT,
            "{ a: 1, b: 2, c: 3 }",
            id="returned by an arrow that has a type",
        ),
        pytest.param(
            f"on(() => ({FLAT})); export {{}};",
            CONTEXT,
            "{ a: 1, b: 2, c: 3 }",
            id="returned by a callback",
        ),
        pytest.param(
            f"export const o = {{ m() {{ return {FLAT}; }} }};",
            CONTEXT,
            "{ a: 1, b: 2, c: 3 }",
            id="returned by a method of an object",
        ),
        pytest.param(
            f"export class A {{ get x() {{ return {FLAT}; }} }}",
            CONTEXT,
            "{ a: 1, b: 2, c: 3 }",
            id="returned by an accessor, typed by its other half",
        ),
        pytest.param(
            f"export function* f(): Generator<1, T> {{ return {FLAT}; }}",
            CONTEXT,
            "{ a: 1, b: 2, c: 3 }",
            id="returned by a generator",
        ),
        pytest.param(
            f"export async function f(): P<T> {{ return {FLAT}; }}",
            CONTEXT,
            "{ a: 1, b: 2, c: 3 }",
            id="returned for a promise of some other name",
        ),
        pytest.param(
            f"export function f<T>(): T {{ return {FLAT}; }}",
            Because.LOCAL_TYPE,
            "T",
            id="returned as a type parameter",
        ),
        pytest.param(
            f"on((k = {FLAT}) => k); export {{}};",
            CONTEXT,
            "{ a: 1, b: 2, c: 3 }",
            id="default of a callback",
        ),
        pytest.param(
            f"export function f({{ a, z = 1 }} = {FLAT}) {{}}",
            CONTEXT,
            "{ a: 1, b: 2, c: 3 }",
            id="default of a pattern that adds to its type",
        ),
        pytest.param(
            f"export function f({{ l = {FLAT} }}: U) {{}}",
            CONTEXT,
            "{ a: 1, b: 2, c: 3 }",
            id="default in a pattern of a type out of sight",
        ),
        pytest.param(
            f"export function f(k: T) {{ const {{ a, ...rest }} = {FLAT}; return rest; }}",
            CONTEXT,
            "{ a: 1, b: 2, c: 3 }",
            id="taken apart with a rest",
        ),
        pytest.param(
            f"export function f(k: T) {{ const {{ d }} = {FLAT}; return d; }}",
            CONTEXT,
            "{ a: 1, b: 2, c: 3 }",
            id="taken apart by a key that it has not",
        ),
        pytest.param(
            "export function f(k: T) { const [a, b] = /*@*/['a', 1, 2]; return b; }",
            CONTEXT,
            "['a', 1, 2]",
            id="an array that is taken apart is a tuple",
        ),
        pytest.param(
            f"export function f(k: T) {{ let c: T; c = {FLAT}; }}",
            CONTEXT,
            "T",
            id="assigned to a type that may be a union",
        ),
        pytest.param(
            f"export function f(k: T) {{ let c; c = {FLAT}; return c; }}",
            CONTEXT,
            "{ a: 1, b: 2, c: 3 }",
            id="assigned to a variable without a type",
        ),
        pytest.param(
            f"export function f(k: T) {{ k.c = {FLAT}; }}",
            CONTEXT,
            "{ a: 1, b: 2, c: 3 }",
            id="assigned to a property",
        ),
        pytest.param(
            "function g(o: { a: 1 }): 1;\nfunction g(o: O) {}\n"
            f"export function f() {{ g({FLAT}); }}",
            CONTEXT,
            "{ a: 1, b: 2, c: 3 }",
            id="an argument of an overloaded function",
        ),
        pytest.param(
            f"const g: G = (o: O) => {{}};\nexport function f() {{ g({FLAT}); }}",
            CONTEXT,
            "{ a: 1, b: 2, c: 3 }",
            id="an argument of a function whose name has a type",
        ),
        pytest.param(
            f"function g(...o: O[]) {{}}\nexport function f() {{ g({FLAT}); }}",
            CONTEXT,
            "{ a: 1, b: 2, c: 3 }",
            id="an argument among the rest",
        ),
        pytest.param(
            f"export function f() {{ return Object.assign({{}}, {FLAT}); }}",
            CONTEXT,
            "{ a: 1, b: 2, c: 3 }",
            id="an argument whose type shows in the result",
        ),
        pytest.param(
            f"export function f(k: T): U {{ return {{ k, p: {FLAT} }}; }}",
            CONTEXT,
            "{ a: 1, b: 2, c: 3 }",
            id="a part of a type out of sight",
        ),
        pytest.param(
            f"export function f(k: T) {{ const r = [{FLAT}, k]; return r; }}",
            CONTEXT,
            "{ a: 1, b: 2, c: 3 }",
            id="an element among others",
        ),
        pytest.param(
            f"export const f = (k: T) => <P style={{{FLAT}}} />;",
            CONTEXT,
            "{ a: 1, b: 2, c: 3 }",
            id="an attribute of a component",
        ),
        pytest.param(
            "export const f = (k: T) => <p style={/*@*/{ a: 1, b: 2, [Symbol.iterator]: 3 }} />;",
            CONTEXT,
            "{ a: 1, b: 2, [Symbol.iterator]: 3 }",
            id="a key that is a symbol",
        ),
        pytest.param(
            f"export const f = (k: T) => <p.q style={{{FLAT}}} />;",
            CONTEXT,
            "{ a: 1, b: 2, c: 3 }",
            id="an attribute of a member",
        ),
        pytest.param(
            "export const f = (k: T) => <p style={/*@*/{ a: 1, b: { c: 2 }, d: 3 }} />;",
            CONTEXT,
            "{ a: 1, b: { c: 2 }, d: 3 }",
            id="a nested one as an attribute",
        ),
        pytest.param(
            f"export const f = (k: T) => <p style={{k && {FLAT}}} />;",
            CONTEXT,
            "{ a: 1, b: 2, c: 3 }",
            id="joined with what comes before",
        ),
        pytest.param(
            f"export const f = (k: T) => <p>{{{FLAT}}}</p>;",
            CONTEXT,
            "{ a: 1, b: 2, c: 3 }",
            id="a child of an element",
        ),
        pytest.param(
            f"export function f(k: T) {{ return k || {FLAT}; }}",
            CONTEXT,
            "{ a: 1, b: 2, c: 3 }",
            id="a fallback",
        ),
        pytest.param(
            "import { U } from './u';\n"
            f"export function f() {{ const c: U = {FLAT}; return c.a; }}",
            CONTEXT,
            "U",
            id="an imported type may be a union",
        ),
        pytest.param(
            "type U = { a: number } | { b: string };\n"
            f"export function f() {{ const c: U = {FLAT}; return c.a; }}",
            CONTEXT,
            "U",
            id="an alias of a union narrows",
        ),
        pytest.param(
            f"export function f() {{ const c: T | null = {FLAT}; return c.a; }}",
            CONTEXT,
            "T | null",
            id="a union narrows",
        ),
        pytest.param(
            f"type U = {{}} | null;\nexport function f() {{ const c: Partial<U> = {FLAT}; return c; }}",
            CONTEXT,
            "Partial<U>",
            id="a mapped type may be a union",
        ),
        pytest.param(
            f"function g<U>(o: U): U {{ return o; }}\nexport function f() {{ g({FLAT}); }}",
            CONTEXT,
            "{ a: 1, b: 2, c: 3 }",
            id="an argument that a type parameter is inferred from",
        ),
        pytest.param(
            "export function f() { g(/*@*/{ a: 1, b: 2, c: (x) => x }); }",
            CONTEXT,
            "{ a: 1, b: 2, c: (x) => x }",
            id="an argument with a function that gets its types from it",
        ),
        pytest.param(
            f"export class A {{ f() {{ const c: Record<keyof this, number> = {FLAT}; return c; }} }}",
            Because.LOCAL_TYPE,
            "this",
            id="the this type",
        ),
        pytest.param(
            "export function f(k: T) { g(/*@*/['a', 'b', 'c']); }",
            CONTEXT,
            "['a', 'b', 'c']",
            id="an array argument loses its tuple",
        ),
        pytest.param(
            "export function f(k: T) { g(/*@*/{ a: 1, b: { c: 2, d: 3 } }); }",
            CONTEXT,
            "{ a: 1, b: { c: 2, d: 3 } }",
            id="a nested argument",
        ),
        pytest.param(
            "export const f = (k: T) => Object.fromEntries(/*@*/[['a', 1], ['b', 2]]);",
            CONTEXT,
            "[['a', 1], ['b', 2]]",
            id="pairs (G07)",
        ),
        pytest.param(
            "export function f(k: T) { for (const [a, b] of /*@*/[['a', 1], ['b']]) g(a, b); }",
            CONTEXT,
            "[['a', 1], ['b']]",
            id="uneven pairs in a loop",
        ),
        pytest.param(
            "export function f(k: T) { for (const o of /*@*/[{ a: 1 }, { b: 2, c: 3 }]) g(o); }",
            CONTEXT,
            "[{ a: 1 }, { b: 2, c: 3 }]",
            id="uneven objects in a loop",
        ),
        pytest.param(
            "export function f<T>() { const c: Record<string, T> = /*@*/{ a: 1, b: 2, c: 3 }; }",
            Because.LOCAL_TYPE,
            "T",
            id="a type parameter in the annotation (G10)",
        ),
        pytest.param(
            "export function f() { type T = 1; const c = /*@*/{ a: 1, b: 2, c: 3 } as T; }",
            Because.LOCAL_TYPE,
            "T",
            id="a local type in a cast",
        ),
        pytest.param(
            "export function f() { interface T {} const c = /*@*/[1, 2, 3] satisfies T[]; }",
            Because.LOCAL_TYPE,
            "T",
            id="a local interface",
        ),
        pytest.param(
            "export class A<T> { m() { const c: T[] = /*@*/[1, 2, 3]; } }",
            Because.LOCAL_TYPE,
            "T",
            id="a class's type parameter",
        ),
        pytest.param(
            "export function f(k: number) { const c: typeof k[] = /*@*/[1, 2, 3]; }",
            Because.LOCAL_TYPE,
            "k",
            id="the type of a parameter",
        ),
        pytest.param(
            "export function f() { const c = /*@*/{ a: 1 as keyof typeof f, b: 2, c: 3 };"
            " class K {} const d: K = c; }",
            None,
            "",
            id="a class elsewhere is not its type",
        ),
        pytest.param(
            "export function f<T>() { const c = /*@*/{ a: (x: T) => x, b: 2, c: 3, d: 4 }; }",
            Because.LOCAL_TYPE,
            "T",
            id="a type parameter inside a function of it",
        ),
    ],
)
def test_obstacle(ts: str, because: Because | None, at: str) -> None:
    found = obstacles_of(ts, "a.tsx" if "/>" in ts or "</" in ts else "a.ts")
    assert set(found) == ({(because, at)} if because is not None else set())


@pytest.mark.parametrize(
    "ts",
    [
        pytest.param(f"export function f(k: T) {{ const c = {FLAT}; return c.a; }}", id="a local"),
        pytest.param(f"export function f() {{ return {FLAT}; }}", id="all that is returned"),
        pytest.param(f"export const f = () => ({FLAT});", id="all that an arrow returns"),
        pytest.param(
            f"export async function f(): Promise<T> {{ return {FLAT}; }}", id="a promised type"
        ),
        pytest.param(
            f"export const f: F = (): T => ({FLAT});", id="a callback that says what it returns"
        ),
        pytest.param(f"export function f(k: T = {FLAT}) {{}}", id="a default with a type"),
        pytest.param(f"export function f(k = {FLAT}) {{}}", id="a default alone"),
        pytest.param(f"export function f({{ a, b: c }} = {FLAT}) {{}}", id="a default taken apart"),
        pytest.param(
            "interface U { l?: number[] }\nexport function f({ l = /*@*/[1, 2, 3] }: U) {}",
            id="a default in a pattern",
        ),
        pytest.param(
            f"export function f(k: T) {{ const {{ a = 2, b: c }} = {FLAT}; return a; }}",
            id="taken apart",
        ),
        pytest.param(
            "interface U { p: { a: number } }\n"
            f"export function f(k: T): U {{ return {{ k, p: {FLAT} }}; }}",
            id="a part of a type of this file",
        ),
        pytest.param(
            f"export function f(k: T): Array<U> {{ return [{FLAT}, k]; }}", id="a typed element"
        ),
        pytest.param(
            f"export function f(k: T) {{ const c = {{ k, p: {FLAT} }}; return c.p.a; }}",
            id="a part of an object without a type",
        ),
        pytest.param(
            "interface U { a: number }\n"
            f"export function f(k: T) {{ let c: U; c = {FLAT}; return c.a; }}",
            id="assigned to a variable with a type",
        ),
        pytest.param(
            f"export function f() {{ return Object.keys({FLAT}); }}", id="an argument that is read"
        ),
        pytest.param(
            "export const f = (k: T) => new Map(/*@*/[['a', 1], ['b', 2]]);", id="a whole Map"
        ),
        pytest.param(
            "export function f(k: T) { for (const [a, b] of /*@*/[['a', 1], ['b', 2]]) g(a, b); }",
            id="pairs in a loop",
        ),
        pytest.param(
            f"interface U {{ a: number }}\nexport function f(k: T) {{ const c: U = {FLAT}; return c.a; }}",
            id="an annotation goes",
        ),
        pytest.param(
            "export function f() { const c: Record<string, U[]> = /*@*/{ a: [1, 2], b: [3] }; }",
            id="a nested one with an annotation",
        ),
        pytest.param(
            f"function g(o: O) {{}}\nexport function f(k: T) {{ g({FLAT}); }}",
            id="a flat argument of a parameter with a type",
        ),
        pytest.param(
            "export function f(k: T) { return /*@*/['a', 'b', 'c'].includes(k); }", id="a receiver"
        ),
        pytest.param(
            "export function f(k: T) { for (const x of /*@*/[1, 2, 3]) g(x); }", id="a flat loop"
        ),
        pytest.param(
            "export function f(k: T) { return /*@*/['a', 'b', 'c'] as const; }", id="as const goes"
        ),
        pytest.param(
            f"export function f(k: T) {{ return {FLAT} satisfies T; }}", id="satisfies goes along"
        ),
        pytest.param(f"export function f(k: T) {{ return <T>{FLAT}; }}", id="angle brackets too"),
        pytest.param(
            "type T = 1; export function f() { const c: T = /*@*/{ a: 1, b: 2, c: 3 }; }",
            id="a type of the module",
        ),
        pytest.param(
            "export function f() { const c = /*@*/{ a: <T>(x: T) => x, b: 2, c: 3, d: 4 }; }",
            id="a type parameter of its own",
        ),
        pytest.param(
            "export function f() { const c: { [K in U]: K } = /*@*/{ a: 1, b: 2, c: 3 }; }",
            id="a key of a mapped type",
        ),
    ],
)
def test_no_obstacle(ts: str) -> None:
    assert obstacles_of(ts, "a.ts") == []


@pytest.mark.parametrize(
    "tsx",
    [
        pytest.param(f"export const f = () => <p style={{{FLAT}}} />;", id="alone"),
        pytest.param(f"export const f = () => <p style={{({FLAT})}}>a</p>;", id="in parentheses"),
        pytest.param(
            f"export const f = (k: T) => <p style={{k ? {FLAT} : k}} />;", id="one of two"
        ),
    ],
)
def test_attributes_of_elements_of_the_page(tsx: str) -> None:
    assert obstacles_of(tsx, "a.tsx") == []


def test_no_types_no_obstacles() -> None:
    assert obstacles_of("export const f = (k) => k || /*@*/{ a: 1, b: [2, 3] };") == []


def test_checked_scripts_have_types() -> None:
    text = "export const f = (k) => k || /*@*/{ a: 1, b: [2, 3] };"
    found = [(CONTEXT, "{ a: 1, b: [2, 3] }")]
    assert obstacles_of("// @ts-check\n" + text) == found
    assert obstacles_of("#!/usr/bin/env node\n/* a */\n//@ts-check\n" + text) == found
    assert obstacles_of(text + "\n// @ts-check") == []
    assert obstacles_of("// see @ts-check\n" + text) == []
