"""The functions of one file, as profilers and coverage name them: by where they start."""

from bisect import bisect_right
from collections.abc import Iterator

from allocscan.sites.frame import Frame, class_frame, function_frame, top_frame
from allocscan.source.span import Span
from allocscan.syntax.kinds import CLASSES, FUNCTIONS
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import descend


class Frames:
    """All frames of one file."""

    def __init__(self, syntax: Syntax) -> None:
        self._syntax = syntax
        self.top = top_frame(syntax)
        found = [self.top, *self._found()]
        found.sort(key=lambda frame: (frame.extent.start, -frame.extent.end, -frame.end))
        self._frames = found
        self._starts = [frame.extent.start for frame in found]
        self._outer = _outer_of(found)
        self._by_place = {place: frame for frame in found[1:] for place in frame.places()}
        for place in (0, self.top.start):
            self._by_place.setdefault(place, self.top)

    def _found(self) -> Iterator[Frame]:
        for node in descend(self._syntax.root):
            if node.type in FUNCTIONS:
                yield function_frame(node, self._syntax)
            elif node.type in CLASSES:
                yield class_frame(node, self._syntax)

    def at(self, place: int) -> Frame | None:
        """The frame whose text or whose parameter list begins exactly there."""
        return self._by_place.get(place)

    def headed(self, place: int) -> Frame | None:
        """The innermost frame whose head, or declaration up to it, holds `place`."""
        for frame in self._around(place):
            if frame is not self.top and frame.extent.start <= place <= frame.body:
                return frame
        return None

    def around(self, place: int) -> Frame:
        """The innermost frame in whose text `place` stands."""
        for frame in self._around(place):
            if frame.start <= place < frame.end:
                return frame
        return self.top

    def begun_between(self, first: int, last: int) -> list[Frame]:
        """The functions whose text begins in `first <= start <= last`."""
        return [each for each in self._frames if each.function and first <= each.start <= last]

    def declared_around(self, text: Span) -> Frame:
        """The innermost frame whose declaration holds all of `text`."""
        for frame in self._around(text.start):
            if frame.extent.contains(text):
                return frame
        return self.top

    def _around(self, place: int) -> Iterator[Frame]:
        """The frames whose declarations hold `place`, innermost first."""
        at: int | None = bisect_right(self._starts, place) - 1
        while at is not None and at >= 0:
            if place <= self._frames[at].extent.end:
                yield self._frames[at]
            at = self._outer[at]


def _outer_of(frames: list[Frame]) -> list[int | None]:
    """For each frame the index of the one around it; they are sorted outer first."""
    outer: list[int | None] = []
    open_: list[int] = []
    for at, frame in enumerate(frames):
        while open_ and frames[open_[-1]].extent.end < frame.extent.end:
            open_.pop()
        outer.append(open_[-1] if open_ else None)
        open_.append(at)
    return outer
