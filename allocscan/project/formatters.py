"""Which formatter is the project's own for a file: a program of its `node_modules/.bin`."""

import os
from collections.abc import Iterator, Mapping

from allocscan.knowledge.formatters import FORMATTERS, Formatter
from allocscan.project.paths import ancestors, below
from allocscan.records import dataclass, field
from allocscan.typed import Final

AUTO: Final = "auto"
OFF: Final = "off"
NAMES: Final = (OFF, AUTO, *(formatter.name for formatter in FORMATTERS))
"""What `format-after-fix` may be, if it is no command."""

_BIN: Final = os.path.join("node_modules", ".bin")


@dataclass(frozen=True, slots=True)
class Command:
    """What formats some files: the words before the files, and the folder to run in."""

    words: tuple[str, ...]
    folder: str


@dataclass(frozen=True, slots=True)
class Unformatted:
    """Why a file is left as it is. `failed`: a formatter was named that is not there."""

    why: str
    failed: bool = False


@dataclass(slots=True)
class Formatters:
    """Answers for folders below `top`, a real path: nothing outside of it is run or read.

    `asked` is `auto` or a formatter's name.
    """

    asked: str
    top: str
    _tables: dict[str, Mapping[str, object]] = field(default_factory=dict)

    def of_folder(self, folder: str) -> Command | Unformatted:
        """What formats the files in `folder`, a real path."""
        if below(folder, self.top) is None:
            return Unformatted(f"it lies outside of {self.top}")
        levels = [each for each in ancestors(folder) if below(each, self.top) is not None]
        nested = next((each for each in levels if each != self.top and _has_git(each)), None)
        if nested is not None:
            return Unformatted(f"it belongs to another repository: run allocscan in {nested}")
        return self._named(levels) if self.asked != AUTO else self._own(levels)

    def _named(self, levels: list[str]) -> Command | Unformatted:
        formatter = next(each for each in FORMATTERS if each.name == self.asked)
        home = next((each for each in levels if _configures(formatter, each, self)), None)
        missing = f"no {_BIN}/{formatter.program} here or above"
        return _command(formatter, levels, home) or Unformatted(missing, failed=True)

    def _own(self, levels: list[str]) -> Command | Unformatted:
        """A configuration is a clearer word than a dependency, the nearest one the last word."""
        missing: list[str] = []
        for says in (_configures, _depends):
            for level in levels:
                named = [each for each in FORMATTERS if says(each, level, self)]
                home = level if says is _configures else None
                found = {each.name: _command(each, levels, home) for each in named}
                commands = [command for command in found.values() if command is not None]
                if len(commands) == 1:
                    return commands[0]
                if commands:
                    return _several(found)
                missing += found
        if missing:
            return Unformatted(f"{missing[0]} is not installed", failed=True)
        return Unformatted("the project names no formatter")

    def manifest(self, folder: str) -> Mapping[str, object]:
        """The object of the folder's package.json; empty when there is none to read."""
        if folder not in self._tables:
            self._tables[folder] = _object_in(os.path.join(folder, "package.json"))
        return self._tables[folder]


def _several(found: Mapping[str, Command | None]) -> Unformatted:
    names = " and ".join(name for name, command in found.items() if command is not None)
    return Unformatted(f"both {names} format it: name one by format-after-fix", failed=True)


def _command(formatter: Formatter, levels: list[str], home: str | None) -> Command | None:
    """`home` is the folder of the configuration."""
    for level in levels:
        program = os.path.join(level, _BIN, formatter.program)
        for path in (program, f"{program}.cmd") if os.name == "nt" else (program,):
            if os.path.isfile(path) and os.access(path, os.X_OK):
                folder = home if home is not None and formatter.beside_config else level
                return Command((path, *formatter.words), folder)
    return None


def _configures(formatter: Formatter, folder: str, formatters: Formatters) -> bool:
    if formatter.key and formatter.key in formatters.manifest(folder):
        return True
    paths = (os.path.join(folder, name) for name in formatter.configs)
    return any(os.path.isfile(path) and not _switched_off(path) for path in paths)


def _depends(formatter: Formatter, folder: str, formatters: Formatters) -> bool:
    return formatter.package in set(_dependencies(formatters.manifest(folder)))


def _dependencies(manifest: Mapping[str, object]) -> Iterator[str]:
    for table in ("dependencies", "devDependencies"):
        listed = manifest.get(table)
        if isinstance(listed, Mapping):
            yield from listed


def _switched_off(path: str) -> bool:
    """True for a file that configures a linter of the same name only (Biome)."""
    table = _object_in(path).get("formatter") if path.endswith((".json", ".jsonc")) else None
    return isinstance(table, Mapping) and table.get("enabled") is False


def _object_in(path: str) -> Mapping[str, object]:
    import json

    from allocscan.project.jsonc import plain_json

    try:
        with open(path, encoding="utf-8-sig") as file:
            value = json.loads(plain_json(file.read()))
    except (OSError, ValueError):
        return {}
    return value if isinstance(value, dict) else {}


def _has_git(folder: str) -> bool:
    return os.path.exists(os.path.join(folder, ".git"))
