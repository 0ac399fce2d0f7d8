"""A few lines of source with carets under a span."""

from allocscan.records import dataclass
from allocscan.reports.cells import cropped, cut, printable, width
from allocscan.reports.style import Style
from allocscan.reports.values import Text
from allocscan.source.span import Span

SHOWN_LINES = 4
"""A span of more lines than this is shown by its first two and its last."""

REACH = 1000
"""Bytes on either side of a span's start that a very long line is cut to before decoding."""


def frame(text: Text, span: Span, style: Style, color: str = "red") -> list[str]:
    """The line before `span`, its lines, and carets under it; without line ends.

    A line too long for `style.width` is scrolled to the span, and those around it with it.
    """
    first = text.lines.line_of(span.start)
    last = text.lines.line_of(max(span.start, span.end - 1))
    digits = len(str(last))
    room = style.width - digits - 3
    marked = {number: _marked(text, number, span, room, style) for number in (first, last)}
    rows = [_gutter("", "", digits, style)]
    for number in _lines_to_show(first, last):
        if number is None:
            rows.append(_gutter(style.ellipsis[:digits], "", digits, style))
        elif number in marked:
            line = marked[number]
            carets = style.paint(line.carets, color, "bold")
            rows.append(_gutter(str(number), line.shown, digits, style))
            rows.append(_gutter("", f"{' ' * line.at}{carets}", digits, style))
        else:
            shown = _unmarked(text, number, marked[first].begin, room, style)
            rows.append(_gutter(str(number), shown, digits, style))
    return rows


def line_of_code(text: Text, span: Span, limit: int, style: Style) -> str:
    """The line on which `span` starts, without its indentation, in at most `limit` cells."""
    number = text.lines.line_of(span.start)
    raw = _window(text, number, span.start).of(text.content)
    shown = printable(raw.strip(), unicode=style.unicode)
    return cropped(shown, 0, limit, style.ellipsis)[0]


def shown_lines(text: Text, span: Span) -> set[int]:
    """The numbers of the lines that a frame of `span` shows."""
    first = text.lines.line_of(span.start)
    last = text.lines.line_of(max(span.start, span.end - 1))
    return {number for number in _lines_to_show(first, last) if number is not None}


@dataclass(frozen=True, slots=True)
class _Marked:
    """A line as shown, from its cell `begin` on, and carets to stand under it from `at` on."""

    shown: str
    begin: int
    carets: str
    at: int


def _lines_to_show(first: int, last: int) -> list[int | None]:
    before: list[int | None] = [first - 1] if first > 1 else []
    if last - first < SHOWN_LINES:
        return [*before, *range(first, last + 1)]
    return [*before, first, first + 1, None, last]


def _marked(text: Text, number: int, span: Span, room: int, style: Style) -> _Marked:
    window = _window(text, number, span.start)
    raw = window.of(text.content).rstrip()
    start = max(0, min(span.start - window.start, len(raw)))
    end = max(start, min(span.end - window.start, len(raw)))
    if start == 0:
        start = len(raw[:end]) - len(raw[:end].lstrip(b" \t"))
    from_cell = width(printable(raw[:start], unicode=style.unicode, aligned=True))
    to_cell = width(printable(raw[:end], unicode=style.unicode, aligned=True))
    whole = printable(raw, unicode=style.unicode, aligned=True)
    shown, shift = cropped(whole, from_cell, room, style.ellipsis)
    at = from_cell - shift
    carets = "^" * max(1, min(to_cell - from_cell, width(shown) - at))
    begin = shift + len(style.ellipsis) if shift else 0
    cut_off = window.start != _line(text, number).start
    return _Marked(shown, 0 if cut_off else begin, carets, at)


def _unmarked(text: Text, number: int, begin: int, room: int, style: Style) -> str:
    """A line of the frame without carets, from the cell `begin` on."""
    line = _line(text, number)
    raw = _window(text, number, line.start).of(text.content).rstrip()
    whole = printable(raw, unicode=style.unicode, aligned=True)
    return cut(whole, begin if begin < width(whole) else 0, room, style.ellipsis)[0]


def _line(text: Text, number: int) -> Span:
    """The bytes of a line, without a byte order mark."""
    line = text.lines.line_span(number)
    if line.start == 0 and text.content.startswith(b"\xef\xbb\xbf"):
        return Span(min(3, line.end), line.end)
    return line


def _window(text: Text, number: int, start: int) -> Span:
    """A line, or what is around `start` of a line that is too long to decode whole."""
    line = _line(text, number)
    if line.end - line.start <= 2 * REACH:
        return line
    focus = min(max(start, line.start), line.end)
    return Span(max(line.start, focus - REACH), min(line.end, focus + REACH))


def _gutter(label: str, text: str, digits: int, style: Style) -> str:
    edge = style.paint(f"{label:>{digits}} |", "dim")
    return f"{edge} {text}" if text else edge
