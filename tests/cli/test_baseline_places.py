"""Where the baseline of a file lies, from whichever folder and by whichever way one comes."""

import json
from pathlib import Path

import pytest
from support.command import REAL, run_command
from support.repository import made, put

TABLE = "{ a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: 9, j: 10 }"
NAME = "allocscan-baseline.json"
CODE = f"export function f(k) {{\n  const t = {TABLE};\n  return t[k];\n}}\n"


def go(cwd: Path, *words: str) -> tuple[int, int, str]:
    """The number of findings, that of known ones, and stderr."""
    done = run_command("-f", "json", *words, cwd=cwd, program=REAL)
    assert done.stdout, done.stderr
    summary = json.loads(done.stdout)["summary"]
    return summary["findings"], summary["baselined"], done.stderr.decode()


def paths(place: Path) -> list[str]:
    return [each["path"] for each in json.loads(place.read_text())["findings"]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository with a package that has its own configuration; beside it a link to it."""
    root = made(tmp_path / "p", {"a.js": CODE, "pkg/q.js": CODE})
    put(root, {"pkg/allocscan.toml": "min-bytes = 50\n"})
    (tmp_path / "link").symlink_to(root)
    (tmp_path / "deep").mkdir()
    assert go(root, "--write-baseline")[:2] == (0, 2)
    assert paths(root / NAME) == ["a.js", "pkg/q.js"]
    return root


@pytest.mark.parametrize(
    ("cwd", "words", "known"),
    [
        pytest.param("p", "", 2, id="at home"),
        pytest.param("p", "a.js", 1, id="one file"),
        pytest.param("p/pkg", "", 1, id="in a package with its own configuration"),
        pytest.param("p/pkg", "..", 2, id="from there"),
        pytest.param(".", "p", 2, id="from above"),
        pytest.param(".", "p/a.js p/pkg", 2, id="from above, named"),
        pytest.param(".", "link", 2, id="by a link"),
        pytest.param(".", "link/pkg/q.js", 1, id="a file by a link"),
        pytest.param("link", "", 2, id="in a link"),
        pytest.param("link/pkg", "q.js", 1, id="deeper in a link"),
        pytest.param("deep", "../p", 2, id="from beside"),
        pytest.param(".", "--baseline p/allocscan-baseline.json p", 2, id="named"),
        pytest.param("deep", "--baseline ../p/allocscan-baseline.json ../p", 2, id="named, beside"),
        pytest.param("p", "--baseline allocscan-baseline.json", 2, id="named at home"),
    ],
)
def test_found(cwd: str, words: str, known: int, project: Path) -> None:
    there = project.parent / cwd
    before = (project / NAME).read_bytes()
    assert go(there, *words.split())[:2] == (0, known)
    assert go(there, *words.split(), "--fix")[:2] == (0, known)
    assert (project / NAME).read_bytes() == before
    assert go(there, *words.split(), "--write-baseline")[:2] == (0, known)
    assert (project / NAME).read_bytes() == before
    assert [*project.parent.rglob("*.json")] == [project / NAME]


@pytest.mark.parametrize(
    ("cwd", "name"),
    [
        pytest.param(".", "p/pkg/q.js", id="from above"),
        pytest.param("p", "pkg/q.js", id="at home"),
        pytest.param("link/pkg", "q.js", id="in a link"),
    ],
)
def test_stdin(cwd: str, name: str, project: Path) -> None:
    words = ("-f", "json", "-", "--stdin-filename", name)
    there = project.parent / cwd
    done = run_command(*words, cwd=there, program=REAL, stdin=CODE.encode())
    assert json.loads(done.stdout)["summary"]["baselined"] == 1


def test_the_nearest_counts(project: Path) -> None:
    put(project, {f"pkg/{NAME}": '{"version": 1, "findings": []}'})
    assert go(project)[:2] == (1, 1)
    assert go(project, "--write-baseline", "pkg")[:2] == (0, 1)
    assert paths(project / "pkg" / NAME) == ["q.js"]
    assert paths(project / NAME) == ["a.js", "pkg/q.js"], "not asked any more"
    assert go(project)[:2] == (0, 2)
    assert go(project / "pkg")[:2] == (0, 1)


def test_each_file_is_written_where_it_is_looked_for(project: Path) -> None:
    put(project, {f"pkg/{NAME}": '{"version": 1, "findings": []}', "b.js": CODE, "pkg/r.js": CODE})
    found, known, stderr = go(project.parent, "p", "--write-baseline")
    assert (found, known) == (0, 4)
    assert "Wrote 2 entries to p/allocscan-baseline.json, beside 1 entry of other" in stderr
    assert "Wrote 2 entries to p/pkg/allocscan-baseline.json" in stderr
    assert go(project / "pkg")[:2] == (0, 2)


def test_what_lies_above_the_repository_does_not_count(project: Path) -> None:
    (project / NAME).rename(project.parent / NAME)
    assert go(project)[:2] == (2, 0)


def test_a_root_configuration_is_the_top(project: Path) -> None:
    put(project, {"pkg/allocscan.toml": "root = true\nmin-bytes = 50\n"})
    assert go(project / "pkg")[:2] == (1, 0)


def test_from_above_it_is_made_at_the_top_of_the_repository(project: Path) -> None:
    (project / NAME).unlink()
    assert go(project.parent, "p", "--write-baseline")[:2] == (0, 2)
    assert paths(project / NAME) == ["a.js", "pkg/q.js"]
    assert go(project)[:2] == (0, 2)
    assert not (project.parent / NAME).exists()


def test_a_place_in_the_configuration_counts_from_above_too(project: Path) -> None:
    put(project, {"allocscan.toml": 'baseline = "quality/known.json"\n', "pkg/allocscan.toml": ""})
    (project / "pkg" / "allocscan.toml").unlink()
    assert go(project.parent, "p")[:2] == (2, 0)
    assert go(project.parent, "p", "--write-baseline")[:2] == (0, 2)
    assert paths(project / "quality" / "known.json") == ["a.js", "pkg/q.js"]
    assert go(project)[:2] == (0, 2)


def test_a_place_out_of_the_project_is_not_for_others_to_name(project: Path) -> None:
    (project / NAME).unlink()
    put(project, {"pkg/allocscan.toml": 'baseline = "../../known.json"\n'})
    go(project, "--write-baseline")
    assert not (project.parent / "known.json").exists()
    assert paths(project / NAME) == ["a.js", "pkg/q.js"]


def test_what_is_no_baseline_stops_the_run(project: Path) -> None:
    put(project, {f"pkg/{NAME}": "[]"})
    done = run_command("p", "--fix", cwd=project.parent, program=REAL)
    assert done.returncode == 2
    assert b"p/pkg/allocscan-baseline.json: not a baseline" in done.stderr


def test_the_last_file_is_gone(project: Path) -> None:
    for path in ("a.js", "pkg/q.js"):
        (project / path).unlink()
    assert "Removed 2 entries" in go(project.parent, "p", "--prune-baseline")[2]
    assert paths(project / NAME) == []
