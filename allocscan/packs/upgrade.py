"""Carries a `rule.py` over to the present rule API, or to a release.

Only the tokens that a move names are replaced; every other byte, comments and layout among them,
stays. Text is never touched, nor a name that means something else where it stands. What cannot be
told is left, and said.
"""

from collections.abc import Sequence

from allocscan.packs.errors import PackError
from allocscan.packs.gate import Refused, judge
from allocscan.packs.gate_python import parsed
from allocscan.packs.gate_text import rule_text
from allocscan.packs.moves import MOVES, Move, Stamp
from allocscan.packs.moving import Moved, moved
from allocscan.packs.reading import Reading, reading_of
from allocscan.records import dataclass
from allocscan.source.edits import apply_edits
from allocscan.source.lines import LineMap


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that was carried over: the line it was on, 1-based, and what happened to it."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Upgraded:
    """A `rule.py` and what became of it.

    `after` equals `before` where nothing is to be done, and where the gate would refuse the file
    even so. `errors` are what the author has to look at, each with its place.
    """

    path: str
    before: bytes
    after: bytes
    changes: tuple[Change, ...] = ()
    errors: tuple[PackError, ...] = ()


def upgrade(
    path: str, content: bytes, release: str | None = None, moves: Sequence[Move] = MOVES
) -> Upgraded:
    """Carry `content` over by `moves`; with a `release`, stamp `since="next"` with it."""
    rows = (*moves, Stamp(release)) if release is not None else tuple(moves)
    try:
        after, changes, doubts = _settled(path, content, rows)
    except PackError as error:
        return Upgraded(path, content, content, errors=(error,))
    verdict = judge(path, after)
    if isinstance(verdict, Refused):
        return Upgraded(path, content, content, errors=(*doubts, *_stood_before(content, verdict)))
    return Upgraded(path, content, after, changes, doubts)


def _settled(
    path: str, content: bytes, moves: Sequence[Move]
) -> tuple[bytes, tuple[Change, ...], tuple[PackError, ...]]:
    """Apply every move until none has anything left to do: one may uncover another."""
    changes: list[Change] = []
    for _ in range(len(moves) + 1):
        doubts: list[PackError] = []
        before = content
        reading = _read(path, content)
        for move in moves:
            found = moved(reading, move)
            changes += _changes(reading, found)
            doubts += [reading.error(node, message) for node, message in found.doubts]
            if found.edits:
                content = apply_edits(content, found.edits)
                reading = _read(path, content)
        if content == before:
            break
    return content, tuple(changes), tuple(doubts)


def _read(path: str, content: bytes) -> Reading:
    text = rule_text(path, content)
    parsed(path, text, content)
    return reading_of(path, content, text)


def _changes(reading: Reading, found: Moved) -> list[Change]:
    lines = LineMap(reading.content)
    numbers = dict.fromkeys(lines.line_of(edit.span.start) for edit in found.edits)
    return [Change(number, found.message) for number in numbers]


def _stood_before(content: bytes, refused: Refused) -> tuple[PackError, ...]:
    """The errors where they stand in the file as it is, as far as they stood there."""
    (path,) = {error.path for error in refused.errors}
    verdict = judge(path, content)
    messages = {error.message for error in refused.errors}
    stood = verdict.errors if isinstance(verdict, Refused) else ()
    return tuple(each for each in stood if each.message in messages) or refused.errors
