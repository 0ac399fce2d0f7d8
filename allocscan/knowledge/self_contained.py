"""Functions and literals that must stay in one piece: their text runs elsewhere, or a compiler
reads it. Rows name their entry in the hazard catalogue (E01..E07)."""

from collections.abc import Mapping

from allocscan.knowledge.callees import with_namespace
from allocscan.knowledge.iterations import FIRST_ARGUMENT, SECOND_ARGUMENT
from allocscan.knowledge.run_once import TESTS
from allocscan.records import dataclass
from allocscan.typed import Final


@dataclass(frozen=True, slots=True)
class Shipper:
    """A callee that takes a function's text. `only`: the argument that it takes, None for any.

    `imported_from`: where a bare name must come from, as a part of the module's name; "" for
    anywhere. `when_built`: a compiler takes what is written there, no program at run time.
    `unimported`: a name of the compiler, which no file declares or takes from one beside it.
    """

    source: str
    only: int | None = None
    imported_from: str = ""
    when_built: bool = False
    unimported: bool = False


def _rows(source: str, spellings: str, only: int | None = None) -> dict[str, Shipper]:
    return dict.fromkeys(spellings.split(), Shipper(source, only))


def _built(source: str, spellings: str, imported_from: str = "") -> dict[str, Shipper]:
    row = Shipper(source, imported_from=imported_from, when_built=True)
    return dict.fromkeys(spellings.split(), row)


SHIPPERS: Final[Mapping[str, Shipper]] = {
    **_rows(
        "E01 Playwright, Puppeteer",
        "*.evaluate *.evaluateHandle *.evaluateOnNewDocument *.evaluateAll *.$eval *.$$eval "
        "*.waitForFunction *.addInitScript *.exposeFunction",
    ),
    **_rows("E01 WebDriver, Nightwatch", "*.execute *.executeAsync *.executeAsyncScript", only=0),
    **_rows(
        "E01 WebDriver, Electron, browser extensions",
        "*.executeScript *.executeJavaScript *.executeJavaScriptInIsolatedWorld *.injectScript "
        "*.executeScriptAsync chrome.scripting.* chrome.tabs.* chrome.userScripts.* "
        "chrome.devtools.inspectedWindow.* browser.scripting.* browser.tabs.* "
        "browser.userScripts.* browser.devtools.inspectedWindow.*",
    ),
    **_rows("E01 TestCafe, Cypress", "ClientFunction Selector t.eval cy.origin"),
    **_rows("E04 MongoDB, CouchDB", "*.mapReduce *.map_reduce *.createDesignDocument"),
    **_rows(
        "E02 workers",
        "Worker SharedWorker Blob Function vm.Script vm.runInContext vm.runInNewContext "
        "vm.runInThisContext vm.compileFunction greenlet workerize workerpool.* pool.exec "
        "Parallel hamsters.* tinypool.* napa.*",
    ),
    **dict.fromkeys(
        ("new Worker", "new SharedWorker", "new Blob", "new Function", "new vm.Script"),
        Shipper("E02 workers"),
    ),
    **_rows("E06", "serialize serializeJavascript serializeFunction devalue uneval *.uneval"),
    **_rows("E06 Pulumi", "pulumi.* aws.lambda.* gcp.cloudfunctions.* *.serializeFunction"),
    **dict.fromkeys(("new aws.lambda.*", "new aws.lambda.CallbackFunction"), Shipper("E06 Pulumi")),
    **_built(
        "E05 Reanimated, VisionCamera",
        "runOnUI runOnJS runOnRuntime scheduleOnUI createWorklet makeRemote useWorklet "
        "useWorkletCallback useAnimatedStyle useAnimatedProps useAnimatedReaction "
        "useAnimatedScrollHandler useAnimatedGestureHandler useAnimatedSensor "
        "useAnimatedKeyboard useDerivedValue useFrameProcessor useFrameCallback withTiming "
        "withSpring withDecay Gesture.*",
    ),
    **_rows("E06 compiled to shaders", "gpu.createKernel *.createKernel tgpu.* typia.* nestia.*"),
    **_rows("E06 Spark-like", "spark.* sc.* rdd.* df.*"),
    **_built("E03 jest, vitest", "vi.mock vi.doMock vi.hoisted vitest.mock vitest.hoisted"),
    **_built(
        "E03 jest, bun, node:test",
        "jest.mock jest.doMock jest.unstable_mockModule jest.setMock jest.createMockFromModule "
        "mock.module import_jest.jest.mock td.replace proxyquire proxyquire.* rewiremock",
    ),
    **_built("E07 StyleX, preval", "stylex.create stylex.keyframes preval codegen"),
    **_built(
        "E07 Qwik",
        "$ component$ server$ routeLoader$ routeAction$ sync$ globalAction$ useTask$",
        imported_from="qwik",
    ),
}

SHIPPED_PROPERTIES: Final = frozenset({"func", "function", "fn", "pageFunction"})
"""`executeScript({ func: () => … })`: the property that holds the function."""

DATABASE_KEYS: Final = frozenset({"$function", "$accumulator", "$where", "$reduce", "$map"})
"""MongoDB operators whose object holds functions (E04)."""

DESIGN_KEYS: Final = frozenset({"map", "reduce", "finalize", "validate_doc_update"})
"""Functions of a CouchDB design document, or of a mapReduce command (E04)."""

MACROS: Final[Mapping[str, Shipper]] = {
    **dict.fromkeys(
        with_namespace(["defineMessages", "defineMessage", "formatMessage"]),
        Shipper("E07 formatjs"),
    ),
    **_rows("E07 i18n extractors", "t *.t $t *.$t i18n._ msg __ gettext ngettext *.gettext"),
    **_rows(
        "E07 StyleX",
        "stylex.create stylex.keyframes stylex.defineVars stylex.createTheme",
    ),
    **_rows(
        "E07 zero-runtime CSS",
        "css styled styled.* styled() keyframes recipe cva sva style globalStyle css.raw",
    ),
    **_rows("E07 GraphQL", "graphql gql"),
    **_rows(
        "E07 Vite, webpack",
        "import.meta.glob import.meta.globEager import.meta.hot.* "
        "require.context require.resolve require.ensure",
    ),
    **dict.fromkeys(("new Worker", "new SharedWorker", "new URL"), Shipper("E07 bundlers")),
    **dict.fromkeys(
        (
            "definePageMeta",
            "defineProps",
            "defineEmits",
            "defineExpose",
            "defineSlots",
            "defineModel",
            "defineOptions",
            "withDefaults",
            "defineRouteMeta",
            "defineI18nRoute",
        ),
        Shipper("E07 Vue, Nuxt", unimported=True),
    ),
    **_rows("E07 macros", "preval codegen typia.* tgpu.* $state $state.* $derived $props"),
    **_rows("E07 Angular", "Component NgModule Injectable Directive Input Output Pipe"),
    "dynamic": Shipper("E07 next/dynamic", imported_from="next/dynamic"),
    "localFont": Shipper("E07 next/font", imported_from="next/font"),
}
"""Callees that a compiler reads: their literal arguments must stand where they are."""

FONT_MODULE: Final = "next/font"
"""Every callee imported from a module of this name is such a macro: `Inter({ … })`."""

HARMLESS_DIRECTIVES: Final = frozenset({b"use strict"})
"""Any other directive in a function's body hands the function to a compiler (E05)."""

STRING_METHODS: Final = frozenset({"toString", "toSource"})

JOINING_METHODS: Final = frozenset({"join", "toLocaleString", "toString"})
"""Methods of arrays that make text of the elements (sec-array.prototype.join)."""

RUNNERS: Final[Mapping[str, str]] = {
    **{f"*.{name}": source for name, source in FIRST_ARGUMENT.items()},
    **SECOND_ARGUMENT,
    **TESTS,
    **dict.fromkeys(("*.then", "*.catch", "*.finally"), "sec-promise.prototype.then"),
    "new Promise": "sec-promise-executor",
    **dict.fromkeys(
        with_namespace(["setTimeout", "setInterval", "requestAnimationFrame", "queueMicrotask"]),
        "HTML Living Standard, timers, animation frames, microtasks",
    ),
    **dict.fromkeys(("setImmediate", "process.nextTick"), "Node.js, timers and process"),
    **dict.fromkeys(
        ("*.addEventListener", "*.removeEventListener"), "DOM, dom-eventtarget-addeventlistener"
    ),
    **dict.fromkeys(
        ("*.on", "*.once", "*.off", "*.addListener", "*.removeListener"), "Node.js, EventEmitter"
    ),
}
"""Callees that run a function which they are given, and hand it to nobody."""
