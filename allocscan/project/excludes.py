"""Which files a configuration leaves out, and for which of its reasons."""

import os
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from allocscan.project.config import Config, Patterns
from allocscan.project.globs import Globs, expanded
from allocscan.project.ignores import GitIgnores
from allocscan.project.lookup import Configs
from allocscan.project.paths import ancestors, below

ALWAYS: Final = (
    "node_modules",
    "bower_components",
    ".git",
    ".yarn",
    ".pnp.*",
    "*.min.js",
    "*.min.mjs",
    "*.d.ts",
    "*.d.mts",
    "*.d.cts",
)
UNTRACKED: Final = ("dist", "build", "out", "coverage", ".next", ".nuxt", ".svelte-kit")
"""Left out only where no repository's .gitignore decides."""


class Reason(Enum):
    """Why a file was set aside, as the clause that follows its path."""

    EXCLUDED = "excluded by the configuration"
    IGNORED = "ignored by git"
    NOT_INCLUDED = "not among the included files"
    QUIET = "a test or config file"
    FOREIGN = "not JavaScript or TypeScript by its name"


@dataclass(slots=True)
class Excludes:
    """Answers for absolute paths, with every set of globs compiled once."""

    configs: Configs
    _globs: dict[tuple[str, ...], Globs] = field(default_factory=dict)
    _ignores: dict[str, GitIgnores] = field(default_factory=dict)

    def reason(self, location: str, is_folder: bool, config: Config) -> Reason | None:
        """Why `location` itself is left out, whatever holds for the folders above it."""
        repository = self.configs.repository(os.path.dirname(location))
        verdict = None
        for patterns in self._excluding(config, repository is not None):
            found = self.matches(patterns, location, is_folder)
            verdict = verdict if found is None else found
        if verdict:
            return Reason.EXCLUDED
        if repository is not None and config.respect_gitignore:
            ignores = self._ignores.setdefault(repository, GitIgnores(repository))
            if ignores.ignores(location, is_folder):
                return Reason.IGNORED
        return None

    def reason_from_top(self, location: str, is_folder: bool, config: Config) -> Reason | None:
        """Why `location`, or a folder above it and below the project's own, is left out."""
        levels = [each for each in ancestors(location) if below(each, config.folder)][::-1]
        for level in levels or [location]:
            reason = self.reason(level, is_folder or level != location, config)
            if reason is not None:
                return reason
        return None

    def matches(self, patterns: Patterns, location: str, is_folder: bool = False) -> bool | None:
        """What `patterns` say of `location`; a path outside their folder is seen by its name."""
        path = below(location, patterns.folder) or os.path.basename(location)
        if patterns.globs not in self._globs:
            self._globs[patterns.globs] = Globs(expanded(patterns.globs))
        return self._globs[patterns.globs].verdict(path, is_folder)

    def selects(self, patterns: Patterns, location: str) -> bool:
        """True when `patterns` match the file `location` or a folder above it."""
        levels = [each for each in ancestors(location) if below(each, patterns.folder)]
        verdicts = (self.matches(patterns, each, each != location) for each in levels or [location])
        return next((found for found in verdicts if found is not None), False)

    def _excluding(self, config: Config, tracked: bool) -> list[Patterns]:
        first = config.exclude or Patterns(config.folder, default_exclude(tracked))
        return [first, *config.extend_exclude]


def default_exclude(tracked: bool) -> tuple[str, ...]:
    """The globs of `exclude` where none are configured, inside a git repository or outside."""
    return ALWAYS if tracked else (*ALWAYS, *UNTRACKED)
