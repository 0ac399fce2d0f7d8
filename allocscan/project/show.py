"""The effective configuration as TOML that could be written into a file."""

from allocscan.project.config import Config, Override
from allocscan.project.excludes import default_exclude
from allocscan.project.key_readers import MinBytes
from allocscan.project.keys import KEYS
from allocscan.project.patterns import Patterns
from allocscan.project.rule_readers import RuleOptions
from allocscan.source.file import LANGUAGE_OF_SUFFIX

_UNSHOWN = frozenset({"extends", "$schema"})


def shown_config(config: Config, *, tracked: bool) -> str:
    """Every key with its value and, where it is no default, the place it comes from.

    `tracked`: git decides what is built, so folders of that kind are not excluded by name.
    """
    origins = dict(config.origins)
    rows = []
    for name, value in shown_values(config, tracked=tracked).items():
        origin = origins.get(KEYS[name].field)
        rows.append(f"{name} = {value}" + (f"  # {origin}" if origin else ""))
    return "".join(f"{row}\n" for row in rows)


def shown_values(config: Config, *, tracked: bool) -> dict[str, str]:
    """The value of every key, as TOML."""
    return {
        key.name: _value(config, key.field, tracked)
        for key in KEYS.values()
        if key.name not in _UNSHOWN
    }


def _value(config: Config, field: str, tracked: bool) -> str:
    values: dict[str, object] = {
        "include": _globs(config.include) or tuple(f"*{suffix}" for suffix in LANGUAGE_OF_SUFFIX),
        "exclude": _globs(config.exclude) or default_exclude(tracked),
        "extend_exclude": tuple(glob for each in config.extend_exclude for glob in each.globs),
        "select": config.select if config.select is not None else "all",
        "fixable": config.fixable if config.fixable is not None else "all",
        "min_entries": 8 if config.min_entries is None else config.min_entries,
        "name_style": config.name_style or "auto",
        "cache": "auto" if config.cache is None else config.cache,
        "jobs": config.jobs or "auto",
        "baseline": config.baseline or "allocscan-baseline.json",
        "cache_dir": config.cache_dir or "",
        "rules": _rules(dict(config.rules), dict(config.rule_options)),
        "overrides": tuple(map(_override, config.overrides)),
    }
    return _toml(values[field] if field in values else getattr(config, field))


def _globs(patterns: Patterns | None) -> tuple[str, ...]:
    return patterns.globs if patterns is not None else ()


def _override(override: Override) -> dict[str, object]:
    table: dict[str, object] = {"files": override.files.globs}
    if override.exclude_files.globs:
        table["exclude-files"] = override.exclude_files.globs
    if override.select is not None:
        table["select"] = override.select
    if override.ignore:
        table["ignore"] = override.ignore
    return {**table, "rules": _rules(dict(override.rules), dict(override.rule_options))}


def _rules(levels: dict[str, str], options: dict[str, RuleOptions]) -> dict[str, object]:
    tables = {}
    for name, asked in options.items():
        table: dict[str, object] = {"severity": levels[name]} if name in levels else {}
        if asked.min_bytes is not None:
            table["min-bytes"] = asked.min_bytes
        if asked.min_entries is not None:
            table["min-entries"] = asked.min_entries
        tables[name] = table
    return {**levels, **tables}


def _toml(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case str():
            import json

            return json.dumps(value)
        case MinBytes():
            return f"{{ called = {value.called}, iterated = {value.iterated}, hot = {value.hot} }}"
        case tuple():
            return f"[{', '.join(map(_toml, value))}]"
        case dict():
            pairs = ", ".join(f"{name} = {_toml(each)}" for name, each in value.items())
            return f"{{ {pairs} }}" if pairs else "{}"
        case _:
            raise AssertionError(f"no key has a value of {type(value)}")
