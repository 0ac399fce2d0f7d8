"""Lazy initialisation: what a guard lets run once, and what only looks like one."""

import pytest
from support.warm import heat_of

from allocscan.sites.heat_values import HeatLevel

LET = "let c; "


@pytest.mark.parametrize(
    "js",
    [
        pytest.param("export function f(o) { o = o || {SITE: 1}; return o; }", id="a parameter"),
        pytest.param(
            "export function f(o) { if (!o) { o = {SITE: 1}; } return o; }", id="a parameter tested"
        ),
        pytest.param("export function f() { let c; c ??= {SITE: 1}; return c; }", id="a local"),
        pytest.param(LET + "export function f() { if (!c) { use({SITE: 1}); } }", id="never set"),
        pytest.param(
            LET + "export function f(x) { if (!c || x) { c = {SITE: 1}; } }", id="or something else"
        ),
        pytest.param(
            LET + "export function f() { if (c) { c = {SITE: 1}; } }", id="where it is set"
        ),
        pytest.param(
            LET + "export function f() { if (!c) { c = 1; } use({SITE: 1}); }",
            id="behind the guard",
        ),
        pytest.param(
            LET + "export function f() { if (!c) { d = 1; } else { c = {SITE: 1}; } }",
            id="in the else of an unset test",
        ),
        pytest.param(
            LET + "export function f() { if (!c) { c = 1; use({SITE: 1}); } go(); c = null; }",
            id="reset by the same function",
        ),
        pytest.param(
            LET + "export function f() { if (!c) { c = 1; use({SITE: 1}); c = null; } }",
            id="reset behind the work: a lock",
        ),
        pytest.param(
            LET + "export function f() { if (!c) { c = 1; use({SITE: 1}); } c = next(c); }",
            id="set to something unknown",
        ),
        pytest.param(
            LET + "export function f() { if (c) go(); c = 1; use({SITE: 1}); }",
            id="a test that does not leave",
        ),
        pytest.param(
            LET + "export function f() { if (c) return c; use({SITE: 1}); }",
            id="left early, never set",
        ),
        pytest.param(
            LET + "export function f() { use({SITE: 1}); if (c) return c; c = 1; }",
            id="above the early return",
        ),
        pytest.param(
            "export function f(c) { if (c.x) return; use({SITE: 1}); c.x = 1; }",
            id="a field of a parameter",
        ),
        pytest.param(
            "export function f(k) { const m = {}; return m[k] ??= {SITE: 1}; }",
            id="a key of a local table",
        ),
        pytest.param(
            "export class A { go() { if (!this.x) { this.x = 1; use({SITE: 1}); } this.x = null; } }",
            id="a field reset by the same method",
        ),
        pytest.param(
            "export class A { go() { this.x ??= {SITE: 1}; } next() { this.x = undefined; } }",
            id="a field that every operation resets",
        ),
        pytest.param(
            LET + "export function f() { return c && (c = {SITE: 1}); }", id="`&&` is no guard"
        ),
        pytest.param(
            LET + "export function f() { return d || (c = {SITE: 1}); }", id="another variable"
        ),
        pytest.param(
            LET + "export function f(k) { if (c[k] === 0) { c[k] = 1; use({SITE: 1}); } }",
            id="a number",
        ),
    ],
)
def test_no_guard(js: str) -> None:
    heat = heat_of(js)
    assert heat.level is HeatLevel.CALLED
    assert not heat.setup


@pytest.mark.parametrize(
    "js",
    [
        pytest.param(LET + "export function f() { return (c ??= {SITE: 1}); }", id="??="),
        pytest.param(LET + "export function f() { return (c ||= use({SITE: 1})); }", id="||="),
        pytest.param(LET + "export function f() { return c || (c = {SITE: 1}); }", id="|| ="),
        pytest.param(LET + "export function f() { return c ?? (c = {SITE: 1}); }", id="?? ="),
        pytest.param(LET + "export function f() { c = c || {SITE: 1}; }", id="x = x ||"),
        pytest.param(LET + "export function f() { if (!c) c = {SITE: 1}; }", id="if (!x)"),
        pytest.param(
            LET + "export function f() { if (c === undefined) { c = 1; use({SITE: 1}); } }",
            id="=== undefined",
        ),
        pytest.param(
            LET + "export function f() { if (null == c) { use({SITE: 1}); c = 1; } }", id="null =="
        ),
        pytest.param(
            LET + "export function f() { if (typeof c === 'undefined') { c = {SITE: 1}; } }",
            id="typeof",
        ),
        pytest.param(
            LET + "export function f(x) { if (!c && x) { c = {SITE: 1}; } }", id="and more"
        ),
        pytest.param(
            LET + "export function f() { if (!c) { try { c = {SITE: 1}; } catch {} } }", id="in try"
        ),
        pytest.param(
            LET + "export function f() { if (c) { return c; } else { c = {SITE: 1}; } }", id="else"
        ),
        pytest.param(
            LET + "export function f() { if (c) return c; c = {SITE: 1}; return c; }", id="early"
        ),
        pytest.param(
            LET
            + "export function f(x) { if (x || c != null) { return c; } return (c = {SITE: 1}); }",
            id="early, or something else",
        ),
        pytest.param(
            LET + "export function f() { if (c) return; c = true; use({SITE: 1}); }",
            id="initialised flag",
        ),
        pytest.param(
            LET
            + "export function f() { c ??= {SITE: 1}; } export const resetCache = () => { c = null; };",
            id="reset for tests",
        ),
        pytest.param(
            LET + "export function f() { c ??= {SITE: 1}; } export const set = () => { c = [1]; };",
            id="set elsewhere",
        ),
        pytest.param(
            "const t = []; export function f() { if (t.length === 0) { use({SITE: 1}); t[0] = 1; } }",
            id="a table is filled",
        ),
        pytest.param(
            "export class A { static get() { return (A.x ??= {SITE: 1}); } }", id="a static field"
        ),
        pytest.param(
            "export function f() { if (!f.x) { f.x = {SITE: 1}; } return f.x; }",
            id="a property of the function",
        ),
        pytest.param(
            LET + "app.get('/', () => { for (;;) { c ??= {SITE: 1}; } });", id="in a hot loop"
        ),
        pytest.param(
            LET + "app.get('/', () => { c ??= make(); }); function make() { use({SITE: 1}); }",
            id="what is called behind it",
        ),
        pytest.param(
            "let geometry; export class Sprite { constructor() { if (geometry === undefined) {"
            " geometry = new G(); use({SITE: 1}); } } }",
            id="three.js Sprite",
        ),
    ],
)
def test_runs_once(js: str) -> None:
    heat = heat_of(js)
    assert heat.level is HeatLevel.COLD, heat
    assert heat.because[0].text.startswith("runs once: guarded by `")
    assert not heat.failing


@pytest.mark.parametrize(
    ("js", "text"),
    [
        pytest.param(
            "const m = new Map(); export function f(k) { let v = m.get(k);"
            " if (v === undefined) { v = {SITE: 1}; m.set(k, v); } return v; }",
            "runs once for each key of `m`",
            id="a map",
        ),
        pytest.param(
            "const m = new Map(); export function f(k) { if (m.has(k)) return m.get(k);"
            " m.set(k, {SITE: 1}); }",
            "runs once for each key of `m`",
            id="a map, early",
        ),
        pytest.param(
            "const m = {}; export function f(ks) { for (const k of ks) m[k] ??= {SITE: 1}; }",
            "runs once for each key of `m`",
            id="an object, in a loop",
        ),
        pytest.param(
            "const m = {}; export function f(k) { if (!m[k]) { m[k] = {SITE: 1}; } }",
            "runs once for each key of `m`",
            id="an object, tested",
        ),
        pytest.param(
            "export class A { get() { return (this.x ??= {SITE: 1}); } }",
            "runs once for each instance: guarded by `this.x`",
            id="an instance",
        ),
        pytest.param(
            "export class A { constructor() { this.x = null; } get() { this.x ??= {SITE: 1}; }"
            " dispose() { this.x = null; } }",
            "runs once for each instance: guarded by `this.x`",
            id="an instance that is disposed of",
        ),
        pytest.param(
            LET + "export function f() { c ??= {SITE: 1}; } export function flush() { c = null; }",
            "runs again only where `c` is reset",
            id="flushed",
        ),
        pytest.param(
            "export class A extends B { render() { if (!this.#x) { this.#x = {SITE: 1}; } } }",
            "runs once for each instance: guarded by `this.#x`",
            id="an instance, hot",
        ),
        pytest.param(
            LET + "export function f() { c ??= {SITE: 1}; } export function stop() { c = null; }",
            "runs again only where `c` is reset",
            id="reset by another function",
        ),
        pytest.param(
            "export function make() { let c; return () => (c ??= {SITE: 1}); }",
            "runs once for each call of `make`: guarded by `c`",
            id="a variable of the maker",
        ),
        pytest.param(
            "use(() => { let c; return () => (c ??= {SITE: 1}); });",
            "runs once for each call: guarded by `c`",
            id="a variable of a maker without a name",
        ),
        pytest.param(
            "export class A { f() { this.#x ??= {SITE: 1}; } #g() { this.#xx = null; } }",
            "runs once for each instance: guarded by `this.#x`",
            id="another field is reset",
        ),
    ],
)
def test_runs_seldom(js: str, text: str) -> None:
    heat = heat_of(js)
    assert heat.level is HeatLevel.CALLED, heat
    assert heat.setup
    assert heat.because[-1].text == text


def test_a_loop_behind_a_guard_still_iterates() -> None:
    js = LET + "export function f(x) { if (c) return; c = 1; for (const k of x) use({SITE: 1}); }"
    heat = heat_of(js)
    assert heat.level is HeatLevel.ITERATED
    assert heat.setup


def test_a_closure_behind_a_guard_is_not_guarded() -> None:
    js = LET + "export function f() { c ??= () => use({SITE: 1}); }"
    assert heat_of(js).level is HeatLevel.CALLED


def test_guards_that_guard_each_other_end() -> None:
    js = "export function f() { if (!a) { a = 1; var b; if (!b) { b = 1; var a; use({SITE: 1}); } } }"
    assert heat_of(js).level is HeatLevel.CALLED


def test_many_early_returns_are_linear() -> None:
    tests = "".join(f"if (c{i}) return;" for i in range(2000))
    sets = "".join(f"c{i} = 1;" for i in range(2000))
    names = ",".join(f"c{i}" for i in range(2000))
    heat = heat_of(f"let {names}; export function f() {{ {tests} use({{SITE: 1}}); {sets} }}")
    assert heat.level is HeatLevel.COLD
