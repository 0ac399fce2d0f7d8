"""How many processes are to check the files of a run."""

import os

from allocscan.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from allocscan.project.found import Found

LEAST_BYTES: Final = 2 << 20
"""Below so much source one process is done before a second one has begun to pay."""

BYTES_PER_JOB: Final = 1 << 20

LARGE_BYTES: Final = 200_000
"""Such files come first: with several processes the last one decides how long all of it takes, and
the memory of a large tree is more where the trees of many files have left gaps."""


def jobs_for(asked: int | None, files: "Sequence[Found]") -> int:
    """How many processes check `files`; `asked` for is a number, or None for what pays."""
    if not hasattr(os, "fork"):
        return 1
    if asked is not None:
        return max(1, min(asked, len(files)))
    most = min(_cores(), len(files))
    enough = max(LEAST_BYTES, most * BYTES_PER_JOB)
    size = 0
    for found in files:
        size += size_of(found)
        if size >= enough:
            break
    return 1 if size < LEAST_BYTES else max(1, min(most, -(-size // BYTES_PER_JOB)))


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def size_of(found: "Found") -> int:
    """The bytes of a file; 0 where nobody can tell."""
    try:
        return os.stat(found.location).st_size
    except OSError:
        return 0  # who reads it says what is wrong with it


def largest_first(files: "Sequence[Found]") -> list[int]:
    """The places of `files` in the order in which one process checks them."""
    large = [
        (size, place)
        for place, found in enumerate(files)
        if (size := size_of(found)) >= LARGE_BYTES
    ]
    first = [place for _, place in sorted(large, reverse=True)]
    return [*first, *sorted({*range(len(files))}.difference(first))]
