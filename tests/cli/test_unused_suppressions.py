"""Comments are called unused by what the project reports, not by what one run looks for."""

from pathlib import Path

import pytest
from support.command import REAL, run_command

ENTRIES = ", ".join(f"k{number}: {number}" for number in range(12))
COMMENT = "// allocscan-disable-next-line rebuilt-object -- why"
USED = f"export function f(k) {{\n  {COMMENT}\n  const t = {{ {ENTRIES} }};\n  return t[k];\n}}\n"
IDLE = f"export function f(k) {{\n  {COMMENT}\n  return k;\n}}\n"


def fixed(folder: Path, text: str, *words: str) -> str:
    """What `--fix` leaves of `text`."""
    (folder / "a.mjs").write_text(text)
    done = run_command("--fix", *words, "a.mjs", cwd=folder, program=REAL)
    assert done.returncode in (0, 1), done.stderr
    return (folder / "a.mjs").read_text()


@pytest.mark.parametrize(
    "words",
    [
        pytest.param((), id="by the configuration"),
        pytest.param(("--config", "min-bytes=5000"), id="a threshold of this run"),
        pytest.param(("--config", "min-entries=90"), id="another one"),
        pytest.param(("--config", "rules.rebuilt-object.min-bytes=5000"), id="one of the rule"),
        pytest.param(("--engine", "node24"), id="another engine"),
        pytest.param(("--isolated", "--config", "min-bytes=5000"), id="no configuration"),
        pytest.param(("--select", "rebuilt-array,unused-suppression"), id="other rules"),
        pytest.param(("--no-inline-suppressions", "--unfixable", "rebuilt-object"), id="unread"),
    ],
)
def test_a_comment_of_use_stays(words: tuple[str, ...], tmp_path: Path) -> None:
    assert fixed(tmp_path, USED, *words) == USED


@pytest.mark.parametrize(
    "words",
    [
        pytest.param((), id="plain"),
        pytest.param(("--select", "rebuilt-object,unused-suppression"), id="the rule ran"),
        pytest.param(("--jobs", "1", "--fail-on", "never"), id="flags that change no finding"),
    ],
)
def test_one_that_silences_nothing_goes(words: tuple[str, ...], tmp_path: Path) -> None:
    assert fixed(tmp_path, IDLE, *words) == IDLE.replace(f"  {COMMENT}\n", "")


def test_thresholds_of_the_project_count(tmp_path: Path) -> None:
    (tmp_path / "allocscan.toml").write_text("min-bytes = 5000\n")
    assert COMMENT not in fixed(tmp_path, USED)
