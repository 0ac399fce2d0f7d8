"""Set-up code: functions that make something that lives on, and those that only return data."""

import pytest
from support.warm import heat_of

from allocscan.sites.heat_values import HeatLevel
from allocscan.source.file import Language

LEAVES = "'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'"


@pytest.mark.parametrize(
    "js",
    [
        pytest.param("export function f(r) { use({SITE: 1}); return { a: r, x }; }", id="data"),
        pytest.param("export function f(r) { use({SITE: 1}); return r.map((x) => x); }", id="map"),
        pytest.param("export function f(g) { use({SITE: 1}); return { g }; }", id="a parameter"),
        pytest.param("export function f() { use({SITE: 1}); return { log }; }", id="a global"),
        pytest.param(
            "function log() {} export function f() { use({SITE: 1}); return { log }; }",
            id="a function of the module",
        ),
        pytest.param(
            "export function f() { use({SITE: 1}); const g = () => 1; return g(); }",
            id="a function that is called",
        ),
        pytest.param(
            "export function f() { use({SITE: 1}); return new Promise((done) => done()); }",
            id="a promise",
        ),
        pytest.param(
            "export class A { m() { use({SITE: 1}); this.done = () => 1; } }",
            id="a method's callback",
        ),
        pytest.param("export class A { m() { use({SITE: 1}); } }", id="a method"),
        pytest.param(
            "A.prototype.m = function () { use({SITE: 1}); this.done = () => 1; };",
            id="a method of a prototype",
        ),
        pytest.param(
            "export function f(q) { use({SITE: 1}); return { q, x, done() {} }; }",
            id="data with a callback",
        ),
        pytest.param("export class A { static m() { use({SITE: 1}); } }", id="a static method"),
        pytest.param(
            f"export default (user) => ({{ name: user.name, x: [{LEAVES}], y: use({{SITE: 1}}) }});",
            id="a mapper",
        ),
        pytest.param(
            f"export default (user) => ({{ ...user, x: [{LEAVES}], y: use({{SITE: 1}}) }});",
            id="a mapper that spreads",
        ),
        pytest.param(
            f"export const f = (h) => ({{ a: h.B(), x: [{LEAVES}], y: use({{SITE: 1}}) }});",
            id="one export of several",
        ),
        pytest.param(
            "export default (h) => ({ a: h.B('x'), y: use({SITE: 1}) });", id="few constants"
        ),
    ],
)
def test_called(js: str) -> None:
    heat = heat_of(js)
    assert heat.level is HeatLevel.CALLED, heat
    assert not heat.setup, heat


@pytest.mark.parametrize(
    ("js", "text"),
    [
        pytest.param(
            "export class A { constructor() { use({SITE: 1}); } }",
            "set-up: once for each instance of `A`",
            id="constructor",
        ),
        pytest.param(
            "export class A { t = {SITE: 1}; }",
            "set-up: once for each instance of `A`",
            id="instance field",
        ),
        pytest.param(
            "export function WebGLShadowMap(r) { use({SITE: 1}); this.render = function () {}; }",
            "set-up: once for each result of `WebGLShadowMap`",
            id="a constructor function",
        ),
        pytest.param(
            "export function f(r) { use({SITE: 1}); return (x) => x; }",
            "set-up: once for each result of `f`",
            id="a function",
        ),
        pytest.param(
            "export const f = (r) => (x) => x + use(r ?? {SITE: 1});".replace(
                "(x) => x + use(r ?? {SITE: 1})", "{ use({SITE: 1}); return class {}; }"
            ),
            "set-up: once for each result of `f`",
            id="a class",
        ),
        pytest.param(
            "export function f(r) { use({SITE: 1}); return { get() {}, x }; }",
            "set-up: once for each result of `f`",
            id="an object with a method",
        ),
        pytest.param(
            "export function f(r) { use({SITE: 1}); return Object.freeze({ a, x }); function a() {} }",
            "set-up: once for each result of `f`",
            id="an object with a function by name",
        ),
        pytest.param(
            "export function f(r) { use({SITE: 1}); const o = {}; o.a = () => 1; return o; }",
            "set-up: once for each result of `f`",
            id="an object that is filled",
        ),
        pytest.param(
            f"export default (h) => ({{ a: h.COMMENT('x'), b: h.C_RE, x: [{LEAVES}], y: {{SITE: 1}} }});",
            "set-up: it defines one thing from constants",
            id="a definition",
        ),
        pytest.param(
            f"function d(h) {{ const t = {{SITE: 1}}; return {{ t, x: [{LEAVES}] }}; }}"
            " export { d as default };",
            "set-up: it defines one thing from constants",
            id="a definition exported below",
        ),
        pytest.param(
            f"module.exports = function (h) {{ return {{ t: use({{SITE: 1}}), x: [{LEAVES}] }}; }};",
            "set-up: it defines one thing from constants",
            id="a definition in CommonJS",
        ),
        pytest.param(
            "export const x = factory('x', [], ({ a }) => { use({SITE: 1}); });",
            "set-up: once for each thing that is registered",
            id="mathjs factory",
        ),
        pytest.param(
            "hljs.registerLanguage('x', () => { use({SITE: 1}); });",
            "set-up: once for each thing that is registered",
            id="registered",
        ),
        pytest.param(
            "module.exports = function (fastify, opts, done) { use({SITE: 1}); };",
            "set-up: once for each `fastify`",
            id="a Fastify plugin",
        ),
        pytest.param(
            "export class P { apply(compiler) { use({SITE: 1}); } }",
            "set-up: once for each build",
            id="a webpack plugin",
        ),
        pytest.param(
            "export class P { apply(compiler) { compiler.hooks.done.tap('x', () => use({SITE: 1})); } }",
            "set-up: once for each build",
            id="a hook of the compiler",
        ),
        pytest.param(
            "export default { install(app) { use({SITE: 1}); } };",
            "set-up: once for each use of the plugin",
            id="a Vue plugin",
        ),
        pytest.param(
            "module.exports = { meta: {}, create(context) { use({SITE: 1}); return {}; } };",
            "set-up: once for each file that the rule looks at",
            id="an ESLint rule",
        ),
        pytest.param(
            "export default { props: {}, setup() { use({SITE: 1}); } };",
            "set-up: once for each component",
            id="Vue setup",
        ),
        pytest.param(
            "import { a } from 'solid-js'; export const A = () => <b>{use({SITE: 1})}</b>;",
            "set-up: once for each component",
            id="a Solid component",
        ),
        pytest.param(
            "class A extends Component { componentDidMount() { use({SITE: 1}); } }",
            "set-up: once for each instance",
            id="a React class when it is mounted",
        ),
        pytest.param(
            "export function A() { useEffect(() => { use({SITE: 1}); }, []); return <b/>; }",
            "set-up: once for each mounted component, by `useEffect`",
            id="a React effect when it is mounted",
        ),
        pytest.param(
            "function f() { use({SITE: 1}); } f(); f();", "called from 2 places", id="called twice"
        ),
    ],
)
def test_set_up(js: str, text: str) -> None:
    heat = heat_of(js)
    assert heat.level is HeatLevel.CALLED, heat
    assert heat.setup
    assert heat.because[-1].text == text


@pytest.mark.parametrize(
    "js",
    [
        pytest.param(
            "export class V { constructor() { use({SITE: 1}); } } export const f = (n) =>"
            " n.map(() => new V());",
            id="instances made in a loop",
        ),
        pytest.param(
            "export class A { constructor(x) { for (const k of x) use({SITE: 1}); } }",
            id="a loop in a constructor",
        ),
        pytest.param(
            "const make = () => { use({SITE: 1}); return () => 1; }; export const f = (n) => n.map(make);",
            id="functions made in a loop",
        ),
    ],
)
def test_what_iterates_is_no_set_up(js: str) -> None:
    heat = heat_of(js)
    assert heat.level is HeatLevel.ITERATED, heat
    assert not heat.setup


def test_what_set_up_code_calls_is_set_up() -> None:
    js = "export class A { constructor() { fill(); } } function fill() { use({SITE: 1}); }"
    heat = heat_of(js)
    assert (heat.level, heat.setup) == (HeatLevel.CALLED, True)


def test_what_others_call_too_is_no_set_up() -> None:
    js = "export class A { constructor() { fill(); } } export function fill() { use({SITE: 1}); }"
    heat = heat_of(js)
    assert (heat.level, heat.setup) == (HeatLevel.CALLED, False)


def test_loops_while_the_module_is_loaded_are_set_up() -> None:
    heat = heat_of("for (const k of ks) use({SITE: 1});")
    assert (heat.level, heat.setup) == (HeatLevel.ITERATED, True)


def test_what_is_called_a_few_times_while_loading_is_set_up() -> None:
    heat = heat_of("#!/usr/bin/env node\nfunction f() { use({SITE: 1}); } f(); f();")
    assert (heat.level, heat.setup) == (HeatLevel.CALLED, True)


def test_a_script_may_be_read_by_others() -> None:
    js = "#!/usr/bin/env node\nexport function f() { use({SITE: 1}); } f();"
    assert heat_of(js).level is HeatLevel.CALLED


@pytest.mark.parametrize(
    "ts",
    [
        pytest.param("@Injectable() class A { onModuleInit() { use({SITE: 1}); } }", id="Nest"),
        pytest.param("@Component({}) class A { ngOnInit() { use({SITE: 1}); } }", id="Angular"),
    ],
)
def test_life_cycles(ts: str) -> None:
    heat = heat_of(ts, Language.TS)
    assert (heat.level, heat.setup) == (HeatLevel.CALLED, True)
