"""What one line says: nothing, a collection, a part of one, a message."""

from typing import Final

import pytest

from allocscan.gclog.parse import entries
from allocscan.gclog.values import Collection, Entry, Isolate, Notice, Room, Torn, Unsized
from allocscan.knowledge.gc import Kind, Sign

OLD: Final = "[3543:0x3e371d00]       88 ms: Scavenge 4.5 (4.9) -> 3.8 (5.9) MB, 5.4 / 0.0 ms  (average mu = 1.000, current mu = 1.000) allocation failure; "
FULL: Final = "[3581:0x20a97da0]      498 ms: Mark-Compact (reduce) 29.8 (60.6) -> 29.5 (62.6) MB, pooled: 2 MB, 41.72 / 0.00 ms  (+ 1.6 ms in 4 steps since start of marking, biggest step 0.8 ms, walltime since start of marking 44 ms) (average mu = 0.734, current mu = 0.7) finalize incremental marking via stack guard; GC in old space requested"
NVP: Final = "[30838:0x12d2f000:0]      176 ms: pause=0.9 mutator=150.4 gc=s reduce_memory=0 heap.external.prologue=0.00 start_object_size=2097152 end_object_size=1048576 allocated=4991536 promoted=524288 promotion_ratio=0.0% new_space_capacity=1048576"


def told(text: str) -> list[Entry]:
    return list(entries(7, text))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("served 300 requests", id="the program's own"),
        pytest.param("GET /x took 12 ms: ok", id="a time in ms"),
        pytest.param("[12:34] 88 ms: Scavenge", id="a bracket that is no heap"),
        pytest.param("[web:0x3e371d00] 88 ms: Scavenge 4.5", id="no process"),
        pytest.param("Mark-Compact 29.8 (60.6) -> 29.5 (62.6) MB, 41.72 / 0.00 ms", id="no head"),
        pytest.param("[1:0x3e371d00] Shrinking page 0x1: end 0x2 -> 0x3", id="verbose, a page"),
        pytest.param("[1:0x3e371d00] New space,   used:    398 KB", id="verbose, a space"),
        pytest.param("Wrote snapshot to disk", id="another program's snapshot"),
        pytest.param(
            "[7:0x37bc3000]     1729 ms: [HeapController] factor 4.0 based on mu=0.970, speed_ratio=0",
            id="verbose, the next limit",
        ),
        pytest.param(
            "[7:0xac65000:0]     1251 ms: Young generation mutator utilization = 0.975 (mutator_sp",
            id="the mutator's share",
        ),
        pytest.param(
            "[7:0x3c92d000]     3098 ms: Starting major concurrent marking task 4", id="marking"
        ),
        pytest.param("\x00\x1b[\ufffd ms: \ufffd[1:0x ms: ", id="garbage"),
        pytest.param("[" * 5000 + " ms: ", id="many brackets"),
    ],
)
def test_says_nothing(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(OLD[:60], id="in the sizes"),
        pytest.param(OLD[: OLD.index(" ms  (")], id="in the pause"),
        pytest.param(NVP[: NVP.index("mutator")], id="nvp, after the pause"),
        pytest.param(NVP[: NVP.index("576 allocated")], id="nvp, in a size"),
        pytest.param(NVP.replace("gc=s", "gc=zz"), id="nvp, an unknown kind"),
        pytest.param("[7:0x3c92d000]     3091 ms: ", id="nothing but its head"),
        pytest.param(OLD.replace("Scavenge", "Sweep"), id="an unknown kind"),
        pytest.param(NVP.replace("pause=0.9", "pause=0..9"), id="nvp, no number"),
        pytest.param("[1:0x3e371d00] 88 ms: pause=" + "9" * 5000, id="nvp, a number without end"),
    ],
)
def test_a_part_of_a_collection_is_torn(text: str) -> None:
    (entry,) = told(text)
    assert isinstance(entry, Torn)


def collection(text: str) -> Collection:
    (entry,) = told(text)
    assert isinstance(entry, Collection)
    return entry


def test_text_of_node_18() -> None:
    made = collection(OLD)
    assert (made.isolate, made.at, made.kind) == (Isolate(3543, "0x3e371d00"), 88, Kind.SCAVENGE)
    assert (made.before, made.after, made.pause) == (4.5, 3.8, 5.4)
    assert (made.reduced, made.utilisation, made.promoted) == (False, 1.0, None)
    assert (made.reason, made.old_format, made.line.number) == ("allocation failure", True, 7)


def test_text_of_a_full_collection() -> None:
    made = collection(FULL)
    assert (made.kind, made.reduced, made.utilisation) == (Kind.MARK_COMPACT, True, 0.734)
    assert (made.before, made.after, made.pause, made.old_format) == (29.8, 29.5, 41.72, False)
    said = "finalize incremental marking via stack guard; GC in old space requested"
    assert made.reason == said


def test_pairs_of_node_24() -> None:
    made = collection(NVP)
    assert (made.kind, made.before, made.after, made.promoted) == (Kind.SCAVENGE, 2.0, 1.0, 0.5)
    assert (made.pause, made.reason, made.utilisation) == (0.9, "", None)


def test_pairs_before_node_24_name_the_sizes_otherwise() -> None:
    older = NVP.replace("start_object_size", "total_size_before")
    made = collection(older.replace("end_object_size", "total_size_after"))
    assert (made.before, made.after) == (2.0, 1.0)


@pytest.mark.parametrize(
    ("prefix", "suffix", "origin"),
    [
        pytest.param("", "\r", "", id="CRLF"),
        pytest.param("working... 12%", "", "", id="the program's own words"),
        pytest.param("[====>   ] 12%\r", "", "", id="a progress bar"),
        pytest.param("2026-11-23T01:17:18.123Z ", "", "", id="docker logs -t, kubectl"),
        pytest.param("\x1b[32m0|app  | \x1b[39m", "", "0|app  |", id="pm2"),
        pytest.param("0|app  | 2026-11-23T01:17:18: ", "", "0|app  |", id="pm2 --time"),
        pytest.param("web-1  | ", "", "web-1  |", id="docker compose"),
        pytest.param("[pod/app-5c/app] ", "", "[pod/app-5c/app]", id="kubectl --prefix"),
        pytest.param("Nov 23 01:17:18 host node[99]: ", "", "host node[99]", id="journald"),
        pytest.param('{"log":"', '\\n","stream":"stdout"}', "", id="docker's files"),
        pytest.param('{"level":"info","message":"', '"}', "", id="a JSON log"),
    ],
)
@pytest.mark.parametrize("text", [OLD.strip(), FULL], ids=["young", "full"])
def test_what_loggers_add(text: str, prefix: str, suffix: str, origin: str) -> None:
    made, plain = collection(prefix + text + suffix), collection(text)
    assert (made.isolate.origin, made.isolate.address) == (origin, plain.isolate.address)
    assert (made.reason, made.after, made.line) == (plain.reason, plain.after, plain.line)


def test_json_of_docker_escapes_the_arrow() -> None:
    text = OLD.strip().replace("->", "-\\u003e")
    made = collection(f'{{"log":"{text}\\n","stream":"stdout"}}')
    assert made == collection(OLD.strip())


def test_addresses_of_windows() -> None:
    made = collection(OLD.replace("0x3e371d00", "000001D2B5C2D6A0"))
    assert made.isolate.address == "000001D2B5C2D6A0"


def test_two_collections_in_one_line() -> None:
    first, second = told(OLD[:60] + OLD)
    assert isinstance(first, Torn)
    assert isinstance(second, Collection)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        pytest.param("<--- Last few GCs --->", Sign.LAST_COLLECTIONS, id="last collections"),
        pytest.param(
            '{"log":"\\u003c--- Last few GCs ---\\u003e\\n"}', Sign.LAST_COLLECTIONS, id="in JSON"
        ),
        pytest.param(
            "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory",
            Sign.OUT_OF_MEMORY,
            id="limit",
        ),
        pytest.param(
            "FATAL ERROR: Ineffective mark-compacts near heap limit Allocation failed - JavaScript heap out of memory",
            Sign.OUT_OF_MEMORY,
            id="ineffective",
        ),
        pytest.param(
            "FATAL ERROR: CALL_AND_RETRY_LAST Allocation failed - process out of memory",
            Sign.OUT_OF_MEMORY,
            id="process",
        ),
        pytest.param(
            "Error [ERR_WORKER_OUT_OF_MEMORY]: Worker terminated due to reaching memory limit",
            Sign.OUT_OF_MEMORY,
            id="worker",
        ),
        pytest.param(
            "Wrote snapshot to /srv/Heap.1.2.3.heapsnapshot", Sign.NEAR_LIMIT, id="snapshot"
        ),
    ],
)
def test_messages(text: str, sign: Sign) -> None:
    (entry,) = told(f"app | {text}")
    assert isinstance(entry, Notice)
    assert entry.sign is sign


def test_room() -> None:
    (entry,) = told(
        "[25807:0x40702000] Memory allocator,       used:   6504 KB, available: 4236952 KB"
    )
    assert isinstance(entry, Room)
    assert entry.limit == (6504 + 4236952) / 1024


def test_a_line_without_sizes() -> None:
    (entry,) = told("[1:0x1ee18d00] 27 ms: pause=1.0 gc=mmc reduce_memory=0 reset_liveness=0.00")
    assert isinstance(entry, Unsized)
