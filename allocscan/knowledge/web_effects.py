"""What functions and constructors of the web platform do to their arguments.

WebIDL converts dictionaries, sequences and strings before a function's own steps begin, so that
they are read and not kept; values of type `any` and `object` are kept. A name not listed is
unknown. Left out because libraries in wide use replace them by functions that write to what they
are given: `history.pushState` and `replaceState` (Next.js), `RTCPeerConnection` (webrtc-adapter).
`addEventListener` is a method: `platform_methods`.
"""

from collections.abc import Mapping

from allocscan.knowledge.callees import words
from allocscan.knowledge.effects import Argument, Function
from allocscan.typed import Final

_TEXT, _READ, _CALLED = Argument.ITERATED, Argument.READ, Argument.CALLED
_OPTIONS, _SECTIONS = Argument.PROPERTIES, Argument.SECTIONS
_PASSED, _SENT = Argument.PASSED, Argument.SENT

Rows = dict[str, Function]


def _rows(source: str, names: str, *arguments: Argument, rest: Argument | None = None) -> Rows:
    """One row for each of `names`, all with the same arguments."""
    return {name: Function(f"{source}: {name}", arguments, rest) for name in words(names)}


_DATA: Final[Rows] = {
    **_rows("Console", "console.assert", _READ, rest=_READ),
    **_rows(
        "Console",
        "console.dirxml console.group console.groupCollapsed console.timeLog console.trace",
        rest=_READ,
    ),
    **_rows(
        "Console",
        "console.count console.countReset console.time console.timeEnd",
        _TEXT,
    ),
    **_rows("HTML", "atob btoa", _TEXT),
    **_rows("HTML", "queueMicrotask", _CALLED),
    **_rows("HTML", "reportError", Argument.THROWN),
    **_rows("HTML: further arguments go to the callback", "setInterval setTimeout", _CALLED, _TEXT),
    **_rows(
        "HTML", "parent.postMessage postMessage opener.postMessage top.postMessage", _SENT, _OPTIONS
    ),
    **_rows("User Timing", "performance.mark performance.measure", _TEXT, _SENT, _TEXT),
    **_rows("URL", "URL.canParse URL.parse", _TEXT, _TEXT),
    **_rows("Fetch", "Response.json", _TEXT, _READ),
    **_rows("Fetch", "Response.redirect", _TEXT, _TEXT),
    # Sentry (until January 2026) and OpenTelemetry put a function in its place that assigns to
    # `init.headers`: getsentry/sentry-javascript#18828, opentelemetry-js instrumentation-fetch
    **_rows("Fetch, as wrapped by Sentry and OpenTelemetry", "fetch", _TEXT, Argument.WRAPPED),
}

_KEYS: Final = "Web Cryptography: normalizing an algorithm, usages"
_SUBTLE: Final[Rows] = {
    **_rows(_KEYS, "crypto.subtle.digest", _READ, _TEXT),
    **_rows(_KEYS, "crypto.subtle.decrypt crypto.subtle.encrypt", _READ, _PASSED, _TEXT),
    **_rows(_KEYS, "crypto.subtle.deriveBits", _READ, _PASSED, _TEXT),
    **_rows(_KEYS, "crypto.subtle.deriveKey", _READ, _PASSED, _READ, _READ, _TEXT),
    **_rows(_KEYS, "crypto.subtle.generateKey", _READ, _READ, _TEXT),
    **_rows(_KEYS, "crypto.subtle.importKey", _TEXT, _READ, _READ, _READ, _TEXT),
    **_rows(_KEYS, "crypto.subtle.sign", _READ, _PASSED, _TEXT),
    **_rows(_KEYS, "crypto.subtle.verify", _READ, _PASSED, _TEXT, _TEXT),
}

_BROWSER: Final[Rows] = {
    **_rows("CSSOM View", "matchMedia", _TEXT),
    **_rows("CSSOM View", "scroll scrollBy scrollTo", _OPTIONS, _TEXT),
    **_rows("CSS Conditional Rules", "CSS.supports", _TEXT, _TEXT),
    **_rows("CSS Properties and Values", "CSS.registerProperty", _OPTIONS),
    **_rows("Clipboard API", "navigator.clipboard.writeText", _TEXT),
    **_rows("DOM", "document.createElement", _TEXT, _OPTIONS),
    **_rows("DOM", "document.createElementNS", _TEXT, _TEXT, _OPTIONS),
    **_rows("DOM", "document.querySelector document.querySelectorAll", _TEXT),
    **_rows("File System Access", "showDirectoryPicker", _OPTIONS),
    **_rows("File System Access", "showOpenFilePicker showSaveFilePicker", _READ),
    **_rows(
        "Geolocation",
        "navigator.geolocation.getCurrentPosition navigator.geolocation.watchPosition",
        _CALLED,
        _CALLED,
        _OPTIONS,
    ),
    **_rows("HTML", "alert confirm open prompt", rest=_TEXT),
    **_rows("HTML", "requestAnimationFrame", _CALLED),
    **_rows("HTML", "createImageBitmap", _PASSED, rest=_OPTIONS),
    **_rows("HTML", "customElements.define", _TEXT, _PASSED, _OPTIONS),
    **_rows("requestIdleCallback", "requestIdleCallback", _CALLED, _OPTIONS),
    **_rows(
        "Media Capture and Streams",
        "navigator.mediaDevices.getDisplayMedia navigator.mediaDevices.getUserMedia",
        _READ,
    ),
    **_rows("Permissions", "navigator.permissions.query", _OPTIONS),
    **_rows("Service Workers", "navigator.serviceWorker.register", _TEXT, _OPTIONS),
    **_rows("Beacon", "navigator.sendBeacon", _TEXT, _TEXT),
    **_rows("Vibration API", "navigator.vibrate", _TEXT),
    **_rows("Web Authentication", "navigator.credentials.create navigator.credentials.get", _READ),
    **_rows("Web Locks", "navigator.locks.request", _TEXT, _OPTIONS, _CALLED),
    **_rows("Web Share", "navigator.canShare navigator.share", _OPTIONS),
}

WEB_FUNCTIONS: Final[Mapping[str, Function]] = {**_DATA, **_SUBTLE, **_BROWSER}

_EVENTS: Final = (
    "AnimationEvent BeforeUnloadEvent BlobEvent ClipboardEvent CloseEvent CompositionEvent "
    "CustomEvent DragEvent ErrorEvent Event FocusEvent HashChangeEvent InputEvent KeyboardEvent "
    "MessageEvent MouseEvent PageTransitionEvent PointerEvent PopStateEvent ProgressEvent "
    "StorageEvent SubmitEvent TouchEvent TransitionEvent UIEvent WheelEvent"
)

WEB_CONSTRUCTORS: Final[Mapping[str, Function]] = {
    # `detail` of CustomEvent, `data` of MessageEvent and their like are kept
    **_rows("DOM: event constructing steps", _EVENTS, _TEXT, _OPTIONS),
    **_rows("DOM", "MutationObserver", _CALLED),
    **_rows("Encoding", "TextDecoder", _TEXT, _OPTIONS),
    **_rows("Fetch", "Request Response", _TEXT, _READ),
    **_rows("File API", "Blob", _TEXT, _OPTIONS),
    **_rows("File API", "File", _TEXT, _TEXT, _OPTIONS),
    **_rows("Geometry Interfaces", "DOMMatrix DOMPoint DOMRect", rest=_TEXT),
    **_rows("HTML", "BroadcastChannel", _TEXT),
    **_rows("HTML", "EventSource SharedWorker Worker", _TEXT, _OPTIONS),
    **_rows("Intersection Observer", "IntersectionObserver", _CALLED, _SECTIONS),
    **_rows("CSS Font Loading", "FontFace", _TEXT, _TEXT, _OPTIONS),
    **_rows("CSSOM", "CSSStyleSheet", _OPTIONS),
    **_rows("Performance Timeline", "PerformanceObserver", _CALLED),
    **_rows("Resize Observer", "ResizeObserver", _CALLED),
    **_rows("URL", "URL", _TEXT, _TEXT),
    **_rows("WebIDL", "DOMException", _TEXT, _OPTIONS),
    **_rows("WebSockets", "WebSocket", _TEXT, _TEXT),
    **_rows("Web Audio", "AudioContext OfflineAudioContext", _OPTIONS),
}
