"""What a run of one file must not import: each costs more than the file does."""

import subprocess
from pathlib import Path

import pytest
from support.command import run_command

HEAVY = {
    "asyncio",
    "concurrent.futures",
    "dataclasses",
    "difflib",
    "importlib.resources",
    "inspect",
    "json",
    "libcst",
    "logging",
    "msgspec",
    "multiprocessing",
    "pathlib",
    "pathspec",
    "pygls",
    "rich",
    "sqlite3",
    "subprocess",
    "tempfile",
    "tomllib",
}

LISTS = """\
import sys
sys.argv[0] = sys.argv.pop(1)
from allocscan.cli.main import main
code = main()
print(*sorted(sys.modules), file=sys.stderr)
"""


@pytest.fixture
def lister(tmp_path: Path) -> Path:
    script = tmp_path / "lister.py"
    script.write_text(LISTS)
    return script


@pytest.mark.parametrize(
    ("tracked", "words", "allowed"),
    [
        pytest.param(False, ("a.js",), set(), id="one file"),
        pytest.param(False, (".",), set(), id="one folder"),
        pytest.param(False, ("check", "--force-exclude", "a.js"), set(), id="words of the hook"),
        pytest.param(True, ("a.js",), set(), id="one file that git is asked about"),
        pytest.param(True, (".",), set(), id="one folder that git is asked about"),
    ],
)
def test_a_clean_run_imports_nothing_heavy(
    tracked: bool, words: tuple[str, ...], allowed: set[str], lister: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "repo"
    folder.mkdir()
    if tracked:
        subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
        (folder / ".gitignore").write_text("node_modules/\n/dist\nreport.[0-9]*.json\n**/x\n?.ts\n")
    (folder / "a.js").write_text("export const f = (k) => k + [1, 2].length;\n")
    (folder / "a.min.js").write_text("")
    (folder / "node_modules").mkdir()
    done = run_command("allocscan", *words, cwd=folder, program=(str(lister),))
    modules = set(done.stderr.decode().splitlines()[-1].split())
    assert "allocscan.project.run" in modules, done.stderr
    assert "Checked 1 file" in done.stderr.decode()
    assert modules & HEAVY == allowed
