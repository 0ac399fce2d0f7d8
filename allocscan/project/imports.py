"""Whether a file of a project may be in an import cycle: the module graph of what lies on disk."""

import os
import re
from functools import cache
from pathlib import Path

from allocscan.knowledge.node_modules import is_builtin
from allocscan.program.exports import Exports
from allocscan.program.graph import Elsewhere, ModuleGraph
from allocscan.program.specifiers import edges_of
from allocscan.project.import_aliases import NONE, Aliases, aliases_in, matched
from allocscan.project.import_files import FileFinder, is_asset, is_readable
from allocscan.project.import_links import Links
from allocscan.project.import_packages import NOTHING, PackageScope, package_name, scope_of
from allocscan.project.looked import Looked
from allocscan.project.paths import ancestors
from allocscan.project.read import contents
from allocscan.typed import Final

_ALIAS: Final = "@/"
"""How a specifier begins that names no package: no package's scope is empty (the npm package
validate-npm-package-name). A package may be called `~`."""


class ImportGraph:
    """The imports of the files below `root` and of whatever they reach. Nothing is executed."""

    def __init__(self, root: Path) -> None:
        self._root = os.path.realpath(root)
        self.looked = Looked()
        self._files = FileFinder(self.looked)
        self._links = Links(self._files, self.looked)
        self._aliases: dict[str, Aliases] = {}
        self._scopes: dict[str, PackageScope] = {}
        self._wholly_read: dict[str, None] = {}
        self._graph = ModuleGraph(self._read, self._resolve)
        self._exports = Exports(self._read_wholly, self._resolved)

    def may_cycle(self, path: Path) -> bool:
        """False only when evaluating the file is proven never to import the file again.

        `path` is absolute, or relative to the root. Imports that a build adds without a word in
        the source or in a manifest are not seen.
        """
        return self._graph.may_cycle(self._files.real(os.path.join(self._root, path)))

    def settled_imports(self, path: Path, content: bytes) -> frozenset[str]:
        """The names that the file, of that content, imports and that always stand for one value,
        and the members of such (`Kind.Open`) that do. `path` is absolute, or relative to the root.
        """
        importer = self._files.real(os.path.join(self._root, path))

        def is_ready(specifier: str) -> bool:
            if not self._graph.may_cycle(importer):
                return True
            target = self._resolved(importer, specifier)
            return target is not None and not self._graph.may_reach(target, importer)

        return self._exports.settled(importer, content, is_ready)

    def real(self, location: str) -> str:
        """`location` with every symbolic link followed."""
        return self._files.real(location)

    def names(self, importer: str, specifier: str, path: str) -> bool:
        """True when `specifier` in the module `importer` may mean the module `path`. Both are
        real paths."""
        return path in self.modules(importer, specifier)

    def modules(self, importer: str, specifier: str) -> tuple[str, ...]:
        """Those of the program that `specifier` in the module `importer` may mean."""
        found = self._resolve(importer, specifier, imported=True)
        return found if isinstance(found, tuple) else ()

    def _resolved(self, importer: str, specifier: str) -> str | None:
        folder = os.path.dirname(importer)
        if specifier in (".", "..") or specifier.startswith(("./", "../")):
            named = [os.path.join(folder, specifier)]
        elif specifier.startswith(_ALIAS):
            aliases = self._path_aliases(folder)
            if any(each.foreign for each in aliases):
                return None
            named, _ = _targets(aliases, specifier)
        else:
            return None  # what a build's aliases name, Node may look for in a package
        meant = {each for base in named for each in self._candidates(base) or ()}
        if len(meant) != 1:  # of a module and of data beside it tools take one or the other
            return None
        found = self._resolve(importer, specifier, imported=True)
        return found[0] if isinstance(found, tuple) and len(found) == 1 else None

    def edges(self) -> dict[str, str]:
        """What is known to follow from each module that was read since this was asked last: a hash
        of what it may import, or "" where all of its text had its say."""
        read, self._graph.read = self._graph.read, {}
        wholly, self._wholly_read = self._wholly_read, {}
        found = {path: "" if each is None else edges_of(each) for path, each in read.items()}
        return {**found, **dict.fromkeys(wholly, "")}

    def _read_wholly(self, path: str) -> bytes | None:
        return self._read(path, whole=True)

    def _read(self, path: str, *, whole: bool = False) -> bytes | None:
        if any(scope.injects for scope in self._package_scopes(os.path.dirname(path))):
            return None
        self.looked.files[path] = None
        if whole:
            self._wholly_read[path] = None
        try:
            return contents(path)
        except OSError:
            return None

    def _resolve(
        self, importer: str, specifier: str, imported: bool
    ) -> tuple[str, ...] | Elsewhere:
        folder = os.path.dirname(importer)
        if specifier in (".", "..") or specifier.startswith(("./", "../")):
            return self._relative(folder, specifier, imported)
        if not imported or specifier.startswith("node:"):
            return Elsewhere.LEAF
        return self._bare(folder, specifier)

    # -------------------------------------------------------------- relative

    def _relative(self, folder: str, specifier: str, imported: bool) -> tuple[str, ...] | Elsewhere:
        if "%" in specifier:
            return Elsewhere.UNKNOWN  # Node decodes it
        base = os.path.join(folder, specifier)
        found = self._candidates(base)
        if not imported:
            return tuple(each for each in found or () if is_readable(each))
        if found is None or self._is_replaced(folder, (base, *found)):
            return Elsewhere.UNKNOWN
        if not found:
            return Elsewhere.LEAF if is_asset(specifier) else Elsewhere.UNKNOWN
        return _modules_of(found)

    def _candidates(self, base: str) -> tuple[str, ...] | None:
        """What the path `base` may name; None when a manifest in that folder decides."""
        plain = re.split(r"[?#]", base)[0]
        if self._files.is_package(base):
            return None
        found = self._files.candidates(base)
        if plain == base:
            return found
        return tuple(dict.fromkeys((*(found or ()), *(self._files.candidates(plain) or ()))))

    def _is_replaced(self, folder: str, paths: tuple[str, ...]) -> bool:
        stems = {os.path.basename(path).split(".")[0] for path in paths}
        return any(scope.replaced & stems for scope in self._package_scopes(folder))

    # -------------------------------------------------------------- bare names

    def _bare(self, folder: str, specifier: str) -> tuple[str, ...] | Elsewhere:
        scopes, name = self._package_scopes(folder), package_name(specifier)
        aliases = self._path_aliases(folder)
        unread = any(each.unread for each in scopes) or any(each.unread for each in aliases)
        if unread or any(name in scope.local or specifier in scope.local for scope in scopes):
            return Elsewhere.UNKNOWN
        aliased = self._aliased(aliases, specifier)
        if aliased is not None:
            return aliased
        if is_builtin(specifier):
            return Elsewhere.LEAF
        installed = any(name in scope.installed for scope in scopes)
        leaf = installed and not self._links.leads_to_sources(folder, name)
        return Elsewhere.LEAF if leaf else Elsewhere.UNKNOWN

    def _aliased(
        self, aliases: list[Aliases], specifier: str
    ) -> tuple[str, ...] | Elsewhere | None:
        """What path aliases and base folders make of `specifier`; None when it is no alias."""
        targets, must_resolve = _targets(aliases, specifier)
        found: dict[str, None] = {}
        for target in targets:
            candidates = self._candidates(target)
            if candidates is None:
                return Elsewhere.UNKNOWN
            found.update(dict.fromkeys(candidates))
        if found:
            return _modules_of(tuple(found))
        return Elsewhere.UNKNOWN if must_resolve else None

    # -------------------------------------------------------------- what stands above a folder

    def _package_scopes(self, folder: str) -> list[PackageScope]:
        for each in _upward(folder):
            if each not in self._scopes:
                self._scopes[each] = scope_of(each, self._files.marks_in(each), self.looked)
        return [found for each in _upward(folder) if (found := self._scopes[each]) != NOTHING]

    def _path_aliases(self, folder: str) -> list[Aliases]:
        for each in _upward(folder):
            if each not in self._aliases:
                self._aliases[each] = aliases_in(each, self._files.marks_in(each), self.looked)
        return [found for each in _upward(folder) if (found := self._aliases[each]) != NONE]


def _targets(aliases: list[Aliases], specifier: str) -> tuple[list[str], bool]:
    """The paths that path aliases and base folders make of `specifier`, and whether it is an alias
    for certain."""
    targets = [os.path.join(base, specifier) for each in aliases for base in each.bases]
    must_resolve = False
    for pattern, places in (pair for each in aliases for pair in each.patterns):
        star = matched(pattern, specifier)
        if star is not None:
            must_resolve |= pattern != "*"  # `*` is another way to write a base folder
            targets += [place.replace("*", star) for place in places]
    return targets, must_resolve


def _modules_of(found: tuple[str, ...]) -> tuple[str, ...] | Elsewhere:
    """The modules among the files `found`; UNKNOWN when one is of a kind that is not known."""
    modules = tuple(each for each in found if is_readable(each))
    if len(modules) < sum(not is_asset(each) for each in found):
        return Elsewhere.UNKNOWN
    return modules or Elsewhere.LEAF


_upward = cache(ancestors)
"""Asked for several times for each import: the same few folders, over and over."""
