"""From the names that recordings give scripts to the files that are checked."""

import os
import re
from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

from allocscan.typed import Final

_WINDOWS: Final = re.compile(r"/?[A-Za-z]:[\\/]")
_NO_FILE: Final = frozenset(
    {"node", "data", "wasm", "chrome", "chrome-extension", "extensions", "evalmachine.<anonymous>"}
)
_BUNDLED: Final = frozenset({"webpack", "webpack-internal", "rollup", "vite", "turbopack", "ng"})


def path_of(url: str) -> str | None:
    """The path that `url` names, with `/`; None for what is no file (`node:fs`, `evalmachine…`).

    Relative where it stands behind the name of a bundler.
    """
    if _WINDOWS.match(url):
        return url.replace("\\", "/").lstrip("/")
    scheme, colon, _ = url.partition(":")
    if not colon:
        return url if "/" in url or re.search(r"\w\.[cm]?[jt]sx?$", url) else None
    if scheme in _NO_FILE:
        return None
    if scheme == "file":
        path = unquote(urlsplit(url).path)
        return path.lstrip("/") if _WINDOWS.match(path) else path
    if scheme in _BUNDLED:
        return os.path.normpath(urlsplit(url).path.lstrip("/")).replace(os.sep, "/")
    if scheme in ("http", "https"):
        return unquote(urlsplit(url).path)
    return url if scheme.startswith(("/", ".")) else None


class Targets:
    """The files that are checked, `locations`, found again by the paths of other machines.

    `roots` are folders that relative paths may begin at.
    """

    def __init__(self, locations: Iterable[str], roots: Iterable[str]) -> None:
        self._roots = tuple(roots)
        self._real = {os.path.realpath(location): location for location in locations}
        self._named: dict[str, list[str]] = {}
        for location in self._real.values():
            self._named.setdefault(os.path.basename(location), []).append(location)

    def exact(self, path: str) -> str | None:
        """The checked file at `path` on this machine."""
        bases = ("",) if os.path.isabs(path) else self._roots
        for base in bases:
            location = self._real.get(os.path.realpath(os.path.join(base, path)))
            if location is not None:
                return location
        return None

    def alike(self, paths: Iterable[str]) -> dict[str, str]:
        """The checked files that `paths`, of another machine, name, by their last parts.

        Only where it is clear: one file is more like the path than every other, and no other of
        the paths as much like that file. That its text is the one that ran is for others to find.
        """
        best: dict[str, list[tuple[int, str]]] = {}
        for path in dict.fromkeys(paths):
            found = self._most_alike(path)
            if found is not None:
                location, common = found
                best.setdefault(location, []).append((common, path))
        clear = {}
        for location, listed in best.items():
            listed.sort(reverse=True)
            if len(listed) == 1 or listed[0][0] > listed[1][0]:
                clear[listed[0][1]] = location
        return clear

    def _most_alike(self, path: str) -> tuple[str, int] | None:
        parts = _parts(path)
        if not parts:
            return None
        listed = self._named.get(parts[-1], ())
        ranked = sorted(((_common(parts, _parts(each)), each) for each in listed), reverse=True)
        if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
            return None
        common, location = ranked[0]
        # A package's `index.js` is none of the project's, but for packages that are checked.
        return None if "node_modules" in parts[:-common] else (location, common)


def _parts(path: str) -> list[str]:
    listed = path.replace("\\", "/").split("/")
    return [part for part in listed if part not in ("", ".", "..")]


def _common(one: list[str], other: list[str]) -> int:
    """How many last parts the two have in common."""
    count = 0
    while count < min(len(one), len(other)) and one[-1 - count] == other[-1 - count]:
        count += 1
    return count
