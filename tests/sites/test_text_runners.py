"""Functions whose text may be run: nothing moves out of them (hazards E01, E02)."""

import pytest
from support.analysed import obstacles_of

from allocscan.sites.obstacles import Because

TABLE = "/*@*/{ a: 1, b: 2, c: 3 }"


@pytest.mark.parametrize(
    "js",
    [
        pytest.param(
            f"const f = (k) => ({TABLE})[k];\nnew Function([f].map(String).join());",
            id="new Function",
        ),
        pytest.param(f"const f = (k) => ({TABLE})[k];\neval([f] + '');", id="direct eval"),
        pytest.param(
            f"const o = {{ f(k) {{ return ({TABLE})[k]; }} }};\nnew Blob(texts(o));", id="a method"
        ),
        pytest.param(
            f"import vm from 'vm';\nconst f = (k) => ({TABLE})[k];\nvm.runInNewContext(text(f));",
            id="vm",
        ),
        pytest.param(
            f"import {{ Script }} from 'node:vm';\nconst f = (k) => ({TABLE})[k];\nnew Script(text(f));",
            id="a script of vm",
        ),
        pytest.param(
            "import { Worker } from 'node:worker_threads';\n"
            f"export const f = (k) => ({TABLE})[k];\nnew Worker(text(f), {{ eval: true }});",
            id="a worker of Node that runs text",
        ),
        pytest.param(
            f"const f = () => {{ const g = (k) => ({TABLE})[k]; return g(1); }};\nnew Worker(text(f));",
            id="a function around",
        ),
        *(
            pytest.param(f"const f = (k) => ({TABLE})[k];\nuse(f); {call};", id=call)
            for call in (
                "new Blob([csv])",
                "new Blob([csv], { type })",
                "new Blob([csv], { type: 'text/' + kind })",
                "new Blob([js], { type: 'text/javascript' })",
                "new Blob([js], { type: 'application/octet-stream' })",
                "new Blob([js], { type: 'image/svg+xml' })",
                "new Blob([js], { type: 'text/csv', type: 'text/html' })",
                "new Blob([js], { type: 'text/csv', ...options })",
                "new Blob([js], { [type]: 'text/csv' })",
                "new Blob([js], { endings: 'text/csv' })",
                "new Blob(parts)",
                "new Blob(...parts)",
                "new Blob([...parts])",
                "new Blob([`${csv}`])",
                "new Blob(['a' + csv])",
                "new Blob(['eval(', JSON.stringify(g()), ')'])",
                "new Blob(['onmessage = (e) => eval(e.data)'])",
                "const JSON = { stringify: String }; new Blob([JSON.stringify(g())])",
                "class Uint8Array {} new Blob([new Uint8Array(g())])",
                "new Blob([new Uint8Array(new TextEncoder().encode(g()))])",
                "new Worker(url)",
                "new Worker(new URL(path, import.meta.url))",
                "class URL {} new Worker(new URL('a.js', base))",
                "new Worker(`data:,${g()}`)",
                "importScripts('a.js', url)",
                "new Function('a', body)",
                "new Function('f', 'return eval(String(f))')",
                "new Function`a${f}`",
                "new Blob(['a']); new Blob([csv])",
                "(0, eval)(text)",
                "eval?.(text)",
                "const e = eval; e(text)",
                "texts.map(eval)",
                "module.exports = { run: eval }",
                "new globalThis.Function(text)",
                "window.eval(text)",
                "window['eval'](text)",
                "const name = 'eval'; self[name](text)",
                "import { Module } from 'module'; new Module('a')._compile(text, 'a')",
                "globalThis.self.eval(text)",
                f"{'window.' * 5000}eval(text)",
                "globalThis.self['eval'](text)",
                "const { eval: e } = globalThis; e(text)",
                "const root = typeof window === 'object' ? window : global; root.Function(text)",
                "const F = Function; new F(text)",
                "Function.apply(null, [text])",
                "Function.call(null, text)",
                "Function.bind(null, 'a')(text)",
                "Reflect.construct(Function, [text])",
                "Reflect.apply(eval, null, [text])",
                "Function.prototype.constructor(text)",
                "const A = (async () => {}).constructor; new A(text)",
                "const A = Object.getPrototypeOf(async function () {}).constructor; new A(text)",
                "(function* () {}).__proto__.constructor(text)",
                "[].constructor.constructor(text)()",
                "function g() {} g.constructor(text)",
                "class F extends Function {} new F(text)",
                "const p = Object.getPrototypeOf(async function () {}); p.constructor(text)",
                "const p = Object.getPrototypeOf(async () => {}); new p.constructor(text)",
                "const { constructor: A } = Object.getPrototypeOf(async () => {}); new A(text)",
                "const { constructor } = () => {}; constructor(text)",
                "const { getPrototypeOf } = Object; new (getPrototypeOf(f).constructor)(text)",
                "f['constructor'](text)",
                "Math.max.constructor(text)",
                "const go = (g) => g.constructor(text)",
                "const go = (q = Function) => q(text)()",
                "const { q = Function } = {}; q(text)",
                "class H { run = Function } new H().run(text)",
                "const o = { get run() { return Function; } }; o.run(text)",
                "globalThis.go = Function; go(text)",
                "import { execFileSync } from 'child_process'; execFileSync(process.execPath, ['-e', text])",
                "import(`data:text/javascript,${text}`)",
                "const url = 'data:text/javascript,' + text; import(url)",
                "setTimeout(`(${text})()`, 9)",
                "setInterval('(' + text + ')()', 9)",
                "new vm.SourceTextModule(text); import vm from 'vm'",
                "vm.compileFunction(text)",
                "module._compile(text, 'a.js')",
            )
        ),
    ],
)
def test_a_function_that_is_a_value_in_a_file_that_runs_text(js: str) -> None:
    found = [because for because, _ in obstacles_of(js)]
    assert {Because.SELF_CONTAINED, Because.DYNAMIC_SCOPE} & set(found)


@pytest.mark.parametrize(
    "js",
    [
        pytest.param(f"const f = (k) => ({TABLE})[k];\nx instanceof Function;", id="no call"),
        pytest.param(f"const f = (k) => ({TABLE})[k];\nf(1); new Function('a');", id="only called"),
        pytest.param(
            f"class Worker {{}}\nconst f = (k) => ({TABLE})[k];\nuse(f); new Worker();",
            id="another Worker",
        ),
        pytest.param(
            "import { Worker } from 'node:worker_threads';\n"
            f"const f = (k) => ({TABLE})[k];\nuse(f); new Worker('./job.js');",
            id="a worker of Node that runs a file",
        ),
        pytest.param(f"const f = (k) => ({TABLE})[k];\nuse(f);", id="nothing runs text"),
        pytest.param(
            f"class Script {{}}\nconst f = (k) => ({TABLE})[k];\nuse(f, vm); new Script();",
            id="another Script",
        ),
        *(
            pytest.param(f"const f = (k) => ({TABLE})[k];\nuse(f); {call};", id=call)
            for call in (
                "new Function('return this')()",
                "Function(`return this`)()",
                "Function()",
                "new Function('a', 'b', 'return a + b')",
                "importScripts('a.js', 'b.js')",
                "new Worker('a.js', { type: 'module' })",
                "new SharedWorker(`a.js`)",
                "new Worker(new URL('a.js', import.meta.url), options)",
                "new Blob()",
                "new Blob(['a', `b`], { type })",
                "new Blob(['onmessage = () => postMessage(1)'])",
                "new Blob([JSON.stringify(x, null, 2)], { type: 'application/json' })",
                "new Blob(['\\ufeff', JSON.stringify(x)])",
                "new Blob([csv], { type: 'text/csv;charset=utf-8' })",
                "new Blob(parts, { endings: 'native', type: 'IMAGE/png' })",
                "new Blob([json], { 'type': `application/json` })",
                "/** @param {Function} cb */ let d = window[k]; d = d || 1; go(String(d), d[0])",
                "/* {Blob, Function} */ const d = self[k]; d(text) // .Function",
                "new Blob([new Uint8Array(bytes)])",
                "new Blob([new Float32Array([1]), 'a'])",
                "(0, eval)('this')",
                "globalThis.Function('return this')()",
                "const A = (async () => {}).constructor; x instanceof A",
                "x.constructor === Object || x.constructor.name",
                "class A { copy() { return new this.constructor(text); } }",
                "class A { constructor(a) { super(a); } } new list.constructor(9)",
                "const { constructor } = list; constructor.name",
                "import { spawn } from 'child_process'; spawn('ps', ['-p', text])",
                "props = { run: Function, size: { type: [Function, Number] } }",
                "typeof Function; Function.prototype.toString",
                "client.eval(script); x.Function(text)",
                "window.go(text); self['go'](text); globalThis.x = 1",
                "window[action]('resize', go); window.frames[1].focus(); global[name] = x",
                "format._compile(pattern)",
                "import('./a.js'); import(name); y = { data: 'text' }",
                "setTimeout(() => go(), a + b); setTimeout(go, 9)",
            )
        ),
    ],
)
def test_no_obstacle(js: str) -> None:
    assert obstacles_of(js) == []


F = f"const f = (k) => ({TABLE})[k];\n"
METHOD = f"const o = {{ m(k) {{ return ({TABLE})[k]; }} }};\n"
C = f"class C {{ m = (k) => ({TABLE})[k]; go() {{"


@pytest.mark.parametrize(
    "js",
    [
        pytest.param(F + "const x = { func: f }; a.executeScript(x);", id="in an object"),
        pytest.param(F + "const x = { func: f }; a.executeScript({ ...x, k });", id="spread"),
        pytest.param(
            f"const x = {{ func: (k) => ({TABLE})[k] }}; a.executeScript(x);", id="written there"
        ),
        pytest.param(METHOD + "page.evaluate(o[name]);", id="a method by a computed name"),
        pytest.param(METHOD + "const { m } = o; page.evaluate(m);", id="a method, taken out"),
        pytest.param(METHOD + "const { m: g = h } = o; page.evaluate(g);", id="and renamed"),
        pytest.param(METHOD + "const { m } = o; go('(' + m + ')()');", id="taken out, as text"),
        pytest.param(METHOD + "page.evaluate(o.m);", id="a method by name"),
        pytest.param(C + "page.evaluate(this.m); } }", id="of this"),
        pytest.param(C + "page.evaluate(this[name]); } }", id="of this, by a computed name"),
        pytest.param(
            f"const l = [(k) => ({TABLE})[k]]; for (const s of l) page.evaluate(s);", id="a loop"
        ),
        pytest.param(F + "const l = [f]; page.evaluate(l[0]);", id="an element"),
        pytest.param(
            F + "export const go = (k, g = f) => page.evaluate(g, k);", id="a parameter's default"
        ),
        pytest.param(F + "const g = f; page.evaluate(g);", id="another name"),
        pytest.param(F + "let g; g = f; page.evaluate(g);", id="assigned"),
        pytest.param(F + "const g = () => f; page.evaluate(g());", id="a result"),
        pytest.param(F + "const l = []; l.push(f); page.evaluate(l[0]);", id="stored"),
        pytest.param(
            F + "const l = []; const add = (g) => { l.push(g); }; add(f); page.evaluate(l[0]);",
            id="stored by a function",
        ),
        pytest.param(F + "register('f', f); page.evaluate(get('f'));", id="handed to a stranger"),
        pytest.param(F + "new Reader(f); page.evaluate(get('f'));", id="given to an instance"),
        pytest.param(
            "import { keep } from './k.js';\n" + F + "keep(f); page.evaluate(last());",
            id="handed to an import",
        ),
        pytest.param(F + "page.evaluate(...[f]);", id="spread into the call"),
        pytest.param(F + "const src = [f].map((x) => x.toString())[0];", id="mapped to text"),
        pytest.param(F + "const src = [f].map(String)[0];", id="mapped by String"),
        pytest.param(F + "const src = [f, g].join(';');", id="joined"),
        pytest.param(
            f"const f = () => {{ const g = (k) => ({TABLE})[k]; return g(1); }};\n"
            "const l = [f]; page.evaluate(l[0]);",
            id="a function around",
        ),
    ],
)
def test_a_function_that_is_held_in_a_file_that_ships_what_it_does_not_tell(js: str) -> None:
    assert Because.SELF_CONTAINED in [because for because, _ in obstacles_of(js)]


@pytest.mark.parametrize(
    "js",
    [
        pytest.param(F + "f(1); page.evaluate(x[name]);", id="only called"),
        pytest.param(
            f"function f(k) {{ return ({TABLE})[k]; }} f(1); page.evaluate(x[name]);",
            id="a declaration that is only called",
        ),
        pytest.param("export " + F + "page.evaluate(x[name]);", id="only exported"),
        pytest.param(F + "rows.map(f); page.evaluate(x[name]);", id="a callback"),
        pytest.param(F + "p.then(f); page.evaluate(x[name]);", id="of a promise"),
        pytest.param(F + "setTimeout(f, 9); page.evaluate(x[name]);", id="of a timer"),
        pytest.param(F + "page.on('load', f); page.evaluate(x[name]);", id="of an event"),
        pytest.param(
            F + "function go(g) { g(1); } go(f); page.evaluate(x[name]);", id="of one of the file"
        ),
        pytest.param(F + "exports.f = f; page.evaluate(x[name]);", id="exported by CommonJS"),
        pytest.param(F + "const x = { f }; page.evaluate(() => 1, x);", id="the function is told"),
        pytest.param(F + "const x = { f }; page.evaluate('document.title');", id="text is told"),
        pytest.param(F + "const x = { f }; page.evaluate(`go(${JSON.stringify(y)})`);", id="JSON"),
        pytest.param(
            "import { g } from './g.js';\n" + F + "const x = { f }; page.evaluate(g);",
            id="that of another file",
        ),
        pytest.param(F + "const x = { f }; command.execute();", id="nothing is given"),
        pytest.param(F + "const x = { f }; jest.mock(name, y);", id="a compiler takes it"),
        pytest.param(
            F + "function serialize(x) {} const x = { f }; serialize(x);", id="one of the file"
        ),
        pytest.param(METHOD + "o.m(1); page.evaluate(x[name]);", id="a method that is only called"),
        pytest.param(METHOD + "o.m = 1; o.m.name; page.evaluate(x[name]);", id="and written to"),
        pytest.param(F + "const l = [f].map((x) => x.name);", id="mapped to something else"),
        pytest.param(F + "const l = [f].filter(Boolean);", id="filtered"),
    ],
)
def test_not_held(js: str) -> None:
    assert Because.SELF_CONTAINED not in [because for because, _ in obstacles_of(js)]
