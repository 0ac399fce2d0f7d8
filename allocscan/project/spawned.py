"""A program run to its end for what it says, without the weight of `subprocess`.

That takes 19 ms to import, twice what Python itself takes to start, and git answers in one.
"""

import os
from collections.abc import Mapping, Sequence

from allocscan.typed import Final

_AT_ONCE: Final = 4096
"""Bytes that every pipe takes before anybody reads (POSIX, `PIPE_BUF` is at least 512; Linux and
macOS hold 16 KiB and more)."""

_STANDARD: Final = 3
"""File descriptors below are the standard streams."""


def output_of(
    words: Sequence[str], environment: Mapping[str, str], asked: bytes = b""
) -> tuple[int, bytes]:
    """The exit code of a program, and what it wrote to stdout, given `asked` on stdin; its stderr
    goes nowhere. Raises OSError where it cannot be started."""
    if len(asked) > _AT_ONCE or not hasattr(os, "posix_spawnp"):
        return _by_subprocess(words, environment, asked)
    ends = (*os.pipe(), *os.pipe())
    if min(ends) < _STANDARD:  # a standard stream is closed, and a pipe has taken its place
        _close(ends)
        return _by_subprocess(words, environment, asked)
    given, giving, reading, written = ends
    actions = [
        (os.POSIX_SPAWN_DUP2, given, 0),
        (os.POSIX_SPAWN_DUP2, written, 1),
        (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
    ]
    try:
        process = os.posix_spawnp(words[0], list(words), environment, file_actions=actions)
    except OSError:
        _close(ends)
        raise
    _close((given, written))
    return _heard(process, giving, reading, asked)


def _heard(process: int, giving: int, reading: int, asked: bytes) -> tuple[int, bytes]:
    try:
        try:
            os.write(giving, asked)
        except BrokenPipeError:
            pass
        finally:
            os.close(giving)
        with open(reading, "rb", buffering=0) as output:
            said = output.readall()
    except BaseException:
        os.kill(process, 9)
        os.waitpid(process, 0)
        raise
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), said


def _close(ends: Sequence[int]) -> None:
    for end in ends:
        os.close(end)


def _by_subprocess(
    words: Sequence[str], environment: Mapping[str, str], asked: bytes
) -> tuple[int, bytes]:
    import subprocess

    done = subprocess.run(words, env=environment, input=asked, capture_output=True, check=False)
    return done.returncode, done.stdout
