"""Who imports what: the questions of a program's callers, and the shape of the answers."""

from collections.abc import Callable

from allocscan.records import dataclass
from allocscan.source.file import SourceFile


@dataclass(frozen=True, slots=True)
class Import:
    """A file that may import another by any of `specifiers`; none where a method is called."""

    path: str
    specifiers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Importers:
    """Who may reach an export. `complete`: nobody else can, in this program or another."""

    files: tuple[Import, ...]
    complete: bool


Find = Callable[[str, str], Importers]
"""(path, the name of an export of it) to the files that may run it, sorted by path."""

Read = Callable[[str], SourceFile | None]
"""The module at a path, its own path as reports show it; None when it cannot be had."""
