"""Which baseline counts for a file: the one that was named, else the nearest above it."""

import os
from collections.abc import Iterable

from allocscan.project.paths import below, upward
from allocscan.records import dataclass, field
from allocscan.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from allocscan.known import Identity
    from allocscan.project.baseline import Baseline
    from allocscan.project.config import Config
    from allocscan.project.lookup import Configs

NAME: Final = "allocscan-baseline.json"


@dataclass(slots=True)
class Baselines:
    """The baselines of one run, each read when the first file asks for it.

    `named` is the place that the command line names, which counts for every file; else that which
    the configuration of the working directory names; else that which the file's own configuration
    names, below itself. Where none is named it is `NAME` in the nearest folder above the file, up
    to the top of its repository, and last in the folder of the project. `making`: there may be no
    file yet, for one is to be written.
    """

    configs: "Configs"
    named: str | None
    making: bool
    _held: "dict[str, Baseline | None]" = field(default_factory=dict)
    _read: "dict[str, Baseline | None]" = field(default_factory=dict)
    _places: "dict[str, Baseline | None]" = field(default_factory=dict)
    _above: dict[tuple[str, str | None], str | None] = field(default_factory=dict)
    _real: dict[str, str] = field(default_factory=dict)

    def of(self, location: str) -> "frozenset[Identity]":
        """What was known of the file at `location`. Raises AllocscanError for what is no
        baseline."""
        baseline = self.holding(location)
        return frozenset() if baseline is None else baseline.of(location)

    def holding(self, location: str) -> "Baseline | None":
        """The baseline that counts for the file at `location`; None where there is none. Raises
        AllocscanError for what is no baseline."""
        folder = os.path.dirname(location)
        if folder not in self._held:
            place, home = self._place(folder)
            if place not in self._places:
                key = os.path.realpath(place)
                if key not in self._read:
                    self._read[key] = self._at(place, home)
                self._places[place] = self._read[key]
            self._held[folder] = self._places[place]
        return self._held[folder]

    def look_up(self, locations: Iterable[str]) -> None:
        """Read what counts for the files at `locations`. Raises AllocscanError."""
        for location in locations:
            self.holding(location)

    def all(self) -> "list[Baseline]":
        """Those that were asked for, and are there, or are to be."""
        return [each for each in self._read.values() if each is not None]

    def _at(self, place: str, home: str) -> "Baseline | None":
        if not os.path.exists(place):
            if not self.making:
                return None
            from allocscan.project.baseline import Baseline

            return Baseline(place, home)
        from allocscan.project.baseline import read_baseline

        return read_baseline(place, home)

    def _place(self, folder: str) -> tuple[str, str]:
        """Where the baseline for the files in `folder` lies, and what its paths are relative to."""
        cwd = os.getcwd()
        ours = self.configs.of_folder(cwd)
        if self.named is not None:
            return self.named, self._home_of_named(self.named, cwd)
        if ours.baseline is not None:
            return os.path.join(ours.folder, ours.baseline), ours.folder
        config = self.configs.of_folder(folder)
        if (own := _own_place(config)) is not None:
            return own, config.folder
        nearest = self._nearest(folder, config)
        home = nearest if nearest is not None else self._home(folder, config, cwd, ours)
        return os.path.join(home, NAME), home

    def _nearest(self, folder: str, config: "Config") -> str | None:
        """The nearest folder above `folder` with a baseline: as links lead, then as the path
        says."""
        real = self._real_path(folder)
        found = self._first(real, config)
        return self._first(folder, config) if found is None and real != folder else found

    def _first(self, folder: str, config: "Config") -> str | None:
        """`folder`, or the first above it, with a baseline; what was passed is remembered."""
        top = config.folder if config.root else None
        found, passed = None, []
        for each in upward(folder):
            if (each, top) in self._above:
                found = self._above[each, top]
                break
            passed.append((each, top))
            if each not in self.configs.bare and os.path.exists(os.path.join(each, NAME)):
                found = each
                break
            if each == top or self.configs.repository(each) == each:
                break
        self._above.update(dict.fromkeys(passed, found))
        return found

    def _real_path(self, folder: str) -> str:
        """As `os.path.realpath`, from what is known of the folder above."""
        if folder not in self._real:
            parent, name = os.path.split(folder)
            known = self._real.get(parent) if os.name == "posix" else None
            if known is None or os.path.islink(folder):
                self._real[folder] = os.path.realpath(folder)
            else:
                self._real[folder] = os.path.join(known, name)
        return self._real[folder]

    def _home(self, folder: str, config: "Config", cwd: str, ours: "Config") -> str:
        """The folder of the project that `folder` belongs to: that which one works in, unless it
        lies outside of that, in a project of its own."""
        if self._is_project(cwd, ours) and (
            _lies_below(folder, ours.folder) or not self._is_project(folder, config)
        ):
            return ours.folder
        return self.configs.repository(folder) or config.folder

    def _home_of_named(self, named: str, cwd: str) -> str:
        """What the paths of a baseline are relative to that was named: the project that one works
        in, else the project that it lies in."""
        ours = self.configs.of_folder(cwd)
        folder = os.path.dirname(named)
        theirs = self.configs.of_folder(folder)
        if self._is_project(cwd, ours) or not self._is_project(folder, theirs):
            return ours.folder
        return theirs.folder

    def _is_project(self, folder: str, config: "Config") -> bool:
        named = self.configs.asked.file is not None
        return self.configs.repository(folder) is not None or bool(config.files and not named)


def _own_place(config: "Config") -> str | None:
    """Where `config` says that its baseline lies; None where that is not below itself."""
    if config.baseline is None:
        return None
    place = os.path.normpath(os.path.join(config.folder, config.baseline))
    return place if below(place, config.folder) else None


def _lies_below(folder: str, top: str) -> bool:
    real = below(os.path.realpath(folder), os.path.realpath(top))
    return real is not None or below(folder, top) is not None
