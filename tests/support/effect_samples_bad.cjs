// Values that are written to, asked for, or kept: what a row of a table must not call read.
"use strict";

const { FILE, back, ended, sample } = require("./effects.cjs");

const FLAT = () => ({ a: 1 });
const NESTED = () => ({ a: { b: 1 }, c: ["d"] });

sample("Object.assign", 0, FLAT, (f, c) => void f(c, { b: 2 }));
sample("Object.assign", 0, FLAT, (f, c) => void f(c, { a: 1 }));
sample("Object.defineProperty", 0, FLAT, (f, c) => void f(c, "a", { value: 1 }));
sample("Object.freeze", 0, FLAT, (f, c) => void f(c));
sample("Object.isFrozen", 0, FLAT, (f, c) => f(c));
sample("Object.values", 0, NESTED, (f, c) => f(c));
sample("Object.create", 0, NESTED, (f, c) => [f(c).a]);
sample("Reflect.deleteProperty", 0, FLAT, (f, c) => f(c, "a"));
sample("CustomEvent", 1, () => ({ detail: { a: 1 } }), (f, c) => new f("x", c));
sample("MessageEvent", 1, () => ({ data: { a: 1 } }), (f, c) => new f("x", c));
sample("Error", 1, () => ({ cause: { a: 1 } }), (f, c) => new f("x", c));
sample("AggregateError", 0, () => [{ a: 1 }], (f, c) => new f(c));
sample("Promise.resolve", 0, FLAT, (f, c) => f(c));
sample("node:assert.deepStrictEqual", 0, FLAT, (f, c) => f(c, {}));
sample("node:assert.deepStrictEqual", 1, FLAT, (f, c) => f({}, c));
sample("node:assert.strictEqual", 1, FLAT, (f, c) => f({}, c));
sample("node:assert.throws", 1, FLAT, (f, c) => f(() => { throw new Error("x"); }, c));
const ENVIRONMENT = () => ({ env: { A: "1" } });
const STREAMS = () => ({ stdio: ["ignore", "pipe"] });
const NODE = process.execPath;
const VERSION = ["--version"];
for (const make of [ENVIRONMENT, STREAMS]) {
  const forked = make === STREAMS ? () => ({ stdio: ["ignore", "ipc"] }) : make;
  sample("node:child_process.execSync", 1, make, (f, c) => f(`"${NODE}" --version`, c));
  sample("node:child_process.execFileSync node:child_process.spawnSync", 2, make, (f, c) => f(NODE, VERSION, c));
  sample("node:child_process.spawn", 2, make, (f, c) => ended(f(NODE, VERSION, c)));
  sample("node:child_process.fork", 2, forked, (f, c) => ended(f(FILE, [], c)));
}
sample("node:child_process.spawnSync", 1, ENVIRONMENT, (f, c) => f(NODE, c));
sample("node:child_process.exec", 1, ENVIRONMENT, (f, c) => back((done) => f(`"${NODE}" --version`, c, done)));
sample("node:child_process.execFile", 2, ENVIRONMENT, (f, c) => back((done) => f(NODE, VERSION, c, done)));
sample("node:crypto.createHash", 1, () => ({ outputLength: 8 }), (f, c) => f("shake256", c));
sample("node:crypto.createHmac", 2, () => ({ encoding: "utf8" }), (f, c) => f("sha256", "k", c));
sample("node:http.Agent", 0, NESTED, (f, c) => new f(c));
sample("node:http.request", 0, () => ({ port: 1, headers: { a: ["b"] } }), (f, c) => {
  const request = f(c);
  request.on("error", () => {});
  return [request.getHeader("a")];
});
sample("node:http.request", 0, () => ({ port: 1, headers: { a: "b" }, agent: undefined }), (f, c) => {
  const given = [];
  c.createConnection = (options) => void given.push(options);
  f(c).on("error", () => {});
  return given;
});
sample("node:timers/promises.setTimeout", 1, FLAT, (f, c) => f(1, c));
sample("node:util.parseArgs", 0, () => ({ args: [], options: { a: { type: "string", multiple: true, default: ["b"] } } }), (f, c) => f(c));
sample("node:vm.createContext", 0, FLAT, (f, c) => f(c));
sample("setTimeout", 2, FLAT, (f, c) => back((done) => f(done, 1, c)));
