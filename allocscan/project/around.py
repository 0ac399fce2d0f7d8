"""What lies around a file: its package, its repository, the other files of its program."""

import os

from allocscan.project.package import Packages
from allocscan.project.paths import ancestors, below
from allocscan.records import dataclass, field
from allocscan.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from allocscan.project.callers import CallerIndex
    from allocscan.project.compilers import Compilers
    from allocscan.project.config import Config
    from allocscan.project.found import Discovery, Found
    from allocscan.project.imports import ImportGraph
    from allocscan.project.lookup import Configs
    from allocscan.project.package import Package
    from allocscan.project.results import Rests
    from allocscan.project.walked import Walked
    from allocscan.sites.context.abroad import Abroad
    from allocscan.sites.felt import Felt
    from allocscan.sites.heat import Outside
    from allocscan.sites.typing.compiler import Compiler


@dataclass(slots=True)
class Surroundings:
    """Asked for one file after the other; what is known of folders is kept in between. `walk` is
    what this run found. `_asked` are the programs and `_followed` the imports that were asked since
    `rests` was, `_in_memory` the programs that hold trees: where there are hundreds of programs,
    each file asks one of them."""

    configs: "Configs"
    walk: "Discovery | None" = None
    _walked: "Walked | None" = None
    _packages: Packages | None = None
    _graphs: "dict[str, ImportGraph]" = field(default_factory=dict)
    _callers: "dict[str, CallerIndex]" = field(default_factory=dict)
    _graph_of: "dict[str, str]" = field(default_factory=dict)
    _asked: dict[str, None] = field(default_factory=dict)
    _followed: dict[str, None] = field(default_factory=dict)
    _in_memory: dict[str, None] = field(default_factory=dict)
    _compilers: "Compilers | None" = None

    def package_of(self, location: str) -> "Package | None":
        """The package that the file at `location` belongs to."""
        if self._packages is None:
            self._packages = Packages(self.configs.bare)
        return self._packages.of_folder(os.path.dirname(location))

    def outside(self, location: str) -> "Outside | None":
        """Asks the other files of the program, which are read when the first site needs it; None
        for a file that lies in no package and no repository."""
        package = self.package_of(location)
        if package is None and self.configs.repository(os.path.dirname(location)) is None:
            return None

        def ask(names: tuple[str, ...]) -> "Felt | None":
            return self._callers_for(location, package).outside(location)(names)

        return ask

    def abroad(self, location: str) -> "Abroad | None":
        """Asks what the other files of the program do with the text of functions. For a file that
        lies in no package and no repository the walk stands for the program; None where it is not
        of the walk either."""
        package = self.package_of(location)
        if package is None and self.configs.repository(os.path.dirname(location)) is None:
            top = self._walked_top(os.path.dirname(location))
            return None if top is None else self._callers_at(top, location, None).abroad(location)
        return self._callers_for(location, package).abroad(location)

    def _walked_top(self, folder: str) -> str | None:
        """The highest folder above `folder` that this run walked."""
        return self._of_walk(self.walk).top_of(folder) if self.walk is not None else None

    def _of_walk(self, walk: "Discovery") -> "Walked":
        from allocscan.project.walked import Walked

        if self._walked is None or self._walked.found is not walk:
            self._walked = Walked(walk)
        return self._walked

    def graph(self, location: str) -> "ImportGraph":
        """The imports of the program that the file at `location` belongs to."""
        from pathlib import Path

        from allocscan.project.imports import ImportGraph

        root = self._root_of(location)
        self._followed[root] = None
        if root not in self._graphs:
            self._graphs[root] = ImportGraph(Path(root))
        return self._graphs[root]

    def compiler(self, location: str) -> "Compiler":
        """What the project asks of TypeScript's compiler for the file at `location`."""
        if self._compilers is None:
            from allocscan.project.compilers import Compilers

            self._compilers = Compilers()
        return self._compilers.of(location)

    def rests(self) -> "Rests":
        """What was asked since this was asked last, of programs and of imports."""
        from allocscan.project.results import Rests

        known = [self._callers[root].drained() for root in self._asked]
        graphs = [self._graphs[root] for root in self._followed]
        looked = [each.looked.drained() for each in graphs]
        looked += [] if self._compilers is None else [self._compilers.looked.drained()]
        self._asked, self._followed = {}, {}
        return Rests(
            _joined(each.stems for each in known),
            _joined(each.words for each in known),
            _joined(each.files for each in known),
            _joined(each.roots for each in known if each.stems or each.words or each.files),
            _joined(folders for folders, _, _ in looked),
            _joined(files for _, files, _ in looked),
            tuple(edge for each in graphs for edge in each.edges().items()),
            any(each.cut for each in known),
            _joined(marked for _, _, marked in looked),
        )

    def path_in_project(self, location: str, config: "Config") -> str:
        """What fingerprints call a file, from whichever folder it is checked: its path from the
        top of the repository, or from the folder of its configuration."""
        top = self.configs.repository(os.path.dirname(location)) or config.folder
        return below(location, top) or location

    def _program_of(self, location: str, package: "Package | None") -> str:
        # A workspace may hold many programs: what one exports to another goes by its own name, and
        # reading them all for one file would take seconds.
        named = package is not None and package.named
        return package.folder if package is not None and named else self._root_of(location)

    def _callers_for(self, location: str, package: "Package | None") -> "CallerIndex":
        return self._callers_at(self._program_of(location, package), location, package)

    def _callers_at(self, root: str, location: str, package: "Package | None") -> "CallerIndex":
        """Those of the program at `root`, in which the file at `location` lies."""
        from allocscan.project.callers import CallerIndex

        if root not in self._callers:
            for other in self._in_memory:  # a run goes through one program after the other
                self._callers[other].program.forget_trees()
            self._in_memory = {}
            alone = _top_package(root) == root
            closed = alone and package is not None and package.closed and package.folder == root
            self._graph_of[root] = self._root_of(location)
            graph = self.graph(location)
            self._callers[root] = CallerIndex(root, self._files_below, graph, closed=closed)
        self._asked[root] = self._in_memory[root] = None
        self._followed[self._graph_of[root]] = None
        return self._callers[root]

    def _files_below(self, root: str) -> "Iterable[Found]":
        """The files that a walk of `root` finds: part of the walk of this run, where it came by."""
        if self.walk is not None and self._of_walk(self.walk).came_by(root):
            return self._of_walk(self.walk).files_below(root)
        from allocscan.project.files import find_files

        return find_files([root], self.configs).files

    def _root_of(self, location: str) -> str:
        folder = os.path.dirname(location)
        return self.configs.repository(folder) or _top_package(folder)


def _joined(parts: "Iterable[tuple[str, ...]]") -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for part in parts for one in part))


def _top_package(folder: str) -> str:
    """The highest folder upward that has a package.json: that of a workspace; else `folder`."""
    packages = [each for each in ancestors(folder) if _has_manifest(each)]
    return packages[-1] if packages else folder


def _has_manifest(folder: str) -> bool:
    return os.path.isfile(os.path.join(folder, "package.json"))
