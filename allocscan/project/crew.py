"""The workers of one run, seen from the process that forked them.

Numbers of chunks lie in pipes, one for each process, from which it takes the next; when its own is
empty it takes from the others'. What workers found comes back over a pipe for each. A last one, of
which only this process holds the writing end, tells them that it has gone, however it went.
"""

import gc
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress

from allocscan.errors import AllocscanError
from allocscan.project.lookup import Lesson
from allocscan.project.results import Result, clean_result
from allocscan.project.worker import DONE, FAILED, HEAD, NUMBER, Learned, Pipes, next_of, work
from allocscan.records import dataclass, field
from allocscan.typed import Final

_AT_ONCE: Final = 1 << 20
"""Bytes of a worker's answers that are read at once."""

Check = Callable[[int], list[Result]]
"""The results of the files of a chunk, by its number."""


@dataclass(slots=True, eq=False)
class _Worker:
    process: int
    unread: bytearray = field(default_factory=bytearray)
    learned: Lesson | None = None


class Crew:
    """Workers for chunks, each of which somebody takes once: what each process begins with is its
    own of the `shares`, this one's the first. In the end each says what it has `learned`, which
    goes to `lessons`."""

    def __init__(
        self, shares: Sequence[Sequence[int]], check: Check, learned: Learned | None = None
    ) -> None:
        self._check = check
        self._learned = learned or _nothing
        self.lessons: list[Lesson] = []
        self._workers: dict[int, _Worker] = {}
        self._queues = [_queue_of(share) for share in shares]
        self._life, self._living = os.pipe()

    @property
    def works(self) -> bool:
        """True while there is a worker that has not said all it has to say."""
        return bool(self._workers)

    def hire(self, count: int) -> None:
        """Fork so many workers, or as many as the system has room for."""
        gc.freeze()  # what is there now is no garbage: looking through it would copy its pages
        with _undisturbed():
            for _ in range(count):
                try:
                    self._hire()
                except OSError:
                    break

    def take(self) -> int | None:
        """The next chunk that nobody has taken; None when there is none."""
        return next_of(self._queues)

    def heard(self, *, wait: bool) -> "Iterator[tuple[int, list[Result]]]":
        """Yield the chunks that workers have finished, with their results; where `wait`, once one
        of them says something.

        Raises AllocscanError where a worker was killed, and what was raised in one.
        """
        import select

        ready, _, _ = select.select(list(self._workers), [], [], None if wait else 0)
        for end in ready:
            worker = self._workers[end]
            said = os.read(end, _AT_ONCE)
            if not said:
                self._leave(end, worker)
            worker.unread += said
            yield from _chunks(worker)

    def dismiss(self) -> None:
        """End all workers that are left, at once."""
        for worker in self._workers.values():
            with suppress(ProcessLookupError):
                os.kill(worker.process, signal.SIGKILL)
        for end, worker in self._workers.items():
            os.close(end)
            os.waitpid(worker.process, 0)
        self._workers = {}
        for end in (*self._queues, self._life, self._living):
            os.close(end)
        gc.unfreeze()

    def _hire(self) -> None:
        reading, telling = os.pipe()
        try:
            process = os.fork()
        except OSError:
            os.close(reading)
            os.close(telling)
            raise
        if not process:
            for end in (reading, self._living, *self._workers):
                os.close(end)
            own = (len(self._workers) + 1) % len(self._queues)
            queues = (*self._queues[own:], *self._queues[:own])
            work(Pipes(queues, telling, self._life), self._check, self._learned)
        os.close(telling)
        self._workers[reading] = _Worker(process)

    def _leave(self, end: int, worker: _Worker) -> None:
        del self._workers[end]
        os.close(end)
        os.waitpid(worker.process, 0)
        if worker.learned is None:
            raise AllocscanError("a process was killed, for want of memory? try --jobs 1")
        self.lessons.append(worker.learned)


def _queue_of(numbers: Sequence[int]) -> int:
    """The end to read from of a pipe that holds `numbers`, and nothing more."""
    queue, giving = os.pipe()
    os.write(giving, b"".join(number.to_bytes(NUMBER, "little") for number in numbers))
    os.close(giving)
    return queue


def _chunks(worker: _Worker) -> "Iterator[tuple[int, list[Result]]]":
    """Take what is complete from what `worker` has said."""
    unread = worker.unread
    while len(unread) >= HEAD:
        number, count, size = (
            int.from_bytes(unread[at : at + NUMBER], "little") for at in range(0, HEAD, NUMBER)
        )
        if len(unread) < HEAD + size:
            return
        body = bytes(unread[HEAD : HEAD + size])
        del unread[: HEAD + size]
        if number == FAILED:
            _raise(body)
        if number == DONE:
            worker.learned = _lesson(body)
        else:
            yield number, _results(count, body)


def _results(count: int, body: bytes) -> list[Result]:
    """The results of a chunk of so many files: those that `body` leaves out are clean."""
    results = [clean_result()] * count
    if body:
        import pickle

        for place, result in pickle.loads(body):  # from a process that is ours
            results[place] = result if isinstance(result, Result) else clean_result(*result)
    return results


def _lesson(body: bytes) -> Lesson:
    import marshal

    lesson: Lesson = marshal.loads(body)  # from a process that is ours
    return lesson


def _nothing() -> Lesson:
    return {}, [], []


def _raise(body: bytes) -> None:
    """Raise what a worker raised, with its traceback as the cause."""
    import marshal

    ours, name, said, traceback = marshal.loads(body)
    if ours:
        raise AllocscanError(said)
    raise type(name, (Exception,), {})(said) from Exception(f"\n{traceback}")


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Ctrl-C waits until all workers are there: one that is half forked would take it for its own,
    and one that nobody knows of yet would not be ended."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
