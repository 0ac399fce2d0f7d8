"""The long run: `python tests/support/fuzz.py --programs 20000 --seed 0`.

Prints each program that a fix changes, shrunk, and ends with 1 if there is one.
"""

import argparse
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.differential import Fixer, Mismatch, mismatches, shrink
from support.fixer import fix
from support.program_generator import generate
from support.programs import Program

BATCH = 200


@dataclass(frozen=True, slots=True)
class Run:
    """How many programs ran and were edited, and those that changed, each shrunk."""

    programs: int
    edited: int
    found: tuple[tuple[int, Mismatch], ...]


class Counting:
    """A fixer that counts the files it edits."""

    def __init__(self, fixer: Fixer) -> None:
        self.fixer = fixer
        self.edited = 0

    def __call__(self, source: bytes, name: str) -> bytes:
        try:
            fixed = self.fixer(source, name)
        except Exception:
            print(source.decode(), file=sys.stderr)
            raise
        self.edited += fixed != source
        return fixed


def fuzz(seeds: range, *, seconds: float = float("inf"), most: int = 10, fixer: Fixer = fix) -> Run:
    """Try the programs of `seeds` until the time is up or `most` mismatches are found."""
    counting, found, done = Counting(fixer), list[tuple[int, Mismatch]](), 0
    ends = time.monotonic() + seconds
    for batch in _batches(seeds):
        programs = {id(program): (seed, program) for seed, program in batch}
        changed = mismatches([program for _, program in batch], counting)
        done += len(batch)
        for program, _ in changed[: most - len(found)]:
            found.append((programs[id(program)][0], shrink(program, fixer)))
        if len(found) >= most or time.monotonic() > ends:
            break
    return Run(done, counting.edited, tuple(found))


def _batches(seeds: range) -> Iterator[list[tuple[int, Program]]]:
    for start in range(seeds.start, seeds.stop, BATCH):
        stop = min(start + BATCH, seeds.stop)
        yield [(seed, generate(seed)) for seed in range(start, stop)]


def main() -> int:
    """Parse the arguments, run, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programs", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--most", type=int, default=10, help="stop after so many mismatches")
    arguments = parser.parse_args()
    started = time.monotonic()
    seeds = range(arguments.seed, arguments.seed + arguments.programs)
    run = fuzz(seeds, most=arguments.most)
    for seed, mismatch in run.found:
        print(f"=== seed {seed}\n{mismatch}\n")
    spent = time.monotonic() - started
    print(f"{run.programs} programs, {run.edited} edited, {len(run.found)} changed, {spent:.0f} s")
    return 1 if run.found else 0


if __name__ == "__main__":
    raise SystemExit(main())
