"""What methods of the platform do with an argument. The ways out come first."""

import pytest
from support.analysed import is_safe, outs_of
from support.node import needs_typescript, tsc_errors

from allocscan.knowledge.platform_methods import DISTINCTIVE, METHODS
from allocscan.sites.verdicts import Route

OPTIONS = "{ weekday: 'short', year: 'numeric', month: 'long', hour12: false }"
FORMAT = f"toLocaleString('en', /*@*/{OPTIONS})"


def using(body: str, literal: str = "{ n: 1, a: { x: 1 }, l: [1, 2], f: () => 1 }") -> str:
    return f"export function f(k, o, g) {{ const c = /*@*/{literal}; {body} }}"


OUT = (
    # ------------------------------------------------------------ somebody else's method
    pytest.param(
        f"class M {{ toLocaleString(l, o) {{ o.x = 1; }} }} export const f = (m) => m.{FORMAT};",
        id="a class of the file has it",
    ),
    pytest.param(
        f"const M = {{ toLocaleString(l, o) {{}} }}; export const f = (m) => m.{FORMAT};",
        id="an object of the file has it",
    ),
    pytest.param(
        f"const M = {{ 'toLocaleString': g }}; export const f = (m) => m.{FORMAT};",
        id="by a quoted key",
    ),
    pytest.param(
        f"function toLocaleString(l, o) {{}} const M = {{ toLocaleString }};"
        f" export const f = (m) => m.{FORMAT};",
        id="by a shorthand",
    ),
    pytest.param(
        f"export function f(m, g) {{ m.toLocaleString = g; return m.{FORMAT}; }}",
        id="assigned to the receiver",
    ),
    pytest.param(
        f"export function f(m, g) {{ m['toLocaleString'] = g; return m.{FORMAT}; }}",
        id="assigned by a string",
    ),
    pytest.param(
        f"Date.prototype.toLocaleString = g; export const f = () => new Date().{FORMAT};",
        id="patched",
    ),
    pytest.param(
        "Object.defineProperty(Date.prototype, 'toLocaleString', g);"
        f" export const f = () => new Date().{FORMAT};",
        id="patched by defineProperty",
    ),
    pytest.param(
        f"Object.assign(Number.prototype, {{ toLocaleString(l, o) {{ }} }});"
        f" export const f = () => (1 - k).{FORMAT};",
        id="patched on a primitive's prototype",
    ),
    pytest.param(
        f"class D extends Date {{ toLocaleString(l, o) {{}} }}"
        f" export const f = () => new D().{FORMAT};",
        id="a subclass",
    ),
    pytest.param(
        f"class D extends Moment {{}} export const f = () => new D().{FORMAT};",
        id="an instance of a class of the file",
    ),
    pytest.param(
        f"import moment from 'moment'; export const f = () => moment().{FORMAT};",
        id="made by an import",
    ),
    pytest.param(
        f"import moment from 'moment'; export const f = () => {{ const m = moment();"
        f" return m.{FORMAT}; }};",
        id="made by an import, in a variable",
    ),
    pytest.param(
        f"import moment from 'moment'; export const f = (m) => {{ m = moment(m);"
        f" return m.{FORMAT}; }};",
        id="made by an import, in a parameter",
    ),
    pytest.param(
        f"import {{ days }} from './days'; export const f = () => days.map((d) => d.{FORMAT});",
        id="an element of an import",
    ),
    pytest.param(
        f"import {{ days }} from './days'; export const f = () => {{ for (const d of days)"
        f" d.{FORMAT}; }};",
        id="each of an import",
    ),
    pytest.param(
        f"const {{ day }} = require('./days'); export const f = () => day.{FORMAT};",
        id="out of a require",
    ),
    pytest.param(
        f"import m from 'm'; export const f = ({{ d = m() }}) => d.{FORMAT};",
        id="a default from an import",
    ),
    pytest.param(
        f"import m from 'm'; class A {{ constructor() {{ this.d = m(); }} g() {{"
        f" return this.d.{FORMAT}; }} }} export {{ A }};",
        id="a field made by an import",
    ),
    pytest.param(
        f"export class A extends B {{ g() {{ return this.d.{FORMAT}; }} }}",
        id="a field that the file does not show",
    ),
    pytest.param(f"export class A {{ g() {{ return this.{FORMAT}; }} }}", id="this"),
    pytest.param(
        f"import m from 'm'; export class A {{ g(d) {{ this.d = d; ({{ d: this.d }} = m);"
        f" return this.d.{FORMAT}; }} }}",
        id="a field that a pattern assigns to",
    ),
    pytest.param(
        f"import {{ each }} from 'm'; export const f = (x) => each(x, (d) => d.{FORMAT});",
        id="what an import passes to a callback",
    ),
    pytest.param(
        f"window.Date = Fake; export const f = () => new Date().{FORMAT};", id="a replaced global"
    ),
    pytest.param(f"export class A extends B {{ g() {{ return super.{FORMAT}; }} }}", id="super"),
    pytest.param(f"export const f = () => later().{FORMAT};", id="what a global function gives"),
    pytest.param(
        f"const later = (m) => m.d; export const f = (m) => later(m).{FORMAT};",
        id="what a function of the file gives",
    ),
    # ------------------------------------------------------------ another argument
    pytest.param(
        f"export const f = (m) => m.toLocaleString(/*@*/{OPTIONS});", id="options come first"
    ),
    pytest.param(
        f"export const f = (m) => m.toLocaleString('en', /*@*/{OPTIONS}, 1);", id="one too many"
    ),
    pytest.param(
        f"export const f = (m) => m.toLocaleString({{}}, /*@*/{OPTIONS});", id="after an object"
    ),
    pytest.param(
        f"export const f = (m, l) => m.toLocaleString(...l, /*@*/{OPTIONS});", id="after a spread"
    ),
    pytest.param(
        f"export const f = (m) => m.localeCompare('x', /*@*/{OPTIONS});", id="in the wrong place"
    ),
    pytest.param(f"export const f = (m, k) => m[k]('en', /*@*/{OPTIONS});", id="by a key"),
    # ------------------------------------------------------------ not on an unknown receiver
    pytest.param(f"export const f = (e) => e.scrollIntoView(/*@*/{OPTIONS});", id="scrollIntoView"),
    pytest.param(
        f"export const f = (e) => e.animate({{}}, /*@*/{OPTIONS});", id="jQuery's animate"
    ),
    pytest.param(
        "export const f = (e, g) => e.addEventListener('x', g, /*@*/{ once: true, capture: true });",
        id="zone.js writes to `once`",
    ),
    pytest.param(f"export const f = (e) => e.postMessage(/*@*/{OPTIONS});", id="postMessage"),
)


@pytest.mark.parametrize("text", OUT)
def test_goes_out(text: str) -> None:
    assert outs_of(text)


TYPED_OUT = (
    pytest.param(
        f"import {{ DateTime }} from 'luxon'; export const f = (d: DateTime) => d.{FORMAT};",
        id="an imported type",
    ),
    pytest.param(
        f"interface M {{ d: X }} export const f = (m: M) => m.d.{FORMAT};", id="a type of the file"
    ),
    pytest.param(
        f"export const f = ({{ d }}: Props) => d.{FORMAT};", id="out of a typed parameter"
    ),
    pytest.param(
        f"class Date {{}} export const f = (d: Date) => d.{FORMAT};", id="a local class Date"
    ),
    pytest.param(
        f"export const f = (s: string, p: X) => s.replace(p, /*@*/{OPTIONS});",
        id="a pattern with a method of its own",
    ),
    pytest.param(
        f"class D extends Date {{ toLocaleString(l?: any, o?: any) {{ o.x = 1; return ''; }} }}"
        f" export const f = (d: Date) => d.{FORMAT};",
        id="a subclass may be passed",
    ),
    pytest.param(
        f"export class A {{ constructor(private d: M) {{}} g() {{ return this.d.{FORMAT}; }} }}",
        id="a parameter property",
    ),
    pytest.param(
        "class E extends HTMLElement { scrollIntoView(o) { o.x = 1; } }"
        f" export const f = (e: HTMLElement) => e.scrollIntoView(/*@*/{OPTIONS});",
        id="a custom element of the file",
    ),
)


@pytest.mark.parametrize("text", TYPED_OUT)
def test_goes_out_in_typescript(text: str) -> None:
    assert outs_of(text, "a.mts")


USED_OUT = (
    pytest.param("new Set(o).has(c);", Route.COMPARED, id="Set.has"),
    pytest.param("new Map(o).get(c);", Route.COMPARED, id="Map.get"),
    pytest.param("const s = new Set(); s.add(c);", Route.COMPARED, id="Set.add"),
    pytest.param("const m = new Map(); m.set(c, 1);", Route.COMPARED, id="a Map's key"),
    pytest.param("const m = new Map(); m.set(k, c).get(k).n = 2;", Route.WRITTEN, id="Map.set"),
    pytest.param(
        "const m = new Map(); m.set(k, c); for (const [, v] of m) v.n = 2;",
        Route.COERCED,
        id="the pairs of a Map",
    ),
    pytest.param(
        "const m = new Map(); m.set(k, c); g(...m);", Route.ARGUMENT, id="a Map's pairs, passed on"
    ),
    pytest.param("const a = []; a.push(c); a[0].n = 2;", Route.WRITTEN, id="written in an array"),
    pytest.param("const a = []; a.push(1, c); return a;", Route.RETURNED, id="returned in one"),
    pytest.param("const a = []; a.splice(0, 1, c); g(a);", Route.ARGUMENT, id="passed on in one"),
    pytest.param("const a = []; a.push(c); new Set(a);", Route.COMPARED, id="counted once"),
    pytest.param("[1].fill(c)[0].n = 2;", Route.STORED, id="fill"),
    pytest.param("let a = []; a = [2]; a.push(c);", Route.STORED, id="one of two arrays"),
    pytest.param("const m = new WeakMap(); m.set(o, c);", Route.STORED, id="WeakMap"),
    pytest.param("'a'.split(o).push(c);", Route.ARGUMENT, id="not certainly an array"),
    pytest.param("'a'.replace(o, c);", Route.ARGUMENT, id="the replacement for an unknown pattern"),
    pytest.param("`${k}`.startsWith(c, g);", None, id="text"),
    pytest.param("o.push(c);", Route.ARGUMENT, id="an unknown receiver"),
    pytest.param("[1].forEach(c.f, c);", Route.ARGUMENT, id="thisArg"),
    pytest.param("document.body.onclick(c);", Route.ARGUMENT, id="a method that is not listed"),
    pytest.param("document.body.append(c);", Route.ARGUMENT, id="append"),
    pytest.param("new Worker(k).postMessage([c, c]);", Route.COMPARED, id="one object twice"),
)


@pytest.mark.parametrize(("body", "route"), USED_OUT)
def test_the_way_out(body: str, route: Route | None) -> None:
    routes = [found for found, _ in outs_of(using(body))]
    assert routes[:1] == ([] if route is None else [route])


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("for (const [, v] of new Map(c)) v.x = 2;", id="a loop"),
        pytest.param("[...new Map(c)][0][1].x = 2;", id="a spread"),
        pytest.param("const [[, v]] = new Map(c); v.x = 2;", id="a pattern"),
        pytest.param("Array.from(new Map(c))[0][1].x = 2;", id="Array.from"),
        pytest.param("const h = (e) => { e[1].x = 2; }; h(...new Map(c));", id="arguments"),
        pytest.param("const h = { m: new Map(c) }; for (const e of h.m) e[1].x = 2;", id="held"),
    ],
)
def test_what_a_map_is_iterated_for_holds_its_elements(body: str) -> None:
    assert outs_of(using(body, "[['a', { x: 1 }], ['b', { x: 2 }]]"))


def test_methods_that_run_when_text_is_made() -> None:
    text = using("'a'.concat(c);", "{ toString() { return 'x'; }, y: 1 }")
    assert outs_of(text) == [(Route.COERCED, "c")]


def test_an_array_of_the_module_outlives_the_function() -> None:
    text = "const all = []; export function f() { all.push(/*@*/{ n: 1 }); }"
    assert [route for route, _ in outs_of(text)] == [Route.STORED]


READ = (
    pytest.param("new Date(k).toLocaleString('en', c);", id="of a new Date"),
    pytest.param("Date.now().toLocaleString(undefined, c);", id="of a number"),
    pytest.param("(k - 1).toLocaleString(['en'], c);", id="of a difference"),
    pytest.param("`${k}`.localeCompare(o, 'en', c);", id="localeCompare"),
    pytest.param("o.localeCompare(k, undefined, c);", id="localeCompare of anything"),
    pytest.param("o.toLocaleDateString('en', c);", id="of a parameter"),
    pytest.param("o.at.toLocaleTimeString(k, c);", id="of a property"),
    pytest.param("this.at = o; this.at.toLocaleTimeString(k, c);", id="of a field"),
    pytest.param("o.days().map((d) => d.toLocaleDateString(k, c));", id="of an element"),
    pytest.param("const { at } = o; at.toLocaleTimeString(k, c);", id="out of a pattern"),
    pytest.param("k.split(',').includes(1);", id="nothing of it"),
    pytest.param("'abc'.concat(c.l).split('');", id="concat of text"),
    pytest.param("'a'.replace(/b/, c.n);", id="a replacement"),
    pytest.param("new Map().set(k, 1); new Map(o).has(c.n);", id="a primitive key"),
    pytest.param("const a = []; a.push(c); return a.length;", id="pushed, counted"),
    pytest.param("const a = []; for (const x of o) a.push(c); return a[0].n;", id="pushed, read"),
    pytest.param("const m = new Map(); m.set(k, c); return m.get(k).a.x;", id="in a Map"),
    pytest.param("document.getElementById(k).animate([c.a], c);", id="animate"),
    pytest.param("document.querySelector(k)?.scrollIntoView(c);", id="scrollIntoView"),
    pytest.param("document.createElement('p').attachShadow(c);", id="attachShadow"),
    pytest.param("new MutationObserver(g).observe(o, c);", id="observe"),
    pytest.param("window.scrollTo(c.a); window.postMessage(c.a, '*');", id="of the window"),
    pytest.param("const { port1 } = o; new MessageChannel().port2.postMessage(c.a);", id="port"),
    pytest.param("document.createElement('canvas').getContext('2d', c);", id="getContext"),
    pytest.param("new Float32Array(k).set(c.l);", id="typed array"),
)


@pytest.mark.parametrize("body", READ)
def test_only_reads(body: str) -> None:
    assert outs_of(using(body)) == []


@needs_typescript
@pytest.mark.parametrize(
    "call",
    [
        pytest.param("d.toLocaleDateString('en', @)", id="Date"),
        pytest.param("document.body.scrollIntoView(@)", id="element"),
        pytest.param("e.animate(null, @)", id="annotated element"),
    ],
)
def test_options_keep_their_types(call: str) -> None:
    options = {
        "d": "{ weekday: 'long', year: 'numeric', month: 'long', hour12: false }",
        "document": "{ behavior: 'smooth', block: 'center', inline: 'nearest', x: 1 }",
        "e": "{ duration: 9, easing: 'ease', fill: 'forwards', direction: 'alternate' }",
    }[call.partition(".")[0]]
    head = "export function f(d: Date, e: HTMLElement) { "
    assert is_safe(head + call.replace("@", "/*@*/" + options) + "; }", "a.mts")
    frozen = f"const C = Object.freeze({options});\n" + head + call.replace("@", "C") + "; }"
    assert tsc_errors({"a.ts": frozen.encode()}) == ()


def test_each_row_names_its_source() -> None:
    tables = [*METHODS.values(), DISTINCTIVE]
    sources = [row.source for table in tables for row in table.values()]
    known = ("sec-", "ECMA-402: sup-", "CSSOM View:", "DOM:", "DOM Parsing:", "HTML:")
    assert all(source.startswith((*known, "Web Animations:")) for source in sources)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "export const f = (e, g) => e.addEventListener('x', g, /*@*/{ passive: true });",
            id="of anything",
        ),
        pytest.param(
            "export const f = (g) => window.removeEventListener('x', g, /*@*/{ capture: true });",
            id="of the window",
        ),
        pytest.param(
            "export const f = (g) => document.body.addEventListener('x', g, /*@*/{ passive: !0 });",
            id="of an element",
        ),
    ],
)
def test_a_listener_reads_its_options(text: str) -> None:
    assert outs_of(text) == []


@pytest.mark.parametrize(
    "own",
    [
        pytest.param("const o = { ['toLocale' + 'String'](l, o) { o.x = 1; } };", id="a method"),
        pytest.param("const o = { [NAME]: (l, o) => { o.x = 1; } };", id="a property"),
        pytest.param("class A { [NAME](l, o) { o.x = 1; } }", id="of a class"),
        pytest.param("const o = {}; o[NAME] = function (l, o) { o.x = 1; };", id="assigned"),
    ],
)
def test_a_method_by_a_computed_key_may_have_any_name(own: str) -> None:
    text = f"export const f = (n) => n.toLocaleString('en', /*@*/{OPTIONS});\n"
    assert outs_of(text) == []
    assert outs_of(text + own)


def test_a_class_of_the_file_may_listen_otherwise() -> None:
    own = "class Bus { addEventListener(t, f, o) { o.x = 1; } }\n"
    text = "export const f = (e, g) => e.addEventListener('x', g, /*@*/{ passive: true });"
    assert outs_of(own + text)


PATTERN = "const c = /*@*/{ re: /x/ };"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"export const f = (s) => {{ {PATTERN} s.test(c.re); }}", id="no such method"),
        pytest.param(f"export const f = (s) => {{ {PATTERN} s.replace('a', c.re); }}", id="second"),
        pytest.param(f"export const f = (s) => {{ {PATTERN} s.replace(c); }}", id="an object"),
        pytest.param(
            f"export const f = (s) => {{ {PATTERN} s.replace([c.re]); }}", id="in an array"
        ),
        pytest.param(
            f"import r from 'router'; export const f = () => {{ {PATTERN} r.match(c.re); }}",
            id="an import's method",
        ),
        pytest.param(
            f"import {{ make }} from 'r'; export const f = () => {{ {PATTERN} make().match(c.re); }}",
            id="of what an import gives",
        ),
        pytest.param(
            f"export const f = () => {{ {PATTERN} const q = new Router(); q.match(c.re); }}",
            id="of what a constructor gives",
        ),
        pytest.param(
            f"export const f = () => {{ {PATTERN} const q = router(); q.match(c.re); }}",
            id="of what a function gives",
        ),
        pytest.param(
            f"export class A {{ m() {{ {PATTERN} return this.match(c.re); }} }}",
            id="its own method",
        ),
        pytest.param(
            f"export const f = (o) => {{ {PATTERN} o.match(c.re); }}; export const o = {{ match(r) {{}} }};",
            id="the file has such a method",
        ),
    ],
)
def test_a_pattern_goes_out(text: str) -> None:
    assert outs_of(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            f"export const f = (s) => {{ {PATTERN} return s.replace(c.re, 'a'); }}", id="one"
        ),
        pytest.param(
            "export const f = (s) => { for (const [re, by] of /*@*/[[/x/, 'a']]) s = s.replace(re, by);"
            " return s; }",
            id="one after the other",
        ),
        pytest.param(
            f"export const f = (o) => {{ {PATTERN} return o.name.trim().split(c.re).length; }}",
            id="of a member's text",
        ),
        pytest.param(
            f"export const f = (o) => {{ {PATTERN} return String(o).search(c.re); }}",
            id="of a string",
        ),
    ],
)
def test_a_pattern_is_only_read(text: str) -> None:
    assert outs_of(text) == []
