"""V8's own coverage, as `NODE_V8_COVERAGE` and the inspector write it: counts of blocks."""

from itertools import accumulate

from allocscan.profiles.document import Value
from allocscan.profiles.source_map import read_source_map
from allocscan.profiles.values import (
    CountedRange,
    GeneratedText,
    Kind,
    Recording,
    Script,
)
from allocscan.profiles.vlq import BrokenMapError
from allocscan.typed import Final

BINARY: Final = (
    "its counts are 0 or 1: it tells what ran, not how often; record with NODE_V8_COVERAGE, or "
    "`Profiler.startPreciseCoverage` with `callCount` and `detailed`"
)
BEST_EFFORT: Final = (
    "is best-effort coverage, whole functions with counts of 0 or 1: it tells what ran, not how "
    "often; record with NODE_V8_COVERAGE"
)


def read_v8_coverage(document: Value, name: str) -> Recording:
    """Read coverage (Chrome DevTools Protocol, `Profiler.ScriptCoverage`). Raises WrongShapeError.

    Where no count is above 1 they are taken for what ran, not how often: nothing in the file
    tells the difference.
    """
    maps = document.get("source-map-cache")
    scripts, most, blocks = [], 0, False
    for script in document["result"].items():
        functions = script["functions"].items()
        read = _script(script["url"].text(), functions, maps)
        most = max((most, *(each.count for each in read.ranges)))
        blocks = blocks or any(_is_true(each.get("isBlockCoverage")) for each in functions)
        scripts.append(read)
    how_often = most > 1
    remark = None if how_often or not scripts else BINARY if blocks else BEST_EFFORT
    return Recording(name, Kind.COVERAGE, tuple(scripts), how_often=how_often, remark=remark)


def _is_true(value: Value | None) -> bool:
    return value is not None and value.value is True


def _script(url: str, functions: list[Value], maps: Value | None) -> Script:
    ranges: list[CountedRange] = []
    length = None
    for function in functions:
        listed = function["ranges"].items()
        called: str | None = function["functionName"].text()
        for each in listed:
            start, end = each["startOffset"].whole(), each["endOffset"].whole()
            if called == "" and start == 0 and length is None:
                length = end
            ranges.append(CountedRange(start, end, each["count"].whole(), called))
            called = None  # only the first is the whole function
    known = None if maps is None else maps.get(url)
    generated = None if known is None else _generated(known)
    return Script(url, tuple(ranges), length=length, generated=generated)


def _generated(known: Value) -> GeneratedText | None:
    """The map that Node kept for a script. None where it could not read it, or we cannot."""
    lengths, document = known.get("lineLengths"), known.get("data")
    if lengths is None or document is None:
        return None
    # Node splits at LF, U+2028 and U+2029, one unit each; a CR counts to its line.
    starts = accumulate((int(length) + 1 for length in lengths.numbers()), initial=0)
    try:
        return GeneratedText(tuple(starts)[:-1], read_source_map(document.value))
    except BrokenMapError:
        return None
