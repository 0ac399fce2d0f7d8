"""How the time of allocscan grows with inputs that tools tend to be quadratic in.

    python benchmarks/growth.py [--only TEXT] [--divide N] [--doublings 4] [--json FILE]

Each shape of `shapes.py` is one generated file, at sizes that double. What a run takes is CPU of
the process and of all below it, without what an empty file takes. The exponent is the slope of the
last two doublings: 1 is linear, 2 quadratic. One above 1.25 is marked.
"""

import argparse
import json
import math
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from measure import CommandError, measured
from shapes import SHAPES, Shape

TOO_STEEP: Final = 1.25
RUN: Final = (sys.executable, "-m", "allocscan", "--no-cache", "-j", "1")
FOUND: Final = (0, 1)
LEAST: Final = 0.02
"""Seconds that a size takes at least to count: less is the noise of starting."""

Times = list[tuple[int, float]]


def main() -> int:
    """0, or 1 when a run fails."""
    words = options()
    shapes = {name: shape for name, shape in SHAPES.items() if words.only in name}
    found: dict[str, Times] = {}
    try:
        with tempfile.TemporaryDirectory() as made:
            empty = seconds(Shape(lambda _: "", 0), 0, Path(made), words.rounds)
            for name, shape in shapes.items():
                found[name] = times(shape, words, Path(made), empty)
                print(line(name, found[name]), flush=True)
    except CommandError as error:
        print(error, file=sys.stderr)
        return 1
    if words.json is not None:
        words.json.write_text(as_json(found))
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


def times(shape: Shape, words: argparse.Namespace, folder: Path, empty: float) -> Times:
    """The seconds for each size, smallest first, without those of an empty file."""
    largest = shape.largest // words.divide
    sizes = [max(1, largest >> left) for left in range(words.doublings, -1, -1)]
    return [(size, max(0.0, seconds(shape, size, folder, words.rounds) - empty)) for size in sizes]


def seconds(shape: Shape, size: int, folder: Path, rounds: int) -> float:
    """The CPU that a run on `shape` takes, the best of `rounds`."""
    name = f"shape.{shape.suffix}"
    (folder / name).write_text(shape.made(size))
    command = [*RUN, *shape.words, name]
    return min(measured(command, str(folder), FOUND).cpu for _ in range(rounds))


def exponent(taken: Times) -> float | None:
    """The slope of the last two doublings; None where the time is too short to tell."""
    told = [(size, cpu) for size, cpu in taken[-3:] if cpu >= LEAST]
    if len(told) < 2:
        return None
    (small, short), (large, long) = told[0], told[-1]
    return math.log(long / short) / math.log(large / small)


def line(name: str, taken: Times) -> str:
    """A row of the table."""
    slope = exponent(taken)
    shown = "    -" if slope is None else f"{slope:5.2f}"
    steep = "  steep" if slope is not None and slope > TOO_STEEP else ""
    each = "  ".join(f"{size:>7,}: {cpu:6.2f} s" for size, cpu in taken)
    return f"{name:26} {shown}{steep or '       '}  {each}"


def as_json(found: dict[str, Times]) -> str:
    """The figures of all shapes."""
    rows: Sequence[object] = [
        {
            "shape": name,
            "exponent": exponent(taken),
            "times": [{"size": size, "cpu": cpu} for size, cpu in taken],
        }
        for name, taken in found.items()
    ]
    return json.dumps({"empty_subtracted": True, "shapes": rows}, indent=2) + "\n"


if __name__ == "__main__":
    sys.exit(main())
