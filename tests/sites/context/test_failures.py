"""Error paths and development-only branches; a branch that only may fail is none."""

import pytest
from support.warm import heat_of

from allocscan.sites.heat_values import HeatLevel


@pytest.mark.parametrize(
    "js",
    [
        pytest.param(
            "export function f(x) { if (x) { use({SITE: 1}); } throw x; }", id="before it"
        ),
        pytest.param(
            "export function f(x) { if (x) { if (y) return {SITE: 1}; throw x; } }",
            id="a way out first",
        ),
        pytest.param(
            "export function f(x) { const t = {SITE: 1}; if (x) return t; throw new Error(); }",
            id="a body that may end in a throw",
        ),
        pytest.param(
            "export function f() { try { use({SITE: 1}); } catch {} }", id="what is tried"
        ),
        pytest.param(
            "export function f() { try { go(); } finally { use({SITE: 1}); } }", id="finally"
        ),
        pytest.param("export function f(err) { if (!err) { use({SITE: 1}); } }", id="no error"),
        pytest.param(
            "export function f(err) { if (err || x) { use({SITE: 1}); } }", id="perhaps an error"
        ),
        pytest.param(
            "export function f(err) { if (err) { go(); } else { use({SITE: 1}); } }", id="else"
        ),
        pytest.param("export class Errors { m() { use({SITE: 1}); } }", id="a class for errors"),
        pytest.param("export function f() { console.log({SITE: 1}); }", id="console.log"),
        pytest.param("export function f() { resolve({SITE: 1}); }", id="resolve"),
        pytest.param("export function f() { _.reject(x, {SITE: 1}); }", id="another reject"),
        pytest.param("export function f() { assert(x, {SITE: 1}); }", id="assert takes it always"),
        pytest.param(
            "export function f(x) { return new Errors({SITE: 1}); }", id="no error's name"
        ),
        pytest.param(
            "export function f(x) { if (x) { use({SITE: 1}); process.exit; } }", id="no exit"
        ),
    ],
)
def test_not_failing(js: str) -> None:
    heat = heat_of(js)
    assert heat.level is HeatLevel.CALLED, heat
    assert not heat.failing


@pytest.mark.parametrize(
    "js",
    [
        pytest.param("function f() { throw fail({SITE: 1}); }", id="throw"),
        pytest.param("export function f() { cb(new TypeError('x', {SITE: 1})); }", id="error made"),
        pytest.param("export function f() { cb(new HttpException({SITE: 1})); }", id="exception"),
        pytest.param(
            "export function f(x) { if (x) { const t = {SITE: 1}; throw fail(t[x]); } }",
            id="a branch that ends in a throw",
        ),
        pytest.param(
            "export function f(x) { if (x) { use({SITE: 1}); process.exit(1); } }",
            id="a branch that ends in an exit",
        ),
        pytest.param("export function f() { for (;;) throw {SITE: 1}; }", id="throw in a loop"),
        pytest.param(
            "export function f() { try { go(); } catch (e) { return {SITE: 1}; } }", id="catch"
        ),
        pytest.param(
            "export function f() { try { go(); } catch (e) { for (;;) use({SITE: 1}); throw e; } }",
            id="a loop in a catch that throws again",
        ),
        pytest.param("export function f(err) { if (err) { use({SITE: 1}); } }", id="if (err)"),
        pytest.param(
            "export const f = (error) => { if (error) return done({SITE: 1}); };", id="if (error)"
        ),
        pytest.param(
            "export class ParseError extends Error { constructor() { super(use({SITE: 1})); } }",
            id="a class of errors",
        ),
        pytest.param(
            "export class Missing extends HttpException { toJSON() { return {SITE: 1}; } }",
            id="by its base",
        ),
        pytest.param("export function f() { console.error(x, {SITE: 1}); }", id="console.error"),
        pytest.param(
            "export const f = () => new Promise((resolve, reject) => { reject({SITE: 1}); });",
            id="reject",
        ),
        pytest.param("export const f = () => Promise.reject({SITE: 1});", id="Promise.reject"),
        pytest.param(
            "app.get('/', (req, res) => { try { go(); } catch { res.json({SITE: 1}); } });",
            id="a handler's catch",
        ),
    ],
)
def test_failing(js: str) -> None:
    heat = heat_of(js)
    assert heat.level is HeatLevel.COLD, heat
    assert heat.failing


def test_the_callback_of_catch_is_cold() -> None:
    heat = heat_of("export const f = () => load().catch(() => use({SITE: 1}));")
    assert heat.level is HeatLevel.COLD


@pytest.mark.parametrize(
    ("test", "cold"),
    [
        pytest.param("process.env.NODE_ENV === 'production'", False, id="in production"),
        pytest.param("k !== 'production'", False, id="another variable"),
        pytest.param("process.env.MODE", False, id="another setting"),
        pytest.param("process.env.NODE_ENV !== 'production'", True, id="not in production"),
        pytest.param("'production' !== process.env.NODE_ENV", True, id="the other way round"),
        pytest.param('process.env.NODE_ENV === "development"', True, id="in development"),
        pytest.param("__DEV__ && k", True, id="a flag"),
        pytest.param("import.meta.env.DEV", True, id="Vite's flag"),
    ],
)
def test_what_bundlers_drop_is_cold(test: str, cold: bool) -> None:
    text = f"export function f(k) {{ if ({test}) {{ return use({{SITE: 1}}); }} return k; }}"
    assert (heat_of(text).level is HeatLevel.COLD) == cold
