"""Runs that are asked what an earlier one was: what that one found is taken from it."""

import os

from allocscan.cli.repeats import MANY
from allocscan.cli.run_keys import run_key, words_key
from allocscan.project.history import History
from allocscan.records import dataclass, field, replace
from allocscan.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from allocscan.cli.setup import Setup
    from allocscan.project.changes import Changes
    from allocscan.project.found import Discovery, Found
    from allocscan.project.keeping import Finished
    from allocscan.project.kept import Judged, Kept
    from allocscan.project.results import Result, Run
    from allocscan.project.snapshot import Snapshot
    from allocscan.project.told import Told
    from allocscan.project.world import World

_FEW: Final = 32
"""So many stamps that lead nowhere are looked into run after run: `/tmp` has another each time."""


@dataclass(frozen=True, slots=True)
class _Earlier:
    """The run before that was asked the same, and what has changed since."""

    snapshot: "Snapshot"
    kept: "Kept"
    changes: "Changes"


@dataclass(slots=True)
class Again:
    """A run that began at `started`, in ns, and what is known of the one before."""

    setup: "Setup"
    history: History
    started: int
    _before: "tuple[Snapshot, Changes] | None" = None
    _read: _Earlier | None = None
    _world: "World | None" = None
    _known: "dict[int, Judged]" = field(default_factory=dict)
    _same_walk: bool = False
    _kept_as: int | None = None
    _warnings: "dict[str, str]" = field(default_factory=dict)

    def unchanged(self) -> bool:
        """True where there was a run before, and nothing has changed since."""
        snapshot = self.history.latest()
        if snapshot is None:
            return False
        from allocscan.project.changes import changes_since

        changes = changes_since(snapshot, self.history.folder)
        if changes.elsewhere:
            return False
        self._before = snapshot, changes
        if not changes.none:
            return False
        self._kept_as = snapshot.started
        if len(changes.touched) + len(changes.stirred) > _FEW:
            self._refresh(snapshot, changes)
        return True

    def _refresh(self, snapshot: "Snapshot", changes: "Changes") -> None:
        """Keep the run before with the stamps of now, where these will tell more."""
        from allocscan.project.changes import count_settled, refreshed

        if count_settled(snapshot, changes, self.started) <= _FEW:
            return
        said, started = self.history.words(), self._started_there()
        self.history.keep(refreshed(snapshot, started))
        self._kept_as = started
        if said is not None and said.started == snapshot.started:
            self.history.keep_words(replace(said, started=started))

    def words(self) -> "Told | None":
        """What the run before said, where it was asked for its words as this one is."""
        said, asked = self.history.words(), words_key(self.setup)
        if said is None or said.started != self._kept_as or said.asked != asked:
            return None
        return said.told

    def keep_words(self, told: "Told") -> None:
        """Keep what this run said for one that would say the same."""
        asked = words_key(self.setup)
        if asked is None or self._kept_as is None or self.history.trouble is not None:
            return
        from allocscan.project.told import Words

        self.history.keep_words(Words(asked, self._kept_as, told))

    def whole(self, *, with_files: bool) -> "tuple[Discovery, Run] | None":
        """What the earlier run found, where nothing has changed; `with_files` if they matter."""
        earlier, run = self._earlier, None
        if earlier is not None:
            from allocscan.project.reuse import run_again

            run = run_again(earlier.snapshot, earlier.kept, os.getcwd())
        if earlier is None or run is None:
            self._kept_as = None
            return None
        self._warn(earlier.kept.around)
        return self._found(earlier, range(earlier.snapshot.checked if with_files else 0)), run

    def found(self) -> "Discovery | None":
        """What a walk would find, where the earlier one tells."""
        if self._earlier is None:
            return None
        from allocscan.project.partly import same_walk, still_known

        snapshot, changes = self._earlier.snapshot, self._earlier.changes
        if not same_walk(snapshot, changes):
            return None
        self._same_walk = True
        locations = snapshot.files.paths[: snapshot.checked]
        self._known = still_known(snapshot, self._earlier.kept, changes, locations)
        return self._found(self._earlier, self._known)

    def known(self, files: "Sequence[Found]") -> "dict[int, Result]":
        """The results that the earlier run tells, by the place of their files."""
        earlier = self._earlier
        self._warnings = dict(self.setup.configs.warnings)
        if not self._same_walk and self._is_worth(files):
            from allocscan.project.world import World

            # What lies above the checked files is looked at before they are judged.
            self._world = World((os.getcwd(), *self.setup.options.paths))
        if earlier is None:
            return {}
        from allocscan.project.partly import results_of, still_known

        snapshot, kept = earlier.snapshot, earlier.kept
        if not self._same_walk:
            locations = [each.location for each in files]
            self._known = still_known(snapshot, kept, earlier.changes, locations)
        results = results_of(self._known, snapshot, files)
        self._known = {place: self._known[place] for place in results}
        rests = (each.rests for each in self._known.values() if each.rests is not None)
        self._warn(kept.asked(rests))
        return results

    def keep(self, found: "Discovery", run: "Run") -> None:
        """Keep `run` for the next one, where that may take it for its own."""
        if not self._is_worth(found.files):
            return
        configs = self.setup.configs
        if any(each.baseline is not None for each in configs.all()):
            return
        from allocscan.project.keeping import Finished

        finished = Finished(self.history.key, self.started, found, run, self._known, self._warnings)
        snapshot = self._snapshot(finished)
        if snapshot is not None and (started := self._started_there()) < self.started:
            snapshot = self._snapshot(replace(finished, started=started))
        if snapshot is not None:
            self.history.keep(snapshot)
            self._kept_as = snapshot.started
        if self.history.trouble is not None:
            configs.warnings["cache"] = self.history.trouble

    @property
    def _earlier(self) -> _Earlier | None:
        """The run before, with what it found; that is not read before somebody asks for it."""
        if self._read is None and self._before is not None:
            from allocscan.project.kept import run_of_text

            snapshot, changes = self._before
            kept = run_of_text(snapshot.findings)
            if kept is None or not kept.fits(snapshot.checked, len(snapshot.folders.paths)):
                self._before = None
                return None
            self._read = _Earlier(snapshot, kept, changes)
        return self._read

    def _started_there(self) -> int:
        """When this run began, in ns by the clock that stamps files, if that is behind ours. Asked
        when all has been looked at: it makes the folder of the cache, where that is new."""
        return max(0, self.started - self.history.lag())

    def _warn(self, around: "Mapping[str, Mapping[str, str]]") -> None:
        for warnings in around.values():
            self.setup.configs.warnings.update(warnings)

    def _is_worth(self, files: "Sequence[Found]") -> bool:
        return len(files) > MANY or self.setup.config.cache is True

    def _snapshot(self, finished: "Finished") -> "Snapshot | None":
        from allocscan.project.keeping import snapshot_of_run

        earlier = self._earlier
        if earlier is not None and self._same_walk:
            from allocscan.project.keeping_on import snapshot_of_rerun

            return snapshot_of_rerun(finished, earlier.snapshot, earlier.kept, earlier.changes)
        if self._world is None:
            return None
        before, edges = (None, {}) if earlier is None else (earlier.snapshot, earlier.kept.edges)
        return snapshot_of_run(finished, self._world, before, edges, self.setup.configs)

    def _found(self, earlier: _Earlier, known: "Collection[int]") -> "Discovery":
        """What the earlier run found, with the files if some are `known`."""
        from allocscan.project.reuse import files_again, found_again

        configs, snapshot = self.setup.configs, earlier.snapshot
        configs.warnings.update(earlier.kept.warnings)
        files = files_again(snapshot, configs, known) if known or self._same_walk else ()
        return found_again(snapshot, earlier.kept, files)


def again_of(setup: "Setup", started: int) -> Again:
    """What is known of the run that `setup` asks for, which follows from files alone."""
    config = setup.config
    from allocscan.project.cache_place import cache_folder

    environment = {} if setup.configs.asked.isolated else os.environ
    folder = cache_folder(config.folder, config.cache_dir, environment)
    return Again(setup, History(folder, run_key(setup)), started)
