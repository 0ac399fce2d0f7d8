"""Values as a configuration file holds them, to values of our own types.

Every reader raises ValueError for a value of another shape, and where that does not say enough
with what is wrong; the caller knows key, file and line.
"""

from allocscan.records import dataclass
from allocscan.typed import Final, Mapping

UNITS: Final = {"": 1, "b": 1, "kb": 1000, "kib": 1024, "mb": 1000**2, "mib": 1024**2}


@dataclass(frozen=True, slots=True)
class MinBytes:
    """The bytes of one evaluation from which a site is reported, by how often it runs."""

    called: int = 104
    iterated: int = 56
    hot: int = 56


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


@dataclass(frozen=True, slots=True)
class Choice:
    """A reader that accepts exactly `names`."""

    names: tuple[str, ...]

    def __call__(self, value: object) -> str:
        if isinstance(value, str) and value in self.names:
            return value
        raise ValueError


def choice(*names: str) -> Choice:
    """The reader that accepts exactly `names`."""
    return Choice(names)


def min_bytes(value: object) -> MinBytes:
    """One number (half of it, in whole words, where the path is hotter), or a table by level."""
    if isinstance(value, Mapping):
        if not set(value) <= {"called", "iterated", "hot"}:
            raise ValueError
        return MinBytes(**{str(level): count(each) for level, each in value.items()})
    called = count(value)
    half = -(-called // 16) * 8
    return MinBytes(called, half, half)
