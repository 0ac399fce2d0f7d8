"""Where new constants stand: the bytes and blank lines around them."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from allocscan.fixes.declare import Declaration
from allocscan.fixes.gap import Above, Gap, gap_at
from allocscan.fixes.habits import Habits
from allocscan.fixes.layout import is_blank, line_start
from allocscan.fixes.spacing import Spacing
from allocscan.fixes.values import Order
from allocscan.records import dataclass, replace
from allocscan.settings import Place
from allocscan.sites.hoist_values import Placement
from allocscan.source.edits import Edit
from allocscan.source.span import Span
from allocscan.syntax.parse import Syntax


@dataclass(frozen=True, slots=True)
class Placed:
    """A declaration and where it may stand."""

    placement: Placement
    declaration: Declaration


def at_its_place(order: Order, wanted: Place) -> Order:
    """`order` with the place that is wanted, where that was proven too."""
    placement = order.site.placement
    if wanted is Place.ABOVE_FUNCTION or placement is None or placement.head is None:
        return order
    return replace(order, site=replace(order.site, placement=placement.head))


def insertions(habits: Habits, placed: Sequence[Placed]) -> tuple[Edit, ...]:
    """The insertion of each of `placed`, which are in source order of their sites.

    Constants of one place stand together, and join the block of constants above it, as close as
    the file's own constants do; a blank line parts them from anything else.
    """
    ordered = sorted(placed, key=_place)
    return tuple(edit for _, group in groupby(ordered, _place) for edit in _block(habits, [*group]))


def _place(placed: Placed) -> tuple[int, bool]:
    return placed.placement.offset, not placed.placement.below


def _block(habits: Habits, placed: Sequence[Placed]) -> Sequence[Edit]:
    syntax = habits.syntax
    offset = _offset(syntax, placed[0].placement)
    if offset is None:
        return _within_line(habits, placed)
    eol, below = syntax.source.eol, placed[0].placement.below
    gap = gap_at(habits, offset)
    spacing = Spacing(habits, gap)
    crowded = gap.is_close and spacing.is_crowded()
    parted = not crowded and _parted(gap, spacing, placed[0])
    joins = not below and gap.kind is Above.CONSTANT and gap.blank == 1 and not parted
    texts = list(_spaced(placed, spacing, eol))
    if parted and (below or gap.blank == 0):
        texts[0] = eol + texts[0]
    if gap.blank_below == 0 and not joins and not crowded:
        texts[-1] += eol
    if syntax.source.content[offset - 1 : offset] not in (b"", b"\n") and below:
        texts[0] = eol + texts[0]
        texts[-1] = texts[-1].removesuffix(eol)
    at = gap.ends if joins else offset
    return [Edit(Span(at, at), text) for text in texts]


def _within_line(habits: Habits, placed: Sequence[Placed]) -> Sequence[Edit]:
    """On that line; below a comment that it begins with, so that the next one keeps its place."""
    syntax, placement = habits.syntax, placed[0].placement
    at = max(placement.offset, syntax.source.body_start)
    gap = gap_at(habits, at)
    if gap.kind is not Above.REMARK or placement.below:
        return [Edit(Span(at, at), _in_line(syntax, one)) for one in placed]
    eol = syntax.source.eol
    texts = [*_spaced(placed, Spacing(habits, gap), eol)]
    texts[0] = eol + eol + texts[0]
    texts[-1] += eol + placement.indent
    return [Edit(Span(at, at), text) for text in texts]


def _offset(syntax: Syntax, placement: Placement) -> int | None:
    """The first byte of the line to insert above, or the end of a file whose last line does not
    end; None for a place in the middle of a line."""
    source = syntax.source
    offset = max(placement.offset, source.body_start)
    start = line_start(source, offset)
    if placement.below:
        return offset if start == offset or offset == len(source.content) else None
    return start if is_blank(source.content[start:offset]) else None


def _parted(gap: Gap, spacing: Spacing, first: Placed) -> bool:
    """True when a blank line goes between what is above the gap and the constant `first`."""
    node = gap.above
    if node is None:
        return False
    short = node.start_point.row == node.end_point.row
    if gap.kind is Above.CONSTANT:
        return spacing.parts(short, first.declaration.one_line)
    return gap.kind in (Above.REMARK, Above.HEAD) or not short


def _spaced(placed: Sequence[Placed], spacing: Spacing, eol: bytes) -> Iterator[bytes]:
    """Yield the lines of each, with a blank one before them where the file's habit asks so."""
    above: Placed | None = None
    for one in placed:
        short = one.declaration.one_line
        apart = above is not None and spacing.parts(above.declaration.one_line, short)
        yield eol * apart + _in_lines(one, eol)
        above = one


def _in_lines(placed: Placed, eol: bytes) -> bytes:
    written = placed.declaration
    lines = [*written.above, written.first, *([written.then] if written.then else [])]
    return b"".join(placed.placement.indent + line + eol for line in lines)


def _in_line(syntax: Syntax, placed: Placed) -> bytes:
    """Written between two statements of one line. Comment lines need line ends of their own, and
    so does what follows a statement without a semicolon."""
    written, below, eol = placed.declaration, placed.placement.below, syntax.source.eol
    last = placed.placement.offset - 1
    ended = not below or syntax.source.content[last : last + 1] == b";"
    if written.above or b"//" in written.first or not ended:
        return eol + _in_lines(placed, eol) + placed.placement.indent
    texts = [written.first, *([written.then] if written.then else [])]
    return b" ".join([b"", *texts] if below else [*texts, b""])
