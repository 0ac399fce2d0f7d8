"""Medians, paired ratios, exponents: the arithmetic that every claim about speed rests on."""

import pytest
from figures import Section, doubling, exponent, growth, paired, summary
from hypothesis import given
from hypothesis import strategies as st
from measure import Taken


def runs(*cpu: float, wall: float = 1.0, peak: int = 1) -> tuple[Taken, ...]:
    return tuple(Taken(each, wall, peak) for each in cpu)


def corpus(name: str, megabytes: float, **taken: tuple[Taken, ...]) -> Section:
    return Section(name, 1, megabytes, taken)


def test_no_run_has_no_summary() -> None:
    with pytest.raises(ValueError, match="no run"):
        summary(())


def test_one_slow_run_does_not_move_a_median() -> None:
    assert summary(runs(1.0, 900.0, 2.0, 1.5, 1.2)).cpu == 1.5


def test_a_summary_has_all_measures() -> None:
    taken = summary((Taken(1, 10, 100), Taken(2, 30, 300), Taken(3, 20, 200)))
    assert (taken.cpu, taken.wall, taken.peak, taken.runs) == (2, 20, 200, 3)


@pytest.mark.parametrize(
    ("over", "under", "ratio"),
    [
        pytest.param((), (1.0,), None, id="one of them did not run"),
        pytest.param((1.0,), (), None, id="the other did not run"),
        pytest.param((1.0,), (0.0,), None, id="a clock too coarse to tell"),
        pytest.param((2.0, 3.0, 8.0), (1.0, 1.0, 1.0), 3.0, id="the middle one of three rounds"),
        pytest.param((2.0, 20.0), (1.0, 10.0), 2.0, id="a round ten times slower weighs on both"),
        pytest.param((5.0,), (1.0, 100.0, 100.0), 5.0, id="only rounds that both ran in"),
    ],
)
def test_paired(over: tuple[float, ...], under: tuple[float, ...], ratio: float | None) -> None:
    assert paired(runs(*over), runs(*under)) == ratio


def test_paired_takes_the_measure_it_is_asked_for() -> None:
    assert paired(runs(1.0, wall=6.0), runs(1.0, wall=2.0), "wall") == 3.0


@pytest.mark.parametrize(
    "points",
    [
        pytest.param([], id="no corpus"),
        pytest.param([(1, 1)], id="one corpus"),
        pytest.param([(2, 1), (2, 9)], id="one size, two costs"),
        pytest.param([(1, 0), (2, 3)], id="nothing above the start-up"),
        pytest.param([(1, -0.5), (2, 3)], id="less than the start-up"),
    ],
)
def test_no_exponent(points: list[tuple[float, float]]) -> None:
    assert exponent(points) is None


@given(
    st.floats(0.2, 3),
    st.floats(0.001, 100),
    st.lists(st.integers(1, 500), min_size=2, max_size=6, unique=True),
)
def test_an_exponent_is_found_again(power: float, factor: float, megabytes: list[int]) -> None:
    points = [(size, factor * size**power) for size in megabytes]
    assert exponent(points) == pytest.approx(power, rel=1e-6)


def test_growth_is_without_the_start_up() -> None:
    sections = (corpus("a", 1, cold=runs(1.5)), corpus("b", 4, cold=runs(4.5)))
    assert growth(sections, "cold", 0.5) == pytest.approx(1)


def test_growth_leaves_out_a_corpus_where_the_scenario_did_not_run() -> None:
    sections = (corpus("a", 1, cold=runs(1.0)), corpus("b", 2), corpus("c", 4, cold=runs(16.0)))
    assert growth(sections, "cold", 0) == pytest.approx(2)


@pytest.mark.parametrize(
    ("twice", "slope"),
    [
        pytest.param((), None, id="did not run"),
        pytest.param((2.1,), 1, id="twice the work"),
        pytest.param((4.1,), 2, id="four times the work"),
    ],
)
def test_doubling(twice: tuple[float, ...], slope: float | None) -> None:
    section = corpus("a", 1, once=runs(1.1), twice=runs(*twice))
    assert doubling(section, "once", "twice", 0.1) == (slope and pytest.approx(slope))
