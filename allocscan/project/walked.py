"""What a walk found, asked for one folder after the other."""

import os
from bisect import bisect_left

from allocscan.project.paths import ancestors
from allocscan.records import dataclass
from allocscan.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from allocscan.project.found import Discovery, Found


@dataclass(slots=True)
class Walked:
    """Answers for `found`; what is sorted for that is sorted once."""

    found: "Discovery"
    _folders: frozenset[str] | None = None
    _order: list[tuple[str, int]] | None = None

    def came_by(self, folder: str) -> bool:
        """True where `folder` was walked."""
        return folder in self._walked()

    def top_of(self, folder: str) -> str | None:
        """The highest folder above `folder` that was walked, or `folder`."""
        walked = self._walked()
        return next((each for each in reversed(ancestors(folder)) if each in walked), None)

    def files_below(self, folder: str) -> "list[Found]":
        """The files that were found below `folder`, in the order of the walk."""
        if self._order is None:
            self._order = sorted((each.location, at) for at, each in enumerate(self.found.files))
        start, end = range_below(folder, self._order)
        return [self.found.files[at] for at in sorted(at for _, at in self._order[start:end])]

    def _walked(self) -> frozenset[str]:
        if self._folders is None:
            self._folders = frozenset(folder for folder, _ in self.found.folders)
        return self._folders


def range_below(folder: str, places: "Sequence[tuple[str, int]]") -> tuple[int, int]:
    """From where to where, end excluded, the paths lie below `folder` of `places`, each with a
    number of at least 0, which are sorted."""
    edge = os.path.join(folder, "")
    behind = edge[:-1] + chr(ord(edge[-1]) + 1)
    return bisect_left(places, (edge, -1)), bisect_left(places, (behind, -1))
