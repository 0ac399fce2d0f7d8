"""What TypeScript knows only behind a check, and only inside a class (hazards 4.3)."""

from typing import Final

import pytest
from support.analysed import is_safe, obstacles_of

from allocscan.sites.obstacles import Because
from allocscan.sites.typing.compiler import Compiler

ROOT: Final = "const root = document.getElementById('app');\n"
TABLE: Final = "const t = /*@*/{ a: () => { root.hidden = true; }, b: 2, c: 3 };"
PLAIN: Final = "const t = /*@*/{ a: n, b: 2, c: 3 };"
USE: Final = "return t[k];"


@pytest.mark.parametrize(
    ("ts", "check"),
    [
        pytest.param(
            f"{ROOT}export function f(k: string) {{ if (!root) return; {TABLE} t.a(); }}",
            "root",
            id="a function uses what is no longer null",
        ),
        pytest.param(
            f"{ROOT}export function f(k: string) {{ if (root) {{ {TABLE} t.a(); }} }}",
            "root",
            id="inside of the condition's branch",
        ),
        pytest.param(
            f"{ROOT}if (!root) throw new Error();\n"
            f"export const f = (k: string) => {{ {TABLE} t.a(); }};",
            "root",
            id="checked by the module",
        ),
        pytest.param(
            f"{ROOT}export function f(k: string) {{ assert(root); {TABLE} t.a(); }}",
            "root",
            id="an assertion",
        ),
        pytest.param(
            f"const n: number | undefined = g();\n"
            f"export function f(k: string) {{ if (n === undefined) return 0; {PLAIN} {USE} }}",
            "n",
            id="compared",
        ),
        pytest.param(
            f"import {{ n }} from './n';\n"
            f"export function f(k: string) {{ return typeof n === 'number' ? g(n) : 0; }}\n"
            f"export function h(k: string) {{ const ok = isNumber(n); if (!ok) return; {PLAIN} {USE} }}",
            "n",
            id="an import, by an aliased condition",
        ),
        pytest.param(
            "const q: string | number = g();\nexport function f(k: string) { "
            "if (typeof q !== 'string') return 0; "
            "const t: Record<string, typeof q> = /*@*/{ a: '1', b: '2', c: '3' }; return t[k].length; }",
            "q",
            id="a type that is asked of it",
        ),
        pytest.param(
            "const r = g();\nexport function f(k: string) { if (r.b?.c) return 0; "
            "const t = /*@*/{ a: () => r.b, b: 2, c: 3 }; return t[k]; }",
            "r",
            id="a property, by an optional chain",
        ),
        pytest.param(
            "const r = g();\nexport const f = (k: string) => r?.(/*@*/{ a: () => r.b, b: 2, c: 3 });",
            "r",
            id="a function, by an optional call",
        ),
        pytest.param(
            "const n: A | B = g();\nexport function f(k: string) { switch (n.kind) { case 'a': "
            "const t = /*@*/{ a: () => n.a, b: 2, c: 3 }; return t[k]; } }",
            "n",
            id="a switch",
        ),
    ],
)
def test_what_was_checked_before(ts: str, check: str) -> None:
    assert (Because.CONTEXTUAL_TYPE, check) in obstacles_of(ts, "a.ts")
    assert not is_safe(ts, "a.ts")


def test_in_checked_scripts_too() -> None:
    js = f"{ROOT}export function f(k) {{ if (!root) return; {TABLE} t.a(); }}"
    assert (Because.CONTEXTUAL_TYPE, "root") in obstacles_of(f"// @ts-check\n{js}", "a.js")
    assert not any(because is Because.CONTEXTUAL_TYPE for because, _ in obstacles_of(js, "a.js"))


@pytest.mark.parametrize(
    "ts",
    [
        pytest.param(
            f"const n = 5;\nexport function f(k: string) {{ if (n > k.length) return 0; {PLAIN} {USE} }}",
            id="a literal",
        ),
        pytest.param(
            f"const n: number = g();\nexport function f(k: string) {{ {PLAIN} if (n) return 1; {USE} }}",
            id="checked behind it",
        ),
        pytest.param(
            f"const n: number = g();\nexport function h(k: string) {{ if (n) return 1; }}\n"
            f"export function f(k: string) {{ {PLAIN} {USE} }}",
            id="checked in another function",
        ),
        pytest.param(
            f"export function h(k: string) {{ if (n) return 1; }}\nconst n: number = g();\n"
            f"export function f(k: string) {{ {PLAIN} {USE} }}",
            id="in another function, with which the file begins",
        ),
        pytest.param(
            f"const n: number = g();\nconst m = n + 1;\n"
            f"export function f(k: string) {{ const o = n * 2; {PLAIN} {USE} }}",
            id="calculated with",
        ),
        pytest.param(
            "function n(): void {}\nexport function f(k: string) { if (n === g) return 0; "
            "const t = /*@*/{ a: () => n(), b: 2, c: 3 }; return t[k]; }",
            id="a function",
        ),
        pytest.param(
            f"const n: number = g();\nexport function f(k: string) {{ if (k === 'n') return 0; {PLAIN} {USE} }}",
            id="another name is checked",
        ),
    ],
)
def test_what_nobody_checked(ts: str) -> None:
    assert not any(because is Because.CONTEXTUAL_TYPE for because, _ in obstacles_of(ts, "a.ts"))


CLASS: Final = (
    "export class A { %s m(k: string) { const t = /*@*/{ %s, b: 2, c: 3 }; return t[k]; } }"
)


@pytest.mark.parametrize(
    ("members", "entry", "hidden"),
    [
        pytest.param("private v = 3;", "a: (x: A) => x.v", "v", id="a private field"),
        pytest.param("protected static v = 3;", "a: () => A.v", "v", id="a protected static"),
        pytest.param("private v() {}", "a: (x: A) => x.v()", "v", id="a private method"),
        pytest.param(
            "constructor(private v: number) {}",
            "a: ({ v }: A) => v",
            "v",
            id="a parameter property",
        ),
        pytest.param("private constructor() {}", "a: () => new A()", "A", id="its constructor"),
    ],
)
def test_what_is_private_to_a_class(members: str, entry: str, hidden: str) -> None:
    ts = CLASS % (members, entry)
    assert (Because.LOCAL_TYPE, hidden) in obstacles_of(ts, "a.ts")


def test_what_a_class_inherits_is_not_known() -> None:
    ts = CLASS.replace("class A", "class A extends B") % ("", "a: (x: A) => x.v")
    assert (Because.LOCAL_TYPE, "A") in obstacles_of(ts, "a.ts")


def test_this_in_a_type() -> None:
    ts = (
        "export class A { q = 1; m(k: string) { "
        "const u: Record<string, typeof this.q> = /*@*/{ a: 1, b: 2, c: 3 }; return u[k]; } }"
    )
    assert any(because is Because.LOCAL_TYPE for because, _ in obstacles_of(ts, "a.ts"))


@pytest.mark.parametrize(
    ("members", "entry"),
    [
        pytest.param("v = 3;", "a: (x: A) => x.v", id="a public field"),
        pytest.param("private w = 3;", "a: (x: A) => x.v", id="another one is private"),
        pytest.param("private v = 3;", "a: { v: 1 }", id="a key of the literal's own"),
    ],
)
def test_what_anybody_may_name(members: str, entry: str) -> None:
    found = obstacles_of(CLASS % (members, entry), "a.ts")
    assert not any(because is Because.LOCAL_TYPE for because, _ in found)


CHECKED: Final = Compiler(checks_scripts=True)
MODE: Final = "const mode: 'light' | 'dark' = 'light';\n"


@pytest.mark.parametrize(
    ("ts", "declared"),
    [
        pytest.param(
            f"{MODE}export function f(k: string) {{ const t = /*@*/{{ a: mode, b: 2, c: 3 }}; {USE} }}",
            "mode",
            id="a union that is written there",
        ),
        pytest.param(
            f"{MODE}export class A {{ f(k: string) {{ return /*@*/[mode, 'x', 'y'].includes(k); }} }}",
            "mode",
            id="in a method",
        ),
        pytest.param(
            f"import {{ Mode }} from './m';\nconst mode: Mode = 'light';\n"
            f"export function f(k: string) {{ const t = /*@*/{{ a: mode, b: 2, c: 3 }}; {USE} }}",
            "mode",
            id="a type of another file",
        ),
        pytest.param(
            "enum Level { A, B }\nconst level: Level = Level.A;\n"
            "export function f(l: Level) { return /*@*/[level, level, level].includes(l); }",
            "level",
            id="an enum",
        ),
        pytest.param(
            "const on: boolean = true;\n"
            f"export function f(k: string) {{ const t = /*@*/{{ a: on, b: 2, c: 3 }}; {USE} }}",
            "on",
            id="a boolean",
        ),
        pytest.param(
            f"{MODE}export function f(k: string) {{ "
            f"const t: Record<string, typeof mode> = /*@*/{{ a: 'dark', b: 'dark', c: 'dark' }}; {USE} }}",
            "mode",
            id="its type beside the constant",
        ),
        pytest.param(
            "type M = 'light' | 'dark';\nconst { mode }: { mode: M } = { mode: 'light' };\n"
            f"export function f(k: string) {{ const t = /*@*/{{ a: mode, b: 2, c: 3 }}; {USE} }}",
            "mode",
            id="a part of a pattern",
        ),
        pytest.param(
            "type M = 'light' | 'dark';\nconst [, { mode = 'dark' }]: { mode?: M }[] = [{}, {}];\n"
            f"export function f(k: string) {{ const t = /*@*/{{ a: mode, b: 2, c: 3 }}; {USE} }}",
            "mode",
            id="deep in a pattern, with a default",
        ),
        pytest.param(
            f"{MODE}export function f(k: string) {{ "
            f"const t: Record<string, unknown> = /*@*/{{ a: () => mode, b: 2, c: 3 }}; {USE} }}",
            "mode",
            id="in a function of a literal whose type is written",
        ),
    ],
)
def test_a_first_value_narrows(ts: str, declared: str) -> None:
    assert (Because.CONTEXTUAL_TYPE, declared) in obstacles_of(ts, "a.ts")
    assert not is_safe(ts, "a.ts")


@pytest.mark.parametrize(
    "declaration",
    [
        pytest.param("const mode = 'light';", id="no type is written"),
        pytest.param("const mode: string = 'light';", id="no union"),
        pytest.param("interface M { x: 1 }\nconst mode: M = { x: 1 };", id="an interface"),
        pytest.param("const mode: string[] = [];", id="a list"),
    ],
)
def test_what_a_first_value_does_not_narrow(declaration: str) -> None:
    table = "const t = /*@*/{ a: 1, b: () => mode, c: 3 };"
    ts = f"{declaration}\nexport function f(k: 'a' | 'c') {{ {table} return t[k]; }}"
    assert not any(because is Because.CONTEXTUAL_TYPE for because, _ in obstacles_of(ts, "a.ts"))


@pytest.mark.parametrize(
    "declaration",
    [
        pytest.param("let mode: 'light' | 'dark';\nmode = 'light';", id="a union"),
        pytest.param("let mode;\nmode = 'light';", id="no type is written"),
        pytest.param("let [mode] = ['light', 'dark'];\n[mode] = [];", id="of a pattern"),
    ],
)
def test_a_later_value_narrows(declaration: str) -> None:
    ts = (
        f"{declaration}\nexport function f(k: string) {{ "
        f"const t = /*@*/{{ a: () => mode, b: 2, c: 3 }}; {USE} }}"
    )
    assert (Because.CONTEXTUAL_TYPE, "mode") in obstacles_of(ts, "a.ts")
    assert not is_safe(ts, "a.ts")


@pytest.mark.parametrize("above", ["", "export "])
@pytest.mark.parametrize(
    "declaration",
    [
        pytest.param("const mode = 'light';", id="const"),
        pytest.param("let other, mode = 'light';", id="the second"),
    ],
)
def test_a_type_in_a_comment(above: str, declaration: str) -> None:
    js = (
        f"/** @type {{'light' | 'dark'}} */\n{above}{declaration}\n"
        f"export function f(k) {{ const t = /*@*/{{ a: mode, b: 2, c: 3 }}; {USE} }}"
    )
    assert not is_safe(js, "a.mjs", compiler=CHECKED)
    assert is_safe(js.replace("/** @type", "/* @type"), "a.mjs", compiler=CHECKED)


@pytest.mark.parametrize(
    "use",
    [
        pytest.param(
            "const t: Record<string, M> = /*@*/{ a: mode, b: mode, c: mode }; return t[k];",
            id="all",
        ),
        pytest.param("const t: M[] = /*@*/[mode, 'dark', 'light']; return t.at(+k);", id="a list"),
    ],
)
def test_where_a_type_is_written_the_value_is_what_it_was(use: str) -> None:
    ts = f"type M = 'light' | 'dark';\nconst mode: M = 'light';\nexport function f(k: string) {{ {use} }}"
    assert not any(because is Because.CONTEXTUAL_TYPE for because, _ in obstacles_of(ts, "a.ts"))
