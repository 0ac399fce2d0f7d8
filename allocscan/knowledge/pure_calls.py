"""Calls of built-ins that give an equal value each time they are made with the same constants.

None of them can throw for the arguments that their row admits, none looks at the locale, the
clock or the environment, and none hands its arguments to code of the user's. A name that is not
listed is a call like any other.
"""

from collections.abc import Mapping

from allocscan.enums import Enum
from allocscan.knowledge.callees import words
from allocscan.records import dataclass
from allocscan.typed import Final

TYPED_ARRAYS: Final = words(
    "Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array "
    "Float32Array Float64Array"
)
"""Those of numbers: of bigints nobody makes tables."""


class Takes(Enum):
    """What an argument must be."""

    ANY = "any constant"
    NUMBER = "a number"
    TEXT = "a string"
    PRIMITIVE = "a string, number, boolean, null or undefined"
    ITEMS = "an array, or a string to iterate"
    CONTENTS = "an object or array"
    NUMBERS = "an array literal of numbers that stand there"
    PLAIN_PAIRS = "an array literal of array literals of two strings, numbers, booleans or nulls"
    RECORD = "an object literal: it is written to"
    OWN = "an object that the argument's own text makes: it is frozen"


class Gives(Enum):
    """What the call evaluates to."""

    NUMBER = "a number"
    TEXT = "a string"
    BOOLEAN = "a boolean"
    SYMBOL = "a symbol"
    ARGUMENT = "its first argument"
    PRIMITIVES = "a new array of primitives"
    ELEMENTS = "a new array of the elements of what it is given"
    PAIRS = "a new array of new arrays that hold those elements"
    SET = "a new Set of the elements"
    MAP = "a new Map of primitives"
    RECORD = "an object of the elements"
    TYPED_ARRAY = "a new typed array of numbers"


@dataclass(frozen=True, slots=True)
class PureCall:
    """One row. `takes` are the arguments in order, of which the first `least` must be there;
    `rest` is for those after them, None when there may be none."""

    source: str
    gives: Gives
    takes: tuple[Takes, ...] = ()
    least: int = 0
    rest: Takes | None = None

    def admits(self, position: int) -> Takes | None:
        """What argument `position` must be; None when there may be none."""
        return self.takes[position] if position < len(self.takes) else self.rest


_NUMBER, _TEXT, _CONTENTS = Takes.NUMBER, Takes.TEXT, Takes.CONTENTS


def _of_numbers(source: str, count: int) -> PureCall:
    return PureCall(source, Gives.NUMBER, (_NUMBER,) * count, count)


FUNCTIONS: Final[Mapping[str, PureCall]] = {
    "Array.from": PureCall("sec-array.from", Gives.ELEMENTS, (Takes.ITEMS,), 1),
    "Array.of": PureCall("sec-array.of", Gives.ELEMENTS, rest=Takes.PRIMITIVE),
    "Boolean": PureCall("sec-boolean-constructor-boolean-value", Gives.BOOLEAN, (Takes.ANY,)),
    "Date.UTC": PureCall("sec-date.utc", Gives.NUMBER, (_NUMBER,) * 7, 1),
    "Number": PureCall("sec-number-constructor-number-value", Gives.NUMBER, (Takes.PRIMITIVE,)),
    "Number.isInteger": PureCall("sec-number.isinteger", Gives.BOOLEAN, (Takes.PRIMITIVE,)),
    "Number.parseFloat": PureCall("sec-number.parsefloat", Gives.NUMBER, (_TEXT,), 1),
    "Number.parseInt": PureCall("sec-number.parseint", Gives.NUMBER, (_TEXT, _NUMBER), 1),
    "Object.assign": PureCall(
        "sec-object.assign", Gives.RECORD, (Takes.RECORD,), 1, rest=_CONTENTS
    ),
    "Object.entries": PureCall("sec-object.entries", Gives.PAIRS, (_CONTENTS,), 1),
    "Object.freeze": PureCall("sec-object.freeze", Gives.ARGUMENT, (Takes.OWN,), 1),
    "Object.fromEntries": PureCall("sec-object.fromentries", Gives.RECORD, (Takes.PLAIN_PAIRS,), 1),
    "Object.keys": PureCall("sec-object.keys", Gives.PRIMITIVES, (_CONTENTS,), 1),
    "Object.values": PureCall("sec-object.values", Gives.ELEMENTS, (_CONTENTS,), 1),
    "String": PureCall("sec-string-constructor-string-value", Gives.TEXT, (Takes.PRIMITIVE,)),
    "String.fromCharCode": PureCall("sec-string.fromcharcode", Gives.TEXT, rest=_NUMBER),
    "Symbol.for": PureCall("sec-symbol.for", Gives.SYMBOL, (_TEXT,), 1),
    "parseFloat": PureCall("sec-parsefloat-string", Gives.NUMBER, (_TEXT,), 1),
    "parseInt": PureCall("sec-parseint-string-radix", Gives.NUMBER, (_TEXT, _NUMBER), 1),
    "Math.hypot": PureCall("sec-math.hypot", Gives.NUMBER, rest=_NUMBER),
    "Math.max": PureCall("sec-math.max", Gives.NUMBER, rest=_NUMBER),
    "Math.min": PureCall("sec-math.min", Gives.NUMBER, rest=_NUMBER),
    **{
        f"Math.{name}": _of_numbers(f"sec-math.{name}", count)
        for name, count in (
            *((name, 1) for name in ("abs", "cbrt", "ceil", "clz32", "floor", "fround")),
            *((name, 1) for name in ("round", "sign", "sqrt", "trunc")),
            ("imul", 2),
            ("pow", 2),
        )
    },
}
"""By the text of the callee. Its first name must be declared and assigned to nowhere in the file.

The transcendental functions of `Math` are implementation-approximated (sec-function-properties-
of-the-math-object): equal in one engine, so they could be here, but nobody builds tables of them.
"""

CONSTRUCTORS: Final[Mapping[str, PureCall]] = {
    "Map": PureCall("sec-map-iterable", Gives.MAP, (Takes.PLAIN_PAIRS,), 1),
    "Set": PureCall("sec-set-iterable", Gives.SET, (Takes.ITEMS,), 1),
    **{
        name: PureCall("sec-typedarray", Gives.TYPED_ARRAY, (Takes.NUMBERS,), 1)
        for name in TYPED_ARRAYS
    },
}
"""With `new`, by the same rule. An empty Map or Set is an accumulator, no constant."""

STRING_METHODS: Final[Mapping[str, PureCall]] = {
    "charAt": PureCall("sec-string.prototype.charat", Gives.TEXT, (_NUMBER,), 1),
    "charCodeAt": PureCall("sec-string.prototype.charcodeat", Gives.NUMBER, (_NUMBER,)),
    "concat": PureCall("sec-string.prototype.concat", Gives.TEXT, rest=_TEXT),
    "endsWith": PureCall("sec-string.prototype.endswith", Gives.BOOLEAN, (_TEXT,), 1),
    "includes": PureCall("sec-string.prototype.includes", Gives.BOOLEAN, (_TEXT,), 1),
    "indexOf": PureCall("sec-string.prototype.indexof", Gives.NUMBER, (_TEXT,), 1),
    "slice": PureCall("sec-string.prototype.slice", Gives.TEXT, (_NUMBER, _NUMBER)),
    "split": PureCall("sec-string.prototype.split", Gives.PRIMITIVES, (_TEXT,), 1),
    "startsWith": PureCall("sec-string.prototype.startswith", Gives.BOOLEAN, (_TEXT,), 1),
    "substring": PureCall("sec-string.prototype.substring", Gives.TEXT, (_NUMBER, _NUMBER), 1),
    "toLowerCase": PureCall("sec-string.prototype.tolowercase", Gives.TEXT),
    "toUpperCase": PureCall("sec-string.prototype.touppercase", Gives.TEXT),
    "trim": PureCall("sec-string.prototype.trim", Gives.TEXT),
    "trimEnd": PureCall("sec-string.prototype.trimend", Gives.TEXT),
    "trimStart": PureCall("sec-string.prototype.trimstart", Gives.TEXT),
}
"""Methods of a string."""

ARRAY_METHODS: Final[Mapping[str, PureCall]] = {
    "concat": PureCall("sec-array.prototype.concat", Gives.ELEMENTS, rest=Takes.ITEMS),
    "join": PureCall("sec-array.prototype.join", Gives.TEXT, (_TEXT,)),
    "slice": PureCall("sec-array.prototype.slice", Gives.ELEMENTS, (_NUMBER, _NUMBER)),
}
"""Methods of an array that the call's own text makes. `join` only where every element is a
primitive that stands there."""
