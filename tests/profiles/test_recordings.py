"""Recordings of a small program by the Node at hand, one row for each format and trap."""

import json
from pathlib import Path

import pytest
from support.node import needs_node
from support.recorded import at, joined, measured_in, needs_garbage, profile_of, record, run_node

from allocscan.profiles.heap import BLIND, UNTOLD
from allocscan.profiles.read import read_recording
from allocscan.profiles.timeline import NO_TRACES
from allocscan.profiles.v8_coverage import BEST_EFFORT, BINARY
from allocscan.profiles.values import Kind

pytestmark = needs_node

PROGRAM = """'use strict';
function hot(kind) {
  const table = { a: { b: kind, c: 2 }, d: { e: 3, f: 4 }, g: [1, 2, 3], h: { i: 5 } };
  return Object.keys(table).length;
}
function cold(kind) {
  const table = { cold: { b: kind, c: 2 }, d: { e: 3, f: 4 } };
  return Object.keys(table).length;
}
function mostly(kind) {
  if (kind > 3e5) { return { late: kind }; }
  return kind ? { often: kind } : { rarely: kind };
}
let sum = 0;
for (let i = 0; i < 400000; i++) sum += hot(i) + Object.keys(mostly(i)).length;
module.exports = { hot, cold, mostly, sum };
"""

HOT, COLD = "{ a: { b: kind, c: 2 }, d: { e: 3, f: 4 }, g: [1, 2, 3], h: { i: 5 } }", "{ cold: {"


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("recorded") / "app.js"
    path.write_text(PROGRAM)
    return path


def test_blocks_are_counted_one_by_one(program: Path) -> None:
    measured = measured_in(program, record(program, "coverage"))
    assert measured is not None
    assert measured.strangers == ()
    assert measured.loads == 1
    counts = {
        text: found.evaluations
        for text in (HOT, COLD, "{ late: kind }", "{ often: kind }", "{ rarely: kind }")
        if (found := at(measured, PROGRAM.encode(), text)) is not None
    }
    assert counts == {
        HOT: 400_000,
        COLD: 0,
        "{ late: kind }": 99_999,
        "{ often: kind }": 300_000,
        "{ rarely: kind }": 1,
    }


@pytest.mark.parametrize(
    "how", ["cpu", "cpu-flag", "timeline", pytest.param("garbage", marks=needs_garbage)]
)
def test_samples_fall_on_what_runs(program: Path, how: str) -> None:
    measured = measured_in(program, record(program, how))
    assert measured is not None
    assert measured.strangers == ()
    hot = at(measured, PROGRAM.encode(), HOT)
    assert hot is not None
    assert hot.evaluations is None
    if how.startswith("cpu"):
        assert hot.micros
        assert hot.time_share
        assert 0.02 < hot.time_share <= 1
        assert hot.seconds
        assert hot.micros / 1e6 < hot.seconds < 60
        assert hot.sampled_bytes is None
    else:
        assert hot.sampled_bytes
        assert hot.bytes_share
        assert 0 < hot.bytes_share <= 1
        assert hot.micros is None
    # nothing is known of what no sample fell on: it may have run
    assert at(measured, PROGRAM.encode(), COLD) is None


def test_a_timeline_has_every_byte(tmp_path: Path) -> None:
    # few calls: what is optimised is inlined, and its bytes are then the caller's
    program = tmp_path / "few.js"
    program.write_text(PROGRAM.replace("400000", "100"))
    measured = measured_in(program, record(program, "timeline"))
    assert measured is not None
    hot = at(measured, program.read_bytes(), HOT)
    # five objects and arrays and the keys of one: 250 to 400 bytes each time
    assert hot is not None
    assert hot.sampled_bytes
    assert 25_000 < hot.sampled_bytes < 60_000


@pytest.mark.parametrize(
    ("how", "kind", "remark"),
    [
        pytest.param("survivors", Kind.HEAP, BLIND.split("{")[0], id="survivors"),
        pytest.param("snapshot", Kind.SNAPSHOT, NO_TRACES, id="plain snapshot"),
        pytest.param("binary", Kind.COVERAGE, BINARY, id="binary coverage"),
        pytest.param("best-effort", Kind.COVERAGE, BEST_EFFORT, id="best-effort coverage"),
    ],
)
def test_what_a_recording_cannot_tell_is_said(
    program: Path, how: str, kind: Kind, remark: str
) -> None:
    path = record(program, how)
    recording = read_recording(path.read_bytes(), "it")
    assert recording.kind is kind
    assert recording.remark is not None
    assert recording.remark.startswith(remark)
    measured = measured_in(program, path)
    if measured is not None:  # it ran, nobody knows how often
        assert at(measured, PROGRAM.encode(), HOT) is None


@pytest.mark.parametrize("how", ["binary", "best-effort"])
def test_what_never_ran_is_known_without_counts(program: Path, how: str) -> None:
    measured = measured_in(program, record(program, how))
    assert measured is not None
    cold = at(measured, PROGRAM.encode(), COLD)
    assert cold is not None
    assert cold.evaluations == 0


def test_heap_profiles_of_the_flag_are_blind(program: Path) -> None:
    folder = program.with_name("flag")
    run_node(
        "--heap-prof", "--heap-prof-interval=1024", f"--heap-prof-dir={folder}", program,
        cwd=program.parent,
    )  # fmt: skip
    (path,) = folder.iterdir()
    recording = read_recording(path.read_bytes(), path.name)
    assert recording.remark is not None
    assert recording.remark.startswith("lists survivors only")
    assert recording.scripts == ()


@needs_garbage
def test_without_samples_nobody_knows_whether_garbage_is_counted(program: Path) -> None:
    document = json.loads(record(program, "garbage").read_bytes())
    del document["samples"]
    recording = read_recording(json.dumps(document).encode(), "it")
    assert recording.remark == UNTOLD
    assert recording.bytes_seen


def test_modules_are_recorded_alike(tmp_path: Path) -> None:
    program = tmp_path / "app.mjs"
    text = PROGRAM.replace("module.exports =", "export const all =").replace("400000", "50000")
    program.write_text("\ufeff" + text)
    for how in ("coverage", "cpu", "timeline"):
        measured = measured_in(program, record(program, how))
        assert measured is not None
        assert measured.strangers == ()
        hot = at(measured, program.read_bytes(), HOT)
        assert hot is not None
        assert hot.evaluations or hot.micros or hot.sampled_bytes


# ------------------------------------------------------------------ another version


CHANGES = {
    "a line was added": lambda text: text.replace("let sum", "let more = 1;\nlet sum"),
    "a line was taken away": lambda text: text.replace("'use strict';\n", ""),
    "a function has another name": lambda text: text.replace("cold(", "dust(").replace(
        "hot(", "hut("
    ),
    "the functions changed places": lambda text: text.replace("mostly", "m").replace(
        "let sum", "let summand"
    ),
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("how", ["coverage", "cpu", "timeline"])
def test_another_version_is_said(program: Path, how: str, change: str) -> None:
    recording = record(program, how)
    changed = CHANGES[change](PROGRAM)
    assert changed != PROGRAM
    program.write_text(changed)
    try:
        profile = profile_of(program, recording)
    finally:
        program.write_text(PROGRAM)
    assert profile is not None
    measured = joined("app.js", profile)
    if how != "coverage" and change == "a line was added":
        # below all functions: what is sampled still stands where it says
        assert measured.strangers == ()
        return
    assert len(measured.strangers) == 1
    assert at(measured, changed.encode(), HOT) is None


def test_what_was_changed_since_the_first_look_is_not_measured(program: Path) -> None:
    profile = profile_of(program, record(program, "coverage"))
    assert profile is not None
    changed = b"// a header\n" + PROGRAM.replace("h: { i: 5 }", "h: { j: 5 }").encode()
    measured = joined("app.js", profile, changed)
    assert measured.strangers == ()
    assert at(measured, changed, HOT.replace("i:", "j:")) is None
    often = at(measured, changed, "{ often: kind }")
    assert often is not None
    assert often.evaluations == 300_000
