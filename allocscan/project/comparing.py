"""Which entries of a baseline a run answers for: those that the project's own run would find.

What was not looked for cannot be said to be gone. So an entry counts for a rule that ran on its
file, under the thresholds of the project, on text that could be read; of files that are not there
git may know better.
"""

import os
from collections.abc import Sequence

from allocscan.errors import AllocscanError
from allocscan.findings import NoteKind, Standing
from allocscan.project.baseline import Baseline, Judged
from allocscan.project.baselines import Baselines
from allocscan.project.checker import Checker
from allocscan.project.config import MEASURES, Config
from allocscan.project.found import Found
from allocscan.project.lookup import Asked, Configs
from allocscan.project.paths import below
from allocscan.project.results import Result, Run
from allocscan.records import dataclass, field
from allocscan.suppressions.comment_rules import COMMENT_RULES
from allocscan.typed import Final

_CHOICES: Final = (
    "select",
    "ignore",
    "rules",
    "packs",
    "require_suppression_reason",
    "report_unused_suppressions",
)
"""Fields that say which rules run, and so which comments are of use."""

_UNSURE: Final = frozenset(NoteKind) - {
    NoteKind.FIX_REVERTED,
    NoteKind.NOT_WRITTEN,
    NoteKind.NOT_FORMATTED,
    NoteKind.PROFILE_OTHER_VERSION,
    NoteKind.PROFILE_LIMITED,
    NoteKind.PROFILE_UNMATCHED,
}
"""Notes on a file that was not judged, or not as a whole."""


@dataclass(slots=True)
class Comparison:
    """Says of each file which rules `checker` ran as a run of the project would.

    `packs`: the command line names some. Recordings and unread comments change what is found.
    """

    checker: Checker
    packs: bool
    _own: dict[str, Config | None] = field(default_factory=dict)

    def judged(self, location: str, result: Result) -> Judged | None:
        """What `result` says of the file at `location`; None when that is nothing."""
        report = result.report
        if report is None:
            return None
        found = frozenset(
            each.identity
            for each in (*report.findings, *report.silenced)
            if each.standing is not Standing.SUPPRESSED
        )
        unsure = any(note.kind in _UNSURE for note in (*report.notes, *result.notes))
        return Judged(found, frozenset() if unsure else self.rules(location))

    def rules(self, location: str) -> frozenset[str]:
        """The rules whose entries for the file at `location` this run answers for."""
        checker = self.checker
        if checker.profiles is not None or not checker.inline:
            return frozenset()
        folder = os.path.dirname(location)
        config = checker.configs.of_folder(folder)
        own = self._own_config(folder, config)
        if own is None or _measures(own) != _measures(config):
            return frozenset()
        running = checker.running(location, config)
        # Which comments are of use, or name a rule, depends on all rules.
        same = not self.packs and _choices(own) == _choices(config)
        return running if same else running - COMMENT_RULES.keys()

    def _own_config(self, folder: str, config: Config) -> Config | None:
        """What is in force for `folder` where the command line says nothing: `config` itself where
        it says nothing that counts; None where that cannot be known.

        A file that the command line names is the project's own where there is no other.
        """
        asked = self.checker.configs.asked
        if asked.file is None and not asked.isolated and not _matter(asked):
            return config
        if folder not in self._own:
            self._own[folder] = _own_config(folder, asked)
        return self._own[folder]


def _own_config(folder: str, asked: Asked) -> Config | None:
    try:
        own = Configs(Asked(bases=asked.bases)).of_folder(folder)
        if asked.file is not None and not own.files:
            own = Configs(Asked(file=asked.file, bases=asked.bases)).of_folder(folder)
    except AllocscanError:  # one that is not used for this run, and cannot be
        return None
    return own


def _matter(asked: Asked) -> bool:
    fields = {*MEASURES, *_CHOICES, "overrides"}
    return any(not fields.isdisjoint(layer.values) for layer in asked.layers)


def _measures(config: Config) -> tuple[object, ...]:
    of_files = [
        (each.files, each.exclude_files, each.rule_options)
        for each in config.overrides
        if each.rule_options
    ]
    return (*(getattr(config, name) for name in MEASURES), of_files)


def _choices(config: Config) -> tuple[object, ...]:
    of_files = [
        (each.files, each.exclude_files, each.rules, each.select, each.ignore)
        for each in config.overrides
    ]
    return (*(getattr(config, name) for name in _CHOICES), of_files)


def judged_files(
    baselines: Baselines,
    comparison: Comparison,
    run: Run,
    files: Sequence[Found],
    *,
    strict: bool,
) -> dict[str, dict[str, Judged]]:
    """What `run` says of each of `files`, by its path in the baseline that counts for it, by the
    place of that. Raises AllocscanError, where `strict`, for a file that its baseline cannot hold.
    """
    judged: dict[str, dict[str, Judged]] = {each.location: {} for each in baselines.all()}
    for found, result in zip(files, run.results, strict=False):
        baseline = baselines.holding(found.location)
        each = comparison.judged(found.location, result)
        if baseline is None or each is None:
            continue
        path = baseline.path_of(found.location)
        if path is not None:
            judged[baseline.location][path] = each
        elif strict:
            place = f"outside of the project, {baseline.folder}"
            raise AllocscanError(f"{found.location}: lies {place}")
    return judged


def gone_paths(baseline: Baseline, paths: Sequence[str], configs: Configs) -> list[str]:
    """What `baseline` calls the files below `paths` that are gone from the disk, and that git has
    not left out of the work tree."""
    places = [os.path.abspath(path) for path in paths]
    bases = {*places, *map(os.path.realpath, places)}
    gone = {}
    for path in baseline.entries:
        location = baseline.location_of(path)
        if any(below(location, base) is not None for base in bases) and _is_gone(location):
            gone[path] = location
    if not gone:
        return []
    from allocscan.project.git_absent import left_out

    kept = left_out(gone.values(), configs)
    return [path for path, location in gone.items() if location not in kept]


def _is_gone(location: str) -> bool:
    try:
        os.lstat(location)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except (OSError, ValueError):
        return False  # there, for all that one can tell
    return False
