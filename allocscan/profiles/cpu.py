"""`.cpuprofile`: where the time went, by the clock, not by the number of samples."""

from itertools import pairwise

from allocscan.profiles.document import Value
from allocscan.profiles.frames import Call, FrameTable
from allocscan.profiles.values import Kind, Recording
from allocscan.typed import Final

_IDLE: Final = "(idle)"


def read_cpu_profile(document: Value, name: str) -> Recording:
    """Read a CPU profile (Chrome DevTools Protocol, `Profiler.Profile`).

    Idle time counts nothing. Raises WrongShapeError.
    """
    micros = _micros(document)
    table = FrameTable()
    seen = 0
    for node in document["nodes"].items():
        call = Call.of(node["callFrame"])
        spent = micros.get(node["id"].whole(), 0)
        if call.name == _IDLE and not call.url:
            continue
        seen += spent
        if call.url:
            frame = table.add(call, micros=spent)
            for line, share in _lines(node, spent):
                table.tick(call, frame, line, share)
    start, end = document["startTime"].number(), document["endTime"].number()
    return Recording(
        name,
        Kind.CPU,
        table.scripts(),
        micros_seen=seen,
        seconds=(end - start) / 1e6 if end > start else None,
    )


def _micros(document: Value) -> dict[int, int]:
    """The time of each node itself, by its id.

    A sample holds until the next one. Deltas may be negative (two threads fill the buffer), so
    that samples are put in order of time first. Without deltas every hit is the same share.
    """
    samples, deltas = document.get("samples"), document.get("timeDeltas")
    if samples is None or deltas is None:
        return _by_hits(document)
    now = document["startTime"].number()
    times = []
    for node, delta in zip(samples.numbers(), deltas.numbers(), strict=False):
        now += delta
        times.append((now, int(node)))
    times.sort(key=lambda each: each[0])
    spent: dict[int, float] = {}
    end = max(document["endTime"].number(), times[-1][0] if times else 0)
    for (at, node_id), (until, _) in pairwise([*times, (end, 0)]):
        spent[node_id] = spent.get(node_id, 0) + until - at
    return {node_id: round(each) for node_id, each in spent.items()}


def _by_hits(document: Value) -> dict[int, int]:
    hits = {}
    for node in document["nodes"].items():
        count = node.get("hitCount")
        hits[node["id"].whole()] = 0 if count is None else count.whole()
    lasted = document["endTime"].number() - document["startTime"].number()
    share = lasted / max(sum(hits.values()), 1)
    return {node_id: round(count * share) for node_id, count in hits.items()}


def _lines(node: Value, spent: int) -> list[tuple[int, int]]:
    """The lines (from 1) of `node` and their parts of the time `spent` in it."""
    listed = node.get("positionTicks")
    if listed is None:
        return []
    ticks = [(each["line"].whole(), each["ticks"].whole()) for each in listed.items()]
    total = sum(count for _, count in ticks)
    return [(line, round(spent * count / total)) for line, count in ticks if total and count > 0]
