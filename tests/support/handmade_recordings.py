"""Recordings made by hand, in the formats of profilers and of the counters of test runners."""

import json
from pathlib import Path

from support.recorded import at, measured_in

from allocscan.profiles.read import read_recording
from allocscan.profiles.values import Recording

FRAME = {"functionName": "f", "scriptId": "1", "url": "/a.js", "lineNumber": 0, "columnNumber": 9}
ROOT = FRAME | {"functionName": "(root)", "url": "", "lineNumber": -1, "columnNumber": -1}
IDLE = ROOT | {"functionName": "(idle)"}

SOURCE = """function f(x) {
  if (x) {
    return {
      one: [1, 2, x],
    };
  }
  return { two: x };
}
const g = (x) => [3, x];
class C {
  static m(x) { return [4, x]; }
  async n(x = { five: 5 }) {
    return x ? [6, x] : [7, x];
  }
}
"""
"""What the counts of the test runners are about: `src/a.js`."""


def read(document: object) -> Recording:
    """What `document` says, in whatever format it is."""
    return read_recording(json.dumps(document).encode(), "it")


def cpu(**more: object) -> dict[str, object]:
    """A CPU profile of a function and of idle time; `more` are its samples."""
    nodes = [
        {"id": 1, "callFrame": ROOT, "hitCount": 0, "children": [2, 3]},
        {
            "id": 2,
            "callFrame": FRAME,
            "hitCount": 1,
            "positionTicks": [{"line": 3, "ticks": 1}, {"line": 4, "ticks": 3}],
        },
        {"id": 3, "callFrame": IDLE, "hitCount": 3},
    ]
    return {"nodes": nodes, "startTime": 1_000, "endTime": 3_001_000, **more}


def heap(size: int, ordinals: list[int], each: int = 100) -> dict[str, object]:
    """A heap profile: `size` bytes of a function, and its samples of `each` bytes, by number."""
    child = {"callFrame": FRAME, "selfSize": size, "id": 2, "children": []}
    head = {"callFrame": ROOT, "selfSize": 0, "id": 1, "children": [child]}
    samples = [{"size": each, "nodeId": 2, "ordinal": ordinal} for ordinal in ordinals]
    return {"head": head, "samples": samples}


def lcov_of(*rows: str) -> str:
    """An lcov report of `src/a.js`."""
    return "\n".join(["SF:src/a.js", *rows, "end_of_record", ""])


def place(start: tuple[int, int], end: tuple[int, int | None]) -> dict[str, object]:
    """A range as Istanbul has it, half-open: lines from 1, columns from 0, None at the line's end."""
    return {
        "start": {"line": start[0], "column": start[1]},
        "end": {"line": end[0], "column": end[1]},
    }


def istanbul(**more: object) -> str:
    """As nyc counts `SOURCE`: f 9 times (6 with x), g 4 times, m never, n twice (once with x)."""
    functions = {
        "0": {"name": "f", "decl": place((1, 9), (1, 10)), "loc": place((1, 14), (8, 1))},
        "1": {
            "name": "(anonymous_1)",
            "decl": place((9, 10), (9, 11)),
            "loc": place((9, 17), (9, 23)),
        },
        "2": {
            "name": "(anonymous_2)",
            "decl": place((11, 9), (11, 10)),
            "loc": place((11, 14), (11, 32)),
        },
        "3": {
            "name": "(anonymous_3)",
            "decl": place((12, 8), (12, 9)),
            "loc": place((12, 27), (14, 3)),
        },
    }
    statements = {
        "0": place((2, 2), (6, 3)),
        "1": place((3, 4), (5, 6)),
        "2": place((7, 2), (7, 20)),
        "3": place((9, 10), (9, 23)),
        "4": place((9, 17), (9, 23)),
        "5": place((11, 16), (11, 30)),
        "6": place((13, 4), (13, None)),
    }
    branches = {
        "0": {"type": "if", "locations": [place((2, 2), (6, 3)), {"start": {}, "end": {}}]},
        "1": {"type": "default-arg", "locations": [place((12, 14), (12, 25))]},
        "2": {
            "type": "cond-expr",
            "locations": [place((13, 15), (13, 21)), place((13, 24), (13, 30))],
        },
    }
    file = {
        "path": "/ci/build/src/a.js",
        "statementMap": statements,
        "fnMap": functions,
        "branchMap": branches,
        "s": {"0": 9, "1": 6, "2": 3, "3": 1, "4": 4, "5": 0, "6": 2},
        "f": {"0": 9, "1": 4, "2": 0, "3": 2},
        "b": {"0": [6, 3], "1": [2], "2": [1, 1]},
        **more,
    }
    return json.dumps({"/ci/build/src/a.js": file})


def of_blocks(**more: object) -> str:
    """As c8 makes Istanbul's form of V8's coverage of `SOURCE`: statements are lines, branches
    blocks, and functions without a name (here that of line 9) are not listed."""
    functions = {
        "0": ("f", (1, 0), (8, 1), 9),
        "1": ("m", (11, 9), (11, 32), 0),
        "2": ("n", (12, 2), (14, 3), 2),
    }
    blocks = [
        ((1, 0), (15, 1), 1), ((1, 0), (8, 1), 9), ((2, 9), (6, 3), 6), ((6, 3), (8, 1), 3),
        ((9, 10), (9, 23), 4), ((11, 9), (11, 32), 0), ((12, 2), (14, 3), 2),
        ((13, 13), (13, 21), 1), ((13, 22), (13, 30), 1),
    ]  # fmt: skip
    lines = [9, 9, 6, 6, 6, 3, 3, 3, 1, 1, 1, 2, 2, 2, 1]
    texts = SOURCE.splitlines()
    return istanbul(
        all=False,
        fnMap={
            key: {"name": name, "decl": place(start, end), "loc": place(start, end)}
            for key, (name, start, end, _) in functions.items()
        },
        f={key: count for key, (_, _, _, count) in functions.items()},
        statementMap={
            str(n): place((n + 1, 0), (n + 1, len(text))) for n, text in enumerate(texts)
        },
        s={str(n): count for n, count in enumerate(lines)},
        branchMap={
            str(n): {"type": "branch", "loc": place(start, end), "locations": [place(start, end)]}
            for n, (start, end, _) in enumerate(blocks)
        },
        b={str(n): [count] for n, (_, _, count) in enumerate(blocks)},
        **more,
    )


def measured_by(tmp_path: Path, recording: str, source: str = SOURCE) -> dict[str, int | None]:
    """The evaluations of each literal of `SOURCE`, by how it begins."""
    path = tmp_path / "src" / "a.js"
    path.parent.mkdir()
    path.write_text(source)
    counts = tmp_path / "counts"
    counts.write_text(recording)
    measured = measured_in(path, counts)
    assert measured is not None
    if measured.strangers:
        return {"stranger": 1}
    found = {}
    for literal in (
        "[1, 2, x]",
        "{ two: x }",
        "[3, x]",
        "[4, x]",
        "{ five: 5 }",
        "[6, x]",
        "[7, x]",
    ):
        if literal in source:
            known = at(measured, source.encode(), literal)
            found[literal] = None if known is None else known.evaluations
    return found
