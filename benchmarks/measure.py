"""What a command takes: CPU of its whole process tree, wall, and the peak of its largest process.

    python -I -S benchmarks/measure.py DESCRIPTOR COMMAND...    tells a line of JSON there

`measured` runs every command under that small launcher. Linux counts the memory of whoever starts
a process as the peak of that process, and a benchmark that holds its results is larger than the
bare interpreter it measures. So nothing dear is imported here, and `wait4` of the launcher is what
tells: its times hold all processes below that were waited for, its peak the largest of them.
"""

import os
import sys
import time

# A real import would cost the launcher memory, which is what it is there to save.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LAUNCH = [sys.executable, "-I", "-S", os.path.abspath(__file__)]
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
# `ru_maxrss` is in KiB on Linux and in bytes on macOS.
PEAK_UNIT = 1 if sys.platform == "darwin" else 1024
# What would make our machine differ from anybody's: no byte code kept, colours, other defaults.
UNSET = frozenset({"PYTHONDONTWRITEBYTECODE", "FORCE_COLOR", "CI"})


class Taken:
    """Seconds of CPU (user and system) and of wall, peak bytes, and the exit code."""

    __slots__ = ("code", "cpu", "peak", "wall")

    def __init__(self, cpu: float, wall: float, peak: int, code: int = 0) -> None:
        self.cpu = cpu
        self.wall = wall
        self.peak = peak
        self.code = code


class CommandError(Exception):
    """A command ended with a code that nobody expected. A time for it would be a lie."""


def measured(
    command: "Sequence[str]", folder: str, expected: "Sequence[int]" = (0,), into: str = os.devnull
) -> Taken:
    """What `command` takes when it runs in `folder`; its output goes to the file `into`.

    Raises CommandError with the last lines of its standard error for a code not `expected`.
    """
    import json
    import tempfile

    with tempfile.TemporaryFile() as errors, open(into, "wb") as output:
        line = launched(command, folder, output.fileno(), errors.fileno())
        errors.seek(0)
        said = errors.read().decode(errors="replace")[-2000:]
    taken = Taken(**json.loads(line)) if line else None
    if taken is None or taken.code not in expected:
        code = "of the launcher" if taken is None else taken.code
        raise CommandError(f"{' '.join(command)[:200]}: exit code {code}\n{said}")
    return taken


def launched(command: "Sequence[str]", folder: str, output: int, errors: int) -> bytes:
    """What the launcher tells about `command`: a line of JSON, or nothing if it could not start."""
    import subprocess

    # The launcher tells on a pipe of its own, so that the command keeps its standard output.
    reader, writer = os.pipe()
    with subprocess.Popen(
        [*LAUNCH, str(writer), *command],
        cwd=folder,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=errors,
        pass_fds=(writer,),
    ):
        os.close(writer)
        with open(reader, "rb") as told:
            return told.read()


def environment() -> "Mapping[str, str]":
    """Ours, with this checkout first for Python, and byte code kept as on anybody's machine."""
    kept = {name: value for name, value in os.environ.items() if name not in UNSET}
    return {**kept, "PYTHONPATH": ROOT, "NO_COLOR": "1"}


def launch(told: int, command: list[str]) -> None:
    """Run `command`, wait for it, and tell on descriptor `told` what it took."""
    begun = time.perf_counter()
    started = os.posix_spawnp(
        command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_CLOSE, told)]
    )
    _, status, used = os.wait4(started, 0)
    wall = time.perf_counter() - begun
    cpu = used.ru_utime + used.ru_stime
    peak = used.ru_maxrss * PEAK_UNIT
    code = os.waitstatus_to_exitcode(status)
    line = f'{{"cpu": {cpu}, "wall": {wall}, "peak": {peak}, "code": {code}}}'
    os.write(told, line.encode())


if __name__ == "__main__":
    launch(int(sys.argv[1]), sys.argv[2:])
