"""A program in a terminal of its own: the bytes that it writes, and what they draw."""

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyte

from allocscan.records import dataclass

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Ended:
    """What was written to the terminal, and the exit code."""

    raw: bytes
    code: int


def run_drawn(
    words: Sequence[str], cwd: Path, columns: int, env: Mapping[str, str] | None = None
) -> Ended:
    """Run Python with `words` until it ends; its three streams are a terminal so wide."""
    import pty

    kept = {name: os.environ[name] for name in ("PATH",) if name in os.environ}
    whole = {**kept, "PYTHONPATH": str(ROOT), "TERM": "xterm", **(env or {})}
    child, file = pty.fork()
    if child == 0:
        os.chdir(cwd)
        _resize(columns)
        os.execve(sys.executable, [sys.executable, *words], whole)
    raw = b"".join(iter(lambda: _read(file), b""))
    os.close(file)
    return Ended(raw, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))


def screen_of(raw: bytes, columns: int) -> pyte.Screen:
    """The screen after `raw`, high enough for all of it."""
    high = sum(1 + len(line) // columns for line in raw.split(b"\n"))
    screen = pyte.Screen(columns, high)
    pyte.ByteStream(screen).feed(raw)
    return screen


def rows_of(screen: pyte.Screen) -> list[str]:
    """What stands in each row, down to the last that holds something."""
    rows = [row.rstrip() for row in screen.display]
    while rows and not rows[-1]:
        rows.pop()
    return rows


def over_carets(screen: pyte.Screen, row: int) -> str:
    """What stands in the row above, in the cells over the carets of `row` (from 0)."""
    carets, above = screen.buffer[row], screen.buffer[row - 1]
    at = [x for x in range(screen.columns) if carets[x].data == "^"]
    return "".join(above[x].data for x in at)


def _resize(columns: int) -> None:
    import fcntl
    import struct
    import termios

    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))


def _read(file: int) -> bytes:
    try:
        return os.read(file, 65536)
    except OSError:  # EIO: the program has ended
        return b""
