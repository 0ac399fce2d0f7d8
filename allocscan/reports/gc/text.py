"""`allocscan gc` for people: the verdict, the lines that show it, the figures, a plot."""

from collections.abc import Iterator, Sequence

from allocscan.gclog.digest import Heap
from allocscan.gclog.judge import State, Verdict
from allocscan.gclog.values import Line
from allocscan.reports.cells import cropped, printable
from allocscan.reports.gc.figures import figures, table_rows
from allocscan.reports.gc.plot import plot_lines
from allocscan.reports.gc.subject import Subject
from allocscan.reports.gc.words import (
    TITLES,
    advice,
    duration,
    isolate_name,
    meaning,
    size,
    title,
)
from allocscan.reports.plural import plural
from allocscan.reports.style import Style
from allocscan.typed import Final

_COLOURS: Final = {
    State.TOO_LITTLE: "dim",
    State.HEALTHY: "green",
    State.CHURN: "magenta",
    State.GROWTH: "red",
    State.NEAR_LIMIT: "red",
    State.OUT_OF_MEMORY: "red",
}
SHOWN: Final = 110
"""Characters of a line of the log that are always shown: up to its sizes and its pause."""

BRIEFLY: Final = 4
"""Heaps told in full; of more, those that nothing is wrong with get a line each."""


def render_gc_text(subject: Subject, style: Style) -> str:
    """The whole report. Of several heaps the gravest comes first."""
    pairs = sorted(
        zip(subject.log.heaps, subject.verdicts, strict=True),
        key=lambda pair: (-pair[1].state, -pair[0].count),
    )
    single = title(pairs[0][1]) if len(pairs) == 1 else TITLES[subject.state]
    lines = list(_head(subject, single, style))
    for place, (heap, verdict) in enumerate(pairs):
        if place >= BRIEFLY and verdict.state <= State.HEALTHY:
            lines += ["", _brief(heap, verdict, style)]
        else:
            lines += ["", *_section(subject, heap, verdict, style, named=len(pairs) > 1)]
    lines += _footer(subject)
    text = "".join(f"{line}\n" for line in lines)
    return text if style.unicode else text.replace("÷", "/").replace("…", "...")


def _head(subject: Subject, said: str, style: Style) -> Iterator[str]:
    log = subject.log
    verdict = style.paint(said, "bold", _COLOURS[subject.state])
    yield f"{printable(subject.name.encode('utf-8', 'replace'))}: {verdict}"
    several = f" of {plural(len(log.heaps), 'heap')}" if len(log.heaps) > 1 else ""
    again = f" ({log.repeated:,} shown again at the end)" if log.repeated else ""
    made = plural(log.recognised - log.repeated, "collection")
    yield f"{made}{several} in {plural(log.lines, 'line')}{again}"
    for line in (*log.fatal, *log.near_limit):
        yield _quoted(subject, line, style)


def _section(
    subject: Subject, heap: Heap, verdict: Verdict, style: Style, *, named: bool
) -> Iterator[str]:
    if named:
        yield style.paint(isolate_name(heap.isolate), "bold")
        yield style.paint(title(verdict), "bold", _COLOURS[verdict.state])
    for sentence in meaning(heap, verdict):
        yield from _wrapped(sentence, "  ", style)
    for line in verdict.lines:
        yield _quoted(subject, line, style)
    for sentence in advice(heap, verdict):
        yield from _wrapped(sentence, "  = ", style)
    yield ""
    yield from _table(heap, verdict)
    yield ""
    yield from plot_lines(heap, style)


def _brief(heap: Heap, verdict: Verdict, style: Style) -> str:
    made = f"{plural(heap.count, 'collection')} in {duration(heap.span)}"
    left = f"{size(heap.points[-1].after)} left"
    return f"{isolate_name(heap.isolate)}: {title(verdict)} ({made}, {left})"


def _quoted(subject: Subject, line: Line, style: Style) -> str:
    """`  gc.log:12: [1:0x…] …`."""
    place = f"  {printable(subject.name.encode('utf-8', 'replace'))}:{line.number}: "
    room = max(SHOWN, style.width - len(place))
    raw = line.text.encode("utf-8", "replace")
    text, _ = cropped(printable(raw), 0, room, style.ellipsis)
    return style.paint(place + text, "dim")


def _table(heap: Heap, verdict: Verdict) -> Iterator[str]:
    rows = table_rows(heap)
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = zip(row[1:], widths[1:], strict=True)
        yield f"  {row[0]:<{widths[0]}}  " + "  ".join(f"{cell:>{width}}" for cell, width in cells)
    yield ""
    yield from (f"  {name:<{widths[0]}}  {value}" for name, value in figures(heap, verdict))


def _footer(subject: Subject) -> Iterator[str]:
    log = subject.log
    if log.torn_count:
        places = ", ".join(str(line.number) for line in log.torn)
        torn = plural(log.torn_count, "collection")
        yield f"\n{torn} could not be read (cut short?): line {places}"
    if log.unsized:
        yield f"\n{plural(log.unsized, 'line')} give no sizes and are left out"


def _wrapped(text: str, mark: str, style: Style) -> Sequence[str]:
    import textwrap

    indent = " " * len(mark)
    width = min(style.width, 100)
    return textwrap.wrap(
        text, width, initial_indent=mark, subsequent_indent=indent, break_on_hyphens=False
    )
