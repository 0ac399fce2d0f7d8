"""Runs that nobody kept: with values that were never written, with a byte that has changed."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.cached import OTHER, kept, same, words_kept

from allocscan.project.snapshot import Places, Snapshot, bytes_of, snapshot_of
from allocscan.records import replace


def forged(project: Path, **fields: object) -> None:
    """The run that is kept, with other values: its checksum is right."""
    snapshot = snapshot_of(kept(project).read_bytes())
    assert snapshot is not None
    document = {**json.loads(snapshot.findings), **fields}
    text = json.dumps(document).replace('"deep"', "[" * 100_000)
    kept(project).write_bytes(bytes_of(replace(snapshot, findings=text)))
    words_kept(project).unlink()


FORGED = [
    pytest.param({"judged": [[2, None, [""], "ALONE", None]]}, id="a place behind the last"),
    pytest.param({"judged": [[-1, None, [""], "ALONE", None]]}, id="a place before the first"),
    pytest.param({"judged": [[float("inf"), None, [""], "ALONE", None]]}, id="no number"),
    pytest.param({"judged": [[0, None, [""], "ALONE"]]}, id="a part too few"),
    pytest.param({"judged": [[0, None, [""], "ALONE", [[], [], [], 5, True]]]}, id="no list"),
    pytest.param({"judged": [[]]}, id="a row of nothing"),
    pytest.param({"walked": -1}, id="fewer folders than none"),
    pytest.param({"walked": 1 << 70}, id="more folders than there are"),
    pytest.param({"walked": None}, id="no number of folders"),
    pytest.param({"warnings": []}, id="a list for a table"),
    pytest.param({"around": {"/": 1}}, id="a number for a table"),
    pytest.param({"set_aside": [["a.js", "NONE", None]]}, id="no reason"),
    pytest.param({"notes": "deep"}, id="too deep"),
]


@pytest.mark.parametrize("fields", FORGED)
@pytest.mark.parametrize("changed", [True, False])
def test_a_forged_one_is_done_without(
    fields: dict[str, object], project: Path, *, changed: bool
) -> None:
    same(project)
    forged(project, **fields)
    if changed:
        (project / "b.js").write_text(OTHER)
    same(project)


@pytest.mark.parametrize(
    "part",
    [
        pytest.param({"checked": 10**6}, id="more checked than there are"),
        pytest.param({"started": 2**64 - 1}, id="a run to come"),
        pytest.param({"links": {"/\ud800": "x"}}, id="a path that is none"),
    ],
)
def test_forged_numbers_are_done_without(part: dict[str, object], project: Path) -> None:
    same(project)
    snapshot = snapshot_of(kept(project).read_bytes())
    assert snapshot is not None
    for name, value in part.items():
        snapshot = replace(snapshot, **{name: value})
    kept(project).write_bytes(bytes_of(snapshot))
    words_kept(project).unlink()
    same(project)


@given(at=st.integers(0), value=st.integers(0, 255))
def test_no_changed_byte_is_believed(at: int, value: int) -> None:
    places = Places(["/a.js", "/b.js"], [(1, 2, 3, 4), (5, 6, 7, 8)], ["00", "11"])
    folders = Places(["/"], [(1, 1, 1, 1)], ["fa"])
    content = bytes_of(Snapshot("key", 9, 1, places, folders, {"/l": "b.js"}, "{}"))
    at %= len(content)
    changed = content[:at] + bytes([value]) + content[at + 1 :]
    assert (snapshot_of(changed) is None) == (changed != content)
