"""What a run of one file must not import: each costs more than the file does."""

from pathlib import Path

import pytest
from support.command import run_command

HEAVY = {
    "argparse",
    "asyncio",
    "concurrent.futures",
    "difflib",
    "json",
    "libcst",
    "logging",
    "msgspec",
    "multiprocessing",
    "pathspec",
    "pygls",
    "rich",
    "sqlite3",
    "subprocess",
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
    "ignored",
    [
        pytest.param("", id="no .gitignore"),
        pytest.param(
            "node_modules/\n/dist\n*.log\n!keep.log\nreport.[0-9]*.json\n**/x\n?.ts\n", id="usual"
        ),
    ],
)
def test_one_clean_file_imports_nothing_heavy(ignored: str, lister: Path, tmp_path: Path) -> None:
    folder = tmp_path / "repo"
    (folder / ".git").mkdir(parents=True)
    (folder / ".gitignore").write_text(ignored)
    (folder / "a.js").write_text("export const f = (k) => k + [1, 2].length;\n")
    done = run_command("allocscan", "a.js", cwd=folder, program=(str(lister),))
    modules = set(done.stderr.decode().splitlines()[-1].split())
    assert "allocscan.project.run" in modules, done.stderr
    assert modules & HEAVY == set()
