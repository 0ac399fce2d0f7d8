"""A program's answer, as `subprocess` would have it."""

import os
import subprocess
import sys
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allocscan.project.spawned import output_of

PYTHON = (sys.executable, "-S", "-c")
ECHO = (*PYTHON, "import sys; sys.stdout.buffer.write(sys.stdin.buffer.read())")


@pytest.mark.parametrize(
    "words",
    [
        pytest.param((*PYTHON, "print('a')"), id="says something"),
        pytest.param((*PYTHON, "raise SystemExit(3)"), id="an exit code"),
        pytest.param((*PYTHON, "import sys; print('x', file=sys.stderr)"), id="stderr is dropped"),
        pytest.param((*PYTHON, "import os; os.kill(os.getpid(), 9)"), id="killed"),
        pytest.param((*PYTHON, "print('x' * 1_000_000)"), id="more than a pipe holds"),
        pytest.param((*PYTHON, "import os; print(sorted(os.environ))"), id="its environment"),
    ],
)
def test_as_subprocess(words: Sequence[str]) -> None:
    environment = {"PATH": os.environ["PATH"], "ONE": "1"}
    done = subprocess.run(words, env=environment, input=b"", capture_output=True, check=False)
    assert output_of(words, environment) == (done.returncode, done.stdout)


@settings(max_examples=12, deadline=None)
@given(st.one_of(st.binary(max_size=50), st.just(b"x" * 4096), st.just(b"y" * 300_000)))
def test_what_is_asked_arrives(asked: bytes) -> None:
    assert output_of(ECHO, os.environ, asked) == (0, asked)


def test_a_program_that_does_not_listen() -> None:
    code, said = output_of((*PYTHON, "print('a')"), os.environ, b"x" * 4096)
    assert (code, said.strip()) == (0, b"a")


@pytest.mark.parametrize("size", [0, 300_000])
def test_a_program_that_is_not_there(size: int) -> None:
    before = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0
    with pytest.raises(OSError, match="no-such-program"):
        output_of(("no-such-program",), os.environ, b"x" * size)
    after = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0
    assert before == after
