"""One file to its result: read, scan, fix, look again; and the writing of it."""

from collections.abc import Sequence

from allocscan.findings import Note, NoteKind, Report
from allocscan.project.read import judged, read_source
from allocscan.project.results import Mode, Patch, Reach, Result, without_text
from allocscan.records import dataclass, field, replace
from allocscan.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from allocscan.known import Identity
    from allocscan.project.around import Surroundings
    from allocscan.project.asking import Asking
    from allocscan.project.baselines import Baselines
    from allocscan.project.choosing import Chooser
    from allocscan.project.config import Config
    from allocscan.project.found import Found
    from allocscan.project.lookup import Configs
    from allocscan.project.profiles import Profiles
    from allocscan.project.scope import Scope
    from allocscan.rule import Rule
    from allocscan.settings import Settings
    from allocscan.sites.context.abroad import Abroad
    from allocscan.sites.felt import Felt
    from allocscan.sites.heat import Outside
    from allocscan.sites.typing.compiler import Compiler
    from allocscan.source.file import SourceFile
    from allocscan.syntax.brackets import Pair

_LINKING: Final = (b"import", b"require", b"Require", b"from", b"define", b"System")
"""A file with none of these words imports nothing, so no cycle passes through it."""


@dataclass(slots=True)
class Checker:
    """Checks files one by one with `rules`; what is known of folders is kept in between.

    In `Mode.WRITE` the `chooser`, if there is one, is asked about each fix. `profiles` are what
    was recorded of the files while they ran, `baseline` is what was known of them before.
    `inline`: comments silence. `reason` is why comments are added for what is found, None where
    they are not. `scope` holds the texts that are checked, and what they were before.
    """

    rules: "Sequence[Rule]"
    configs: "Configs"
    mode: Mode
    chooser: "Chooser | None" = None
    profiles: "Profiles | None" = None
    baseline: "Baselines | None" = None
    inline: bool = True
    reason: str | None = None
    scope: "Scope | None" = None
    _known: "dict[str, frozenset[Identity]]" = field(default_factory=dict)
    _around: "Surroundings | None" = None
    _asking: "Asking | None" = None
    _reach: Reach = Reach.ALONE

    @property
    def around(self) -> "Surroundings":
        """What lies around the files."""
        if self._around is None:
            from allocscan.project.around import Surroundings

            self._around = Surroundings(self.configs)
        return self._around

    def check(self, found: "Found") -> Result:
        """Scan one file and work out its fixes; nothing is written.

        Raises AllocscanError for unknown rules.
        """
        source = self._source_of(found)
        if isinstance(source, Note):
            return Result(None, (source,))
        if self.scope is not None and self.scope.olds is not None:
            report = self._scan(source, found.location, found.config, frozenset())
            if not report.findings:
                return without_text(Result(report))
            self._learn(found, self.scope)
        if self.chooser is not None:
            return self._chosen(source, found.location, found.config, self.chooser)
        self._reach = Reach.ALONE
        result = self._checked(source, found.location, found.config)
        rests = self.around.rests() if self._reach is not Reach.ALONE else None
        return without_text(replace(result, reach=self._reach, rests=rests))

    def write(self, found: "Found", result: Result) -> Result:
        """Put the fixed text of `result` in the place of the file, but in `Mode.DIFF`; what comes
        of it, which is the old text's report where that fails."""
        patch = result.patch
        if self.mode is Mode.DIFF or patch is None:
            return result
        note = self.scope.obstacle(found, patch.before) if self.scope is not None else None
        if note is None:
            from allocscan.project.write import write_atomically

            note = write_atomically(found.location, found.path, patch.before, patch.after)
        if note is None:
            return result
        assert result.report is not None, "what has fixes was scanned"
        source = replace(result.report.source, content=patch.before)
        if self.scope is not None and self.scope.olds is not None:
            self._learn(found, self.scope)
        return Result(self._scan(source, found.location, found.config), (note,))

    def _source_of(self, found: "Found") -> "SourceFile | Note":
        if self.scope is not None:
            return self.scope.source_of(found)
        return read_source(found.location, found.path, found.config)

    def _learn(self, found: "Found", scope: "Scope") -> None:
        """Find out which findings of `found` its old text has. What a comment silenced there is
        not known."""
        old = scope.old_source(found)
        if old is not None:
            report = self._scan(old, found.location, found.config, frozenset())
            self._known[found.location] = frozenset(each.identity for each in report.findings)

    def look_again(self, found: "Found", earlier: Result) -> Result:
        """`earlier` with the report on what the file holds by now; nothing is written."""
        source = read_source(found.location, found.path, found.config)
        if isinstance(source, Note):
            return replace(earlier, notes=(*earlier.notes, source))
        report = self._scan(source, found.location, found.config, frozenset())
        return replace(earlier, report=report)

    def check_text(self, content: bytes, location: str, shown: str, config: "Config") -> Result:
        """As `check`, for text that is on no disk: nothing is written."""
        source = judged(content, shown, config)
        if isinstance(source, Note):
            return Result(None, (source,))
        return self._checked(source, location, config)

    def _checked(self, source: "SourceFile", location: str, config: "Config") -> Result:
        result = self._fixed(source, location, config)
        if self.reason is None or result.report is None:
            return result
        return self._silenced(source, location, config, result, self.reason)

    def _fixed(self, source: "SourceFile", location: str, config: "Config") -> Result:
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
        self, source: "SourceFile", location: str, config: "Config", result: Result, reason: str
    ) -> Result:
        """`result` with comments that silence what is left after the fixes.

        Raises AllocscanError where comments must have a reason and none was given.
        """
        from allocscan.project.choices import check_reason
        from allocscan.scanning.adding import with_suppressions
        from allocscan.suppressions.comment_rules import COMMENT_RULES, NO_REASON

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
        self, source: "SourceFile", location: str, config: "Config", chooser: "Chooser"
    ) -> Result:
        from allocscan.project.choosing import choose

        def fixer(text: "SourceFile", chosen: frozenset[str]) -> "Report":
            return self._scan(text, location, config, chosen)

        made = choose(source, fixer, chooser, unsafe=config.unsafe_fixes)
        if made.report.source.content == source.content:
            return Result(made.report)
        patch = Patch(source.path, location, source.content, made.report.source.content)
        return Result(made.report, (), patch, made.fixed, tuple(made.constants))

    def _scan(
        self,
        source: "SourceFile",
        location: str,
        config: "Config",
        chosen: frozenset[str] | None = None,
    ) -> "Report":
        from allocscan.scan import places_to_look, scan_whole

        _, shared = self._asker.of(location, config)
        places = places_to_look(source, shared) if self.profiles is None else None
        if places == ():
            return Report(source, (), ())
        rules, settings = self._asked(source, location, config, chosen)
        if not settings.may_cycle:
            return scan_whole(source, rules, settings, places)
        return self._asked_about_imports(source, location, rules, settings, places)

    def _asked(
        self, source: "SourceFile", location: str, config: "Config", chosen: frozenset[str] | None
    ) -> "tuple[Sequence[Rule], Settings]":
        rules, settings = self._asker.of(location, config)
        return rules, replace(
            settings,
            make_fixed=self.mode is not Mode.SHOW,
            chosen=chosen,
            outside=self._outside(location),
            abroad=lambda: self._abroad(location),
            compiler=lambda: self._compiler(location),
            baseline=self._known_of(location),
            identity_path=self.around.path_in_project(location, config),
            profile=self.profiles.of(location, source.content) if self.profiles else None,
            may_cycle=any(word in source.content for word in _LINKING),
            known_rules=self._known_rules(source),
        )

    def _known_rules(self, source: "SourceFile") -> frozenset[str]:
        """The names that comments may have in them, where there are such, or are to be."""
        from allocscan.suppressions.mark import MARK

        if self.reason is None and MARK not in source.content:
            return frozenset()
        return frozenset(rule.id for rule in self.rules)

    def asked(
        self, source: "SourceFile", location: str, config: "Config"
    ) -> "tuple[Sequence[Rule], Settings]":
        """The rules that run on a file, and the settings of its scan.

        Raises AllocscanError for unknown rules.
        """
        return self._asked(source, location, config, None)

    def running(self, location: str, config: "Config") -> frozenset[str]:
        """The names of all rules that run on a file, those about comments too."""
        from allocscan.project.choices import running_names
        from allocscan.suppressions.comment_rules import UNUSED

        running = running_names(location, config, self.rules, inline=self.inline)
        return running if self._asker.as_ever else running - {UNUSED}

    @property
    def _asker(self) -> "Asking":
        """Under thresholds of one run, and beside recordings, a comment of use may silence
        nothing: then that is not asked."""
        if self._asking is None:
            from allocscan.project.asking import Asking, holds_for_every_run

            asked = self.configs.asked
            usual = self.profiles is None and not asked.isolated
            as_ever = usual and holds_for_every_run(asked.layers)
            self._asking = Asking(self.rules, self.around, self.inline, as_ever)
        return self._asking

    def _outside(self, location: str) -> "Outside | None":
        outside = self.around.outside(location)
        if outside is None:
            return None

        def ask(names: tuple[str, ...]) -> "Felt | None":
            if self._reach is Reach.ALONE:
                self._reach = Reach.PROGRAM
            return outside(names)

        return ask

    def _abroad(self, location: str) -> "Abroad | None":
        if self._reach is Reach.ALONE:
            self._reach = Reach.PROGRAM
        return self.around.abroad(location)

    def _compiler(self, location: str) -> "Compiler":
        self._reach = Reach.IMPORTS
        return self.around.compiler(location)

    def _known_of(self, location: str) -> "frozenset[Identity]":
        known = self._known.get(location, frozenset())
        return known if self.baseline is None else known | self.baseline.of(location)

    def _asked_about_imports(
        self,
        source: "SourceFile",
        location: str,
        rules: "Sequence[Rule]",
        settings: "Settings",
        places: "Sequence[Pair] | None",
    ) -> "Report":
        # The graph reads many files: it is built only when an import is what stops a fix.
        from allocscan.scan import scan_whole
        from allocscan.sites.obstacles import Because

        report = scan_whole(source, rules, settings, places)
        stopped = {refused.because for found in report.findings for refused in found.refusals}
        if not stopped & {Because.IMPORT_CYCLE, Because.NOT_SETTLED}:
            return report
        from pathlib import Path

        self._reach = Reach.IMPORTS
        graph = self.around.graph(location)
        may_cycle, settled = graph.may_cycle(Path(location)), frozenset[str]()
        if Because.NOT_SETTLED in stopped:
            settled = graph.settled_imports(Path(location), source.content)
        if may_cycle and not settled:
            return report
        asked = replace(settings, may_cycle=may_cycle, settled_imports=settled)
        return scan_whole(source, rules, asked, places)
