"""How callees are looked up, and that the tables can be reached."""

import pytest

from allocscan.knowledge import fresh, hot_roots, iterations, run_once, self_contained
from allocscan.knowledge.callees import lookup, with_namespace

TABLE = {"once": 1, "*.on": 2, "jest.mock": 3, "chrome.tabs.*": 4, "new Worker": 5, "new *.W": 6}


@pytest.mark.parametrize(
    ("spelling", "row"),
    [
        pytest.param("x.once", None, id="a plain name is no method"),
        pytest.param("on", None, id="a method is no plain name"),
        pytest.param("Worker", None, id="called, not constructed"),
        pytest.param("x.Worker", None, id="another Worker"),
        pytest.param("chrome.tabsy.a", None, id="half a word"),
        pytest.param("once", 1, id="plain"),
        pytest.param("a.b().on", 2, id="method"),
        pytest.param("jest.mock", 3, id="path"),
        pytest.param("chrome.tabs.a.b", 4, id="below"),
        pytest.param("new Worker", 5, id="construction"),
        pytest.param("new a.W", 6, id="construction by path"),
    ],
)
def test_lookup(spelling: str, row: int | None) -> None:
    assert lookup(TABLE, spelling) == row


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(fresh.HELD, id="held"),
        pytest.param(hot_roots.CALLEES, id="hot"),
        pytest.param(iterations.SECOND_ARGUMENT, id="second argument"),
        pytest.param(run_once.ONCE, id="once"),
        pytest.param(run_once.TESTS, id="tests"),
        pytest.param(self_contained.SHIPPERS, id="shippers"),
        pytest.param(self_contained.MACROS, id="macros"),
    ],
)
def test_every_row_is_spelled_well_and_has_a_source(table: dict[str, object]) -> None:
    for spelling, row in table.items():
        words = spelling.removeprefix("new ").split(".")
        assert all(words), spelling
        assert "*" not in words[1:-1], spelling
        assert " " not in spelling.removeprefix("new "), spelling
        assert getattr(row, "source", row), spelling


def test_with_namespace() -> None:
    assert with_namespace(["memo"]) == ("memo", "*.memo")
