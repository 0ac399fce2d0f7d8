"""What a forked worker does until no chunk of files is left."""

import os
import signal
from collections.abc import Callable, Sequence

from allocscan.errors import AllocscanError
from allocscan.project.lookup import Lesson
from allocscan.project.results import Reach, Rests, Result, is_clean
from allocscan.records import dataclass
from allocscan.typed import Final, NoReturn

NUMBER: Final = 4
"""Bytes of a number in a pipe, the lowest first."""

HEAD: Final = 3 * NUMBER
"""Bytes before each message: the number of the chunk, how many files it has, the bytes that
follow, which are a pickled list of places in the chunk and what came of them. Clean files are
left out."""

DONE: Final = 0xFFFFFFFF
FAILED: Final = 0xFFFFFFFE
"""In place of a chunk: what the worker learned follows, and all has been said; what was raised
follows."""

Learned = Callable[[], Lesson]
"""What a worker came to know beside results."""


@dataclass(frozen=True, slots=True)
class Pipes:
    """Ends of pipes: where chunks come from, from the first as long as it has any; where results
    go; and one that ends with the parent."""

    queues: tuple[int, ...]
    telling: int
    life: int


def work(pipes: Pipes, check: Callable[[int], list[Result]], learned: Learned) -> NoReturn:
    """Check chunk after chunk and tell of them, and of what was `learned`, then end this process.

    A worker leaves Ctrl-C to its parent, which ends it, is ended as any process is, and does not
    outlive its parent. It never waits for the parent to listen until all is done.
    """
    import _thread

    code = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        _thread.start_new_thread(_leave_with_parent, (pipes.life,))
        _tell_all(pipes, check, learned)
        code = 0
    finally:
        os._exit(code)


def next_of(queues: Sequence[int]) -> int | None:
    """The next chunk that nobody has taken, of the first of `queues` that has one; None when there
    is none."""
    for queue in queues:
        if number := os.read(queue, NUMBER):
            return int.from_bytes(number, "little")
    return None


def _leave_with_parent(life: int) -> None:
    os.read(life, 1)
    os._exit(1)


def _tell_all(pipes: Pipes, check: Callable[[int], list[Result]], learned: Learned) -> None:
    import marshal

    os.set_blocking(pipes.telling, False)
    untold = bytearray()
    while (number := next_of(pipes.queues)) is not None:
        try:
            results = check(number)
            said = _message(number, len(results), _told(results))
        except Exception as error:  # the parent raises it, as if it had been there
            untold += _message(FAILED, 0, _failure(error))
            break
        untold += said
        _tell(pipes.telling, untold)
    else:
        untold += _message(DONE, 0, marshal.dumps(learned()))
    os.set_blocking(pipes.telling, True)
    _tell(pipes.telling, untold)


def _tell(end: int, untold: bytearray) -> None:
    """Write of `untold` what the pipe takes, and drop that."""
    try:
        while untold:
            del untold[: os.write(end, untold)]
    except BlockingIOError:
        pass


def _message(number: int, count: int, body: bytes) -> bytes:
    head = b"".join(each.to_bytes(NUMBER, "little") for each in (number, count, len(body)))
    return head + body


def _told(results: list[Result]) -> bytes:
    """What the parent does not know of itself; of a clean file, where it was looked further."""
    told: list[tuple[int, Result | tuple[Reach, Rests | None]]] = []
    for place, result in enumerate(results):
        if not is_clean(result):
            told.append((place, result))
        elif result.reach is not Reach.ALONE:
            told.append((place, (result.reach, result.rests)))
    if not told:
        return b""
    import pickle

    return pickle.dumps(told, pickle.HIGHEST_PROTOCOL)


def _failure(error: Exception) -> bytes:
    import marshal
    import traceback

    lines = "".join(traceback.format_exception(error))
    ours = isinstance(error, AllocscanError)
    return marshal.dumps((ours, type(error).__name__, str(error), lines))
