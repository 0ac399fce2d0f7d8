"""Which installed packages are links into somebody's sources, whatever version a manifest asks for.

`npm link`, `yarn link` and hand-made links put a symbolic link where a package of the registry
would stand: what it leads to may import the program back.
"""

import os

from allocscan.project.import_files import FileFinder
from allocscan.project.looked import Looked
from allocscan.project.paths import upward
from allocscan.typed import Final

_INSTALLED: Final = "node_modules"


class Links:
    """Answers for the packages that are imported in a program; each place is looked at once."""

    def __init__(self, files: FileFinder, looked: Looked) -> None:
        self._files = files
        self._looked = looked
        self._known: dict[str, bool | None] = {}

    def leads_to_sources(self, folder: str, package: str) -> bool:
        """True where `package`, imported in `folder`, is a link to what was not installed: whose
        real path lies in no `node_modules`. What is not there is none."""
        for each in upward(folder):
            if _INSTALLED in self._files.folders_in(each):
                found = self._at(os.path.join(each, _INSTALLED), package)
                if found is not None:
                    return found
        return False

    def _at(self, installed: str, package: str) -> bool | None:
        """As `leads_to_sources`, of the folder `installed` alone; None where that has it not."""
        path = os.path.join(installed, *package.split("/"))
        if path not in self._known:
            # Listings say where links lead; what stands in a scope is seen in both.
            self._looked.folders.update(dict.fromkeys((installed, os.path.dirname(path))))
            self._known[path] = _is_link(path, installed) if os.path.lexists(path) else None
        return self._known[path]


def _is_link(path: str, installed: str) -> bool:
    real = os.path.realpath(path)
    if real.startswith(os.path.join(os.path.realpath(installed), "")):
        return False
    return _INSTALLED not in real.split(os.sep)
