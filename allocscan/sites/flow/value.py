"""What an expression may evaluate to, as far as the literal followed is concerned."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from allocscan.sites.flow.shape import NONE, PartKind, Parts, Shape


class Container(IntEnum):
    """What a fresh container may be; of two possibilities the worse counts. Ordered."""

    COLLECTION = 0
    """An array, Map, Set or iterator with the intrinsic methods."""
    RECORD = 1
    """An object literal of plain entries: a call of a method of it is a call of user code."""
    WILD = 2
    """An object that may have methods which run by themselves, when it is converted, iterated,
    serialised or awaited: they reach what it holds through `this`."""


@dataclass(frozen=True, slots=True)
class Value:
    """`parts`: it may be one of these objects. `held`: it may be a fresh container, made anew by
    each evaluation, that has these among its elements; `nested`: at an unknown depth, in
    containers inside it. `outer` is what the container may be, `inner` what those inside it may.

    Changing a container is nobody's business; what it holds is.
    """

    parts: Parts = NONE
    held: Parts = NONE
    nested: bool = False
    outer: Container = Container.COLLECTION
    inner: Container = Container.COLLECTION

    def __bool__(self) -> bool:
        return bool(self.parts or self.held)

    def __or__(self, other: "Value") -> "Value":
        return Value(
            self.parts | other.parts,
            self.held | other.held,
            self.nested or other.nested,
            max(self.outer, other.outer),
            max(self.inner, other.inner),
        )

    @property
    def all(self) -> Parts:
        """Every part that it is or holds, not counting what those hold themselves."""
        return self.parts | self.held

    @property
    def container(self) -> "Value":
        """What it is if it is no part."""
        return Value(NONE, self.held, self.nested, self.outer, self.inner)


NOTHING: Final = Value()


def element(value: Value, key: str | None, shape: Shape) -> Value:
    """What reading `key` (None: an unknown one) from `value` gives."""
    parts = shape.child(value.parts, key) | value.held
    if not (value.nested and value.held):
        return Value(parts)
    return Value(parts, value.held, True, value.inner, value.inner)


def holding(value: Value) -> Value:
    """A fresh collection that has `value` as an element."""
    inner = max(value.outer, value.inner) if value.held else Container.COLLECTION
    return Value(NONE, value.all, bool(value.held), Container.COLLECTION, inner)


def recorded(value: Value, kind: Container = Container.RECORD) -> Value:
    """`value`, a fresh container, as an object."""
    return Value(value.parts, value.held, value.nested, max(value.outer, kind), value.inner)


def holding_elements(value: Value, shape: Shape) -> Value:
    """A fresh collection whose elements are those of `value`."""
    return holding(element(value, None, shape))


def flattened(value: Value, shape: Shape) -> Value:
    """A fresh array into which `value` is flattened: an array gives its elements, an object itself
    (sec-isconcatspreadable)."""
    arrays = frozenset(i for i in value.parts if shape.parts[i].kind is PartKind.ARRAY)
    others = holding(Value(value.parts - arrays))
    containers = regrouped(value.container, shape) if value.held else NOTHING
    return holding_elements(Value(arrays), shape) | others | containers


def regrouped(value: Value, shape: Shape) -> Value:
    """Fresh collections in which anything below `value` may stand at any depth."""
    below = shape.below(value.parts) | value.held | shape.below(value.held)
    inner = max(value.outer, value.inner)
    return Value(NONE, below, True, Container.COLLECTION, inner)
