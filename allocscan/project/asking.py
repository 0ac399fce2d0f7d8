"""What is asked of a file: the rules that run on it, and the settings of its scan."""

import os
from collections.abc import Sequence

from allocscan.knowledge.quiet_paths import quiet_folders, quiet_name
from allocscan.project.choices import check_rule_names, rules_for, settings_for
from allocscan.project.config import MEASURES
from allocscan.records import dataclass, field, replace
from allocscan.suppressions.comment_rules import UNUSED
from allocscan.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from allocscan.project.around import Surroundings
    from allocscan.project.config import Config, Layer
    from allocscan.project.package import Package
    from allocscan.rule import Rule
    from allocscan.settings import Settings

    Asked = tuple[Sequence[Rule], Settings]


@dataclass(slots=True)
class Asking:
    """Answers for files, worked out once for those that have configuration and package in common.
    `as_ever`: what is worth a finding is what the configuration says."""

    rules: "Sequence[Rule]"
    around: "Surroundings"
    inline: bool
    as_ever: bool
    _shared: "dict[tuple[object, ...], Asked]" = field(default_factory=dict)
    _named_well: set[int] = field(default_factory=set)
    _folders: "dict[tuple[str, int], _Folder]" = field(default_factory=dict)

    def of(self, location: str, config: "Config") -> "Asked":
        """The rules for the file at `location`, and its settings as far as others share them.

        Raises AllocscanError for a configuration that names rules which do not exist.
        """
        path, name = os.path.split(location)
        folder = self._folders.get((path, id(config)))
        if folder is None:
            folder = self._folders[path, id(config)] = self._folder(location, path, config)
        if config.overrides:
            return self._worked_out(location, config, folder.package)
        quiet = folder.counts and (folder.quiet or quiet_name(name) is not None)
        key = (id(config), id(folder.package), quiet, folder.started)
        if key not in self._shared:
            self._shared[key] = self._worked_out(location, config, folder.package)
        return self._shared[key]

    def _folder(self, location: str, path: str, config: "Config") -> "_Folder":
        """What is known of the folder at `path`, in which the file at `location` lies."""
        if id(config) not in self._named_well:
            check_rule_names(config, self.rules)
            self._named_well.add(id(config))
        package = self.around.package_of(location)
        counts = package is not None and package.bundled and config.pure_annotation == "auto"
        quiet = counts and quiet_folders(path) is not None
        return _Folder(package, counts, quiet, counts and "bin" in path.split("/"))

    def _worked_out(self, location: str, config: "Config", package: "Package | None") -> "Asked":
        rules = Running(lambda: rules_for(location, config, self.rules))
        settings = settings_for(location, config, package, self.rules, inline=self.inline)
        if self.as_ever:
            return rules, settings
        return rules, replace(settings, comment_rules=settings.comment_rules - {UNUSED})


@dataclass(frozen=True, slots=True)
class _Folder:
    """What files in a folder have in common. The path `counts` where it says whether pure calls are
    marked: not in a `quiet` folder, nor in one of programs that are `started`."""

    package: "Package | None"
    counts: bool
    quiet: bool
    started: bool


class Running(Sequence["Rule"]):
    """The rules that run on a file, chosen when the first is asked for: the code of a rule runs
    for that, and most files have no site."""

    def __init__(self, choose: "Callable[[], tuple[Rule, ...]]") -> None:
        self._choose = choose
        self._chosen: tuple[Rule, ...] | None = None

    def _rules(self) -> "tuple[Rule, ...]":
        if self._chosen is None:
            self._chosen = self._choose()
        return self._chosen

    def __getitem__(self, at):  # type: ignore[no-untyped-def]
        return self._rules()[at]

    def __len__(self) -> int:
        return len(self._rules())


def holds_for_every_run(layers: "Sequence[Layer]") -> bool:
    """True where `layers`, those of the command line, leave alone what is worth a finding."""
    return all({*MEASURES, "rules"}.isdisjoint(each.values) for each in layers)
