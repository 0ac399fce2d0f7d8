"""What git ignores: asked of git, and where it cannot say, read from the .gitignore files."""

import os
from collections.abc import Iterable

from allocscan.project.git import ignored_among, ignored_below, tracks_below
from allocscan.project.paths import below
from allocscan.records import dataclass, field
from allocscan.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from allocscan.project.ignore_files import IgnoreFiles


@dataclass(slots=True)
class Ignores:
    """Answers for absolute paths; git is asked once for each repository and folder of a walk."""

    _named: set[str] = field(default_factory=set)
    _listed: dict[str, frozenset[str] | None] = field(default_factory=dict)
    _files: dict[str, "IgnoreFiles"] = field(default_factory=dict)

    def ask(self, repository: str, locations: Iterable[tuple[str, bool]]) -> None:
        """Find out which `locations` (and whether each is a folder) in `repository` git ignores.

        `named` knows afterwards. `repository` is a path without links.
        """
        inside = {
            location: (path, is_folder)
            for location, is_folder in locations
            if (path := below(_real(location), repository))
        }
        if not inside:
            return
        ignored = ignored_among(repository, [path for path, _ in inside.values()])
        for location, (path, is_folder) in inside.items():
            if ignored is None:
                found = self._files_of(repository).ignore_all(path, is_folder)
            else:
                # What is tracked in an ignored folder is not ignored: the walk looks for it.
                found = path in ignored and not (is_folder and tracks_below(location))
            if found:
                self._named.add(location)

    def named(self, location: str) -> bool:
        """True when `ask` found that git ignores `location`, or a folder above it."""
        return location in self._named

    def walked(self, location: str, is_folder: bool, top: str, repository: str) -> bool:
        """True when git ignores `location` itself, which a walk from `top` met.

        The walk did not enter ignored folders; a `top` that is ignored was asked for by name,
        so there nothing is.
        """
        if top in self._named:
            return False
        if below(repository, top) is not None:
            top = repository
        if top not in self._listed:
            self._listed[top] = ignored_below(top)
        listed = self._listed[top]
        if listed is None:
            return self._files_of(repository).ignore(location, is_folder)
        return location in listed

    def _files_of(self, repository: str) -> "IgnoreFiles":
        from allocscan.project.ignore_files import IgnoreFiles

        return self._files.setdefault(repository, IgnoreFiles(repository))


def _real(location: str) -> str:
    """`location` with no link above it: git answers for no path beyond a link."""
    return os.path.join(os.path.realpath(os.path.dirname(location)), os.path.basename(location))
