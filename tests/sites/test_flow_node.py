"""What Node's own modules make of a value that they are handed."""

import pytest
from support.analysed import Out
from support.uses import OPTIONS, outs_below

from allocscan.sites.verdicts import Route

ARGUMENT, COMPARED, THROWN = Route.ARGUMENT, Route.COMPARED, Route.THROWN
MUTATED = Route.MUTATED
WRITTEN, RETURNED, COERCED = Route.WRITTEN, Route.RETURNED, Route.COERCED
IMPORT = "import fs from 'node:fs'; "
TREE = "{ a: 1, b: { c: 1 } }"
ENV = "{ A: '1', B: '2' }"

WAYS_OUT = [
    pytest.param(
        "import a from 'assert';",
        "a.strictEqual(o, c);",
        OPTIONS,
        (COMPARED, "c"),
        id="strictEqual",
    ),
    pytest.param("import a from 'assert';", "a.equal(c, o);", OPTIONS, (COMPARED, "c"), id="equal"),
    pytest.param(
        "import a from 'assert';", "a.notStrictEqual(c, o);", OPTIONS, (COMPARED, "c"), id="not"
    ),
    pytest.param(
        "import a from 'assert';", "a.equal([c], o);", OPTIONS, (THROWN, "[c]"), id="in a container"
    ),
    pytest.param(
        "import a from 'node:assert/strict';",
        "a.equal(c, o);",
        OPTIONS,
        (COMPARED, "c"),
        id="strict",
    ),
    pytest.param(
        "import a from 'assert';",
        "a.deepEqual(o, c);",
        "{ f: () => 1 }",
        (COMPARED, "c"),
        id="deepEqual compares functions by identity",
    ),
    pytest.param(
        "import a from 'assert';", "a(o, c);", OPTIONS, (ARGUMENT, "c"), id="an assertion's message"
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
        "import c2 from 'crypto';",
        "c2.createHash('x', c);",
        OPTIONS,
        (ARGUMENT, "c"),
        id="createHash",
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
        OPTIONS,
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
        OPTIONS,
        (ARGUMENT, "{ headers: c, agent: o }"),
        id="an agent is given the options",
    ),
    pytest.param(
        "import http from 'http';",
        "http.request({ headers: c, ...o });",
        OPTIONS,
        (ARGUMENT, "{ headers: c, ...o }"),
        id="perhaps with an agent",
    ),
    pytest.param(
        "import http from 'http';",
        "const h = { headers: c }; h.agent = o; http.request(h);",
        OPTIONS,
        (ARGUMENT, "h"),
        id="an agent is added",
    ),
    pytest.param(
        "import http from 'http';",
        "let h = { headers: c }; http.request(h);",
        OPTIONS,
        (ARGUMENT, "h"),
        id="a variable that may change",
    ),
    pytest.param(
        "import http from 'http';", "new http.Agent(c);", TREE, (ARGUMENT, "c"), id="an agent keeps"
    ),
    pytest.param(
        "import v8 from 'v8';", "v8.serialize([c, c]);", OPTIONS, (COMPARED, "[c, c]"), id="twice"
    ),
    pytest.param(
        "import v8 from 'v8';",
        "v8.serialize(c);",
        "{ get x() { return 1; } }",
        (COERCED, "c"),
        id="an accessor runs",
    ),
    pytest.param(
        "import { spawn } from 'child_process';",
        "spawn(k, [], c);",
        "{ stdio: ['ignore', 'pipe', 'pipe'] }",
        (MUTATED, "c"),
        id="streams of a process are filled up",
    ),
    pytest.param(
        "import { execFileSync as e } from 'child_process';",
        "e(k, [], c);",
        "{ cwd: '/', env: { A: '1' } }",
        (MUTATED, "c"),
        id="an environment is written to",
    ),
    pytest.param(
        "import { spawnSync } from 'child_process';",
        "spawnSync(k, c);",
        "{ env: { A: '1' } }",
        (MUTATED, "c"),
        id="options in place of the arguments",
    ),
    pytest.param(
        "import cp from 'child_process';",
        "cp.exec(k, { cwd: k, env: c }, g);",
        ENV,
        (MUTATED, "{ cwd: k, env: c }"),
        id="the environment alone",
    ),
    pytest.param(
        "import cp from 'child_process';",
        "const h = { env: c }; cp.execSync(k, h);",
        ENV,
        (MUTATED, "h"),
        id="of other options",
    ),
    pytest.param(
        "import cp from 'child_process';",
        "cp.fork(k, [], { cwd: k, ...{ env: c } });",
        ENV,
        (MUTATED, "{ cwd: k, ...{ env: c } }"),
        id="spread into them",
    ),
    pytest.param(
        "import cp from 'child_process';",
        "cp.fork(k, { ...c });",
        "{ cwd: '/', stdio: ['pipe'] }",
        (MUTATED, "{ ...c }"),
        id="a copy of options has the same streams",
    ),
    pytest.param(
        "import cp from 'child_process';",
        "cp.spawn(k, [], { stdio: o ? c : k });",
        "['ignore']",
        (MUTATED, "{ stdio: o ? c : k }"),
        id="streams alone",
    ),
    pytest.param(
        "import cp from 'child_process';",
        "cp.spawn(k, [], { [o]: c });",
        "['ignore']",
        (MUTATED, "{ [o]: c }"),
        id="under a key that is not known",
    ),
    pytest.param(
        "import t from 'timers/promises';",
        "t.setTimeout(1, c);",
        OPTIONS,
        (ARGUMENT, "c"),
        id="value",
    ),
    pytest.param("", "process.nextTick(g, c);", OPTIONS, (ARGUMENT, "c"), id="nextTick's argument"),
    pytest.param(IMPORT, "fs.readFile(...[k, c]);", OPTIONS, (ARGUMENT, "...[k, c]"), id="spread"),
    pytest.param(
        IMPORT, "fs.readFileSync(...o, c);", OPTIONS, (ARGUMENT, "c"), id="after a spread"
    ),
    pytest.param(IMPORT, "fs.readFileSync(k, o, c);", OPTIONS, (ARGUMENT, "c"), id="one too many"),
]


@pytest.mark.parametrize(("before", "body", "literal", "out"), WAYS_OUT)
def test_a_way_out(before: str, body: str, literal: str, out: Out) -> None:
    assert outs_below(before, body, literal) == [out]


ONLY_READ = [
    pytest.param("import { join } from 'path';", "join(...c);", "['a', 'b']", id="spread text"),
    pytest.param("import p from 'path';", "p.posix.format(c);", "{ dir: 'a' }", id="path.format"),
    pytest.param("import p from 'path/win32';", "p.format(c);", "{ dir: 'a' }", id="path/win32"),
    pytest.param("import u from 'util';", "u.inspect(o, c);", "{ depth: 1 }", id="inspect options"),
    pytest.param("import { inspect } from 'util';", "inspect(c);", TREE, id="inspect"),
    pytest.param("import { format } from 'util';", "format('%o', k, c);", TREE, id="format"),
    pytest.param("import u from 'util';", "u.types.isDate(c);", OPTIONS, id="util.types"),
    pytest.param("import { isDeepStrictEqual as d } from 'util';", "d(o, c);", TREE, id="deep"),
    pytest.param("import a from 'assert';", "a.deepEqual(o, c);", TREE, id="deepEqual"),
    pytest.param("import a from 'assert';", "a.throws(g, c);", OPTIONS, id="what is to be thrown"),
    pytest.param("import { styleText } from 'util';", "styleText(c, k);", "['red']", id="style"),
    pytest.param(
        "import { parseArgs } from 'util';",
        "return parseArgs(c).values;",
        "{ options: { a: { type: 'boolean', short: 'a' } }, allowPositionals: true }",
        id="parseArgs",
    ),
    pytest.param("import assert from 'assert';", "assert(c, k);", OPTIONS, id="an object is true"),
    pytest.param("import v8 from 'v8';", "return v8.serialize(c);", TREE, id="v8.serialize"),
    pytest.param("import z from 'zlib';", "z.gzip(k, c, g);", "{ level: 9 }", id="zlib"),
    pytest.param(
        "import { spawn } from 'child_process';", "return spawn(k, c);", "['a', 'b']", id="spawn"
    ),
    pytest.param(
        "import { spawn } from 'child_process';",
        "spawn(k, [], c);",
        "{ stdio: 'inherit', cwd: '/', shell: true }",
        id="spawn's options",
    ),
    pytest.param(
        "import { fork } from 'node:child_process';",
        "fork(k, [], c);",
        "{ silent: true, execArgv: ['--version'] }",
        id="fork's options",
    ),
    pytest.param(
        "import { fork } from 'node:child_process';",
        "fork(k, [], { silent: true, execArgv: c });",
        "['--version']",
        id="fork's arguments for Node",
    ),
    pytest.param(
        "import { execFile } from 'node:child_process';",
        "execFile(k, c, { env: process.env, stdio: ['pipe'] }, g);",
        "['a', 'b']",
        id="arguments beside an environment",
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
]


@pytest.mark.parametrize(("before", "body", "literal"), ONLY_READ)
def test_only_read(before: str, body: str, literal: str) -> None:
    assert outs_below(before, body, literal) == []
