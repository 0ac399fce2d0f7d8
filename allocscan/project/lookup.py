"""The configuration in force for a folder: the nearest file upward, below the command line."""

import os

from allocscan.errors import AllocscanError
from allocscan.project.config import merged
from allocscan.project.config_tables import NAMES, config_file_in
from allocscan.project.environment import environment_layers
from allocscan.project.paths import ancestors, below, shown_path
from allocscan.records import dataclass, field
from allocscan.typed import TYPE_CHECKING, Final, Iterable

if TYPE_CHECKING:
    from allocscan.project.config import Config, Layer

_SAYING: Final = frozenset({*NAMES, ".git", "allocscan-baseline.json"})
"""Names of what makes a folder one with a configuration, a package or a baseline, or the top of a
repository."""


Lesson = tuple[dict[str, str], list[str], list[str]]
"""What a process came to know of configuration: warnings, files that were read, files in force."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line and the environment say of configuration, for the whole run.

    `file` replaces the lookup; `isolated` knows no file and no environment; `bases` are the
    absolute folders that a file without configuration or repository is seen from, best first.
    """

    layers: "tuple[Layer, ...]" = ()
    file: str | None = None
    isolated: bool = False
    bases: tuple[str, ...] = ()


@dataclass(slots=True)
class Configs:
    """Answers, remembered per folder. Folders are absolute paths; `read` are all files that
    configurations were read from, `bare` folders that surely hold no configuration, package,
    baseline or repository themselves."""

    asked: Asked
    warnings: dict[str, str] = field(default_factory=dict)
    read: dict[str, None] = field(default_factory=dict)
    bare: set[str] = field(default_factory=set)
    _configs: "dict[tuple[str | None, str], Config]" = field(default_factory=dict)
    _nearest: dict[str, str | None] = field(default_factory=dict)
    _repositories: dict[str, str | None] = field(default_factory=dict)
    _used: set[str] = field(default_factory=set)

    def of_folder(self, folder: str) -> "Config":
        """The configuration of the files in `folder`. Raises AllocscanError for a bad file."""
        file = self._file_for(folder)
        if file is not None and self.asked.file is None:
            home = os.path.dirname(file)
        else:
            home = self._home_of(folder)
        key = (file, home)
        if key not in self._configs:
            self._configs[key] = self._config(file, home)
        return self._configs[key]

    def repository(self, folder: str) -> str | None:
        """The nearest folder upward that has a `.git`, or None."""
        if folder not in self._repositories:
            found, passed = None, []
            for each in ancestors(folder):
                if each in self._repositories:
                    found = self._repositories[each]
                    break
                passed.append(each)
                if _has_git(each):
                    found = each
                    break
            self._repositories.update(dict.fromkeys(passed, found))
        return self._repositories[folder]

    def met(self, folder: str, names: Iterable[str]) -> None:
        """Be told that just `names` lie in `folder`: most folders say nothing of configuration
        or repository, and need not be asked."""
        if any(name.lower() in _SAYING for name in names):
            return
        self.bare.add(folder)
        above = os.path.dirname(folder)
        for known in (self._nearest, self._repositories):
            if above in known:
                known.setdefault(folder, known[above])

    def all(self) -> "list[Config]":
        """The configurations of all folders that were asked for."""
        return list(self._configs.values())

    def used(self) -> list[str]:
        """The files that were read, as people name them, sorted."""
        cwd = os.getcwd()
        how = " (--config, instead of the lookup)" if self.asked.file else ""
        files = self._files() | self._used
        return [shown_path(file, cwd) + how for file in sorted(files)]

    def learned(self) -> Lesson:
        """What this process came to know that another one is to `learn`."""
        return self.warnings, list(self.read), list(self._files())

    def learn(self, lesson: Lesson) -> None:
        """Be told of what another process has `learned`."""
        warnings, read, used = lesson
        self.warnings.update(warnings)
        self.read.update(dict.fromkeys(read))
        self._used.update(used)

    def _files(self) -> set[str]:
        return {file for config in self._configs.values() for file in config.files}

    def _config(self, file: str | None, home: str) -> "Config":
        cwd = os.getcwd()
        named = self.asked.file is not None
        layers = []
        if file is not None:
            from allocscan.project.config_files import layers_of_file

            layers = layers_of_file(file, cwd if named else home, self.read)
        if not self.asked.isolated:
            layers += environment_layers(cwd)
        layers += self.asked.layers
        return merged(home, (file,) if file else (), layers)

    def _file_for(self, folder: str) -> str | None:
        if self.asked.isolated:
            return None
        if self.asked.file is not None:
            return self.asked.file
        if folder not in self._nearest:
            self._search(folder)
        return self._nearest[folder]

    def _search(self, folder: str) -> None:
        found, passed = None, []
        for each in ancestors(folder):
            if each in self._nearest:
                found = self._nearest[each]
                break
            passed.append(each)
            found, shaded = config_file_in(each)
            if found is not None and shaded:
                self.warnings[found] = _shade_warning(found, shaded)
            if found is not None or _has_git(each):
                break
        self._nearest.update(dict.fromkeys(passed, found))

    def _home_of(self, folder: str) -> str:
        repository = self.repository(folder)
        if repository is not None:
            return repository
        around = (base for base in self.asked.bases if below(folder, base) is not None)
        return next(around, folder)


def named_file(path: str) -> str:
    """The absolute path of a configuration file named by the user. Raises AllocscanError."""
    if not os.path.isfile(path):
        raise AllocscanError(f"--config {path}: no such file")
    return os.path.abspath(path)


def _has_git(folder: str) -> bool:
    return os.path.exists(os.path.join(folder, ".git"))


def _shade_warning(file: str, shaded: tuple[str, ...]) -> str:
    cwd = os.getcwd()
    others = ", ".join(shown_path(each, cwd) for each in shaded)
    return f"{shown_path(file, cwd)} is used; {others} configures allocscan too and is not read"
