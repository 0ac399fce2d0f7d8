// Which value is handed to which argument of which built-in function. See effects.cjs.
"use strict";

const { FILE, back, ended, folder, fresh, sample } = require("./effects.cjs");
const fs = require("node:fs");
const { EventEmitter } = require("node:events");
const crypto = require("node:crypto");

const closed = (came) => {
  came?.on?.("error", () => {});
  came?.close?.();
  came?.destroy?.();
  return came;
};

// ------------------------------------------------------------------ files

const READING = () => ({ encoding: "utf8", flag: "r" });
const MAKING = () => ({ recursive: true, mode: 0o755 });
const BIG = () => ({ bigint: true, throwIfNoEntry: false });
const LISTING = () => ({ withFileTypes: true, recursive: true, encoding: "utf8" });
const WRITING = () => ({ encoding: "utf8", mode: 0o644, flag: "a", flush: true });
const REMOVING = () => ({ recursive: true, force: true, maxRetries: 2, retryDelay: 1 });

// nothing else happens in it while it is listed
const LISTED = fresh();
fs.mkdirSync(LISTED);
fs.writeFileSync(`${LISTED}/file.txt`, "text");

for (const [names, make, at] of [
  ["readFile", READING, () => FILE],
  ["stat lstat", BIG, () => FILE],
  ["statfs", BIG, () => folder],
  ["readdir", LISTING, () => LISTED],
  ["mkdir", MAKING, fresh],
  ["mkdtemp", () => ({ encoding: "utf8" }), fresh],
  ["realpath", () => ({ encoding: "utf8" }), () => FILE],
  ["rm", REMOVING, fresh],
  ["rmdir", () => ({ maxRetries: 2, retryDelay: 1 }), () => emptyFolder()],
  ["opendir", () => ({ bufferSize: 8, recursive: false }), () => LISTED],
  ["readlink", () => ({ encoding: "utf8" }), () => link()],
]) {
  for (const name of names.split(" ")) {
    sample(`node:fs.${name}`, 1, make, (f, c) => back((done) => f(at(), c, done)));
    sample(`node:fs.${name}Sync`, 1, make, (f, c) => f(at(), c));
    sample(`node:fs/promises.${name}`, 1, make, async (f, c) => [await f(at(), c)]);
  }
}
sample("node:fs.fstat", 1, BIG, (f, c) => back((done) => f(1, c, done)));
sample("node:fs.fstatSync", 1, BIG, (f, c) => f(1, c));
sample("node:fs.openAsBlob", 1, () => ({ type: "text/plain" }), (f, c) => f(FILE, c));
sample("node:fs.watch", 1, () => ({ persistent: false, recursive: false, encoding: "utf8" }), (f, c) =>
  closed(f(folder, c, () => {})),
);
sample("node:fs/promises.watch", 1, () => ({ persistent: false, recursive: false }), (f, c) => [f(folder, c)]);
sample("node:fs.watchFile", 1, () => ({ persistent: false, interval: 9000, bigint: true }), (f, c) => {
  const watcher = f(FILE, c, () => {});
  fs.unwatchFile(FILE);
  return watcher;
});
sample("node:fs.createReadStream", 1, () => ({ encoding: "utf8", start: 0, highWaterMark: 16 }), (f, c) => {
  const stream = f(FILE, c);
  return back((done) => stream.on("data", () => {}).on("close", () => done(stream)));
});
sample("node:fs.createWriteStream", 1, () => ({ flags: "a", highWaterMark: 16, mode: 0o644 }), (f, c) => {
  const stream = f(fresh(), c);
  return back((done) => stream.end("x", () => done(stream)));
});
for (const name of ["writeFile", "appendFile"]) {
  sample(`node:fs.${name}`, 2, WRITING, (f, c) => back((done) => f(fresh(), "x", c, done)));
  sample(`node:fs.${name}Sync`, 2, WRITING, (f, c) => f(fresh(), "x", c));
  sample(`node:fs/promises.${name}`, 2, WRITING, async (f, c) => [await f(fresh(), "x", c)]);
}
sample("node:fs/promises.writeFile", 1, () => ["a", "b"], async (f, c) => [await f(fresh(), c)]);
const COPYING = () => ({ recursive: true, force: true, errorOnExist: false, preserveTimestamps: true });
sample("node:fs.cp", 2, COPYING, (f, c) => back((done) => f(FILE, fresh(), c, done)));
sample("node:fs.cpSync", 2, COPYING, (f, c) => f(FILE, fresh(), c));
sample("node:fs/promises.cp", 2, COPYING, async (f, c) => [await f(FILE, fresh(), c)]);

function emptyFolder() {
  const made = fresh();
  fs.mkdirSync(made);
  return made;
}

function link() {
  const made = fresh();
  fs.symlinkSync(FILE, made);
  return made;
}

// ------------------------------------------------------------------ text and values

const MIXED = () => ({ a: 1, b: ["x", "y"], c: { d: true, e: [{ f: "g" }] }, h: /x/, i: () => 1 });
const TREE = () => ({ a: 1, b: ["x", "y"], c: { d: true, e: [{ f: "g" }] } });
const ENCODER = () => ({ encodeURIComponent: undefined });

sample("node:path.format", 0, () => ({ root: "/", dir: "/a", base: "b.c", name: "b", ext: ".c" }), (f, c) => f(c));
sample("node:querystring.stringify node:querystring.encode", 0, TREE, (f, c) => f(c));
sample("node:querystring.stringify node:querystring.encode", 3, ENCODER, (f, c) => f({ a: 1 }, "&", "=", c));
sample("node:querystring.parse node:querystring.decode", 3, () => ({ maxKeys: 2 }), (f, c) => f("a=1&b=2", "&", "=", c));
sample("node:url.format", 0, () => ({ protocol: "http:", host: "a", pathname: "/b", query: { c: ["d", "e"] } }), (f, c) => f(c));
sample("node:url.format", 1, () => ({ fragment: false, unicode: true, auth: false }), (f, c) => f(new URL("http://a@b/#c"), c));
sample("node:url.fileURLToPath", 1, () => ({ windows: false }), (f, c) => f("file:///a", c));
sample("node:url.pathToFileURL", 1, () => ({ windows: false }), (f, c) => f("/a", c));
sample("node:util.inspect", 0, MIXED, (f, c) => f(c));
sample("node:util.inspect", 1, () => ({ depth: 1, colors: true, compact: 2, sorted: true, breakLength: 20 }), (f, c) => f(MIXED(), c));
sample("node:util.format", 0, MIXED, (f, c) => f(c, c));
sample("node:util.format", 1, MIXED, (f, c) => f("%o %O %j %s %d", c, c, c, c, c));
sample("node:util.formatWithOptions", 0, () => ({ colors: true, depth: 0 }), (f, c) => f(c, "%o", MIXED()));
sample("node:util.formatWithOptions", 1, MIXED, (f, c) => f({}, "%o", c));
sample("node:util.isArray", 0, TREE, (f, c) => f(c));
sample("node:util.isDeepStrictEqual", 0, TREE, (f, c) => f(c, TREE()));
sample("node:util.isDeepStrictEqual", 1, TREE, (f, c) => f(TREE(), c));
for (const module of ["node:assert", "node:assert/strict"]) {
  for (const position of [0, 1]) {
    const pair = (c, other) => (position ? [other, c] : [c, other]);
    for (const name of ["deepEqual", "deepStrictEqual"])
      sample(`${module}.${name}`, position, TREE, (f, c) => f(...pair(c, TREE())));
    for (const name of ["notDeepEqual", "notDeepStrictEqual"])
      sample(`${module}.${name}`, position, TREE, (f, c) => f(...pair(c, { other: 1 })));
  }
  const thrown = () => {
    throw Object.assign(new Error("m"), { code: "C" });
  };
  const expected = () => ({ message: "m", code: "C" });
  sample(`${module}.throws`, 1, expected, (f, c) => f(thrown, c));
  sample(`${module}.rejects`, 1, expected, (f, c) => f(async () => thrown(), c));
  for (const name of ["doesNotThrow", "doesNotReject"])
    sample(`${module}.${name}`, 1, () => /x/, (f, c) => f(name === "doesNotThrow" ? () => 1 : async () => 1, c));
}
sample("node:util.styleText", 0, () => ["red", "bold"], (f, c) => f(c, "x"));
sample("node:util.styleText", 2, () => ({ validateStream: false }), (f, c) => f("red", "x", c));
sample(
  "node:util.parseArgs",
  0,
  () => ({
    args: ["-f", "--bar", "b", "rest"],
    options: { foo: { type: "boolean", short: "f" }, bar: { type: "string", multiple: true } },
    strict: true,
    allowPositionals: true,
    tokens: true,
  }),
  (f, c) => f(c),
);
const TESTED = "isAnyArrayBuffer isArgumentsObject isArrayBuffer isAsyncFunction isBoxedPrimitive isDataView isDate isGeneratorFunction isGeneratorObject isMap isModuleNamespaceObject isNativeError isPromise isProxy isRegExp isSet isTypedArray isUint8Array isWeakMap isWeakSet";
for (const name of TESTED.split(" ")) {
  sample(`node:util/types.${name}`, 0, TREE, (f, c) => f(c));
}
sample("node:assert node:assert.ok node:assert/strict node:assert/strict.ok", 0, MIXED, (f, c) => f(c));
sample("node:v8.serialize", 0, TREE, (f, c) => f(c));

// ------------------------------------------------------------------ streams, processes

const SQUEEZING = () => ({ level: 9, memLevel: 8, finishFlush: 4, chunkSize: 128 });
const BROTLI = () => ({ chunkSize: 128, params: { 1: 4 } });
const zlib = require("node:zlib");
const SOURCES = {
  brotliCompress: "x",
  brotliDecompress: zlib.brotliCompressSync("x"),
  deflate: "x",
  deflateRaw: "x",
  gunzip: zlib.gzipSync("x"),
  gzip: "x",
  inflate: zlib.deflateSync("x"),
  inflateRaw: zlib.deflateRawSync("x"),
  unzip: zlib.gzipSync("x"),
};
for (const [name, source] of Object.entries(SOURCES)) {
  const make = name.startsWith("brotliC") ? BROTLI : () => ({ chunkSize: 128 });
  sample(`node:zlib.${name}`, 1, make, (f, c) => back((done) => f(source, c, done)));
  sample(`node:zlib.${name}Sync`, 1, make, (f, c) => f(source, c));
  const stream = `create${name[0].toUpperCase()}${name.slice(1)}`;
  const options = name === "gzip" ? SQUEEZING : make;
  sample(`node:zlib.${stream}`, 0, options, (f, c) => {
    const made = f(c);
    return back((done) => made.on("data", () => {}).on("end", () => done(made)).end(source));
  });
}

const NODE = process.execPath;
const ARGUMENTS = () => ["--version"];
const RUNNING = () => ({ cwd: folder, stdio: "pipe", timeout: 5000, windowsHide: true });
const QUOTED = JSON.stringify(NODE) + " --version";
for (const [name, position] of [["spawn", 1], ["spawn", 2]]) {
  const make = position === 1 ? ARGUMENTS : RUNNING;
  const list = (c) => (position === 1 ? [c, {}] : [["--version"], c]);
  sample(`node:child_process.${name}`, position, make, (f, c) => ended(f(NODE, ...list(c))));
  sample(`node:child_process.${name}Sync`, position, make, (f, c) => f(NODE, ...list(c)));
  sample("node:child_process.execFile", position, make, (f, c) =>
    back((done) => {
      const child = f(NODE, ...list(c), (...all) => done(child, ...all));
    }),
  );
  sample("node:child_process.execFileSync", position, make, (f, c) => f(NODE, ...list(c)));
  const forked = position === 1 ? () => ["x"] : () => ({ silent: true, execArgv: ["--version"], cwd: folder });
  sample("node:child_process.fork", position, forked, (f, c) =>
    ended(position === 1 ? f(FILE, c, { silent: true, execArgv: ["--version"] }) : f(FILE, [], c)),
  );
}
sample("node:child_process.exec", 1, () => ({ cwd: folder, timeout: 5000 }), (f, c) => back((done) => f(QUOTED, c, done)));
sample("node:child_process.execSync", 1, () => ({ cwd: folder, stdio: "pipe" }), (f, c) => f(QUOTED, c));
sample(
  "node:worker_threads.Worker",
  1,
  () => ({ eval: true, workerData: TREE(), env: { A: "1" }, argv: ["a"], execArgv: [], resourceLimits: { stackSizeMb: 4 } }),
  (f, c) => {
    const worker = new f("", c);
    return back((done) => worker.on("exit", () => done(worker)).on("error", () => {}));
  },
);
for (const name of ["Duplex", "PassThrough", "Readable", "Transform", "Writable"]) {
  sample(`node:stream.${name}`, 0, () => ({ objectMode: true, highWaterMark: 1, autoDestroy: true }), (f, c) => closed(new f(c)));
}
sample("node:stream.Readable.from", 1, () => ({ objectMode: true, highWaterMark: 1 }), (f, c) => closed(f(["a"], c)));
sample("node:stream.finished", 1, () => ({ readable: true, writable: false, error: true }), (f, c) => {
  const stream = fs.createReadStream(FILE);
  return back((done) => f(stream.resume(), c, () => done(stream)));
});

// ------------------------------------------------------------------ crypto

const pair = crypto.generateKeyPairSync("rsa", { modulusLength: 1024 });
const PRIVATE = pair.privateKey.export({ type: "pkcs1", format: "pem" });
const PUBLIC = pair.publicKey.export({ type: "pkcs1", format: "pem" });
const KEY = Buffer.alloc(16);
const TEXT = Buffer.from("x");
const ENCODED = () => ({ namedCurve: "P-256", publicKeyEncoding: { type: "spki", format: "pem" }, privateKeyEncoding: { type: "pkcs8", format: "pem" } });
const COSTS = () => ({ N: 16, r: 1, p: 1, maxmem: 1 << 20 });

sample("node:crypto.createSign node:crypto.createVerify", 1, () => ({ highWaterMark: 16 }), (f, c) => f("sha256", c));
sample("node:crypto.createPrivateKey", 0, () => ({ key: PRIVATE, format: "pem" }), (f, c) => f(c));
sample("node:crypto.createPublicKey", 0, () => ({ key: PUBLIC, format: "pem" }), (f, c) => f(c));
sample("node:crypto.createPublicKey", 0, () => ({ key: pair.publicKey.export({ format: "jwk" }), format: "jwk" }), (f, c) => f(c));
sample("node:crypto.createPrivateKey", 0, () => ({ key: pair.privateKey.export({ format: "jwk" }), format: "jwk" }), (f, c) => f(c));
sample("node:crypto.generateKey", 1, () => ({ length: 128 }), (f, c) => back((done) => f("aes", c, done)));
sample("node:crypto.generateKeySync", 1, () => ({ length: 128 }), (f, c) => f("aes", c));
sample("node:crypto.generateKeyPair", 1, ENCODED, (f, c) => back((done) => f("ec", c, done)));
sample("node:crypto.generateKeyPairSync", 1, ENCODED, (f, c) => f("ec", c));
sample("node:crypto.getCipherInfo", 1, () => ({ keyLength: 16 }), (f, c) => f("aes-128-cbc", c));
sample("node:crypto.randomUUID", 0, () => ({ disableEntropyCache: true }), (f, c) => f(c));
sample("node:crypto.scrypt", 3, COSTS, (f, c) => back((done) => f("p", "s", 8, c, done)));
sample("node:crypto.scryptSync", 3, COSTS, (f, c) => f("p", "s", 8, c));
const SIGNING = () => ({ key: PRIVATE, padding: crypto.constants.RSA_PKCS1_PADDING });
sample("node:crypto.sign", 2, SIGNING, (f, c) => back((done) => f("sha256", TEXT, c, done)));
sample("node:crypto.verify", 2, () => ({ key: PUBLIC }), (f, c) => f("sha256", TEXT, c, crypto.sign("sha256", TEXT, PRIVATE)));
sample("node:crypto.privateEncrypt", 0, () => ({ key: PRIVATE }), (f, c) => f(c, TEXT));
sample("node:crypto.publicEncrypt", 0, () => ({ key: PUBLIC, oaepHash: "sha256" }), (f, c) => f(c, TEXT));
sample("node:crypto.publicDecrypt", 0, () => ({ key: PUBLIC }), (f, c) => f(c, crypto.privateEncrypt(PRIVATE, TEXT)));
sample("node:crypto.privateDecrypt", 0, () => ({ key: PRIVATE, oaepHash: "sha1" }), (f, c) => f(c, crypto.publicEncrypt(PUBLIC, TEXT)));

// ------------------------------------------------------------------ network

const REQUEST = () => ({ host: "127.0.0.1", port: 1, method: "POST", path: "/", headers: { accept: "x", "content-type": "y" } });
for (const name of ["request", "get"]) {
  sample(`node:http.${name} node:https.${name}`, 0, REQUEST, (f, c) => refused(f(c, () => {})));
  sample(`node:http.${name}`, 1, REQUEST, (f, c) => refused(f("http://127.0.0.1:1/", c, () => {})));
  sample(`node:https.${name}`, 1, REQUEST, (f, c) => refused(f("https://127.0.0.1:1/", c, () => {})));
}
function refused(request) {
  request.end();
  return back((done) => request.on("error", (error) => done(request, error)));
}
sample("node:http.createServer", 0, () => ({ keepAlive: true, maxHeaderSize: 16384, requestTimeout: 1000 }), (f, c) => f(c, () => {}));
sample("node:https.createServer", 0, () => ({ keepAlive: true, requestCert: false, honorCipherOrder: true }), (f, c) => f(c, () => {}));
sample("node:http.Agent", 0, () => ({ keepAlive: true, maxSockets: 5, scheduling: "fifo" }), (f, c) => new f(c));
sample("node:https.Agent", 0, () => ({ keepAlive: true, rejectUnauthorized: false }), (f, c) => new f(c));
sample("node:dns.lookup", 1, () => ({ family: 4, all: true, verbatim: true }), (f, c) => back((done) => f("127.0.0.1", c, done)));
sample("node:dns/promises.lookup", 1, () => ({ family: 4, all: true }), (f, c) => f("127.0.0.1", c));
sample("node:dns.resolve4 node:dns.resolve6", 1, () => ({ ttl: true }), (f, c) => f("localhost.invalid", c, () => {}));
sample("node:dns/promises.resolve4 node:dns/promises.resolve6", 1, () => ({ ttl: true }), (f, c) => {
  void f("localhost.invalid", c).catch(() => {});
});

// ------------------------------------------------------------------ the rest of Node

sample("node:events", 0, () => ({ captureRejections: true }), (f, c) => new f(c));
sample("node:events.once", 2, () => ({ signal: undefined }), (f, c) => {
  const emitter = new EventEmitter();
  const waiting = f(emitter, "x", c);
  emitter.emit("x");
  return waiting;
});
sample("node:events.on", 2, () => ({ signal: undefined, close: ["end"] }), (f, c) => [f(new EventEmitter(), "x", c)]);
sample("node:os.userInfo", 0, () => ({ encoding: "utf8" }), (f, c) => f(c));
sample("node:perf_hooks.createHistogram", 0, () => ({ lowest: 1, highest: 100, figures: 2 }), (f, c) => f(c));
sample("node:perf_hooks.monitorEventLoopDelay", 0, () => ({ resolution: 10 }), (f, c) => f(c));
sample("node:readline.createInterface node:readline/promises.createInterface", 0, () => ({ input: process.stdin, terminal: false, historySize: 0, crlfDelay: 100 }), (f, c) => closed(f(c)));
sample("node:timers/promises.setTimeout node:timers/promises.setInterval", 2, () => ({ ref: false }), (f, c) => {
  const made = f(1, "x", c);
  void made.catch?.(() => {});
  return [made];
});
sample("node:timers/promises.setImmediate", 1, () => ({ ref: true }), (f, c) => f("x", c));
sample("process.cpuUsage", 0, () => ({ user: 1, system: 1 }), (f, c) => f(c));
sample("process.hrtime", 0, () => [1, 1], (f, c) => f(c));
sample("process.emitWarning", 1, () => ({ type: "Test", code: "T1", detail: "d" }), (f, c) => f("x", c));
sample("Buffer.isBuffer Buffer.isEncoding", 0, TREE, (f, c) => f(c));

// ------------------------------------------------------------------ the web platform, in Node

const quietly = (call) => {
  const { stdout, stderr } = process;
  const { write } = stdout;
  const { write: other } = stderr;
  stdout.write = stderr.write = () => true;
  try {
    return call();
  } finally {
    stdout.write = write;
    stderr.write = other;
  }
};
const CONSOLE = "debug dir dirxml error group groupCollapsed info log table trace warn";
for (const name of CONSOLE.split(" ")) {
  sample(`console.${name}`, 0, MIXED, (f, c) => quietly(() => f(c)));
}
sample("console.timeLog", 0, MIXED, (f, c) => quietly(() => f("x", c)));
sample("console.assert", 1, MIXED, (f, c) => quietly(() => f(false, c)));
sample("console.assert", 0, MIXED, (f, c) => quietly(() => f(c)));
sample("console.dir", 1, () => ({ depth: 0, colors: true, showHidden: true }), (f, c) => quietly(() => f(MIXED(), c)));
sample("console.table", 1, () => ["a", "b"], (f, c) => quietly(() => f([{ a: 1, b: 2 }], c)));
const INIT = () => ({ method: "POST", headers: { accept: "x" }, body: "y", redirect: "manual", keepalive: false });
const PAIRS = () => ({ method: "GET", headers: [["accept", "x"], ["b", "c"]] });
sample("fetch", 1, INIT, (f, c) => f("data:text/plain,x", c));
sample("fetch", 1, PAIRS, (f, c) => f("data:text/plain,x", c));
sample("fetch", 1, INIT, (f, c) => f("http://127.0.0.1:1/", c).catch(() => "refused"));
sample("Request", 1, INIT, (f, c) => new f("http://a/", c));
sample("Request", 1, PAIRS, (f, c) => new f("http://a/", c));
sample("Response", 1, () => ({ status: 201, statusText: "x", headers: { a: "b" } }), (f, c) => new f("x", c));
sample("Response.json", 0, TREE, (f, c) => f(c));
sample("Response.json", 1, () => ({ status: 201, headers: { a: "b" } }), (f, c) => f({}, c));
sample("Headers", 0, () => ({ a: "b", c: "d" }), (f, c) => new f(c));
sample("Headers", 0, () => [["a", "b"], ["c", "d"]], (f, c) => new f(c));
sample("URLSearchParams", 0, () => ({ a: "b", c: "d" }), (f, c) => new f(c));
sample("URLSearchParams", 0, () => [["a", "b"]], (f, c) => new f(c));
sample("Blob", 0, () => ["a", "b", { c: 1 }], (f, c) => new f(c));
sample("Blob", 1, () => ({ type: "text/plain", endings: "transparent" }), (f, c) => new f(["a"], c));
sample("File", 2, () => ({ type: "text/plain", lastModified: 1 }), (f, c) => new f(["a"], "b", c));
sample("TextDecoder", 1, () => ({ fatal: true, ignoreBOM: true }), (f, c) => new f("utf-8", c));
sample("Event CustomEvent MessageEvent", 1, () => ({ bubbles: true, cancelable: true, composed: true, detail: 1, data: "x" }), (f, c) => new f("x", c));
sample("DOMException", 1, () => ({ name: "AbortError", cause: 1 }), (f, c) => new f("x", c));
sample("performance.mark", 1, () => ({ detail: TREE(), startTime: 1 }), (f, c) => f("x", c));
sample("performance.measure", 1, () => ({ detail: TREE(), start: 1, end: 2 }), (f, c) => f("x", c));
sample("structuredClone", 0, TREE, (f, c) => f(c));

const AES = () => ({ name: "AES-GCM", length: 128 });
const HMAC = () => ({ name: "HMAC", hash: { name: "SHA-256" }, length: 128 });
const SIGNS = () => ["sign", "verify"];
const subtle = crypto.webcrypto.subtle;
const hmac = subtle.generateKey(HMAC(), true, SIGNS());
const aes = subtle.generateKey(AES(), true, ["encrypt", "decrypt"]);
const secret = subtle.importKey("raw", TEXT, "PBKDF2", false, ["deriveKey", "deriveBits"]);
const STRETCH = () => ({ name: "PBKDF2", hash: { name: "SHA-256" }, salt: new Uint8Array(8), iterations: 1 });
const IV = () => ({ name: "AES-GCM", iv: new Uint8Array(12), tagLength: 96 });
const JWK = () => ({ kty: "oct", k: "AAAAAAAAAAAAAAAAAAAAAA", alg: "HS256", ext: true, key_ops: ["sign"] });
sample("crypto.subtle.digest", 0, () => ({ name: "SHA-256" }), (f, c) => f(c, TEXT));
sample("crypto.subtle.generateKey", 0, HMAC, (f, c) => f(c, true, SIGNS()));
sample("crypto.subtle.generateKey", 0, AES, (f, c) => f(c, true, ["encrypt"]));
sample("crypto.subtle.generateKey", 2, SIGNS, (f, c) => f(HMAC(), true, c));
sample("crypto.subtle.generateKey", 1, SIGNS, (f, c) => f(HMAC(), c, SIGNS()));
sample("crypto.subtle.importKey", 1, JWK, (f, c) => f("jwk", c, HMAC(), true, ["sign"]));
sample("crypto.subtle.importKey", 2, HMAC, (f, c) => f("raw", KEY, c, true, SIGNS()));
sample("crypto.subtle.importKey", 3, SIGNS, (f, c) => f("raw", KEY, HMAC(), c, SIGNS()));
sample("crypto.subtle.importKey", 4, SIGNS, (f, c) => f("raw", KEY, HMAC(), true, c));
sample("crypto.subtle.sign", 0, () => ({ name: "HMAC" }), async (f, c) => f(c, await hmac, TEXT));
sample("crypto.subtle.verify", 0, () => ({ name: "HMAC" }), async (f, c) => f(c, await hmac, TEXT, TEXT));
sample("crypto.subtle.encrypt", 0, IV, async (f, c) => f(c, await aes, TEXT));
sample("crypto.subtle.decrypt", 0, IV, async (f, c) => f(c, await aes, await subtle.encrypt(IV(), await aes, TEXT)));
sample("crypto.subtle.deriveBits", 0, STRETCH, async (f, c) => f(c, await secret, 128));
sample("crypto.subtle.deriveKey", 0, STRETCH, async (f, c) => f(c, await secret, AES(), true, ["encrypt"]));
sample("crypto.subtle.deriveKey", 2, AES, async (f, c) => f(STRETCH(), await secret, c, true, ["encrypt"]));
sample("crypto.subtle.deriveKey", 3, () => ["encrypt"], async (f, c) => f(STRETCH(), await secret, AES(), c, ["encrypt"]));
sample("crypto.subtle.deriveKey", 4, () => ["encrypt"], async (f, c) => f(STRETCH(), await secret, AES(), true, c));
