"""How the time of allocscan grows with inputs that tools tend to be quadratic in.

    python benchmarks/growth.py [--only TEXT] [--divide N] [--doublings 4] [--json FILE]

Each shape of `shapes.py` is one generated file, each of `programs.py` are many that import one
another, at sizes that double. What a run takes is CPU of the process and of all below it, without
what an empty file takes. The exponent is the slope of the last two doublings: 1 is linear, 2
quadratic. One above 1.25 is marked. What the run on the largest takes of memory is told for each MB
of its text.
"""

import argparse
import json
import math
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from measure import CommandError, Taken, measured
from programs import PROGRAMS, Program
from shapes import SHAPES, Shape

TOO_STEEP: Final = 1.25
ANY_SIZE: Final = ("--max-file-size", "64MiB")
"""Without it the largest of some shapes are left out, in no time."""
RUN: Final = (sys.executable, "-m", "allocscan", "--no-cache", "-j", "1", *ANY_SIZE)
FOUND: Final = (0, 1)
LEAST: Final = 0.02
"""Seconds that a size takes at least to count: less is the noise of starting."""

Times = list[tuple[int, float]]
"""Sizes, smallest first, with seconds."""


def main() -> int:
    """0, or 1 when a run fails."""
    words = options()
    every = {**SHAPES, **PROGRAMS}
    shapes = {name: shape for name, shape in every.items() if words.only in name}
    found: dict[str, Times] = {}
    peaks: dict[str, float] = {}
    try:
        empty = taken(Shape(lambda _: "", 0), 0, words.rounds)
        for name, shape in shapes.items():
            runs = {size: taken(shape, size, words.rounds) for size in sizes(shape, words)}
            found[name] = [(size, max(0.0, run.cpu - empty.cpu)) for size, run in runs.items()]
            largest = max(runs)
            text = sum(map(len, shape.files(largest).values()))
            peaks[name] = (runs[largest].peak - empty.peak) / text
            print(f"{line(name, found[name])}  {peaks[name]:4.0f} x its text", flush=True)
    except CommandError as error:
        print(error, file=sys.stderr)
        return 1
    if words.json is not None:
        words.json.write_text(as_json(found, peaks))
    return 0


def options() -> argparse.Namespace:
    """The words of the command line."""
    words = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    words.add_argument("--only", default="", metavar="TEXT", help="shapes with TEXT in their name")
    words.add_argument("--divide", type=int, default=1, metavar="N", help="all sizes, by N (1)")
    words.add_argument("--doublings", type=int, default=4, help="sizes before the largest (4)")
    words.add_argument("--rounds", type=int, default=1, help="the best of so many runs (1)")
    words.add_argument("--json", type=Path, metavar="FILE", help="the figures, too")
    return words.parse_args()


def sizes(shape: Shape | Program, words: argparse.Namespace) -> list[int]:
    """The sizes to run, smallest first."""
    largest = shape.largest // words.divide
    return [max(1, largest >> left) for left in range(words.doublings, -1, -1)]


def taken(shape: Shape | Program, size: int, rounds: int) -> Taken:
    """What a run on `shape` takes, the best of `rounds`."""
    command = [*RUN, *shape.words, "."]
    with tempfile.TemporaryDirectory() as folder:
        for name, text in shape.files(size).items():
            (Path(folder) / name).write_text(text)
        return min((measured(command, folder, FOUND) for _ in range(rounds)), key=_cpu)


def _cpu(run: Taken) -> float:
    return run.cpu


def exponent(times: Times) -> float | None:
    """The slope of the last two doublings; None where the time is too short to tell."""
    told = [(size, cpu) for size, cpu in times[-3:] if cpu >= LEAST]
    if len(told) < 2:
        return None
    (small, short), (large, long) = told[0], told[-1]
    return math.log(long / short) / math.log(large / small)


def line(name: str, times: Times) -> str:
    """A row of the table."""
    slope = exponent(times)
    shown = "    -" if slope is None else f"{slope:5.2f}"
    steep = "  steep" if slope is not None and slope > TOO_STEEP else ""
    each = "  ".join(f"{size:>7,}: {cpu:6.2f} s" for size, cpu in times)
    return f"{name:26} {shown}{steep or '       '}  {each}"


def as_json(found: dict[str, Times], peaks: dict[str, float]) -> str:
    """The figures of all shapes."""
    rows: Sequence[object] = [
        {
            "shape": name,
            "exponent": exponent(times),
            "peak_of_text": peaks[name],
            "times": [{"size": size, "cpu": cpu} for size, cpu in times],
        }
        for name, times in found.items()
    ]
    return json.dumps({"empty_subtracted": True, "shapes": rows}, indent=2) + "\n"


if __name__ == "__main__":
    sys.exit(main())
