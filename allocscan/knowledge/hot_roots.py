"""Functions that a runtime or library calls over and over: the roots that heat spreads from.

Servers are in `routes`, user interfaces in `rendering`. Values are clauses that follow "rebuilt in
`f`, "; the comment of each block is its source.
"""

from collections.abc import Mapping

from allocscan.knowledge.callees import with_namespace, words
from allocscan.typed import Final

CHUNK: Final = "which runs for every chunk of a stream"
EVENT: Final = "which runs for every event"
MESSAGE: Final = "which runs for every message"
JOB: Final = "which runs for every job"
FRAME: Final = "which runs on every frame"
TICK: Final = "which runs on every tick of a timer"
MODULE: Final = "which runs for every module"

CALLEES: Final[Mapping[str, str]] = {
    # HTML Living Standard: timers, animation frames. react-three-fiber: useFrame; three.js.
    **dict.fromkeys(with_namespace(["setInterval"]), TICK),
    **dict.fromkeys(with_namespace(["requestAnimationFrame", "useFrame", "useTick"]), FRAME),
    "*.setAnimationLoop": FRAME,
    "requestIdleCallback": "which runs whenever the browser is idle",
    # npmjs.com: node-cron, node-schedule.
    **dict.fromkeys(["cron.schedule", "schedule.scheduleJob"], TICK),
    # through2, split2, map-stream.
    **dict.fromkeys(["through2", "through2.*", "through", "split2"], CHUNK),
    # amqp-node.github.io: Channel#consume.
    "channel.consume": MESSAGE,
    "ch.consume": MESSAGE,
    # optimalbits.github.io/bull; docs.bullmq.io.
    "queue.process": JOB,
}

OPTIONS: Final[Mapping[str, Mapping[str, str]]] = {
    # Node.js stream; Streams Standard.
    "new Transform": {"transform": CHUNK, "flush": CHUNK},
    "new stream.Transform": {"transform": CHUNK},
    "new TransformStream": {"transform": CHUNK},
    "new Writable": {"write": CHUNK, "writev": CHUNK},
    "new stream.Writable": {"write": CHUNK, "writev": CHUNK},
    "new Readable": {"read": CHUNK},
    "new stream.Readable": {"read": CHUNK},
    "new Duplex": {"read": CHUNK, "write": CHUNK},
    "new WritableStream": {"write": CHUNK},
    "new ReadableStream": {"pull": CHUNK},
    # kafka.js.org: Consumer#run.
    "*.run": {"eachMessage": MESSAGE, "eachBatch": MESSAGE},
    # bun.sh, Azure Functions v4.
    "Bun.serve": {"fetch": "which runs for every request"},
    "Deno.serve": {"handler": "which runs for every request"},
    "app.http": {"handler": "which runs for every request"},
    "app.timer": {"handler": TICK},
}
"""Functions in the object that a callee takes."""

METHODS: Final[Mapping[str, str]] = {
    # Node.js stream implementers.
    **dict.fromkeys(words("_transform _write _writev _read"), CHUNK),
    # Custom Elements.
    "attributeChangedCallback": "which runs for every change of an attribute",
}
"""Methods of a class that extends, or implements, something."""

METHODS_OF: Final[Mapping[str, Mapping[str, str]]] = {
    # Web Audio API; docs.nestjs.com and docs.bullmq.io.
    "AudioWorkletProcessor": {"process": "which runs for every block of audio"},
    "PipeTransform": {"transform": "which runs for every use of the pipe"},
    "WorkerHost": {"process": JOB},
}
"""Methods of a class by the name of what it extends or implements."""

DECORATORS: Final[Mapping[str, str]] = {
    # docs.nestjs.com: gateways, queues, task scheduling.
    "SubscribeMessage": MESSAGE,
    "Process": JOB,
    "Cron": TICK,
    "Interval": TICK,
}

PROPERTIES: Final[Mapping[str, str]] = {
    # threejs.org: Object3D.
    **dict.fromkeys(words("onBeforeRender onAfterRender"), FRAME),
    # Web Workers, WebSockets, message ports: the message event's handler.
    "onmessage": "which runs for every `message` event",
}
"""Properties that are set to a function."""

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

POSTCSS_KEYS: Final = frozenset(
    words("Declaration Rule AtRule Comment DeclarationExit RuleExit AtRuleExit Root Once OnceExit")
)
"""postcss.org, "Writing a PostCSS Plugin": functions of an object with `postcssPlugin`, for nodes.
"""

BUNDLER_KEYS: Final = frozenset(
    words("transform resolveId load moduleParsed resolveDynamicImport shouldTransformCachedModule")
)
"""rollupjs.org, vite.dev: build hooks of an object that has a `name` too."""

BUNDLER_MARKS: Final = frozenset(
    words("resolveId buildStart buildEnd generateBundle renderChunk configResolved enforce vite")
)
"""Keys that show such an object to be a plugin; so does a function that returns it."""

GRAPHQL_MARK: Final = b"raphQL"
""""GraphQL" and "graphQL": text of files whose `resolve` beside a `type` is a field's."""

RESOLVER_GROUPS: Final = frozenset({"Query", "Mutation", "Subscription"})
"""apollographql.com, "Resolvers": maps of functions for the fields of a schema."""

WORKERS: Final[Mapping[str, str]] = {"bullmq": JOB}
"""Packages whose `new Worker(name, f)` calls `f` again and again."""
