"""What tsconfig.json and jsconfig.json ask of TypeScript's compiler, each with what it extends."""

import os
from collections.abc import Iterable, Iterator, Mapping

from allocscan.project.import_aliases import CONFIGURATION, extended_paths, read_object, strings
from allocscan.project.looked import Looked
from allocscan.project.paths import upward
from allocscan.records import dataclass, field
from allocscan.sites.typing.compiler import Compiler
from allocscan.typed import Final

_UNKNOWN: Final = Compiler(strict_nulls=False, checks_scripts=True, isolated=True)
"""What asks most of a constant."""

_OWN_RIGHT: Final = frozenset({"tsconfig.json", "jsconfig.json"})
"""Read by editors and by `tsc` whatever extends them."""

Options = Mapping[str, object]


def compiler_of(folders: Iterable[tuple[str, frozenset[str]]], looked: Looked) -> Compiler:
    """What the configurations among the files of `folders` ask for: each may be the one that
    counts, so that the strictest about a constant does."""
    paths = [
        os.path.join(folder, name)
        for folder, names in folders
        for name in sorted(names)
        if CONFIGURATION.fullmatch(name)
    ]
    reading = _Reading(looked)
    asked = [(path, asked) for path in paths if (asked := reading.asked(path)) is not None]
    found = [
        each
        for path, each in asked
        if path not in reading.extended or os.path.basename(path) in _OWN_RIGHT
    ]
    return Compiler(
        strict_nulls=bool(found) and all(each.strict_nulls for each in found),
        checks_scripts=any(each.checks_scripts for each in found),
        isolated=any(each.isolated for each in found),
    )


@dataclass(slots=True)
class _Reading:
    """`extended` are the paths that those that were asked for extend."""

    looked: Looked
    extended: set[str] = field(default_factory=set)
    _read: dict[str, Options | None] = field(default_factory=dict)

    def asked(self, path: str) -> Compiler | None:
        """What the configuration at `path` asks for; None where it compiles nothing itself."""
        own = self._object(path)
        if own is not None and _compiles_nothing(own):
            return None
        layers = list(self._layers(path))
        if None in layers:
            return _UNKNOWN
        options: dict[str, object] = {}
        for layer in reversed(layers):
            options.update(layer or {})
        declares = _is_on(options, "declaration") or _is_on(options, "composite")
        return Compiler(
            strict_nulls=_is_on(options, "strictNullChecks", _is_on(options, "strict")),
            checks_scripts=_is_on(options, "checkJs") or (_is_on(options, "allowJs") and declares),
            isolated=_is_on(options, "isolatedDeclarations"),
        )

    def _layers(self, path: str) -> Iterator[Options | None]:
        """Yield the options that count for `path`, the strongest first; None for what cannot be
        read (TSConfig reference, `extends`: what comes later overrides)."""
        pending, seen = [path], set[str]()
        while pending:
            at = pending.pop()
            if at in seen:
                continue
            seen.add(at)
            config = self._object(at)
            if config is None:
                yield None
                return
            options = config.get("compilerOptions", {})
            yield options if isinstance(options, Mapping) else None
            for each in strings(config.get("extends")):
                found = self._found(each, os.path.dirname(at))
                if found is None:
                    yield None
                    return
                self.extended.add(found)
                pending.append(found)

    def _object(self, path: str) -> Options | None:
        if path not in self._read:
            self.looked.files[path] = None
            self._read[path] = read_object(path)
        return self._read[path]

    def _found(self, extended: str, folder: str) -> str | None:
        """The file that a configuration in `folder` extends, a package's among them."""
        paths = extended_paths({"extends": extended}, folder)
        if paths:
            return paths[0]
        for each in upward(folder):
            base = os.path.join(each, "node_modules", *extended.split("/"))
            for path in (base, f"{base}.json", os.path.join(base, "tsconfig.json")):
                self.looked.files[path] = None
                if os.path.isfile(path):
                    return path
        return None


def _compiles_nothing(config: Options) -> bool:
    """True for one that only names other projects."""
    if config.get("files") == [] and not config.get("include"):
        return True
    own = {"compilerOptions", "extends", "files", "include"}
    return "references" in config and not config.keys() & own


def _is_on(options: Options, name: str, otherwise: bool = False) -> bool:
    found = options.get(name)
    return otherwise if found is None else found is True
