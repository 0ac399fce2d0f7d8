"""What git ignores: nested .gitignore files and .git/info/exclude."""

import os
from dataclasses import dataclass, field

from allocscan.project.globs import Globs
from allocscan.project.paths import below


@dataclass(slots=True)
class GitIgnores:
    """The ignore files of one repository, read when first needed. `root` holds `.git`."""

    root: str
    _folders: dict[str, Globs | None] = field(default_factory=dict)
    _exclude: list[Globs | None] = field(default_factory=list)

    def ignores(self, location: str, is_folder: bool) -> bool:
        """True when git ignores `location` itself; the folders above it were asked before."""
        folder = os.path.dirname(location)
        while (path := below(location, folder)) is not None:
            globs = self._in_folder(folder)
            verdict = globs.verdict(path, is_folder) if globs else None
            if verdict is not None:
                return verdict
            if folder == self.root:
                break
            folder = os.path.dirname(folder)
        globs = self._excluded()
        path = below(location, self.root) or ""
        return bool(globs and path and globs.verdict(path, is_folder))

    def _in_folder(self, folder: str) -> Globs | None:
        if folder not in self._folders:
            self._folders[folder] = _globs_of(os.path.join(folder, ".gitignore"))
        return self._folders[folder]

    def _excluded(self) -> Globs | None:
        if not self._exclude:
            path = os.path.join(_git_folder(self.root), "info", "exclude")
            self._exclude.append(_globs_of(path))
        return self._exclude[0]


def _globs_of(path: str) -> Globs | None:
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            return Globs(file.read().removeprefix("\ufeff").split("\n"))
    except OSError:
        return None


def _git_folder(root: str) -> str:
    """The folder with the repository's own files; a worktree's `.git` is a file that names it."""
    git = os.path.join(root, ".git")
    try:
        with open(git, encoding="utf-8") as file:
            named = file.read().strip().removeprefix("gitdir:").strip()
    except (OSError, UnicodeDecodeError):
        return git
    own = os.path.normpath(os.path.join(root, named))
    try:
        with open(os.path.join(own, "commondir"), encoding="utf-8") as file:
            return os.path.normpath(os.path.join(own, file.read().strip()))
    except (OSError, UnicodeDecodeError):
        return own
