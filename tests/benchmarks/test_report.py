"""The report: every figure is in the table and in the JSON, and one that is missing is missed."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from aims import START_UP, reached
from figures import Section
from measure import Taken
from report import ESSENTIAL, ESSENTIAL_OF_CORPUS, Report, as_json, lacking, lines
from scenarios import ALL, BARE, CHANGED, COLD, FIVE, RAW, TWO, VERSION, WARM

ONE = (Taken(2.0, 1.0, 10 << 20),)


def section(name: str, taken: Mapping[str, tuple[Taken, ...]], megabytes: float = 4) -> Section:
    return Section(name, 8, megabytes, taken)


def whole() -> Report:
    """A report that lacks nothing."""
    start = section(START_UP, dict.fromkeys(ESSENTIAL[START_UP], ONE))
    small = section("small", dict.fromkeys(ESSENTIAL_OF_CORPUS, ONE))
    machine = {"cores": "2"}
    return Report(machine, (start, small), {"cold": 1.0}, reached((start, small)), ("x: absent",))


def without(report: Report, at: int, name: str, taken: tuple[Taken, ...] = ()) -> Report:
    """`report` with nothing, or with `taken`, for one scenario of its section `at`."""
    sections = list(report.sections)
    sections[at] = replace(sections[at], taken={**sections[at].taken, name: taken})
    return replace(report, sections=tuple(sections))


@pytest.mark.parametrize("name", ESSENTIAL_OF_CORPUS)
def test_a_scenario_of_a_corpus_is_missed(name: str) -> None:
    assert lacking(without(whole(), 1, name)) == (f"small: {name}",)


@pytest.mark.parametrize("name", [BARE, VERSION, FIVE])
def test_a_scenario_of_the_start_up_is_missed(name: str) -> None:
    assert lacking(without(whole(), 0, name)) == (f"{START_UP}: {name}",)


@pytest.mark.parametrize(
    "taken",
    [
        pytest.param(Taken(0, 1, 1), id="no CPU"),
        pytest.param(Taken(1, float("nan"), 1), id="no time"),
        pytest.param(Taken(1, 1, 0), id="no peak"),
    ],
)
def test_a_figure_is_missed(taken: Taken) -> None:
    assert lacking(without(whole(), 1, COLD, (taken,))) == (f"small: a figure of {COLD}",)


def test_an_exponent_is_missed() -> None:
    assert lacking(replace(whole(), growth={"cold": None})) == ("growth: cold",)


def test_a_whole_report_lacks_nothing() -> None:
    assert lacking(whole()) == ()


def test_json_has_every_figure_and_no_paths() -> None:
    text = json.dumps(as_json(whole()), allow_nan=False)
    read = json.loads(text)
    assert read["machine"] == {"cores": "2"}
    scenarios = read["sections"]["small"]["scenarios"]
    assert list(scenarios) == list(ESSENTIAL_OF_CORPUS)
    expected = {"cpu": 2.0, "wall": 1.0, "peak": 10 << 20, "runs": 1, "times": 1.0}
    assert {name: scenarios[COLD][name] for name in expected} == expected
    assert scenarios[COLD]["all"] == [{"cpu": 2.0, "wall": 1.0, "peak": 10 << 20}]
    assert read["growth"] == {"cold": 1.0}
    assert str(Path.home()) not in text


def test_the_table() -> None:
    raw = (Taken(2.0, 2.5, 20 << 20),)
    cold = (Taken(1.0, 1.25, 30 << 20),)
    report = whole()
    shown = "\n".join(lines(without(without(report, 1, RAW, raw), 1, COLD, cold)))
    assert [line.split() for line in shown.splitlines() if line.startswith(f"  {COLD}")] == [
        [*COLD.split(), "1.000", "1.250", "30.0", "0.50", "4.0", "1"]
    ]
    assert "growth exponent, cold: 1.00" in shown
    assert "x: absent" in shown
    assert max(map(len, shown.splitlines())) <= 100


def test_what_did_not_run_has_no_row() -> None:
    report = without(whole(), 1, WARM)
    assert not [line for line in lines(report) if line.startswith(f"  {WARM} ")]


def taken(cpu: float, wall: float = 1, peak: int = 1) -> tuple[Taken, ...]:
    return (Taken(cpu, wall, peak),)


@pytest.mark.parametrize(
    ("taken_by", "words", "kept"),
    [
        ({COLD: taken(0.7), RAW: taken(1)}, f"{COLD} / {RAW}, cpu, medium", False),
        ({COLD: taken(0.6), RAW: taken(1)}, f"{COLD} / {RAW}, cpu, medium", True),
        ({ALL: taken(1.4), RAW: taken(1)}, f"{ALL} / {RAW}, cpu, medium", False),
        ({COLD: taken(1, 1.7), TWO: taken(1)}, f"{COLD} / {TWO}, wall, medium", False),
        ({COLD: taken(1, 1.9), TWO: taken(1)}, f"{COLD} / {TWO}, wall, medium", True),
        ({CHANGED: taken(0.2), COLD: taken(1)}, f"{CHANGED} / {COLD}, cpu, medium", False),
        ({COLD: taken(1, 1, 51 << 20)}, f"{COLD}, peak MiB, medium", False),
        ({COLD: taken(1, 1, 50 << 20)}, f"{COLD}, peak MiB, medium", True),
    ],
)
def test_an_aim(taken_by: Mapping[str, tuple[Taken, ...]], words: str, kept: bool) -> None:
    told = {each.words: each.kept for each in reached((section("medium", taken_by),))}
    assert told[words] is kept


@pytest.mark.parametrize(
    "sections",
    [
        pytest.param((), id="nothing ran"),
        pytest.param((section("small", {COLD: ONE}),), id="no peer, no yardstick"),
        pytest.param((section("small", {COLD: ONE, RAW: ONE}),), id="not promised for small"),
    ],
)
def test_no_aim_without_its_figures(sections: tuple[Section, ...]) -> None:
    assert reached(sections) == ()


def test_a_megabyte_of_large_beside_one_of_medium() -> None:
    sections = (section("medium", {COLD: ONE}, 10), section("large", {COLD: taken(30)}, 100))
    (aim,) = (each for each in reached(sections) if "per MB" in each.words)
    assert aim.figure == pytest.approx(1.5)
    assert (aim.bound, aim.kept) == ("<= 1.2", False)
