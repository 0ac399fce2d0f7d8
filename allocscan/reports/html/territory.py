"""In which directories and files the bytes are: the two levels of the treemap."""

from collections.abc import Iterable, Sequence

from allocscan.findings import Finding
from allocscan.records import dataclass
from allocscan.reports.plural import plural
from allocscan.reports.statistics import directory_of
from allocscan.reports.words import bytes_of
from allocscan.rule import HeatLevel
from allocscan.typed import Final

MOST_DIRECTORIES: Final = 24
"""More are joined into the folders around them, or the small ones into one."""
MOST_FILES: Final = 72
"""Files with a cell of their own, in all."""
LEAST_SHARE: Final = 0.0025
"""What a file holds of all bytes to have a cell of its own."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A file, or several small ones. Findings are in order of path, none without bytes."""

    name: str
    findings: tuple[Finding, ...]

    @property
    def bytes(self) -> int:
        """Of one evaluation of each finding."""
        return bytes_of(self.findings)

    @property
    def level(self) -> HeatLevel:
        """Of the hottest finding."""
        return max(finding.heat.level for finding in self.findings)

    @property
    def best(self) -> Finding:
        """The finding with the highest score."""
        return max(self.findings, key=lambda finding: finding.score)


@dataclass(frozen=True, slots=True)
class Directory:
    """A folder, or several small ones, as a whole and by file, both most bytes first."""

    whole: Cell
    cells: tuple[Cell, ...]


def territory(findings: Sequence[Finding]) -> tuple[Directory, ...]:
    """The directories that have something to show, most bytes first."""
    weighty = [finding for finding in findings if finding.cost.bytes]
    folders = _joined(weighty)
    files = _cells((finding.path, finding) for finding in weighty)
    least = LEAST_SHARE * sum(cell.bytes for cell in files)
    own = {cell.name for cell in files[:MOST_FILES] if cell.bytes >= least}
    directories = _cells((folders[directory_of(each)], each) for each in weighty)
    kept = _with_rest(directories, MOST_DIRECTORIES, "directory", "directories")
    return tuple(_directory(cell, own) for cell in kept)


def scopes_of(directories: Sequence[Directory]) -> dict[int, tuple[int, int]]:
    """For each finding that has bytes, by its `id()`: the number of its directory and that of its
    cell, both from 0 in the order of the treemap; cells are numbered through."""
    found: dict[int, tuple[int, int]] = {}
    first = 0
    for place, directory in enumerate(directories):
        for number, cell in enumerate(directory.cells, start=first):
            found.update((id(finding), (place, number)) for finding in cell.findings)
        first += len(directory.cells)
    return found


def _directory(whole: Cell, own: set[str]) -> Directory:
    files = _cells((finding.path, finding) for finding in whole.findings)
    large = [cell for cell in files if cell.name in own]
    small = [cell for cell in files if cell.name not in own]
    ordered = _with_rest([*large, *small], len(large) + 1, "file", "files")
    prefix = f"{whole.name}/"
    named = (Cell(cell.name.removeprefix(prefix), cell.findings) for cell in ordered)
    return Directory(whole, tuple(sorted(named, key=lambda cell: (-cell.bytes, cell.name))))


def _with_rest(cells: Sequence[Cell], most: int, noun: str, many: str) -> list[Cell]:
    """At most `most` cells, the last of them for all that have none of their own."""
    if len(cells) <= most:
        return list(cells)
    rest = cells[most - 1 :]
    together = tuple(finding for cell in rest for finding in cell.findings)
    words = plural(len(rest), f"small {noun}", f"small {many}")
    return [*cells[: most - 1], Cell(words, together)]


def _cells(named: Iterable[tuple[str, Finding]]) -> list[Cell]:
    """A cell for each name, most bytes first."""
    groups: dict[str, list[Finding]] = {}
    for name, finding in named:
        groups.setdefault(name, []).append(finding)
    cells = [Cell(name, tuple(group)) for name, group in groups.items()]
    return sorted(cells, key=lambda cell: (-cell.bytes, cell.name))


def _joined(findings: Sequence[Finding]) -> dict[str, str]:
    """For each folder the one that it is counted in: as deep as leaves few enough."""
    folders = sorted({directory_of(finding) for finding in findings})
    parts = {folder: folder.split("/") for folder in folders}
    deepest = max(map(len, parts.values()), default=1)
    joined = {folder: folder for folder in folders}
    for depth in range(deepest - 1, 0, -1):
        if len(set(joined.values())) <= MOST_DIRECTORIES:
            break
        joined = {folder: "/".join(parts[folder][:depth]) or "/" for folder in folders}
    return joined
