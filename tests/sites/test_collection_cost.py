"""What a Set or Map costs, in engines that are not at hand; see `test_cost_measured` for the one."""

import pytest
from support.literals import literal_in

from allocscan.knowledge.costs import MAP_ROW, SET_ROW, hash_tables_bytes
from allocscan.sites.collected import kind_of
from allocscan.sites.collection_cost import collection_cost, price_of
from allocscan.sites.cost_values import Cost
from allocscan.sites.kinds import SiteKind


def cost_of(source: str, engine: str = "node22") -> Cost:
    """The cost of the first literal of `source`, or of the collection that is made of it."""
    literal, syntax = literal_in(f"({source})")
    return price_of(kind_of(literal, syntax), literal, syntax, engine)


def a_set(size: int) -> str:
    elements = ", ".join(f"'s{at}'" for at in range(size))
    return f"new Set([{elements}])"


def a_map(size: int) -> str:
    pairs = ", ".join(f"['s{at}', {at}]" for at in range(size))
    return f"new Map([{pairs}])"


# Measured on Node 18.20.8, 20.20.2, 22.23.3 and 24.21.0: unoptimised and optimised.
@pytest.mark.parametrize(
    ("size", "older", "newer"),
    [
        pytest.param(1, (200, 184), (280, 264), id="1"),
        pytest.param(4, (200, 184), (280, 264), id="the first table is full"),
        pytest.param(5, (400, 384), (280, 264), id="the second table"),
        pytest.param(8, (400, 384), (280, 264), id="8"),
        pytest.param(9, (760, 744), (640, 624), id="9"),
        pytest.param(17, (1440, 1424), (1320, 1304), id="17"),
        pytest.param(64, (2760, 2744), (2640, 2624), id="64"),
        pytest.param(200, (10520, 10504), (10400, 10384), id="200"),
        pytest.param(1000, (41320, 41304), (41200, 41184), id="1000"),
    ],
)
def test_sets_of_strings(size: int, older: tuple[int, int], newer: tuple[int, int]) -> None:
    for engine, expected in (
        ("node18", older),
        ("node20", older),
        ("node22", newer),
        ("node24", newer),
    ):
        found = cost_of(a_set(size), engine)
        assert (found.bytes, found.optimized_bytes) == expected
        assert found.entries == size


@pytest.mark.parametrize("engine", ["node18", "node20", "node22", "node24"])
@pytest.mark.parametrize(
    ("size", "expected"),
    [
        pytest.param(1, (304, 272), id="1"),
        pytest.param(4, (472, 392), id="4"),
        pytest.param(5, (792, 696), id="5"),
        pytest.param(9, (1504, 1344), id="9"),
        pytest.param(33, (5616, 5072), id="33"),
        pytest.param(100, (12992, 11376), id="100"),
        pytest.param(200, (25800, 22584), id="200"),
    ],
)
def test_maps_of_numbers(size: int, expected: tuple[int, int], engine: str) -> None:
    found = cost_of(a_map(size), engine)
    assert (found.bytes, found.optimized_bytes) == expected
    assert (found.entries, found.leaves) == (size, 2 * size)


@pytest.mark.parametrize(
    ("source", "entries", "leaves", "objects"),
    [
        pytest.param("new Set(['a', 'b', 'c'])", 3, 3, 2, id="the array and the Set"),
        pytest.param("new Set(['a', \"a\", 'b'])", 2, 3, 2, id="an element twice"),
        pytest.param("new Set(['a', 'b', ...X])", 3, 3, 2, id="a spread of unknown size"),
        pytest.param("new Map([['a', 1], ['a', 2]])", 1, 4, 4, id="a key twice"),
        pytest.param("new Map([['a', { b: 1 }], ['c', {}]])", 2, 3, 6, id="rows"),
        pytest.param("({ a: new Set(['b', 'c']), d: 1 })", 4, 4, 3, id="in an object"),
        pytest.param("new Map([['a', new Set([1, 2])]])", 3, 4, 5, id="in a Map"),
        pytest.param("({ a: () => new Set(['b', 'c']), d: 1 })", 2, 2, 1, id="in a function"),
        pytest.param("({ a: new Set(b), d: 1 })", 2, 2, 1, id="of something else"),
    ],
)
def test_counts(source: str, entries: int, leaves: int, objects: int) -> None:
    found = cost_of(source)
    assert (found.entries, found.leaves, found.objects) == (entries, leaves, objects)


def test_there_are_no_cliffs_and_nothing_vanishes() -> None:
    found = cost_of(a_map(300))
    assert (found.cliffs, found.can_vanish) == ((), False)


def test_bare_doubles_are_boxed_one_by_one() -> None:
    literal, syntax = literal_in("([0.5, 1, 2.5])")
    bare = collection_cost(SiteKind.SET, literal, syntax, "node20").bytes
    literal, syntax = literal_in("([0.5, 'a', 2.5])")
    shared = collection_cost(SiteKind.SET, literal, syntax, "node20").bytes
    assert bare - shared == 16 + 3 * 8 + 3 * 16, "its own store, and a box for each"


@pytest.mark.parametrize("width", [SET_ROW, MAP_ROW])
def test_tables_never_shrink(width: int) -> None:
    sizes = [hash_tables_bytes(rows, width, 4) for rows in range(200)]
    assert sizes == sorted(sizes)
