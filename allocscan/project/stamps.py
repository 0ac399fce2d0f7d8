"""Has a file changed? Told by what the system notes of it, and where that may mislead, by a hash.

A change within the same tick of the clock leaves the times as they are: what changed shortly
before it was looked at is compared by its content (as git does with files that are as young as
its index).
"""

import os
import stat

from allocscan.typed import Final

Stamp = tuple[int, int, int, int]
"""When the content was changed and when anything of the file was, in ns; its size; its number."""

ABSENT: Final[Stamp] = (0, 0, 0, 0)
DIGEST: Final = 16
NO_DIGEST: Final = bytes(DIGEST)
"""Of what is no file, or changed while it was looked at."""

_YOUNG: Final = 2_000_000_000
"""In ns: the coarsest clock of a file system, FAT's."""

_TICK: Final = 20_000_000 if os.name == "posix" else 100_000_000
"""In ns, twice what is needed: systems note the time of their last tick, 10 ms ago at most (Linux
with HZ=100)."""

_SECOND: Final = 1_000_000_000

_READING: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def stamp_of(path: str) -> Stamp:
    """The stamp of what lies at `path`, links followed; `ABSENT` where nothing can be seen."""
    try:
        seen = os.stat(path)
    except (OSError, ValueError):
        return ABSENT
    return seen.st_mtime_ns, seen.st_ctime_ns, seen.st_size, seen.st_ino


def is_young(stamp: Stamp, looked: int) -> bool:
    """True where what has that stamp may have changed again, and kept it, since `looked`, a time
    in ns."""
    return _latest(stamp) > looked - _YOUNG


def is_settled(stamp: Stamp, since: int) -> bool:
    """True where what has that stamp has certainly not changed since that time, in ns, by the clock
    that it was stamped with: that of a network drive is another one (`lag_at`)."""
    return _latest(stamp) < since - _TICK


def lag_at(path: str) -> int:
    """By how many ns the clock that stamps files at `path`, where nothing lies, is behind ours; 0
    for so few that `is_settled` makes up for them. Raises OSError.

    It is asked by making a file there, which is removed again. So it is asked of the folder of the
    cache: of files on another drive than that, nobody knows.
    """
    from time import time_ns

    begun = time_ns()
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    try:
        seen = os.fstat(file)
    finally:
        os.close(file)
        os.unlink(path)
    stamped = _latest((seen.st_mtime_ns, seen.st_ctime_ns, 0, 0))
    if stamped % _SECOND == 0:
        return max(time_ns() - stamped, _YOUNG)  # a clock of whole seconds, or two
    return time_ns() - stamped if stamped < begun - _TICK // 2 else 0


def _latest(stamp: Stamp) -> int:
    """When what has that stamp was changed: the time that nobody can set, where there is one."""
    return stamp[1] if os.name == "posix" else max(stamp[0], stamp[1])


def digest_of(path: str) -> bytes:
    """A hash of the content of the file at `path`; `NO_DIGEST` where it is none, or none to be
    read."""
    from hashlib import sha256

    try:
        content = content_of(path)
    except (OSError, ValueError):
        return NO_DIGEST
    return NO_DIGEST if content is None else sha256(content).digest()[:DIGEST]


def content_of(path: str) -> bytes | None:
    """What a regular file holds; None of anything else: a pipe is not waited for. Raises OSError,
    and ValueError for what is no path."""
    file = os.open(path, _READING)
    try:
        seen = os.fstat(file)
        if not stat.S_ISREG(seen.st_mode):
            return None
        parts = []
        while part := os.read(file, seen.st_size + 1):
            parts.append(part)
        return b"".join(parts)
    finally:
        os.close(file)
