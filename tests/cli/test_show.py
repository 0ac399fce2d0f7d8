"""`--show-files` and `--show-settings`: what would be checked and how; nothing is."""

import tomllib
from pathlib import Path

import pytest
from support.command import run_command
from support.handmade import PRICE


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    for name in ("b.js", "a.ts", "src/c.tsx", "src/c.test.js", "notes.md", "x.min.js", "gen/g.js"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(PRICE)
    (tmp_path / "allocscan.toml").write_text('extend-exclude = ["gen/"]\n')
    return tmp_path


def said(project: Path, *words: str, code: int = 0) -> str:
    done = run_command(*words, cwd=project)
    assert done.returncode == code, done.stderr
    return done.stdout.decode()


# ------------------------------------------------------------------ files


@pytest.mark.parametrize(
    ("words", "files"),
    [
        pytest.param(["gen/g.js"], [], id="an excluded file"),
        pytest.param(["notes.md"], [], id="a foreign file"),
        pytest.param(["src/c.test.js"], [], id="a test"),
        pytest.param([], ["a.ts", "b.js", "src/c.tsx"], id="all"),
        pytest.param(["src", "b.js"], ["b.js", "src/c.tsx"], id="named"),
        pytest.param(["--isolated", "gen"], ["gen/g.js"], id="without the configuration"),
        pytest.param(
            ["--isolated", "--exclude", "*.ts"],
            ["b.js", "gen/g.js", "src/c.tsx"],
            id="other excludes",
        ),
        pytest.param(["--fix"], ["a.ts", "b.js", "src/c.tsx"], id="with fix"),
    ],
)
def test_files(words: list[str], files: list[str], project: Path) -> None:
    assert said(project, "--show-files", *words).splitlines() == files
    assert (project / "b.js").read_text() == PRICE, "nothing is fixed"


def test_a_missing_path(project: Path) -> None:
    done = run_command("--show-files", "nope", "b.js", cwd=project)
    assert done.returncode == 2
    assert done.stdout == b"b.js\n"
    assert b"nope: no such file" in done.stderr


def test_stdin_is_no_file(project: Path) -> None:
    done = run_command("--show-files", "-", cwd=project)
    assert done.returncode == 2
    assert b"stdin is none" in done.stderr


# ------------------------------------------------------------------ settings


def test_settings_are_toml_with_their_origin(project: Path) -> None:
    text = said(project, "--show-settings", "--fail-on", "error")
    assert text.startswith("# .\n")
    settings = tomllib.loads(text)
    assert settings["extend-exclude"] == ["gen/"]
    assert settings["fail-on"] == "error"
    assert 'extend-exclude = ["gen/"]  # allocscan.toml\n' in text
    assert 'fail-on = "error"  # --fail-on\n' in text


def test_settings_of_the_folder_that_is_named(project: Path) -> None:
    (project / "src/allocscan.toml").write_text("min-entries = 3\n")
    text = said(project, "--show-settings", "src/c.tsx")
    assert text.startswith("# src/c.tsx\n")
    assert tomllib.loads(text)["min-entries"] == 3


def test_settings_of_several_paths_stand_once_each(project: Path) -> None:
    (project / "src/allocscan.toml").write_text("min-entries = 3\n")
    text = said(project, "--show-settings", "a.ts", "src", "b.js")
    assert [line for line in text.splitlines() if line.startswith("# ")] == [
        "# a.ts, b.js",
        "# src",
    ]


def test_both(project: Path) -> None:
    text = said(project, "--show-settings", "--show-files", "src")
    assert text.endswith("src/c.tsx\n")
    assert "\nfix = false\n" in text
