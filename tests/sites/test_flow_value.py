"""What two possibilities for a value come to: never less than either."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allocscan.sites.flow.value import Container, Value, holding

PARTS = st.frozensets(st.integers(0, 2), max_size=2)
PAIRED = (Container.PAIR, Container.PAIRS)


@st.composite
def values(draw: st.DrawFn) -> Value:
    """A value as the flow makes them: pairs and promises of pairs are never nested."""
    outer = draw(st.sampled_from(list(Container)))
    nested = outer not in PAIRED and draw(st.booleans())
    inner = draw(st.sampled_from((Container.COLLECTION, Container.MAP, Container.RECORD)))
    held = draw(PARTS)
    return Value(draw(PARTS), held, nested and bool(held), outer, inner) | Value()


@given(values(), values())
def test_the_order_does_not_matter(one: Value, other: Value) -> None:
    assert one | other == other | one


@given(values(), values(), values())
def test_nor_the_grouping(one: Value, other: Value, third: Value) -> None:
    assert (one | other) | third == one | (other | third)


@given(values(), values())
def test_nothing_is_lost(one: Value, other: Value) -> None:
    both = one | other
    assert both | one == both | other == both
    assert one.parts <= both.parts
    assert one.held <= both.held


@given(values(), values())
def test_pairs_stay_trusted_only_among_themselves(one: Value, other: Value) -> None:
    both = one | other
    mixed = one.held and other.held and one.outer is not other.outer
    assert both.spoilt == bool(mixed and (one.paired or other.paired))


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        pytest.param(Container.PROMISE, Container.COLLECTION, Container.COLLECTION, id="promise"),
        pytest.param(Container.KEYED, Container.COLLECTION, Container.MAP, id="keyed, list"),
        pytest.param(Container.KEYED, Container.MAP, Container.MAP, id="keyed, Map"),
        pytest.param(Container.MAP, Container.RECORD, Container.WILD, id="Map, record"),
        pytest.param(Container.KEYED, Container.RECORD, Container.WILD, id="keyed, record"),
        pytest.param(Container.PAIR, Container.PAIRS, Container.COLLECTION, id="pair, pairs"),
    ],
)
def test_the_worse_container(one: Container, other: Container, both: Container) -> None:
    part = frozenset({1})
    assert (Value(held=part, outer=one) | Value(held=part, outer=other)).outer is both


def test_a_list_of_pairs_holds_pairs() -> None:
    pair = Value(held=frozenset({1}), outer=Container.PAIR)
    assert holding(pair).outer is Container.PAIRS
    assert holding(holding(pair)).spoilt
    assert holding(pair | Value(frozenset({1}))).spoilt
