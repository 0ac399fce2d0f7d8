"""Functions that a runtime or framework calls over and over: the roots that heat spreads from.

Values are clauses that follow "rebuilt in `f`, "; the comment of each block is its source.
"""

from collections.abc import Mapping
from typing import Final

from allocscan.knowledge.callees import with_namespace, words

REQUEST: Final = "which runs for every request"
RENDER: Final = "which runs on every render"
CHUNK: Final = "which runs for every chunk of a stream"
EVENT: Final = "which runs for every event"
REACTION: Final = "which runs again whenever what it reads changes"
FRAME: Final = "which runs on every frame"

CALLEES: Final[Mapping[str, str]] = {
    # Node.js http, https, http2, net; Deno and Bun documentation.
    **dict.fromkeys(with_namespace(["createServer", "createSecureServer"]), REQUEST),
    **dict.fromkeys(["Deno.serve", "Bun.serve", "*.addHook", "*.onRequest", "*.onCall"], REQUEST),
    # HTML Living Standard: timers, animation frames. react-three-fiber: useFrame.
    **dict.fromkeys(with_namespace(["setInterval"]), "which runs on every tick of a timer"),
    **dict.fromkeys(with_namespace(["requestAnimationFrame", "useFrame", "useTick"]), FRAME),
    "requestIdleCallback": "which runs whenever the browser is idle",
    # react.dev: memo, forwardRef; mobx-react: observer; react-redux: useSelector.
    **dict.fromkeys(with_namespace(["memo", "forwardRef", "observer"]), RENDER),
    **dict.fromkeys(with_namespace(["useSelector", "useAppSelector"]), RENDER),
    # vuejs.org: computed, watchers.
    **dict.fromkeys(with_namespace(["computed", "watchEffect", "watchPostEffect"]), REACTION),
    **dict.fromkeys(["watch", "Vue.watch"], REACTION),
    # solidjs.com; svelte.dev runes and stores; mobx.js.org; preactjs.com signals.
    **dict.fromkeys(["createMemo", "createEffect", "createComputed"], REACTION),
    **dict.fromkeys(["createRenderEffect", "createRoot"], REACTION),
    **dict.fromkeys(["$effect", "$effect.*", "$derived.*", "derived"], REACTION),
    **dict.fromkeys(with_namespace(["autorun", "reaction", "effect"]), REACTION),
    # through2, split2, map-stream.
    **dict.fromkeys(["through2", "through2.*", "through", "split2"], CHUNK),
}

ROUTES: Final = frozenset(words("get post put patch delete del options head all use ws"))
SERVERS: Final = frozenset(words("app router server fastify api routes koa instance"))
SERVER_SUFFIXES: Final = ("Router", "App", "Server", "Routes")
"""expressjs.com, fastify.dev, koajs.com, hono.dev: a route method of such a receiver, or one whose
first argument is a path, registers handlers."""

SIGNATURES: Final = frozenset(
    {
        ("req", "res"),
        ("_req", "res"),
        ("request", "response"),
        ("request", "reply"),
        ("req", "reply"),
        ("req", "h"),
        ("request", "h"),
        ("ctx", "next"),
    }
)
"""The first two parameters (after an `err`) of a request handler: Express, Fastify, Hapi, Koa."""

EXPORTS: Final[Mapping[str, str]] = {
    # AWS Lambda; nextjs.org: route handlers, middleware, getServerSideProps.
    **dict.fromkeys(words("handler getServerSideProps middleware"), REQUEST),
    **dict.fromkeys(words("GET POST PUT PATCH DELETE HEAD OPTIONS"), REQUEST),
    "mapStateToProps": RENDER,
}
"""Exported names that a framework calls."""

DECORATORS: Final[Mapping[str, str]] = {
    # docs.nestjs.com: controllers, microservices, GraphQL resolvers.
    **dict.fromkeys(words("Get Post Put Patch Delete Options Head All Query Mutation"), REQUEST),
    **dict.fromkeys(words("ResolveField Subscription MessagePattern EventPattern"), REQUEST),
    "SubscribeMessage": EVENT,
}

METHODS: Final[Mapping[str, str]] = {
    # react.dev Component; lit.dev.
    **dict.fromkeys(words("render shouldComponentUpdate getSnapshotBeforeUpdate"), RENDER),
    **dict.fromkeys(words("componentDidUpdate getDerivedStateFromProps"), RENDER),
    # angular.dev lifecycle.
    **dict.fromkeys(words("ngDoCheck ngAfterViewChecked ngAfterContentChecked"), RENDER),
    # Node.js stream implementers.
    **dict.fromkeys(words("_transform _write _writev _read"), CHUNK),
    # docs.nestjs.com: guards and interceptors.
    **dict.fromkeys(words("canActivate intercept"), REQUEST),
}
"""Methods of a class that extends, or implements, something."""

OPTIONS: Final[Mapping[str, Mapping[str, str]]] = {
    # Node.js stream; Streams Standard.
    "new Transform": {"transform": CHUNK, "flush": CHUNK},
    "new stream.Transform": {"transform": CHUNK},
    "new TransformStream": {"transform": CHUNK},
    "new Writable": {"write": CHUNK, "writev": CHUNK},
    "new Readable": {"read": CHUNK},
    "new WritableStream": {"write": CHUNK},
    "new ReadableStream": {"pull": CHUNK},
    "Bun.serve": {"fetch": REQUEST},
    # fastify.dev, hapi.dev: full route declarations.
    "*.route": {"handler": REQUEST, "preHandler": REQUEST, "onRequest": REQUEST},
}
"""Functions in the object that a callee takes."""

GROUPS: Final[Mapping[str, str]] = {"computed": REACTION, "watch": REACTION}
"""vuejs.org options API: `computed: { total() {…} }`."""

EVENT_METHODS: Final = frozenset({"addEventListener", "on", "addListener", "prependListener"})
STOP_METHODS: Final = frozenset({"removeEventListener", "off", "removeListener", "unsubscribe"})
"""These take a function only to let go of it."""

USER_EVENTS: Final = frozenset(
    words(
        "click dblclick change submit reset focus blur focusin focusout copy cut paste "
        "contextmenu select toggle invalid auxclick popstate hashchange online offline "
        "visibilitychange storage fullscreenchange orientationchange keydown keyup keypress "
        "input beforeinput mousedown mouseup pointerdown pointerup touchstart touchend drop "
        "dragstart dragend"
    )
)
"""UI Events and HTML: a person makes them, a few in a second at most. They count as calls."""

FREQUENT_ATTRIBUTES: Final = tuple(
    f"on{event}"
    for event in words(
        "mousemove mouseover pointermove pointerover touchmove drag scroll wheel timeupdate "
        "progress frame viewableitemschanged"
    )
)
"""react.dev common props: handlers that run many times in a second, in lower case."""

INITIALISERS: Final[Mapping[str, frozenset[int]]] = {
    **dict.fromkeys(with_namespace(["useState"]), frozenset({0, 1})),
    **dict.fromkeys(with_namespace(["useReducer"]), frozenset({2})),
}
"""react.dev, nuxt.com: a function at these positions gives the first state of a component. It is
called when the component is mounted, not when it is rendered again."""

HOOK_EFFECTS: Final = frozenset({"useEffect", "useLayoutEffect", "useInsertionEffect", "useMemo"})
"""react.dev: with `[]` as dependencies they run once for each mounted component, with others when
one of those is not the same as at the last render."""

VUE_MARK: Final = (b"'vue'", b'"vue"')
"""Text of a file whose `use…` functions are composables, which run once for each component."""
