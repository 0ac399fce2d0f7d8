"""The file of what was known before: read, written, compared."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allocscan.errors import AllocscanError
from allocscan.known import Identity
from allocscan.project.baseline import Baseline, Judged, gone, read_baseline, stale_entries

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


RULES = frozenset({ONE.rule, OTHER.rule})


@pytest.mark.parametrize(
    ("judged", "stale"),
    [
        pytest.param({}, {}, id="not looked at"),
        pytest.param({"b.js": Judged(frozenset(), RULES)}, {}, id="another file"),
        pytest.param({"a.js": Judged(frozenset(), frozenset())}, {}, id="no rule ran"),
        pytest.param(
            {"a.js": Judged(frozenset(), frozenset({OTHER.rule}))}, {}, id="another rule ran"
        ),
        pytest.param({"a.js": Judged(frozenset({ONE, TWIN}), RULES)}, {}, id="all there"),
        pytest.param({"a.js": Judged(frozenset({ONE}), RULES)}, {"a.js": {TWIN}}, id="one left"),
        pytest.param({"a.js": Judged(frozenset(), RULES)}, {"a.js": {ONE, TWIN}}, id="none left"),
        pytest.param(
            {"a.js": Judged(frozenset({OTHER}), frozenset({ONE.rule}))},
            {"a.js": {ONE, TWIN}},
            id="another one came",
        ),
    ],
)
def test_stale_is_what_was_looked_for_and_not_found(
    judged: dict[str, Judged], stale: dict[str, set[Identity]], tmp_path: Path
) -> None:
    baseline = Baseline(str(tmp_path / "b.json"), str(tmp_path))
    baseline.set("a.js", [ONE, TWIN])
    assert stale_entries(baseline, judged) == stale


def test_what_no_rule_looked_for_stays() -> None:
    judged = Judged(frozenset(), frozenset({ONE.rule}))
    assert judged.still(frozenset({ONE, TWIN, OTHER})) == {OTHER}


def test_a_link_to_the_folder_is_the_folder(tmp_path: Path) -> None:
    project, link = tmp_path / "p", tmp_path / "link"
    (project / "src").mkdir(parents=True)
    link.symlink_to(project)
    (project / "to").symlink_to(project / "src")
    (project / "out").symlink_to(tmp_path)
    for way in (project, link):
        for other in (project, link):
            baseline = Baseline(str(way / "b.json"), str(way))
            assert baseline.path_of(str(other / "src" / "a.js")) == "src/a.js"
            assert baseline.path_of(str(other / "to" / "a.js")) == "src/a.js"
    baseline = Baseline(str(project / "b.json"), str(project))
    assert baseline.path_of(str(project / "out" / "a.js")) == "out/a.js", "no other name for it"
    assert baseline.path_of(str(tmp_path / "a.js")) is None


def test_saving_keeps_what_the_file_is(tmp_path: Path) -> None:
    real, link = tmp_path / "real.json", tmp_path / "b.json"
    Baseline(str(real), str(tmp_path)).save()
    real.chmod(0o640)
    link.symlink_to(real)
    baseline = Baseline(str(link), str(tmp_path))
    baseline.set("a.js", [ONE])
    baseline.save()
    assert link.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    assert read_baseline(str(real), str(tmp_path)).of(str(tmp_path / "a.js")) == {ONE}
    assert {each.name for each in tmp_path.iterdir()} == {"b.json", "real.json"}


def test_saving_makes_the_folder(tmp_path: Path) -> None:
    Baseline(str(tmp_path / "no" / "b.json"), str(tmp_path)).save()
    assert (tmp_path / "no" / "b.json").stat().st_mode & 0o444 == 0o444


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda path: path.mkdir(), id="a folder"),
        pytest.param(lambda path: (path.write_text("old"), path.chmod(0o444)), id="read-only"),
    ],
)
def test_what_cannot_be_saved_is_said(spoil: Callable[[Path], object], tmp_path: Path) -> None:
    place = tmp_path / "b.json"
    spoil(place)
    with pytest.raises(AllocscanError, match=r"b\.json: cannot be written"):
        Baseline(str(place), str(tmp_path)).save()
    assert [each.name for each in tmp_path.iterdir()] == ["b.json"]
