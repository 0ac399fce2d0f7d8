"""What the configurations above a file ask of TypeScript's compiler."""

import os

from allocscan.project.import_files import FileFinder
from allocscan.project.looked import Looked
from allocscan.project.paths import upward
from allocscan.records import dataclass, field
from allocscan.sites.typing.compiler import USUAL, Compiler
from allocscan.typed import Final

_CONFIGURATIONS: Final = ("jsconfig", "tsconfig")


@dataclass(slots=True)
class Compilers:
    """Asked for one file after the other; what reads configurations is imported with the first."""

    looked: Looked = field(default_factory=Looked)
    _files: FileFinder | None = None
    _known: dict[str, Compiler] = field(default_factory=dict)

    def of(self, location: str) -> Compiler:
        """What is asked for the file at `location`."""
        if self._files is None:
            self._files = FileFinder(self.looked)
        folder = os.path.dirname(self._files.real(location))
        if folder not in self._known:
            self._known[folder] = self._of_folder(folder, self._files)
        return self._known[folder]

    def _of_folder(self, folder: str, files: FileFinder) -> Compiler:
        found = [(each, files.marks_in(each)) for each in upward(folder)]
        declaring = [(each, names) for each, names in found if _declares(names)]
        if not declaring:
            return USUAL
        from allocscan.project.compiler_options import compiler_of

        return compiler_of(declaring, self.looked)


def _declares(names: frozenset[str]) -> bool:
    return any(name.startswith(_CONFIGURATIONS) for name in names)
