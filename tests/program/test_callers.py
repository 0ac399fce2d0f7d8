"""Heat across files: what stays as it was first, then what importers make hot, or cold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.modules import heat_in, program_of

from allocscan.sites.heat_values import HeatLevel

COLD, CALLED = HeatLevel.COLD, HeatLevel.CALLED
ITERATED, HOT = HeatLevel.ITERATED, HeatLevel.HOT

EXPORTED = "export function f() { return use({SITE: 1}); }"
OWN_NAME = "module.exports = { f }; function f() { return use({SITE: 1}); }"


def using(importer: str, **more: str) -> dict[str, str]:
    """`a.js` exports `f`, and `b.js` is `importer`."""
    return {"a.js": EXPORTED, "b.js": importer, **{f"{k}.js": v for k, v in more.items()}}


@pytest.mark.parametrize(
    "importer",
    [
        pytest.param("", id="nobody imports it"),
        pytest.param("import { g } from './a'; for (;;) g();", id="another export"),
        pytest.param("import { f } from './c'; for (;;) f();", id="of another module"),
        pytest.param("for (;;) f();", id="another f"),
        pytest.param("import { f } from './a'; f();", id="called once, and by other programs"),
        pytest.param("import { f } from './a'; export function g(f) { for (;;) f(); }", id="local"),
        pytest.param("import type { f } from './a'; let x: typeof f;", id="a type"),
        pytest.param("import * as ns from './a'; for (;;) ns.g();", id="another member"),
        pytest.param("import { f } from './a'; it('x', () => { for (;;) f(); });", id="a test"),
        pytest.param("import { f } from './a'; function g() { throw f(); }", id="an error"),
        pytest.param("import { f } from './a'; export const g = f;", id="handed on, unused"),
        pytest.param("const { g } = require('./a'); for (;;) g();", id="required, another"),
        pytest.param("const f = require('./a'); for (;;) f();", id="all of the module"),
    ],
)
def test_stays_called(importer: str) -> None:
    assert heat_in(using(importer)).level is CALLED


@pytest.mark.parametrize(
    ("level", "importer"),
    [
        pytest.param(ITERATED, "import { f } from './a'; for (;;) f();", id="a loop"),
        pytest.param(ITERATED, "import { f as g } from './a'; for (;;) g();", id="an alias"),
        pytest.param(ITERATED, "import { f } from './a'; rows.map(f);", id="a callback"),
        pytest.param(ITERATED, "import * as a from './a'; for (;;) a.f();", id="a namespace"),
        pytest.param(ITERATED, "import a from './a'; for (;;) a.f();", id="an interop default"),
        pytest.param(ITERATED, "const { f } = require('./a'); for (;;) f();", id="required"),
        pytest.param(ITERATED, "const { f: g } = require('./a'); for (;;) g();", id="renamed"),
        pytest.param(ITERATED, "const a = require('./a'); for (;;) a.f();", id="a member"),
        pytest.param(ITERATED, "const f = require('./a').f; for (;;) f();", id="its member"),
        pytest.param(ITERATED, "const a = require('./a'), { f } = a; for (;;) f();", id="apart"),
        pytest.param(
            HOT, "import { f } from './a'; app.get('/', (req, res) => f());", id="a request"
        ),
        pytest.param(HOT, "import { f } from './a'; app.get('/', f);", id="a handler itself"),
        pytest.param(
            HOT,
            "import { f } from './a'; http.createServer((req, res) => g()); const g = () => f()",
            id="through a function",
        ),
    ],
)
def test_is_as_hot_as_its_callers(level: HeatLevel, importer: str) -> None:
    assert heat_in(using(importer)).level is level


@pytest.mark.parametrize(
    ("barrel", "user"),
    [
        pytest.param("export * from './a';", "import { f } from './b';", id="all"),
        pytest.param("export { f } from './a';", "import { f } from './b';", id="by name"),
        pytest.param("export { f as g } from './a';", "import { g as f } from './b';", id="as"),
        pytest.param(
            "import { f } from './a'; export { f };", "import { f } from './b';", id="two"
        ),
        pytest.param(
            "import { f } from './a'; export default f;", "import f from './b';", id="def"
        ),
        pytest.param(
            "module.exports = { f: require('./a').f };", "const { f } = require('./b');", id="CJS"
        ),
        pytest.param(
            "const { f } = require('./a'); exports.f = f;",
            "const { f } = require('./b');",
            id="CJS by name",
        ),
        pytest.param("exports.f = require('./a').f", "const f = require('./b').f;", id="member"),
    ],
)
def test_modules_that_hand_on(barrel: str, user: str) -> None:
    assert heat_in(using(barrel, c=f"{user} for (;;) f();")).level is ITERATED


@pytest.mark.parametrize(
    "module",
    [
        pytest.param(OWN_NAME, id="shorthand"),
        pytest.param("module.exports = { f() { use({SITE: 1}); } };", id="method"),
        pytest.param("module.exports = { f: () => ({SITE: 1}) };", id="property"),
        pytest.param("exports.f = function () { use({SITE: 1}); };", id="exports"),
        pytest.param("module.exports.f = () => ({SITE: 1});", id="module.exports"),
        pytest.param("const f = () => ({SITE: 1}); exports.f = f;", id="by name"),
    ],
)
def test_exports_of_common_js(module: str) -> None:
    user = "const { f } = require('./a'); for (;;) f();"
    assert heat_in({"a.js": module, "b.js": user}).level is ITERATED


@pytest.mark.parametrize(
    ("module", "user"),
    [
        pytest.param(
            "export default () => ({SITE: 1});", "import f from './a'; for (;;) f();", id="default"
        ),
        pytest.param(
            "export default function () { use({SITE: 1}); }",
            "import { default as f } from './a'; for (;;) f();",
            id="default by name",
        ),
        pytest.param(
            "module.exports = () => ({SITE: 1});",
            "const f = require('./a'); for (;;) f();",
            id="the whole module",
        ),
        pytest.param(
            "module.exports = f; function f() { use({SITE: 1}); }",
            "import f from './a'; for (;;) f();",
            id="the whole module, imported",
        ),
        pytest.param(
            "module.exports = () => ({SITE: 1});", "for (;;) require('./a')();", id="at once"
        ),
        pytest.param(
            "export class Rates { findAll() { return use({SITE: 1}); } }",
            "for (;;) service.findAll();",
            id="a method by its name",
        ),
        pytest.param(
            "class Rates { findAll() { return use({SITE: 1}); } }\n"
            "const rates = new Rates(); for (;;) rates.findAll();",
            "",
            id="a method by its name, in its own file",
        ),
        pytest.param(
            "const rates = { findAll() { return use({SITE: 1}); } }; for (;;) rates.findAll();",
            "",
            id="a method of an object, in its own file",
        ),
    ],
)
def test_defaults_and_methods(module: str, user: str) -> None:
    assert heat_in({"a.js": module, "b.js": user}).level is ITERATED


@pytest.mark.parametrize(
    ("level", "importer"),
    [
        pytest.param(COLD, "import { f } from './a'; f();", id="once, at the top"),
        pytest.param(COLD, "import { f } from './a'; function g() { throw f(); }", id="an error"),
        pytest.param(CALLED, "import { f } from './a'; f(); f();", id="twice"),
        pytest.param(CALLED, "import { f } from './a'; export const g = () => f();", id="exported"),
        pytest.param(CALLED, "import { f } from './a'; later(f);", id="handed to other code"),
        pytest.param(CALLED, "", id="by nobody in sight"),
        pytest.param(
            CALLED, "import { f } from './a'; f(); go(() => import('./a'));", id="by import()"
        ),
        pytest.param(
            CALLED, "import * as a from './a'; a.f(); register(a);", id="and all of it handed on"
        ),
        pytest.param(CALLED, "const a = require('./a'); a.f(); all(a);", id="handed on, CommonJS"),
        pytest.param(CALLED, "import * as a from './a'; a.f(); a[k]();", id="by a computed name"),
        pytest.param(
            CALLED, "const { f } = require('./a'); f(); list.push(require('./a'));", id="pushed"
        ),
        pytest.param(CALLED, "const { f, ...rest } = require('./a'); f();", id="and the rest"),
        pytest.param(COLD, "import * as a from './a'; a.f(); a.g(a.h);", id="other members"),
        pytest.param(COLD, "require('./a'); const { f } = require('./a'); f();", id="loaded too"),
    ],
)
def test_a_program_that_nobody_imports_shows_all_callers(level: HeatLevel, importer: str) -> None:
    assert heat_in(using(importer), closed=True).level is level


def test_the_chain_of_reasons_names_files_and_callers() -> None:
    heat = heat_in(
        {
            "assets.js": EXPORTED,
            "process.js": "import { f } from './assets';\n"
            "export function processData(items) { for (const item of items) f(item); }",
            "server.js": "import { processData } from './process';\n"
            "app.post('/api', (req, res) => {\n  processData(req.body);\n});",
        }
    )
    assert heat.level is HOT
    assert heat.nesting == 1
    assert [(step.path, step.line, step.caller) for step in heat.because] == [
        ("server.js", 2, None),
        ("server.js", 3, None),
        ("process.js", 2, None),
        ("process.js", 2, "processData"),
    ]


def test_modules_that_import_one_another_end() -> None:
    heat = heat_in(
        {
            "a.js": "import { g } from './b';\n" + EXPORTED,
            "b.js": "import { f } from './a'; export function g() { f(); }",
            "c.js": "import { g } from './b'; for (;;) g();",
        }
    )
    assert heat.level is ITERATED


def test_a_long_chain_is_followed() -> None:
    modules = {"m0.js": EXPORTED}
    for i in range(1, 40):
        modules[f"m{i}.js"] = (
            f"import {{ f as g }} from './m{i - 1}'; export function f() {{ g(); }}"
        )
    modules["end.js"] = "import { f } from './m39'; for (;;) f();"
    assert heat_in(modules).level is ITERATED


CIRCLE = {
    "a.js": "import { h } from './c'; export function f(x) { return h({SITE: 1}, x); }",
    "b.js": "import { f } from './a'; export function g(x) { f(x); } export const k = (x) => f(x);",
    "c.js": "import { g } from './b'; export function h(x) { return g(x); }",
    "d.js": "import { k } from './b'; import { h } from './c'; for (const x of xs) k(x), h(x);",
    "e.js": "import { g } from './b'; app.get('/', (req, res) => g(req));",
}
ASKED = st.sampled_from([("a.js", "f"), ("b.js", "g"), ("b.js", "k"), ("c.js", "h")])


@given(st.lists(ASKED, max_size=6))
def test_what_was_asked_before_makes_no_difference(before: list[tuple[str, str]]) -> None:
    program = program_of(CIRCLE, closed=False)
    for path, name in before:
        program.of_file(path)((name,))
    for path, name in (("a.js", "f"), ("b.js", "g"), ("b.js", "k"), ("c.js", "h")):
        alone = program_of(CIRCLE, closed=False).of_file(path)((name,))
        assert program.of_file(path)((name,)) == alone


def test_a_member_that_is_called_as_what_it_holds() -> None:
    own = "export class C { runAll() { return use({SITE: 1}); } }"
    assert heat_in({"a.js": own, "b.js": "export const o = { runAll: x.runAll };"}).level is CALLED
