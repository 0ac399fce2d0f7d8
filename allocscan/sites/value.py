"""What an expression may evaluate to, as far as the literal followed is concerned."""

from dataclasses import dataclass
from typing import Final

from allocscan.sites.shape import NONE, Parts, Shape


@dataclass(frozen=True, slots=True)
class Value:
    """`parts`: it may be one of these objects. `held`: it may be a fresh container, made anew by
    each evaluation, out of which these (and all below them) can be read.

    Changing a container is nobody's business; what it holds is. `held` is closed downwards.
    """

    parts: Parts = NONE
    held: Parts = NONE

    def __bool__(self) -> bool:
        return bool(self.parts or self.held)

    def __or__(self, other: "Value") -> "Value":
        return Value(self.parts | other.parts, self.held | other.held)


NOTHING: Final = Value()


def element(value: Value, key: str | None, shape: Shape) -> Value:
    """What reading `key` (None: an unknown one) from `value` gives."""
    return Value(shape.child(value.parts, key) | value.held, value.held)


def holding(value: Value, shape: Shape) -> Value:
    """A fresh container that has `value` in it."""
    return Value(NONE, value.parts | shape.below(value.parts) | value.held)


def holding_elements(value: Value, shape: Shape) -> Value:
    """A fresh container of what can be read from `value`."""
    return holding(element(value, None, shape), shape)
