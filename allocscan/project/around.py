"""What lies around a file: its package, its repository, the other files of its program."""

import os
from typing import TYPE_CHECKING

from allocscan.project.config import Config
from allocscan.project.lookup import Configs
from allocscan.project.package import Package, Packages
from allocscan.project.paths import ancestors, below
from allocscan.records import dataclass, field

if TYPE_CHECKING:
    from allocscan.project.callers import CallerIndex
    from allocscan.project.imports import ImportGraph
    from allocscan.sites.felt import Felt
    from allocscan.sites.heat import Outside


@dataclass(slots=True)
class Surroundings:
    """Asked for one file after the other; what is known of folders is kept in between."""

    configs: Configs
    packages: Packages = field(default_factory=Packages)
    _states: dict[str, str] = field(default_factory=dict)
    _graphs: "dict[str, ImportGraph]" = field(default_factory=dict)
    _callers: "dict[str, CallerIndex]" = field(default_factory=dict)

    def package_of(self, location: str) -> Package | None:
        """The package that the file at `location` belongs to."""
        return self.packages.of_folder(os.path.dirname(location))

    def outside(self, location: str) -> "Outside | None":
        """Asks the other files of the program, which are read when the first site needs it; None
        for a file that lies in no package and no repository."""
        package = self.package_of(location)
        if package is None and self.configs.repository(os.path.dirname(location)) is None:
            return None

        def ask(names: tuple[str, ...]) -> "Felt | None":
            return self._callers_for(location, package).outside(location)(names)

        return ask

    def graph(self, location: str) -> "ImportGraph":
        """The imports of the program that the file at `location` belongs to."""
        from pathlib import Path

        from allocscan.project.imports import ImportGraph

        root = self._root_of(location)
        if root not in self._graphs:
            self._graphs[root] = ImportGraph(Path(root))
        return self._graphs[root]

    def path_in_project(self, location: str, config: Config) -> str:
        """What fingerprints call a file, from whichever folder it is checked: its path from the
        top of the repository, or from the folder of its configuration."""
        top = self.configs.repository(os.path.dirname(location)) or config.folder
        return below(location, top) or location

    def state(self, location: str) -> str:
        """What `outside` answers from for the file at `location`, as a hash: the same while no
        file of its program has changed, come or gone."""
        root = self._program_of(location, self.package_of(location))
        if root not in self._states:
            from allocscan.project.program_state import program_state

            self._states[root] = program_state(root, self.configs)
        return self._states[root]

    def _program_of(self, location: str, package: Package | None) -> str:
        # A workspace may hold many programs: what one exports to another goes by its own name, and
        # reading them all for one file would take seconds.
        named = package is not None and package.named
        return package.folder if package is not None and named else self._root_of(location)

    def _callers_for(self, location: str, package: Package | None) -> "CallerIndex":
        from allocscan.project.callers import CallerIndex

        root = self._program_of(location, package)
        if root not in self._callers:
            alone = _top_package(root) == root
            closed = alone and package is not None and package.closed and package.folder == root
            graph = self.graph(location)
            self._callers[root] = CallerIndex(root, self.configs, graph, closed=closed)
        return self._callers[root]

    def _root_of(self, location: str) -> str:
        folder = os.path.dirname(location)
        return self.configs.repository(folder) or _top_package(folder)


def _top_package(folder: str) -> str:
    """The highest folder upward that has a package.json: that of a workspace; else `folder`."""
    packages = [each for each in ancestors(folder) if _has_manifest(each)]
    return packages[-1] if packages else folder


def _has_manifest(folder: str) -> bool:
    return os.path.isfile(os.path.join(folder, "package.json"))
