"""What is asked of a file: the rules that run on it, and the settings of its scan."""

from collections.abc import Sequence

from allocscan.knowledge.quiet_paths import quiet_path
from allocscan.project.choices import check_rule_names, rules_for, settings_for
from allocscan.project.config import MEASURES
from allocscan.records import dataclass, field, replace
from allocscan.source.file import suffix_of
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
    """Answers for files, worked out once for those that have configuration, package and suffix in
    common. `as_ever`: what is worth a finding is what the configuration says."""

    rules: "Sequence[Rule]"
    around: "Surroundings"
    inline: bool
    as_ever: bool
    _shared: "dict[tuple[object, ...], Asked]" = field(default_factory=dict)
    _named_well: set[int] = field(default_factory=set)

    def of(self, location: str, config: "Config") -> "Asked":
        """The rules for the file at `location`, and its settings as far as others share them.

        Raises AllocscanError for a configuration that names rules which do not exist.
        """
        if id(config) not in self._named_well:
            check_rule_names(config, self.rules)
            self._named_well.add(id(config))
        package = self.around.package_of(location)
        if config.overrides:
            return self._worked_out(location, config, package)
        key = (id(config), id(package), suffix_of(location), *_place(location, config, package))
        if key not in self._shared:
            self._shared[key] = self._worked_out(location, config, package)
        return self._shared[key]

    def _worked_out(self, location: str, config: "Config", package: "Package | None") -> "Asked":
        rules = Running(lambda: rules_for(location, config, self.rules))
        settings = settings_for(location, config, package, self.rules, inline=self.inline)
        if self.as_ever:
            return rules, settings
        return rules, replace(settings, comment_rules=settings.comment_rules - {UNUSED})


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


def _place(location: str, config: "Config", package: "Package | None") -> tuple[bool, ...]:
    """What the path itself says of where pure calls are marked, where that is worked out."""
    if package is None or not package.bundled or config.pure_annotation != "auto":
        return ()
    return quiet_path(location) is not None, "bin" in location.split("/")[:-1]


def holds_for_every_run(layers: "Sequence[Layer]") -> bool:
    """True where `layers`, those of the command line, leave alone what is worth a finding."""
    return all({*MEASURES, "rules"}.isdisjoint(each.values) for each in layers)
