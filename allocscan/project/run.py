"""Files to results: read, scan, and in fix mode write and look again."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from allocscan.findings import Note, NoteKind, Report
from allocscan.project.choices import check_rule_names, rules_for, settings_for
from allocscan.project.choosing import Chooser, choose
from allocscan.project.config import Config
from allocscan.project.files import Found
from allocscan.project.lookup import Configs
from allocscan.project.package import Package, Packages
from allocscan.project.paths import ancestors
from allocscan.project.read import judged, read_source
from allocscan.project.results import Mode, Patch, Result, Run
from allocscan.project.write import write_atomically
from allocscan.records import dataclass, field, replace
from allocscan.rule import Rule
from allocscan.scan import scan
from allocscan.settings import Settings
from allocscan.sites.obstacles import Because
from allocscan.source.file import SourceFile

if TYPE_CHECKING:
    from allocscan.project.callers import CallerIndex
    from allocscan.project.imports import ImportGraph
    from allocscan.project.profiles import Profiles
    from allocscan.sites.felt import Felt
    from allocscan.sites.heat import Outside

_LINKING: Final = (b"import", b"require", b"export", b"define")
"""A file with none of these words imports nothing, so no cycle passes through it."""


Watch = Callable[[int, int, int], None]
"""Told after each file: how many are done, of how many, with how many findings so far."""


@dataclass(slots=True)
class Checker:
    """Checks files one by one with `rules`; what is known of folders is kept in between.

    In `Mode.WRITE` the `chooser`, if there is one, is asked about each fix. `profiles` are what
    was recorded of the files while they ran.
    """

    rules: Sequence[Rule]
    configs: Configs
    mode: Mode
    chooser: Chooser | None = None
    packages: Packages = field(default_factory=Packages)
    profiles: "Profiles | None" = None
    _graphs: "dict[str, ImportGraph]" = field(default_factory=dict)
    _callers: "dict[str, CallerIndex]" = field(default_factory=dict)
    _named_well: set[int] = field(default_factory=set)

    def check(self, found: Found) -> Result:
        """Scan one file and, in `Mode.WRITE`, fix it. Raises AllocscanError for unknown rules."""
        source = read_source(found.location, found.path, found.config)
        if isinstance(source, Note):
            return Result(None, (source,))
        if self.chooser is not None:
            result = self._chosen(source, found.location, found.config, self.chooser)
        else:
            result = self._checked(source, found.location, found.config)
        if self.mode is not Mode.WRITE or result.patch is None:
            return result
        patch = result.patch
        note = write_atomically(found.location, found.path, patch.before, patch.after)
        if note is None:
            return result
        return Result(self._scan(source, found.location, found.config), (note,))

    def look_again(self, found: Found, earlier: Result) -> Result:
        """`earlier` with the report on what the file holds by now; nothing is written."""
        source = read_source(found.location, found.path, found.config)
        if isinstance(source, Note):
            return replace(earlier, notes=(*earlier.notes, source))
        report = self._scan(source, found.location, found.config, frozenset())
        return replace(earlier, report=report)

    def check_text(self, content: bytes, location: str, shown: str, config: Config) -> Result:
        """As `check`, for text that is on no disk: nothing is written."""
        source = judged(content, shown, config)
        if isinstance(source, Note):
            return Result(None, (source,))
        return self._checked(source, location, config)

    def _checked(self, source: SourceFile, location: str, config: Config) -> Result:
        report = self._scan(source, location, config)
        if self.mode is Mode.SHOW or report.fixed is None:
            return Result(report)
        again = self._scan(replace(source, content=report.fixed), location, config)
        if again.fixed is not None:
            message = "the fix did not converge; the file is left as it was"
            return Result(report, (Note(NoteKind.FIX_REVERTED, source.path, message),))
        patch = Patch(source.path, location, source.content, report.fixed)
        fixed = sum(finding.fingerprint in report.applied for finding in report.findings)
        shown = again if self.mode is Mode.WRITE else report
        return Result(shown, (), patch, fixed, report.constants)

    def _chosen(
        self, source: SourceFile, location: str, config: Config, chooser: Chooser
    ) -> Result:
        def fixer(text: SourceFile, chosen: frozenset[str]) -> Report:
            return self._scan(text, location, config, chosen)

        made = choose(source, fixer, chooser, unsafe=config.unsafe_fixes)
        if made.report.source.content == source.content:
            return Result(made.report)
        patch = Patch(source.path, location, source.content, made.report.source.content)
        return Result(made.report, (), patch, made.fixed, tuple(made.constants))

    def _scan(
        self,
        source: SourceFile,
        location: str,
        config: Config,
        chosen: frozenset[str] | None = None,
    ) -> Report:
        if id(config) not in self._named_well:
            check_rule_names(config, [rule.id for rule in self.rules])
            self._named_well.add(id(config))
        rules, severities = rules_for(location, config, self.rules)
        package = self.packages.of_folder(os.path.dirname(location))
        settings = settings_for(location, config, package, severities, self.rules)
        settings = replace(settings, chosen=chosen, outside=self._outside(location, package))
        if self.profiles is not None:
            profile = self.profiles.of(location, source.content)
            settings = replace(settings, profile=profile)
        if not any(word in source.content for word in _LINKING):
            return scan(source, rules, replace(settings, may_cycle=False))
        return self._asked_about_imports(source, location, rules, settings)

    def _asked_about_imports(
        self, source: SourceFile, location: str, rules: Sequence[Rule], settings: Settings
    ) -> Report:
        # The graph reads many files: it is built only when an import is what stops a fix.
        report = scan(source, rules, settings)
        stopped = {refused.because for found in report.findings for refused in found.refusals}
        if not stopped & {Because.IMPORT_CYCLE, Because.NOT_SETTLED}:
            return report
        graph = self._graph_for(location)
        if graph.may_cycle(Path(location)):
            return report
        settled = frozenset[str]()
        if Because.NOT_SETTLED in stopped:
            settled = graph.settled_imports(Path(location), source.content)
        return scan(source, rules, replace(settings, may_cycle=False, settled_imports=settled))

    def _outside(self, location: str, package: Package | None) -> "Outside | None":
        """Asks the other files of the program, which are read when the first site needs it; None
        for a file that lies in no package and no repository."""
        if package is None and self.configs.repository(os.path.dirname(location)) is None:
            return None

        def ask(names: tuple[str, ...]) -> "Felt | None":
            return self._callers_for(location, package).outside(location)(names)

        return ask

    def _callers_for(self, location: str, package: Package | None) -> "CallerIndex":
        from allocscan.project.callers import CallerIndex

        # A workspace may hold many programs: what one exports to another goes by its own name, and
        # reading them all for one file would take seconds.
        named = package is not None and package.named
        root = package.folder if package is not None and named else self._root_of(location)
        if root not in self._callers:
            alone = _top_package(root) == root
            closed = alone and package is not None and package.closed and package.folder == root
            graph = self._graph_for(location)
            self._callers[root] = CallerIndex(root, self.configs, graph, closed=closed)
        return self._callers[root]

    def _graph_for(self, location: str) -> "ImportGraph":
        from allocscan.project.imports import ImportGraph

        root = self._root_of(location)
        if root not in self._graphs:
            self._graphs[root] = ImportGraph(Path(root))
        return self._graphs[root]

    def _root_of(self, location: str) -> str:
        folder = os.path.dirname(location)
        return self.configs.repository(folder) or _top_package(folder)


def run(checker: Checker, files: Sequence[Found], watch: Watch | None = None) -> Run:
    """Check `files` in order, until the chooser, if there is one, has seen enough."""
    results: list[Result] = []
    findings = 0
    for found in files:
        result = checker.check(found)
        results.append(result)
        findings += len(result.report.findings) if result.report else 0
        if watch is not None:
            watch(len(results), len(files), findings)
        if checker.chooser is not None and checker.chooser.stopped:
            break
    return Run(tuple(results), unseen=len(files) - len(results))


def _top_package(folder: str) -> str:
    """The highest folder upward that has a package.json: that of a workspace; else `folder`."""
    packages = [each for each in ancestors(folder) if _has_manifest(each)]
    return packages[-1] if packages else folder


def _has_manifest(folder: str) -> bool:
    return os.path.isfile(os.path.join(folder, "package.json"))
