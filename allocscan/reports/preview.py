"""A fix as the lines it removes and adds."""

from collections.abc import Iterator, Sequence

from allocscan.records import dataclass
from allocscan.reports.diff import steps
from allocscan.reports.values import Text
from allocscan.source.edits import Edit, apply_edits
from allocscan.source.span import Span

LONGEST_RUN = 8
"""Removed or added lines in a row that are shown; of more, the first six and the last."""


@dataclass(frozen=True, slots=True)
class Change:
    """Neighbouring lines, before and after; without line ends."""

    removed: tuple[bytes, ...]
    added: tuple[bytes, ...]


def changes(text: Text, edits: Sequence[Edit]) -> list[Change]:
    """What `edits` do to the lines they touch, in order."""
    found: list[Change] = []
    for group in _by_lines(text, sorted(edits, key=lambda edit: edit.span)):
        around = _lines_around(text, group)
        before = around.of(text.content)
        moved = [Edit(_shifted(edit.span, around.start), edit.text) for edit in group]
        found += _compared(_split(before), _split(apply_edits(before, moved)))
    return found


def line_changes(before: bytes, after: bytes) -> list[Change]:
    """What leads from the lines of a whole file to those of another, in order."""
    old, new = _split(before), _split(after)
    return [
        Change(tuple(old[a:b]), tuple(new[c:d]))
        for tag, a, b, c, d in steps(old, new)
        if tag != "equal"
    ]


def shortened(lines: Sequence[bytes]) -> Iterator[bytes | int]:
    """`lines`, where there are many with a number of lines left out in their middle."""
    if len(lines) <= LONGEST_RUN:
        yield from lines
        return
    yield from lines[: LONGEST_RUN - 2]
    yield len(lines) - LONGEST_RUN + 1
    yield lines[-1]


def _by_lines(text: Text, edits: Sequence[Edit]) -> list[list[Edit]]:
    groups: list[list[Edit]] = []
    reached = -1
    for edit in edits:
        if groups and text.lines.line_of(edit.span.start) <= reached + 1:
            groups[-1].append(edit)
        else:
            groups.append([edit])
        reached = max(reached, text.lines.line_of(edit.span.end))
    return groups


def _lines_around(text: Text, edits: Sequence[Edit]) -> Span:
    last = text.lines.line_of(max(edit.span.end for edit in edits))
    after = text.lines.line_span(last + 1).start if last < len(text.lines) else len(text.content)
    return Span(text.lines.start_of_line(edits[0].span.start), after)


def _shifted(span: Span, by: int) -> Span:
    return Span(span.start - by, span.end - by)


def _split(content: bytes) -> list[bytes]:
    lines = content.split(b"\n")
    return [line.removesuffix(b"\r") for line in (lines[:-1] if lines[-1] == b"" else lines)]


def _compared(before: list[bytes], after: list[bytes]) -> Iterator[Change]:
    from difflib import SequenceMatcher

    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            yield Change(tuple(before[a:b]), tuple(after[c:d]))
