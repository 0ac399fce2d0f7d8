"""A few lines of source with carets under a span."""

from allocscan.records import dataclass
from allocscan.reports.cells import cropped, printable, width
from allocscan.reports.style import Style
from allocscan.reports.values import Text
from allocscan.source.span import Span

SHOWN_LINES = 4
"""A span of more lines than this is shown by its first two and its last."""

REACH = 1000
"""Bytes on either side of a span's start that a very long line is cut to before decoding."""


def frame(text: Text, span: Span, style: Style) -> list[str]:
    """The line before `span`, its lines, and carets under it; without line ends."""
    first = text.lines.line_of(span.start)
    last = text.lines.line_of(max(span.start, span.end - 1))
    digits = len(str(last))
    rows = [_gutter("", "", digits, style)]
    for number in _lines_to_show(first, last):
        if number is None:
            rows.append(_gutter(style.ellipsis[:digits], "", digits, style))
            continue
        line = _line(text, number, span, style)
        rows.append(_gutter(str(number), line.shown, digits, style))
        if number in (first, last) and line.carets:
            rows.append(_gutter("", style.paint(line.carets, "yellow", "bold"), digits, style))
    return rows


def line_of_code(text: Text, span: Span, limit: int, style: Style) -> str:
    """The line on which `span` starts, without its indentation, in at most `limit` cells."""
    number = text.lines.line_of(span.start)
    whole = _window(text, number, span)
    shown = printable(whole.of(text.content)).strip()
    return cropped(shown, 0, limit, style.ellipsis)[0]


@dataclass(frozen=True, slots=True)
class _Line:
    shown: str
    carets: str


def _lines_to_show(first: int, last: int) -> list[int | None]:
    before: list[int | None] = [first - 1] if first > 1 else []
    if last - first < SHOWN_LINES:
        return [*before, *range(first, last + 1)]
    return [*before, first, first + 1, None, last]


def _line(text: Text, number: int, span: Span, style: Style) -> _Line:
    window = _window(text, number, span)
    raw = window.of(text.content)
    start = max(0, min(span.start - window.start, len(raw)))
    end = max(start, min(span.end - window.start, len(raw)))
    if start == 0:
        start = len(raw[:end]) - len(raw[:end].lstrip(b" \t"))
    begin = width(printable(raw[:start]))
    cells = max(1, width(printable(raw[:end])) - begin) if span.start <= window.end else 0
    whole = printable(raw.rstrip())
    shown, shift = cropped(whole, begin, style.width - len(str(number)) - 3, style.ellipsis)
    at = begin - shift
    return _Line(shown, " " * at + "^" * max(1, min(cells, width(shown) - at)))


def _window(text: Text, number: int, span: Span) -> Span:
    """The bytes of a line, or those around `span` of a line that is too long to decode whole."""
    line = text.lines.line_span(number)
    if line.start == 0 and text.content.startswith(b"\xef\xbb\xbf"):
        line = Span(min(3, line.end), line.end)
    if line.end - line.start <= 2 * REACH:
        return line
    focus = min(max(span.start, line.start), line.end)
    return Span(max(line.start, focus - REACH), min(line.end, focus + REACH))


def _gutter(label: str, text: str, digits: int, style: Style) -> str:
    edge = style.paint(f"{label:>{digits}} |", "dim")
    return f"{edge} {text}" if text else edge
