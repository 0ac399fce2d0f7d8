"""The long run: `python tests/support/fuzz.py --seconds 3600`.

Makes random programs, runs each before and after `--fix`, and ends with 1 if one does something
else. That one is shrunk, printed, and kept in tests/fuzz_cases, where a test runs it ever after.
Seeds start at a number made from the commit, so that every commit sees programs of its own and
the same commit sees the same ones: `--seed N --programs 1` repeats one of them.
"""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.differential import Mismatch
from support.fuzz_cases import keep
from support.search import Tried, fuzz

PROGRAMS: Final = 20_000
NO_END: Final = 1 << 40


def show(seed: int, shrunk: Mismatch) -> None:
    """Print a mismatch and how to see it again."""
    print(f"=== seed {seed}\n{shrunk}\n{repeat(seed)}\n", flush=True)


def show_and_keep(seed: int, shrunk: Mismatch) -> None:
    """Print a mismatch and write it to the folder of cases."""
    show(seed, shrunk)
    print(f"kept in {keep(seed, shrunk)}\n", flush=True)


def total(tried: Tried, seconds: float) -> str:
    """`"400 programs (seeds 7 to 406), 160 edited (40%), 0 changed, 4 s"`."""
    count = len(tried.seeds)
    seeds = f"seeds {tried.seeds.start} to {tried.seeds.stop - 1}"
    edited = f"{tried.edited} edited ({100 * tried.edited // max(1, count)}%)"
    return f"{count} programs ({seeds}), {edited}, {len(tried.found)} changed, {seconds:.0f} s"


def repeat(seed: int) -> str:
    """The command that tries the program of `seed` alone."""
    return f"again: python tests/support/fuzz.py --seed {seed} --programs 1"


def seed_of_commit() -> int:
    """A number below 2**32 made from the commit that is checked out; from the day where none is."""
    command = ["git", "-C", str(Path(__file__).parent), "rev-parse", "HEAD"]
    try:
        ended = subprocess.run(command, capture_output=True, check=True, text=True)
    except (OSError, subprocess.CalledProcessError):
        return int(time.time() // 86_400)
    return int(ended.stdout[:8], 16)


def parsed() -> argparse.Namespace:
    """The arguments of the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--programs", type=int, help=f"how many: {PROGRAMS}, or as time allows")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="stop after so many")
    parser.add_argument("--seed", type=int, help="the first; made from the commit by default")
    parser.add_argument("--most", type=int, default=10, help="stop after so many mismatches")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--keep", action=argparse.BooleanOptionalAction, default=True)
    return parser.parse_args()


def main() -> int:
    """Parse the arguments, run, print."""
    arguments = parsed()
    first = seed_of_commit() if arguments.seed is None else arguments.seed
    default = PROGRAMS if arguments.seconds == float("inf") else NO_END
    seeds = range(first, first + (arguments.programs or default))
    print(f"seeds from {first}, {arguments.workers} at once", flush=True)
    started = time.monotonic()
    tried = fuzz(
        seeds,
        seconds=arguments.seconds,
        most=arguments.most,
        workers=arguments.workers,
        tell=show_and_keep if arguments.keep else show,
    )
    print(total(tried, time.monotonic() - started))
    return 1 if tried.found else 0


if __name__ == "__main__":
    raise SystemExit(main())
