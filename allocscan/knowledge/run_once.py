"""Callees whose callback runs at most once for each time the call is made.

Rows come from F07 (run-once code) and F04 (tests) of the hazard catalogue, and from the
documentation that a row names.
"""

import re
from collections.abc import Mapping

from allocscan.knowledge.callees import with_namespace, words
from allocscan.regex import regex
from allocscan.typed import Final

_TESTS = words(
    "describe context suite it test specify bench beforeEach beforeAll before after afterEach "
    "afterAll setup teardown suiteSetup suiteTeardown Given When Then fdescribe fit xdescribe xit"
)

TESTS: Final[Mapping[str, str]] = {
    form: "F04" for name in _TESTS for form in (name, f"{name}.*", f"{name}().*")
} | {f"{name}()": "F04" for name in _TESTS}
"""Test blocks: `it`, `it.only`, `it.each(rows)(…)`. What they hold is a fixture: quiet."""

ONCE: Final[Mapping[str, str]] = {
    **dict.fromkeys(with_namespace(["once", "lazy"]), "F07 once(fn); React lazy"),
    **dict.fromkeys(
        with_namespace(["memoize", "memoizeOne", "cached"]), "F10 once for each distinct argument"
    ),
    **dict.fromkeys(with_namespace(["createContext", "createSlice", "createReducer"]), "F07"),
    **dict.fromkeys(with_namespace(["defineConfig", "defineStore"]), "F07 vite, pinia"),
    **dict.fromkeys(with_namespace(["useState", "useReducer", "useRef"]), "F07 React initialiser"),
    **dict.fromkeys(["*.listen", "process.on", "gulp.task", "customElements.define"], "F07"),
    **dict.fromkeys(["$", "jQuery", "*.ready", "*.whenReady"], "F07 jQuery ready; Electron"),
    **dict.fromkeys(["define", "require", "requirejs", "System.register"], "D11 AMD wrappers"),
    **dict.fromkeys(["sap.ui.define", "sap.ui.require"], "OpenUI5, sap.ui.define: run once"),
    **dict.fromkeys(["yargs.*", "program.*", "commander.*", "storiesOf().*"], "F07 CLI, stories"),
    **dict.fromkeys(with_namespace(["setTimeout"]), "HTML Living Standard, timers"),
    **dict.fromkeys(["setImmediate", "queueMicrotask", "process.nextTick"], "Node.js, process"),
    **dict.fromkeys(["*.then", "*.finally"], "sec-promise.prototype.then"),
    "new Promise": "sec-promise-executor",
}
"""Everything here is as hot as the place where the call stands, and no hotter."""

FAILING: Final = frozenset({"catch"})
"""sec-promise.prototype.catch: methods whose callback runs on an error path."""

RUN_ONCE_EVENTS: Final = frozenset(
    words(
        "DOMContentLoaded load loadend ready deviceready beforeunload unload pagehide "
        "readystatechange "
        "install activate exit beforeExit SIGINT SIGTERM SIGHUP uncaughtException "
        "unhandledRejection listening end finish close error abort spawn open connect "
        "connected disconnect"
    )
)
"""Events that one emitter sends about once in its life (F07; Node.js and DOM documentation)."""

RARE_EVENTS: Final = regex(
    r"(?:lost|restored?|ready|loaded|start(?:ed)?|end(?:ed)?|closed?|open(?:ed)?|connect(?:ed)?"
    r"|disconnect(?:ed)?|destroy(?:ed)?|dispose|init(?:iali[sz]ed)?|install(?:ed)?|error|fail(?:ed)?"
    r"|completed?|finish(?:ed)?|login|logout|exit|quit|shutdown|upgrade|timeout|abort(?:ed)?)$",
    re.IGNORECASE,
)
"""Ends of names of events that mark the begin or the end of something longer, or a failure:
`webglcontextrestored`, `session:start`. They count as calls."""

ENTRY_POINTS: Final = frozenset(
    {"main", "bootstrap", "start", "cli", "run", "init", "boot", "launch"}
)
"""Functions that a file exports for tests and calls itself, once (F07)."""

MIGRATIONS: Final = frozenset({"up", "down"})
"""A file that exports both is a migration: each runs once (F07, knex and sequelize)."""

RESETTERS: Final = regex(
    r"^_*reset(?:all|state|internals?)?$|(?:reset|clear|purge|invalidate)\w*caches?|for_?test|dispose"
    r"|destroy|tear_?down|unload|uninstall",
    re.IGNORECASE,
)
"""Names of functions that let go of what was made once, for tests or at the end (luxon's
`Locale.resetCache`): that what they reset is made again then does not count."""

ERROR_SUFFIXES: Final = ("Error", "Exception")
"""Constructors with such names are called on error paths."""

ERROR_SINKS: Final = frozenset({b"console.error", b"reject", b"Promise.reject"})
"""Callees that are told of failures (F07): what they are handed is built on an error path."""

ERROR_VALUES: Final = frozenset({b"err", b"error"})
"""A branch on such a variable alone runs where a callback is told of a failure (Node.js,
"Error-first callbacks")."""

DEVELOPMENT: Final = regex(
    rb"\bNODE_ENV\s*!==?\s*['\"`]production|['\"`]production['\"`]\s*!==?\s*[\w.]*\bNODE_ENV"
    rb"|\bNODE_ENV\s*===?\s*['\"`](?:development|test)|^\(\s*__DEV__\b|\bimport\.meta\.env\.DEV\b"
)
"""Conditions that bundlers decide for a production build (webpack, "mode"; Vite, "Env Variables");
a `||` beside them is not looked at."""
