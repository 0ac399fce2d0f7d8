"""The workers of a run, one by one: what comes back, in what order, and what of errors."""

import os
import re
import signal
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allocscan.errors import AllocscanError
from allocscan.findings import Note, NoteKind
from allocscan.packs.errors import PackError
from allocscan.project.crew import Check, Crew
from allocscan.project.jobs import LARGE_BYTES
from allocscan.project.results import Reach, Result, clean_result, is_clean, without_text
from allocscan.project.workers import CHUNK_BYTES, MOST_CHUNKS, chunks_of, shares_of
from allocscan.source.span import Span

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="one process does it all here")

HUGE = 300_000
"""Bytes of one answer: several times what a pipe holds."""


def noted(text: str) -> Result:
    return Result(None, (Note(NoteKind.UNREADABLE, "a.js", text),))


def everything(check: Check, chunks: int, workers: int) -> dict[int, list[Result]]:
    """What `workers` say of all chunks, while this process does nothing but listen."""
    crew = Crew(shares_of(0, chunks, workers + 1), check)
    try:
        crew.hire(workers)
        told: dict[int, list[Result]] = {}
        while crew.works:
            told.update(crew.heard(wait=True))
        return told
    finally:
        crew.dismiss()


@pytest.fixture
def hired(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The processes that are forked here from now on. Other tests of this process may have
    children of their own, like the compiler of `support.node`: those are not asked about."""
    processes: list[int] = []
    fork = os.fork

    def seen() -> int:
        process = fork()
        if process:
            processes.append(process)
        return process

    monkeypatch.setattr(os, "fork", seen)
    return processes


def left(processes: list[int]) -> list[int]:
    """Those of `processes` that still are children of this one, running or not waited for."""
    return [process for process in processes if _is_child(process)]


def _is_child(process: int) -> bool:
    try:
        os.waitpid(process, os.WNOHANG)
    except ChildProcessError:
        return False
    return True


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_every_chunk_is_told_once(workers: int, hired: list[int]) -> None:
    told = everything(lambda chunk: [noted(f"{chunk}")], 40, workers)
    assert {chunk: result[0].notes[0].message for chunk, result in told.items()} == {
        chunk: f"{chunk}" for chunk in range(40)
    }
    assert (len(hired), left(hired)) == (workers, [])


def test_clean_files_come_back_as_one_value() -> None:
    told = everything(lambda _: [clean_result()] * 3, 8, 2)
    assert {len(each) for each in told.values()} == {3}
    assert all(result is clean_result() for each in told.values() for result in each)


def test_how_far_one_looked_is_told_of_clean_files_too() -> None:
    def check(chunk: int) -> list[Result]:
        return [clean_result(), noted("n"), clean_result(Reach.PROGRAM)]

    ((alone, note, program),) = everything(check, 1, 1).values()
    assert alone is clean_result()
    assert note == noted("n")
    assert is_clean(program)
    assert program.reach is Reach.PROGRAM


def test_answers_larger_than_any_pipe() -> None:
    told = everything(lambda chunk: [noted(f"{chunk}" * HUGE)], 12, 3)
    assert all(each[0].notes[0].message == f"{at}" * HUGE for at, each in told.items())
    assert len(told) == 12


def fails_with(error: BaseException, at: int) -> Check:
    def check(chunk: int) -> list[Result]:
        if chunk == at:
            raise error
        return [noted("x" * HUGE)]

    return check


@pytest.mark.parametrize(
    ("error", "name", "said"),
    [
        pytest.param(AllocscanError("no such rule"), "AllocscanError", "no such rule", id="ours"),
        pytest.param(
            PackError("p/rule.py", Span(0, 1), "not a rule"),
            "AllocscanError",
            "p/rule.py: not a rule",
            id="ours, that pickle cannot make again",
        ),
        pytest.param(KeyError("x"), "KeyError", "'x'", id="a bug"),
        pytest.param(RecursionError("deep"), "RecursionError", "deep", id="a bug in the depth"),
    ],
)
@pytest.mark.parametrize("at", [0, 7])
def test_what_a_worker_raises_is_raised_here(
    at: int, error: Exception, name: str, said: str, hired: list[int]
) -> None:
    with pytest.raises(Exception, match=re.escape(said)) as raised:
        everything(fails_with(error, at), 20, 2)
    assert type(raised.value).__name__ == name
    assert str(raised.value) == said
    assert (len(hired), left(hired)) == (2, [])


def test_a_result_that_cannot_be_told_is_an_error() -> None:
    with pytest.raises(Exception, match="pickle"):
        everything(lambda _: [noted(lambda: None)], 3, 1)  # type: ignore[arg-type]


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_a_worker_that_is_killed(number: int, hired: list[int]) -> None:
    def check(chunk: int) -> list[Result]:
        if chunk == 3:
            os.kill(os.getpid(), number)
        return [clean_result()]

    with pytest.raises(AllocscanError, match="a process was killed"):
        everything(check, 10, 2)
    assert (len(hired), left(hired)) == (2, [])


def test_whoever_stops_listening_leaves_nobody_behind(hired: list[int]) -> None:
    crew = Crew([range(50)], lambda chunk: [noted("x" * HUGE)])
    crew.hire(3)
    next(iter(crew.heard(wait=True)), None)
    crew.dismiss()
    assert (len(hired), left(hired)) == (3, [])


def test_this_process_takes_what_is_left() -> None:
    crew = Crew([range(5)], lambda chunk: [])
    try:
        assert [crew.take() for _ in range(6)] == [0, 1, 2, 3, 4, None]
    finally:
        crew.dismiss()


def test_own_chunks_come_first_and_then_those_of_others() -> None:
    crew = Crew([[4, 2], [1, 3], [0]], lambda chunk: [])
    try:
        assert [crew.take() for _ in range(6)] == [4, 2, 1, 3, 0, None]
    finally:
        crew.dismiss()


def test_workers_begin_at_places_of_their_own() -> None:
    begun = os.pipe()

    def check(chunk: int) -> list[Result]:
        os.write(begun[1], chunk.to_bytes(1, "little"))
        time.sleep(0.2)  # nobody is done before all have begun
        return [clean_result()]

    crew = Crew([[0, 1], [2, 3], [4, 5]], check)
    try:
        crew.hire(2)
        while crew.works:
            list(crew.heard(wait=True))
        first = os.read(begun[0], 2)
    finally:
        crew.dismiss()
        os.close(begun[0])
        os.close(begun[1])
    assert sorted(first) == [2, 4]


def test_most_chunks_fit_before_anybody_reads() -> None:
    crew = Crew([range(MOST_CHUNKS)], lambda chunk: [])
    crew.dismiss()


# ---------------------------------------------------------------------------- chunks


def test_large_files_come_first_and_alone() -> None:
    sizes = [10, LARGE_BYTES, 10, 5 * LARGE_BYTES, 10]
    assert chunks_of(sizes) == [[1], [3], [0, 2, 4]]


@given(st.lists(st.integers(0, 2 * LARGE_BYTES), max_size=300))
def test_every_file_is_in_one_chunk(sizes: list[int]) -> None:
    chunks = chunks_of(sizes)
    assert sorted(place for chunk in chunks for place in chunk) == list(range(len(sizes)))
    assert all(sum(sizes[at] for at in chunk[:-1]) < CHUNK_BYTES for chunk in chunks)


@given(st.integers(0, 40), st.integers(0, 40), st.integers(1, 9))
def test_every_chunk_is_in_one_share(large: int, small: int, jobs: int) -> None:
    shares = shares_of(large, large + small, jobs)
    assert len(shares) == jobs
    assert sorted(chunk for share in shares for chunk in share) == list(range(large + small))
    for share in shares:
        mine = [chunk for chunk in share if chunk >= large]
        assert mine == list(range(mine[0], mine[-1] + 1)) if mine else True
        assert share == sorted(share)  # large files first
        assert abs(len(share) - (large + small) / jobs) < 2


@pytest.mark.parametrize("size", [0, CHUNK_BYTES, 10 * LARGE_BYTES])
def test_chunks_of_very_many_files_fit_into_the_pipe(size: int) -> None:
    chunks = chunks_of([size] * 100_000)
    assert len(chunks) <= MOST_CHUNKS
    assert sum(map(len, chunks)) == 100_000


# ---------------------------------------------------------------------------- clean results


@pytest.mark.parametrize(
    "result",
    [
        pytest.param(noted("n"), id="a note"),
        pytest.param(Result(None), id="not scanned"),
    ],
)
def test_what_is_to_be_said_is_kept(result: Result) -> None:
    assert without_text(result) is result
    assert not is_clean(result)
