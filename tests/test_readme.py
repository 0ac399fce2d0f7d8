"""The README: its commands run, and what it shows is what they print."""

import re
import shutil
from pathlib import Path

import pytest
from support.command import ROOT
from support.markdown import blocks_of, prints, run_blocks

README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = blocks_of(README)
INSTALL = "pip install . && "


def test_the_first_block_installs_and_runs() -> None:
    assert BLOCKS[0].language == "sh"
    assert BLOCKS[0].text.startswith(INSTALL)


def test_it_prints_what_is_shown(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    report, fix = BLOCKS[0].text.strip().removeprefix(INSTALL).split(" && ")
    first, again = run_blocks([f"{report} 2>/dev/null", f"{fix} >/dev/null"], tmp_path)
    finding = first[: first.index("")]
    assert prints(BLOCKS[1].text, finding)
    assert "Fixed 2 sites in 2 files (2 constants hoisted)." in again
    fixed = (tmp_path / "examples/service/assets.js").read_text("utf-8")
    assert "const ASSET_CONFIG = Object.freeze({" in fixed


def test_the_tests_are_where_it_says() -> None:
    assert BLOCKS[-1].text == "sh tests/run\n"
    assert (ROOT / "tests" / "run").is_file()
    assert (ROOT / "tests" / "support" / "fuzz.py").is_file()


def test_the_finding_is_on_the_first_screen() -> None:
    before, shown, _ = README.partition("rebuilt-object [*]")
    assert shown
    assert before.count("\n") < 20
    assert README.count("\n") < 90


def test_hooks_exist() -> None:
    known = re.findall(r"^- id: (\S+)$", (ROOT / ".pre-commit-hooks.yaml").read_text(), re.M)
    (block,) = (each for each in BLOCKS if each.language == "yaml")
    assert re.findall(r"id: ([\w-]+)", block.text) == ["allocscan-fix"]
    assert "allocscan-fix" in known


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        pytest.param("a\n", ["a", "b"], False, id="more is printed"),
        pytest.param("a\nb\n", ["a"], False, id="less is printed"),
        pytest.param("a\nc\n", ["a", "b", "c"], False, id="a line is missing"),
        pytest.param("a\n[…]\nc\n", ["a", "b"], False, id="the last line is not there"),
        pytest.param("a\n[…]\na\n", ["a"], False, id="one line stands for two"),
        pytest.param("b\n[…]\n", ["a", "b"], False, id="the first line is not there"),
        pytest.param("a\n[…]\nc\n[…]\nb\n", ["a", "b", "c"], False, id="another order"),
        pytest.param("a\nb\n", ["a", "b"], True, id="the same"),
        pytest.param("a\n[…]\nc\n", ["a", "b", "c"], True, id="shortened"),
        pytest.param("a\n[…]\n", ["a", "b", "c"], True, id="shortened at the end"),
        pytest.param("in 0.2 s\n", ["in N s"], True, id="another duration"),
    ],
)
def test_what_counts_as_shown(shown: str, printed: list[str], same: bool) -> None:
    assert prints(shown, printed) is same
