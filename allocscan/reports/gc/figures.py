"""The figures of a heap, in words: the table of collections, and what they add up to."""

from collections.abc import Iterator

from allocscan.gclog.digest import Collected, Heap, Pauses
from allocscan.gclog.judge import Verdict
from allocscan.reports.gc.words import duration, percent, rate, size


def table_rows(heap: Heap) -> list[tuple[str, ...]]:
    """The heads, a row for each kind, and where there are several one for all."""
    rows: list[tuple[str, ...]] = [
        ("collections", "count", "freed", "paused", "p50", "p95", "longest")
    ]
    rows += [_row(each) for each in heap.kinds]
    if len(heap.kinds) > 1:
        freed = sum(each.freed for each in heap.kinds)
        rows.append(("all", f"{heap.count:,}", size(freed), *_pauses(heap.pauses)))
    return rows


def figures(heap: Heap, verdict: Verdict) -> Iterator[tuple[str, str]]:
    """What the collections add up to: a name and a figure in words."""
    promoted = min(1.0, heap.promoted / heap.allocated) if heap.allocated else 0.0
    about = "" if heap.promotion_told else "about "
    yield "allocated", f"{size(heap.allocated)}, {rate(heap.rate)}"
    yield "promoted", f"{about}{size(heap.promoted)}, {percent(promoted)} of it"
    yield "paused", f"{percent(heap.pause_share)} of {duration(heap.span)}{_utilisation(heap)}"
    if heap.reasons_told:
        share = percent(heap.mid_turn / heap.reasons_told)
        yield "mid-turn", f"{share} of young collections came in the middle of a turn"
    yield "old space", _old_space(heap, verdict)
    if verdict.limit:
        most = max(point.after for point in heap.points)
        share = percent(most / verdict.limit)
        yield "heap limit", f"{size(verdict.limit)}; at most {size(most)} were left, {share} of it"


def _utilisation(heap: Heap) -> str:
    told = [point.utilisation for point in heap.full if point.utilisation is not None]
    return f"; mu around mark-compacts down to {min(told):.2f}" if told else ""


def _old_space(heap: Heap, verdict: Verdict) -> str:
    points = heap.full or heap.points
    by = "mark-compact" if heap.full else "collection (no mark-compact)"
    first, last = size(points[0].after), size(points[-1].after)
    return f"{first} after the first {by}, {last} after the last; {rate(verdict.growth.rate)}"


def _row(kind: Collected) -> tuple[str, ...]:
    reduced = f" ({kind.reduced:,} reduce)" if kind.reduced else ""
    return (kind.kind.value, f"{kind.count:,}{reduced}", size(kind.freed), *_pauses(kind.pauses))


def _pauses(pauses: Pauses) -> tuple[str, ...]:
    each = (pauses.total, pauses.median, pauses.p95, pauses.longest)
    return tuple(duration(length) for length in each)
