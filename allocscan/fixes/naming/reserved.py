"""Names that a new constant never takes, whether or not the file mentions them."""

from allocscan.fixes.naming.words import listed
from allocscan.typed import Final

# ECMA-262 sec-keywords-and-reserved-words, strict code and contextual words included.
KEYWORDS: Final = listed(
    """
    abstract any arguments as asserts async await boolean break case catch class const continue
    debugger declare default delete do else enum eval export extends false finally for from
    function get if implements import in infer instanceof interface is keyof let module namespace
    never new null number object of package private protected public readonly require return
    satisfies set static string super switch symbol this throw true try type typeof undefined
    unique unknown using var void while with yield
    """
)

# ECMA-262 sec-global-object.
LANGUAGE_GLOBALS: Final = listed(
    """
    AggregateError Array ArrayBuffer Atomics BigInt BigInt64Array BigUint64Array Boolean DataView
    Date Error EvalError FinalizationRegistry Float32Array Float64Array Function Infinity Int16Array
    Int32Array Int8Array Intl Iterator JSON Map Math NaN Number Object Promise Proxy RangeError
    ReferenceError Reflect RegExp Set SharedArrayBuffer String Symbol SyntaxError Temporal TypeError
    URIError Uint16Array Uint32Array Uint8Array Uint8ClampedArray WeakMap WeakRef WeakSet
    decodeURI decodeURIComponent encodeURI encodeURIComponent escape globalThis isFinite isNaN
    parseFloat parseInt unescape
    """
)

# HTML sec-the-window-object, Node.js "Global objects", and what bundlers and test runners define.
HOST_GLOBALS: Final = listed(
    """
    $ _ Blob CSS Buffer DOMParser Event File FormData Headers Image Node Option Request Response
    URL URLSearchParams WebAssembly Worker XMLHttpRequest
    alert atob blur btoa caches clearInterval clearTimeout close closed confirm console crypto
    customElements define document event exports external fetch find focus frames global history
    indexedDB jQuery length localStorage location menubar name navigator open opener origin
    parent performance postMessage print process prompt queueMicrotask root screen scroll
    self sessionStorage setImmediate setInterval setTimeout status statusbar stop structuredClone
    styleMedia toolbar top visualViewport window
    describe it test expect before after jest vi
    DEV ENV DEBUG VERSION PROD NODE_ENV SSR GLOBAL __DEV__
    """
)

RESERVED: Final = KEYWORDS | LANGUAGE_GLOBALS | HOST_GLOBALS
