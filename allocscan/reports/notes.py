"""What is no finding, as lines: files that were set aside, in whole or in part, and why."""

from allocscan.findings import NoteKind
from allocscan.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from allocscan.findings import Note
    from allocscan.reports.style import Style
    from allocscan.reports.values import Results

COUNTED: Final = (NoteKind.GENERATED, NoteKind.MINIFIED)
"""Notes that the summary counts; they are listed only when more is asked for."""


def render_notes(results: "Results", *, verbose: bool, style: "Style") -> str:
    """A line for each note; files that a tool made are only counted unless `verbose`."""
    sources = {report.source.path: report.source.content for report in results.reports}
    rows = [
        _note(note, sources.get(note.path), style)
        for note in results.notes
        if verbose or note.kind not in COUNTED
    ]
    return "".join(f"{row}\n" for row in rows)


def _note(note: "Note", content: bytes | None, style: "Style") -> str:
    from allocscan.reports.cells import legible

    where = legible(note.path)
    if note.at is not None and content is not None:
        from allocscan.source.lines import LineMap

        at = LineMap(content).position(min(note.at.start, len(content)))
        where = f"{where}:{at.line}:{at.column}"
    kind = style.paint(note.kind.value, "magenta")
    message = "\n".join(map(legible, note.message.split("\n")))  # what another program said
    return f"{style.paint(where, 'bold')}: {kind}: {message}"
