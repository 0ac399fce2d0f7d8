"""How often a site runs: what is cold first, for that is what must stay silent."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.warm import heat_of, marked, read

from allocscan.sites.context.ways import Ways
from allocscan.sites.find import literals
from allocscan.sites.heat import Warmth
from allocscan.sites.heat_values import HeatLevel
from allocscan.source.file import Language

COLD, CALLED = HeatLevel.COLD, HeatLevel.CALLED
ITERATED, HOT = HeatLevel.ITERATED, HeatLevel.HOT


@pytest.mark.parametrize(
    "js",
    [
        pytest.param("const t = {SITE: 1};", id="module top level"),
        pytest.param("if (x) { go({SITE: 1}); }", id="a branch of the module"),
        pytest.param("for (const k of use({SITE: 1})) go(k);", id="the source of a loop"),
        pytest.param("for (let i = {SITE: 1}; i.n; i = 0) go(i);", id="where a loop begins"),
        pytest.param("(function () { use({SITE: 1}); })();", id="IIFE"),
        pytest.param("!function () { use({SITE: 1}); }();", id="IIFE behind !"),
        pytest.param("(async () => { await use({SITE: 1}); })();", id="async IIFE"),
        pytest.param("(function () { use({SITE: 1}); }).call(this);", id="IIFE by call"),
        pytest.param("const X = (() => ({SITE: 1}))();", id="IIFE for a value"),
        pytest.param("new (class { x = {SITE: 1}; })();", id="field of a class made once"),
        pytest.param("new (class { constructor() { use({SITE: 1}); } })();", id="class made once"),
        pytest.param("class A { static { use({SITE: 1}); } }", id="static block"),
        pytest.param("class A { static t = {SITE: 1}; }", id="static field"),
        pytest.param("class A { [key({SITE: 1})]() {} }", id="computed method name"),
        pytest.param(
            "(function (root, factory) { factory(root); })(this, function () { use({SITE: 1}); });",
            id="UMD factory",
        ),
        pytest.param("define(['a'], function (a) { use({SITE: 1}); });", id="AMD factory"),
        pytest.param("function setUp() { use({SITE: 1}); } setUp();", id="called once"),
        pytest.param("const go = () => { use({SITE: 1}); }; go();", id="an arrow called once"),
        pytest.param(
            "function a() { b(); } function b() { use({SITE: 1}); } a();",
            id="called once, twice over",
        ),
        pytest.param(
            "export async function main() { use({SITE: 1}); } main().catch(f);", id="exported main"
        ),
        pytest.param("class S { t = {SITE: 1}; } const s = new S();", id="a singleton's field"),
        pytest.param("class S { constructor() { use({SITE: 1}); } } new S();", id="a singleton"),
        pytest.param(
            "class S { constructor() { this.#fill(); } #fill() { use({SITE: 1}); } } new S();",
            id="a private method of a singleton",
        ),
        pytest.param("describe('x', () => { it('y', () => { use({SITE: 1}); }); });", id="test"),
        pytest.param("it.each([1])('y', () => { use({SITE: 1}); });", id="it.each"),
        pytest.param("beforeEach(() => { use({SITE: 1}); });", id="beforeEach"),
        pytest.param("it('y', () => { rows.map(() => ({SITE: 1})); });", id="a loop in a test"),
        pytest.param(
            "const describe = (n, f) => f(); describe('x', () => { use({SITE: 1}); });",
            id="the file's own describe, at the top",
        ),
        pytest.param("app.once('ready', () => { use({SITE: 1}); });", id="once listener"),
        pytest.param("const t = once(() => ({SITE: 1}));", id="once(fn)"),
        pytest.param("app.listen(80, () => { use({SITE: 1}); });", id="listen"),
        pytest.param("$(document).ready(function () { use({SITE: 1}); });", id="jQuery ready"),
        pytest.param(
            "addEventListener('DOMContentLoaded', () => { use({SITE: 1}); });", id="DOM ready"
        ),
        pytest.param("process.on('exit', () => { use({SITE: 1}); });", id="process.on"),
        pytest.param("load().then(() => { use({SITE: 1}); });", id="then at the top"),
        pytest.param("setTimeout(() => { use({SITE: 1}); }, 9);", id="one timeout at the top"),
        pytest.param("new Promise((done) => { done({SITE: 1}); });", id="promise executor"),
        pytest.param("exports.up = (k) => k.add({SITE: 1}); exports.down = f;", id="migration"),
    ],
)
def test_cold(js: str) -> None:
    assert heat_of(js).level == COLD, heat_of(js)


@pytest.mark.parametrize(
    "ts",
    [
        pytest.param("namespace A { use({SITE: 1}); }", id="namespace body"),
        pytest.param("enum E { A = pick({SITE: 1}) }", id="enum"),
        pytest.param("@Component({SITE: 1}) class A {}", id="class decorator"),
        pytest.param("class A { @Prop({SITE: 1}) x; }", id="field decorator"),
        pytest.param("class A { @Get({SITE: 1}) m() {} }", id="method decorator"),
    ],
)
def test_cold_typescript(ts: str) -> None:
    assert heat_of(ts, Language.TS).level == COLD


@pytest.mark.parametrize(
    "js",
    [
        pytest.param("export function f() { return use({SITE: 1}); }", id="exported"),
        pytest.param("export const f = () => use({SITE: 1});", id="exported arrow"),
        pytest.param("module.exports = function () { use({SITE: 1}); };", id="module.exports"),
        pytest.param("function f() { use({SITE: 1}); } f(); f();", id="called twice"),
        pytest.param("function f() { use({SITE: 1}); } f(); module.exports = { f };", id="and out"),
        pytest.param("export function f() { use({SITE: 1}); } f();", id="exported and called"),
        pytest.param("export function f(a = {SITE: 1}) {}", id="default parameter"),
        pytest.param("export class A { m() { use({SITE: 1}); } }", id="method"),
        pytest.param("export class A { t = {SITE: 1}; }", id="instance field"),
        pytest.param("export const o = { m() { use({SITE: 1}); } };", id="method of an object"),
        pytest.param("export const o = { get m() { return use({SITE: 1}); } };", id="accessor"),
        pytest.param(
            "(function () { function f() { use({SITE: 1}); } root.f = f; })();", id="UMD inner"
        ),
        pytest.param(
            "function f(test) { test(() => use({SITE: 1})); } module.exports = f;",
            id="a parameter `test`",
        ),
        pytest.param(
            "export const f = (x) => { for (const k of x) return {SITE: 1}; };",
            id="return leaves the loop",
        ),
        pytest.param(
            "const f = () => () => use({SITE: 1}); export default f;", id="returned closure"
        ),
        pytest.param("User.find({}, () => { use({SITE: 1}); });", id="find that is no array's"),
        pytest.param(
            "export function f() { window.removeEventListener('x', f); use({SITE: 1}); }",
            id="letting go is no recursion",
        ),
        pytest.param(
            "let a, b; a = b; b = a; a = function () { use({SITE: 1}); };", id="aliases in a circle"
        ),
    ],
)
def test_called(js: str) -> None:
    assert heat_of(js).level == CALLED, heat_of(js)


@pytest.mark.parametrize(
    "js",
    [
        pytest.param("for (const k of ks) use({SITE: 1});", id="module-level loop"),
        pytest.param("while (next({SITE: 1})) go();", id="a condition"),
        pytest.param("(() => { for (;;) use({SITE: 1}); })();", id="loop in an IIFE"),
        pytest.param("for (const k of ks) (() => use({SITE: 1}))();", id="IIFE in a loop"),
        pytest.param("rows.map((r) => use({SITE: 1}));", id="map at the top"),
        pytest.param("export const f = (x) => x.sort((a, b) => by({SITE: 1}));", id="comparator"),
        pytest.param("export const f = (x) => _.map(x, () => ({SITE: 1}));", id="lodash"),
        pytest.param("export const f = (s) => s.replace(/a/, () => use({SITE: 1}));", id="replace"),
        pytest.param("export const f = (s) => JSON.parse(s, (k) => use({SITE: 1}));", id="reviver"),
        pytest.param("export const f = (n) => Array.from(n, () => ({SITE: 1}));", id="Array.from"),
        pytest.param(
            "function g() { use({SITE: 1}); } export function f(x) { for (;;) g(); }",
            id="private, called in a loop",
        ),
        pytest.param(
            "export function g() { use({SITE: 1}); } export function f(x) { for (;;) g(); }",
            id="exported, and called in a loop",
        ),
        pytest.param(
            "const g = () => use({SITE: 1}); export const f = (x) => x.map(g);", id="passed to map"
        ),
        pytest.param(
            "const a = () => use({SITE: 1}); const b = () => a(); export default (x) => x.map(b);",
            id="two calls away",
        ),
        pytest.param(
            "export class A { all(x) { x.map((r) => this.one(r)); } one() { use({SITE: 1}); } }",
            id="a method called in a loop",
        ),
        pytest.param(
            "for (;;) new Foo(); function Foo() { use({SITE: 1}); }", id="constructed in a loop"
        ),
        pytest.param("for (;;) new K(); class K { t = {SITE: 1}; }", id="a field, made in a loop"),
    ],
)
def test_iterated(js: str) -> None:
    assert heat_of(js).level == ITERATED, heat_of(js)


@pytest.mark.parametrize(
    "js",
    [
        pytest.param("window.addEventListener('scroll', () => use({SITE: 1}));", id="scroll"),
        pytest.param(
            "function on() { use({SITE: 1}); } el.addEventListener('mousemove', on);", id="by name"
        ),
        pytest.param(
            "function f() { use({SITE: 1}); setTimeout(f, 9); } f();", id="re-arming timeout"
        ),
        pytest.param("function f() { use({SITE: 1}); requestAnimationFrame(f); } f();", id="frame"),
        pytest.param(
            "export function A() { const t = {SITE: 1}; return <b>{t.a}</b>; }", id="component"
        ),
        pytest.param("export const A = memo(() => use({SITE: 1}));", id="memo"),
        pytest.param(
            "class A extends Component { render() { return use({SITE: 1}); } }",
            id="class component",
        ),
        pytest.param("export function useX() { useState(0); return use({SITE: 1}); }", id="hook"),
        pytest.param(
            "export function A({b}) { useEffect(() => { use({SITE: 1}); }); return <b/>; }",
            id="effect of every render",
        ),
        pytest.param(
            "export function A() { return <b onMouseMove={() => use({SITE: 1})}/>; }",
            id="onMouseMove",
        ),
        pytest.param("const x = computed(() => use({SITE: 1}));", id="Vue computed()"),
        pytest.param(
            "export default { computed: { t() { return use({SITE: 1}); } } };", id="Vue options"
        ),
        pytest.param(
            "export default { render(h) { return h(use({SITE: 1})); } };", id="Vue render"
        ),
        pytest.param("createEffect(() => { use({SITE: 1}); });", id="Solid"),
        pytest.param("const y = $derived.by(() => use({SITE: 1}));", id="Svelte rune"),
        pytest.param(
            "class T extends Transform { _transform() { use({SITE: 1}); } }", id="_transform"
        ),
        pytest.param("export function walk(n) { use({SITE: 1}); walk(n.next); }", id="recursion"),
        pytest.param(
            "const walk = (n) => { use({SITE: 1}); n.kids.map(walk); };", id="recursion by map"
        ),
        pytest.param(
            "export function a() { use({SITE: 1}); b(); } function b() { a(); }", id="mutual"
        ),
        pytest.param(
            "export class A { walk(n) { use({SITE: 1}); this.walk(n.a); } }", id="method recursion"
        ),
        pytest.param(
            "function g() { use({SITE: 1}); } app.get('/', () => { g(); });",
            id="called by a handler",
        ),
        pytest.param("app.get('/', () => { for (;;) use({SITE: 1}); });", id="a loop in a handler"),
        pytest.param(
            "app.get('/', () => { db.find(q, () => use({SITE: 1})); });",
            id="a callback in a handler",
        ),
    ],
)
def test_hot(js: str) -> None:
    assert heat_of(js).level == HOT, heat_of(js)


_WALK = "function walk(n) { leaf(n); walk(n.a); use({SITE: 1}); } app.get('/', () => walk(n));"


@pytest.mark.parametrize(
    "js",
    [
        pytest.param(_WALK, id="a recursive function"),
        pytest.param(
            _WALK.replace("use({SITE: 1});", "") + "function leaf() { use({SITE: 1}); }",
            id="what it calls",
        ),
    ],
)
def test_a_hot_root_says_more_than_recursion(js: str) -> None:
    heat = heat_of(js)
    assert (heat.level, heat.recursive) == (HOT, False)
    assert heat.because[0].text == "which runs for every request to GET /"


def test_of_two_hot_callers_the_one_with_the_loop_speaks() -> None:
    heat = heat_of(
        "function f() { use({SITE: 1}); } app.get('/a', () => f());"
        "app.get('/b', () => { for (;;) f(); });"
    )
    assert (heat.nesting, heat.because[0].text) == (1, "which runs for every request to GET /b")


@pytest.mark.parametrize(
    ("js", "last"),
    [
        pytest.param("for (;;) use({SITE: 1});", "inside a loop", id="loop"),
        pytest.param("for (;;) for (;;) use({SITE: 1});", "inside a loop in a loop", id="nested"),
        pytest.param(
            "for (;;) for (;;) for (;;) use({SITE: 1});", "inside three loops", id="three deep"
        ),
        pytest.param("x.map(() => ({SITE: 1}));", "in the callback of `map`", id="callback"),
        pytest.param(
            "function g() { use({SITE: 1}); } export function rank() { for (;;) g(); }",
            "called from `rank`, inside a loop",
            id="chain",
        ),
        pytest.param(
            "app.get('/', (req, res) => use({SITE: 1}));",
            "which runs for every request to GET /",
            id="route",
        ),
    ],
)
def test_last_step_reads_as_a_clause(js: str, last: str) -> None:
    assert heat_of(js).because[-1].text == last


def test_steps_go_from_the_outside_in() -> None:
    heat = heat_of("app.get('/', () => { for (const k of ks) { use({SITE: 1}); } });")
    assert [step.text for step in heat.because] == [
        "which runs for every request to GET /",
        "inside a loop over `ks`",
    ]


def test_every_step_lies_in_the_file() -> None:
    source = "function g() { use({SITE: 1}); } export const f = (x) => x.map(() => g());"
    for step in heat_of(source).because:
        assert 0 <= step.at.start <= step.at.end <= len(source)


def test_deep_nesting_needs_no_recursion() -> None:
    depth = 3000
    source = "(() => {" * depth + "use({SITE: 1});" + "})();" * depth
    assert heat_of(source).level == COLD


def test_long_call_chain_needs_no_recursion() -> None:
    length = 3000
    chain = "".join(f"function f{i}() {{ f{i + 1}(); }}" for i in range(length))
    source = f"f0(); {chain} function f{length}() {{ use({{SITE: 1}}); }}"
    heat = heat_of(source)
    assert heat.level == COLD
    assert len(heat.because) <= 10


_BODIES = st.sampled_from(
    [
        "f0();",
        "f1();",
        "f2();",
        "x.map(f1);",
        "for (;;) f2();",
        "for (;;) f0();",
        "(() => { f0(); })();",
        "late(() => { f1(); });",
        "late(f0);",
        "late(f2);",
        "throw f1();",
        "app.get('/', f2);",
        "it('x', () => f0());",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(_BODIES, max_size=3), min_size=3, max_size=3), st.permutations(range(3)))
def test_the_order_of_questions_does_not_matter(bodies: list[list[str]], order: list[int]) -> None:
    text = "".join(
        f"function f{i}() {{ use({{SITE: {i}}}); {' '.join(body)} }}"
        for i, body in enumerate(bodies)
    ).replace("{S}", "0")
    syntax, scopes = read(text + " f0();")
    sites = [node for node in literals(syntax) if b"SITE" in syntax.text(node)]
    straight = Warmth(Ways(syntax, scopes))
    heats = [straight.of(site) for site in sites]
    shuffled = Warmth(Ways(syntax, scopes))
    asked = {index: shuffled.of(sites[index]) for index in order}
    assert [asked[index] for index in range(3)] == heats


def test_marked_literal_is_found() -> None:
    syntax, _ = read("f({SITE: 1})")
    assert marked(syntax).start_byte == 2
