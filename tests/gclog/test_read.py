"""A log as a stream: chunks, encodings, noise, restarts, what a fatal error shows again."""

from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allocscan.gclog.digest import Log
from allocscan.gclog.judge import judge_log
from allocscan.gclog.read import LONGEST, read_log
from allocscan.gclog.series import CAPACITY
from allocscan.records import replace

LOGS: Final = Path(__file__).parent / "logs"
NAMES: Final = tuple(sorted(path.name for path in LOGS.iterdir()))
LEAK: Final = (LOGS / "node22-leak.log").read_bytes()
CHURN: Final = (LOGS / "node18-churn.log").read_bytes()

NOISE: Final = st.one_of(
    st.binary(max_size=60).map(lambda raw: raw.replace(b"\n", b"")),
    st.sampled_from([b"served 300 requests", b"", b"GET / 200 12 ms: ok", b"\xff\xfe\x00", b"}{"]),
)


def line(
    at: int, before: float, after: float, *, who: str = "9:0x1000", full: bool = False
) -> bytes:
    kind = "Mark-Compact" if full else "Scavenge"
    return f"[{who}] {at} ms: {kind} {before} (9.0) -> {after} (9.0) MB, 1.00 / 0.00 ms  (average mu = 1.000, current mu = 1.000) task; \n".encode()


def figures(log: Log) -> object:
    """Everything but the numbers of lines."""
    verdicts = [(each.state, each.also, each.held, each.limit) for each in judge_log(log)]
    heaps = [(h.isolate, h.kinds, h.pauses, h.allocated, h.promoted, h.young) for h in log.heaps]
    points = [replace(p, line=replace(p.line, number=1)) for h in log.heaps for p in h.points]
    return heaps, points, verdicts, log.recognised, log.repeated, log.torn_count


@given(st.sampled_from(NAMES), st.data())
def test_chunks_of_any_size_say_the_same(name: str, data: st.DataObject) -> None:
    content = (LOGS / name).read_bytes()
    cuts = sorted(data.draw(st.lists(st.integers(0, len(content)), max_size=20)))
    chunks = [content[a:b] for a, b in zip([0, *cuts], [*cuts, len(content)], strict=True)]
    assert read_log(chunks) == read_log([content])


@given(st.sampled_from(NAMES), st.data())
def test_noise_between_lines_changes_nothing(name: str, data: st.DataObject) -> None:
    lines = (LOGS / name).read_bytes().split(b"\n")
    places = data.draw(st.lists(st.tuples(st.integers(0, len(lines)), NOISE), max_size=30))
    noisy = list(lines)
    for place, noise in sorted(places, key=lambda each: -each[0]):
        noisy.insert(place, noise)
    # The first bytes decide the encoding: noise there is another matter.
    whole = read_log([b"# \n", b"\n".join(noisy)])
    assert figures(whole) == figures(read_log([b"\n".join(lines)]))


@given(st.lists(st.binary(max_size=300), max_size=8))
def test_any_bytes_are_read(chunks: list[bytes]) -> None:
    log = read_log(chunks)
    assert log.silent


@given(st.binary(max_size=200), st.integers(0, len(LEAK)))
def test_any_damage_is_read(noise: bytes, place: int) -> None:
    log = read_log([LEAK[:place] + noise + LEAK[place:]])
    judge_log(log)
    assert log.recognised + log.torn_count >= 22


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(LEAK.replace(b"\n", b"\r\n"), id="CRLF"),
        pytest.param(LEAK.rstrip(b"\n"), id="no newline at the end"),
        pytest.param(b"\xef\xbb\xbf" + LEAK, id="UTF-8 with a mark"),
        pytest.param(LEAK.decode().encode("utf-16"), id="UTF-16, as PowerShell writes it"),
        pytest.param(b"\xfe\xff" + LEAK.decode().encode("utf-16-be"), id="UTF-16, big end first"),
        pytest.param(b"".join(b"web-1  | " + each for each in LEAK.splitlines(True)), id="compose"),
    ],
)
def test_encodings_and_ends(content: bytes) -> None:
    log, plain = read_log([content]), read_log([LEAK])
    (heap,), (same,) = log.heaps, plain.heaps
    assert replace(heap.isolate, origin="") == same.isolate
    assert (heap.kinds, heap.allocated, heap.full[-1].line.text) == (
        same.kinds,
        same.allocated,
        same.full[-1].line.text,
    )


@pytest.mark.parametrize("content", [b"", b"\n", b"x", b"\xff"], ids=["0", "LF", "x", "ff"])
def test_next_to_nothing(content: bytes) -> None:
    assert read_log([content]).silent


def test_the_last_line_is_cut_short() -> None:
    whole = read_log([LEAK])
    log = read_log([LEAK[:-100]])
    assert (log.recognised, log.torn_count) == (whole.recognised - 1, 1)
    assert log.torn[0].number == whole.lines


def test_a_line_without_end_takes_no_room() -> None:
    chunks = [b"x" * LONGEST] * 40 + [b"\n", LEAK]
    assert read_log(chunks).recognised == read_log([LEAK]).recognised


def test_a_restart_is_another_heap() -> None:
    first, second = read_log([LEAK, LEAK]).heaps
    assert (first.isolate.run, second.isolate.run) == (0, 1)
    assert first.kinds == second.kinds


def test_lines_out_of_order_are_no_restart() -> None:
    log = read_log([line(1500, 5, 4), line(1400, 5, 4), line(1600, 5, 4)])
    assert [heap.count for heap in log.heaps] == [3]


def test_heaps_of_one_process_are_told_apart() -> None:
    one, two = "9:0x1000", "9:0x2000"
    log = read_log([line(1, 5, 4, who=one), line(2, 8, 7, who=two), line(3, 5, 4, who=one)])
    assert [heap.count for heap in log.heaps] == [2, 1]


def test_containers_with_the_same_process_and_address_are_told_apart() -> None:
    made = line(1, 5, 4, who="1:0x1000")
    log = read_log([b"web-1  | " + made, b"web-2  | " + made])
    assert {heap.isolate.origin for heap in log.heaps} == {"web-1  |", "web-2  |"}


@pytest.mark.parametrize("last_first", [False, True], ids=["stdout first", "stderr first"])
def test_what_a_fatal_error_shows_again(last_first: bool) -> None:
    made = [line(at, 5, 4) for at in (10, 20, 30)]
    fatal = [
        b"<--- Last few GCs --->\n\n",
        *made[1:],
        b"FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory\n",
    ]
    log = read_log(fatal + made if last_first else made + fatal)
    (heap,) = log.heaps
    assert (heap.count, log.repeated, len(heap.fatal)) == (3, 2, 1)


def test_a_fatal_error_belongs_to_the_heap_it_shows() -> None:
    one, two = line(10, 5, 4, who="9:0x1000"), line(20, 8, 7, who="9:0x2000")
    fatal = [b"<--- Last few GCs --->\n", one, b"JavaScript heap out of memory\n"]
    first, second = read_log([one, two, *fatal]).heaps
    assert (len(first.fatal), len(second.fatal)) == (1, 0)


def test_a_fatal_error_whose_message_is_cut_off() -> None:
    made = line(10, 5, 4)
    (heap,) = read_log([made, b"<--- Last few GCs --->\n", made[:50]]).heaps
    assert len(heap.fatal) == 1


def test_a_fatal_error_alone_is_something() -> None:
    log = read_log([b"FATAL ERROR: Zone Allocation failed - process out of memory\n"])
    assert (log.silent, len(log.fatal), log.heaps) == (False, 1, ())


def test_a_long_log_keeps_the_floor() -> None:
    rows = [line(at * 10, 30, 5 if at % 1000 == 0 else 20) for at in range(20_000)]
    (heap,) = read_log(rows).heaps
    assert len(heap.points) <= CAPACITY + 3
    assert sum(point.after == 5 for point in heap.points) == 20
    assert (heap.count, heap.points[0].at, heap.points[-1].at) == (20_000, 0, 199_990)


def test_figures_add_up() -> None:
    (heap,) = read_log([line(0, 5, 4), line(100, 9, 6), line(200, 16, 5, full=True)]).heaps
    assert (heap.allocated, heap.promoted, heap.span) == (15, 2, 200)
    assert heap.rate == 75
    assert heap.pause_share == pytest.approx(3 / 200)
    assert [(each.kind.value, each.count, each.freed) for each in heap.kinds] == [
        ("scavenge", 2, 4),
        ("mark-compact", 1, 11),
    ]
