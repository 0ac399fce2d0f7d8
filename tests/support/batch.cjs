// Many small programs in one node process, each in a realm of its own.
//
// stdin:  [{"name": "main.mjs", "source": "…"}, …]      stdout: [{"stdout": "…", "error": "…"}, …]
//
// After a program has run, a stranger calls what it exports (modules) or puts on `api` (scripts):
// several times with several keys, and between the calls it writes to all that it was given. Then it
// writes to the objects that the program exports, and calls once more. So whatever a program lets out
// is observed: its identity, whether it is frozen, and what became of it.
'use strict';

const util = require('node:util');
const vm = require('node:vm');

const KEYS = ['a', 'c', 'zz', 1];
const INSPECT = { depth: 8, breakLength: Infinity, getters: true };
// A hoist moves lines and may rename: where an error was thrown, and the variable that its message
// names, are not part of what a program does.
// Some messages go on below: of a circular object, how the circle closes.
const THROWN = /(\w*Error)\b[^\n]*(?:\n\s+(?:-->|---|\||at) .*)+/g;
const show = (value) => util.inspect(value, INSPECT).replace(THROWN, '$1');
const GIVEN = { queueMicrotask, structuredClone, TextDecoder, TextEncoder, URLSearchParams };

let onUncaught = () => {};

async function run({ name, source }) {
  const lines = [];
  const log = (...values) => { lines.push(values.map((v) => (typeof v === 'string' ? v : show(v))).join(' ')); };
  let error = '';
  onUncaught = (thrown) => log('uncaught', thrown?.name ?? thrown);
  try {
    const exported = await evaluate(name, source, vm.createContext({ console: { log }, ...GIVEN }));
    await settle();
    await visit(exported, log);
    await settle();
  } catch (thrown) {
    error = thrown?.name ?? String(thrown);
  }
  return { stdout: lines.join('\n'), error };
}

async function evaluate(name, source, context) {
  if (name.endsWith('.mjs')) return evaluateModule(name, source, context);
  if (name.endsWith('.cjs')) return evaluateCommonJs(source, context);
  vm.runInContext(source, context);
  return context.api;
}

// What a program may import: a module that imports the program, and calls it before it has run.
const STRANGER = `
  for (const name of Object.keys(program).sort()) {
    try { console.log('early', name, program[name]('a')); } catch (e) { console.log('early', e.name); }
  }`;

async function evaluateModule(name, source, context) {
  const program = new vm.SourceTextModule(source, { context, identifier: name });
  const early = `import * as program from './program.mjs';${STRANGER}`;
  const stranger = new vm.SourceTextModule(early, { context, identifier: 'stranger.mjs' });
  await program.link((specifier) => (specifier === './program.mjs' ? program : stranger));
  await program.evaluate();
  return program.namespace;
}

function evaluateCommonJs(source, context) {
  const module = { exports: {} };
  const stranger = vm.compileFunction(STRANGER, ['program'], { parsingContext: context });
  const code = source.replace(/^\ufeff?#!.*/, '');
  const program = vm.compileFunction(code, ['exports', 'module', 'require'], { parsingContext: context });
  program.call(module.exports, module.exports, module, () => stranger(module.exports));
  return module.exports;
}

const settle = () => new Promise((resolve) => { setImmediate(resolve); });

async function visit(exported, log) {
  const names = Object.keys(exported ?? {}).sort();
  const functions = names.filter((name) => typeof exported[name] === 'function');
  for (const name of functions) {
    for (const key of KEYS) {
      const call = () => attempt(() => exported[name](key));
      const [first, second] = [await call(), await call()];
      log(`${name}(${key})`, first, first === second, Object.isFrozen(first));
      poke(first, new Set(), log);
      log('then', await call());
    }
  }
  const objects = names.filter((name) => typeof exported[name] === 'object');
  if (objects.length === 0) return;
  for (const name of objects) {
    log(name, exported[name]);
    poke(exported[name], new Set(), log);
  }
  for (const name of functions) log(`${name} again`, await attempt(() => exported[name]('a')));
}

async function attempt(act) {
  try {
    const value = await act();
    if (typeof value?.next !== 'function') return value;
    const all = [];
    for await (const one of value) all.push(one);
    return all;
  } catch (thrown) {
    return thrown instanceof Object || thrown?.name ? `threw ${thrown.name}` : thrown;
  }
}

/** Write to every object that can be reached, and call every function. */
function poke(value, seen, log) {
  if (value === null || (typeof value !== 'object' && typeof value !== 'function') || seen.has(value) || seen.size > 60) return;
  seen.add(value);
  if (typeof value === 'function') {
    try { poke(value('b'), seen, log); } catch (thrown) { log('poke threw', thrown.name); }
    return;
  }
  for (const key of Reflect.ownKeys(value)) {
    try {
      const inner = value[key];
      if (inner !== null && (typeof inner === 'object' || typeof inner === 'function')) poke(inner, seen, log);
      else if (typeof key === 'string') value[key] = `${String(inner)}*`;
    } catch (thrown) { log('poke threw', thrown.name); }
  }
  try {
    if (Array.isArray(value)) value.push('poked');
    else if (value[Symbol.toStringTag] === 'Set') value.add('poked');
    else if (value[Symbol.toStringTag] === 'Map') value.set('poked', 1);
    else value.poked = (value.poked ?? 0) + 1;
  } catch (thrown) { log('poke threw', thrown.name); }
}

async function main() {
  let input = '';
  for await (const chunk of process.stdin) input += chunk;
  const answers = [];
  process.on('unhandledRejection', () => {});
  process.on('uncaughtException', (thrown) => onUncaught(thrown));
  for (const program of JSON.parse(input)) answers.push(await run(program));
  process.stdout.write(JSON.stringify(answers));
}

main();
