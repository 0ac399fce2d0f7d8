"""A text as the parser reads it, piece by piece, through windows that stay.

The binding (0.25.0 to 0.26.1) never lets go of what its read callback gives it: a run that gave it
slices of each text kept all texts. What it is given here is one of few views of one buffer. So
`Node.text`, which would read again, must not be asked for: it ends the interpreter.
"""

from collections.abc import Callable

from allocscan.typed import Final

CHUNK: Final = 1 << 16
_STEPS: Final = (1 << 10, 1 << 5)
"""A piece is as many of the first of these as there are, or else of the next: at most 127 views."""

_BUFFER: Final = bytearray(CHUNK)
_VIEWS: Final[dict[int, memoryview]] = {}


def reader(content: bytes) -> Callable[[int, object], memoryview]:
    """What gives the parser `content`. What it gave holds until it gives more, or another does."""

    def read(at: int, _point: object) -> memoryview:
        size = _piece(len(content) - at)
        _BUFFER[:size] = content[at : at + size]
        return _view(size)

    return read


def _piece(left: int) -> int:
    """How much to read. Never fewer than four bytes while there are: a piece must not end in the
    character that it begins with."""
    if left >= CHUNK:
        return CHUNK
    step = next((step for step in _STEPS if left >= step), 1)
    return max(0, left - left % step)


def _view(size: int) -> memoryview:
    found = _VIEWS.get(size)
    if found is None:
        found = _VIEWS[size] = memoryview(_BUFFER)[:size]
    return found
