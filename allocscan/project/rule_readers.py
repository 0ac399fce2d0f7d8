"""What a configuration says of rules: levels, options, and both again for some files.

Readers as in `key_readers`: each raises ValueError for a value of another shape.
"""

from allocscan.project.key_readers import MinBytes, choice, count, globs, min_bytes, texts
from allocscan.records import dataclass
from allocscan.typed import Final, Mapping

LEVELS: Final = ("error", "warning", "info", "off")
_RULE_OPTIONS: Final = {
    "min-bytes": "min_bytes",
    "minBytes": "min_bytes",
    "min-entries": "min_entries",
    "minEntries": "min_entries",
}


@dataclass(frozen=True, slots=True)
class RuleOptions:
    """What a configuration asks of one rule beside its severity; None where it says nothing."""

    min_bytes: MinBytes | None = None
    min_entries: int | None = None


@dataclass(frozen=True, slots=True)
class RawRules:
    """A table of rules, by name in the order written. A rule with options alone has no level."""

    levels: tuple[tuple[str, str], ...] = ()
    options: tuple[tuple[str, RuleOptions], ...] = ()


@dataclass(frozen=True, slots=True)
class RawOverride:
    """One entry of `overrides`, before its globs know the folder they are relative to."""

    files: tuple[str, ...]
    exclude_files: tuple[str, ...]
    rules: RawRules
    select: tuple[str, ...] | None
    ignore: tuple[str, ...]


def rule_levels(value: object) -> RawRules:
    """`{name: level}` or `{name: {severity: level, …options}}`."""
    if not isinstance(value, Mapping):
        raise ValueError
    levels, options = [], []
    for name, said in value.items():
        given = said if isinstance(said, Mapping) else {"severity": said}
        if "severity" in given:
            levels.append((str(name), choice(*LEVELS)(given["severity"])))
        if asked := {key: each for key, each in given.items() if key != "severity"}:
            options.append((str(name), _rule_options(str(name), asked)))
    return RawRules(tuple(levels), tuple(options))


def _rule_options(rule: str, asked: Mapping[object, object]) -> RuleOptions:
    values: dict[str, object] = {}
    for written, value in asked.items():
        name = _RULE_OPTIONS.get(str(written), "")
        if not name:
            from allocscan.project.nearest import nearest_name

            hint = nearest_name(str(written), ["severity", "min-bytes", "min-entries"])
            raise ValueError(f"unknown option `{written}` of `{rule}`{hint}")
        values[name] = min_bytes(value) if name == "min_bytes" else count(value)
    # each value was read for the field that it fills
    return RuleOptions(**values)  # type: ignore[arg-type]


def overrides(value: object) -> tuple[RawOverride, ...]:
    """A list of tables, each with `files` at least."""
    if not isinstance(value, list | tuple):
        raise ValueError
    return tuple(_override(entry) for entry in value)


def _override(entry: object) -> RawOverride:
    if not isinstance(entry, Mapping):
        raise ValueError
    given = {"exclude-files" if key == "excludeFiles" else key: entry[key] for key in entry}
    if "files" not in given or not set(given) <= {
        "files",
        "exclude-files",
        "rules",
        "select",
        "ignore",
    }:
        raise ValueError
    return RawOverride(
        files=globs(given["files"]),
        exclude_files=globs(given.get("exclude-files", ())),
        rules=rule_levels(given.get("rules", {})),
        select=texts(given["select"]) if "select" in given else None,
        ignore=texts(given.get("ignore", ())),
    )
