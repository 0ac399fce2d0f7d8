"""Which files a configuration leaves out, and for which of its reasons."""

import os
from collections.abc import Iterable
from enum import Enum
from typing import Final

from allocscan.project.config import Config
from allocscan.project.ignores import Ignores
from allocscan.project.lookup import Configs
from allocscan.project.paths import ancestors, below
from allocscan.records import dataclass, field

_NAMES: Final = ("node_modules", "bower_components", ".git", ".yarn")
_PREFIX: Final = ".pnp."
_SUFFIXES: Final = (".min.js", ".min.mjs", ".d.ts", ".d.mts", ".d.cts")
_BUILT: Final = ("dist", "build", "out", "coverage", ".next", ".nuxt", ".svelte-kit")
"""Left out only where no repository's .gitignore decides."""


class Reason(Enum):
    """Why a file was set aside, as the clause that follows its path."""

    EXCLUDED = "excluded by the configuration"
    IGNORED = "ignored by git"
    NOT_INCLUDED = "not among the included files"
    QUIET = "a test or config file"
    FOREIGN = "not JavaScript or TypeScript by its name"


@dataclass(frozen=True, slots=True)
class Place:
    """An absolute path, what lies there, and the configuration that holds for it."""

    location: str
    is_folder: bool
    config: Config


@dataclass(slots=True)
class Excludes:
    """Answers for places; git is asked as seldom as possible, or never: then it named them."""

    configs: Configs
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

    def of_walked(self, place: Place, top: str) -> Reason | None:
        """Why `place` itself is left out, which a walk from `top` met; the folders above it, up
        to `top`, are not."""
        repository = self.configs.repository(os.path.dirname(place.location))
        if self._excluded(place, repository is not None):
            return Reason.EXCLUDED
        if repository is None or not self._asks(place.config):
            return None
        ignored = self._ignores.walked(place.location, place.is_folder, top, repository)
        return Reason.IGNORED if ignored else None

    def _asks(self, config: Config) -> bool:
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
            self._excluded(Place(each, place.is_folder or each != location, place.config), tracked)
            for each in levels
        )

    def _excluded(self, place: Place, tracked: bool) -> bool:
        config = place.config
        lists = config.extend_exclude
        if config.exclude is None:
            excluded = _by_default(os.path.basename(place.location), tracked)
        else:
            excluded, lists = False, (config.exclude, *lists)
        for patterns in lists:
            verdict = patterns.verdict(place.location, place.is_folder)
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
