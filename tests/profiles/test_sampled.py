"""Profiles that are made of samples: the time of a CPU profile, the survivors of a heap profile."""

import pytest
from support.handmade_recordings import cpu, heap, read

from allocscan.profiles.heap import UNTOLD
from allocscan.profiles.values import LineColumn


def test_time_is_that_until_the_next_sample_not_hits() -> None:
    recording = read(cpu(samples=[3, 2, 3], timeDeltas=[0, 1_000_000, 400_000]))
    (script,) = recording.scripts
    (frame,) = script.frames
    assert (frame.name, frame.at, frame.micros) == ("f", LineColumn(1, 10), 400_000)
    assert [(tick.line, tick.micros) for tick in script.ticks] == [(3, 100_000), (4, 300_000)]
    assert recording.seconds == 3.0
    assert recording.micros_seen == 400_000  # idle time is nobody's


def test_samples_out_of_order_are_put_in_order() -> None:
    recording = read(cpu(samples=[3, 2, 3], timeDeltas=[500_000, 200_000, -100_000]))
    (frame,) = recording.scripts[0].frames
    assert frame.micros == 3_000_000 - 700_000


def test_without_deltas_hits_are_all_there_is() -> None:
    (frame,) = read(cpu()).scripts[0].frames
    assert frame.micros == 750_000


@pytest.mark.parametrize(
    ("document", "blind"),
    [
        pytest.param(heap(200, [7, 900]), True, id="two of 900"),
        pytest.param(heap(500, [1, 2, 3, 4, 10]), True, id="half"),
        pytest.param(heap(1000, list(range(1, 11))), False, id="all"),
        pytest.param(heap(960, [*range(1, 20), 21]), False, id="nearly all"),
        pytest.param(heap(90_000, [890, 900]), False, id="all, and its samples were cut"),
        pytest.param(heap(0, []), False, id="nothing"),
    ],
)
def test_survivors_are_told_by_the_samples_that_are_missing(
    document: dict[str, object], blind: bool
) -> None:
    recording = read(document)
    assert (recording.remark is not None) is blind
    assert bool(recording.scripts) is (not blind and bool(document["samples"]))


def test_without_samples_it_is_said_that_nobody_knows() -> None:
    document = heap(500, [])
    recording = read(document)
    assert recording.remark == UNTOLD
    assert recording.bytes_seen == 500
