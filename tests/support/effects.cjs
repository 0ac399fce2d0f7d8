// Calls built-in functions with values that are watched, and prints what was done to them.
//
// `node effects.cjs SAMPLES`: SAMPLES is a file that calls `sample`. Prints one JSON object,
// { "path#position": [{ ended, writes, kept, frozen }] }, with a verdict for each sample.
// writes: what a Proxy saw changed, or a comparison before and after; kept: where the value, or an
// object in it, is found in what came back; frozen: how the end differs when the value is frozen.
"use strict";

const fs = require("node:fs");
const os = require("node:os");
const nodePath = require("node:path");

const folder = fs.mkdtempSync(nodePath.join(os.tmpdir(), "allocscan-effects-"));
const FILE = nodePath.join(folder, "file.txt");
fs.writeFileSync(FILE, "text");
let made = 0;
const fresh = () => nodePath.join(folder, `made-${(made += 1)}`);
const PATIENCE = 20000;

// ------------------------------------------------------------------ one sample

const samples = [];
const sample = (paths, position, make, call) => {
  for (const path of paths.split(" ")) samples.push({ path, position, make, call });
};

const resolve = (path) => {
  const [, module, rest] = /^(node:[^.]*)?\.?(.*)$/.exec(path);
  let owner = module ? require(module) : globalThis;
  const keys = rest ? rest.split(".") : [];
  if (keys.length === 0) return owner;
  for (const key of keys.slice(0, -1)) owner = owner[key];
  const found = owner[keys.at(-1)];
  return typeof found === "function" && !found.prototype ? found.bind(owner) : found;
};

const back = (call) => new Promise((done) => call((...results) => done(results)));
const ended = (child) => new Promise((done) => child.on("close", () => done(child)));

const isObject = (x) => (typeof x === "object" && x !== null) || typeof x === "function";
const isPlain = (x) =>
  Array.isArray(x) || (isObject(x) && Object.getPrototypeOf(x) === Object.prototype);
const objects = (value, found = new Set()) => {
  if (!isPlain(value) || found.has(value)) return found;
  found.add(value);
  for (const key of Reflect.ownKeys(value)) objects(value[key], found);
  return found;
};
const picture = (value) =>
  [...objects(value)].map((one) => [
    Object.getPrototypeOf(one) === (Array.isArray(one) ? Array.prototype : Object.prototype),
    Object.isExtensible(one),
    Reflect.ownKeys(one).map((key) => {
      const { value: held, ...flags } = Object.getOwnPropertyDescriptor(one, key);
      return [String(key), isObject(held) ? typeof held : String(held), flags];
    }),
  ]);
const freeze = (value) => {
  for (const one of objects(value)) Object.freeze(one);
  return value;
};

const TRAPS = [
  "defineProperty",
  "deleteProperty",
  "isExtensible",
  "preventExtensions",
  "set",
  "setPrototypeOf",
];

const watch = (value, writes) => {
  const known = new Map();
  const log = (name) => (...parts) => {
    writes.push(`${name} ${String(parts[1])}`);
    return Reflect[name](...parts);
  };
  const around = (one) => {
    if (!isPlain(one)) return one;
    if (!known.has(one)) {
      known.set(
        one,
        new Proxy(one, {
          get: (target, key) => around(target[key]),
          ...Object.fromEntries(
            TRAPS.map((name) => [name, log(name)]),
          ),
        }),
      );
    }
    return known.get(one);
  };
  return around(value);
};

const roots = new Set([globalThis, process, console, require.cache, module]);
const reached = (results, wanted) => {
  const queue = [[results, "result", 0]];
  const seen = new Set(roots);
  const found = [];
  while (queue.length > 0 && seen.size < 4000) {
    const [at, name, depth] = queue.shift();
    if (!isObject(at) || seen.has(at) || depth > 8) continue;
    if (wanted.has(at)) found.push(name);
    seen.add(at);
    if (ArrayBuffer.isView(at)) continue;
    for (const key of Reflect.ownKeys(at)) {
      const held = Object.getOwnPropertyDescriptor(at, key);
      if (held && "value" in held) queue.push([held.value, `${name}.${String(key)}`, depth + 1]);
    }
    if (at instanceof Map) for (const [k, v] of at) queue.push([[k, v], `${name}[]`, depth + 1]);
    if (at instanceof Set) queue.push([[...at], `${name}[]`, depth + 1]);
    if (depth > 2) continue;
    const kind = Object.getPrototypeOf(at);
    if (kind === null || kind === Object.prototype || kind === Array.prototype) continue;
    for (const key of Reflect.ownKeys(kind)) {
      if (!Object.getOwnPropertyDescriptor(kind, key).get) continue;
      try {
        queue.push([at[key], `${name}.${String(key)}`, depth + 1]);
      } catch {
        // a getter for other receivers
      }
    }
  }
  return found;
};

const run = async ({ path, call }, value) => {
  const clock = new Promise((done) => setTimeout(done, PATIENCE, "timed out").unref());
  const attempt = async () => {
    try {
      // in a list, so that nothing that came back is awaited but promises
      const came = call(resolve(path), value);
      return { how: "returned", results: [came instanceof Promise ? await came : came] };
    } catch (error) {
      return { how: `threw ${error?.code ?? error?.name ?? error}`, results: [error] };
    }
  };
  const end = await Promise.race([attempt(), clock]);
  return end === "timed out" ? { how: end, results: [] } : end;
};

const judge = async (one) => {
  const plain = one.make();
  const before = JSON.stringify(picture(plain));
  const inside = objects(plain);
  const end = await run(one, plain);
  await new Promise((done) => setTimeout(done, 5));
  const writes = [];
  if (JSON.stringify(picture(plain)) !== before) writes.push("not as it was");
  const hard = await run(one, freeze(one.make()));
  await run(one, watch(one.make(), writes));
  return {
    ended: end.how,
    writes,
    kept: reached(end.results, inside),
    frozen: hard.how === end.how ? "" : hard.how,
  };
};

module.exports = { FILE, back, ended, folder, fresh, sample };
require(process.argv[2]);

const report = async () => {
  const wanted = samples.filter(({ path }) => {
    try {
      return resolve(path) !== undefined;
    } catch {
      return false;
    }
  });
  const verdicts = await Promise.all(
    wanted.map(async (one) => [`${one.path}#${one.position}`, await judge(one)]),
  );
  const found = {};
  for (const [name, verdict] of verdicts) (found[name] ??= []).push(verdict);
  fs.rmSync(folder, { recursive: true, force: true });
  process.stdout.write(JSON.stringify(found), () => process.exit(0));
};

void report();
