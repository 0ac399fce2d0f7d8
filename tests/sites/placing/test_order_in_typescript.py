"""Where a constant can stand among overloads, decorators and namespaces.

`§` marks the expected offset.
"""

import pytest
from support.analysed import cut, find_site, obstacles_of
from support.placing import T, free_offset

from allocscan.sites.obstacles import Because


@pytest.mark.parametrize(
    "ts",
    [
        pytest.param("export const LIMIT = 1;", id="what a namespace exports"),
        pytest.param("export let LIMIT = 1;", id="what a namespace exports and may change"),
    ],
)
def test_what_leaves_a_namespace_is_no_constant(ts: str) -> None:
    text = (
        f"namespace N {{ {ts} export const f = (k: any) => !/*@*/{{ a: LIMIT, b: 1, c: 2 }}[k]; }}"
    )
    assert find_site(text, "a.ts") is None


@pytest.mark.parametrize(
    "ts",
    [
        pytest.param(f"x();\n§function f(k: 1): 1;\nfunction f(k: any) {T}\n", id="overloads"),
        pytest.param(
            "x();\n§export function f(k: 1);\nexport function f(k: 2);\n"
            f"export function f(k: any) {T}\n",
            id="exported overloads",
        ),
        pytest.param(
            f"x();\n§/** Doc. */\nfunction f(k: 1): 1;\nfunction f(k: any) {T}\n",
            id="overloads with JSDoc",
        ),
        pytest.param(f"x();\n§@d\nclass A {{ m(k: any) {T} }}\n", id="a decorator"),
        pytest.param(
            f"x();\n§@d()\nexport class A {{ m(k: any) {T} }}\n", id="a decorator of an export"
        ),
        pytest.param(f"x();\n§abstract class A {{ m(k: any) {T} }}\n", id="an abstract class"),
        pytest.param(
            f"x();\nexport namespace N {{\n§  export const f = (k: any) => {T};\n}}\n",
            id="a namespace",
        ),
        pytest.param(
            f"namespace A.B {{\n  x();\n§  /** Doc. */\n  function f(k: any) {T}\n}}\n",
            id="a namespace of two names",
        ),
        pytest.param(
            f"module N {{\n§  f(1);\n  function f(k: any) {T}\n}}\n", id="a module of the old kind"
        ),
        pytest.param(
            f"namespace N {{ namespace M {{\n§  class A {{ m(k: any) {T} }}\n}} }}\n",
            id="a namespace in a namespace",
        ),
        pytest.param(
            f"namespace N {{\n§  export function h() {{ return f(1); }}\n  N.h();\n"
            f"  function f(k: any) {T}\n}}\n",
            id="called through what a namespace exports",
        ),
        pytest.param(
            f"namespace N {{\n  x();\n§  export const o = {{ m() {{ return f(1); }} }};\n  N.o.m();\n"
            f"  function f(k: any) {T}\n}}\n",
            id="called through an object that a namespace exports",
        ),
        pytest.param(
            f"namespace N {{\n  function g() {{ return f(1); }}\n§  export function h() {{ g(); }}\n"
            f"  N.h();\n  function f(k: any) {T}\n}}\n",
            id="called through what leads to it from a namespace's export",
        ),
        pytest.param(
            "enum E { A = 1 }\n§export function f(k: any) { return !/*@*/{ a: E.A }[k as 'a']; }\n",
            id="below its enum",
        ),
        pytest.param(f"type F = typeof f;\n§function f(k: any) {T}\nf(1);\n", id="a type above"),
        pytest.param(
            f"let g: typeof f;\n§function f(k: any) {T}\nf(1);\n", id="a type query above"
        ),
    ],
)
def test_offset_in_typescript(ts: str) -> None:
    text, offset = cut(ts)
    assert free_offset(text, "a.ts") == offset


def test_a_namespace_is_reached_by_nobody_before_it_runs() -> None:
    text, offset = cut(f"export namespace N {{\n§  export function f(k: any) {T}\n}}\n")
    assert free_offset(text, "a.ts", may_cycle=True) == offset


def test_a_script_with_a_namespace_shares_nothing() -> None:
    text = "namespace N {\n  function f(k: any) { return /*@*/[{ a: 1 }, 2, 3, 4].at(k); }\n}\n"
    assert obstacles_of(text, "a.ts") == []


@pytest.mark.parametrize(
    "ts",
    [
        pytest.param(f"§export default function (k: any) {T}\n", id="without overloads"),
        pytest.param(
            f"x();\n§export default function f(k: 1): 1;\nexport default function f(k: any) {T}\n",
            id="with a name",
        ),
        pytest.param(
            f"x();\n§export default function (k: any) {T}\nexport const = 1;\n",
            id="above a mistake",
        ),
        pytest.param(
            f"export const = 1;\n§export default function f(k: any) {T}\n", id="below a mistake"
        ),
        pytest.param(f"export const = 1;\n§export default (k: any) => {T};\n", id="an arrow"),
    ],
)
def test_offset_of_a_default_function(ts: str) -> None:
    text, offset = cut(ts)
    assert free_offset(text, "a.ts") == offset


@pytest.mark.parametrize(
    ("overload", "unread"),
    [
        ("function (k: 1): 1;", "default function (k: 1): 1"),
        ("function (k: 1): 1", None),
        ("function (k: 1): 1\nexport default function (k: 2): 2", None),
        ("async function (k: 1): Promise<1>;", "function (k: 1): Promise<1>"),
        ("async function (k: 1): Promise<1>", "function (k: 1): Promise<1>"),
        ("function* (k: 1): Generator<1>;", "default function* (k: 1): Generator<1>"),
        ("async function* (k: 1): AsyncGenerator<1>;", "function* (k: 1): AsyncGenerator<1>"),
        ("function <T extends { a: 1 }>(k: T): { b: 1 };\n/** Doc. */", None),
        ("function (k: any): k is 1;", None),
        ("function (k: any): asserts k;", None),
        ("function (this: void, { a }: { a: 1 }): (() => void)[];\n;", None),
    ],
)
def test_overloads_without_a_name_are_not_read(overload: str, unread: str | None) -> None:
    kept = overload.replace("<T", "(").split("(", 1)[0]
    body = T.replace("b: 2", "b: 2, d: 3")
    text = f"x();\nexport default {overload}\nexport default {kept}(k: any) {body}\n"
    found = dict(obstacles_of(text, "a.ts"))
    assert Because.ERROR_REGION in found
    assert unread is None or found[Because.ERROR_REGION] == unread
