"""The table of sizes and limits, and the formulas made of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allocscan.knowledge import costs
from allocscan.knowledge.index_stores import index_store

AMOUNTS = {name: each for name, each in vars(costs).items() if isinstance(each, costs.Amount)}


def test_the_table_is_not_empty() -> None:
    assert len(AMOUNTS) > 30


@pytest.mark.parametrize("name", sorted(AMOUNTS))
def test_every_amount_says_where_it_comes_from(name: str) -> None:
    source = AMOUNTS[name].source
    assert len(source) > 10
    assert "measured" in source or any(
        word[:1].isupper() or word.startswith("k") for word in source.split()
    )


@pytest.mark.parametrize("name", sorted(n for n, each in AMOUNTS.items() if n.endswith("_22")))
def test_a_measured_amount_names_its_engine(name: str) -> None:
    assert "Node 22" in AMOUNTS[name].source


# Measured on Node 20.20.2, without the memento of 16 that unoptimised code adds.
@pytest.mark.parametrize(
    ("named", "size"),
    [
        pytest.param(0, 56, id="an empty object has four spare slots"),
        pytest.param(1, 32, id="one property"),
        pytest.param(64, 536, id="64 properties"),
        pytest.param(127, 1040, id="the last that is in the object"),
        pytest.param(128, 1064, id="the first out of the object"),
        pytest.param(1020, 8200, id="the last with a hidden class"),
        pytest.param(1021, 49240, id="the first dictionary"),
        pytest.param(2000, 98392, id="a larger dictionary"),
    ],
)
def test_object_bytes(named: int, size: int) -> None:
    assert costs.object_bytes(named, 20) == size


def test_dictionaries_of_node_18_are_one_slot_shorter() -> None:
    assert costs.dictionary_bytes(8, 20) - costs.dictionary_bytes(8, 18) == costs.SLOT


@pytest.mark.parametrize(
    ("indices", "size", "slots"),
    [
        pytest.param(range(16), 152, 17, id="the first store has 17 slots"),
        pytest.param(range(64), 672, 82, id="dense keys grow by half and 16"),
        pytest.param([1_000_000], 144, None, id="one far key makes a dictionary"),
        pytest.param([400 + i * 37 for i in range(64)], 3120, None, id="sparse keys stay one"),
        pytest.param([i * 10 for i in range(16)], 1832, 227, id="a dense dictionary turns fast"),
        pytest.param([1, 1, 1], 168, 19, id="a key again is no new key"),
    ],
)
def test_index_store(indices: list[int], size: int, slots: int | None) -> None:
    measured_size, measured_slots = index_store(list(indices))
    assert measured_size == size
    assert (measured_slots is None) == (slots is None)
    if slots is not None:
        assert costs.store_bytes(slots) == size


def test_no_index_keys_make_no_store() -> None:
    assert index_store([]) == (0, 0)


@given(st.lists(st.integers(0, 5000), min_size=1, max_size=60))
def test_a_fast_store_holds_its_highest_index(indices: list[int]) -> None:
    size, slots = index_store(indices)
    assert slots is None or slots > max(indices)
    assert slots is None or size == costs.store_bytes(slots)


@given(st.integers(0, 5000))
def test_a_dictionary_has_room_for_half_as_many_again(entries: int) -> None:
    rows = costs.dictionary_capacity(entries)
    assert rows & (rows - 1) == 0
    assert rows >= entries + entries // 2
    assert rows == 4 or rows // 2 < entries + entries // 2


@pytest.mark.parametrize(
    ("properties", "size"),
    [
        pytest.param(-3, 0, id="what the object's own slots hold grows nothing"),
        pytest.param(0, 0, id="nothing added"),
        pytest.param(1, 40, id="one array of three"),
        pytest.param(4, 40 + 64, id="two arrays"),
        pytest.param(60, 5360, id="64 computed keys: 60 past the four spare slots"),
    ],
)
def test_growth_bytes(properties: int, size: int) -> None:
    assert costs.growth_bytes(properties) == size


@pytest.mark.parametrize(
    ("cloned", "major", "size"),
    [
        pytest.param(1, 20, 168, id="Node 20, 1"),
        pytest.param(64, 20, 2688, id="Node 20, 64"),
        pytest.param(1000, 20, 40128, id="Node 20, 1000"),
        pytest.param(20, 24, 224, id="Node 24, 20"),
    ],
)
def test_one_property_after_a_clone(cloned: int, major: int, size: int) -> None:
    assert costs.extended_clone_bytes(cloned, 1, major) == size


@pytest.mark.parametrize(
    ("cloned", "added", "major", "size"),
    [
        pytest.param(1, 2, 20, 328, id="Node 20, 2 after 1"),
        pytest.param(1, 3, 20, 512, id="Node 20, 3 after 1"),
        pytest.param(127, 3, 20, 13616, id="Node 20, 3 after 127"),
        pytest.param(300, 3, 20, 31576, id="Node 20, 3 after 300"),
        pytest.param(300, 3, 24, 31792, id="Node 24, 3 after 300"),
    ],
)
def test_properties_after_a_clone(cloned: int, added: int, major: int, size: int) -> None:
    assert costs.extended_clone_bytes(cloned, added, major) == size
