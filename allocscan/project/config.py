"""The effective configuration, and how layers of it make one.

Precedence, highest first: command line, environment, nearest file, what that file extends,
defaults.
"""

import os

from allocscan.project.key_readers import MinBytes
from allocscan.project.patterns import Patterns
from allocscan.records import dataclass, replace
from allocscan.typed import TYPE_CHECKING, Final, Iterable, Mapping

if TYPE_CHECKING:
    from allocscan.project.rule_readers import RuleOptions


@dataclass(frozen=True, slots=True)
class Override:
    """Other choices of rules for the files that `files` match and `exclude_files` do not."""

    files: Patterns
    exclude_files: Patterns
    rules: tuple[tuple[str, str], ...]
    select: tuple[str, ...] | None
    ignore: tuple[str, ...]
    rule_options: "tuple[tuple[str, RuleOptions], ...]" = ()


@dataclass(frozen=True, slots=True)
class Config:
    """Every key with its value in force.

    `folder` is what globs and quiet paths are relative to: that of the nearest file, else the
    repository's root, else the working directory. `max_file_size` is in bytes. None means
    "all" for `select` and `fixable`, the built-in globs for `include` and `exclude`, "as
    `min-bytes` says" for `min_entries`, "auto" for `cache` and `jobs`, and "where it is looked for
    by itself" for `baseline` and `cache_dir`. `origins` says where a field's value comes from.
    """

    folder: str = ""
    origins: tuple[tuple[str, str], ...] = ()
    files: tuple[str, ...] = ()
    root: bool = False
    include: Patterns | None = None
    exclude: Patterns | None = None
    extend_exclude: tuple[Patterns, ...] = ()
    force_exclude: bool = True
    respect_gitignore: bool = True
    skip_generated: bool = True
    quiet_paths: bool = True
    max_file_size: int = 1024 * 1024
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    fixable: tuple[str, ...] | None = None
    unfixable: tuple[str, ...] = ()
    rules: tuple[tuple[str, str], ...] = ()
    rule_options: "tuple[tuple[str, RuleOptions], ...]" = ()
    overrides: tuple[Override, ...] = ()
    fix: bool = False
    unsafe_fixes: bool = False
    format_after_fix: str | tuple[str, ...] = "off"
    fail_on: str = "warning"
    max_findings: int = 0
    min_bytes: MinBytes = MinBytes()
    min_entries: int | None = None
    min_shared_entries: int = 0
    engine: str = "auto"
    name_style: str | None = None
    placement: str = "above-function"
    freeze: str = "auto"
    pure_annotation: str = "auto"
    as_const: str = "auto"
    output_format: tuple[str, ...] = ("full",)
    baseline: str | None = None
    require_suppression_reason: bool = False
    report_unused_suppressions: bool = True
    packs: tuple[str, ...] = ()
    cache: bool | None = None
    cache_dir: str | None = None
    jobs: int | None = None


MEASURES: Final = ("min_bytes", "min_entries", "min_shared_entries", "engine", "rule_options")
"""Fields of `Config` that say how much is worth a finding."""


@dataclass(frozen=True, slots=True)
class Layer:
    """What one source of configuration says: `values` by field of `Config`, already read.

    `origin` is how a person would name the source: a path, `--select`, `ALLOCSCAN_CONFIG`.
    `commanding` layers (the command line) win over overrides of files too.
    """

    origin: str
    folder: str
    values: Mapping[str, object]
    commanding: bool = False


def names_rules(config: Config) -> bool:
    """True where `config` has the name of a rule anywhere."""
    lists = (config.select, config.ignore, config.fixable, config.unfixable)
    return any(lists) or bool(config.rules or config.rule_options or config.overrides)


def merged(folder: str, files: tuple[str, ...], layers: Iterable[Layer]) -> Config:
    """Return the defaults with `layers` laid over them, lowest first."""
    config = Config(folder=folder, files=files)
    for layer in layers:
        config = _laid_over(config, layer)
    return config


def _laid_over(config: Config, layer: Layer) -> Config:
    from allocscan.project.rule_readers import RawRules

    changes: dict[str, object] = {}
    for field, value in layer.values.items():
        match field, value:
            case (("include" | "exclude"), tuple()):
                changes[field] = Patterns(layer.folder, value)
            case "extend_exclude", tuple():
                changes[field] = (*config.extend_exclude, Patterns(layer.folder, value))
            case "rules", RawRules():
                changes[field] = tuple({**dict(config.rules), **dict(value.levels)}.items())
                options = {**dict(config.rule_options), **dict(value.options)}
                changes["rule_options"] = tuple(options.items())
            case "packs", tuple():
                changes[field] = tuple(os.path.join(layer.folder, each) for each in value)
            case "cache_dir", str():
                changes[field] = os.path.join(layer.folder, value) if value else None
            case "overrides", tuple():
                changes[field] = (*config.overrides, *_placed(value, layer.folder))
            case _:
                changes[field] = value
    origins = {**dict(config.origins), **dict.fromkeys(changes, layer.origin)}
    changes["origins"] = tuple(origins.items())
    # Every value was read by its own key in `keys`, which knows the type of the field.
    changed = replace(config, **changes)  # type: ignore[arg-type]
    return _commanded(changed) if layer.commanding and "select" in layer.values else changed


def _commanded(config: Config) -> Config:
    """`--select x` runs x, whatever the files say of x being off or selected elsewhere."""
    chosen = config.select or ()
    rules = tuple(pair for pair in config.rules if not _switches_off(pair, chosen))
    overrides = tuple(
        replace(
            override,
            select=None,
            rules=tuple(pair for pair in override.rules if not _switches_off(pair, chosen)),
        )
        for override in config.overrides
    )
    return replace(config, rules=rules, overrides=overrides)


def _switches_off(pair: tuple[str, str], chosen: tuple[str, ...]) -> bool:
    return pair[1] == "off" and pair[0] in chosen


def _placed(raw: tuple[object, ...], folder: str) -> list[Override]:
    from allocscan.project.rule_readers import RawOverride

    return [
        Override(
            Patterns(folder, each.files),
            Patterns(folder, each.exclude_files),
            each.rules.levels,
            each.select,
            each.ignore,
            each.rules.options,
        )
        for each in raw
        if isinstance(each, RawOverride)
    ]
