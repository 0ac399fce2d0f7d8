"""Values as a configuration file holds them, to values of our own types.

Every reader raises ValueError for a value of another shape, and where that does not say enough
with what is wrong; the caller knows key, file and line.
"""

from collections.abc import Callable, Mapping
from typing import Final

from allocscan.records import dataclass

UNITS: Final = {"": 1, "b": 1, "kb": 1000, "kib": 1024, "mb": 1000**2, "mib": 1024**2}
LEVELS: Final = ("error", "warning", "info", "off")


@dataclass(frozen=True, slots=True)
class MinBytes:
    """The bytes of one evaluation from which a site is reported, by how often it runs."""

    called: int = 104
    iterated: int = 56
    hot: int = 56


@dataclass(frozen=True, slots=True)
class RawOverride:
    """One entry of `overrides`, before its globs know the folder they are relative to."""

    files: tuple[str, ...]
    exclude_files: tuple[str, ...]
    rules: tuple[tuple[str, str], ...]
    select: tuple[str, ...] | None
    ignore: tuple[str, ...]


def flag(value: object) -> bool:
    """A boolean; the words of a command line count too."""
    if isinstance(value, bool):
        return value
    raise ValueError


def count(value: object) -> int:
    """A whole number from 0, also written as text."""
    if isinstance(value, str) and value.isascii() and value.isdigit():
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    raise ValueError


def text(value: object) -> str:
    """A string."""
    if isinstance(value, str):
        return value
    raise ValueError


def texts(value: object) -> tuple[str, ...]:
    """A list of strings, or one string."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list | tuple) and all(isinstance(each, str) for each in value):
        return tuple(value)
    raise ValueError


def globs(value: object) -> tuple[str, ...]:
    """A list of globs in the syntax of .gitignore, or one glob."""
    listed = texts(value)
    if listed:
        from allocscan.project.globs import malformed

        if (wrong := malformed(listed)) is not None:
            raise ValueError(f"`{wrong}` is no glob in the syntax of .gitignore")
    return listed


def names_or_all(value: object) -> tuple[str, ...] | None:
    """A list of names; None for the word "all"."""
    names = texts(value)
    return None if names == ("all",) else names


def name_style(value: object) -> str | None:
    """A style of names; None for "auto", the file's own."""
    style = choice("auto", "screaming-snake", "camel")(value)
    return None if style == "auto" else style


def size(value: object) -> int:
    """A number of bytes: `1048576`, `"1MiB"`, `"500 KB"`."""
    if isinstance(value, str):
        letters = value.strip().lstrip("0123456789")
        digits = value.strip()[: len(value.strip()) - len(letters)]
        unit = UNITS.get(letters.strip().lower())
        if not digits or unit is None:
            raise ValueError
        return int(digits) * unit
    return count(value)


def cache(value: object) -> bool | None:
    """A boolean; None for "auto"."""
    return None if value == "auto" else flag(value)


def jobs(value: object) -> int | None:
    """How many processes; None for "auto"."""
    if value == "auto":
        return None
    number = count(value)
    if not number:
        raise ValueError
    return number


def formatter(value: object) -> str | tuple[str, ...]:
    """A formatter's name, "auto" or "off"; or the words of a command."""
    from allocscan.project.formatters import NAMES

    if isinstance(value, list | tuple) and value and value[0]:
        return texts(value)
    return choice(*NAMES)(value)


def choice(*names: str) -> Callable[[object], str]:
    """A reader that accepts exactly `names`."""

    def read(value: object) -> str:
        if isinstance(value, str) and value in names:
            return value
        raise ValueError

    return read


def min_bytes(value: object) -> MinBytes:
    """One number (half of it, in whole words, where the path is hotter), or a table by level."""
    if isinstance(value, Mapping):
        if not set(value) <= {"called", "iterated", "hot"}:
            raise ValueError
        return MinBytes(**{str(level): count(each) for level, each in value.items()})
    called = count(value)
    half = -(-called // 16) * 8
    return MinBytes(called, half, half)


def rule_levels(value: object) -> tuple[tuple[str, str], ...]:
    """`{name: level}` or `{name: {severity: level}}`, as pairs in the order written."""
    if not isinstance(value, Mapping):
        raise ValueError
    return tuple((str(name), _level(level)) for name, level in value.items())


def _level(value: object) -> str:
    if isinstance(value, Mapping) and set(value) == {"severity"}:
        value = value["severity"]
    if isinstance(value, str) and value in LEVELS:
        return value
    raise ValueError


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
