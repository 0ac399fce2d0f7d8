"""A heap over time as SVG for a page: no script, colours from the page's style sheet."""

from collections.abc import Sequence

from allocscan.gclog.digest import Heap
from allocscan.gclog.values import Collection
from allocscan.reports.gc.words import duration, size
from allocscan.reports.plural import plural
from allocscan.typed import Final

WIDTH: Final = 760
HEIGHT: Final = 240
LEFT: Final = 76
RIGHT: Final = 12
TOP: Final = 12
BOTTOM: Final = 34
TICKS: Final = 4


def heap_svg(heap: Heap, name: str) -> str:
    """The heap before and after collections, a dot for each full one; "" for a single moment.

    `name` makes the ids of title and description unique in the page.
    """
    if heap.span <= 0:
        return ""
    top = max(point.before for point in heap.points) or 1.0
    after = _line(heap, [(point.at, point.after) for point in heap.points], top)
    before = _line(heap, [(point.at, point.before) for point in heap.points], top)
    dots = "".join(
        f'<circle class="full" cx="{_x(heap, point.at):.1f}" cy="{_y(point.after, top):.1f}" r="4">'
        f"<title>{_told(point)}</title></circle>"
        for point in heap.full
    )
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-labelledby="{name}-t {name}-d">'
        f'<title id="{name}-t">Heap over time</title><desc id="{name}-d">{_described(heap)}</desc>'
        f'{_grid(heap, top)}<polyline class="before" points="{before}"/>'
        f'<polyline class="after" points="{after}"/>{dots}</svg>'
    )


def _described(heap: Heap) -> str:
    first, last = heap.points[0], heap.points[-1]
    most = max(point.before for point in heap.points)
    return (
        f"{plural(heap.count, 'collection')}: {size(first.after)} left after the first,"
        f" {size(last.after)} after the last, at most {size(most)} before one."
    )


def _told(point: Collection) -> str:
    sizes = f"{size(point.before)} to {size(point.after)}"
    return f"line {point.line.number}: {point.kind.value}, {sizes}, at {duration(point.at)}"


def _grid(heap: Heap, top: float) -> str:
    parts = []
    for tick in range(TICKS + 1):
        level = top * tick / TICKS
        y = _y(level, top)
        line = f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>'
        text = f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{size(level)}</text>'
        parts.append(line + text)
        when = heap.points[0].at + heap.span * tick / TICKS
        anchor = "end" if tick == TICKS else "middle" if tick else "start"
        x = _x(heap, when)
        parts.append(
            f'<text x="{x:.1f}" y="{HEIGHT - 10}" text-anchor="{anchor}">{duration(when)}</text>'
        )
    return "".join(parts)


def _line(heap: Heap, places: Sequence[tuple[int, float]], top: float) -> str:
    return " ".join(f"{_x(heap, at):.1f},{_y(level, top):.1f}" for at, level in places)


def _x(heap: Heap, at: float) -> float:
    return LEFT + (at - heap.points[0].at) / heap.span * (WIDTH - LEFT - RIGHT)


def _y(level: float, top: float) -> float:
    return TOP + (1 - level / top) * (HEIGHT - TOP - BOTTOM)
