"""What the project asks of TypeScript's compiler, and what a constant's type makes of it."""

import pytest
from support.analysed import is_safe, obstacles_of
from support.fixer import EVERYTHING, source_file

from allocscan.packs.load import standard_rules
from allocscan.scan import scan
from allocscan.settings import Settings
from allocscan.sites.obstacles import Because
from allocscan.sites.typing.compiler import Compiler

STRICT = Compiler(strict_nulls=True)


@pytest.mark.parametrize(
    "ts",
    [
        pytest.param(
            "export const f = (v: any): boolean => /*@*/[null, undefined, null].includes(v);",
            id="a list of nothing",
        ),
        pytest.param(
            "export function f(t: object): void { Object.assign(t, /*@*/{ a: undefined, b: 2, c: 3 }); }",
            id="a property",
        ),
        pytest.param(
            "export const f = (k: string): boolean => k in /*@*/{ a: null, b: 2, c: 3 };", id="null"
        ),
        pytest.param(
            "export const f = (k: string): boolean => k in /*@*/{ a: [], b: 2, c: 3, d: 4 };",
            id="an empty list",
        ),
    ],
)
def test_null_gives_way_where_it_is_not_checked(ts: str) -> None:
    assert not is_safe(ts, "a.ts")
    assert not is_safe(ts, "a.ts", compiler=Compiler())
    assert is_safe(ts, "a.ts", compiler=STRICT)


@pytest.mark.parametrize(
    "ts",
    [
        pytest.param(
            "export const f = (v: any): boolean => /*@*/['', null, undefined].includes(v);",
            id="beside a text",
        ),
        pytest.param(
            "export function f(k: 'a' | 'b') { const t = /*@*/{ a: null, b: 2, c: 3 }; return t[k]; }",
            id="in a variable, which has that type itself",
        ),
        pytest.param(
            "type T = Record<string, number | null>;\n"
            "export function f(k: string, t: T = /*@*/{ a: null, b: 2, c: 3 }) { return t[k]; }",
            id="a type is written",
        ),
    ],
)
def test_where_it_does_not(ts: str) -> None:
    assert is_safe(ts, "a.ts", compiler=Compiler())


def test_an_isolated_declaration_has_its_type_written() -> None:
    ts = "export function f(t = /*@*/{ a: 1, b: 2, c: 3 }): number { return t.a; }"
    assert is_safe(ts, "a.ts", compiler=STRICT)
    assert not is_safe(ts, "a.ts", compiler=Compiler(isolated=True))
    typed = ts.replace("t =", "t: Record<string, number> =")
    assert is_safe(typed, "a.ts", compiler=Compiler(isolated=True))


def fixed(text: str, compiler: Compiler) -> bytes:
    settings = Settings(EVERYTHING, make_fixed=True, may_cycle=False, compiler=lambda: compiler)
    return scan(source_file(text.encode(), "a.mjs"), standard_rules(), settings).fixed or b""


def test_scripts_that_are_checked_keep_their_types() -> None:
    js = "export function f() { const t = { mode: 'light', size: 1, gap: 2 }; return t.mode; }"
    assert b"Object.freeze" in fixed(js, Compiler())
    checked = fixed(js, Compiler(checks_scripts=True))
    assert b"{ mode: 'light', size: 1, gap: 2 }" in checked
    assert b"Object.freeze" not in checked


@pytest.mark.parametrize(
    "argument",
    [
        pytest.param("{ width: 1, height: 2, depth: 3 } as const", id="constant"),
        pytest.param(
            "{ width: 1, height: 2, depth: 3 } satisfies Record<string, number>", id="it fits"
        ),
    ],
)
def test_what_is_too_much_chooses_an_overload(argument: str) -> None:
    ts = (
        "function size(box: { width: number }): string;\n"
        "function size(box: { width: number; height: number; depth: number }): number;\n"
        "function size(box: { width: number; height?: number; depth?: number }): string | number {\n"
        "  return box.height ?? String(box.width);\n}\n"
        f"export function one() {{ return size(/*@*/{argument}); }}"
    )
    assert any(because is Because.CONTEXTUAL_TYPE for because, _ in obstacles_of(ts, "a.ts"))
    one = ts.replace("function size(box: { width: number }): string;\n", "", 1)
    one = one.replace(
        "function size(box: { width: number; height: number; depth: number }): number;\n", "", 1
    )
    assert is_safe(one, "a.ts", compiler=STRICT)
