"""The links on the way to paths: where one of them leads elsewhere, all beyond it is another thing.

What a run looked at is known by the path as it was written; what follows from it may follow from
where that leads.
"""

import os

from allocscan.typed import Final

_MOST: Final = 40
"""So many links one after the other are followed, as Linux does; a circle has no end."""


class Symlinks:
    """Follows paths from the top, one part after the other. `links` are those that were met, with
    what they hold; `passed` is what else was met beyond a link."""

    def __init__(self) -> None:
        self.links: dict[str, str] = {}
        self.passed: dict[str, None] = {}
        self._real: dict[str, str] = {}

    def real(self, path: str) -> str:
        """Where the absolute `path` leads, as `os.path.realpath` has it."""
        known, left, at = self._real, list[str](), path
        while at not in known:
            above, name = os.path.split(at)
            if above == at:
                known[at] = at
                break
            left.append(name)
            at = above
        while left:
            name, above = left.pop(), known[at]
            at = os.path.join(at, name)
            known[at] = self._followed(above, name)
        return known[at]

    def _followed(self, folder: str, name: str) -> str:
        """Where `name` leads in `folder`, which has no link in it."""
        at, left, count = folder, [name], 0
        while left:
            name = left.pop()
            if name in ("", os.curdir):
                continue
            if name == os.pardir:
                at = os.path.dirname(at)
                continue
            place = os.path.join(at, name)
            target = target_of(place) if count < _MOST else None
            if target is None:
                at = place
            else:
                count += 1
                self.links[place] = target
                at = _start(at, target)
                left += reversed(os.path.splitdrive(target)[1].split(os.sep))
            if count:
                self.passed[at] = None
        return at


def target_of(path: str) -> str | None:
    """What the link at `path` holds; None where there is none."""
    try:
        return os.readlink(path)
    except (OSError, ValueError):
        return None


def _start(folder: str, target: str) -> str:
    """Where the way of a link in `folder` begins."""
    return os.path.splitdrive(target)[0] + os.sep if os.path.isabs(target) else folder
