// Records what a program does, through the inspector, and writes it when the program is done.
//
//   node recorder.cjs FORMAT OUT PROGRAM     PROGRAM may export a promise: then that is waited for
//
// FORMAT: cpu · garbage · survivors · timeline · snapshot · binary · best-effort
'use strict';

const { Session } = require('node:inspector');
const { writeFileSync } = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

const [, , format, out, program] = process.argv;
const session = new Session();
session.connect();
const post = (method, params) =>
  new Promise((resolve, reject) => session.post(method, params, (error, answer) => (error ? reject(error) : resolve(answer))));

async function run() {
  const absolute = path.resolve(program);
  const loaded = absolute.endsWith('.mjs') ? await import(pathToFileURL(absolute).href) : require(absolute);
  await (loaded.done ?? loaded);
  globalThis.kept = loaded; // what is collected has no place any more
}

async function snapshot(method) {
  const chunks = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', (message) => chunks.push(message.params.chunk));
  await post(method, { reportProgress: false });
  return chunks.join('');
}

async function sampled(garbage) {
  await post('HeapProfiler.enable');
  await post('HeapProfiler.startSampling', {
    samplingInterval: 128,
    includeObjectsCollectedByMajorGC: garbage,
    includeObjectsCollectedByMinorGC: garbage,
  });
  await run();
  return JSON.stringify((await post('HeapProfiler.stopSampling')).profile);
}

const RECORDERS = {
  async cpu() {
    await post('Profiler.enable');
    await post('Profiler.setSamplingInterval', { interval: 100 });
    await post('Profiler.start');
    await run();
    return JSON.stringify((await post('Profiler.stop')).profile);
  },
  garbage: () => sampled(true),
  survivors: () => sampled(false),
  async timeline() {
    await post('HeapProfiler.enable');
    await post('HeapProfiler.startTrackingHeapObjects', { trackAllocations: true });
    await run();
    return snapshot('HeapProfiler.stopTrackingHeapObjects');
  },
  async snapshot() {
    await post('HeapProfiler.enable');
    await run();
    return snapshot('HeapProfiler.takeHeapSnapshot');
  },
  async binary() {
    await post('Profiler.enable');
    await post('Profiler.startPreciseCoverage', { callCount: false, detailed: true });
    await run();
    return JSON.stringify(await post('Profiler.takePreciseCoverage'));
  },
  async 'best-effort'() {
    await run();
    await post('Profiler.enable');
    return JSON.stringify(await post('Profiler.getBestEffortCoverage'));
  },
};

RECORDERS[format]().then((text) => writeFileSync(out, text));
