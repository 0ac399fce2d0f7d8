"""Names that surely are local: a literal is dropped early only where the scopes drop it too."""

import json
from pathlib import Path
from typing import Final
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.handmade import source_of
from support.sieve_programs import sieve_program

from allocscan.least import floor_for
from allocscan.settings import Thresholds
from allocscan.sites.nearby import Nearby
from allocscan.sites.survey import survey
from allocscan.syntax.parse import parse

EVERYTHING: Final = floor_for(Thresholds(0, 0, 0, 0))
ENTRIES: Final = "p: 1, q: 2, r: 3"


def spans_in(text: str | bytes, name: str = "a.js") -> list[tuple[int, int]]:
    """Where the sites of `text` are."""
    sites = survey(parse(source_of(text, name)), EVERYTHING).sites
    return [(site.span.start, site.span.end) for site in sites]


def spans_by_scopes(text: str | bytes, name: str = "a.js") -> list[tuple[int, int]]:
    """As `spans_in`, with every name left to the scopes."""
    with patch.object(Nearby, "local", lambda *_: None):
        return spans_in(text, name)


LOCAL: Final = {
    "parameter": "export function f(k) { return g({ k, %s }); }",
    "destructured parameter": "export function f({ a: k }) { return g({ k, %s }); }",
    "default beside it": "export function f({ k = 1 } = {}) { return g({ k, %s }); }",
    "const": "export function f() { const k = h(); return g({ k, %s }); }",
    "captured": "export function f(k) { return g({ a: () => k, %s }); }",
    "outer function": "export function f(k) { return () => g({ k, %s }); }",
    "loop": "export function f(xs) { for (const k of xs) g({ k, %s }); }",
    "catch": "export function f() { try { h(); } catch (k) { g({ k, %s }); } }",
    "loop in a wrapper": "(function () { for (const k of xs) { g({ k, %s }); } })();",
    "function in a wrapper": "(function () { exports.f = function (k) { g({ k, %s }); }; })();",
    "member": "export function f(k) { return g({ a: k.b, %s }); }",
}
KEPT: Final = {
    "module": "const k = 1; export function f() { return g({ k, %s }); }",
    "parameter of a callback's own": "export function f() { return g({ a: (k) => k, %s }); }",
    "declared in the callback": (
        "export function f(k) { return g({ a: () => { const k = 1; return k; }, %s }); }"
    ),
    "var of a block at the top": (
        "if (x) { var k = 1; module.exports = function () { return g({ a: () => k, %s }); }; }"
    ),
    "var of a loop at the top": (
        "for (var k of xs) { h(function () { return g({ a: () => k, %s }); }); }"
    ),
    "wrapper": "(function () { const k = 1; exports.f = function () { return g({ k, %s }); }; })();",
    "wrapper and a loop": (
        "(function () { const k = 1; for (const x of xs) { g({ k, %s }); } })();"
    ),
    "wrapper and a field": "(function () { const k = 1; class A { t = { k, %s }; } })();",
    "captured out of a wrapper": (
        "define(function () { var k = 1; while (h()) g({ a: () => k, %s }); });"
    ),
    "default of a parameter": (
        "const k = 1; export function f(t = { k, %s }) { const k = 2; return g(t, k); }"
    ),
    "key": "export function f(k) { return g({ k: 1, %s }, k); }",
}


@pytest.mark.parametrize("text", [pytest.param(KEPT[name], id=name) for name in KEPT])
def test_what_may_outlive_its_function_stays(text: str) -> None:
    program = text % ENTRIES
    assert spans_in(program) == spans_by_scopes(program) != []


def test_what_a_namespace_holds_stays() -> None:
    program = f"namespace N {{ const k = 1; for (const x of xs) {{ g({{ k, {ENTRIES} }}); }} }}"
    assert spans_in(program, "a.ts") == spans_by_scopes(program, "a.ts") != []


@pytest.mark.parametrize("text", [pytest.param(LOCAL[name], id=name) for name in LOCAL])
def test_what_is_local_is_dropped_without_scopes(text: str) -> None:
    program = text % ENTRIES
    assert spans_in(program) == spans_by_scopes(program) == []
    with patch("allocscan.sites.surveyor.Surveyor.site") as asked:
        spans_in(program)
    assert not asked.called, json.dumps(program)


@given(seed=st.integers(0, 1 << 20))
@settings(max_examples=150, derandomize=True, deadline=None)
def test_same_sites_as_by_scopes(seed: int) -> None:
    name, text = sieve_program(seed)
    assert spans_in(text, name) == spans_by_scopes(text, name)


def test_same_sites_in_our_examples() -> None:
    folder = Path(__file__).parents[2] / "rules"
    for path in sorted(folder.rglob("*.[jt]s*")):
        text = path.read_bytes()
        assert spans_in(text, path.name) == spans_by_scopes(text, path.name), path.name
