"""`allocscan gc --output-format json`, version 1: `schemas/allocscan-gc-v1` describes it.

Sizes are MiB (2**20 bytes, what V8 prints as MB), times are milliseconds, rates are per second,
shares are 0 to 1, lines count from 1. Fields may be added within version 1.
"""

from allocscan import __version__
from allocscan.gclog.digest import Collected, Heap, Pauses
from allocscan.gclog.judge import Verdict
from allocscan.gclog.values import Line
from allocscan.reports.gc.subject import Subject
from allocscan.reports.gc.words import advice, meaning

SCHEMA = "urn:allocscan:gc:v1"
Object = dict[str, object]


def render_gc_json(subject: Subject) -> str:
    """The whole report as one JSON document."""
    import json

    return json.dumps(document(subject), indent=2) + "\n"


def document(subject: Subject) -> Object:
    """What `render_gc_json` writes. `verdict` is the gravest of all heaps."""
    log = subject.log
    heaps = zip(log.heaps, subject.verdicts, strict=True)
    return {
        "$schema": SCHEMA,
        "version": 1,
        "tool": {"name": "allocscan", "version": __version__},
        "file": subject.name.encode("utf-8", "replace").decode(),
        "verdict": subject.state.word,
        "lines": log.lines,
        "collections": log.recognised,
        "repeated": log.repeated,
        "unsized": log.unsized,
        "unreadable": log.torn_count,
        "signs": [_line(line) for line in (*log.fatal, *log.near_limit)],
        "heaps": [_heap(heap, verdict) for heap, verdict in heaps],
    }


def _heap(heap: Heap, verdict: Verdict) -> Object:
    isolate = heap.isolate
    return {
        "process": isolate.pid,
        "isolate": isolate.address,
        "origin": isolate.origin,
        "run": isolate.run,
        "verdict": verdict.state.word,
        "also": [state.word for state in verdict.also],
        "why": list(meaning(heap, verdict)),
        "advice": list(advice(heap, verdict)),
        "lines": [_line(line) for line in verdict.lines],
        "from": heap.points[0].at,
        "to": heap.points[-1].at,
        "collections": [_kind(each) for each in heap.kinds],
        "pauses": {**_pauses(heap.pauses), "share": round(heap.pause_share, 5)},
        "allocation": _allocation(heap),
        "old": _old(heap, verdict),
    }


def _kind(kind: Collected) -> Object:
    return {
        "kind": kind.kind.value,
        "count": kind.count,
        "reduce": kind.reduced,
        "freed": round(kind.freed, 3),
        "pauses": _pauses(kind.pauses),
    }


def _allocation(heap: Heap) -> Object:
    told = heap.reasons_told
    return {
        "total": round(heap.allocated, 3),
        "rate": round(heap.rate, 3),
        "promoted": round(heap.promoted, 3),
        "promotedEstimated": not heap.promotion_told,
        "heldGarbage": round(heap.held_garbage, 3),
        "midTurn": round(heap.mid_turn / told, 5) if told else None,
        "outside": heap.outside,
    }


def _old(heap: Heap, verdict: Verdict) -> Object:
    mus = [point.utilisation for point in heap.full if point.utilisation is not None]
    return {
        "floorFirst": round(verdict.growth.first, 3),
        "floorLast": round(verdict.growth.last, 3),
        "growth": round(verdict.growth.rate, 6),
        "tested": verdict.growth.tested,
        "limit": verdict.limit,
        "utilisationLeast": min(mus, default=None),
        "afterFull": [
            {"at": point.at, "after": round(point.after, 3), "line": point.line.number}
            for point in heap.full
        ],
    }


def _pauses(pauses: Pauses) -> Object:
    return {
        "total": round(pauses.total, 3),
        "p50": pauses.median,
        "p95": pauses.p95,
        "longest": pauses.longest,
    }


def _line(line: Line) -> Object:
    return {"line": line.number, "text": line.text}
