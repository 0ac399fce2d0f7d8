"""Looking for a program that a fix changes: seed after seed, in one process or in several."""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice

from support.differential import Fixer, Mismatch, changed, edit, fix_in_project
from support.program_generator import generate
from support.shrink import shrink

BATCH = 200


@dataclass(frozen=True, slots=True)
class Tried:
    """The programs of `seeds`: how many were edited, and those that changed, with their seeds."""

    seeds: range
    edited: int
    found: tuple[tuple[int, Mismatch], ...]


def search(
    seeds: range, *, seconds: float = float("inf"), workers: int = 1, fixer: Fixer = fix_in_project
) -> Iterator[Tried]:
    """Try batches of `seeds`, in order, until the time is up; what is found is as it was found."""
    ends = time.monotonic() + seconds
    batches = (
        range(start, min(start + BATCH, seeds.stop))
        for start in range(seeds.start, seeds.stop, BATCH)
    )
    tried = _in_turn(batches, fixer) if workers == 1 else _at_once(batches, workers, fixer)
    for one in tried:
        yield one
        if time.monotonic() > ends:
            return


def fuzz(
    seeds: range,
    *,
    seconds: float = float("inf"),
    most: int = 10,
    workers: int = 1,
    fixer: Fixer = fix_in_project,
    tell: Callable[[int, Mismatch], None] = lambda seed, mismatch: None,
) -> Tried:
    """All that `search` finds together, shrunk, up to `most`; `tell` hears of each at once."""
    edited, found, stop = 0, list[tuple[int, Mismatch]](), seeds.start
    for tried in search(seeds, seconds=seconds, workers=workers, fixer=fixer):
        edited, stop = edited + tried.edited, tried.seeds.stop
        for seed, mismatch in tried.found[: most - len(found)]:
            found.append((seed, shrink(mismatch, fixer)))
            tell(*found[-1])
        if len(found) >= most:
            break
    return Tried(range(seeds.start, stop), edited, tuple(found))


def try_batch(seeds: range, fixer: Fixer) -> Tried:
    """Fix the programs of `seeds` and compare those that were edited."""
    programs = [generate(seed) for seed in seeds]
    texts = [(one.name, one.source()) for one in programs]
    named = {source: seed for seed, (_, source) in zip(seeds, texts, strict=True)}
    edited = edit(texts, _naming(fixer, named))
    found = tuple((seeds[one.edited.index], one) for one in changed(edited))
    return Tried(seeds, len(edited), found)


def _naming(fixer: Fixer, seeds: Mapping[bytes, int]) -> Fixer:
    """`fixer`, whose failure says what program it failed on."""

    def naming(source: bytes, name: str) -> bytes:
        try:
            return fixer(source, name)
        except Exception as error:
            error.add_note(f"seed {seeds[source]}, {name}:\n{source.decode()}")
            raise

    return naming


def _in_turn(batches: Iterable[range], fixer: Fixer) -> Iterator[Tried]:
    for batch in batches:
        yield try_batch(batch, fixer)


def _at_once(batches: Iterator[range], workers: int, fixer: Fixer) -> Iterator[Tried]:
    """The same, in order, with one batch in each of `workers` processes."""
    with ProcessPoolExecutor(workers) as pool:
        running = deque[Future[Tried]]()
        for batch in islice(batches, workers + 1):
            running.append(pool.submit(try_batch, batch, fixer))
        try:
            while running:
                yield running.popleft().result()
                for batch in islice(batches, 1):
                    running.append(pool.submit(try_batch, batch, fixer))
        finally:
            pool.shutdown(cancel_futures=True)
