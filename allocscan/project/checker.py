"""One file to its result: read, scan, fix, look again; and the writing of it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from allocscan.findings import Note, NoteKind, Report
from allocscan.project.around import Surroundings
from allocscan.project.choices import (
    check_reason,
    check_rule_names,
    rules_for,
    running_names,
    settings_for,
)
from allocscan.project.choosing import Chooser, choose
from allocscan.project.config import MEASURES, Config
from allocscan.project.files import Found
from allocscan.project.lookup import Configs
from allocscan.project.package import Packages
from allocscan.project.read import judged, read_source
from allocscan.project.results import Mode, Patch, Reach, Result
from allocscan.project.write import write_atomically
from allocscan.records import dataclass, field, replace
from allocscan.rule import Rule
from allocscan.scan import scan
from allocscan.settings import Settings
from allocscan.sites.obstacles import Because
from allocscan.source.file import SourceFile
from allocscan.suppressions.comment_rules import COMMENT_RULES, NO_REASON, UNUSED

if TYPE_CHECKING:
    from allocscan.known import Identity
    from allocscan.project.baselines import Baselines
    from allocscan.project.profiles import Profiles
    from allocscan.project.scope import Scope
    from allocscan.sites.felt import Felt
    from allocscan.sites.heat import Outside

_LINKING: Final = (b"import", b"require", b"export", b"define")
"""A file with none of these words imports nothing, so no cycle passes through it."""


@dataclass(slots=True)
class Checker:
    """Checks files one by one with `rules`; what is known of folders is kept in between.

    In `Mode.WRITE` the `chooser`, if there is one, is asked about each fix. `profiles` are what
    was recorded of the files while they ran, `baseline` is what was known of them before.
    `inline`: comments silence. `reason` is why comments are added for what is found, None where
    they are not. `scope` holds the texts that are checked, and what they were before.
    """

    rules: Sequence[Rule]
    configs: Configs
    mode: Mode
    chooser: Chooser | None = None
    packages: Packages = field(default_factory=Packages)
    profiles: "Profiles | None" = None
    baseline: "Baselines | None" = None
    inline: bool = True
    reason: str | None = None
    scope: "Scope | None" = None
    _known: "dict[str, frozenset[Identity]]" = field(default_factory=dict)
    _around: Surroundings | None = None
    _named_well: set[int] = field(default_factory=set)
    _reach: Reach = Reach.ALONE

    @property
    def around(self) -> Surroundings:
        """What lies around the files."""
        if self._around is None:
            self._around = Surroundings(self.configs, self.packages)
        return self._around

    def check(self, found: Found) -> Result:
        """Scan one file and work out its fixes; nothing is written.

        Raises AllocscanError for unknown rules.
        """
        source = self._source_of(found)
        if isinstance(source, Note):
            return Result(None, (source,))
        if self.scope is not None and self.scope.olds is not None:
            report = self._scan(source, found.location, found.config, frozenset())
            if not report.findings:
                return Result(report)
            self._learn(found, self.scope)
        if self.chooser is not None:
            return self._chosen(source, found.location, found.config, self.chooser)
        self._reach = Reach.ALONE
        result = self._checked(source, found.location, found.config)
        return replace(result, reach=self._reach)

    def write(self, found: Found, result: Result) -> Result:
        """Put the fixed text of `result` in the place of the file, but in `Mode.DIFF`; what comes
        of it, which is the old text's report where that fails."""
        patch = result.patch
        if self.mode is Mode.DIFF or patch is None:
            return result
        note = self.scope.obstacle(found, patch.before) if self.scope is not None else None
        if note is None:
            note = write_atomically(found.location, found.path, patch.before, patch.after)
        if note is None:
            return result
        assert result.report is not None, "what has fixes was scanned"
        source = replace(result.report.source, content=patch.before)
        if self.scope is not None and self.scope.olds is not None:
            self._learn(found, self.scope)
        return Result(self._scan(source, found.location, found.config), (note,))

    def _source_of(self, found: Found) -> SourceFile | Note:
        if self.scope is not None:
            return self.scope.source_of(found)
        return read_source(found.location, found.path, found.config)

    def _learn(self, found: Found, scope: "Scope") -> None:
        """Find out which findings of `found` its old text has. What a comment silenced there is
        not known."""
        old = scope.old_source(found)
        if old is not None:
            report = self._scan(old, found.location, found.config, frozenset())
            self._known[found.location] = frozenset(each.identity for each in report.findings)

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
        result = self._fixed(source, location, config)
        if self.reason is None or result.report is None:
            return result
        return self._silenced(source, location, config, result, self.reason)

    def _fixed(self, source: SourceFile, location: str, config: Config) -> Result:
        report = self._scan(source, location, config)
        adding = self.reason is not None and not config.fix  # a patch of comments, without fixes
        if self.mode is Mode.SHOW or report.fixed is None or adding:
            return Result(report)
        again = self._scan(replace(source, content=report.fixed), location, config)
        if again.fixed is not None:
            message = "the fix did not converge; the file is left as it was"
            return Result(report, (Note(NoteKind.FIX_REVERTED, source.path, message),))
        patch = Patch(source.path, location, source.content, report.fixed)
        # Rules may agree about a place: it is fixed once.
        fixed = len({one.span for one in report.findings if one.fingerprint in report.applied})
        shown = again if self.mode is Mode.WRITE else report
        return Result(shown, (), patch, fixed, report.constants)

    def _silenced(
        self, source: SourceFile, location: str, config: Config, result: Result, reason: str
    ) -> Result:
        """`result` with comments that silence what is left after the fixes.

        Raises AllocscanError where comments must have a reason and none was given.
        """
        from allocscan.scanning.adding import with_suppressions

        text = source if result.patch is None else replace(source, content=result.patch.after)
        left = self._scan(text, location, config)
        rules, settings = self._asked(text, location, config, None)
        check_reason(reason, required=NO_REASON in settings.comment_rules)
        made = with_suppressions(text, left.findings, reason, rules, settings)
        unsilenced = sum(each.rule not in COMMENT_RULES for each in made.left)
        if made.content == text.content:
            return replace(result, unsilenced=unsilenced)
        patch = Patch(source.path, location, source.content, made.content)
        again = self._scan(replace(text, content=made.content), location, config)
        shown = result.report if self.mode is Mode.DIFF else again
        return replace(
            result, report=shown, patch=patch, silenced=made.silenced, unsilenced=unsilenced
        )

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
        rules, settings = self._asked(source, location, config, chosen)
        if not settings.may_cycle:
            return scan(source, rules, settings)
        return self._asked_about_imports(source, location, rules, settings)

    def _asked(
        self, source: SourceFile, location: str, config: Config, chosen: frozenset[str] | None
    ) -> tuple[Sequence[Rule], Settings]:
        if id(config) not in self._named_well:
            check_rule_names(config, [rule.id for rule in self.rules])
            self._named_well.add(id(config))
        rules, severities = rules_for(location, config, self.rules)
        package = self.around.package_of(location)
        settings = settings_for(
            location, config, package, severities, self.rules, inline=self.inline
        )
        profile = self.profiles.of(location, source.content) if self.profiles else None
        comments = settings.comment_rules
        return rules, replace(
            settings,
            comment_rules=comments if self._as_ever else comments - {UNUSED},
            chosen=chosen,
            outside=self._outside(location),
            baseline=self._known_of(location),
            identity_path=self.around.path_in_project(location, config),
            profile=profile,
            may_cycle=any(word in source.content for word in _LINKING),
        )

    def asked(
        self, source: SourceFile, location: str, config: Config
    ) -> tuple[Sequence[Rule], Settings]:
        """The rules that run on a file, and the settings of its scan.

        Raises AllocscanError for unknown rules.
        """
        return self._asked(source, location, config, None)

    def running(self, location: str, config: Config) -> frozenset[str]:
        """The names of all rules that run on a file, those about comments too."""
        running = running_names(location, config, self.rules, inline=self.inline)
        return running if self._as_ever else running - {UNUSED}

    @property
    def _as_ever(self) -> bool:
        """True where what is worth a finding is what the configuration says. Under thresholds of
        one run, and beside recordings, a comment of use may silence nothing."""
        asked = self.configs.asked
        measured = any(not {*MEASURES, "rules"}.isdisjoint(each.values) for each in asked.layers)
        return self.profiles is None and not asked.isolated and not measured

    def _outside(self, location: str) -> "Outside | None":
        outside = self.around.outside(location)
        if outside is None:
            return None

        def ask(names: tuple[str, ...]) -> "Felt | None":
            if self._reach is Reach.ALONE:
                self._reach = Reach.PROGRAM
            return outside(names)

        return ask

    def _known_of(self, location: str) -> "frozenset[Identity]":
        known = self._known.get(location, frozenset())
        return known if self.baseline is None else known | self.baseline.of(location)

    def _asked_about_imports(
        self, source: SourceFile, location: str, rules: Sequence[Rule], settings: Settings
    ) -> Report:
        # The graph reads many files: it is built only when an import is what stops a fix.
        report = scan(source, rules, settings)
        stopped = {refused.because for found in report.findings for refused in found.refusals}
        if not stopped & {Because.IMPORT_CYCLE, Because.NOT_SETTLED}:
            return report
        from pathlib import Path

        self._reach = Reach.IMPORTS
        graph = self.around.graph(location)
        if graph.may_cycle(Path(location)):
            return report
        settled = frozenset[str]()
        if Because.NOT_SETTLED in stopped:
            settled = graph.settled_imports(Path(location), source.content)
        return scan(source, rules, replace(settings, may_cycle=False, settled_imports=settled))
