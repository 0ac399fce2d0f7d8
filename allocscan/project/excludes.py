"""Which files a configuration leaves out, and for which of its reasons."""

import os
from collections.abc import Iterable

from allocscan.project.found import Reason
from allocscan.project.ignores import Ignores
from allocscan.project.paths import ancestors, below
from allocscan.records import dataclass, field
from allocscan.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from allocscan.project.config import Config
    from allocscan.project.lookup import Configs

_NAMES: Final = ("node_modules", "bower_components", ".git", ".yarn")
_PREFIX: Final = ".pnp."
_SUFFIXES: Final = (".min.js", ".min.mjs", ".d.ts", ".d.mts", ".d.cts")
_BUILT: Final = ("dist", "build", "out", "coverage", ".next", ".nuxt", ".svelte-kit")
"""Left out only where no repository's .gitignore decides."""


@dataclass(frozen=True, slots=True)
class Place:
    """An absolute path, what lies there, and the configuration that holds for it."""

    location: str
    is_folder: bool
    config: "Config"


@dataclass(slots=True)
class Excludes:
    """Answers for places; git is asked as seldom as possible, or never: then it named them."""

    configs: "Configs"
    ask_git: bool = True
    _ignores: Ignores = field(default_factory=Ignores)

    def of_named(self, places: Iterable[Place]) -> dict[str, Reason]:
        """Why the locations of some `places` are left out, themselves or by a folder above."""
        reasons = {}
        asked: dict[str, list[tuple[str, bool]]] = {}
        for place in places:
            if self._excluded_from_top(place):
                reasons[place.location] = Reason.EXCLUDED
            elif (root := self._repository(place)) is not None and self._asks(place.config):
                asked.setdefault(root, []).append((place.location, place.is_folder))
        for repository, locations in asked.items():
            self._ignores.ask(repository, locations)
            for location, _ in locations:
                if self._ignores.named(location):
                    reasons[location] = Reason.IGNORED
        return reasons

    def of_walked(self, folder: str, config: "Config", top: str) -> "Level":
        """Answers for what lies in `folder`, which a walk from `top` met."""
        repository = self.configs.repository(folder)
        asked = repository if self._asks(config) else None
        return Level(config, repository is not None, asked, top, self._ignores)

    def _asks(self, config: "Config") -> bool:
        return self.ask_git and config.respect_gitignore

    def _repository(self, place: Place) -> str | None:
        """The repository whose git answers for `place`, with no link in its path. The top of a
        repository answers for itself, whatever one around it ignores."""
        folder = place.location if place.is_folder else os.path.dirname(place.location)
        return self.configs.repository(os.path.realpath(folder))

    def _excluded_from_top(self, place: Place) -> bool:
        location, home = place.location, place.config.folder
        tracked = self.configs.repository(os.path.dirname(location)) is not None
        inside = below(location, home) is not None
        levels = (
            [each for each in ancestors(location) if below(each, home)] if inside else [location]
        )
        return any(
            _excluded(each, place.is_folder or each != location, place.config, tracked)
            for each in levels
        )


@dataclass(frozen=True, slots=True)
class Level:
    """Why places in one folder are left out themselves; the folder, and those above it up to the
    `top` of the walk, are not.

    `tracked`: the folder lies in a repository; `asked` is that repository where git has its say.
    """

    config: "Config"
    tracked: bool
    asked: str | None
    top: str
    ignores: Ignores

    def reason(self, location: str, is_folder: bool) -> Reason | None:
        """Why what lies at `location` is left out."""
        if _excluded(location, is_folder, self.config, self.tracked):
            return Reason.EXCLUDED
        if self.asked is None:
            return None
        ignored = self.ignores.walked(location, is_folder, self.top, self.asked)
        return Reason.IGNORED if ignored else None


def _excluded(location: str, is_folder: bool, config: "Config", tracked: bool) -> bool:
    lists = config.extend_exclude
    if config.exclude is None:
        excluded = _by_default(location[location.rfind(os.sep) + 1 :], tracked)
    else:
        excluded, lists = False, (config.exclude, *lists)
    for patterns in lists:
        verdict = patterns.verdict(location, is_folder)
        excluded = excluded if verdict is None else verdict
    return excluded


def default_exclude(tracked: bool) -> tuple[str, ...]:
    """The globs of `exclude` where none are configured, inside a git repository or outside."""
    always = (*_NAMES, f"{_PREFIX}*", *(f"*{suffix}" for suffix in _SUFFIXES))
    return always if tracked else (*always, *_BUILT)


def _by_default(name: str, tracked: bool) -> bool:
    """What the globs of `default_exclude` say of `name`; every file is asked about."""
    named = name in _NAMES or (not tracked and name in _BUILT)
    return named or name.startswith(_PREFIX) or name.endswith(_SUFFIXES)
