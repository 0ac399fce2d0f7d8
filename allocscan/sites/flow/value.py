"""What an expression may evaluate to, as far as the literal followed is concerned."""

from dataclasses import dataclass
from typing import Final

from allocscan.sites.flow.shape import NONE, PartKind, Parts, Shape


@dataclass(frozen=True, slots=True)
class Value:
    """`parts`: it may be one of these objects. `held`: it may be a fresh container, made anew by
    each evaluation, that has these among its elements; `nested`: at an unknown depth, in
    containers inside it. `record`: a container may be an object literal, which can have methods
    of its own.

    Changing a container is nobody's business; what it holds is.
    """

    parts: Parts = NONE
    held: Parts = NONE
    nested: bool = False
    record: bool = False

    def __bool__(self) -> bool:
        return bool(self.parts or self.held)

    def __or__(self, other: "Value") -> "Value":
        return Value(
            self.parts | other.parts,
            self.held | other.held,
            self.nested or other.nested,
            self.record or other.record,
        )

    @property
    def all(self) -> Parts:
        """Every part that it is or holds, not counting what those hold themselves."""
        return self.parts | self.held


NOTHING: Final = Value()


def element(value: Value, key: str | None, shape: Shape) -> Value:
    """What reading `key` (None: an unknown one) from `value` gives."""
    inner = value.held if value.nested else NONE
    return Value(
        shape.child(value.parts, key) | value.held, inner, bool(inner), value.record and bool(inner)
    )


def holding(value: Value) -> Value:
    """A fresh container that has `value` as an element."""
    return Value(NONE, value.all, bool(value.held), value.record)


def recorded(value: Value) -> Value:
    """`value`, a fresh container, as an object literal."""
    return Value(value.parts, value.held, value.nested, bool(value))


def holding_elements(value: Value, shape: Shape) -> Value:
    """A fresh container whose elements are those of `value`."""
    return holding(element(value, None, shape))


def flattened(value: Value, shape: Shape) -> Value:
    """A fresh array into which `value` is flattened: an array gives its elements, an object itself
    (sec-isconcatspreadable)."""
    arrays = frozenset(i for i in value.parts if shape.parts[i].kind is PartKind.ARRAY)
    rest = Value(value.parts - arrays, value.held, value.nested)
    containers = regrouped(rest, shape) if value.held else NOTHING
    return holding_elements(Value(arrays), shape) | holding(Value(rest.parts)) | containers


def regrouped(value: Value, shape: Shape) -> Value:
    """Fresh containers in which anything below `value` may stand at any depth."""
    return Value(NONE, shape.below(value.parts) | value.held | shape.below(value.held), True)
