"""What more functions and constructors of ECMAScript do to their arguments.

A name that is not listed here or in `effects` is unknown: `Promise.all` awaits and hands on what
it is given, `new WeakRef` keeps it, `Reflect.apply` calls with any `this`.
"""

from collections.abc import Mapping

from allocscan.knowledge.callees import words
from allocscan.knowledge.effects import Argument, Function
from allocscan.typed import Final

_TEXT, _READ, _PROPERTIES = Argument.ITERATED, Argument.READ, Argument.PROPERTIES
_CALLED, _PASSED, _OBSERVED = Argument.CALLED, Argument.PASSED, Argument.OBSERVED


def _converting(names: str) -> dict[str, Function]:
    """Functions that turn every argument into a primitive and keep none."""
    return {name: Function(f"sec-{name.lower()}", (), _TEXT) for name in words(names)}


LANGUAGE_FUNCTIONS: Final[Mapping[str, Function]] = {
    **_converting(
        "BigInt BigInt.asIntN BigInt.asUintN Date.UTC Date.parse JSON.parse Math.abs Math.ceil "
        "Math.floor Math.log Math.pow Math.round Math.sign Math.sqrt Math.trunc "
        "Number.parseFloat Number.parseInt String.raw Symbol Symbol.for decodeURI "
        "decodeURIComponent encodeURI encodeURIComponent escape isFinite parseFloat parseInt "
        "unescape"
    ),
    **{
        name: Function(f"sec-{name.lower()}", (_READ,))
        for name in words(
            "ArrayBuffer.isView Number.isFinite Number.isInteger Number.isNaN "
            "Number.isSafeInteger Object.getOwnPropertySymbols"
        )
    },
    "Array": Function("sec-array", (), Argument.HELD),
    "Array.of": Function("sec-array.of", (), Argument.HELD),
    "Date": Function("sec-date: called as a function it looks at no argument", (), _READ),
    "Error.captureStackTrace": Function(
        "V8 stack trace API: captureStackTrace(object)", (Argument.MUTATED, _READ)
    ),
    "Intl.getCanonicalLocales": Function("ECMA-402: sec-intl.getcanonicallocales", (_TEXT,)),
    **{
        f"Intl.{name}.supportedLocalesOf": Function(
            f"ECMA-402: sec-intl.{name.lower()}.supportedlocalesof", (_TEXT, _PROPERTIES)
        )
        for name in words(
            "Collator DateTimeFormat DisplayNames ListFormat NumberFormat PluralRules "
            "RelativeTimeFormat Segmenter"
        )
    },
    "Iterator.from": Function("sec-iterator.from", (Argument.ELEMENTS,)),
    "Map.groupBy": Function("sec-map.groupby", (Argument.GROUPED, _CALLED)),
    "Object": Function("sec-object-value", (Argument.RETURNED,)),
    "Object.groupBy": Function("sec-object.groupby", (Argument.GROUPED, _CALLED)),
    "Promise.reject": Function("sec-promise.reject", (Argument.THROWN,)),
    "Promise.resolve": Function("sec-promise.resolve", (Argument.PROMISED,)),
    "Proxy.revocable": Function("sec-proxy.revocable", (_OBSERVED, _PASSED)),
    "Reflect.apply": Function("sec-reflect.apply", (_PASSED, _PASSED, _PROPERTIES)),
    "Reflect.construct": Function("sec-reflect.construct", (_PASSED, _PROPERTIES)),
    "Reflect.defineProperty": Function(
        "sec-reflect.defineproperty", (Argument.MUTATED, _TEXT, _PROPERTIES)
    ),
    "Reflect.get": Function("sec-reflect.get", (Argument.ENTRY, _TEXT)),
    "Reflect.getOwnPropertyDescriptor": Function(
        "sec-reflect.getownpropertydescriptor", (_OBSERVED, _TEXT)
    ),
    "Reflect.getPrototypeOf": Function("sec-reflect.getprototypeof", (_READ,)),
    "Reflect.isExtensible": Function("sec-reflect.isextensible", (_OBSERVED,)),
    "Reflect.preventExtensions": Function("sec-reflect.preventextensions", (_OBSERVED,)),
    "Reflect.setPrototypeOf": Function(
        "sec-reflect.setprototypeof", (Argument.MUTATED, Argument.PROTOTYPE)
    ),
    "RegExp": Function("sec-regexp-pattern-flags", (Argument.RETURNED, _TEXT)),
}

_ERROR: Final = "sec-installerrorcause: the cause is kept"

LANGUAGE_CONSTRUCTORS: Final[Mapping[str, Function]] = {
    **{
        name: Function(_ERROR, (_TEXT, _PROPERTIES))
        for name in words(
            "Error EvalError RangeError ReferenceError SyntaxError TypeError URIError"
        )
    },
    "AggregateError": Function("sec-aggregate-error", (_PROPERTIES, _TEXT, _PROPERTIES)),
    "Array": Function("sec-array", (), Argument.HELD),
    "ArrayBuffer": Function("sec-arraybuffer-constructor", (_TEXT, _PROPERTIES)),
    "Boolean": Function("sec-boolean-constructor-boolean-value", (_READ,)),
    "Date": Function("sec-date", (), _TEXT),
    "Number": Function("sec-number-constructor-number-value", (_TEXT,)),
    "Object": Function("sec-object-value", (Argument.RETURNED,)),
    "Proxy": Function("sec-proxy-target-handler", (_OBSERVED, _PASSED)),
    "RegExp": Function("sec-regexp-pattern-flags", (_TEXT, _TEXT)),
    "String": Function("sec-string-constructor-string-value", (_TEXT,)),
}
