"""Verdicts in sentences: what it is, and what to do next. Plain text; `code` between backquotes."""

from collections.abc import Iterator

from allocscan.gclog.churn import HELD
from allocscan.gclog.digest import Heap
from allocscan.gclog.judge import State, Verdict
from allocscan.gclog.values import Isolate
from allocscan.knowledge.gc import DEFAULT_LIMITS, YOUNG_MIB
from allocscan.reports.plural import plural
from allocscan.typed import assert_never

TITLES = {
    State.TOO_LITTLE: "too little to say",
    State.HEALTHY: "healthy",
    State.CHURN: "churn",
    State.GROWTH: "leak-like growth",
    State.NEAR_LIMIT: "near the heap limit",
    State.OUT_OF_MEMORY: "out of memory",
}


def size(mib: float) -> str:
    """`0.4 MB`, `12 MB`, `1,204 MB`: V8's MB of 2**20 bytes."""
    return f"{mib:.1f} MB" if abs(mib) < 9.95 else f"{mib:,.0f} MB"


def duration(ms: float) -> str:
    """`12 ms`, `1.5 s`, `12 min`."""
    if ms < 1000:
        return f"{ms:.3g} ms" if ms < 99.5 else f"{ms:.0f} ms"
    return f"{ms / 1000:.1f} s" if ms < 120_000 else f"{ms / 60_000:.0f} min"


def percent(share: float) -> str:
    """`0.4%`, `12%`."""
    return f"{100 * share:.1f}%" if share < 0.0995 else f"{100 * share:.0f}%"


def rate(mib: float) -> str:
    """MiB per second; per minute or hour where that is a figure."""
    for per, seconds in (("s", 1), ("min", 60), ("h", 3600)):
        if abs(mib) * seconds >= 0.95 or per == "h":
            break
    return f"{size(mib * seconds)}/{per}"


def isolate_name(isolate: Isolate) -> str:
    """`process 12, heap 0x5b23cb0`, with what tells it from others of the same number."""
    origin = f" ({isolate.origin.rstrip('| ')})" if isolate.origin else ""
    again = f", run {isolate.run + 1}" if isolate.run else ""
    return f"process {isolate.pid}, heap {isolate.address}{again}{origin}"


def title(verdict: Verdict) -> str:
    """`out of memory, after leak-like growth`, `leak-like growth, and churn`."""
    first = TITLES[verdict.state]
    others = [TITLES[state] for state in verdict.also if state is not State.NEAR_LIMIT]
    if not others:
        return first
    joint = ", after " if verdict.state is State.OUT_OF_MEMORY else ", and "
    return first + joint + " and ".join(others)


def meaning(heap: Heap, verdict: Verdict) -> Iterator[str]:
    """A sentence or two for each state."""
    for state in (verdict.state, *verdict.also):
        if state is State.NEAR_LIMIT and verdict.state is State.OUT_OF_MEMORY:
            continue
        yield _sentence(state, heap, verdict)
    if heap.outside:
        made = plural(heap.outside, "collection was", "collections were")
        yield f"{made} made for memory outside the heap (Buffers), which no figure here includes."


def _sentence(state: State, heap: Heap, verdict: Verdict) -> str:
    match state:
        case State.OUT_OF_MEMORY:
            left = size(heap.points[-1].after)
            return f"The heap reached its limit; the last collection left {left}."
        case State.NEAR_LIMIT:
            most = max(point.after for point in heap.points)
            limit = f" of {size(verdict.limit)}" if verdict.limit else ""
            return (
                f"The heap came near its limit: {size(most)}{limit} were left after a collection."
            )
        case State.GROWTH:
            return _growing(heap, verdict)
        case State.CHURN:
            return _churning(heap, verdict)
        case State.HEALTHY:
            return f"The heap comes back to {size(verdict.growth.last)}. {_paid(heap)}{_aged(heap)}"
        case State.TOO_LITTLE:
            return f"{plural(heap.count, 'collection')} in {duration(heap.span)} show no state."
        case _:
            assert_never(state)


def _growing(heap: Heap, verdict: Verdict) -> str:
    grown = verdict.growth
    said = (
        f"What the heap comes back to rose from {size(grown.first)} to {size(grown.last)}"
        f" in {duration(heap.span)} and still rises."
    )
    if grown.tested:
        return f"{said} Full collections found it reachable: something retains it."
    return f"{said} No full collection has tested it yet: part of it may be garbage."


def _churning(heap: Heap, verdict: Verdict) -> str:
    if verdict.held:
        share = heap.held_garbage / heap.allocated
        return (
            f"{_paid(heap)} {percent(share)} of what is allocated is held long enough to be"
            " promoted, and dies then: over an `await`, in a queue, in a cache that turns over."
        )
    if heap.promoted < 0.02 * heap.allocated:
        return f"{_paid(heap)} Nearly all of it dies at once."
    return f"{_paid(heap)} Most of it dies at once."


def _aged(heap: Heap) -> str:
    """What is to be said of garbage that was promoted first."""
    if heap.held_garbage < 0.1 * heap.allocated or heap.held_garbage < HELD * heap.span / 1000:
        return ""
    share = percent(heap.held_garbage / heap.allocated)
    return f" {share} of it is promoted first: held over an `await`, in sessions, in short caches."


def _paid(heap: Heap) -> str:
    paid = f"Garbage costs {percent(heap.pause_share)} of the time"
    if not heap.rate:
        return f"{paid}."
    often = duration(1000 * YOUNG_MIB / heap.rate)
    return (
        f"{paid}: {rate(heap.rate)} are allocated, {YOUNG_MIB} MB (a young generation) in {often}."
    )


def advice(heap: Heap, verdict: Verdict) -> Iterator[str]:
    """What to do next, and what allocscan can do about it."""
    states = {verdict.state, *verdict.also}
    if State.GROWTH in states or State.OUT_OF_MEMORY in states:
        yield from _of_growth(verdict, states)
    elif State.NEAR_LIMIT in states:
        yield (
            "Look at what is alive at once: `node --heapsnapshot-near-heap-limit=1`."
            " More calls in flight need more room: `--max-old-space-size`."
        )
    if states & {State.OUT_OF_MEMORY, State.NEAR_LIMIT} and verdict.limit is None:
        limits = "; ".join(f"{row.limit} with {row.memory}" for row in DEFAULT_LIMITS)
        yield (
            f"Which limit: `--max-old-space-size` where it is given, else {limits}. Say it with"
            " `--heap-limit` to see how much of it is used."
        )
    if State.CHURN in states:
        yield from _of_churn(verdict, heap)
    if verdict.state is State.HEALTHY:
        yield (
            "Nothing to do for the collector. What one request costs a log cannot say:"
            f" {rate(heap.rate)} ÷ requests per second is the garbage of one."
        )
    if verdict.state is State.TOO_LITTLE:
        yield "Record longer and under load: `node --trace-gc app.js > gc.log`."


def _of_growth(verdict: Verdict, states: set[State]) -> Iterator[str]:
    if State.GROWTH in states:
        yield (
            "Look for what retains it; allocscan does not fix leaks. Take two heap snapshots some"
            " minutes apart (`node --heapsnapshot-signal=SIGUSR2`) and compare them. A cache that"
            " still fills looks the same: if that may be, record longer."
        )
    if State.OUT_OF_MEMORY in states:
        yield (
            "See what is alive at the end: `node --heapsnapshot-near-heap-limit=1`."
            " A higher `--max-old-space-size` helps only where the need has an end."
        )
        yield (
            "A literal built for each call and held across an `await` takes its bytes times the"
            " calls in flight; there hoisting helps, and `allocscan` finds it."
        )


def _of_churn(verdict: Verdict, heap: Heap) -> Iterator[str]:
    if verdict.held:
        yield (
            "Hoisting helps where a constant is built for each call and held across an `await`:"
            " `allocscan` finds it. Queues and short-lived caches it leaves alone."
        )
    else:
        yield "Hoisting helps where constants are rebuilt for each call: `allocscan` finds them."
    yield (
        "To rank them by what really runs, record `NODE_V8_COVERAGE=DIR` or `node --cpu-prof` under"
        f" load and give the file: `allocscan --profile FILE`. {rate(heap.rate)} ÷ requests per"
        " second is the garbage of one request."
    )
