"""What the methods of built-in objects do to their arguments. A name not listed is unknown.

WebIDL converts a dictionary, a sequence and a string before the method's own steps begin: what
was passed is read then and not kept (WebIDL, "Type mapping"). The rows of arrays stand for
arguments beside a callback too; what becomes of the receiver is in `effects`.
"""

from collections.abc import Mapping

from allocscan.knowledge.callees import words
from allocscan.knowledge.effects import Argument, Function
from allocscan.knowledge.kinds import Kind
from allocscan.typed import Final

_TEXT, _OPTIONS, _COMPARED = Argument.ITERATED, Argument.OPTIONS, Argument.COMPARED
_KEPT, _KEY = Argument.KEPT, Argument.KEY

Table = Mapping[str, Function]


def _converting(anchor: str, names: str) -> Table:
    """Methods that turn every argument into a string or a number and keep none."""
    return {
        name: Function(f"sec-{anchor}.prototype.{name.lower()}", (), _TEXT) for name in words(names)
    }


def _locale(anchor: str, *names: str) -> Table:
    """`(locales, options)`, read and dropped (ECMA-402: Intl constructors copy both)."""
    return {
        name: Function(f"ECMA-402: sup-{anchor}.prototype.{name.lower()}", (_TEXT, _OPTIONS))
        for name in names
    }


_STRING: Final[Table] = {
    **_converting(
        "string",
        "at charAt charCodeAt codePointAt concat endsWith includes indexOf lastIndexOf match "
        "matchAll normalize padEnd padStart repeat replace replaceAll search slice split "
        "startsWith substring substr toLocaleLowerCase toLocaleUpperCase",
    ),
    "localeCompare": Function(
        "ECMA-402: sup-String.prototype.localeCompare", (_TEXT, _TEXT, _OPTIONS)
    ),
}
_NUMERIC: Final[Table] = {
    **_converting("number", "toExponential toFixed toPrecision toString"),
    **_locale("number", "toLocaleString"),
}
_DATE: Final[Table] = {
    **_converting(
        "date",
        "setDate setFullYear setHours setMilliseconds setMinutes setMonth setSeconds setTime "
        "setUTCDate setUTCFullYear setUTCHours setUTCMilliseconds setUTCMinutes setUTCMonth "
        "setUTCSeconds",
    ),
    **_locale("date", "toLocaleString", "toLocaleDateString", "toLocaleTimeString"),
}
_ARRAY: Final[Table] = {
    "at": Function("sec-array.prototype.at", (_TEXT,)),
    "fill": Function("sec-array.prototype.fill", (_KEPT, _TEXT, _TEXT)),
    "includes": Function("sec-array.prototype.includes", (_COMPARED, _TEXT)),
    "indexOf": Function("sec-array.prototype.indexof", (_COMPARED, _TEXT)),
    "join": Function("sec-array.prototype.join", (_TEXT,)),
    "lastIndexOf": Function("sec-array.prototype.lastindexof", (_COMPARED, _TEXT)),
    "push": Function("sec-array.prototype.push", (), _KEPT),
    "slice": Function("sec-array.prototype.slice", (_TEXT, _TEXT)),
    "splice": Function("sec-array.prototype.splice", (_TEXT, _TEXT), _KEPT),
    "unshift": Function("sec-array.prototype.unshift", (), _KEPT),
}
_MAP: Final[Table] = {
    "delete": Function("sec-map.prototype.delete", (_COMPARED,)),
    "get": Function("sec-map.prototype.get", (_COMPARED,)),
    "has": Function("sec-map.prototype.has", (_COMPARED,)),
    "set": Function("sec-map.prototype.set", (_KEY, _KEPT)),
}
_SET: Final[Table] = {
    "add": Function("sec-set.prototype.add", (_KEY,)),
    "delete": Function("sec-set.prototype.delete", (_COMPARED,)),
    "has": Function("sec-set.prototype.has", (_COMPARED,)),
}
_TYPED_ARRAY: Final[Table] = {
    **_converting("%typedarray%", "at fill join slice subarray set with"),
    "includes": Function("sec-%typedarray%.prototype.includes", (_COMPARED, _TEXT)),
    "indexOf": Function("sec-%typedarray%.prototype.indexof", (_COMPARED, _TEXT)),
    "lastIndexOf": Function("sec-%typedarray%.prototype.lastindexof", (_COMPARED, _TEXT)),
    **_locale("%typedarray%", "toLocaleString"),
}
_SCROLLS: Final[Table] = {
    name: Function("CSSOM View: ScrollToOptions", (_OPTIONS, _TEXT))
    for name in ("scroll", "scrollTo", "scrollBy")
}
_POSTS: Final[Table] = {
    "postMessage": Function(
        "HTML: StructuredSerializeWithTransfer", (Argument.SENT, _OPTIONS, _OPTIONS)
    )
}
_LISTENING: Final[Table] = {
    # zone.js before 0.15 puts a function in its place that assigns to `options.once` where that is
    # true; an AbortSignal is no constant
    name: Function(
        f"DOM: EventTarget, {name}()",
        (_TEXT, Argument.PASSED, _OPTIONS),
        unless=frozenset({"once"}),
    )
    for name in ("addEventListener", "removeEventListener")
}
_ELEMENT: Final[Table] = {
    **_LISTENING,
    **_SCROLLS,
    "animate": Function("Web Animations: Animatable, animate()", (_OPTIONS, _OPTIONS)),
    "attachShadow": Function("DOM: Element, attachShadow(init)", (_OPTIONS,)),
    "getContext": Function("HTML: HTMLCanvasElement, getContext()", (_TEXT, _OPTIONS)),
    "insertAdjacentHTML": Function("DOM Parsing: insertAdjacentHTML()", (_TEXT, _TEXT)),
    "matches": Function("DOM: Element, matches(selectors)", (_TEXT,)),
    "closest": Function("DOM: Element, closest(selectors)", (_TEXT,)),
    "querySelector": Function("DOM: ParentNode, querySelector(selectors)", (_TEXT,)),
    "querySelectorAll": Function("DOM: ParentNode, querySelectorAll(selectors)", (_TEXT,)),
    "scrollIntoView": Function("CSSOM View: ScrollIntoViewOptions", (_OPTIONS,)),
    "setAttribute": Function("DOM: Element, setAttribute(name, value)", (_TEXT, _TEXT)),
    "toBlob": Function("HTML: HTMLCanvasElement, toBlob()", (Argument.CALLED, _TEXT, _TEXT)),
}
_DOCUMENT: Final[Table] = {
    **_LISTENING,
    "createElement": Function("DOM: Document, createElement(name, options)", (_TEXT, _OPTIONS)),
    "querySelector": Function("DOM: ParentNode, querySelector(selectors)", (_TEXT,)),
    "querySelectorAll": Function("DOM: ParentNode, querySelectorAll(selectors)", (_TEXT,)),
    "write": Function("HTML: document.write(...text)", (), _TEXT),
}
_DRAWING: Final[Table] = {
    "roundRect": Function("HTML: CanvasPath, roundRect(x, y, w, h, radii)", (), _TEXT),
    "setLineDash": Function("HTML: CanvasPathDrawingStyles, setLineDash(segments)", (_TEXT,)),
}

METHODS: Final[Mapping[Kind, Table]] = {
    Kind.STRING: _STRING,
    Kind.NUMERIC: _NUMERIC,
    Kind.DATE: _DATE,
    Kind.ARRAY: _ARRAY,
    Kind.REGEXP: _converting("regexp", "exec test"),
    Kind.MAP: _MAP,
    Kind.SET: _SET,
    Kind.TYPED_ARRAY: _TYPED_ARRAY,
    Kind.ELEMENT: _ELEMENT,
    Kind.DOCUMENT: _DOCUMENT,
    Kind.WINDOW: {**_LISTENING, **_SCROLLS, **_POSTS},
    Kind.PORT: _POSTS,
    Kind.OBSERVER: {
        "observe": Function("DOM: MutationObserver, observe(target, options)", (_OPTIONS, _OPTIONS))
    },
    Kind.DRAWING: _DRAWING,
}
"""By the kind of the receiver, then by name."""


TAKE_PATTERNS: Final = frozenset({"match", "matchAll", "replace", "replaceAll", "search", "split"})
"""Methods of strings that are meant, whatever the receiver, where argument 0 is a regular
expression (sec-string.prototype.match and the others): the residual assumption of `DISTINCTIVE`."""

_PASSED: Final = Argument.PASSED
DISTINCTIVE: Final[Table] = {
    "toLocaleString": Function("ECMA-402: sup-date.prototype.tolocalestring", (_PASSED, _OPTIONS)),
    "toLocaleDateString": Function(
        "ECMA-402: sup-date.prototype.tolocaledatestring", (_PASSED, _OPTIONS)
    ),
    "toLocaleTimeString": Function(
        "ECMA-402: sup-date.prototype.tolocaletimestring", (_PASSED, _OPTIONS)
    ),
    "localeCompare": Function(
        "ECMA-402: sup-String.prototype.localeCompare", (_PASSED, _PASSED, _OPTIONS)
    ),
    **_LISTENING,
}
"""Names by which the platform's method is meant even where the receiver's kind is not known, when
it is called with exactly these arguments. Only what becomes of the options is known then.

A residual assumption: that no code outside of the file hands in an object whose method of this
name changes or keeps its options. It is made only where nothing in the file defines the name
and the receiver comes from no import and no class of the file. The list is short on purpose:
CodeMirror 5's `scrollIntoView(range)` writes to its argument, jQuery's `animate` keeps it.
"""
