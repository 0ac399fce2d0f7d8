"""What the nearest package.json says: module system, oldest Node, whether a bundler reads it."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from allocscan.project.paths import ancestors

BUNDLERS: Final = frozenset(
    {
        "@parcel/core",
        "@rollup/plugin-node-resolve",
        "@rspack/core",
        "@sveltejs/kit",
        "@swc/core",
        "astro",
        "esbuild",
        "microbundle",
        "next",
        "nuxt",
        "parcel",
        "react-scripts",
        "rolldown",
        "rollup",
        "tsdown",
        "tsup",
        "unbuild",
        "vite",
        "webpack",
    }
)
_BUNDLED_FIELDS: Final = ("module", "browser", "exports", "sideEffects")
_LOWER_BOUND: Final = re.compile(r"(<=?|>=?|\^|~|=)?\s*v?(\d+)")


@dataclass(frozen=True, slots=True)
class Package:
    """`type` is "module", "commonjs" or None; `oldest_node` a major version or None."""

    folder: str
    type: str | None
    oldest_node: int | None
    bundled: bool


@dataclass(slots=True)
class Packages:
    """The nearest package of each folder, remembered."""

    _found: dict[str, Package | None] = field(default_factory=dict)

    def of_folder(self, folder: str) -> Package | None:
        """The package of the nearest package.json upward that can be read, or None."""
        passed = []
        package = None
        for each in ancestors(folder):
            if each in self._found:
                package = self._found[each]
                break
            passed.append(each)
            package = _package_in(each)
            if package is not None or os.path.exists(os.path.join(each, ".git")):
                break
        for each in passed:
            self._found[each] = package
        return package


def _package_in(folder: str) -> Package | None:
    try:
        with open(os.path.join(folder, "package.json"), "rb") as file:
            content = file.read()
    except OSError:
        return None
    import json

    try:
        manifest = json.loads(content)
    except ValueError:
        return None  # the package manager will complain; nothing of ours depends on it
    return package_of(manifest, folder) if isinstance(manifest, dict) else None


def package_of(manifest: Mapping[str, object], folder: str) -> Package:
    """What `manifest`, the object of a package.json, says."""
    kind = manifest.get("type")
    engines = manifest.get("engines")
    node = engines.get("node") if isinstance(engines, Mapping) else None
    return Package(
        folder=folder,
        type=kind if isinstance(kind, str) else None,
        oldest_node=oldest_major(node) if isinstance(node, str) else None,
        bundled=_is_bundled(manifest),
    )


def oldest_major(node_range: str) -> int | None:
    """The lowest major version of Node that a range of npm admits; None without a lower bound."""
    lowest = []
    for alternative in node_range.split("||"):
        bounds = [
            int(major)
            for operator, major in _LOWER_BOUND.findall(re.sub(r"\.\S*", "", alternative))
            if not operator.startswith("<")
        ]
        if not bounds:
            return None
        lowest.append(min(bounds) if " - " in alternative else max(bounds))
    return min(lowest)


def _is_bundled(manifest: Mapping[str, object]) -> bool:
    if any(field in manifest for field in _BUNDLED_FIELDS):
        return True
    names: set[str] = set()
    for table in ("dependencies", "devDependencies"):
        listed = manifest.get(table)
        names |= set(listed) if isinstance(listed, Mapping) else set()
    return not BUNDLERS.isdisjoint(names)
