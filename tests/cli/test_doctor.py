"""`allocscan doctor`: what a bug report needs, also where something is wrong."""

import json
from pathlib import Path

import pytest
from support.command import REAL, run_command

from allocscan import __version__
from allocscan.cli.main import main


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository in the home directory."""
    home = tmp_path / "home"
    project = home / "project"
    (project / ".git").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.chdir(project)
    for variable in ("ALLOCSCAN_CONFIG", "ALLOCSCAN_CACHE_DIR", "ALLOCSCAN_JOBS"):
        monkeypatch.delenv(variable, raising=False)
    return project


def facts(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, dict[str, str]]:
    assert main(["doctor", "-f", "json", *words]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert isinstance(answer, dict)
    return answer


def test_a_broken_configuration_is_a_fact(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "allocscan.toml").write_text("fixx = 1\n")
    said = facts(capsys)
    assert "allocscan.toml:1: unknown key `fixx`" in said["configuration"]["error"]
    assert said["allocscan"]["version"] == __version__


def test_no_git(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(project))
    assert "git cannot be run" in facts(capsys)["git"]["error"]


def test_the_home_directory_is_not_told(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "allocscan.toml").write_text("")
    monkeypatch.setenv("ALLOCSCAN_CACHE_DIR", str(project / "c"))
    said = facts(capsys)
    assert said["configuration"]["file"] == "~/project/allocscan.toml"
    assert said["environment"]["ALLOCSCAN_CACHE_DIR"] == "~/project/c"
    assert said["cache"]["folder"] == "~/project/c"
    assert str(project.parent) not in json.dumps(said)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["nope"], id="no such folder"),
        pytest.param(["a", "b"], id="two"),
        pytest.param(["-f", "yaml"], id="unknown format"),
    ],
)
def test_mistakes(words: list[str], project: Path) -> None:
    assert main(["doctor", *words]) == 2


def test_versions(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    packages = facts(capsys)["packages"]
    for name in ("tree-sitter", "tree-sitter-javascript", "tree-sitter-typescript"):
        assert packages[name][0].isdigit()


def test_what_is_in_force(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert facts(capsys)["configuration"] == {"file": "", "why": "no file: the defaults"}
    (project / "allocscan.toml").write_text("min-bytes = 0\n")
    assert facts(capsys, "--config", "fix=true")["configuration"] == {
        "file": "~/project/allocscan.toml",
        "why": "the nearest upward",
        "fix": "set by --config fix=true",
        "min-bytes": "set by allocscan.toml",
    }
    said = facts(capsys, "--isolated")["configuration"]
    assert said["why"] == "no file: the defaults (--isolated)"


def test_another_folder(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "a").mkdir()
    (project / "a/allocscan.toml").write_text("")
    assert facts(capsys, "a")["configuration"]["file"] == "~/project/a/allocscan.toml"


def test_text(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = facts(capsys)
    assert main(["doctor"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if not line.startswith(" ")] == list(said)
    assert f"  version: {__version__}" in lines


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_poor_streams(encoding: str, tmp_path: Path) -> None:
    folder = tmp_path / "Ünïcode ✓"
    folder.mkdir()
    env = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    done = run_command("doctor", cwd=folder, program=REAL, env=env)
    assert (done.returncode, done.stderr) == (0, b"")
    assert f"stdout: {encoding}".encode() in done.stdout
