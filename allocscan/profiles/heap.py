"""`.heapprofile`: what was allocated where, by samples; with the garbage, or blind to it."""

from allocscan.profiles.document import Value
from allocscan.profiles.frames import Call, FrameTable
from allocscan.profiles.values import Kind, Recording
from allocscan.typed import Final

_SEEN_AT_LEAST: Final = 0.9
"""A profile that keeps what was collected has all its samples; one that lists survivors has
0.04% to 0.6% of them, and one without those of major collections 96% and more (measured, Node 18
to 24: the sample application of v8-cost, 100,000 calls). A short run may lose few."""

BLIND: Final = (
    "lists survivors only: {missing} of what was sampled had been collected when it was written, "
    "so it says nothing of garbage and is left out; record with "
    "`includeObjectsCollectedByMajorGC` and `includeObjectsCollectedByMinorGC` (Node 20 and later)"
)
UNTOLD: Final = (
    "does not tell its samples, so that it may list survivors only: the bytes it gives may be far "
    "too few"
)


def read_heap_profile(document: Value, name: str) -> Recording:
    """Read a sampling heap profile (Chrome DevTools Protocol, `HeapProfiler.SamplingHeapProfile`).

    One that lists survivors only has no scripts, and its remark says so. Raises WrongShapeError.
    """
    table = FrameTable()
    total = 0
    pending = [document["head"]]
    while pending:
        node = pending.pop()
        own = node["selfSize"].whole()
        total += own
        call = Call.of(node["callFrame"])
        if call.url and own:
            table.add(call, bytes=own)
        pending += [Value(each, "a node") for each in node["children"].raw()]
    seen = _seen(document, total)
    if seen is None:
        return Recording(name, Kind.HEAP, table.scripts(), bytes_seen=total, remark=UNTOLD)
    if seen < _SEEN_AT_LEAST:
        remark = BLIND.format(missing=f"{1 - seen:.1%}")
        return Recording(name, Kind.HEAP, (), remark=remark)
    return Recording(name, Kind.HEAP, table.scripts(), bytes_seen=total)


def _seen(document: Value, total: int) -> float | None:
    """The part of all samples ever taken that is in the profile, 0 to 1; None if untold.

    Each sample has the ordinal under which it was taken, and stands for about as many bytes as
    any other (V8, `SamplingHeapProfiler::SampleObject` and `BuildSamples`): the last ordinal
    tells how many were taken. A profile cut by hand keeps the sizes of its functions.
    """
    samples = document.get("samples")
    listed = [] if samples is None else samples.raw()
    if not listed:
        return None if total else 1.0
    ordinals, sizes = _numbers(listed, "ordinal"), _numbers(listed, "size")
    if len(ordinals) != len(listed) or len(sizes) != len(listed):
        return None
    taken = max(ordinals) * sum(sizes) / len(listed)
    return min(max(total / taken, len(listed) / max(ordinals)), 1.0) if taken > 0 else None


def _numbers(samples: list[object], key: str) -> list[float]:
    """What `samples`, of which there may be millions, have for `key`, where that is a number."""
    found = (each.get(key) for each in samples if isinstance(each, dict))
    return [each for each in found if isinstance(each, int | float)]
