"""The configuration in force for one file, as the rules that run and the settings of its scan."""

from collections.abc import Iterable, Sequence
from typing import Final

from allocscan.errors import AllocscanError
from allocscan.knowledge.quiet_paths import quiet_path
from allocscan.project.config import Config, Override
from allocscan.project.module_kind import module_file
from allocscan.project.nearest import nearest_name
from allocscan.project.package import Package
from allocscan.records import dataclass
from allocscan.rule import Rule, Severity
from allocscan.settings import FreezeMode, Place, PureMark, Settings, Thresholds

_SEVERITIES: Final = {severity.word: severity for severity in Severity}
DEFAULT_ENGINE: Final = "node22"


@dataclass(frozen=True, slots=True)
class _Choice:
    select: tuple[str, ...] | None
    ignore: tuple[str, ...]
    levels: dict[str, str]

    def runs(self, rule: Rule) -> bool:
        level = self.levels.get(rule.id)
        if rule.id in self.ignore or level == "off":
            return False
        if self.select is not None:
            return rule.id in self.select
        return rule.meta.default or level is not None


def rules_for(
    location: str, config: Config, rules: Sequence[Rule]
) -> tuple[tuple[Rule, ...], dict[str, Severity]]:
    """The rules that run on `location`, and the severities that differ from the rules' own."""
    choice = _choice(location, config)
    running = tuple(rule for rule in rules if choice.runs(rule))
    levels = {name: _SEVERITIES[level] for name, level in choice.levels.items() if level != "off"}
    return running, levels


def _choice(location: str, config: Config) -> _Choice:
    select, ignore, levels = config.select, config.ignore, dict(config.rules)
    for override in config.overrides:
        if not override.files.selects(location) or override.exclude_files.selects(location):
            continue
        select = override.select if override.select is not None else select
        ignore = (*ignore, *override.ignore)
        levels |= dict(override.rules)
    return _Choice(select, ignore, levels)


def settings_for(
    path: str,
    config: Config,
    package: Package | None,
    severities: dict[str, Severity],
    rules: Sequence[Rule],
) -> Settings:
    """What the scan of `path` needs to know. `may_cycle` is left at the worst case."""
    return Settings(
        thresholds=thresholds_of(config),
        engine=engine_of(config, package),
        unsafe_fixes=config.unsafe_fixes,
        freeze=FreezeMode(config.freeze),
        placement=Place(config.placement),
        name_style=config.name_style,
        pure_annotation=_pure_mark(path, config, package),
        severities=severities,
        fixable=_fixable(config, rules),
        module_file=module_file(path, package),
    )


def thresholds_of(config: Config) -> Thresholds:
    """The configured thresholds; with 0 bytes, entries do not count either unless they are set."""
    asked = config.min_bytes
    entries = Thresholds().entries if asked.called else 0
    if config.min_entries is not None:
        entries = config.min_entries
    shared = config.min_shared_entries
    return Thresholds(asked.called, asked.iterated, asked.hot, entries, shared)


def engine_of(config: Config, package: Package | None) -> str:
    """The engine whose costs count: the oldest that the package supports, where that is asked."""
    if config.engine != "auto":
        return config.engine
    oldest = package.oldest_node if package is not None else None
    if oldest is None:
        return DEFAULT_ENGINE
    return next((f"node{major}" for major in (24, 22, 20) if oldest >= major), "node18")


def _pure_mark(path: str, config: Config, package: Package | None) -> PureMark:
    """By itself only where a bundler reads the package: not for its tests, nor its programs."""
    if config.pure_annotation != "auto":
        return PureMark.ALWAYS if config.pure_annotation == "always" else PureMark.NEVER
    bundled = package is not None and package.bundled
    started = "bin" in path.split("/")[:-1]
    return PureMark.MODULES if bundled and not started and not quiet_path(path) else PureMark.NEVER


def _fixable(config: Config, rules: Sequence[Rule]) -> frozenset[str] | None:
    if config.fixable is None and not config.unfixable:
        return None
    allowed = {rule.id for rule in rules} if config.fixable is None else set(config.fixable)
    return frozenset(allowed.difference(config.unfixable))


def check_rule_names(config: Config, known: Sequence[str]) -> None:
    """Raise AllocscanError when the configuration names a rule that does not exist."""
    places = dict(config.origins)
    named = {
        "select": config.select or (),
        "ignore": config.ignore,
        "fixable": config.fixable or (),
        "unfixable": config.unfixable,
        "rules": tuple(dict(config.rules)),
        "overrides": tuple(name for each in config.overrides for name in _named_by(each)),
    }
    for field, names in named.items():
        _check(names, places.get(field, field), known)


def _named_by(override: Override) -> tuple[str, ...]:
    return (*(override.select or ()), *override.ignore, *dict(override.rules))


def _check(names: Iterable[str], place: str, known: Sequence[str]) -> None:
    for name in names:
        if name not in known:
            hint = nearest_name(name, list(known))
            raise AllocscanError(f"{place}: unknown rule `{name}`{hint}; see `allocscan rules`")
