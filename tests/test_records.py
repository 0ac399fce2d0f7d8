"""Our `dataclass` against the standard one: the same words give the same behaviour."""

import copy
import dataclasses
import pickle
from collections import Counter
from typing import Generic, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allocscan import records

Item = TypeVar("Item")


@records.dataclass(frozen=True, slots=True, order=True)
class Ours:
    """A record with all kinds of defaults."""

    first: int
    second: str = "b"
    third: list[int] = records.field(default_factory=list)

    def __post_init__(self) -> None:
        if self.first < 0:
            raise ValueError("below zero")


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Theirs:
    first: int
    second: str = "b"
    third: list[int] = dataclasses.field(default_factory=list)


@records.dataclass(frozen=True, slots=True)
class Other:
    first: int
    second: str = "b"
    third: tuple[int, ...] = ()


@records.dataclass(slots=True)
class Open:
    names: Counter[str] = records.field(default_factory=Counter)
    set: int = 0
    _hidden: int = 1


@records.dataclass(slots=True, eq=False)
class Single:
    value: int


@records.dataclass(frozen=True, slots=True)
class Box(Generic[Item]):
    item: Item


@records.dataclass(frozen=True, slots=True)
class Nothing:
    """No fields at all."""


VALUES = st.tuples(st.integers(0, 3), st.sampled_from("ab"), st.lists(st.integers(0, 2)))


@given(VALUES, VALUES)
def test_compares_as_the_standard_one(
    left: tuple[int, str, list[int]], right: tuple[int, str, list[int]]
) -> None:
    ours, theirs = (Ours(*left), Ours(*right)), (Theirs(*left), Theirs(*right))
    assert (ours[0] == ours[1]) is (theirs[0] == theirs[1])
    assert (ours[0] < ours[1]) is (theirs[0] < theirs[1])
    assert (ours[0] >= ours[1]) is (theirs[0] >= theirs[1])
    assert repr(ours[0]) == repr(theirs[0]).replace("Theirs", "Ours")


@pytest.mark.parametrize(
    "build",
    [
        pytest.param(lambda cls: cls(), id="too few"),
        pytest.param(lambda cls: cls(1, "b", [], 4), id="too many"),
        pytest.param(lambda cls: cls(1, fourth=4), id="unknown name"),
        pytest.param(lambda cls: cls(1, first=1), id="given twice"),
    ],
)
def test_wrong_arguments(build: object) -> None:
    assert callable(build)
    for cls in (Theirs, Ours, Ours):
        with pytest.raises(TypeError):
            build(cls)


def test_frozen() -> None:
    with pytest.raises(AttributeError):
        Ours(1).first = 2  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del Ours(1).first
    with pytest.raises(AttributeError):
        Ours(1).fourth = 2  # type: ignore[attr-defined]


def test_other_classes_differ() -> None:
    assert Ours(1, "b", []) != Other(1)
    assert Other(1) != (1, "b", ())
    with pytest.raises(TypeError):
        assert Ours(1) < 2  # type: ignore[operator]


def test_hash() -> None:
    assert len({Other(1), Other(1), Other(2)}) == 2
    assert hash(Nothing()) == hash(Nothing())
    with pytest.raises(TypeError):
        hash(Open())
    one = Single(1)
    assert one == one
    assert one != Single(1)
    assert len({one, Single(1)}) == 2


def test_defaults_are_made_anew() -> None:
    one, two = Open(), Open()
    one.names["x"] += 1
    one.set = 5
    assert (two.names, two.set, two._hidden) == (Counter(), 0, 1)
    with pytest.raises(AttributeError):
        one.unknown = 1  # type: ignore[attr-defined]


def test_post_init_runs() -> None:
    with pytest.raises(ValueError, match="below"):
        Ours(-1)
    with pytest.raises(ValueError, match="below"):
        records.replace(Ours(1), first=-1)


def test_replace_copies_and_patterns() -> None:
    assert records.replace(Other(1), second="c") == Other(1, "c")
    with pytest.raises(TypeError):
        records.replace(Other(1), fourth=1)  # type: ignore[call-arg]
    match Other(3, "x"):
        case Other(first, second):
            assert (first, second) == (3, "x")
    assert Box("x").item == "x"


@pytest.mark.parametrize("value", [Ours(1, "x", [1]), Other(2), Nothing()])
def test_pickles_and_copies(value: object) -> None:
    assert pickle.loads(pickle.dumps(value)) == value
    assert copy.deepcopy(value) == value


def test_required_fields() -> None:
    assert records.required_fields(Ours) == ("first",)
    assert records.required_fields(Nothing) == ()


@pytest.mark.parametrize(
    ("given_", "named"),
    [
        pytest.param((), {}, id="nothing"),
        pytest.param((1, "a", [], 2), {}, id="too many"),
        pytest.param((1,), {"first": 2}, id="twice"),
        pytest.param((1,), {"fourth": 2}, id="of no field"),
        pytest.param((1,), {}, id="one"),
        pytest.param((), {"first": 3, "third": [1]}, id="named"),
        pytest.param((1, "a"), {"third": [1]}, id="both"),
    ],
)
def test_the_first_instances_and_the_later_ones_are_alike(
    given_: tuple[object, ...], named: dict[str, object]
) -> None:
    """A class compiles its `__init__` after a few instances."""

    def outcome(kind: type) -> object:
        try:
            return repr(kind(*given_, **named)).partition("(")[2]
        except (TypeError, ValueError) as error:
            return type(error)

    theirs = outcome(Theirs)
    for _ in range(100):
        assert outcome(Ours) == theirs
