"""What the functions of Node's modules do to their arguments. A name not listed is unknown.

Measured: `tests/knowledge/test_effects_measured.py` calls each with values that are watched, with
frozen ones, and looks for them in what comes back. Left out are functions that keep what they are
given (`crypto.createHash` and its like as `_options`), that write to it (`vm.createContext`) or
hand it to a callback (`fs.writev`).
"""

from collections.abc import Mapping

from allocscan.knowledge.callees import words
from allocscan.knowledge.effects import Argument, Function
from allocscan.typed import Final

MEASURED: Final = "measured, Node 20.20: "

_TEXT, _READ, _CALLED = Argument.ITERATED, Argument.READ, Argument.CALLED
_OPTIONS, _SECTIONS = Argument.PROPERTIES, Argument.SECTIONS
_PASSED, _SENT = Argument.PASSED, Argument.SENT
_LAUNCHING: Final = Argument.LAUNCHING
_SAME, _THROWN = Argument.ASSERTED, Argument.THROWN
_DEEP: Final = Argument.DEEPLY_COMPARED

_TAKES_OVER: Final = frozenset(
    {"agent", "_defaultAgent", "createConnection", "lookup", "checkServerIdentity"}
)
"""Options of `http.request` that are code of the user's, some of which receives all options."""

Rows = dict[str, Function]


def _rows(module: str, names: str, *arguments: Argument, rest: Argument | None = None) -> Rows:
    """One row for each of `names`, all with the same arguments. `.` is the module itself."""
    paths = (f"node:{module}" if name == "." else f"node:{module}.{name}" for name in words(names))
    return {path: Function(MEASURED + path, arguments, rest) for path in paths}


_FILES: Final = (
    "mkdir mkdtemp opendir readFile readdir readlink realpath rm rmdir stat lstat statfs watch"
)
_SYNCHRONOUS: Final = (
    "createReadStream createWriteStream fstatSync lstatSync mkdirSync mkdtempSync opendirSync "
    "readFileSync readdirSync readlinkSync realpathSync rmSync rmdirSync statSync statfsSync"
)
_FS: Final[Rows] = {
    **_rows("fs", _FILES + " fstat openAsBlob watchFile", _TEXT, _OPTIONS, _CALLED),
    **_rows("fs", _SYNCHRONOUS, _TEXT, _OPTIONS),
    **_rows("fs/promises", _FILES, _TEXT, _OPTIONS),
    **_rows("fs", "appendFile cp writeFile", _TEXT, _TEXT, _OPTIONS, _CALLED),
    **_rows("fs", "appendFileSync cpSync writeFileSync", _TEXT, _TEXT, _OPTIONS),
    **_rows("fs/promises", "appendFile cp writeFile", _TEXT, _TEXT, _OPTIONS),
    **_rows("fs", "copyFile", _TEXT, _TEXT, _TEXT, _CALLED),
    **_rows("fs", "copyFileSync", _TEXT, _TEXT, _TEXT),
    **_rows("fs/promises", "copyFile", _TEXT, _TEXT, _TEXT),
}

_TYPE_TESTS: Final = (
    "isAnyArrayBuffer isArgumentsObject isArrayBuffer isAsyncFunction isBoxedPrimitive isDataView "
    "isDate isGeneratorFunction isGeneratorObject isMap isModuleNamespaceObject isNativeError "
    "isPromise isProxy isRegExp isSet isTypedArray isUint8Array isWeakMap isWeakSet"
)
_PATH_FUNCTIONS: Final = (
    "basename dirname extname isAbsolute join normalize parse relative resolve toNamespacedPath"
)
_TEXTS: Final[Rows] = {
    **_rows("path", _PATH_FUNCTIONS, rest=_TEXT),
    **_rows("path", "format", _OPTIONS),
    **_rows("querystring", "encode stringify", _READ, _TEXT, _TEXT, _OPTIONS),
    **_rows("querystring", "decode parse", _TEXT, _TEXT, _TEXT, _OPTIONS),
    **_rows("url", "format", _READ, _OPTIONS),
    **_rows("url", "domainToASCII domainToUnicode resolve", rest=_TEXT),
    **_rows("url", "fileURLToPath pathToFileURL", _TEXT, _OPTIONS),
    **_rows("util", "inspect", _READ, _OPTIONS, _TEXT, _TEXT),
    **_rows("util", "format", rest=_READ),
    **_rows("util", "formatWithOptions", _OPTIONS, rest=_READ),
    **_rows("util", "isArray", _READ),
    **_rows("util", "isDeepStrictEqual", _DEEP, _DEEP),
    **_rows("util", "stripVTControlCharacters toUSVString", _TEXT),
    **_rows("util", "styleText", _OPTIONS, _TEXT, _OPTIONS),
    **_rows("util/types", _TYPE_TESTS, _READ),
    # an array under `default` is given back in `values`
    **_rows("util", "parseArgs", Argument.DEFAULTS),
}

_IDENTITY: Final = "equal notEqual notStrictEqual strictEqual"
_DEEP_EQUALITY: Final = "deepEqual deepStrictEqual notDeepEqual notDeepStrictEqual"
_EXPECTING: Final = "doesNotReject doesNotThrow rejects throws"
_ASSERT: Final[Rows] = {
    path: row
    for module in ("assert", "assert/strict")
    for path, row in (
        # an object is true: nothing is thrown
        _rows(module, ". ok", _READ, _PASSED)
        | _rows(module, _IDENTITY, _SAME, _SAME, _PASSED)
        | _rows(module, _DEEP_EQUALITY, _DEEP, _DEEP, _PASSED)
        | _rows(module, _EXPECTING, _CALLED, _DEEP, _PASSED)
        | _rows(module, "doesNotMatch match", _TEXT, _THROWN, _PASSED)
        | _rows(module, "fail ifError", _THROWN)
    ).items()
}
"""An `AssertionError` holds what was compared (`error.actual`, `error.expected`). That somebody
catches one and changes what it holds is assumed not to happen (hazards 2.1 counts `assert.*` among
the readers); that a failed comparison by identity stays one is not."""

_ZLIB: Final = "deflate deflateRaw gzip gunzip inflate inflateRaw unzip brotliCompress"
_STREAMS: Final = (
    "createBrotliCompress createBrotliDecompress createDeflate createDeflateRaw createGunzip "
    "createGzip createInflate createInflateRaw createUnzip"
)
_PROCESSES: Final[Rows] = {
    **_rows("zlib", _ZLIB + " brotliDecompress", _TEXT, _SECTIONS, _CALLED),
    **_rows(
        "zlib",
        " ".join(f"{name}Sync" for name in words(_ZLIB + " brotliDecompress")),
        _TEXT,
        _SECTIONS,
    ),
    **_rows("zlib", _STREAMS, _SECTIONS),
    # under coverage `env` gets NODE_V8_COVERAGE; `stdio` is filled up to three streams
    **_rows("child_process", "fork spawn spawnSync", _TEXT, _LAUNCHING, _LAUNCHING),
    **_rows("child_process", "execFile execFileSync", _TEXT, _LAUNCHING, _LAUNCHING, _CALLED),
    **_rows("child_process", "exec execSync", _TEXT, _LAUNCHING, _CALLED),
    **_rows("worker_threads", "parentPort.postMessage", _SENT),
    **_rows("v8", "serialize", _SENT),
}

_CRYPTO: Final[Rows] = {
    **_rows("crypto", "createSign createVerify", _TEXT, _OPTIONS),
    **_rows("crypto", "createPrivateKey createPublicKey", _SECTIONS),
    **_rows("crypto", "generateKey", _TEXT, _OPTIONS, _CALLED),
    **_rows("crypto", "generateKeySync", _TEXT, _OPTIONS),
    **_rows("crypto", "generateKeyPair", _TEXT, _SECTIONS, _CALLED),
    **_rows("crypto", "generateKeyPairSync", _TEXT, _SECTIONS),
    **_rows("crypto", "getCipherInfo", _TEXT, _OPTIONS),
    **_rows("crypto", "privateEncrypt publicDecrypt", _OPTIONS, _TEXT),
    **_rows("crypto", "privateDecrypt publicEncrypt", _OPTIONS, _TEXT),
    **_rows("crypto", "randomUUID", _OPTIONS),
    **_rows("crypto", "scrypt", _TEXT, _TEXT, _TEXT, _OPTIONS, _CALLED),
    **_rows("crypto", "scryptSync", _TEXT, _TEXT, _TEXT, _OPTIONS),
    **_rows("crypto", "sign", _TEXT, _TEXT, _OPTIONS, _CALLED),
    **_rows("crypto", "verify", _TEXT, _TEXT, _OPTIONS, _TEXT, _CALLED),
}

_NETWORK: Final[Rows] = {
    f"node:{module}.{name}": Function(
        f"{MEASURED}node:{module}.{name}; the agent, which may be the user's, is given the headers",
        (_OPTIONS, _OPTIONS, _CALLED),
        unless=_TAKES_OVER,
    )
    for module in ("http", "https")
    for name in ("get", "request")
} | {
    **_rows("http", "createServer", _OPTIONS, _CALLED),
    **_rows("https", "createServer", _OPTIONS, _CALLED),
    **_rows("dns", "lookup resolve4 resolve6", _TEXT, _OPTIONS, _CALLED),
    **_rows("dns/promises", "lookup resolve4 resolve6", _TEXT, _OPTIONS),
}

_REST: Final[Rows] = {
    **_rows("events", "on once", _PASSED, _TEXT, _OPTIONS),
    **_rows("os", "userInfo", _OPTIONS),
    **_rows("perf_hooks", "createHistogram monitorEventLoopDelay", _OPTIONS),
    **_rows("readline", "createInterface", _OPTIONS),
    **_rows("readline/promises", "createInterface", _OPTIONS),
    **_rows("stream", "finished", _PASSED, _OPTIONS, _CALLED),
    **_rows("stream", "Readable.from", _PASSED, _OPTIONS),
    **_rows("timers/promises", "setImmediate", _PASSED, _OPTIONS),
    **_rows("timers/promises", "setInterval setTimeout", _TEXT, _PASSED, _OPTIONS),
}

_GLOBALS: Final[Rows] = {
    "Buffer.alloc": Function("Node.js API: Buffer.alloc(size, fill)", (), _TEXT),
    "Buffer.byteLength": Function("Node.js API: Buffer.byteLength(string)", (_TEXT, _TEXT)),
    "Buffer.concat": Function("Node.js API: Buffer.concat(list)", (_TEXT, _TEXT)),
    "Buffer.isBuffer": Function("Node.js API: Buffer.isBuffer(obj)", (_READ,)),
    "Buffer.isEncoding": Function("Node.js API: Buffer.isEncoding(encoding)", (_READ,)),
    "process.cpuUsage": Function("Node.js API: process.cpuUsage(previous)", (_OPTIONS,)),
    "process.emitWarning": Function(
        "Node.js API: process.emitWarning(warning, options)", (_TEXT, _OPTIONS)
    ),
    "process.hrtime": Function("Node.js API: process.hrtime(time)", (_OPTIONS,)),
    "process.nextTick": Function("Node.js API: process.nextTick(callback)", (_CALLED,)),
    "process.stderr.write": Function("Node.js API: writable.write(chunk)", (_TEXT, _TEXT)),
    "process.stdout.write": Function("Node.js API: writable.write(chunk)", (_TEXT, _TEXT)),
    "setImmediate": Function("Node.js API: setImmediate(callback)", (_CALLED,)),
}

NODE_FUNCTIONS: Final[Mapping[str, Function]] = {
    **_FS,
    **_TEXTS,
    **_ASSERT,
    **_PROCESSES,
    **_CRYPTO,
    **_NETWORK,
    **_REST,
    **_GLOBALS,
}

NODE_CONSTRUCTORS: Final[Mapping[str, Function]] = {
    **_rows("events", ".", _OPTIONS),
    **_rows("http", "Agent", _OPTIONS),
    **_rows("https", "Agent", _OPTIONS),
    **_rows("stream", "Duplex PassThrough Readable Transform Writable", _OPTIONS),
    **_rows("worker_threads", "Worker", _TEXT, _SENT),
}
