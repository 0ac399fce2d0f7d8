"""Boxes that fill a box and are nearly square: Bruls, Huizing, van Wijk, Squarified Treemaps."""

from collections.abc import Sequence

from allocscan.records import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, in any unit. `left` and `top` count from where the outermost box begins."""

    left: float
    top: float
    width: float
    height: float


def squarified(sizes: Sequence[float], box: Box) -> list[Box]:
    """A box for each of `sizes`, in their order: together they are `box`, and their areas are in
    proportion to `sizes`, which are positive, the largest first."""
    scale = box.width * box.height / (sum(sizes) or 1)
    areas = [size * scale for size in sizes]
    made: list[Box] = []
    free = box
    while len(made) < len(areas):
        begin = len(made)
        end = _end_of_row(areas, begin, min(free.width, free.height))
        free = _lay(areas[begin:end], free, made)
    return made


def _end_of_row(areas: Sequence[float], begin: int, side: float) -> int:
    """The row along `side` takes areas as long as that makes its worst box no longer."""
    total, end = areas[begin], begin + 1
    worst = _longest(total, areas[begin], areas[begin], side)
    while end < len(areas):
        total += areas[end]
        grown = _longest(total, areas[begin], areas[end], side)
        if grown > worst:
            break
        worst, end = grown, end + 1
    return end


def _longest(total: float, largest: float, smallest: float, side: float) -> float:
    """The worst ratio of sides in a row; infinite where there is no room for a row."""
    if not side or not smallest:
        return float("inf")
    return max(side * side * largest / (total * total), total * total / (side * side * smallest))


def _lay(row: Sequence[float], free: Box, made: list[Box]) -> Box:
    """Add the boxes of `row` to `made`; what is left of `free` beside it."""
    total = sum(row)
    if free.width >= free.height:
        depth = min(free.width, total / free.height) if free.height else free.width
        top = free.top
        for area in row:
            height = free.height * (area / total if total else 0)
            made.append(Box(free.left, top, depth, height))
            top += height
        return Box(free.left + depth, free.top, max(0, free.width - depth), free.height)
    depth = min(free.height, total / free.width) if free.width else free.height
    left = free.left
    for area in row:
        width = free.width * (area / total if total else 0)
        made.append(Box(left, free.top, width, depth))
        left += width
    return Box(free.left, free.top + depth, free.width, max(0, free.height - depth))
