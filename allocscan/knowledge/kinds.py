"""What built-in objects there are to call methods on, and what makes or types each."""

from collections.abc import Mapping

from allocscan.enums import Enum
from allocscan.knowledge.callees import words
from allocscan.typed import Final


class Kind(Enum):
    """What an expression evaluates to, if to anything: every kind stands for null and undefined
    too, on which a method call throws."""

    STRING = "string"
    NUMERIC = "a number or a bigint: which of them an operator gives is for its operands to say"
    BOOLEAN = "boolean"
    ARRAY = "array"
    TYPED_ARRAY = "typed array"
    DATE = "Date"
    REGEXP = "RegExp"
    MAP = "Map, WeakMap"
    SET = "Set, WeakSet"
    ELEMENT = "Element"
    DOCUMENT = "Document"
    WINDOW = "Window, or the global scope of a worker"
    OBSERVER = "MutationObserver and the like"
    PORT = "Worker, MessagePort, BroadcastChannel"
    CHANNEL = "MessageChannel"
    DRAWING = "CanvasRenderingContext2D"


PRIMITIVES: Final = frozenset({Kind.STRING, Kind.NUMERIC, Kind.BOOLEAN})
"""Kinds of values that can have no property of their own."""

HOST_KINDS: Final = frozenset({Kind.ELEMENT, Kind.DOCUMENT, Kind.WINDOW, Kind.DRAWING})
"""Objects that a page shares with all its scripts: an element that is looked up may be one of a
class that some script registered (HTML: custom elements), a global may have been put there."""

_TYPED_ARRAYS: Final = words(
    "Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array "
    "Float32Array Float64Array BigInt64Array BigUint64Array"
)
_OBSERVERS: Final = words(
    "MutationObserver IntersectionObserver ResizeObserver PerformanceObserver"
)

CONSTRUCTED: Final[Mapping[str, Kind]] = {
    "Array": Kind.ARRAY,
    "Date": Kind.DATE,
    "RegExp": Kind.REGEXP,
    **dict.fromkeys(words("Map WeakMap"), Kind.MAP),
    **dict.fromkeys(words("Set WeakSet"), Kind.SET),
    **dict.fromkeys(_TYPED_ARRAYS, Kind.TYPED_ARRAY),
    **dict.fromkeys(_OBSERVERS, Kind.OBSERVER),
    **dict.fromkeys(words("Worker BroadcastChannel"), Kind.PORT),
    "MessageChannel": Kind.CHANNEL,
}
"""By global constructor, called with `new` (sec-constructor-properties-of-the-global-object;
DOM, HTML and the observers' specifications)."""

CALLED: Final[Mapping[str, Kind]] = {
    **dict.fromkeys(words("Array Array.from Array.of"), Kind.ARRAY),
    **dict.fromkeys(words("Object.keys Object.values Object.entries"), Kind.ARRAY),
    **dict.fromkeys(words("Object.getOwnPropertyNames Reflect.ownKeys"), Kind.ARRAY),
    **dict.fromkeys(words("Number parseInt parseFloat Number.parseInt"), Kind.NUMERIC),
    **dict.fromkeys(words("Number.parseFloat Date.now Date.UTC Date.parse"), Kind.NUMERIC),
    **dict.fromkeys(words("BigInt performance.now"), Kind.NUMERIC),
    **dict.fromkeys(words("Boolean Array.isArray isNaN isFinite Object.hasOwn"), Kind.BOOLEAN),
    # `Date()` without `new` is text; `JSON.stringify` may give undefined
    **dict.fromkeys(words("String Date JSON.stringify"), Kind.STRING),
    **dict.fromkeys(words("String.fromCharCode String.fromCodePoint"), Kind.STRING),
    **dict.fromkeys(words("encodeURIComponent decodeURIComponent"), Kind.STRING),
    **dict.fromkeys(words("encodeURI decodeURI"), Kind.STRING),
    "RegExp": Kind.REGEXP,
}
"""By global function, called without `new`. All of `Math` gives numbers
(sec-function-properties-of-the-math-object)."""

GLOBALS: Final[Mapping[str, Kind]] = {
    **dict.fromkeys(words("window globalThis self"), Kind.WINDOW),
    "document": Kind.DOCUMENT,
    **dict.fromkeys(words("NaN Infinity"), Kind.NUMERIC),
}
"""By the name of a global variable (HTML: the Window object; sec-value-properties-of-the-global-
object)."""

TYPES: Final[Mapping[str, Kind]] = {
    "string": Kind.STRING,
    **dict.fromkeys(words("number bigint"), Kind.NUMERIC),
    "boolean": Kind.BOOLEAN,
    "Date": Kind.DATE,
    "RegExp": Kind.REGEXP,
    **dict.fromkeys(words("Array ReadonlyArray"), Kind.ARRAY),
    **dict.fromkeys(words("Map ReadonlyMap WeakMap"), Kind.MAP),
    **dict.fromkeys(words("Set ReadonlySet WeakSet"), Kind.SET),
    **dict.fromkeys(_TYPED_ARRAYS, Kind.TYPED_ARRAY),
    **dict.fromkeys(_OBSERVERS, Kind.OBSERVER),
    **dict.fromkeys(words("Worker MessagePort BroadcastChannel"), Kind.PORT),
    **dict.fromkeys(words("Element HTMLElement SVGElement"), Kind.ELEMENT),
    **dict.fromkeys(words("Document HTMLDocument"), Kind.DOCUMENT),
    "Window": Kind.WINDOW,
    "CanvasRenderingContext2D": Kind.DRAWING,
}
"""By the name of a type of TypeScript's own libraries (lib.es5.d.ts, lib.dom.d.ts)."""


def kind_of_type(name: str) -> Kind | None:
    """The kind that values of the library type `name` are of: `HTMLDivElement` is an element."""
    if name.startswith(("HTML", "SVG")) and name.endswith("Element"):
        return Kind.ELEMENT
    return TYPES.get(name)
