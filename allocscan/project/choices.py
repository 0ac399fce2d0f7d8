"""The configuration in force for one file, as the rules that run and the settings of its scan."""

from collections.abc import Iterable, Sequence

from allocscan.errors import AllocscanError
from allocscan.knowledge.quiet_paths import quiet_path
from allocscan.project.config import names_rules
from allocscan.project.nearest import nearest_name
from allocscan.project.rule_readers import RuleOptions
from allocscan.records import dataclass
from allocscan.settings import FreezeMode, Place, PureMark, Settings, Thresholds
from allocscan.severity import Severity
from allocscan.suppressions.comment_rules import COMMENT_RULES, NO_REASON, UNUSED
from allocscan.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from allocscan.project.config import Config, Override
    from allocscan.project.package import Package
    from allocscan.rule import Rule
    from allocscan.suppressions.comment_rules import CommentRule

_SEVERITIES: Final = {severity.word: severity for severity in Severity}
DEFAULT_ENGINE: Final = "node22"
_NO_OPTIONS: Final = RuleOptions()


@dataclass(frozen=True, slots=True)
class _Choice:
    select: tuple[str, ...] | None
    ignore: tuple[str, ...]
    levels: dict[str, str]
    options: dict[str, RuleOptions]

    @property
    def off(self) -> set[str]:
        """The rules that are switched off."""
        return {*self.ignore, *(name for name, level in self.levels.items() if level == "off")}

    def runs(self, rule: "Rule") -> bool:
        return self._runs(rule.id, rule.meta.default)

    def runs_on_comments(self, rule: "CommentRule") -> bool:
        return self._runs(rule.id, rule.default)

    def _runs(self, name: str, default: bool) -> bool:
        if name in self.off:
            return False
        if self.select is not None:
            return name in self.select
        return default or name in self.levels


def rules_for(location: str, config: "Config", rules: "Sequence[Rule]") -> "tuple[Rule, ...]":
    """The rules that run on `location`."""
    choice = _choice(location, config)
    return tuple(rule for rule in rules if choice.runs(rule))


def _severities(location: str, config: "Config") -> dict[str, Severity]:
    """Those that differ from the rules' own."""
    levels = _choice(location, config).levels
    return {name: _SEVERITIES[level] for name, level in levels.items() if level != "off"}


def check_reason(reason: str, *, required: bool) -> None:
    """Raise AllocscanError where comments are to be added without the reason that they need."""
    if required and not reason.strip():
        raise AllocscanError(
            "--add-suppressions: the configuration wants a reason in every comment"
            " (require-suppression-reason): give one, as in --add-suppressions='legacy code'"
        )


def running_names(
    location: str, config: "Config", rules: "Sequence[Rule]", *, inline: bool = True
) -> frozenset[str]:
    """The names of what runs on `location`: those of `rules`, and, where comments count (`inline`),
    of the rules about comments."""
    running = rules_for(location, config, rules)
    of_comments = _comment_rules(location, config) if inline else frozenset()
    return frozenset(rule.id for rule in running) | of_comments


def _choice(location: str, config: "Config") -> _Choice:
    select, ignore, levels = config.select, config.ignore, dict(config.rules)
    options = dict(config.rule_options)
    for override in config.overrides:
        if not override.files.selects(location) or override.exclude_files.selects(location):
            continue
        select = override.select if override.select is not None else select
        ignore = (*ignore, *override.ignore)
        levels |= dict(override.rules)
        options |= dict(override.rule_options)
    return _Choice(select, ignore, levels, options)


def settings_for(
    path: str,
    config: "Config",
    package: "Package | None",
    rules: "Sequence[Rule]",
    *,
    inline: bool = True,
) -> Settings:
    """What the scan of `path` needs to know, as far as other files share it. `may_cycle` is left
    at the worst case."""
    return Settings(
        thresholds=thresholds_of(config),
        rule_thresholds=_rule_thresholds(path, config),
        engine=engine_of(config, package),
        unsafe_fixes=config.unsafe_fixes,
        freeze=FreezeMode(config.freeze),
        placement=Place(config.placement),
        name_style=config.name_style,
        pure_annotation=_pure_mark(path, config, package),
        severities=_severities(path, config),
        fixable=_fixable(config, rules),
        inline=inline,
        comment_rules=_comment_rules(path, config) if inline else frozenset(),
    )


def _comment_rules(location: str, config: "Config") -> frozenset[str]:
    """The rules about comments that run on `location`."""
    choice = _choice(location, config)
    running = {rule.id for rule in COMMENT_RULES.values() if choice.runs_on_comments(rule)}
    if config.require_suppression_reason and NO_REASON not in choice.off:
        running.add(NO_REASON)
    return frozenset(running if config.report_unused_suppressions else running - {UNUSED})


def thresholds_of(config: "Config", options: RuleOptions = _NO_OPTIONS) -> Thresholds:
    """The configured thresholds, `options` of one rule above those of all.

    With 0 bytes, entries do not count either unless they are set.
    """
    asked = config.min_bytes if options.min_bytes is None else options.min_bytes
    fewest = config.min_entries if options.min_entries is None else options.min_entries
    if fewest is None:
        fewest = Thresholds().entries if asked.called else 0
    return Thresholds(asked.called, asked.iterated, asked.hot, fewest, config.min_shared_entries)


def _rule_thresholds(location: str, config: "Config") -> dict[str, Thresholds]:
    if not config.rule_options and not config.overrides:
        return {}
    options = _choice(location, config).options
    return {rule: thresholds_of(config, asked) for rule, asked in options.items()}


def engine_of(config: "Config", package: "Package | None") -> str:
    """The engine whose costs count: the oldest that the package supports, where that is asked."""
    if config.engine != "auto":
        return config.engine
    oldest = package.oldest_node if package is not None else None
    if oldest is None:
        return DEFAULT_ENGINE
    return next((f"node{major}" for major in (24, 22, 20) if oldest >= major), "node18")


def _pure_mark(path: str, config: "Config", package: "Package | None") -> PureMark:
    """By itself only where a bundler reads the package: not for its tests, nor its programs."""
    if config.pure_annotation != "auto":
        return PureMark.ALWAYS if config.pure_annotation == "always" else PureMark.NEVER
    bundled = package is not None and package.bundled
    started = "bin" in path.split("/")[:-1]
    return PureMark.MODULES if bundled and not started and not quiet_path(path) else PureMark.NEVER


def _fixable(config: "Config", rules: "Sequence[Rule]") -> frozenset[str] | None:
    if config.fixable is None and not config.unfixable:
        return None
    every = {*(rule.id for rule in rules), *COMMENT_RULES}
    allowed = every if config.fixable is None else set(config.fixable)
    return frozenset(allowed.difference(config.unfixable))


def check_rule_names(config: "Config", rules: "Sequence[Rule]") -> None:
    """Raise AllocscanError when the configuration names a rule that is none of `rules`, nor one
    about comments."""
    if not names_rules(config):
        return
    places = dict(config.origins)
    named = {
        "select": config.select or (),
        "ignore": config.ignore,
        "fixable": config.fixable or (),
        "unfixable": config.unfixable,
        "rules": (*dict(config.rules), *dict(config.rule_options)),
        "overrides": tuple(name for each in config.overrides for name in _named_by(each)),
    }
    known = (*(rule.id for rule in rules), *COMMENT_RULES)
    for field, names in named.items():
        _check(names, places.get(field, field), known)


def _named_by(override: "Override") -> tuple[str, ...]:
    tables = (*dict(override.rules), *dict(override.rule_options))
    return (*(override.select or ()), *override.ignore, *tables)


def _check(names: Iterable[str], place: str, known: Sequence[str]) -> None:
    for name in names:
        if name not in known:
            hint = nearest_name(name, list(known))
            raise AllocscanError(f"{place}: unknown rule `{name}`{hint}; see `allocscan rules`")
