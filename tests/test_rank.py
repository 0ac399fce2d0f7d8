"""The number that findings are ordered by."""

import pytest

from allocscan.rank import BESIDE, SCAVENGE_BYTES, TURNS, UNTIMED_SECONDS, score
from allocscan.records import replace
from allocscan.sites.heat_values import Heat, HeatLevel, Measurement

CALLED = Heat(HeatLevel.CALLED, ())
ITERATED = Heat(HeatLevel.ITERATED, (), nesting=1)
HOT = Heat(HeatLevel.HOT, ())


def measured(**said: float) -> Heat:
    """A heat that recordings settle."""
    counts = {name: int(said.pop(name)) for name in ("evaluations", "micros") if name in said}
    return Heat(HeatLevel.MEASURED, (), measured=replace(Measurement(**counts), **said))


@pytest.mark.parametrize(
    ("colder", "hotter"),
    [
        pytest.param(Heat(HeatLevel.COLD, ()), CALLED, id="once, and called"),
        pytest.param(replace(CALLED, setup=True), CALLED, id="set-up, and called"),
        pytest.param(replace(CALLED, one_case=True), CALLED, id="for one value, and for all"),
        pytest.param(CALLED, ITERATED, id="called, and in a loop"),
        pytest.param(replace(HOT, recursive=True), HOT, id="a function that calls itself, a root"),
        pytest.param(ITERATED, replace(ITERATED, nesting=2), id="a loop, and two"),
        pytest.param(ITERATED, HOT, id="a loop, and a hot root"),
        pytest.param(HOT, replace(HOT, nesting=1), id="a hot root, and a loop in it"),
        pytest.param(replace(HOT, faint=True), HOT, id="not seen in samples, and not recorded"),
        pytest.param(replace(HOT, faint=True), measured(time_share=0.002), id="not seen, and seen"),
        pytest.param(measured(evaluations=0), CALLED, id="never ran, and called"),
        pytest.param(measured(evaluations=10), measured(evaluations=11), id="counted"),
        pytest.param(
            measured(evaluations=10, seconds=10), measured(evaluations=9, seconds=1), id="rates"
        ),
        pytest.param(measured(sampled_bytes=10), measured(sampled_bytes=20), id="sampled"),
        pytest.param(measured(time_share=0.1), measured(time_share=0.2), id="time"),
    ],
)
def test_order(colder: Heat, hotter: Heat) -> None:
    assert score(1000, colder) < score(1000, hotter)


def test_what_is_measured_is_bytes_per_second() -> None:
    assert score(4000, measured(evaluations=500, seconds=2)) == 1_000_000
    assert score(4000, measured(evaluations=500)) == 4000 * 500 / UNTIMED_SECONDS
    alone = score(BESIDE * 1000, measured(sampled_bytes=SCAVENGE_BYTES, seconds=1))
    assert alone == pytest.approx(SCAVENGE_BYTES, rel=0.001)


def test_of_what_is_sampled_in_a_function_a_small_site_has_less() -> None:
    handler, table = measured(sampled_bytes=4_000_000), measured(sampled_bytes=2_600_000)
    assert score(104, handler) < score(2_440, table)
    assert score(BESIDE, handler) == 200_000


def test_cold_code_has_no_score_at_any_size() -> None:
    assert score(1 << 30, Heat(HeatLevel.COLD, (), nesting=3)) == 0


def test_loops_count_to_the_third() -> None:
    deep = replace(ITERATED, nesting=3)
    assert score(8, deep) == score(8, replace(deep, nesting=30)) == 8 * TURNS**3
