"""What one value of a literal is to the engine: a shared constant, a number, or run-time work."""

import math

from allocscan.enums import Enum
from allocscan.knowledge.costs import HEAP_NUMBER
from allocscan.records import dataclass
from allocscan.typed import Final


class ValueKind(Enum):
    """What decides whether a store is shared and how a field is laid out."""

    CONSTANT = "a string, boolean, null, bigint or plain template"
    INT32 = "a number that fits a small integer"
    DOUBLE = "any other number that the parser knows"
    COMPUTED_DOUBLE = "a number known only at run time: NaN, Infinity, Math.PI / 2"
    REFERENCE = "read at run time: its representation is not known"
    COMPUTED = "made at run time: undefined, functions, sums of strings"
    LITERAL = "an object or array literal"


COMPILE_TIME: Final = frozenset({ValueKind.CONSTANT, ValueKind.INT32, ValueKind.DOUBLE})
NUMBERS: Final = frozenset({ValueKind.INT32, ValueKind.DOUBLE})
DOUBLES: Final = NUMBERS | {ValueKind.COMPUTED_DOUBLE}


@dataclass(frozen=True, slots=True)
class Value:
    """`bytes` are what computing the value allocates, beside the slot that holds it.

    `stays`: optimised code makes it though nobody uses it.
    `number` is set for numbers that the parser knows; `length`, in UTF-16 units, for strings
    inside sums.
    """

    kind: ValueKind
    bytes: int = 0
    optimized_bytes: int = 0
    number: float | None = None
    length: int | None = None
    stays: bool = False


CONSTANT: Final = Value(ValueKind.CONSTANT)
BIGINT: Final = Value(ValueKind.CONSTANT)
REFERENCE: Final = Value(ValueKind.REFERENCE)
UNDEFINED: Final = Value(ValueKind.COMPUTED)
COMPUTED_DOUBLE: Final = Value(ValueKind.COMPUTED_DOUBLE)
LITERAL: Final = Value(ValueKind.LITERAL)


def calculated(*operands: Value) -> Value:
    """What a calculation with a double among its `operands` gives: a number in a box of its own.
    Optimised code boxes the last result alone, and none for a field that holds it bare."""
    size = HEAP_NUMBER + sum(operand.bytes for operand in operands)
    return Value(ValueKind.COMPUTED_DOUBLE, size, HEAP_NUMBER)


def number_value(number: float) -> Value:
    """A number that the parser knows. `-0` and what is past 32 bits are doubles."""
    whole = math.isfinite(number) and number.is_integer() and -(2**31) <= number < 2**31
    negative_zero = number == 0 and math.copysign(1, number) < 0
    kind = ValueKind.INT32 if whole and not negative_zero else ValueKind.DOUBLE
    return Value(kind, number=number)


def number_of(text: bytes) -> Value:
    """The value of a numeric literal; REFERENCE when `text` is none."""
    digits = text.replace(b"_", b"").lower()
    if digits.endswith(b"n"):
        return BIGINT
    try:
        if digits[:2] in (b"0x", b"0o", b"0b"):
            return number_value(float(int(digits, 0)))
        if len(digits) > 1 and digits.startswith(b"0") and digits.isdigit():
            # Sloppy code: 017 is octal, 018 is decimal.
            decimal = b"8" in digits or b"9" in digits
            return number_value(float(digits) if decimal else float(int(digits, 8)))
        return number_value(float(digits))
    except (ValueError, OverflowError):
        return REFERENCE
