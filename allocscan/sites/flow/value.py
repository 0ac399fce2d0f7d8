"""What an expression may evaluate to, as far as the literal followed is concerned."""

from allocscan.enums import IntEnum
from allocscan.records import dataclass, replace
from allocscan.sites.flow.shape import NONE, PartKind, Parts, Shape
from allocscan.typed import Final


class Container(IntEnum):
    """What a fresh container may be; of two possibilities the worse counts. Ordered."""

    PAIR = 0
    """An array of a primitive and an element, as `Object.entries` makes them."""
    PAIRS = 1
    """An array or iterator of pairs."""
    PROMISE = 2
    """A promise: what it is awaited for is its element."""
    COLLECTION = 3
    """An array, Set or iterator with the intrinsic methods."""
    KEYED = 4
    """A Map whose keys are primitives: what it is iterated for are new pairs."""
    MAP = 5
    """A Map: what it is iterated for are new pairs, that hold its elements."""
    RECORD = 6
    """An object literal of plain entries: a call of a method of it is a call of user code."""
    WILD = 7
    """An object that may have methods which run by themselves, when it is converted, iterated,
    serialised or awaited: they reach what it holds through `this`."""


_PAIRED: Final = frozenset({Container.PAIR, Container.PAIRS})


def _either(*kinds: Container) -> Container:
    """The kind of what may be of any of `kinds`."""
    worst = max(kinds, default=Container.COLLECTION)
    # a record is not asked what it is iterated for
    return Container.WILD if worst is Container.RECORD and Container.MAP in kinds else worst


@dataclass(frozen=True, slots=True)
class Value:
    """`parts`: it may be one of these objects. `held`: it may be a fresh container, made anew by
    each evaluation, that has these among its elements; `nested`: at an unknown depth, in
    containers inside it. `outer` is what the container may be, `inner` what those inside it may.

    Changing a container is nobody's business; what it holds is. Only a pair must stay as it was
    made, or its key may be what was its element: `spoilt` says that pairs are among other things
    now, where it is no longer seen whether they do.
    """

    parts: Parts = NONE
    held: Parts = NONE
    nested: bool = False
    outer: Container = Container.COLLECTION
    inner: Container = Container.COLLECTION
    spoilt: bool = False

    def __bool__(self) -> bool:
        return bool(self.parts or self.held)

    def __or__(self, other: "Value") -> "Value":
        if self.held and other.held and self.outer is not other.outer:
            return self.any_container._joined(other.any_container)
        return self._joined(other)

    def _joined(self, other: "Value") -> "Value":
        """The two in one; where both hold something they are the same container, or any."""
        holders = [value for value in (self, other) if value.held]
        return Value(
            self.parts | other.parts,
            self.held | other.held,
            self.nested or other.nested,
            _either(*(value.outer for value in holders)),
            _either(*(value.inner for value in holders)),
            self.spoilt or other.spoilt,
        )

    @property
    def all(self) -> Parts:
        """Every part that it is or holds, not counting what those hold themselves."""
        return self.parts | self.held

    @property
    def gives_pairs(self) -> bool:
        """True when it may be a Map, whose iteration is not followed."""
        return bool(self.held) and self.outer in (Container.KEYED, Container.MAP)

    @property
    def paired(self) -> bool:
        """True when it may be a pair, or hold pairs as its elements."""
        return bool(self.held) and self.outer in _PAIRED

    @property
    def container(self) -> "Value":
        """What it is if it is no part."""
        return replace(self, parts=NONE)

    @property
    def any_container(self) -> "Value":
        """The same as one of the containers that others may be added to."""
        if self.paired:
            nested = self.outer is Container.PAIRS
            return Value(self.parts, self.held, nested, spoilt=True)
        return replace(self, outer=Container.MAP) if self.outer is Container.KEYED else self

    @property
    def iterated(self) -> "Value":
        """What gives the same when it is iterated, and is no Map with primitive keys."""
        return replace(self, outer=Container.PAIRS) if self.outer is Container.KEYED else self


NOTHING: Final = Value()


def element(value: Value, key: str | None, shape: Shape) -> Value:
    """What reading `key` (None: an unknown one) from `value` gives."""
    own = shape.child(value.parts, key)
    if value.paired and value.outer is Container.PAIRS:
        return Value(own, value.held, outer=Container.PAIR, spoilt=value.spoilt)
    if value.paired and key == "0":
        return Value(own, spoilt=value.spoilt)
    if not (value.nested and value.held):
        return Value(own | value.held, spoilt=value.spoilt)
    return Value(own | value.held, value.held, True, value.inner, value.inner, value.spoilt)


def holding(value: Value) -> Value:
    """A fresh collection that has `value` as an element."""
    if value.paired and value.outer is Container.PAIR and not value.parts:
        return replace(value, outer=Container.PAIRS)
    kept = value.any_container
    inner = _either(kept.outer, kept.inner) if kept.held else Container.COLLECTION
    return Value(NONE, kept.all, bool(kept.held), Container.COLLECTION, inner, kept.spoilt)


def recorded(value: Value, kind: Container = Container.RECORD) -> Value:
    """`value`, a fresh container, as an object."""
    if kind is Container.COLLECTION:
        return value
    kept = value.any_container
    return replace(kept, outer=max(kept.outer, kind))


def pairs_of(elements: Value, *, trusted: bool) -> Value:
    """A fresh collection of fresh pairs, each of a primitive key and one of `elements`; unless
    they are `trusted` to stay so, either may be the one or the other."""
    if elements.held or not trusted:
        return holding(holding(elements))
    return Value(NONE, elements.parts, outer=Container.PAIRS, spoilt=elements.spoilt)


def promised(value: Value, shape: Shape) -> Value:
    """A promise that is resolved with `value`; a promise among it is waited for first."""
    return replace(holding(awaited(value, shape)), outer=Container.PROMISE)


def awaited(value: Value, shape: Shape) -> Value:
    """What `await` makes of `value`."""
    if value.paired:
        return value
    resolved = element(value.container, None, shape)
    return (Value(value.parts) if value.outer is Container.PROMISE else value) | resolved


def holding_elements(value: Value, shape: Shape) -> Value:
    """A fresh collection whose elements are those of `value`."""
    return holding(element(value, None, shape))


def flattened(value: Value, shape: Shape) -> Value:
    """A fresh array into which `value` is flattened: an array gives its elements, an object itself
    (sec-isconcatspreadable)."""
    arrays = frozenset(i for i in value.parts if shape.parts[i].kind is PartKind.ARRAY)
    others = holding(Value(value.parts - arrays))
    gather = holding_elements if value.paired else regrouped
    containers = gather(value.container, shape) if value.held else NOTHING
    return holding_elements(Value(arrays), shape) | others | containers


def regrouped(value: Value, shape: Shape) -> Value:
    """Fresh collections in which anything below `value` may stand at any depth."""
    below = shape.below(value.parts) | value.held | shape.below(value.held)
    kept = value.any_container
    inner = _either(kept.outer, kept.inner)
    return Value(NONE, below, True, Container.COLLECTION, inner, kept.spoilt)
