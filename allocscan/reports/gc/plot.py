"""A heap over time in a terminal: columns of blocks, or of ASCII where the stream has no more."""

from collections.abc import Sequence

from allocscan.gclog.digest import Heap
from allocscan.gclog.values import Collection
from allocscan.records import dataclass
from allocscan.reports.gc.words import duration, size
from allocscan.reports.style import Style
from allocscan.typed import Final

ROWS: Final = 8
MARGIN: Final = 10
WIDEST: Final = 100
_EIGHTHS: Final = " ▁▂▃▄▅▆▇█"


@dataclass(frozen=True, slots=True)
class _Column:
    """What happened in one slice of the time. None where nothing did."""

    before: float
    after: float
    full: bool


def plot_lines(heap: Heap, style: Style) -> list[str]:
    """The heap before and after collections; a mark under the full ones. [] for fewer than 2."""
    if heap.span <= 0:
        return []
    columns = _columns(heap.points, min(style.width, WIDEST) - MARGIN - 2)
    top = max(column.before for column in columns if column) or 1.0
    lines = []
    for row in range(ROWS, 0, -1):
        label = size(top * row / ROWS) if row in (ROWS, ROWS // 2) else ""
        cells = "".join(_cell(column, row, top, style.unicode) for column in columns)
        lines.append(f"{label:>{MARGIN}} {_axis(style)}{cells.rstrip()}")
    mark = "▲" if style.unicode else "^"
    marks = "".join(mark if column and column.full else " " for column in columns)
    lines.append(f"{size(0.0):>{MARGIN}} {_axis(style)}{marks.rstrip()}")
    return [*lines, _legend(heap, style)]


def _columns(points: Sequence[Collection], width: int) -> list[_Column | None]:
    """The slices, first to last; one without a collection goes on from the one before."""
    start, span = points[0].at, points[-1].at - points[0].at
    slices: list[list[Collection]] = [[] for _ in range(width)]
    for point in points:
        slices[min(width - 1, (point.at - start) * width // span)].append(point)
    columns: list[_Column | None] = []
    level = points[0].after
    for each in slices:
        if each:
            level = each[-1].after
            least = min(point.after for point in each)
            most = max(point.before for point in each)
            columns.append(_Column(most, least, any(point.kind.full for point in each)))
        else:
            columns.append(_Column(level, level, full=False))
    return columns


def _cell(column: _Column | None, row: int, top: float, unicode: bool) -> str:
    """Solid up to what was left, shaded up to what was there before."""
    if column is None:
        return " "
    left, there = column.after / top * ROWS - (row - 1), column.before / top * ROWS - (row - 1)
    if unicode:
        if left >= 1 or there < 0.5:
            return _EIGHTHS[min(8, max(0, round(left * 8)))]
        return "░" if left < 0.5 else _EIGHTHS[round(left * 8)]
    if left >= 0.5:
        return "#"
    return ":" if there >= 0.5 else " "


def _axis(style: Style) -> str:
    return "│" if style.unicode else "|"


def _legend(heap: Heap, style: Style) -> str:
    solid, shade, mark = ("█", "░", "▲") if style.unicode else ("#", ":", "^")
    gap = " " * (MARGIN + 2)
    full = f", {mark} mark-compact" if heap.full else ""
    begin, end = heap.points[0].at, heap.points[-1].at
    when = f"{duration(begin)} to {duration(end)} after the start"
    return f"{gap}{solid} left, {shade} before collecting{full}; {when}"
