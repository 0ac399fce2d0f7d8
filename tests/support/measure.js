'use strict';
// Reads [{"source": "<expression>", "before": "<statements>"}] on stdin, writes the bytes that
// one evaluation of each expression allocates, as a JSON array, on stdout.
//
// Run with --expose-internals --allow-natives-syntax --expose-gc and 64 MB semi-spaces, so that
// no collection comes in between. Argument 2: "unoptimised" (run with the optimisers off) or
// "optimised" (each function is compiled by TurboFan first).
const { internalBinding } = require('internal/test/binding');
const vm = require('vm');
const v8 = internalBinding('v8');
const tier = process.argv[2];

v8.updateHeapStatisticsBuffer();
const statistics = v8.heapStatisticsBuffer || v8.buffer || v8.binding.heapStatisticsBuffer;
const used = v8.kUsedHeapSizeIndex;

// Compiled inside each context: its call sites must not have seen another context's shapes.
const DRIVER = `(function (build, update, statistics, used, collect, tier, calls) {
  let sink;
  function nothing() { return 0; }
  function allocated(f) {
    update(); const before = statistics[used];
    sink = f('a');
    update();
    return statistics[used] - before;
  }
  %NeverOptimizeFunction(allocated);
  %NeverOptimizeFunction(nothing);
  for (let i = 0; i < 60; i++) allocated(nothing);
  for (let i = 0; i < 40; i++) build('a');
  if (tier === 'optimised') {
    %PrepareFunctionForOptimization(build);
    for (let i = 0; i < 200; i++) build('a');
    %OptimizeFunctionOnNextCall(build);
    build('a');
  }
  collect();
  for (let i = 0; i < 6; i++) allocated(build);
  const idle = allocated(nothing);
  const seen = [];
  for (let i = 0; i < calls; i++) seen.push(0);
  for (let i = 0; i < calls; i++) seen[i] = allocated(build) - idle;
  return seen.join();
})`;

function mostCommon(numbers) {
  const times = new Map();
  for (const n of numbers) times.set(n, (times.get(n) || 0) + 1);
  return [...times].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0][0];
}

const cases = JSON.parse(require('fs').readFileSync(0, 'utf8'));

function measured({ source, before }) {
  // A fresh context: hidden classes of one case must not be seen by the next.
  const context = vm.createContext({});
  const text = `(function () { 'use strict'; ${before || ''}
    return function build(k) { return ${source}; }; })()`;
  const build = vm.runInContext(text, context, { filename: 'case.js' });
  const drive = vm.runInContext(DRIVER, context, { filename: 'driver.js' });
  const calls = Math.max(5, Math.min(15, Math.floor(4e6 / (source.length * 8 + 1))));
  const minor = () => globalThis.gc({ type: 'minor' });
  const seen = drive(build, v8.updateHeapStatisticsBuffer, statistics, used, minor, tier, calls);
  return mostCommon(seen.split(',').map(Number));
}

// Once in some hundred cases nothing is seen to be allocated: asked again, it is.
const answers = cases.map((one) => measured(one) || measured(one));
process.stdout.write(JSON.stringify(answers));
