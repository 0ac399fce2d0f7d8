"""How is a numeric literal spelled as a property name?

`{ 0x10: a }` has the property "16", `{ 9007199254740993: a }` "9007199254740992": the name is the
number as text (sec-object-initializer PropName, sec-numeric-types-number-tostring).
"""

from allocscan.regex import regex
from allocscan.typed import Final

_RADIX: Final = regex(r"0(?:[xX][\da-fA-F]+|[oO][0-7]+|[bB][01]+)")
_DECIMAL: Final = regex(r"(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_OCTAL: Final = regex(r"0[0-7]+")
_LEADING_ZERO: Final = regex(r"0[0-7]+[.eE]")
_ALL_DIGITS: Final = 21
"""Up to that many digits before the point are written out."""

_ZEROS: Final = 6
"""Below `1e-6` the exponent is written."""


def numeric_key(text: str) -> str | None:
    """The name of the property that the numeric literal `text` is the key of; None when `text` is
    no literal, or past the largest number."""
    digits = text.replace("_", "")
    if digits.endswith("n"):
        whole = digits[:-1]
        known = _RADIX.fullmatch(whole) is not None or whole.isdecimal()
        return str(int(whole, 0 if _RADIX.fullmatch(whole) else 10)) if known else None
    try:
        number = _number(digits)
    except OverflowError:
        return None
    return None if number is None or number == float("inf") else _spelled(number)


def _number(digits: str) -> float | None:
    if _RADIX.fullmatch(digits) is not None:
        return float(int(digits, 0))
    if _OCTAL.fullmatch(digits) is not None:  # of sloppy code; 018 is decimal
        return float(int(digits, 8))
    if _DECIMAL.fullmatch(digits) is None or _LEADING_ZERO.match(digits) is not None:
        return None
    return float(digits)


def _spelled(number: float) -> str:
    """`number`, which is finite and not negative, as Number::toString spells it."""
    mantissa, _, exponent = repr(number).partition("e")
    whole, _, fraction = mantissa.partition(".")
    point = len(whole) + int(exponent or 0)
    digits = (whole + fraction).lstrip("0")
    point -= len(whole + fraction) - len(digits)
    digits = digits.rstrip("0")
    if not digits:
        return "0"
    if len(digits) <= point <= _ALL_DIGITS:
        return digits.ljust(point, "0")
    if 0 < point <= _ALL_DIGITS:
        return f"{digits[:point]}.{digits[point:]}"
    if -_ZEROS < point <= 0:
        return "0." + "0" * -point + digits
    power = point - 1
    sign = "+" if power > 0 else "-"
    tail = f".{digits[1:]}" if len(digits) > 1 else ""
    return f"{digits[0]}{tail}e{sign}{abs(power)}"
