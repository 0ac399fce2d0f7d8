"""Whether a file of a project may be in an import cycle: the module graph of what lies on disk."""

import os
from pathlib import Path

from allocscan.knowledge.node_modules import is_builtin
from allocscan.program.graph import Elsewhere, ModuleGraph
from allocscan.project.import_aliases import Aliases, aliases_in, matched
from allocscan.project.import_files import FileFinder, is_asset
from allocscan.project.import_packages import PackageScope, package_name, scope_of


class ImportGraph:
    """The imports of the files below `root` and of whatever they reach. Nothing is executed."""

    def __init__(self, root: Path) -> None:
        self._root = os.path.realpath(root)
        self._files = FileFinder()
        self._aliases: dict[str, Aliases] = {}
        self._scopes: dict[str, PackageScope] = {}
        self._graph = ModuleGraph(_read, self._resolve)

    def may_cycle(self, path: Path) -> bool:
        """False only when evaluating the file is proven never to import the file again.

        `path` is absolute, or relative to the root.
        """
        return self._graph.may_cycle(self._files.real(os.path.join(self._root, path)))

    def _resolve(
        self, importer: str, specifier: str, imported: bool
    ) -> tuple[str, ...] | Elsewhere:
        folder = os.path.dirname(importer)
        if _is_relative(specifier):
            return self._relative(folder, specifier, imported)
        if not imported:
            return Elsewhere.LEAF
        return self._bare(folder, specifier)

    # -------------------------------------------------------------- relative

    def _relative(
        self, folder: str, specifier: str, imported: bool
    ) -> tuple[str, ...] | Elsewhere:
        base = os.path.join(folder, specifier)
        found = self._files.candidates(base) or self._files.candidates(_without_query(base))
        replaced = any(
            name.startswith(".") for scope in self._upward(folder) for name in scope.local
        )
        modules = tuple(each for each in found if not is_asset(each))
        if imported and (replaced or self._files.is_package(base)):
            return Elsewhere.UNKNOWN
        if found or not imported:
            return modules or (Elsewhere.LEAF if _all_leaves(specifier, found) else ())
        return Elsewhere.LEAF if is_asset(specifier) else Elsewhere.UNKNOWN
