"""What a run imports: a hook waits for it at every commit."""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

import pytest
from support.command import ROOT

from allocscan.cli.repeats import MANY

ASK: Final = """
import sys
before = set(sys.modules)
from allocscan.cli.main import main
main(sys.argv[1:])
print(*sorted(set(sys.modules) - before), file=sys.stderr)
"""

DEAR: Final = frozenset(
    {
        "argparse",
        "concurrent.futures",
        "contextlib",
        "dataclasses",
        "importlib.util",
        "inspect",
        "json",
        "logging",
        "multiprocessing",
        "pathlib",
        "pathspec",
        "signal",
        "sqlite3",
        "subprocess",
        "tomllib",
        "tree_sitter",
        "typing",
    }
)
"""None of them is needed where nothing is found; several take as long to import as Python does to
start."""

CLEAN: Final = "export const add = (a, b) => a + b;\n" * 40
"""Large enough to be judged by its bytes, and without a literal."""

TABLE: Final = "function f(k) {{ const t = {{ {} }}; return t[k]; }}\n".format(
    ", ".join(f"k{number}: {number}" for number in range(12))
)


def imported(folder: Path, *words: str) -> set[str]:
    """The modules that a run of `words` in `folder` imports."""
    done = subprocess.run(
        [sys.executable, "-c", ASK, *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
        text=True,
    )
    return set(done.stderr.splitlines()[-1].split())


def test_the_version_needs_next_to_nothing(tmp_path: Path) -> None:
    modules = imported(tmp_path, "--version")
    assert not modules & (DEAR | {"re", "enum", "functools", "allocscan.records"})


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("a.js", "b.ts"), id="files"),
        pytest.param(("check", "--force-exclude", "a.js"), id="as a hook calls it"),
        pytest.param(("-q", "--no-cache", "."), id="a folder"),
    ],
)
def test_clean_files_need_neither_parser_nor_rules(words: tuple[str, ...], tmp_path: Path) -> None:
    for name in ("a.js", "b.ts"):
        (tmp_path / name).write_text(CLEAN)
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    modules = imported(tmp_path, *words)
    assert not modules & DEAR
    ours = {name.removeprefix("allocscan.") for name in modules}
    assert not ours & {"rule", "packs.load", "syntax.parse", "sites.survey"}
    assert "scan" in ours


def test_a_run_that_was_there_before_needs_next_to_nothing(tmp_path: Path) -> None:
    for number in range(MANY + 1):
        (tmp_path / f"{number}.js").write_text(TABLE)
    time.sleep(0.2)  # what changes while a run begins is looked at again
    words = ("--exit-zero", "-j", "1", ".")
    first, second = imported(tmp_path, *words), imported(tmp_path, *words)
    assert {"re", "allocscan.rule"} <= first
    assert not second & (DEAR | {"re", "enum", "functools", "collections", "array"})
    ours = {name.removeprefix("allocscan.") for name in second}
    assert not ours & {"cli.conclude", "findings", "project.walk", "reports.summary"}


def test_a_finding_needs_no_more_of_the_dear_ones(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text(TABLE)
    modules = imported(tmp_path, "--no-cache", "a.js")
    assert "allocscan.rule" in modules
    assert not modules & (DEAR - {"contextlib", "json"})
