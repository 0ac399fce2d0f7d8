"""Where new constants stand: the bytes and blank lines around them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from allocscan.fixes.declare import Declaration
from allocscan.fixes.layout import is_blank, line_start
from allocscan.sites.values import Module, Placement
from allocscan.source.edits import Edit
from allocscan.source.file import SourceFile
from allocscan.source.span import Span

CONSTANT_LINE: Final = re.compile(rb"[ \t]*(?:export\s+)?const\s+([\w$\x80-\xff]+)[^\r\n]*\r?\n?\Z")


@dataclass(frozen=True, slots=True)
class Placed:
    """A declaration and where it may stand."""

    placement: Placement
    declaration: Declaration


def insertions(source: SourceFile, module: Module, placed: Sequence[Placed]) -> tuple[Edit, ...]:
    """The insertion of each of `placed`, which are in source order of their sites.

    Constants of one place stand line by line, with a blank line before the statement below.
    """
    ordered = sorted(placed, key=lambda one: one.placement.offset)
    eol = source.eol
    groups = groupby(ordered, key=lambda one: one.placement.offset)
    return tuple(edit for _, group in groups for edit in _block(source, eol, module, tuple(group)))


def _block(
    source: SourceFile, eol: bytes, module: Module, placed: tuple[Placed, ...]
) -> list[Edit]:
    offset = max(placed[0].placement.offset, source.body_start)
    start = line_start(source, offset)
    if not is_blank(source.content[start:offset]):
        here = Span(offset, offset)
        return [Edit(here, _in_line(one, eol)) for one in placed]
    at = _end_of_block_above(source, module, start, placed)
    edits = [Edit(Span(at, at), _in_lines(one, eol)) for one in placed]
    if at == start:
        edits[-1] = Edit(Span(at, at), edits[-1].text + eol)
    return edits


def _end_of_block_above(
    source: SourceFile, module: Module, start: int, placed: Sequence[Placed]
) -> int:
    """The place right below a constant of one line that stands above the blank line before
    `start`, for constants of one line; `start` for all others."""
    above = line_start(source, max(start - 1, 0))
    if start == above or not is_blank(source.content[above:start]):
        return start
    line = source.content[line_start(source, max(above - 1, 0)) : above]
    match = CONSTANT_LINE.match(line)
    known = match is not None and match[1].decode("utf-8", "replace") in module.constants
    return above if known and all(one.declaration.one_line for one in placed) else start


def _in_lines(placed: Placed, eol: bytes) -> bytes:
    written = placed.declaration
    lines = [*written.above, written.first, *([written.then] if written.then else [])]
    return b"".join(placed.placement.indent + line + eol for line in lines)


def _in_line(placed: Placed, eol: bytes) -> bytes:
    """Written between two statements of one line. Comment lines need line ends of their own."""
    written = placed.declaration
    if written.above or b"//" in written.first:
        return eol + _in_lines(placed, eol) + placed.placement.indent
    return b" ".join([written.first, *([written.then] if written.then else []), b""])
