"""Real logs of four versions of Node, cut down: every line is read, and the verdict is right."""

from pathlib import Path
from typing import Final

import pytest

from allocscan.gclog.digest import Log
from allocscan.gclog.judge import State, Verdict, gravest, judge_log
from allocscan.gclog.read import read_log
from allocscan.knowledge.gc import Kind

LOGS: Final = Path(__file__).parent / "logs"


def read(name: str) -> Log:
    return read_log([(LOGS / f"{name}.log").read_bytes()])


def verdicts(name: str) -> tuple[Verdict, ...]:
    return judge_log(read(name))


@pytest.mark.parametrize("path", sorted(LOGS.iterdir()), ids=lambda path: str(path.stem))
def test_every_line_of_a_collection_is_read(path: Path) -> None:
    content = path.read_bytes()
    log = read_log([content])
    collections = content.count(b" ms: ") - content.count(b" ms: [")  # [HeapController], …
    assert (log.torn_count, log.recognised) == (0, collections)


@pytest.mark.parametrize(
    ("name", "state"),
    [
        pytest.param("node18-quiet-server", State.HEALTHY, id="hardly any load, 18"),
        pytest.param("node20-quiet-server", State.HEALTHY, id="hardly any load, 20"),
        pytest.param("node22-quiet-server", State.HEALTHY, id="hardly any load, 22"),
        pytest.param("node24-quiet-server", State.HEALTHY, id="hardly any load, 24"),
        pytest.param("node18-busy-server", State.HEALTHY, id="full load, 18"),
        pytest.param("node20-busy-server", State.HEALTHY, id="full load, 20"),
        pytest.param("node22-busy-server", State.HEALTHY, id="full load, 22"),
        pytest.param("node24-busy-server", State.HEALTHY, id="full load, 24"),
        pytest.param("node22-bursts", State.HEALTHY, id="bursts of garbage, then rest"),
        pytest.param("node18-filled-cache", State.HEALTHY, id="a cache that fills up, 18"),
        pytest.param("node24-table-at-start", State.HEALTHY, id="a table is loaded at the start"),
        pytest.param("node18-short-script", State.TOO_LITTLE, id="a script that ends, 18"),
        pytest.param("node22-short-script", State.TOO_LITTLE, id="a script that ends, 22"),
        pytest.param("node20-every-kind", State.TOO_LITTLE, id="100 ms of a program"),
        pytest.param("node18-nvp-minor", State.TOO_LITTLE, id="lines without sizes"),
        pytest.param("node24-sessions-that-end", State.HEALTHY, id="held for a second"),
        pytest.param("node20-parses-urls", State.HEALTHY, id="V8 promotes without need"),
        pytest.param("node22-lru", State.HEALTHY, id="a small cache that turns over"),
        pytest.param("node18-churn", State.CHURN, id="churn, 18"),
        pytest.param("node20-churn", State.CHURN, id="churn, 20"),
        pytest.param("node22-churn", State.CHURN, id="churn, 22"),
        pytest.param("node24-churn", State.CHURN, id="churn, 24"),
        pytest.param("node22-modest-churn", State.CHURN, id="36 MB a second, 360 KB a turn"),
        pytest.param("node18-leak", State.GROWTH, id="leak, 18"),
        pytest.param("node20-leak", State.GROWTH, id="leak, 20"),
        pytest.param("node22-leak", State.GROWTH, id="leak, 22"),
        pytest.param("node24-leak", State.GROWTH, id="leak, 24"),
        pytest.param("node20-leak-under-garbage", State.GROWTH, id="leak under promoted garbage"),
        pytest.param("node22-slow-leak", State.GROWTH, id="one MB a second"),
        pytest.param(
            "node22-young-leak", State.GROWTH, id="most of it stays, and nothing tests it"
        ),
        pytest.param("node20-small-leak", State.GROWTH, id="half a MB a second, tested at the end"),
        pytest.param("node24-small-leak", State.GROWTH, id="closures, tested at the end"),
        pytest.param("node22-verbose-nvp-leak", State.GROWTH, id="under two more flags"),
        pytest.param("node24-no-room", State.NEAR_LIMIT, id="pages take all of it"),
        pytest.param("node22-full-slowly", State.NEAR_LIMIT, id="out of memory, without stderr"),
        pytest.param("node24-three-heaps", State.GROWTH, id="a worker leaks"),
        pytest.param("node24-held-in-flight", State.NEAR_LIMIT, id="literals held across await"),
        pytest.param("node22-out-of-memory", State.OUT_OF_MEMORY, id="both streams in one"),
        pytest.param("node18-out-of-memory-stderr", State.OUT_OF_MEMORY, id="last words, 18"),
        pytest.param("node20-out-of-memory-stderr", State.OUT_OF_MEMORY, id="last words, 20"),
        pytest.param("node22-out-of-memory-stderr", State.OUT_OF_MEMORY, id="last words, 22"),
        pytest.param("node24-out-of-memory-stderr", State.OUT_OF_MEMORY, id="last words, 24"),
        pytest.param("node24-near-limit-snapshot", State.OUT_OF_MEMORY, id="after a snapshot"),
        pytest.param("node24-worker-out-of-memory", State.OUT_OF_MEMORY, id="a worker's limit"),
    ],
)
def test_verdict(name: str, state: State) -> None:
    log = read(name)
    assert gravest(log, judge_log(log)) is state


@pytest.mark.parametrize(
    ("name", "states"),
    [
        pytest.param("node24-three-heaps", {State.TOO_LITTLE, State.HEALTHY, State.GROWTH}, id="3"),
        pytest.param(
            "node24-worker-out-of-memory",
            {State.OUT_OF_MEMORY, State.TOO_LITTLE},
            id="the main thread lives on",
        ),
    ],
)
def test_each_heap_has_a_verdict_of_its_own(name: str, states: set[State]) -> None:
    assert {verdict.state for verdict in verdicts(name)} == states


def test_a_verdict_names_the_others_too() -> None:
    (verdict,) = verdicts("node22-out-of-memory")
    assert verdict.also == (State.NEAR_LIMIT, State.GROWTH)


def test_held_garbage_is_told_from_garbage_that_dies_at_once() -> None:
    assert [verdict.held for verdict in verdicts("node24-held-in-flight")] == [True]
    assert [verdict.held for verdict in verdicts("node22-churn")] == [False]


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        pytest.param("node18-leak", {Kind.SCAVENGE, Kind.MARK_COMPACT}, id="Mark-sweep"),
        pytest.param("node20-leak", {Kind.SCAVENGE, Kind.MARK_COMPACT}, id="Mark-Compact"),
        pytest.param("node18-minor", {Kind.MINOR_MARK_SWEEP}, id="--minor-mc, 18"),
        pytest.param("node20-minor", {Kind.MINOR_MARK_SWEEP}, id="--minor-mc, 20"),
        pytest.param("node22-minor", {Kind.MINOR_MARK_SWEEP}, id="--minor-ms, 22"),
        pytest.param("node24-minor", {Kind.MINOR_MARK_SWEEP}, id="--minor-ms, 24"),
        pytest.param("node24-nvp-minor", {Kind.MINOR_MARK_SWEEP}, id="--minor-ms, nvp"),
        pytest.param("node18-nvp", {Kind.SCAVENGE, Kind.MARK_COMPACT}, id="nvp, 18"),
        pytest.param("node20-nvp", {Kind.SCAVENGE, Kind.MARK_COMPACT}, id="nvp, 20"),
        pytest.param("node22-nvp", {Kind.SCAVENGE, Kind.MARK_COMPACT}, id="nvp, 22"),
        pytest.param("node24-nvp", {Kind.SCAVENGE, Kind.MARK_COMPACT}, id="nvp, 24"),
    ],
)
def test_kinds(name: str, kinds: set[Kind]) -> None:
    (heap,) = read(name).heaps
    assert {each.kind for each in heap.kinds} == kinds


def test_the_last_collections_are_not_counted_twice() -> None:
    log = read("node22-out-of-memory")
    (heap,) = log.heaps
    assert (log.repeated, heap.count) == (2, log.recognised - 2)


def test_the_room_is_read_from_verbose_lines() -> None:
    (heap,) = read("node22-verbose").heaps
    assert heap.room == pytest.approx(4144, abs=1)


def test_lines_that_give_no_sizes_are_told_apart() -> None:
    log = read("node18-nvp-minor")
    assert (log.recognised, log.unsized, log.heaps, log.silent) == (2, 2, (), False)


def test_witnesses_are_lines_of_the_log() -> None:
    content = (LOGS / "node22-leak.log").read_text().split("\n")
    (verdict,) = verdicts("node22-leak")
    assert verdict.lines
    for line in verdict.lines:
        assert line.text == content[line.number - 1].strip()
