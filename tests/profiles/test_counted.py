"""The counts of test runners: lcov and Istanbul, also where V8's coverage was made into them."""

from pathlib import Path

import pytest
from support.handmade_recordings import SOURCE, istanbul, lcov_of, measured_by, of_blocks
from support.node import needs_node
from support.recorded import NODE, at, measured_in, node_major, run_node

from allocscan.profiles.read import read_recording
from allocscan.profiles.values import CountedLine, Kind

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


def test_istanbul_of_another_version(tmp_path: Path) -> None:
    source = SOURCE.replace("function f(x) {", "const a = 1;\n\nfunction f(x) {")
    assert measured_by(tmp_path, istanbul(), source) == {"stranger": 1}
