"""What making one costs by the model, against the engine at hand.

JSON objects and arrays are exact. An instance's bytes hang on its options (a DateTimeFormat with a
time zone of its own holds half as much again), and a typed array's on how much data fits beside
its header: those are within a tolerance, and the rule asks for neither.
"""

import json

import pytest
from support.engine import allocated, engine
from support.literals import literal_in
from support.made import made

from allocscan.knowledge.costs import ENGINES
from allocscan.knowledge.pure_calls import TYPED_ARRAYS
from allocscan.sites.collection_cost import collection_cost
from allocscan.sites.cost_values import Cost
from allocscan.sites.kinds import SiteKind
from allocscan.sites.made.price import making_cost

measured_here = pytest.mark.skipif(
    engine() not in ENGINES, reason=f"no Node that the model knows on PATH (found: {engine()})"
)
SIZES = [*range(13), 16, 20, 32, 50, 64, 100, 127]
"""Of 128 properties and more `JSON.parse` makes dictionaries, which cost twelve times as much:
there the model says less than is true."""

TOLERANCE_OF_INSTANCES = 0.36
TOLERANCE_OF_TYPED_ARRAYS = 0.22


def parse(value: object) -> str:
    """The call that parses the text of `value`."""
    return f"JSON.parse('{json.dumps(value)}')"


def price(call: str, name: str = "node20") -> Cost:
    """What `call` costs by the model."""
    found, syntax = made(call)
    return making_cost(found.call, syntax, name)


def of_keys(size: int, value: object) -> dict[str, object]:
    return {f"k{at}": value for at in range(size)}


PARSED = {
    "integers": [parse(of_keys(size, 1)) for size in SIZES],
    "strings": [parse(of_keys(size, "s")) for size in SIZES],
    "doubles": [parse(of_keys(size, 1.5)) for size in SIZES],
    "large integers": [parse(of_keys(size, 2**31)) for size in SIZES],
    "array of strings": [parse([f"s{at}" for at in range(size)]) for size in SIZES],
    "array of integers": [parse(list(range(size))) for size in SIZES],
    "array of doubles": [parse([at + 0.5 for at in range(size)]) for size in SIZES],
    "mixed array": [parse([0.5 if at % 3 else "s" for at in range(size)]) for size in SIZES],
    "rows": [parse([{"id": at, "name": f"n{at}"} for at in range(size)]) for size in SIZES],
    "lists in an object": [parse(of_keys(size, [1, 2])) for size in SIZES],
    "deep": [parse({"a": {"b": {"c": of_keys(size, True)}}}) for size in SIZES],
}


@measured_here
@pytest.mark.parametrize("calls", [pytest.param(each, id=name) for name, each in PARSED.items()])
def test_parsed_texts_are_exact(calls: list[str]) -> None:
    assert [price(call, str(engine())).bytes for call in calls] == allocated(calls)


INSTANCES = [
    "new RegExp('a+', 'i')",
    "new RegExp('(a)(b)(c)', 'g')",
    "new Intl.NumberFormat('en')",
    "new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR' })",
    "new Intl.DateTimeFormat('en')",
    "new Intl.DateTimeFormat('en', { timeZone: 'UTC' })",
    "new Intl.Collator('de', { numeric: true })",
    "new Intl.PluralRules('en')",
    "new Intl.ListFormat('en')",
    "new Intl.RelativeTimeFormat('en')",
    "new Intl.Segmenter('en')",
    "new Intl.DisplayNames('en', { type: 'region' })",
]


@measured_here
def test_instances_are_near() -> None:
    for call, bytes_measured in zip(INSTANCES, allocated(INSTANCES), strict=True):
        predicted = price(call, str(engine())).bytes
        assert abs(predicted - bytes_measured) <= TOLERANCE_OF_INSTANCES * bytes_measured, call


def typed(constructor: str, size: int, fraction: str) -> str:
    return f"new {constructor}([{', '.join(f'{at}{fraction}' for at in range(size))}])"


@measured_here
@pytest.mark.parametrize(
    "fraction", [pytest.param("", id="ints"), pytest.param(".5", id="doubles")]
)
@pytest.mark.parametrize("constructor", sorted(TYPED_ARRAYS))
def test_typed_arrays_are_near(constructor: str, fraction: str) -> None:
    calls = [typed(constructor, size, fraction) for size in (1, 3, 8, 9, 16, 32, 64, 65, 200)]
    for call, bytes_measured in zip(calls, allocated(calls), strict=True):
        literal, syntax = literal_in(call)
        cost = collection_cost(SiteKind.TYPED_ARRAY, literal, syntax, str(engine()))
        assert abs(cost.bytes - bytes_measured) <= TOLERANCE_OF_TYPED_ARRAYS * bytes_measured, call


def test_numbers_of_a_text_are_counted_at_once() -> None:
    """A range that is asked for a float walks through its four thousand million numbers."""
    assert price(parse({"a": 0.5, "b": 1e300, "c": -2.0, "d": 10**20})).bytes > 0


@pytest.mark.parametrize(
    ("value", "leaves", "objects"),
    [
        pytest.param({}, 0, 1, id="empty"),
        pytest.param({"a": 1, "b": "x"}, 2, 1, id="flat"),
        pytest.param([1, [2, 3], {"a": 4}], 4, 3, id="nested"),
        pytest.param([[], {}], 0, 3, id="of nothing"),
    ],
)
def test_what_is_counted(value: object, leaves: int, objects: int) -> None:
    cost = price(parse(value))
    assert (cost.leaves, cost.entries, cost.objects) == (leaves, leaves, objects)
    assert not cost.can_vanish
    assert cost.optimized_bytes == cost.bytes
