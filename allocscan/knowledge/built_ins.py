"""The built-in functions and constructors of all tables, and the one path that each goes by.

A path begins at the global object (`Object.keys`, `fetch`) or at a module of Node
(`node:fs.readFileSync`, `node:assert` for what the module itself is).
"""

from collections.abc import Mapping

from allocscan.knowledge.effects import CONSTRUCTORS, FUNCTIONS, Function
from allocscan.knowledge.language_effects import LANGUAGE_CONSTRUCTORS, LANGUAGE_FUNCTIONS
from allocscan.knowledge.node_effects import NODE_CONSTRUCTORS, NODE_FUNCTIONS
from allocscan.knowledge.web_effects import WEB_CONSTRUCTORS, WEB_FUNCTIONS
from allocscan.typed import Final

GLOBAL_OBJECT: Final = frozenset({"globalThis", "window", "self", "global"})
"""Names of the global object (sec-globalthis, HTML: dom-window, dom-self, Node.js API: global)."""

SAME_OBJECT: Final[Mapping[str, str]] = {
    "node:assert.strict": "node:assert/strict",
    "node:assert/strict.strict": "node:assert/strict",
    "node:buffer.Blob": "Blob",
    "node:buffer.Buffer": "Buffer",
    "node:buffer.File": "File",
    "node:console": "console",
    "node:crypto.subtle": "crypto.subtle",
    "node:crypto.webcrypto": "crypto",
    "node:dns.promises": "node:dns/promises",
    "node:events.EventEmitter": "node:events",
    "node:fs.promises": "node:fs/promises",
    "node:path.posix": "node:path",
    "node:path.win32": "node:path",
    "node:path/posix": "node:path",
    "node:path/win32": "node:path",
    "node:perf_hooks.PerformanceObserver": "PerformanceObserver",
    "node:perf_hooks.performance": "performance",
    "node:process": "process",
    "node:readline.promises": "node:readline/promises",
    "node:sys": "node:util",
    "node:timers": "",
    "node:timers.promises": "node:timers/promises",
    "node:url.URL": "URL",
    "node:url.URLSearchParams": "URLSearchParams",
    "node:util.TextDecoder": "TextDecoder",
    "node:util.TextEncoder": "TextEncoder",
    "node:util.types": "node:util/types",
    "node:worker_threads.BroadcastChannel": "BroadcastChannel",
}
"""The same object under two paths (measured, Node 20.20: `===`, but for the path modules of the
two systems, which are two with the same rows, and `node:timers`, of which the global functions
are the members)."""

ALL_FUNCTIONS: Final[Mapping[str, Function]] = {
    **FUNCTIONS,
    **LANGUAGE_FUNCTIONS,
    **NODE_FUNCTIONS,
    **WEB_FUNCTIONS,
}
ALL_CONSTRUCTORS: Final[Mapping[str, Function]] = {
    **CONSTRUCTORS,
    **LANGUAGE_CONSTRUCTORS,
    **NODE_CONSTRUCTORS,
    **WEB_CONSTRUCTORS,
}


def canonical(root: str, keys: tuple[str, ...]) -> str:
    """The path of what reading `keys`, one after the other, from `root` gives."""
    parts = [root, *keys]
    while len(parts) > 1 and parts[0] in GLOBAL_OBJECT:
        parts = parts[1:]
    if root.startswith("node:") and keys[:1] == ("default",):
        del parts[1]
    for length in range(len(parts), 0, -1):
        known = SAME_OBJECT.get(".".join(parts[:length]))
        if known is not None:
            rest = parts[length:]
            return canonical(known, tuple(rest)) if known else ".".join(rest)
    return ".".join(parts)


def called(path: str) -> Function | None:
    """What a call of the built-in at `path` does; most constructors may be called too, or throw."""
    return ALL_FUNCTIONS.get(path) or ALL_CONSTRUCTORS.get(path)


def constructed(path: str) -> Function | None:
    """What `new` with the built-in at `path` does."""
    return ALL_CONSTRUCTORS.get(path)
