"""The treemap: bytes by directory and file as links that narrow the list, and as a table."""

from collections.abc import Iterator, Mapping, Sequence

from allocscan.reports.html.markup import safe
from allocscan.reports.html.squares import Box, squarified
from allocscan.reports.html.territory import Cell, Directory
from allocscan.reports.plural import plural
from allocscan.rule import HeatLevel
from allocscan.typed import Final

MAP: Final = Box(0, 0, 1100, 340)
"""What shapes are worked out for, in CSS pixels; the page stretches it."""
LABEL: Final = 24
"""Height of a directory's name, where there is room for it."""


def treemap(directories: Sequence[Directory], anchors: Mapping[int, str]) -> str:
    """The section of the page; "" where nothing has bytes. `anchors` are by `id()` of a finding."""
    if not directories:
        return ""
    boxes = squarified([each.whole.bytes for each in directories], MAP)
    number = 0
    items = []
    for place, (directory, box) in enumerate(zip(directories, boxes, strict=True)):
        items.append(_directory(directory, box, place, number, anchors))
        number += len(directory.cells)
    return (
        '<section id="map" aria-labelledby="map-title">\n'
        '<h2 id="map-title">Where the bytes are</h2>\n<p class="soft">Area: what one evaluation of'
        " each finding allocates. Shade: how hot the hottest is."
        "<span data-js hidden> Choose a part to see its findings only.</span></p>\n"
        f'<ul class="map" role="list" aria-label="Bytes per call by directory and file">\n'
        f"{''.join(items)}</ul>\n{_legend(directories)}{_as_table(directories)}</section>\n"
    )


def _directory(
    directory: Directory, box: Box, place: int, first: int, anchors: Mapping[int, str]
) -> str:
    labelled = box.height > 2 * LABEL and box.width > 2 * LABEL
    inner = Box(0, 0, box.width, max(1.0, box.height - (LABEL if labelled else 0)))
    boxes = squarified([cell.bytes for cell in directory.cells], inner)
    cells = "".join(
        _item(_cell(cell, first + at, anchors), inside, inner)
        for at, (cell, inside) in enumerate(zip(directory.cells, boxes, strict=True))
    )
    name = _link(directory.whole, f'class="dir" data-dir="{place}"', anchors)
    kind = "" if labelled else ' class="bare"'
    return _item(f'{name}<ul role="list">\n{cells}</ul>', box, MAP, kind)


def _cell(cell: Cell, number: int, anchors: Mapping[int, str]) -> str:
    level = cell.level.name.lower()
    return _link(cell, f'class="cell heat-{level}" data-file="{number}"', anchors)


def _link(cell: Cell, attributes: str, anchors: Mapping[int, str]) -> str:
    told = f"{safe(cell.name)}: {_told(cell)}"
    return (
        f'<a {attributes} href="#{anchors[id(cell.best)]}" title="{told}" aria-label="{told}">'
        f"{_name(cell.name)}"
        f' <span class="bytes">{cell.bytes:,}&nbsp;B</span></a>'
    )


def _name(name: str) -> str:
    """Where there is little room, it is the folders around that give way."""
    around, slash, last = name.rpartition("/")
    outer = f'<span class="around">{safe(around + slash)}</span>' if around else ""
    return f'<span class="label">{outer}<span class="name">{safe(last or name)}</span></span>'


def _told(cell: Cell) -> str:
    count = plural(len(cell.findings), "finding")
    return f"{cell.bytes:,} B per call, {count}, {cell.level.name.lower()}"


def _item(content: str, box: Box, around: Box, attributes: str = "") -> str:
    sides = (
        ("left", box.left, around.width),
        ("top", box.top, around.height),
        ("width", box.width, around.width),
        ("height", box.height, around.height),
    )
    style = ";".join(f"{name}:{100 * side / whole:.2f}%" for name, side, whole in sides)
    return f'<li{attributes} style="{style}">{content}</li>\n'


def _legend(directories: Sequence[Directory]) -> str:
    levels = {cell.level for each in directories for cell in each.cells}
    keys = "".join(
        f'<li><span class="key heat-{level.name.lower()}"></span> {level.name.lower()}</li>'
        for level in sorted(HeatLevel, reverse=True)
        if level in levels
    )
    return f'<ul class="legend" role="list" aria-label="Shades">{keys}</ul>\n'


def _as_table(directories: Sequence[Directory]) -> str:
    rows = "".join(row for each in directories for row in _rows(each))
    return (
        "<details><summary>The same as a table</summary>\n"
        '<table class="plain"><thead><tr><th scope="col">Directory or file</th>'
        '<th scope="col" class="number">Bytes per call</th>'
        '<th scope="col" class="number">Findings</th><th scope="col">Hottest</th></tr></thead>\n'
        f"{rows}</table></details>\n"
    )


def _rows(directory: Directory) -> Iterator[str]:
    yield f"<tbody>{_row(directory.whole, 'rowgroup')}"
    yield from (_row(cell, "row") for cell in directory.cells)
    yield "</tbody>\n"


def _row(cell: Cell, scope: str) -> str:
    return (
        f'<tr><th scope="{scope}">{safe(cell.name)}</th><td class="number">{cell.bytes:,}</td>'
        f'<td class="number">{len(cell.findings):,}</td><td>{cell.level.name.lower()}</td></tr>\n'
    )
