"""The file of what was known before: read, written, compared."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allocscan.errors import AllocscanError
from allocscan.known import Identity
from allocscan.project.baseline import Baseline, gone, read_baseline, stale_entries

ONE = Identity("rebuilt-object", "f", "0123456789abcdef", 0)
TWIN = Identity("rebuilt-object", "f", "0123456789abcdef", 1)
OTHER = Identity("rebuilt-array", "A.g", "fedcba9876543210", 0)


def test_written_and_read_again(tmp_path: Path) -> None:
    baseline = Baseline(str(tmp_path / "b.json"), str(tmp_path))
    assert baseline.set("src/é.js", [TWIN, ONE])
    assert baseline.set("src/a.js", [OTHER])
    assert not baseline.set("src/a.js", [OTHER])
    baseline.save()
    text = (tmp_path / "b.json").read_text("utf-8")
    rows = text.splitlines()
    assert [json.loads(row.rstrip(","))["path"] for row in rows[3:6]] == [
        "src/a.js",
        "src/é.js",
        "src/é.js",
    ]
    assert "\r" not in text
    assert [each.name for each in tmp_path.iterdir()] == ["b.json"]
    assert read_baseline(str(tmp_path / "b.json"), str(tmp_path)).entries == baseline.entries
    assert baseline.of(str(tmp_path / "src/a.js")) == {OTHER}
    assert baseline.of("/elsewhere/src/a.js") == frozenset()


def test_an_empty_one_is_a_document_still(tmp_path: Path) -> None:
    Baseline(str(tmp_path / "b.json"), str(tmp_path)).save()
    assert json.loads((tmp_path / "b.json").read_text()) == {"version": 1, "findings": []}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("{", "not a baseline", id="not JSON"),
        pytest.param("[]", "no list `findings`", id="a list"),
        pytest.param('{"version": 1}', "no list `findings`", id="no findings"),
        pytest.param('{"version": 2, "findings": []}', "version 2", id="a later version"),
        pytest.param('{"findings": []}', "version None", id="no version"),
        pytest.param('{"version": 1, "findings": [1]}', "entry 1", id="no entry"),
        pytest.param(
            '{"version": 1, "findings": [{"path": "a", "rule": "r", "scope": "", "hash": "", "n": true}]}',
            "entry 1", id="n is no number",
        ),
    ],
)  # fmt: skip
def test_refused(text: str, says: str, tmp_path: Path) -> None:
    (tmp_path / "b.json").write_text(text)
    with pytest.raises(AllocscanError, match=says):
        read_baseline(str(tmp_path / "b.json"), str(tmp_path))


def test_missing(tmp_path: Path) -> None:
    with pytest.raises(AllocscanError, match=r"b\.json: cannot be read"):
        read_baseline(str(tmp_path / "b.json"), str(tmp_path))


@pytest.mark.parametrize(
    ("known", "found", "left"),
    [
        pytest.param({ONE}, {ONE}, set(), id="still there"),
        pytest.param({ONE, TWIN}, {ONE, TWIN, OTHER}, set(), id="and another"),
        pytest.param({TWIN}, {ONE}, set(), id="the one above it is gone"),
        pytest.param({ONE, TWIN}, {ONE}, {TWIN}, id="one of two is gone"),
        pytest.param({ONE, TWIN, OTHER}, set(), {ONE, TWIN, OTHER}, id="all are gone"),
    ],
)
def test_gone(known: set[Identity], found: set[Identity], left: set[Identity]) -> None:
    assert gone(frozenset(known), frozenset(found)) == left


NUMBERS = st.sets(st.integers(0, 4))


@given(NUMBERS, st.integers(0, 5))
def test_as_many_are_gone_as_there_are_fewer(known: set[int], found: int) -> None:
    entries = frozenset(Identity("r", "s", "h", number) for number in known)
    there = frozenset(Identity("r", "s", "h", number) for number in range(found))
    left = gone(entries, there)
    assert left <= entries - there
    assert len(left) == max(0, len(entries) - len(there))


def test_of_files_that_were_not_checked_nothing_is_stale(tmp_path: Path) -> None:
    (tmp_path / "there.js").write_text("")
    baseline = Baseline(str(tmp_path / "b.json"), str(tmp_path))
    for path in ("checked.js", "there.js", "gone.js", "other/gone.js"):
        baseline.set(path, [ONE])
    found = {str(tmp_path / "checked.js"): frozenset[Identity]()}
    stale = stale_entries(baseline, found, lambda location: "other" not in location)
    assert set(stale) == {"checked.js", "gone.js"}
