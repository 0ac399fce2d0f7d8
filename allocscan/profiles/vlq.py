"""Base64 VLQ, the numbers of source maps (ECMA-426, "Mappings structure")."""

from collections.abc import Iterator

from allocscan.typed import Final

_DIGITS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_VALUE: Final = {digit: value for value, digit in enumerate(_DIGITS)}
_CONTINUES: Final = 32
_LONGEST: Final = 7
"""Digits of a number of 32 bits, the widest that the format knows."""


class BrokenMapError(ValueError):
    """A source map that does not keep to its format. The message says what is wrong."""


def decoded(segment: str) -> Iterator[int]:
    """Yield the numbers of `segment`. Raises BrokenMapError for what is no VLQ."""
    number = shift = 0
    for digit in segment:
        value = _VALUE.get(digit)
        if value is None:
            raise BrokenMapError(f"`{digit}` is no digit of a mapping")
        number |= (value & (_CONTINUES - 1)) << shift
        if value & _CONTINUES:
            shift += 5
            if shift >= 5 * _LONGEST:
                raise BrokenMapError("a number of a mapping is too long")
            continue
        yield -(number >> 1) if number & 1 else number >> 1
        number = shift = 0
    if shift:
        raise BrokenMapError("a mapping ends within a number")
