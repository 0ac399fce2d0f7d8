"""What a command took: of the command alone, with all processes below it."""

import subprocess
import sys
from pathlib import Path

import measure
import pytest
from measure import CommandError, measured

PYTHON = (sys.executable, "-I", "-S", "-c")
BUSY = "import time\nend = time.process_time() + 0.3\nwhile time.process_time() < end: pass"
CHILD = f"import os\nif os.fork() == 0:\n  exec({BUSY!r})\nelse: os.wait()"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        pytest.param(1, (0,), id="a failure"),
        pytest.param(2, (0, 1), id="a usage error where findings are no failure"),
        pytest.param(0, (1,), id="a success where none can be"),
    ],
)
def test_an_unexpected_code(tmp_path: Path, code: int, expected: tuple[int, ...]) -> None:
    ends = f"import sys; print('what went wrong', file=sys.stderr); sys.exit({code})"
    with pytest.raises(CommandError, match=rf"exit code {code}\nwhat went wrong"):
        measured((*PYTHON, ends), str(tmp_path), expected)


def test_a_command_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="FileNotFoundError"):
        measured(("no-such-command",), str(tmp_path))


def test_a_killed_command(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="exit code -9"):
        measured((*PYTHON, "import os; os.kill(os.getpid(), 9)"), str(tmp_path))


@pytest.mark.parametrize("code", [BUSY, CHILD], ids=["its own", "of a child"])
def test_cpu_is_of_the_whole_tree(tmp_path: Path, code: str) -> None:
    taken = measured((*PYTHON, code), str(tmp_path))
    assert taken.cpu >= 0.3
    assert taken.wall >= 0.3


def test_waiting_is_no_cpu(tmp_path: Path) -> None:
    taken = measured((*PYTHON, "import time; time.sleep(0.4)"), str(tmp_path))
    assert taken.cpu < taken.wall
    assert taken.wall >= 0.4


def test_the_peak_is_not_that_of_whoever_measures(tmp_path: Path) -> None:
    held = bytearray(300 << 20)
    held[:: 1 << 12] = b"x" * len(held[:: 1 << 12])
    taken = measured((*PYTHON, "pass"), str(tmp_path))
    assert 0 < taken.peak < 150 << 20


def test_the_peak_is_of_the_largest_process(tmp_path: Path) -> None:
    child = "import os\nif os.fork() == 0: x = b'x' * (200 << 20)\nelse: os.wait()"
    assert measured((*PYTHON, child), str(tmp_path)).peak >= 200 << 20


def test_output_goes_where_it_is_wanted(tmp_path: Path) -> None:
    into = tmp_path / "said"
    measured((*PYTHON, "import os; print(os.getcwd())"), str(tmp_path), into=str(into))
    assert Path(into.read_text().strip()) == tmp_path.resolve()


def test_byte_code_is_kept_as_on_anybodys_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    into = tmp_path / "said"
    measured((*PYTHON, "import os; print(*os.environ)"), str(tmp_path), into=str(into))
    assert "PYTHONDONTWRITEBYTECODE" not in into.read_text().split()


def test_the_launcher_imports_next_to_nothing() -> None:
    listed = (sys.executable, "-I", "-S", "-X", "importtime", measure.__file__, "1", "true")
    ended = subprocess.run(listed, capture_output=True, text=True, check=True)
    names = {line.rpartition("|")[2].strip() for line in ended.stderr.splitlines()}
    assert not names & {"json", "subprocess", "tempfile", "typing", "re"}
