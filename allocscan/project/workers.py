"""Several processes for the files of one run.

The parser holds the interpreter's lock, so threads would wait for one another. Workers are forked:
they have the rules, the configuration and the file list already. Where a system cannot fork, one
process does it all.
"""

import os
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from allocscan.errors import AllocscanError
from allocscan.project.checker import Checker
from allocscan.project.files import Found
from allocscan.project.results import Result

LEAST_BYTES: Final = 2 << 20
"""Below so much source one process is done before a second one has begun to pay: a pool takes
30 ms to start, and parsing 5 to 6 MB a second of CPU (performance, "Parallelism")."""

BYTES_PER_JOB: Final = 1 << 20
CHUNK_BYTES: Final = 1 << 18
"""What a worker takes at once: small enough that none is left with much at the end."""

_work: tuple[Checker, Sequence[Found]] | None = None
"""What a worker inherits when it is forked."""


def jobs_for(asked: int | None, files: Sequence[Found]) -> int:
    """How many processes check `files`; `asked` for is a number, or None for what pays."""
    if not hasattr(os, "fork"):
        return 1
    if asked is not None:
        return max(1, min(asked, len(files)))
    size = 0
    for found in files:
        size += _size(found)
    if size < LEAST_BYTES:
        return 1
    return max(1, min(_cores(), -(-size // BYTES_PER_JOB), len(files)))


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _size(found: Found) -> int:
    try:
        return os.stat(found.location).st_size
    except OSError:
        return 0  # the worker says what is wrong with it


def in_workers(checker: Checker, files: Sequence[Found], jobs: int) -> Iterator[tuple[int, Result]]:
    """Yield the index and the result of each file, as they come from `jobs` processes.

    Whatever ends it early, Ctrl-C or an error of a worker, ends all workers at once. Raises
    AllocscanError where one is killed.
    """
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor, as_completed
    from concurrent.futures.process import BrokenProcessPool

    global _work
    _work = (checker, files)
    context = multiprocessing.get_context("fork")
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin)
    done = False
    try:
        with _undisturbed():
            pending = [pool.submit(_check, chunk) for chunk in _chunks(files)]
        for future in as_completed(pending):
            yield from future.result()
        done = True
        pool.shutdown()
    except BrokenProcessPool:
        raise AllocscanError("a process was killed, for want of memory? try --jobs 1") from None
    finally:
        _work = None
        if not done:
            pool.shutdown(wait=False, cancel_futures=True)
            for child in multiprocessing.active_children():
                child.terminate()


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Ctrl-C waits until all workers are there: one that is half forked would take it for its own,
    and one that nobody knows of yet would not be ended."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _begin() -> None:
    """A worker leaves Ctrl-C to its parent, which ends it, is ended as any process is, and does
    not outlive its parent."""
    import threading

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    import multiprocessing
    from multiprocessing.connection import wait

    parent = multiprocessing.parent_process()
    assert parent is not None, "a worker has one"
    wait([parent.sentinel])
    os._exit(1)


def _check(chunk: Sequence[int]) -> list[tuple[int, Result]]:
    assert _work is not None, "set before the fork"
    checker, files = _work
    return [(index, checker.check(files[index])) for index in chunk]


def _chunks(files: Sequence[Found]) -> Iterator[list[int]]:
    """Neighbours together, for they import one another."""
    chunk: list[int] = []
    size = 0
    for index, found in enumerate(files):
        chunk.append(index)
        size += _size(found)
        if size >= CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk
