"""Nested ranges with counts, laid flat: which count holds at a place, and in which function."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from allocscan.records import dataclass
from allocscan.typed import Generic, TypeVar

K = TypeVar("K", int, tuple[int, int])
"""A place in a text: a byte, or a line and a column."""


@dataclass(frozen=True, slots=True)
class Nested(Generic[K]):
    """A half-open range; `function`: it is the whole text of a function, not a part of one."""

    start: K
    end: K
    count: int
    function: bool


@dataclass(frozen=True, slots=True)
class Piece(Generic[K]):
    """From `start` to the next piece the count is `count`, in the function that starts at
    `function`. None where nothing was counted."""

    start: K
    count: int | None
    function: K | None


def laid_flat(ranges: Iterable[Nested[K]]) -> tuple[Piece[K], ...]:
    """The pieces that `ranges` make: the innermost range wins, of equal ones the later.

    Ranges that overlap without nesting end where the outer one ends.
    """
    pieces: list[Piece[K]] = []
    for piece in _steps(ranges):
        if pieces and pieces[-1].start == piece.start:
            pieces.pop()
        pieces.append(piece)
    return tuple(pieces)


def _steps(ranges: Iterable[Nested[K]]) -> Iterator[Piece[K]]:
    """A piece for each start and end; several at one place, of which the last holds."""
    open_: list[tuple[K, Piece[K]]] = []
    by_end = sorted(ranges, key=lambda each: each.end, reverse=True)
    for each in sorted(by_end, key=lambda each: each.start):
        if each.end <= each.start:
            continue
        while open_ and open_[-1][0] <= each.start:
            yield _closed(open_)
        function = each.start if each.function else open_[-1][1].function if open_ else None
        end = min(each.end, open_[-1][0]) if open_ else each.end
        piece = Piece(each.start, each.count, function)
        open_.append((end, piece))
        yield piece
    while open_:
        yield _closed(open_)


def _closed(open_: list[tuple[K, Piece[K]]]) -> Piece[K]:
    """Close the innermost range: what is around it goes on."""
    end, _ = open_.pop()
    if not open_:
        return Piece(end, None, None)
    around = open_[-1][1]
    return Piece(end, around.count, around.function)


def piece_at(pieces: tuple[Piece[K], ...], place: K) -> Piece[K] | None:
    """The piece that holds `place`; None before the first."""
    at = bisect_right(pieces, place, key=lambda piece: piece.start) - 1
    return pieces[at] if at >= 0 else None
