"""Globs of a configuration with the folder that they are relative to."""

import os

from allocscan.project.paths import below
from allocscan.records import dataclass


@dataclass(frozen=True, slots=True)
class Patterns:
    """Globs in the syntax of .gitignore, relative to the absolute path `folder`.

    Locations are absolute; one outside the folder is seen by its name alone.
    """

    folder: str
    globs: tuple[str, ...]

    def verdict(self, location: str, is_folder: bool) -> bool | None:
        """True when the globs take `location` itself, False when they give it back, or None."""
        if not self.globs:
            return None
        from allocscan.project.globs import compiled

        return compiled(self.globs).verdict(self._seen(location), is_folder)

    def selects(self, location: str) -> bool:
        """True when the globs take the file `location` or a folder above it."""
        if not self.globs:
            return False
        from allocscan.project.globs import compiled

        return compiled(self.globs).selects(self._seen(location))

    def _seen(self, location: str) -> str:
        return below(location, self.folder) or os.path.basename(location)
