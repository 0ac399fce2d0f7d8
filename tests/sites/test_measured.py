"""Recordings by hand, joined with a tree: what is told of a site, and what is not."""

import pytest
from support.recorded import at, joined

from allocscan.profiles.file_profile import Counted, FileProfile, Placed, Sampled
from allocscan.profiles.pieces import Nested, laid_flat
from allocscan.profiles.values import Tick
from allocscan.sites.heat_values import Heat, HeatLevel, Measurement, Step
from allocscan.sites.measured_heat import measured_heat
from allocscan.source.span import Span

SOURCE = b"""\
function caller(n) {
  for (let i = 0; i < n; i++) hot(i);
}
const hot = (x) => [1, x];
function cold(x) {
  return [2, x];
}
"""
CALLER, HOT, COLD = SOURCE.index(b"(n)"), SOURCE.index(b"(x) =>"), SOURCE.index(b"(x) {")


def sampled(*frames: Placed, ticks: tuple[Tick, ...] = ()) -> FileProfile:
    return FileProfile(
        SOURCE, sampled=(Sampled("one", True, frames, ticks),), micros_seen=1_000, bytes_seen=4_000
    )


def micros(profile: FileProfile, text: str) -> int | None:
    found = at(joined("a.js", profile), SOURCE, text)
    return None if found is None else found.micros


# ------------------------------------------------------------------ samples


def test_absence_proves_nothing() -> None:
    profile = sampled(Placed("hot", HOT, 100, 50))
    assert at(joined("a.js", profile), SOURCE, "[2, x]") is None


@pytest.mark.parametrize(
    ("profile", "faint"),
    [
        pytest.param(FileProfile(SOURCE), [], id="nothing is known of the file"),
        pytest.param("counted", [], id="it was counted"),
        pytest.param(
            FileProfile(SOURCE, micros_seen=1_000, passed_over=True),
            [HeatLevel.CALLED, HeatLevel.ITERATED],
            id="samples fell on other files, and what is hot may be inlined there",
        ),
        pytest.param(
            FileProfile(SOURCE, passed_over=True),
            [HeatLevel.CALLED, HeatLevel.ITERATED, HeatLevel.HOT],
            id="others were counted: it was never loaded",
        ),
        pytest.param(
            "sampled", [HeatLevel.CALLED, HeatLevel.ITERATED, HeatLevel.HOT], id="samples beside it"
        ),
    ],
)
def test_what_passed_over_a_site_says_a_little(
    profile: FileProfile | str, faint: list[HeatLevel]
) -> None:
    if profile == "counted":
        profile = FileProfile(SOURCE, (counted(WHOLE),))
    elif profile == "sampled":
        profile = sampled(Placed("hot", HOT, 100, 50))
    assert isinstance(profile, FileProfile)
    measured = joined("a.js", profile)
    levels = (HeatLevel.CALLED, HeatLevel.ITERATED, HeatLevel.HOT)
    assert [level for level in levels if measured.is_faint(level)] == faint


def test_samples_and_their_shares() -> None:
    profile = sampled(Placed("hot", HOT, 1_000, 0), Placed("hot", HOT, 0, 250))
    assert at(joined("a.js", profile), SOURCE, "[1, x]") == Measurement(
        sampled_bytes=1_000, bytes_share=0.25, micros=250, time_share=0.25
    )


@pytest.mark.parametrize(
    ("ticks", "of_hot"),
    [
        pytest.param((Tick(2, 100, 0),), 10, id="in the caller itself"),
        pytest.param((Tick(99, 100, 0),), 10, id="in another file, beyond the end of this"),
        pytest.param((Tick(6, 100, 0),), 10, id="in a function that was never seen running"),
        pytest.param(
            (Tick(4, 100, 0), Tick(5, 10, 1)), 10, id="on a line where it was never seen running"
        ),
        pytest.param((Tick(4, 100, 0),), 110, id="in what was inlined"),
        pytest.param((Tick(4, 100, 0), Tick(4, 10, 1)), 110, id="where it was seen running"),
        pytest.param((Tick(4, 60, 0), Tick(2, 40, 0)), 70, id="in both"),
    ],
)
def test_ticks_name_the_line_of_what_was_inlined(ticks: tuple[Tick, ...], of_hot: int) -> None:
    profile = sampled(Placed("caller", CALLER, 0, 100), Placed("hot", HOT, 0, 10), ticks=ticks)
    assert micros(profile, "[1, x]") == of_hot
    assert micros(profile, "[2, x]") is None


def test_a_frame_where_nothing_begins_is_of_another_version() -> None:
    profile = sampled(Placed("hot", HOT + 1, 0, 50), Placed("cold", COLD, 0, 50))
    measured = joined("a.js", profile)
    assert measured.strangers == (("one", "1 of 2 functions in it are not where it says"),)
    assert at(measured, SOURCE, "[2, x]") is None


@pytest.mark.parametrize("name", ["hot", "", "exports.hot", "anything"])
def test_names_of_what_has_none_in_the_source_are_not_compared(name: str) -> None:
    assert joined("a.js", sampled(Placed(name, HOT, 0, 1))).strangers == ()


@pytest.mark.parametrize(
    ("name", "fits"), [("cold", True), ("exports.cold", True), ("told", False)]
)
def test_names_are_compared(name: str, fits: bool) -> None:
    assert (joined("a.js", sampled(Placed(name, COLD, 0, 1))).strangers == ()) is fits


# ------------------------------------------------------------------ counts


def counted(*ranges: Nested[int], how_often: bool = True, name: str = "one") -> Counted:
    return Counted(name, True, True, how_often, laid_flat(ranges))


WHOLE = Nested(0, len(SOURCE), 1, True)
COLD_RANGE = (SOURCE.index(b"function cold"), len(SOURCE) - 1)


def evaluations(*recordings: Counted) -> int | None:
    found = at(joined("a.js", FileProfile(SOURCE, recordings)), SOURCE, "[2, x]")
    return None if found is None else found.evaluations


@pytest.mark.parametrize(
    ("recordings", "expected"),
    [
        pytest.param([counted(WHOLE)], None, id="a function that is not listed"),
        pytest.param([counted(Nested(0, 9, 0, True))], None, id="nothing was counted there"),
        pytest.param([counted(WHOLE, Nested(*COLD_RANGE, 7, True))], 7, id="its calls"),
        pytest.param([counted(Nested(0, len(SOURCE), 0, True))], 0, id="the file never ran"),
        pytest.param([counted(WHOLE, Nested(*COLD_RANGE, 0, True))], 0, id="never"),
        pytest.param(
            [counted(WHOLE, Nested(*COLD_RANGE, 1, True), how_often=False)], None, id="it ran"
        ),
        pytest.param(
            [counted(WHOLE, Nested(*COLD_RANGE, 0, True), how_often=False)], 0, id="it did not run"
        ),
        pytest.param(
            [
                counted(WHOLE, Nested(*COLD_RANGE, 0, True)),
                counted(WHOLE, Nested(*COLD_RANGE, 1, True), how_often=False, name="two"),
            ],
            None,
            id="in one it did not, in one it did",
        ),
        pytest.param(
            [
                counted(WHOLE, Nested(*COLD_RANGE, 3, True)),
                counted(WHOLE, Nested(*COLD_RANGE, 4, True), name="two"),
            ],
            7,
            id="counts add up",
        ),
    ],
)
def test_evaluations(recordings: list[Counted], expected: int | None) -> None:
    assert evaluations(*recordings) == expected


def test_loads_are_counted() -> None:
    profile = FileProfile(SOURCE, (counted(WHOLE), counted(WHOLE, name="two")))
    assert joined("a.js", profile).loads == 2


# ------------------------------------------------------------------ heat

REASON = Step("called from `main`", Span(0, 1))
HERE = Span(5, 9)


@pytest.mark.parametrize(
    ("level", "found", "loads", "expected", "said"),
    [
        pytest.param(
            HeatLevel.HOT, Measurement(0), 1, HeatLevel.COLD, "never ran while it was recorded",
            id="never",
        ),
        pytest.param(
            HeatLevel.COLD, Measurement(1), 1, HeatLevel.COLD, "which ran once while it was recorded",
            id="once, as expected",
        ),
        pytest.param(
            HeatLevel.COLD, Measurement(4), 4, HeatLevel.COLD, "which ran 4 times while it was recorded",
            id="once in each of four processes",
        ),
        pytest.param(
            HeatLevel.HOT, Measurement(2), 2, HeatLevel.COLD, "which ran 2 times while it was recorded",
            id="hot by the code, once for each load",
        ),
        pytest.param(
            HeatLevel.CALLED, Measurement(None, 10, 0.002), 1, HeatLevel.MEASURED,
            "where 0.2% of the sampled bytes were allocated",
            id="samples",
        ),
        pytest.param(
            HeatLevel.COLD, Measurement(5), 4, HeatLevel.MEASURED, "which ran 5 times while it was recorded",
            id="more often than once",
        ),
        pytest.param(
            HeatLevel.COLD, Measurement(None, None, None, 10, 0.38), 1, HeatLevel.MEASURED,
            "which took 38% of the CPU time that was recorded",
            id="cold by the code, hot by the clock",
        ),
        pytest.param(
            HeatLevel.CALLED, Measurement(1_200_000, 10, 0.38, 9, 0.0001), 1, HeatLevel.MEASURED,
            "which ran 1,200,000 times while it was recorded",
            id="all of it",
        ),
        pytest.param(
            HeatLevel.CALLED, Measurement(0, 10, 0.38), 1, HeatLevel.MEASURED,
            "where 38% of the sampled bytes were allocated",
            id="sampled where it was not counted",
        ),
    ],
)  # fmt: skip
def test_heat(
    level: HeatLevel, found: Measurement, loads: int, expected: HeatLevel, said: str
) -> None:
    heat = measured_heat(Heat(level, (REASON,)), found, HERE, loads)
    assert heat.level is expected
    assert heat.because == (REASON, Step(said, HERE))
    assert heat.measured == found


@pytest.mark.parametrize(
    ("level", "share"),
    [(HeatLevel.COLD, 0.005), (HeatLevel.CALLED, 0.0005), (HeatLevel.HOT, 0.0005)],
)
def test_few_samples_say_less_than_the_code(level: HeatLevel, share: float) -> None:
    expected = Heat(level, (REASON,))
    faint = Heat(level, (REASON,), faint=True)
    assert measured_heat(expected, Measurement(None, 10, share), HERE, 1) == faint
    assert measured_heat(expected, Measurement(None, None, None, 10, share), HERE, 1) == faint


def test_samples_of_a_function_are_not_those_of_its_error_path() -> None:
    failing = Heat(HeatLevel.COLD, (REASON,), failing=True)
    heat = measured_heat(failing, Measurement(None, 1_000, 0.5, 90, 0.5), HERE, 1)
    assert heat == Heat(HeatLevel.COLD, (REASON,), failing=True, faint=True)


def test_an_error_path_that_ran_is_none() -> None:
    failing = Heat(HeatLevel.COLD, (REASON,), failing=True)
    assert not measured_heat(failing, Measurement(50), HERE, 1).failing
    assert measured_heat(failing, Measurement(0), HERE, 1).failing
