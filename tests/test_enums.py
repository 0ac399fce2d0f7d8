"""Our enumerations are as those of the standard library, in all that we use."""

import copy
import enum
import pickle
from collections.abc import Callable

import pytest

from allocscan import enums


class Ours(enums.Enum):
    """Of texts."""

    FIRST = "first"
    SECOND = "second"
    """With a docstring."""
    ALSO_FIRST = FIRST

    @property
    def loud(self) -> str:
        """A property, and no member."""
        return self.value.upper()


class Theirs(enum.Enum):
    FIRST = "first"
    SECOND = "second"
    ALSO_FIRST = FIRST


class OurLevel(enums.IntEnum):
    LOW = 0
    HIGH = 3


class TheirLevel(enum.IntEnum):
    LOW = 0
    HIGH = 3


BOTH = [pytest.param(Ours, Theirs, id="of texts"), pytest.param(OurLevel, TheirLevel, id="of ints")]


@pytest.mark.parametrize("value", ["third", "FIRST", None, 7, []])
@pytest.mark.parametrize("kind", [Ours, OurLevel])
def test_what_is_no_value_is_refused(kind: Callable[[object], object], value: object) -> None:
    with pytest.raises(ValueError, match="is not a valid"):
        kind(value)


def test_a_property_is_no_member() -> None:
    assert [each.name for each in Ours] == ["FIRST", "SECOND"]
    assert Ours.SECOND.loud == "SECOND"


def test_members_of_others_are_not_ours() -> None:
    others: list[object] = [*Theirs, "first"]
    assert all(each not in others for each in Ours)


@pytest.mark.parametrize(("ours", "theirs"), BOTH)
def test_members_are_as_those_of_the_standard_library(
    ours: type[enum.Enum], theirs: type[enum.Enum]
) -> None:
    assert list(ours.__members__) == list(theirs.__members__)
    assert len(ours) == len(theirs)
    for mine, other in zip(ours, theirs, strict=True):
        assert (mine.name, mine.value) == (other.name, other.value)
        assert repr(mine) == repr(other).replace(theirs.__name__, ours.__name__)
        assert str(mine) == str(other).replace(theirs.__name__, ours.__name__)
        assert f"{mine}" == f"{other}".replace(theirs.__name__, ours.__name__)
        assert ours(mine.value) is mine
        assert ours[mine.name] is mine
        assert mine in ours


@pytest.mark.parametrize("member", [Ours.SECOND, OurLevel.HIGH])
def test_copies_are_the_member_itself(member: enum.Enum) -> None:
    assert pickle.loads(pickle.dumps(member)) is member
    assert copy.deepcopy(member) is member


def test_levels_are_numbers() -> None:
    assert OurLevel.LOW < OurLevel.HIGH
    assert int(OurLevel.HIGH) == 3
    assert max(OurLevel) is OurLevel.HIGH
    assert {3: "three"}[OurLevel.HIGH] == "three"


def test_a_second_name_for_a_value_is_the_same_member() -> None:
    assert Ours["ALSO_FIRST"] is Ours("first")
