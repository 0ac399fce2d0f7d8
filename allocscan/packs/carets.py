"""The comment lines of an example that mark what a rule must find.

    const sizes = { s: 1, m: 2 };
    //            ^^^^^^^^^^^^^^ rebuilt-object returned

A caret line marks the nearest line above it that is none itself. Its carets stand under the
first line of the span, from the span's start to its end or to the end of that line; then come
the rule's id and, where the fix is refused, the reason's id. Columns count characters.
Caret lines are taken out before anything reads the example.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from allocscan.packs.errors import PackError
from allocscan.records import dataclass
from allocscan.source.lines import LineMap
from allocscan.source.span import Span
from allocscan.typed import Final

_CARET_LINE: Final = re.compile(
    r"\s*(?://|\{?/\*)\s*(?P<carets>\^+) (?P<rule>[a-z][a-z0-9-]*)"
    r"(?: (?P<refusal>[a-z][a-z-]*))?\s*(?:\*/\}?)?\s*"
)


@dataclass(frozen=True, slots=True, order=True)
class Caret:
    """One expected finding: the first line's part of its span, the rule, the refusal or None."""

    span: Span
    rule: str
    refusal: str | None = None


def first_line_of(span: Span, content: bytes) -> Span:
    """The part of `span` that carets can mark: up to the end of the line it begins on."""
    lines = LineMap(content)
    return Span(span.start, min(span.end, lines.line_span(lines.line_of(span.start)).end))


def split_carets(path: str, content: bytes) -> tuple[bytes, tuple[Caret, ...]]:
    """Return `content` without its caret lines, and the carets, sorted by their spans in it.

    Raises PackError where carets have no line above them or reach past its end.
    """
    kept: list[bytes] = []
    carets: list[Caret] = []
    length = at = 0
    for line in content.splitlines(keepends=True):
        match = _CARET_LINE.fullmatch(line.decode("utf-8", errors="replace"))
        if match is None:
            kept.append(line)
            length += len(line)
        else:
            here = Span(at, at + len(line))
            if not kept:
                raise PackError(path, here, "carets need a line above them", content)
            span = _under(kept[-1], match.span("carets"), length - len(kept[-1]))
            if span is None:
                raise PackError(path, here, "carets reach past the end of the line above", content)
            carets.append(Caret(span, match["rule"], match["refusal"]))
        at += len(line)
    return b"".join(kept), tuple(sorted(carets, key=lambda caret: caret.span))


def _under(line: bytes, columns: tuple[int, int], line_start: int) -> Span | None:
    text = line.decode("utf-8", errors="replace").rstrip("\r\n")
    start, end = columns
    if end > len(text):
        return None
    begin = line_start + len(text[:start].encode())
    return Span(begin, begin + len(text[start:end].encode()))


def marked_offset(marked: bytes, at: int) -> int:
    """Where byte `at` of an example stands in `marked`, the same with its caret lines."""
    kept = offset = 0
    for line in marked.splitlines(keepends=True):
        if _CARET_LINE.fullmatch(line.decode("utf-8", errors="replace")) is None:
            if at < kept + len(line):
                return offset + at - kept
            kept += len(line)
        offset += len(line)
    return offset


def join_carets(path: str, content: bytes, carets: Iterable[Caret]) -> bytes:
    """Return `content` with a line below each marked line for every one of `carets`.

    The inverse of `split_carets`. Raises PackError for a span that begins in the first two
    columns: there is no room for the comment that must stand before the carets.
    """
    lines = LineMap(content)
    pieces: list[bytes] = []
    at = 0
    ordered = sorted(carets, key=lambda caret: caret.span)
    for number, marks in groupby(ordered, key=lambda caret: lines.line_of(caret.span.start)):
        line = lines.line_span(number)
        end = len(content) if number == len(lines) else lines.line_span(number + 1).start
        pieces.append(content[at:end])
        eol = content[line.end : end] or b"\n"
        if line.end == end:
            pieces.append(eol)
        pieces += [text + eol for text in _caret_lines(path, content, line, marks)]
        at = end
    return b"".join([*pieces, content[at:]])


def _caret_lines(path: str, content: bytes, line: Span, marks: Iterable[Caret]) -> Iterator[bytes]:
    for mark in marks:
        before = Span(line.start, mark.span.start).of(content).decode()
        indent = before[: len(before) - len(before.lstrip())]
        lead = indent + "//" if len(before) >= len(indent) + 2 else "//"
        if len(before) < len(lead):
            raise PackError(path, mark.span, "indent the line: no room to mark this", content)
        gap = "".join("\t" if ch == "\t" else " " for ch in before[len(lead) :])
        carets = "^" * len(mark.span.of(content).decode())
        words = [carets, mark.rule, *([mark.refusal] if mark.refusal else [])]
        yield (lead + gap + " ".join(words)).encode()
