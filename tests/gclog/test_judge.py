"""Verdicts on heaps of every shape: what is no leak first."""

import math
import random
from collections.abc import Iterable, Iterator
from typing import Final

import pytest

from allocscan.gclog.digest import pauses_of
from allocscan.gclog.judge import State, Verdict, judge
from allocscan.gclog.read import read_log

STEP: Final = 50
"""Milliseconds between two collections."""

Shape = Iterable[tuple[bool, float, float]]
"""Collections: whether full, the heap before, and after."""


def verdict(shape: Shape, *, limit: float | None = None, reason: str = "task") -> Verdict:
    rows = [
        f"[9:0x1000] {100 + number * STEP} ms: {'Mark-Compact' if full else 'Scavenge'} {before:.1f} (9.0) -> {after:.1f} (9.0) MB, 1.00 / 0.00 ms  (average mu = 1.000, current mu = 1.000) {reason}; \n"
        for number, (full, before, after) in enumerate(shape)
    ]
    (heap,) = read_log([row.encode() for row in rows]).heaps
    return judge(heap, limit)


def level(count: int, at: float = 6) -> Iterator[tuple[bool, float, float]]:
    """Nothing but young garbage."""
    return ((False, at + 1.5, at) for _ in range(count))


def sawtooth(count: int, every: int, base: float = 12) -> Iterator[tuple[bool, float, float]]:
    """Promoted garbage that full collections clear."""
    for number in range(count):
        high = base + 2.0 * (number % every)
        full = number % every == every - 1
        yield full, high + 2, base if full else high


def filling(count: int, until: int, every: int) -> Iterator[tuple[bool, float, float]]:
    """Live data that grows up to a point, tested now and then."""
    for number in range(count):
        live = 6 + 0.5 * min(number, until)
        yield number % every == every - 1, live + 2, live


def swinging(count: int, seed: int) -> Iterator[tuple[bool, float, float]]:
    """What is in flight goes up and down."""
    dice = random.Random(seed)
    for number in range(count):
        live = 10 + 30 * dice.random()
        yield number % 10 == 9, live + 4, live


@pytest.mark.parametrize(
    "shape",
    [
        pytest.param(level(100), id="flat"),
        pytest.param(sawtooth(200, every=20), id="promoted garbage"),
        pytest.param(sawtooth(195, every=20), id="promoted garbage, the last not yet cleared"),
        pytest.param(sawtooth(110, every=100), id="one full collection that clears"),
        pytest.param(filling(300, until=80, every=40), id="a cache that fills up"),
        pytest.param(filling(300, until=20, every=25), id="a table at the start"),
        pytest.param(filling(300, until=80, every=79), id="full collections only while it fills"),
        pytest.param(((True, 40 - n / 10, 38 - n / 10) for n in range(99)), id="shrinking"),
        pytest.param(
            ((n % 9 == 0, 9 + math.log1p(n), 6 + math.log1p(n) / 4) for n in range(300)),
            id="warming up",
        ),
        *(pytest.param(swinging(300, seed), id=f"in flight, {seed}") for seed in range(12)),
    ],
)
def test_is_no_leak(shape: Shape) -> None:
    said = verdict(shape)
    assert State.GROWTH not in (said.state, *said.also)


@pytest.mark.parametrize(
    "shape",
    [
        pytest.param(filling(300, until=999, every=40), id="steady"),
        pytest.param(filling(300, until=999, every=200), id="one full collection"),
        pytest.param(filling(300, until=999, every=5), id="many full collections"),
        pytest.param(filling(120, until=999, every=999), id="none, but much"),
        pytest.param(
            ((n % 10 == 9, 108 + n / 20, 100 + n / 20) for n in range(600)), id="on a large base"
        ),
        pytest.param(
            (
                (n % 20 == 19, 60 + n / 4, 20 + n / 4 + (0 if n % 20 == 19 else 2 * (n % 20)))
                for n in range(400)
            ),
            id="under promoted garbage",
        ),
        pytest.param(
            ((n % 10 == 9, 9 + n**2 / 900, 6 + n**2 / 900) for n in range(300)), id="quickening"
        ),
    ],
)
def test_is_a_leak(shape: Shape) -> None:
    assert verdict(shape).state is State.GROWTH


@pytest.mark.parametrize(
    ("shape", "leaks"),
    [
        pytest.param(sawtooth(30_000, every=400), False, id="promoted garbage"),
        pytest.param(filling(30_000, until=900, every=700), False, id="a cache that fills up"),
        pytest.param(filling(30_000, until=99_999, every=7000), True, id="a leak, rarely tested"),
        pytest.param(filling(30_000, until=99_999, every=7), True, id="a leak, often tested"),
    ],
)
def test_long_logs(shape: Shape, leaks: bool) -> None:
    assert (verdict(shape).state is State.GROWTH) is leaks


@pytest.mark.parametrize("noise", range(8))
def test_a_leak_under_what_is_in_flight(noise: int) -> None:
    """40 full collections, 1 MB more each, under a swing of 6 MB."""
    dice = random.Random(noise)
    live = (20 + n / 10 + 6 * dice.random() for n in range(400))
    assert verdict((n % 10 == 9, a + 4, a) for n, a in enumerate(live)).state is State.GROWTH


@pytest.mark.parametrize(
    ("megabytes", "reason", "state"),
    [
        pytest.param(1, "allocation failure", State.HEALTHY, id="20 MB/s in single turns"),
        pytest.param(10, "task", State.HEALTHY, id="200 MB/s between turns"),
        pytest.param(10, "allocation failure", State.CHURN, id="200 MB/s in single turns"),
        pytest.param(15, "task", State.HEALTHY, id="300 MB/s between turns"),
        pytest.param(20, "task", State.CHURN, id="400 MB/s"),
    ],
)
def test_churn(megabytes: float, reason: str, state: State) -> None:
    shape = [(False, 6.0 + megabytes, 6.0)] * 60
    assert verdict(shape, reason=reason).state is state


def test_loading_is_no_churn() -> None:
    shape = [(False, 20.0 * n + 20, 20.0 * n + 14) for n in range(60)]
    assert State.CHURN not in (verdict(shape).state, *verdict(shape).also)


@pytest.mark.parametrize(
    ("limit", "state"),
    [
        pytest.param(None, State.HEALTHY, id="not known"),
        pytest.param(128, State.HEALTHY, id="half"),
        pytest.param(70, State.NEAR_LIMIT, id="nine tenths"),
    ],
)
def test_a_limit_that_is_given(limit: float | None, state: State) -> None:
    shape = [(number % 5 == 4, 66.0, 64.0) for number in range(60)]
    assert verdict(shape, limit=limit).state is state


@pytest.mark.parametrize(
    "reason", ["last resort", "allocation failure; scavenge might not succeed"]
)
def test_v8_says_that_the_limit_is_near(reason: str) -> None:
    shape = [(True, 66.0, 64.0)] * 60
    assert verdict(shape, reason=reason).state is State.NEAR_LIMIT


@pytest.mark.parametrize(
    ("fulls", "grows", "reason", "state"),
    [
        pytest.param(7, 0.01, "task", State.HEALTHY, id="few in a row"),
        pytest.param(60, 2.5, "task", State.GROWTH, id="each for a few MB more"),
        pytest.param(60, 0.01, "testing", State.HEALTHY, id="the program asks for them"),
        pytest.param(60, 0.01, "external memory pressure", State.HEALTHY, id="for buffers"),
        pytest.param(60, 0.01, "task", State.NEAR_LIMIT, id="for nothing"),
    ],
)
def test_full_collections_in_a_row(fulls: int, grows: float, reason: str, state: State) -> None:
    shape = [(False, 37.0, 36.0)] * 30
    shape += [(True, 36 + grows * n + grows, 36 + grows * n) for n in range(fulls)]
    assert verdict(shape, reason=reason).state is state


@pytest.mark.parametrize(
    ("count", "state"),
    [
        pytest.param(1, State.TOO_LITTLE, id="1"),
        pytest.param(19, State.TOO_LITTLE, id="under a second"),
        pytest.param(22, State.HEALTHY, id="a second"),
    ],
)
def test_too_little(count: int, state: State) -> None:
    assert verdict(level(count)).state is state


def test_pauses_are_exact() -> None:
    from collections import Counter

    told = pauses_of(Counter(range(1, 101)))
    assert (told.median, told.p95, told.longest) == (0.5, 0.95, 1.0)
    assert told.total == pytest.approx(50.5)
    assert pauses_of(Counter()).total == 0
