"""Where modules import each other in a circle: what one of them can call before this one has run.

`§` marks the expected offset.
"""

import pytest
from support.analysed import cut, placed_of
from support.placing import T, free_offset, obstacles

from allocscan.sites.obstacles import Because


@pytest.mark.parametrize(
    ("js", "at"),
    [
        pytest.param(f"§export function f(k) {T}\n", "f", id="exported"),
        pytest.param(f"§export default function f(k) {T}\n", "f", id="the default"),
        pytest.param(f"§export async function f(k) {T}\n", "f", id="async"),
        pytest.param(f"§function f(k) {T}\nexport {{ f }};\n", "f", id="exported below"),
        pytest.param(f"export {{ f }};\n§function f(k) {T}\n", "f", id="exported above"),
        pytest.param(f"§function f(k) {T}\nexport {{ f as g }};\n", "f", id="by another name"),
        pytest.param(f"§function f(k) {T}\nexport default f;\n", "f", id="as the default, below"),
        pytest.param(
            f"§function f(k) {T}\nexport function g() {{ return f(1); }}\n",
            "g",
            id="called by an exported one",
        ),
        pytest.param(
            f"§function f(k) {T}\nfunction h() {{ f(1); }}\nexport function g() {{ h(); }}\n",
            "g",
            id="called by one that an exported one calls",
        ),
        pytest.param(
            "§export function f() { return (k) => " + T + "; }\n",
            "f",
            id="inside an exported one",
        ),
    ],
)
def test_an_import_cycle_can_call_a_declaration_early(js: str, at: str) -> None:
    text, offset = cut(js)
    placed = placed_of(text, may_cycle=True)
    assert obstacles(text, placed) == [(Because.IMPORT_CYCLE, at)]
    assert placed.placement is not None
    assert placed.placement.offset == offset
    assert placed_of(text, may_cycle=False).obstacles == ()


@pytest.mark.parametrize(
    "js",
    [
        pytest.param(f"export default function (k) {T}\n", id="no name"),
        pytest.param(f"export default async function (k) {T}\n", id="async"),
        pytest.param(
            f"function f(k) {T}\nexport default function () {{ return f(1); }}\n",
            id="called by one",
        ),
    ],
)
def test_a_default_without_a_name_in_a_cycle(js: str) -> None:
    """A default function declaration without a name is hoisted too (D02)."""
    assert placed_of(js, may_cycle=True).obstacles != ()


@pytest.mark.parametrize(
    "function",
    [
        "export const f = (k) => !/*@*/{ a: LIMIT }[k];",
        "export function f(k) { !/*@*/{ a: LIMIT }[k]; }",
    ],
)
def test_below_an_exported_function_an_import_cycle_matters(function: str) -> None:
    text = f"{function}\nconst LIMIT = 1;\nf(1);\n"
    assert obstacles(text, placed_of(text, may_cycle=True)) == [(Because.IMPORT_CYCLE, "f")]


@pytest.mark.parametrize(
    "js",
    [
        pytest.param(f"export const f = (k) => {T};\n", id="a constant"),
        pytest.param(f"export class A {{ m(k) {T} }}\n", id="a class"),
        pytest.param(f"export default {{ m(k) {T} }};\n", id="an object"),
        pytest.param(f"export default (k) => {T};\n", id="a default arrow"),
        pytest.param(f"function f(k) {T}\nf(1);\n", id="a private declaration"),
        pytest.param(
            f"function f(k) {T}\nexport const g = () => f(1);\n", id="called by a constant"
        ),
    ],
)
def test_what_a_cycle_cannot_reach(js: str) -> None:
    assert placed_of(js, may_cycle=True).obstacles == ()


@pytest.mark.parametrize(
    "js",
    [
        pytest.param(f"§export const g = () => f(1);\nx();\nfunction f(k) {T}\n", id="an arrow"),
        pytest.param(f"§export class A {{ m() {{ f(1); }} }}\nfunction f(k) {T}\n", id="a class"),
        pytest.param(f"§const g = () => f(1);\nexport {{ g }};\nfunction f(k) {T}\n", id="below"),
    ],
)
def test_in_a_cycle_others_can_call_what_is_exported_at_once(js: str) -> None:
    text, offset = cut(js)
    assert free_offset(text, may_cycle=True) == offset
