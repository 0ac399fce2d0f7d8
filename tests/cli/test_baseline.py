"""The baseline as its users meet it: adopted, kept, improved, pruned."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from support.command import REAL, run_command

TABLE = "{ a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: 9, j: 10 }"
OTHER = TABLE.replace("1,", "11,")
NAME = "allocscan-baseline.json"


def function(name: str, table: str = TABLE, *, safe: bool = False) -> str:
    use = "t[k]" if safe else "keep(t)"
    return (
        f"export function {name}(k) {{\n  for (const x of k) {{ const t = {table}; {use}; }}\n}}\n"
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "a.js").write_text(function("f") + function("g", safe=True))
    (tmp_path / "src" / "b.js").write_text(function("h"))
    assert go(tmp_path, "--write-baseline")[0] == 0
    return tmp_path


def go(cwd: Path, *words: str, **env: str) -> tuple[int, Mapping[str, object], str]:
    """The exit code, the JSON report, and stderr."""
    done = run_command("-f", "json", *words, cwd=cwd, program=REAL, env=env)
    report = json.loads(done.stdout) if done.stdout else {}
    return done.returncode, report, done.stderr.decode()


def counts(report: Mapping[str, object]) -> tuple[int, int, int | None]:
    summary = report["summary"]
    assert isinstance(summary, dict)
    return summary["findings"], summary["baselined"], summary["stale"]


def test_what_was_known_is_silent(project: Path) -> None:
    code, report, stderr = go(project)
    assert (code, counts(report)) == (0, (0, 3, 0))
    assert "3 in baseline" in stderr
    before = (project / NAME).read_bytes()
    assert go(project / "src")[1]["findings"] == [], "from a subfolder too"
    assert (project / NAME).read_bytes() == before, "a plain run never writes"


def test_moved_lines_are_known(project: Path) -> None:
    path = project / "src" / "a.js"
    path.write_text("// new\n" + path.read_text().replace(";", ";\n"))
    assert counts(go(project)[1]) == (0, 3, 0)


def test_one_better_and_one_worse_is_one_finding(project: Path) -> None:
    path = project / "src" / "a.js"
    path.write_text(function("f", OTHER) + function("g", safe=True))
    code, report, stderr = go(project)
    assert (code, counts(report)) == (1, (1, 2, 1))
    assert "2 in baseline (1 stale: run --prune-baseline)" in stderr
    assert go(project, "--error-on-stale-baseline", "--fail-on", "never")[0] == 1


def test_fix_leaves_what_is_known(project: Path) -> None:
    path = project / "src" / "a.js"
    before = path.read_text()
    assert go(project, "--fix")[0] == 0
    assert path.read_text() == before
    assert go(project, "--fix", "--no-baseline")[0] == 1
    assert "Object.freeze" in path.read_text()


def test_prune_removes_and_never_adds(project: Path) -> None:
    (project / "src" / "a.js").write_text(function("fresh"))
    (project / "src" / "b.js").unlink()
    code, report, stderr = go(project, "--prune-baseline")
    assert (code, counts(report)) == (1, (1, 0, 0))
    assert "Removed 3 entries" in stderr
    assert json.loads((project / NAME).read_text())["findings"] == []


def test_fix_removes_stale_entries(project: Path) -> None:
    (project / "src" / "b.js").write_text("f();\n")
    assert "Removed 1 entry" in go(project, "--fix")[2]
    assert counts(go(project)[1]) == (0, 2, 0)


def test_writing_for_one_path_keeps_the_others(project: Path) -> None:
    (project / "src" / "b.js").write_text(function("h") + function("i", OTHER))
    (project / "src" / "a.js").write_text("f();\n")
    code, report, stderr = go(project, "--write-baseline", "src/b.js")
    assert (code, counts(report)) == (0, (0, 2, 0))
    assert "Wrote 2 entries to allocscan-baseline.json, beside 2 entries of other files" in stderr


def test_stdin_knows_it(project: Path) -> None:
    text = (project / "src" / "b.js").read_bytes()
    words = ("-f", "json", "-", "--stdin-filename", "src/b.js")
    done = run_command(*words, cwd=project, program=REAL, stdin=text)
    assert (done.returncode, counts(json.loads(done.stdout))) == (0, (0, 1, 0))


def test_another_place(project: Path) -> None:
    (project / "allocscan.toml").write_text('baseline = "quality/known.json"\n')
    (project / "quality").mkdir()
    assert go(project)[0] == 1, "the usual name is not looked for"
    (project / "quality" / "known.json").write_text((project / NAME).read_text())
    assert go(project)[0] == 0, "its paths are those of the project"
    assert go(project, "--baseline", NAME)[0] == 0
    before = (project / NAME).read_bytes()
    (project / "src" / "b.js").unlink()
    assert go(project, "--write-baseline")[0] == 0
    assert (project / NAME).read_bytes() == before
    assert len(json.loads((project / "quality" / "known.json").read_text())["findings"]) == 2


def test_what_lies_outside_of_the_project_cannot_be_known(project: Path) -> None:
    outside = project.parent / "outside.js"
    outside.write_text(function("o"))
    code, _, stderr = go(project, "--write-baseline", "../outside.js")
    assert code == 2
    assert "outside of the project" in stderr


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("--write-baseline", "--prune-baseline"), id="write and prune"),
        pytest.param(("--no-baseline", "--baseline", NAME), id="one and none"),
        pytest.param(("--prune-baseline", "--diff"), id="diff writes nothing"),
        pytest.param(("--write-baseline", "--no-inline-suppressions"), id="more than is shown"),
        pytest.param(("--baseline", "nope.json"), id="missing"),
    ],
)
def test_contradictions(words: tuple[str, ...], project: Path) -> None:
    before = (project / NAME).read_bytes()
    assert go(project, *words)[0] == 2
    assert (project / NAME).read_bytes() == before
