"""From a text that was changed since it was recorded back to the text that ran."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from itertools import accumulate

Back = Callable[[int], int | None]
"""From a byte of the new text to that of the old; None where it stands in what was changed."""


def way_back(old: bytes, new: bytes) -> Back:
    """The way from places in `new` to those in `old`: what stands in lines that both have."""
    if old == new:
        return _same
    old_lines, new_lines = old.splitlines(keepends=True), new.splitlines(keepends=True)
    old_starts = list(accumulate(map(len, old_lines), initial=0))
    new_starts = list(accumulate(map(len, new_lines), initial=0))
    kept = [
        (new_starts[b], new_starts[b + size], old_starts[a])
        for a, b, size in _common(old_lines, new_lines)
    ]

    def back(offset: int) -> int | None:
        at = bisect_right(kept, (offset, len(new) + 1)) - 1
        if at < 0 or not kept[at][0] <= offset < kept[at][1]:
            return None
        return kept[at][2] + offset - kept[at][0]

    return back


def _same(offset: int) -> int | None:
    return offset


def _common(old: list[bytes], new: list[bytes]) -> Iterator[tuple[int, int, int]]:
    """Runs of equal lines in order: where they start in both, and how many they are."""
    shorter = min(len(old), len(new))
    head = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    most = shorter - head
    tail = next((n for n in range(most) if old[-1 - n] != new[-1 - n]), most)
    if head:
        yield 0, 0, head
    # what is left is small, but for files of which everything was changed
    middle = SequenceMatcher(None, old[head : len(old) - tail], new[head : len(new) - tail])
    for block in middle.get_matching_blocks():
        if block.size:
            yield head + block.a, head + block.b, block.size
    if tail:
        yield len(old) - tail, len(new) - tail, tail
