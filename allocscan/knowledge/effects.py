"""What the built-in methods do to their receiver. A name that is not listed is unknown.

`elements` below are the values of an array's entries, of an object's properties, of a
collection's members: what a read from the receiver can hand out.
"""

from collections.abc import Mapping

from allocscan.enums import Enum
from allocscan.records import dataclass
from allocscan.typed import Final


class Receiver(Enum):
    """What happens to the object that the method is called on."""

    READ = "read"
    MUTATED = "mutated"


class Result(Enum):
    """What the call gives back, in terms of the receiver."""

    PRIMITIVE = "primitive"
    ELEMENT = "element"
    FRESH = "fresh"
    """A new container that holds elements of the receiver."""
    REGROUPED = "regrouped"
    """New containers, perhaps in each other, that hold elements, or elements of elements."""
    ENTRIES = "entries"
    """New pairs of a primitive and an element of the receiver."""
    MAPPED = "mapped"
    """A new container that holds what the callback returns."""
    FLATTENED = "flattened"
    """A new container of the elements of what the callback returns."""
    RECEIVER = "receiver"
    ACCUMULATED = "accumulated"
    """What the callback returned last, or the seed."""


class Handed(Enum):
    """What a callback parameter receives."""

    ELEMENT = "element"
    PRIMITIVE = "primitive"
    RECEIVER = "receiver"
    ACCUMULATOR = "accumulator"


class Touch(Enum):
    """How the method goes over the receiver; freezing an array slows `WALKS` down."""

    LOOKS_UP = "looks up"
    WALKS = "walks"


@dataclass(frozen=True, slots=True)
class Method:
    """One row. `callback` lists what the function in argument 0 receives, in order.

    `calls` is False when argument 0 is no function. Arguments beside a callback are not judged
    here: the value followed is the receiver.
    """

    source: str
    receiver: Receiver = Receiver.READ
    result: Result = Result.PRIMITIVE
    callback: tuple[Handed, ...] = ()
    touch: Touch = Touch.WALKS


_EACH: Final = (Handed.ELEMENT, Handed.PRIMITIVE, Handed.RECEIVER)
_FOLD: Final = (Handed.ACCUMULATOR, Handed.ELEMENT, Handed.PRIMITIVE, Handed.RECEIVER)
_PAIR: Final = (Handed.ELEMENT, Handed.ELEMENT)


def _array(name: str) -> str:
    return f"sec-array.prototype.{name}"


ARRAY_METHODS: Final[Mapping[str, Method]] = {
    "at": Method(_array("at"), result=Result.ELEMENT, touch=Touch.LOOKS_UP),
    "concat": Method(_array("concat"), result=Result.FRESH),
    "copyWithin": Method(_array("copywithin"), Receiver.MUTATED, Result.RECEIVER),
    "entries": Method(_array("entries"), result=Result.ENTRIES),
    "every": Method(_array("every"), callback=_EACH),
    "fill": Method(_array("fill"), Receiver.MUTATED, Result.RECEIVER),
    "filter": Method(_array("filter"), result=Result.FRESH, callback=_EACH),
    "find": Method(_array("find"), result=Result.ELEMENT, callback=_EACH),
    "findIndex": Method(_array("findindex"), callback=_EACH),
    "findLast": Method(_array("findlast"), result=Result.ELEMENT, callback=_EACH),
    "findLastIndex": Method(_array("findlastindex"), callback=_EACH),
    "flat": Method(_array("flat"), result=Result.REGROUPED),
    "flatMap": Method(_array("flatmap"), result=Result.FLATTENED, callback=_EACH),
    "forEach": Method(_array("foreach"), callback=_EACH),
    "includes": Method(_array("includes"), touch=Touch.LOOKS_UP),
    "indexOf": Method(_array("indexof"), touch=Touch.LOOKS_UP),
    "join": Method(_array("join")),
    "keys": Method(_array("keys")),
    "lastIndexOf": Method(_array("lastindexof"), touch=Touch.LOOKS_UP),
    "map": Method(_array("map"), result=Result.MAPPED, callback=_EACH),
    "pop": Method(_array("pop"), Receiver.MUTATED, Result.ELEMENT),
    "push": Method(_array("push"), Receiver.MUTATED),
    "reduce": Method(_array("reduce"), result=Result.ACCUMULATED, callback=_FOLD),
    "reduceRight": Method(_array("reduceright"), result=Result.ACCUMULATED, callback=_FOLD),
    "reverse": Method(_array("reverse"), Receiver.MUTATED, Result.RECEIVER),
    "shift": Method(_array("shift"), Receiver.MUTATED, Result.ELEMENT),
    "slice": Method(_array("slice"), result=Result.FRESH),
    "some": Method(_array("some"), callback=_EACH),
    "sort": Method(_array("sort"), Receiver.MUTATED, Result.RECEIVER, callback=_PAIR),
    "splice": Method(_array("splice"), Receiver.MUTATED, Result.FRESH),
    "toReversed": Method(_array("toreversed"), result=Result.FRESH),
    "toSorted": Method(_array("tosorted"), result=Result.FRESH, callback=_PAIR),
    "toSpliced": Method(_array("tospliced"), result=Result.FRESH),
    "toString": Method(_array("tostring")),
    "unshift": Method(_array("unshift"), Receiver.MUTATED),
    "values": Method(_array("values"), result=Result.FRESH),
    "with": Method(_array("with"), result=Result.FRESH),
    "hasOwnProperty": Method("sec-object.prototype.hasownproperty", touch=Touch.LOOKS_UP),
}
"""Methods of a plain array whose prototype chain is the intrinsic one."""

OBJECT_METHODS: Final[Mapping[str, Method]] = {
    "hasOwnProperty": Method("sec-object.prototype.hasownproperty", touch=Touch.LOOKS_UP),
    "isPrototypeOf": Method("sec-object.prototype.isprototypeof", touch=Touch.LOOKS_UP),
    "propertyIsEnumerable": Method(
        "sec-object.prototype.propertyisenumerable", touch=Touch.LOOKS_UP
    ),
    "toString": Method("sec-object.prototype.tostring", touch=Touch.LOOKS_UP),
    "valueOf": Method("sec-object.prototype.valueof", result=Result.RECEIVER),
}
"""Methods of a plain object that it does not have itself."""

REGEXP_METHODS: Final[Mapping[str, Method]] = {
    "compile": Method("sec-regexp.prototype.compile", Receiver.MUTATED, Result.RECEIVER),
    "exec": Method("sec-regexp.prototype.exec", touch=Touch.LOOKS_UP),
    "test": Method("sec-regexp.prototype.test", touch=Touch.LOOKS_UP),
    "toString": Method("sec-regexp.prototype.tostring", touch=Touch.LOOKS_UP),
}
"""Methods of a regular expression without `g` and `y`: `lastIndex` is neither read nor written."""

_IN_ORDER: Final = (Handed.ELEMENT, Handed.ELEMENT, Handed.RECEIVER)

SET_METHODS: Final[Mapping[str, Method]] = {
    "add": Method("sec-set.prototype.add", Receiver.MUTATED, Result.RECEIVER),
    "clear": Method("sec-set.prototype.clear", Receiver.MUTATED),
    "delete": Method("sec-set.prototype.delete", Receiver.MUTATED),
    "entries": Method("sec-set.prototype.entries", result=Result.REGROUPED),
    "forEach": Method("sec-set.prototype.foreach", callback=_IN_ORDER),
    "has": Method("sec-set.prototype.has", touch=Touch.LOOKS_UP),
    "keys": Method("sec-set.prototype.keys", result=Result.FRESH),
    "values": Method("sec-set.prototype.values", result=Result.FRESH),
}
"""Methods of a Set that the literal makes."""

MAP_METHODS: Final[Mapping[str, Method]] = {
    "clear": Method("sec-map.prototype.clear", Receiver.MUTATED),
    "delete": Method("sec-map.prototype.delete", Receiver.MUTATED),
    "entries": Method("sec-map.prototype.entries"),
    "forEach": Method("sec-map.prototype.foreach", callback=_IN_ORDER),
    "get": Method("sec-map.prototype.get", touch=Touch.LOOKS_UP),
    "has": Method("sec-map.prototype.has", touch=Touch.LOOKS_UP),
    "keys": Method("sec-map.prototype.keys"),
    "set": Method("sec-map.prototype.set", Receiver.MUTATED, Result.RECEIVER),
    "values": Method("sec-map.prototype.values"),
}
"""Methods of a Map that the literal makes: it holds primitives only."""

_TYPED: Final = "sec-%typedarray%.prototype"

TYPED_ARRAY_METHODS: Final[Mapping[str, Method]] = {
    **{
        name: Method(f"{_TYPED}.{name.lower()}", touch=Touch.LOOKS_UP)
        for name in ("at", "includes", "indexOf", "lastIndexOf", "join", "toString")
    },
    **{
        name: Method(f"{_TYPED}.{name.lower()}")
        for name in ("entries", "keys", "slice", "toReversed", "values", "with")
    },
    **{
        name: Method(f"{_TYPED}.{name.lower()}", callback=_EACH)
        for name in ("every", "filter", "find", "findIndex", "findLast", "findLastIndex")
    },
    **{
        name: Method(f"{_TYPED}.{name.lower()}", callback=_EACH)
        for name in ("forEach", "map", "some")
    },
    **{
        name: Method(f"{_TYPED}.{name.lower()}", callback=_FOLD)
        for name in ("reduce", "reduceRight")
    },
    "toSorted": Method(f"{_TYPED}.tosorted", callback=_PAIR),
    "copyWithin": Method(f"{_TYPED}.copywithin", Receiver.MUTATED, Result.RECEIVER),
    "fill": Method(f"{_TYPED}.fill", Receiver.MUTATED, Result.RECEIVER),
    "reverse": Method(f"{_TYPED}.reverse", Receiver.MUTATED, Result.RECEIVER),
    "set": Method(f"{_TYPED}.set", Receiver.MUTATED),
    "sort": Method(f"{_TYPED}.sort", Receiver.MUTATED, Result.RECEIVER, callback=_PAIR),
}
"""Methods of a typed array that the literal makes: it holds numbers only. `subarray` shares its
buffer and is not among them."""

CONTAINER_METHODS: Final[Mapping[str, Method]] = {
    **ARRAY_METHODS,
    "add": Method("sec-set.prototype.add", Receiver.MUTATED, Result.RECEIVER),
    "clear": Method("sec-map.prototype.clear", Receiver.MUTATED),
    "delete": Method("sec-map.prototype.delete", Receiver.MUTATED),
    # a Set's entries have the element twice
    "entries": Method("sec-set.prototype.entries", result=Result.REGROUPED),
    "get": Method("sec-map.prototype.get", result=Result.ELEMENT, touch=Touch.LOOKS_UP),
    "has": Method("sec-map.prototype.has", touch=Touch.LOOKS_UP),
    "keys": Method("sec-map.prototype.keys", result=Result.FRESH),
    "next": Method("sec-%arrayiteratorprototype%.next", Receiver.MUTATED, Result.REGROUPED),
    "set": Method("sec-map.prototype.set", Receiver.MUTATED, Result.RECEIVER),
}
"""Methods of a container that is itself fresh: an array, Map, Set or iterator that holds elements
of the value followed. Its own changes are nobody's business; what it hands out is."""

KEYED_METHODS: Final[Mapping[str, Method]] = {
    **CONTAINER_METHODS,
    "entries": Method("sec-map.prototype.entries", result=Result.ENTRIES),
    "keys": Method("sec-map.prototype.keys"),
}
"""Methods of a fresh Map whose keys are primitives."""


class Argument(Enum):
    """What a built-in function does with one of its arguments."""

    READ = "read"
    """Looks at it and at what it holds; hands nothing out."""
    ELEMENTS = "elements"
    """Gives back a new container of its elements."""
    DISTINCT = "distinct"
    """Gives back a new collection of its elements, each once: identity decides."""
    ENTRIES = "entries"
    """Gives back a new array of new pairs of a primitive key and one of its elements."""
    PAIRS = "pairs"
    """Gives back a new collection of the elements of its elements."""
    RECORD = "record"
    """Gives back a new plain object whose properties are elements of its elements."""
    DEEP_COPY = "deep copy"
    CLONE = "clone"
    """A deep copy in which an object that occurs twice is one object again."""
    RETURNED = "returned"
    """Gives the same object back."""
    SPREAD_SOURCE = "spread source"
    """Copies its properties into argument 0, which it gives back."""
    ITERATED = "iterated"
    """Reads primitives out of it: an element that is an object would be converted."""
    OPTIONS = "options"
    """Reads options out of it, each converted, and does not keep it."""
    SETTINGS = "settings"
    """As OPTIONS, of a constructor that converts none but what it knows."""
    KEPT = "kept"
    """Puts it into the receiver as an element."""
    KEY = "key"
    """Puts it into the receiver, where it is found again by identity."""
    MUTATED = "mutated"
    PROTOTYPE = "prototype"
    OBSERVED = "observed"
    COMPARED = "compared"
    CALLED = "called"
    """Calls it, if it is a function, with values that are not ours."""
    MAPS_ELEMENTS = "maps elements"
    """Calls it with the elements of argument 0 and gives back a container of the results."""
    PROPERTIES = "properties"
    """Reads its properties; an object among them may be kept or handed on."""
    SECTIONS = "sections"
    """Reads its properties and those of the objects among them; objects below may be kept."""
    LAUNCHING = "launching"
    """As SECTIONS, of a new process: writes to its `env` and to an array under `stdio`."""
    WRAPPED = "wrapped"
    """As SECTIONS, but programs that replace the function write properties of the argument."""
    SENT = "sent"
    """Clones it, as CLONE does, for somebody else; the call gives nothing of it back."""
    HELD = "held"
    """Gives back a new container that has it as an element."""
    GROUPED = "grouped"
    """Calls argument 1 with its elements and gives back a record of new arrays of them."""
    PROMISED = "promised"
    """Gives back a promise of it."""
    ENTRY = "entry"
    """Gives back what it holds under the key that is argument 1."""
    DEFAULTS = "defaults"
    """Reads it, and gives back a record in which its arrays may stand at any depth."""
    DEEPLY_COMPARED = "deeply compared"
    """Compared by what it holds; functions by identity."""
    ASSERTED = "asserted"
    """Compared by identity, and kept by the error that a difference throws."""
    THROWN = "thrown"
    """Thrown, or kept by an error that may be thrown."""
    PASSED = "passed"
    """Stored out of sight, or handed to code that is not ours."""


@dataclass(frozen=True, slots=True)
class Function:
    """One built-in function or constructor: what it does to each argument.

    `rest` is for the arguments after those listed; None: unknown. `unless`: keys of options
    under which the user's own code is given all the options; with one of them it is unknown what
    becomes of an argument that is an object.
    """

    source: str
    arguments: tuple[Argument, ...]
    rest: Argument | None = None
    unless: frozenset[str] = frozenset()


_READ, _OBSERVED = Argument.READ, Argument.OBSERVED

FUNCTIONS: Final[Mapping[str, Function]] = {
    "Array.from": Function("sec-array.from", (Argument.ELEMENTS, Argument.MAPS_ELEMENTS)),
    "Array.isArray": Function("sec-array.isarray", (_READ,)),
    "Boolean": Function("sec-boolean-constructor-boolean-value", (_READ,)),
    "Buffer.from": Function("Node.js API: Buffer.from(array)", (Argument.ITERATED,)),
    "JSON.stringify": Function(
        "sec-json.stringify", (Argument.DEEP_COPY, Argument.ITERATED, Argument.ITERATED)
    ),
    "Math.hypot": Function("sec-math.hypot", (), Argument.ITERATED),
    "Math.max": Function("sec-math.max", (), Argument.ITERATED),
    "Math.min": Function("sec-math.min", (), Argument.ITERATED),
    "Number": Function("sec-number-constructor-number-value", (Argument.ITERATED,)),
    "Object.assign": Function(
        "sec-object.assign", (Argument.MUTATED,), rest=Argument.SPREAD_SOURCE
    ),
    "Object.create": Function("sec-object.create", (Argument.PROTOTYPE, Argument.SECTIONS)),
    "Object.defineProperties": Function(
        "sec-object.defineproperties", (Argument.MUTATED, Argument.SECTIONS)
    ),
    "Object.defineProperty": Function(
        "sec-object.defineproperty", (Argument.MUTATED, Argument.ITERATED, Argument.PROPERTIES)
    ),
    "Object.entries": Function("sec-object.entries", (Argument.ENTRIES,)),
    "Object.freeze": Function("sec-object.freeze", (Argument.RETURNED,)),
    "Object.fromEntries": Function("sec-object.fromentries", (Argument.RECORD,)),
    "Object.getOwnPropertyDescriptor": Function(
        "sec-object.getownpropertydescriptor", (_OBSERVED,)
    ),
    "Object.getOwnPropertyDescriptors": Function(
        "sec-object.getownpropertydescriptors", (_OBSERVED,)
    ),
    "Object.getOwnPropertyNames": Function("sec-object.getownpropertynames", (_READ,)),
    "Object.getPrototypeOf": Function("sec-object.getprototypeof", (_READ,)),
    "Object.hasOwn": Function("sec-object.hasown", (_READ, _READ)),
    "Object.is": Function("sec-object.is", (Argument.COMPARED, Argument.COMPARED)),
    "Object.isExtensible": Function("sec-object.isextensible", (_OBSERVED,)),
    "Object.isFrozen": Function("sec-object.isfrozen", (_OBSERVED,)),
    "Object.isSealed": Function("sec-object.issealed", (_OBSERVED,)),
    "Object.keys": Function("sec-object.keys", (_READ,)),
    "Object.preventExtensions": Function("sec-object.preventextensions", (_OBSERVED,)),
    "Object.prototype.hasOwnProperty.call": Function(
        "sec-object.prototype.hasownproperty", (_READ, _READ)
    ),
    "Object.prototype.propertyIsEnumerable.call": Function(
        "sec-object.prototype.propertyisenumerable", (_READ, _READ)
    ),
    "Object.prototype.toString.call": Function("sec-object.prototype.tostring", (_READ,)),
    "Object.seal": Function("sec-object.seal", (_OBSERVED,)),
    "Object.setPrototypeOf": Function(
        "sec-object.setprototypeof", (Argument.MUTATED, Argument.PROTOTYPE)
    ),
    "Object.values": Function("sec-object.values", (Argument.ELEMENTS,)),
    "Reflect.deleteProperty": Function("sec-reflect.deleteproperty", (Argument.MUTATED,)),
    "Reflect.has": Function("sec-reflect.has", (_READ, _READ)),
    "Reflect.ownKeys": Function("sec-reflect.ownkeys", (_READ,)),
    "Reflect.set": Function("sec-reflect.set", (Argument.MUTATED,)),
    "String": Function("sec-string-constructor-string-value", (Argument.ITERATED,)),
    "String.fromCharCode": Function("sec-string.fromcharcode", (), Argument.ITERATED),
    "String.fromCodePoint": Function("sec-string.fromcodepoint", (), Argument.ITERATED),
    "isNaN": Function("sec-isnan-number", (Argument.ITERATED,)),
    "structuredClone": Function("HTML: dom-structuredclone", (Argument.CLONE,)),
    "console.debug": Function("Console: debug(...data)", (), _READ),
    "console.dir": Function("Console: dir(item, options)", (_READ, Argument.PROPERTIES)),
    "console.error": Function("Console: error(...data)", (), _READ),
    "console.info": Function("Console: info(...data)", (), _READ),
    "console.log": Function("Console: log(...data)", (), _READ),
    "console.table": Function(
        "Console: table(tabularData, properties)", (_READ, Argument.PROPERTIES)
    ),
    "console.warn": Function("Console: warn(...data)", (), _READ),
}
"""Built-in functions by their path from the global object, matched only when the root name is
declared nowhere in the file."""

_TYPED_ARRAY: Final = Function("sec-typedarray", (Argument.ITERATED,))
_INTL: Final = "ECMA-402: the options are read by the constructor and not kept"

CONSTRUCTORS: Final[Mapping[str, Function]] = {
    "Set": Function("sec-set-iterable", (Argument.DISTINCT,)),
    "Map": Function("sec-map-iterable", (Argument.PAIRS,)),
    "Int8Array": _TYPED_ARRAY,
    "Uint8Array": _TYPED_ARRAY,
    "Uint8ClampedArray": _TYPED_ARRAY,
    "Int16Array": _TYPED_ARRAY,
    "Uint16Array": _TYPED_ARRAY,
    "Int32Array": _TYPED_ARRAY,
    "Uint32Array": _TYPED_ARRAY,
    "Float32Array": _TYPED_ARRAY,
    "Float64Array": _TYPED_ARRAY,
    "BigInt64Array": _TYPED_ARRAY,
    "BigUint64Array": _TYPED_ARRAY,
    "URLSearchParams": Function("URL: new URLSearchParams(init)", (Argument.ITERATED,)),
    "Headers": Function("Fetch: new Headers(init)", (Argument.ITERATED,)),
    "Intl.Collator": Function(_INTL, (Argument.ITERATED, Argument.SETTINGS)),
    "Intl.DateTimeFormat": Function(_INTL, (Argument.ITERATED, Argument.SETTINGS)),
    "Intl.DisplayNames": Function(_INTL, (Argument.ITERATED, Argument.SETTINGS)),
    "Intl.ListFormat": Function(_INTL, (Argument.ITERATED, Argument.SETTINGS)),
    "Intl.NumberFormat": Function(_INTL, (Argument.ITERATED, Argument.SETTINGS)),
    "Intl.PluralRules": Function(_INTL, (Argument.ITERATED, Argument.SETTINGS)),
    "Intl.RelativeTimeFormat": Function(_INTL, (Argument.ITERATED, Argument.SETTINGS)),
    "Intl.Segmenter": Function(_INTL, (Argument.ITERATED, Argument.SETTINGS)),
}
"""Built-in constructors, called with `new` (or, for Intl, without)."""

PURE_CALLBACKS: Final = frozenset(
    {
        "BigInt",
        "Boolean",
        "Number",
        "String",
        "Symbol.for",
        "decodeURIComponent",
        "encodeURIComponent",
        "isNaN",
        "parseFloat",
        "parseInt",
    }
)
"""Built-in functions that may be handed to an array method: they only read what they are given
(sources: sec-number-constructor and the like; each ignores the third argument)."""
