"""Operators on known values, folded as V8's parser folds them.

Sources: `Parser::ShortcutLiteralBinaryExpression` and `Parser::BuildUnaryExpression`. That sums
of string literals are folded from Node 24 on is measured (24.21.0), and that `%` is from Node 20.
"""

import math
from collections.abc import Callable, Mapping, Sequence

from allocscan.knowledge.costs import CONS_LENGTH, CONS_STRING, NEGATED_BIGINT, SHORT_STRING
from allocscan.records import replace
from allocscan.sites.literal.values import (
    BIGINT,
    COMPILE_TIME,
    CONSTANT,
    REFERENCE,
    UNDEFINED,
    Value,
    ValueKind,
    calculated,
    number_value,
)
from allocscan.typed import Final


def combined(operator: str, operands: Sequence[Value], major: int) -> Value:
    """The value of `operator` applied to one or two `operands` on Node `major`."""
    if len(operands) == 1:
        return _unary(operator, operands[0])
    left, right = operands
    if left.number is not None and right.number is not None:
        fold = _ARITHMETIC.get(operator) if operator != "%" or major >= 20 else None
        return REFERENCE if fold is None else number_value(fold(left.number, right.number))
    if operator in _CALCULATED and _are_numbers(operands):
        return calculated(left, right)
    if operator == "+" and (left.length is not None or right.length is not None):
        return _sum_of_strings(left, right, major)
    return REFERENCE


def _are_numbers(operands: Sequence[Value]) -> bool:
    return all(v.number is not None or v.kind is ValueKind.COMPUTED_DOUBLE for v in operands)


def _unary(operator: str, value: Value) -> Value:
    if operator == "void":
        return UNDEFINED
    if operator == "!" and value.kind in COMPILE_TIME:
        return CONSTANT
    if value.number is not None and operator in _SIGNS:
        return number_value(_SIGNS[operator](value.number))
    if operator == "-" and value is BIGINT:
        return Value(ValueKind.COMPUTED, NEGATED_BIGINT, NEGATED_BIGINT)
    if operator == "-" and value.kind is ValueKind.COMPUTED_DOUBLE:
        return calculated(value)
    return REFERENCE


def _sum_of_strings(left: Value, right: Value, major: int) -> Value:
    known = left.kind in COMPILE_TIME and right.kind in COMPILE_TIME
    length = (left.length or 0) + (right.length or 0)
    if left.length is not None and right.length is not None and known and major >= 24:
        return replace(CONSTANT, length=length)
    own = int(CONS_STRING if length >= CONS_LENGTH else SHORT_STRING)
    if left.length == 0 or right.length == 0:
        own = 0  # an empty operand: the other one is the sum
    # Optimised code folds what it knows. A sum inside a sum is known when it costs nothing.
    unknown = any(v.kind is ValueKind.REFERENCE or v.optimized_bytes for v in (left, right))
    optimized = left.optimized_bytes + right.optimized_bytes + own if unknown else 0
    allocated = left.bytes + right.bytes + own
    return Value(ValueKind.COMPUTED, allocated, optimized, length=length)


# ------------------------------------------------------------------ arithmetic, ECMA-262 sec-number


def _int32(number: float) -> int:
    """ToInt32."""
    if not math.isfinite(number):
        return 0
    low = int(number) & 0xFFFFFFFF
    return low - 2**32 if low >= 2**31 else low


def _shift(right: float) -> int:
    return _int32(right) & 31


def _divide(left: float, right: float) -> float:
    if right:
        return left / right
    if left == 0 or math.isnan(left):
        return math.nan
    return math.copysign(math.inf, left) * math.copysign(1, right)


def _remainder(left: float, right: float) -> float:
    if not right or math.isinf(left):
        return math.nan
    return math.fmod(left, right)


def _power(left: float, right: float) -> float:
    if abs(left) == 1 and math.isinf(right):
        return math.nan
    try:
        raised = left**right
    except OverflowError:
        odd = right.is_integer() and right % 2 == 1
        return -math.inf if left < 0 and odd else math.inf
    except ZeroDivisionError:
        return math.inf
    return math.nan if isinstance(raised, complex) else float(raised)


_SIGNS: Final[Mapping[str, Callable[[float], float]]] = {
    "-": lambda x: -x,
    "+": lambda x: x,
    "~": lambda x: float(~_int32(x)),
}
_CALCULATED: Final = frozenset({"+", "-", "*", "/", "%", "**"})
_ARITHMETIC: Final[Mapping[str, Callable[[float, float], float]]] = {
    "+": lambda x, y: x + y,
    "-": lambda x, y: x - y,
    "*": lambda x, y: x * y,
    "/": _divide,
    "%": _remainder,
    "**": _power,
    "&": lambda x, y: float(_int32(x) & _int32(y)),
    "|": lambda x, y: float(_int32(x) | _int32(y)),
    "^": lambda x, y: float(_int32(x) ^ _int32(y)),
    "<<": lambda x, y: float(_int32(float(_int32(x) << _shift(y)))),
    ">>": lambda x, y: float(_int32(x) >> _shift(y)),
    ">>>": lambda x, y: float((_int32(x) & 0xFFFFFFFF) >> _shift(y)),
}
