"""Formats by hand: what is none of them, what is broken, and the counts of test runners."""

import contextlib
import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.node import needs_node
from support.recorded import NODE, at, measured_in, node_major, run_node

from allocscan.errors import AllocscanError
from allocscan.profiles.heap import UNTOLD
from allocscan.profiles.read import UnknownFormatError, read_recording
from allocscan.profiles.values import CountedLine, Kind, LineColumn

FRAME = {"functionName": "f", "scriptId": "1", "url": "/a.js", "lineNumber": 0, "columnNumber": 9}
ROOT = FRAME | {"functionName": "(root)", "url": "", "lineNumber": -1, "columnNumber": -1}
IDLE = ROOT | {"functionName": "(idle)"}


def read(document: object) -> object:
    return read_recording(json.dumps(document).encode(), "it")


# ------------------------------------------------------------------ refused


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"", "no recording that is known", id="empty"),
        pytest.param(b"hello", "no recording that is known", id="text"),
        pytest.param(b"\x1f\x8b\x08\xff", "not a recording, but bytes", id="pprof, gzipped"),
        pytest.param(b"[]", "JSON, but no recording", id="an empty list"),
        pytest.param(b"{}", "JSON, but no recording", id="an empty object"),
        pytest.param(b'{"name": "a", "version": "1"}', "JSON, but no", id="package.json"),
        pytest.param(b'{"version":3,"sources":[],"mappings":""}', "JSON, but no", id="source map"),
        pytest.param(b'{"total": {"lines": {}}}', "JSON, but no", id="coverage-summary.json"),
        pytest.param(b'{"result": {"a": 1}}', "JSON, but no", id="a result of something"),
    ],
)
def test_what_is_no_recording(content: bytes, said: str) -> None:
    with pytest.raises(UnknownFormatError, match=said) as caught:
        read_recording(content, "some/file")
    assert str(caught.value).startswith("--profile some/file: ")
    assert "give a `.cpuprofile`" in str(caught.value)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b'{"result":[{"url":', ":1:19: broken JSON .* cut off", id="cut off"),
        pytest.param(
            b'{"nodes":[],"startTime":1,"endTime":"x"}', "endTime is not a number", id="cpu"
        ),
        pytest.param(
            b'{"nodes":[{"id":1}],"startTime":1,"endTime":2}',
            r"nodes\[0\] has no `callFrame`",
            id="node",
        ),
        pytest.param(b'{"result":[{"functions":[]}]}', r"result\[0\] has no `url`", id="coverage"),
        pytest.param(
            b'{"a.js":{"path":"a.js","fnMap":{"0":{}},"f":{"0":1}}}', "has no `loc`", id="istanbul"
        ),
        pytest.param(b"SF:a.js\nDA:x,1\nend_of_record\n", "line 2 is no `DA:` line", id="lcov"),
        pytest.param(b"[" * 100_000, "nested too deep", id="deep"),
    ],
)
def test_what_does_not_keep_to_its_format(content: bytes, said: str) -> None:
    with pytest.raises(AllocscanError, match=said) as caught:
        read_recording(content, "it")
    assert not isinstance(caught.value, UnknownFormatError)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=2), inner, max_size=2)
    ),
    max_leaves=4,
)


def places_in(document: object) -> list[tuple[object, ...]]:
    """The ways to every value in `document`."""
    found, pending = [], [((), document)]
    while pending:
        way, value = pending.pop()
        found.append(way)
        if isinstance(value, dict):
            pending += [((*way, key), inner) for key, inner in value.items()]
        elif isinstance(value, list):
            pending += [((*way, at), inner) for at, inner in enumerate(value)]
    return found


@given(st.data())
def test_what_is_broken_is_the_users_mistake(data: st.DataObject) -> None:
    timeline = {
        "snapshot": {
            "meta": {
                "trace_function_info_fields": ["name", "script_name", "line", "column"],
                "trace_node_fields": ["function_info_index", "size", "children"],
                "sample_fields": ["timestamp_us", "last_assigned_id"],
            }
        },
        "trace_function_infos": [0, 1, 1, 9],
        "trace_tree": [0, 80, [0, 40, []]],
        "samples": [0, 1, 1_500_000, 2],
        "strings": ["f", "/a.js"],
    }
    range_ = {"startOffset": 0, "endOffset": 9, "count": 2}
    function = {"functionName": "f", "ranges": [range_, range_], "isBlockCoverage": True}
    kept = {"lineLengths": [9], "data": {"sources": ["a.ts"], "mappings": "AAAA"}}
    coverage = {
        "result": [{"url": "/a.js", "functions": [function]}],
        "source-map-cache": {"/a.js": kept},
    }
    whole = cpu(samples=[3, 2], timeDeltas=[0, 5])
    documents = [timeline, coverage, whole, heap(100, [1]), json.loads(istanbul())]
    document = copy.deepcopy(data.draw(st.sampled_from(documents)))
    read(document)  # as it is, it can be read
    way = data.draw(st.sampled_from(places_in(document)[1:]))
    at: Any = document
    for key in way[:-1]:
        at = at[key]
    at[way[-1]] = data.draw(JSON)
    with contextlib.suppress(AllocscanError):
        read(document)


# ------------------------------------------------------------------ CPU profiles


def cpu(**more: object) -> dict[str, object]:
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


def test_time_is_that_until_the_next_sample_not_hits() -> None:
    recording = read(cpu(samples=[3, 2, 3], timeDeltas=[0, 1_000_000, 400_000]))
    (script,) = recording.scripts
    (frame,) = script.frames
    assert (frame.name, frame.at, frame.micros) == ("f", LineColumn(1, 10), 400_000)
    assert [(tick.line, tick.micros) for tick in script.ticks] == [(3, 100_000), (4, 300_000)]
    assert recording.seconds == 3.0
    assert recording.micros_seen == 400_000  # idle time is nobody's


def test_samples_out_of_order_are_put_in_order() -> None:
    recording = read(cpu(samples=[3, 2, 3], timeDeltas=[500_000, 200_000, -100_000]))
    (frame,) = recording.scripts[0].frames
    assert frame.micros == 3_000_000 - 700_000


def test_without_deltas_hits_are_all_there_is() -> None:
    (frame,) = read(cpu()).scripts[0].frames
    assert frame.micros == 750_000


# ------------------------------------------------------------------ heap profiles


def heap(size: int, ordinals: list[int], each: int = 100) -> dict[str, object]:
    child = {"callFrame": FRAME, "selfSize": size, "id": 2, "children": []}
    head = {"callFrame": ROOT, "selfSize": 0, "id": 1, "children": [child]}
    samples = [{"size": each, "nodeId": 2, "ordinal": ordinal} for ordinal in ordinals]
    return {"head": head, "samples": samples}


@pytest.mark.parametrize(
    ("document", "blind"),
    [
        pytest.param(heap(200, [7, 900]), True, id="two of 900"),
        pytest.param(heap(500, [1, 2, 3, 4, 10]), True, id="half"),
        pytest.param(heap(1000, list(range(1, 11))), False, id="all"),
        pytest.param(heap(960, [*range(1, 20), 21]), False, id="nearly all"),
        pytest.param(heap(90_000, [890, 900]), False, id="all, and its samples were cut"),
        pytest.param(heap(0, []), False, id="nothing"),
    ],
)
def test_survivors_are_told_by_the_samples_that_are_missing(
    document: dict[str, object], blind: bool
) -> None:
    recording = read(document)
    assert (recording.remark is not None) is blind
    assert bool(recording.scripts) is (not blind and bool(document["samples"]))


def test_without_samples_it_is_said_that_nobody_knows() -> None:
    document = heap(500, [])
    recording = read(document)
    assert recording.remark == UNTOLD
    assert recording.bytes_seen == 500


# ------------------------------------------------------------------ lcov

LCOV = """TN:
SF:src/a.js
FN:1,plain
FN:4,9,ended
FN:7,(anonymous_0)
FNDA:12,plain
FNDA:0,ended
FNDA:3,(anonymous_0)
FNF:3
FNH:2
DA:2,12
DA:5,0
DA:8,7,checksum
BRDA:2,0,0,-
end_of_record
SF:src/b.js
FNL:0,3,6
FNA:0,5,aliased
FN:10,twice
FN:20,twice
FNDA:1,twice
FNDA:2,twice
end_of_record
"""


def test_lcov() -> None:
    recording = read_recording(LCOV.encode(), "it")
    assert recording.kind is Kind.LCOV
    one, other = recording.scripts
    assert (one.url, other.url) == ("src/a.js", "src/b.js")
    assert one.lines == (
        CountedLine(2, 12),
        CountedLine(5, 0),
        CountedLine(8, 7),
        CountedLine(1, 12, "plain"),
        CountedLine(4, 0, "ended"),
        CountedLine(7, 3, "(anonymous_0)"),
    )
    assert other.lines == (
        CountedLine(3, 5, "aliased"),
        CountedLine(10, 1, "twice"),
        CountedLine(20, 2, "twice"),
    )


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


def lcov_of(*rows: str) -> str:
    return "\n".join(["SF:src/a.js", *rows, "end_of_record", ""])


def test_lcov_counts_statements_by_line_and_functions_by_name(tmp_path: Path) -> None:
    text = lcov_of(
        "FN:1,f", "FN:9,(anonymous_0)", "FN:11,(anonymous_1)", "FN:12,(anonymous_2)",
        "FNDA:9,f", "FNDA:4,(anonymous_0)", "FNDA:0,(anonymous_1)", "FNDA:2,(anonymous_2)",
        "DA:2,9", "DA:3,6", "DA:7,3", "DA:9,4", "DA:11,0", "DA:13,2",
    )  # fmt: skip
    assert measured_by(tmp_path, text) == {
        "[1, 2, x]": 6,
        "{ two: x }": 3,
        "[3, x]": 4,
        "[4, x]": 0,
        "{ five: 5 }": 2,
        "[6, x]": 2,
        "[7, x]": 2,
    }


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(["FN:5,f", "FNDA:9,f", "DA:5,9"], id="a function where none begins"),
        pytest.param(["FN:1,other", "FNDA:9,other", "DA:2,9"], id="another name"),
        pytest.param(["FN:1,f", "FNDA:9,f", "DA:99,9"], id="beyond the end"),
    ],
)
def test_lcov_of_another_version(tmp_path: Path, rows: list[str]) -> None:
    assert measured_by(tmp_path, lcov_of(*rows)) == {"stranger": 1}


# ------------------------------------------------------------------ Istanbul


def place(start: tuple[int, int], end: tuple[int, int | None]) -> dict[str, object]:
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


def test_istanbul_counts_statements_and_branches(tmp_path: Path) -> None:
    assert measured_by(tmp_path, istanbul()) == {
        "[1, 2, x]": 6,
        "{ two: x }": 3,
        "[3, x]": 4,
        "[4, x]": 0,
        "{ five: 5 }": 2,
        "[6, x]": 1,
        "[7, x]": 1,
    }


def test_istanbul_without_branches(tmp_path: Path) -> None:
    counted = measured_by(tmp_path, istanbul(b={}, branchMap={}))
    assert counted["[6, x]"] == 2
    assert counted["{ five: 5 }"] == 2


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


def test_istanbul_made_of_v8_coverage(tmp_path: Path) -> None:
    assert measured_by(tmp_path, of_blocks()) == {
        "[1, 2, x]": 6,
        "{ two: x }": 3,
        "[3, x]": None,
        "[4, x]": 0,
        "{ five: 5 }": 2,
        "[6, x]": 1,
        "[7, x]": 1,
    }


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            ["FN:1,C", "FNDA:3,C", "DA:3,3"], id="a constructor has the name of its class"
        ),
        pytest.param(
            ["FN:1,<instance_members_initializer>", "FNDA:3,<instance_members_initializer>"],
            id="fields",
        ),
    ],
)
def test_lcov_of_v8_coverage(tmp_path: Path, rows: list[str]) -> None:
    source = "class C { field = 1;\n  constructor(x) {\n    this.x = [3, x];\n  }\n}\n"
    rows = [row.replace("FN:1,C", "FN:2,C") for row in rows]
    assert "stranger" not in measured_by(tmp_path, lcov_of(*rows, "FN:2,C", "FNDA:3,C"), source)


def test_istanbul_of_another_version(tmp_path: Path) -> None:
    source = SOURCE.replace("function f(x) {", "const a = 1;\n\nfunction f(x) {")
    assert measured_by(tmp_path, istanbul(), source) == {"stranger": 1}


@needs_node
@pytest.mark.skipif(node_major() < 20, reason=f"{NODE} has no lcov reporter")
def test_lcov_of_node_itself(tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    path = tmp_path / "src" / "a.js"
    path.write_text(SOURCE + "module.exports = { f, g, C };\n")
    (tmp_path / "a.test.js").write_text(
        "const { f, g, C } = require('./src/a.js');\n"
        "require('node:test')('all', () => {\n"
        "  for (let i = 0; i < 5; i++) { f(i % 2); g(i); new C().n(); }\n"
        "});\n"
    )
    out = tmp_path / "lcov.info"
    run_node(
        "--test", "--experimental-test-coverage", "--test-reporter=lcov",
        f"--test-reporter-destination={out}", "a.test.js",
        cwd=tmp_path,
    )  # fmt: skip
    measured = measured_in(path, out)
    assert measured is not None
    assert measured.strangers == ()
    counts = {}
    for literal in ("[1, 2, x]", "{ two: x }", "[3, x]", "[4, x]"):
        found = at(measured, path.read_bytes(), literal)
        counts[literal] = found and found.evaluations
    assert counts == {"[1, 2, x]": 2, "{ two: x }": 3, "[3, x]": 5, "[4, x]": 0}
