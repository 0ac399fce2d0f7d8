"""The .gitignore files of a repository, read where git itself cannot be asked."""

import os

from allocscan.project.globs import Globs
from allocscan.project.paths import ancestors, below
from allocscan.records import dataclass, field


@dataclass(slots=True)
class IgnoreFiles:
    """The .gitignore files of the repository at `root`, read when first needed."""

    root: str
    _folders: dict[str, Globs | None] = field(default_factory=dict)

    def ignore(self, location: str, is_folder: bool) -> bool:
        """True when they ignore `location` itself; the folders above it were asked before."""
        for folder in ancestors(os.path.dirname(location)):
            path = below(location, folder)
            globs = self._in_folder(folder)
            verdict = globs.verdict(path, is_folder) if globs and path else None
            if verdict is not None:
                return verdict
            if folder == self.root:
                break
        return False

    def ignore_all(self, path: str, is_folder: bool) -> bool:
        """True when they ignore `path`, relative to the root, or a folder above it."""
        location = os.path.join(self.root, path)
        levels = [each for each in ancestors(location) if below(each, self.root)]
        return any(self.ignore(each, is_folder or each != location) for each in levels[::-1])

    def _in_folder(self, folder: str) -> Globs | None:
        if folder not in self._folders:
            self._folders[folder] = _globs_of(os.path.join(folder, ".gitignore"))
        return self._folders[folder]


def _globs_of(path: str) -> Globs | None:
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            lines = file.read().removeprefix("\ufeff").split("\n")
    except OSError:
        return None
    return Globs(lines)
