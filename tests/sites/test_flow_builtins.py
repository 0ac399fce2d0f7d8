"""Values handed to the functions of Node and of the web platform: which are known, which not."""

import pytest
from support.analysed import Out, outs_of
from support.uses import using

from allocscan.sites.verdicts import Route

ARGUMENT, COMPARED, THROWN, WRITTEN = Route.ARGUMENT, Route.COMPARED, Route.THROWN, Route.WRITTEN
RETURNED, COERCED, MUTATED = Route.RETURNED, Route.COERCED, Route.MUTATED

FLAT = "{ encoding: 'utf8', flag: 'r' }"
READ = "fs.readFileSync(k, c);"
IMPORT = "import fs from 'node:fs'; "


def outs(before: str, body: str, literal: str = FLAT, path: str = "a.mjs") -> list[Out]:
    return outs_of(f"{before}\n{using(body, literal)}", path)


# ------------------------------------------------------------------ not Node's, or not for sure

NOT_NODE = [
    pytest.param("const fs = {};", READ, id="a local object"),
    pytest.param("let fs = await import('fs');", READ, id="a dynamic import"),
    pytest.param("import fs from './fs';", READ, id="a file called fs"),
    pytest.param("import fs from 'fs-extra';", READ, id="a package"),
    pytest.param("import fs from 'fs/';", READ, id="a package with a slash"),
    pytest.param("import { readFile as r } from 'fs-extra';", "r(k, c);", id="a name of a package"),
    pytest.param("import fs from 'mock-fs';", READ, id="a package with a like name"),
    pytest.param("const fs = require('./fs');", READ, id="a required file"),
    pytest.param("const fs = require(k);", READ, id="a computed specifier"),
    pytest.param("const fs = require('f' + 's');", READ, id="a built specifier"),
    pytest.param("const fs = require(`fs`);", READ, id="a template"),
    pytest.param("const fs = require('\\x66s');", READ, id="an escape"),
    pytest.param("const fs = require('fs', k);", READ, id="two arguments"),
    pytest.param("const fs = new require('fs');", READ, id="new require"),
    pytest.param("const fs = k.require('fs');", READ, id="a method called require"),
    pytest.param(
        "const require = (x) => x; const fs = require('fs');", READ, id="a shadowed require"
    ),
    pytest.param("function require() {} const fs = require('fs');", READ, id="a require declared"),
    pytest.param("import require from 'x'; const fs = require('fs');", READ, id="one imported"),
    pytest.param("require = k; const fs = require('fs');", READ, id="require assigned to"),
    pytest.param("let fs = require('fs'); fs = {};", READ, id="a reassigned variable"),
    pytest.param("var fs = require('fs'); var fs = {};", READ, id="a variable declared twice"),
    pytest.param("let fs = require('fs'); [fs] = k;", READ, id="reassigned by a pattern"),
    pytest.param("let fs = {}; fs = require('fs');", READ, id="assigned later"),
    pytest.param("const { fs } = require('fs');", "fs(k, c);", id="a name it does not have"),
    pytest.param(
        "const { readFileSync = k } = require('fs');", "readFileSync(k, c);", id="a default"
    ),
    pytest.param("const [r] = require('fs');", "r(k, c);", id="an array pattern"),
    pytest.param("const { ...fs } = require('fs');", READ, id="a rest"),
    pytest.param("const { [k]: r } = require('fs');", "r(k, c);", id="a computed key"),
    pytest.param("for (const fs of [require('fs')]) fs;", READ, id="a loop variable elsewhere"),
    pytest.param("const fs = k || require('fs');", READ, id="perhaps something else"),
    pytest.param("const fs = wrap(require('fs'));", READ, id="wrapped"),
    pytest.param("const fs = promisifyAll(require('fs'));", READ, id="promisified as a whole"),
    pytest.param(
        "import fs from 'fs'; import { promisify } from 'x'; const r = promisify(fs.readFile);",
        "r(k, c);",
        id="another promisify",
    ),
    pytest.param(
        "import { promisify } from 'util'; const r = promisify(k);", "r(k, c);", id="of another"
    ),
    pytest.param(
        "import { promisify } from 'util'; const r = promisify(setTimeout);",
        "r(k, c);",
        id="of a global",
    ),
    pytest.param(
        "import fs from 'fs'; import { promisify } from 'util'; const r = promisify(fs);",
        "r.readFile(k, c);",
        id="a member of what it gives",
    ),
    pytest.param(IMPORT, "k.fs.readFileSync(k, c);", id="a property called fs"),
    pytest.param(IMPORT, "fs['readFileSync'](k, c);", id="a computed member"),
    pytest.param(IMPORT, "fs.readFileSync.call(fs, k, c);", id="through call"),
    pytest.param(IMPORT, "fs.readFileSync.bind(fs)(k, c);", id="through bind"),
    pytest.param(IMPORT, "new fs.readFileSync(k, c);", id="a construction"),
    pytest.param(IMPORT, "fs.readFileSink(k, c);", id="an unknown function"),
    pytest.param(IMPORT, "{ const fs = o; fs.readFileSync(k, c); }", id="shadowed in a block"),
    pytest.param(IMPORT, "((fs) => { fs.readFileSync(k, c); })(o);", id="shadowed by a parameter"),
]


@pytest.mark.parametrize(("before", "body"), NOT_NODE)
def test_not_known_to_be_nodes(before: str, body: str) -> None:
    assert outs(before, body) == [(ARGUMENT, "c")]


def test_a_long_chain_of_calls_is_no_trouble() -> None:
    chain = "".join(f"const p{i + 1} = p{i}(p{i});\n" for i in range(3000))
    before = f"import {{ promisify as p0 }} from 'util';\n{chain}"
    assert outs(before, "p3000(k, c);") == [(ARGUMENT, "c")]


def test_an_import_of_types_is_no_module() -> None:
    assert outs("import X = A.fs;", "X.readFileSync(k, c);", path="a.ts") == [(ARGUMENT, "c")]
    assert outs("declare const fs: any;", READ, path="a.ts") == [(ARGUMENT, "c")]


@pytest.mark.parametrize(
    "put",
    [
        pytest.param("fs.readFileSync = k;", id="assigned"),
        pytest.param("fs.readFileSync ||= k;", id="assigned by an operator"),
        pytest.param("(fs).readFileSync = k;", id="in parentheses"),
        pytest.param("fs['readFileSync'] = k;", id="by a string"),
        pytest.param("fs[k] = k;", id="by any key"),
        pytest.param("[fs.readFileSync] = k;", id="by an array pattern"),
        pytest.param("({ a: fs.readFileSync } = k);", id="by an object pattern"),
        pytest.param("({ a: fs.readFileSync = k } = k);", id="with a default"),
        pytest.param("for (fs.readFileSync of k);", id="by a loop"),
        pytest.param("delete fs.readFileSync;", id="deleted"),
        pytest.param("const g = fs; g.readFileSync = k;", id="through another name"),
        pytest.param("import * as h from 'fs'; h.default.readFileSync = k;", id="a second import"),
        pytest.param("require('fs').readFileSync = k;", id="through require"),
        pytest.param("Object.assign(fs, k);", id="Object.assign"),
        pytest.param("Object.defineProperty(fs, 'readFileSync', k);", id="defineProperty"),
        pytest.param("patch(fs);", id="passed to anything"),
        pytest.param("vi.spyOn(fs, 'readFileSync');", id="spied on"),
        pytest.param("function h() { fs.readFileSync = k; }", id="in a function"),
        pytest.param("const d = { fs }; d.fs.readFileSync = k;", id="from an object"),
        pytest.param("let g; g = fs; g.readFileSync = k;", id="through a variable assigned to"),
        pytest.param("require(k).readFileSync = k;", id="a module by any name"),
        pytest.param("require(`fs`).readFileSync = k;", id="a module by a template"),
        pytest.param("module.require('fs').readFileSync = k;", id="through module.require"),
        pytest.param(
            "import { createRequire as r } from 'module'; r(k)('fs').readFileSync = k;",
            id="through createRequire",
        ),
        pytest.param("(await import('fs')).default.readFileSync = k;", id="imported later"),
        pytest.param("vi.mock('node:fs', () => ({ readFileSync: k }));", id="mocked"),
        pytest.param("jest.mock<typeof x>('fs');", id="mocked with a type"),
    ],
)
def test_replaced_in_the_file(put: str) -> None:
    assert outs(IMPORT + put, READ) == [(ARGUMENT, "c")]


@pytest.mark.parametrize(
    ("put", "body"),
    [
        pytest.param("console.table = k;", "console.table(c);", id="a console method"),
        pytest.param("console = k;", "console.table(c);", id="a global"),
        pytest.param("window.scrollTo = k;", "scrollTo(c);", id="a global by its object"),
        pytest.param("globalThis.scrollTo = k;", "window.scrollTo(c);", id="by two names of it"),
        pytest.param("sinon.stub(console, 'table');", "console.table(c);", id="stubbed"),
        pytest.param("Object.keys = k;", "Object.keys(c);", id="a method of Object"),
        pytest.param("Object.assign(console, k);", "console.table(c);", id="assigned over"),
        pytest.param("import console from 'x';", "console.table(c);", id="imported"),
        pytest.param("const navigator = k;", "navigator.share(c);", id="declared"),
        pytest.param("const { table } = o;", "table(c);", id="taken out of something"),
        pytest.param("const window = k;", "window.scrollTo(c);", id="a window declared"),
        pytest.param("globalThis['scrollTo'] = k;", "scrollTo(c);", id="by a string"),
        pytest.param("globalThis[k] = k;", "scrollTo(c);", id="by any key"),
        pytest.param(
            "Object.defineProperty(globalThis, 'scrollTo', k);", "scrollTo(c);", id="defined"
        ),
        pytest.param("Object.assign(globalThis, k);", "scrollTo(c);", id="assigned to it"),
        pytest.param("Reflect.set(globalThis, 'scrollTo', k);", "scrollTo(c);", id="set"),
        pytest.param("mock.method(globalThis, 'scrollTo', k);", "scrollTo(c);", id="mocked"),
        pytest.param("vi.stubGlobal('scrollTo', k);", "scrollTo(c);", id="stubbed by name"),
        pytest.param("((r) => { r.scrollTo = k; })(globalThis);", "scrollTo(c);", id="a parameter"),
        pytest.param("const r = globalThis || self; r.scrollTo = k;", "scrollTo(c);", id="either"),
        pytest.param("let g; g = globalThis; g.scrollTo = k;", "scrollTo(c);", id="a variable"),
        pytest.param("Function('return this')().scrollTo = k;", "scrollTo(c);", id="evaluated"),
        pytest.param("patch(console); o.table = k;", "console.table(c);", id="passed on"),
        pytest.param("for (const l of [console]) l.table = k;", "console.table(c);", id="a loop"),
        pytest.param("const d = { console }; d.console.table = k;", "console.table(c);", id="kept"),
        pytest.param("let l; l = console; l.table = k;", "console.table(c);", id="put elsewhere"),
        pytest.param(
            "console.__defineGetter__('table', k);", "console.table(c);", id="an accessor"
        ),
        pytest.param(
            "Object.defineProperty.call(null, console, 'table', k);",
            "console.table(c);",
            id="by a borrowed defineProperty",
        ),
        pytest.param(
            "Reflect.apply(Object.defineProperty, null, [console, 'table', k]);",
            "console.table(c);",
            id="by an applied defineProperty",
        ),
        pytest.param(
            "const { ...l } = globalThis; l.console.table = k;", "console.table(c);", id="the rest"
        ),
        pytest.param("({}).constructor.keys = k;", "Object.keys(c);", id="of a constructor"),
    ],
)
def test_a_global_replaced_in_the_file(put: str, body: str) -> None:
    assert outs(put, body) == [(ARGUMENT, "c")]


# ------------------------------------------------------------------ known, and not only read

TREE = "{ a: 1, b: { c: 1 } }"
WAYS_OUT = [
    pytest.param("", "Object.assign(c, o);", FLAT, (MUTATED, "Object.assign(c, o)"), id="assign"),
    pytest.param(
        "import a from 'assert';", "a.strictEqual(o, c);", FLAT, (COMPARED, "c"), id="strictEqual"
    ),
    pytest.param("import a from 'assert';", "a.equal(c, o);", FLAT, (COMPARED, "c"), id="equal"),
    pytest.param(
        "import a from 'assert';", "a.notStrictEqual(c, o);", FLAT, (COMPARED, "c"), id="not"
    ),
    pytest.param(
        "import a from 'assert';", "a.equal([c], o);", FLAT, (THROWN, "[c]"), id="in a container"
    ),
    pytest.param(
        "import a from 'node:assert/strict';", "a.equal(c, o);", FLAT, (COMPARED, "c"), id="strict"
    ),
    pytest.param(
        "import a from 'assert';",
        "a.deepEqual(o, c);",
        "{ f: () => 1 }",
        (COMPARED, "c"),
        id="deepEqual compares functions by identity",
    ),
    pytest.param(
        "import a from 'assert';", "a(o, c);", FLAT, (ARGUMENT, "c"), id="an assertion's message"
    ),
    pytest.param(
        "import u from 'util';",
        "u.isDeepStrictEqual(o, c);",
        "{ f: () => 1 }",
        (COMPARED, "c"),
        id="functions are compared by identity",
    ),
    pytest.param(
        "import { parseArgs as p } from 'util';",
        "p(c).values.a[0] = 1;",
        "{ args: [], options: { a: { type: 'string', multiple: true, default: ['b'] } } }",
        (WRITTEN, "p(c).values.a[0]"),
        id="a default comes back",
    ),
    pytest.param(
        "import { parseArgs as p } from 'util';",
        "const { values } = p({ args: o, options: { a: { default: c } } }); return values.a;",
        "['b']",
        (RETURNED, "values.a"),
        id="it is one",
    ),
    pytest.param(
        "import c2 from 'crypto';", "c2.createHash('x', c);", FLAT, (ARGUMENT, "c"), id="createHash"
    ),
    pytest.param(
        IMPORT, "fs.createReadStream(k, c);", TREE, (ARGUMENT, "c"), id="an object among options"
    ),
    pytest.param(
        "import http from 'http';",
        "http.request(c);",
        "{ port: 1, headers: { a: ['b'] } }",
        (ARGUMENT, "c"),
        id="a header's list",
    ),
    pytest.param(
        "import https from 'https';",
        "https.request(k, c, g);",
        "{ method: 'POST', headers: { a: 'b' } }",
        (ARGUMENT, "c"),
        id="an agent, also the global one, is given the headers",
    ),
    pytest.param(
        "import http from 'http';",
        "const h = { host: k, headers: c }; http.get(h, g);",
        FLAT,
        (ARGUMENT, "h"),
        id="headers of other options",
    ),
    pytest.param(
        "import http from 'http';",
        "http.request(k, c);",
        "{ port: 1, _defaultAgent: A }",
        (ARGUMENT, "c"),
        id="an agent by its other name",
    ),
    pytest.param(
        "import http from 'http';",
        "http.request({ headers: c, agent: o });",
        FLAT,
        (ARGUMENT, "{ headers: c, agent: o }"),
        id="an agent is given the options",
    ),
    pytest.param(
        "import http from 'http';",
        "http.request({ headers: c, ...o });",
        FLAT,
        (ARGUMENT, "{ headers: c, ...o }"),
        id="perhaps with an agent",
    ),
    pytest.param(
        "import http from 'http';",
        "const h = { headers: c }; h.agent = o; http.request(h);",
        FLAT,
        (ARGUMENT, "h"),
        id="an agent is added",
    ),
    pytest.param(
        "import http from 'http';",
        "let h = { headers: c }; http.request(h);",
        FLAT,
        (ARGUMENT, "h"),
        id="a variable that may change",
    ),
    pytest.param(
        "import http from 'http';", "new http.Agent(c);", TREE, (ARGUMENT, "c"), id="an agent keeps"
    ),
    pytest.param(
        "import v8 from 'v8';", "v8.serialize([c, c]);", FLAT, (COMPARED, "[c, c]"), id="twice"
    ),
    pytest.param(
        "import v8 from 'v8';",
        "v8.serialize(c);",
        "{ get x() { return 1; } }",
        (COERCED, "c"),
        id="an accessor runs",
    ),
    pytest.param(
        "import t from 'timers/promises';", "t.setTimeout(1, c);", FLAT, (ARGUMENT, "c"), id="value"
    ),
    pytest.param("", "setTimeout(g, 1, c);", FLAT, (ARGUMENT, "c"), id="a timer's argument"),
    pytest.param("", "process.nextTick(g, c);", FLAT, (ARGUMENT, "c"), id="nextTick's argument"),
    pytest.param(IMPORT, "fs.readFile(...[k, c]);", FLAT, (ARGUMENT, "...[k, c]"), id="spread"),
    pytest.param(IMPORT, "fs.readFileSync(...o, c);", FLAT, (ARGUMENT, "c"), id="after a spread"),
    pytest.param(IMPORT, "fs.readFileSync(k, o, c);", FLAT, (ARGUMENT, "c"), id="one too many"),
    # the web
    pytest.param("", "fetch(k, c);", FLAT, (ARGUMENT, "c"), id="fetch is wrapped by libraries"),
    pytest.param(
        "",
        "fetch(k, { headers: c });",
        "{ a: { toString: () => 'b' } }",
        (ARGUMENT, "{ headers: c }"),
        id="an object for a header",
    ),
    pytest.param("", "new CustomEvent(k, c);", TREE, (ARGUMENT, "c"), id="a detail is kept"),
    pytest.param(
        "",
        "new CustomEvent(k, { detail: c });",
        FLAT,
        (ARGUMENT, "{ detail: c }"),
        id="a detail",
    ),
    pytest.param(
        "", "new MessageEvent(k, { data: c });", FLAT, (ARGUMENT, "{ data: c }"), id="data"
    ),
    pytest.param("", "new Error(k, { cause: c });", FLAT, (ARGUMENT, "{ cause: c }"), id="a cause"),
    pytest.param("", "new Error(k, c);", "{ cause: { a: 1 } }", (ARGUMENT, "c"), id="its object"),
    pytest.param("", "new AggregateError(c);", "[{ a: 1 }]", (ARGUMENT, "c"), id="errors are kept"),
    pytest.param("", "new WeakMap().set(c, 1);", FLAT, (COMPARED, "c"), id="a WeakMap's key"),
    pytest.param("", "new WeakMap([[c, 1]]);", FLAT, (ARGUMENT, "[[c, 1]]"), id="its first keys"),
    pytest.param("", "new WeakRef(c);", FLAT, (ARGUMENT, "c"), id="WeakRef"),
    pytest.param("", "history.pushState(c, '');", FLAT, (ARGUMENT, "c"), id="wrapped by routers"),
    pytest.param("", "new RTCPeerConnection(c);", FLAT, (ARGUMENT, "c"), id="wrapped by adapters"),
    pytest.param("", "postMessage({ c });", FLAT, (COMPARED, "{ c }"), id="perhaps twice in it"),
    pytest.param("", "reportError(c);", FLAT, (THROWN, "c"), id="reportError"),
    # the language
    pytest.param("", "Promise.reject(c);", FLAT, (THROWN, "c"), id="reject"),
    pytest.param("", "Promise.all([c]);", FLAT, (ARGUMENT, "[c]"), id="Promise.all"),
    pytest.param(
        "",
        "Promise.resolve(c).then(g);",
        FLAT,
        (ARGUMENT, "g"),
        id="then",
    ),
    pytest.param("", "Promise.resolve(c);", "{ then: () => 1 }", (COERCED, "c"), id="a thenable"),
    pytest.param("", "Reflect.apply(g, o, [c]);", FLAT, (ARGUMENT, "[c]"), id="Reflect.apply"),
    pytest.param("", "Reflect.apply(g, c, []);", FLAT, (ARGUMENT, "c"), id="as this"),
    pytest.param(
        "", "Reflect.get(c, 'b').c = 2;", TREE, (WRITTEN, "Reflect.get(c, 'b').c"), id="get"
    ),
    pytest.param("", "Reflect.get(c, k).c = 2;", TREE, (WRITTEN, "Reflect.get(c, k).c"), id="any"),
    pytest.param("", "Reflect.get(c, k, o);", TREE, (ARGUMENT, "c"), id="with a receiver"),
    pytest.param("", "Array.of(c)[0].a = 2;", TREE, (WRITTEN, "Array.of(c)[0].a"), id="Array.of"),
    pytest.param(
        "", "new Array(c, 1)[0].a = 2;", TREE, (WRITTEN, "new Array(c, 1)[0].a"), id="Array"
    ),
    pytest.param("", "Object(c).a = 2;", TREE, (WRITTEN, "Object(c).a"), id="Object"),
    pytest.param("", "BigInt(c);", "{ valueOf: () => 1 }", (COERCED, "c"), id="converted"),
    pytest.param(
        "", "Object.groupBy(c, (e) => { e.x = 2; });", "[{ x: 1 }]", (WRITTEN, "e.x"), id="grouping"
    ),
    pytest.param(
        "",
        "Object.groupBy(c, (e) => e.x).size[0].x = 2;",
        "[{ x: 1 }]",
        (WRITTEN, "Object.groupBy(c, (e) => e.x).size[0].x"),
        id="a group",
    ),
    pytest.param("", "Object.groupBy(c, g);", "[{ x: 1 }]", (ARGUMENT, "g"), id="by a stranger"),
    pytest.param(
        "", "Object.defineProperty(o, k, c);", "{ value: { a: 1 } }", (ARGUMENT, "c"), id="a value"
    ),
    pytest.param(
        "",
        "Object.defineProperties(o, c);",
        "{ a: { value: [1] } }",
        (ARGUMENT, "c"),
        id="values of properties",
    ),
]


@pytest.mark.parametrize(("before", "body", "literal", "out"), WAYS_OUT)
def test_a_way_out(before: str, body: str, literal: str, out: Out) -> None:
    assert outs(before, body, literal) == [out]


# ------------------------------------------------------------------ only read

MODULES = [
    pytest.param("import fs from 'node:fs';", READ, id="a default import"),
    pytest.param("import fs from 'fs';", READ, id="a bare name"),
    pytest.param("import * as fs from 'fs';", READ, id="a namespace"),
    pytest.param("import { default as fs } from 'fs';", READ, id="default by name"),
    pytest.param("import { readFileSync as r } from 'fs';", "r(k, c);", id="a renamed name"),
    pytest.param("import fsp from 'fs/promises';", "fsp.readFile(k, c);", id="promises"),
    pytest.param("import { promises } from 'fs';", "promises.readFile(k, c);", id="promises of fs"),
    pytest.param("import fs from 'fs';", "fs.promises.readFile(k, c);", id="by its property"),
    pytest.param("const fs = require('fs');", READ, id="require"),
    pytest.param("var fs = require('fs');", READ, id="var"),
    pytest.param("let fs = require('node:fs');", READ, id="let"),
    pytest.param("const { readFileSync } = require('fs');", "readFileSync(k, c);", id="a pattern"),
    pytest.param("const { readFileSync: r } = require('fs');", "r(k, c);", id="a pair"),
    pytest.param(
        "const { promises: { readFile: r } } = require('fs');", "r(k, c);", id="pattern in pattern"
    ),
    pytest.param("const r = require('fs').readFileSync;", "r(k, c);", id="a member of require"),
    pytest.param("const fs = require('fs'), r = fs.readFileSync;", "r(k, c);", id="in two steps"),
    pytest.param("", "require('fs').readFileSync(k, c);", id="on the spot"),
    pytest.param("", "const fs = require('fs'); fs.readFileSync(k, c);", id="in the function"),
    pytest.param("import fs from 'fs';", "fs?.readFileSync?.(k, c);", id="optional"),
    pytest.param("import fs from 'fs';", "(fs.readFileSync)(k, c);", id="in parentheses"),
    pytest.param(
        "import fs from 'fs'; import { promisify } from 'util'; const r = promisify(fs.readFile);",
        "r(k, c);",
        id="promisified",
    ),
    pytest.param(
        "const exec = require('util').promisify(require('child_process').exec);",
        "exec(k, c);",
        id="promisified exec",
    ),
    pytest.param(IMPORT + "fs.readFile = k;", READ, id="another function is replaced"),
    pytest.param(IMPORT + "o.fs = fs; k.read = fs.readFileSync;", READ, id="stored"),
    pytest.param(IMPORT + "k(fs.readFileSync, fs.constants);", READ, id="members are passed"),
]


@pytest.mark.parametrize(("before", "body"), MODULES)
def test_a_module_of_node(before: str, body: str) -> None:
    assert outs(before, body) == []


def test_a_module_of_node_in_typescript() -> None:
    assert outs("import fs = require('fs');", READ, path="a.ts") == []
    assert outs("import fs from 'fs';", "(fs as any).readFileSync(k, c as any);", path="a.ts") == []
    assert outs("const fs = require('fs') as typeof import('fs');", READ, path="a.ts") == []


ENV = "{ A: '1', B: '2' }"
ONLY_READ = [
    pytest.param("import { join } from 'path';", "join(...c);", "['a', 'b']", id="spread text"),
    pytest.param("import p from 'path';", "p.posix.format(c);", "{ dir: 'a' }", id="path.format"),
    pytest.param("import p from 'path/win32';", "p.format(c);", "{ dir: 'a' }", id="path/win32"),
    pytest.param("import u from 'util';", "u.inspect(o, c);", "{ depth: 1 }", id="inspect options"),
    pytest.param("import { inspect } from 'util';", "inspect(c);", TREE, id="inspect"),
    pytest.param("import { format } from 'util';", "format('%o', k, c);", TREE, id="format"),
    pytest.param("import u from 'util';", "u.types.isDate(c);", FLAT, id="util.types"),
    pytest.param("import { isDeepStrictEqual as d } from 'util';", "d(o, c);", TREE, id="deep"),
    pytest.param("import a from 'assert';", "a.deepEqual(o, c);", TREE, id="deepEqual"),
    pytest.param("import a from 'assert';", "a.throws(g, c);", FLAT, id="what is to be thrown"),
    pytest.param("import { styleText } from 'util';", "styleText(c, k);", "['red']", id="style"),
    pytest.param(
        "import { parseArgs } from 'util';",
        "return parseArgs(c).values;",
        "{ options: { a: { type: 'boolean', short: 'a' } }, allowPositionals: true }",
        id="parseArgs",
    ),
    pytest.param("import assert from 'assert';", "assert(c, k);", FLAT, id="an object is true"),
    pytest.param("import v8 from 'v8';", "return v8.serialize(c);", TREE, id="v8.serialize"),
    pytest.param("import z from 'zlib';", "z.gzip(k, c, g);", "{ level: 9 }", id="zlib"),
    pytest.param(
        "import { spawn } from 'child_process';", "return spawn(k, c);", "['a', 'b']", id="spawn"
    ),
    pytest.param(
        "import { spawn } from 'child_process';",
        "spawn(k, [], c);",
        "{ stdio: ['ignore', 'pipe'], env: { A: '1' } }",
        id="spawn's options",
    ),
    pytest.param(
        "import cp from 'child_process';",
        "cp.exec(k, { env: { ...process.env, ...c } }, g);",
        ENV,
        id="exec's environment",
    ),
    pytest.param(
        "import https from 'https';",
        "https.request(k, c, g);",
        "{ method: 'POST', port: 443 }",
        id="https.request",
    ),
    pytest.param(
        "import { generateKeyPairSync as g2 } from 'crypto';",
        "return g2('ec', c);",
        "{ namedCurve: 'P-256', publicKeyEncoding: { type: 'spki', format: 'pem' } }",
        id="generateKeyPairSync",
    ),
    pytest.param("import q from 'querystring';", "return q.stringify(c);", "{ a: ['b'] }", id="qs"),
    pytest.param("import url from 'url';", "url.format(c);", "{ query: { a: 'b' } }", id="url"),
    pytest.param(
        "import { Worker } from 'worker_threads';",
        "return new Worker(k, c);",
        "{ workerData: { a: [1] } }",
        id="worker data is cloned",
    ),
    pytest.param(
        "import { Buffer } from 'buffer';", "return Buffer.from(c);", "[1, 2]", id="Buffer by name"
    ),
    pytest.param(
        "import { setTimeout as t } from 'timers';", "t(c.f);", "{ f: () => 1 }", id="timer"
    ),
    # the web
    pytest.param("", "fetch(k, { method: 'POST', headers: c, body: o });", ENV, id="headers"),
    pytest.param("", "return new Request(k, c);", "{ headers: { a: 'b' } }", id="Request"),
    pytest.param("", "return new Response(k, c);", "{ headers: { a: 'b' } }", id="Response"),
    pytest.param("", "return Response.json(c, { status: 400 });", TREE, id="Response.json"),
    pytest.param("", "o.dispatchEvent(new Event(k, c));", "{ bubbles: true }", id="Event"),
    pytest.param("", "return new CustomEvent(k, c);", "{ detail: 1 }", id="a primitive detail"),
    pytest.param("", "return new Error(k, c);", "{ cause: 1 }", id="a primitive cause"),
    pytest.param("", "postMessage(c, '*');", TREE, id="postMessage"),
    pytest.param("", "window.parent.postMessage(c, '*');", TREE, id="to the parent"),
    pytest.param("", "performance.mark(k, c);", "{ detail: { a: 1 } }", id="a mark"),
    pytest.param("", "new IntersectionObserver(g, c);", "{ threshold: [0, 1] }", id="observer"),
    pytest.param("", "new Blob(c, { type: k });", "['a', 'b']", id="Blob"),
    pytest.param("", "return crypto.subtle.digest(c, o);", "{ name: 'SHA-256' }", id="digest"),
    pytest.param(
        "",
        "return crypto.subtle.importKey('raw', o, c, true, ['sign']);",
        "{ name: 'HMAC', hash: { name: 'SHA-256' } }",
        id="importKey",
    ),
    pytest.param(
        "import { webcrypto } from 'crypto';",
        "webcrypto.subtle.importKey('raw', o, k, true, c);",
        "['sign', 'verify']",
        id="usages",
    ),
    pytest.param(
        "", "navigator.mediaDevices.getUserMedia(c);", "{ video: { width: 1 } }", id="getUserMedia"
    ),
    pytest.param("", "self.queueMicrotask(c.f);", "{ f: () => 1 }", id="queueMicrotask"),
    pytest.param("", "window.scrollTo(c);", "{ top: 0, behavior: 'smooth' }", id="scrollTo"),
    pytest.param(
        "", "console.trace(c); console.assert(o, c); console.group(c);", TREE, id="console"
    ),
    # the language
    pytest.param("", "return Date.UTC(...c);", "[2020, 1]", id="Date.UTC"),
    pytest.param("", "return encodeURIComponent(c);", "['a', 'b']", id="encodeURIComponent"),
    pytest.param("", "return new Date(c);", "['2020']", id="Date"),
    pytest.param("", "return Array.of(c).length;", FLAT, id="Array.of"),
    pytest.param(
        "",
        "(async () => { if ((await Promise.resolve(c)).flag) g(); })();",
        FLAT,
        id="Promise.resolve",
    ),
    pytest.param("", "return Reflect.get(c, k);", FLAT, id="Reflect.get"),
    pytest.param("", "return JSON.stringify(o, c);", "['a', 'b']", id="a list of properties"),
    pytest.param("", "Object.defineProperty(o, k, c);", "{ value: 1 }", id="a descriptor"),
    pytest.param("", "return Object.create(o, c);", "{ a: { value: 1 } }", id="descriptors"),
    pytest.param("", "return Map.groupBy(c, (n) => n % 2);", "[1, 2, 3]", id="groups of numbers"),
    pytest.param("const { keys } = Object;", "return keys(c);", FLAT, id="a method taken out"),
    pytest.param("", "return globalThis.Object.keys(c);", FLAT, id="by the global object"),
]


@pytest.mark.parametrize(("before", "body", "literal"), ONLY_READ)
def test_only_read(before: str, body: str, literal: str) -> None:
    assert outs(before, body, literal) == []


# ------------------------------------------------------------------ other things in the same file

ORDINARY = [
    pytest.param("createApp({ logger: console });", "console.log(c);", id="a logger is passed"),
    pytest.param("export const log = console;", "console.log(c);", id="a logger is exported"),
    pytest.param("class L { log() {} error() {} }", "console.log(c);", id="another logger"),
    pytest.param("class L { constructor() { this.log = k; } }", "console.log(c);", id="a field"),
    pytest.param("const t = { keys: 1, parse: (x) => x };", "Object.keys(c);", id="a like name"),
    pytest.param("k.keys = () => 1; k.log = k;", "Object.keys(c);", id="put on something else"),
    pytest.param("const p = { a: { type: Object } };", "Object.keys(c);", id="Object as a value"),
    pytest.param("$(window).on('x', k);", "Object.keys(c);", id="the window is passed"),
    pytest.param("const [m] = [Math];", "console.log(c);", id="another object is let out"),
    pytest.param("k.map = (x) => x; k[o] = 1;", "JSON.stringify(c);", id="other methods are put"),
    pytest.param("require(k)(o);", "console.log(c);", id="a module is loaded"),
]


@pytest.mark.parametrize(("before", "body"), ORDINARY)
def test_stays_known(before: str, body: str) -> None:
    assert outs(before, body) == []


def test_this_may_be_the_global_object() -> None:
    written = "(function () { this.scrollTo = k; })();"
    assert outs_of(f"{written} {using('scrollTo(c);', FLAT)}".replace("export ", ""), "a.cjs") == [
        (ARGUMENT, "c")
    ]
    stored = "(function (root) { root.scrollTo = k; })(this);"
    assert outs_of(f"{stored} {using('scrollTo(c);', FLAT)}".replace("export ", ""), "a.cjs") == [
        (ARGUMENT, "c")
    ]
