"""What the nearest package.json says: oldest Node, whether a bundler reads it."""

import os
from collections.abc import Container, Mapping

from allocscan.project.paths import upward
from allocscan.project.quick_json import json_of
from allocscan.records import dataclass, field, replace
from allocscan.regex import regex
from allocscan.typed import Final

BUNDLERS: Final = frozenset(
    {
        "@parcel/core",
        "@rollup/plugin-node-resolve",
        "@rspack/core",
        "@sveltejs/kit",
        "astro",
        "esbuild",
        "microbundle",
        "next",
        "nuxt",
        "parcel",
        "parcel-bundler",
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
_BUNDLED_FIELDS: Final = ("module", "browser", "sideEffects")
_BUNDLED_CONDITIONS: Final = frozenset({"browser", "import", "module"})
"""Keys of `exports` that choose a file for bundlers, or for who imports: Node's documentation,
"Conditional exports"; webpack's, "Package exports"."""

_FRACTION: Final = regex(r"\.\S*")
_LOWER_BOUND: Final = regex(r"(<=?|>=?|\^|~|=)?\s*v?(\d+)")


@dataclass(frozen=True, slots=True)
class Package:
    """`oldest_node` is a major version or None. One that is not `named` only says so for a folder
    of the package around it. `closed`: no code but its own can import from it."""

    folder: str
    oldest_node: int | None
    bundled: bool
    named: bool = True
    closed: bool = False


@dataclass(slots=True)
class Packages:
    """The nearest package of each folder, remembered. `bare` folders surely hold no package.json
    and no repository."""

    bare: Container[str] = ()
    _found: dict[str, Package | None] = field(default_factory=dict)

    def of_folder(self, folder: str) -> Package | None:
        """The package of the nearest package.json upward that can be read, or None."""
        if folder in self._found:
            return self._found[folder]
        passed = []
        package = None
        for each in upward(folder):
            if each in self._found:
                package = self._found[each]
                break
            passed.append(each)
            if each in self.bare:
                continue
            package = self._completed(_package_in(each))
            if package is not None or os.path.exists(os.path.join(each, ".git")):
                break
        for each in passed:
            self._found[each] = package
        return package

    def _completed(self, package: Package | None) -> Package | None:
        """`package` with what only the package around it says, where it has no name."""
        if package is None or package.named:
            return package
        parent = os.path.dirname(package.folder)
        outermost = parent == package.folder or os.path.exists(os.path.join(package.folder, ".git"))
        around = None if outermost else self.of_folder(parent)
        if around is None:
            return package
        oldest = around.oldest_node if package.oldest_node is None else package.oldest_node
        return replace(package, oldest_node=oldest, bundled=package.bundled or around.bundled)


def _package_in(folder: str) -> Package | None:
    try:
        with open(os.path.join(folder, "package.json"), "rb") as file:
            content = file.read()
    except OSError:
        return None
    try:
        manifest = json_of(content)
    except ValueError:
        return None  # the package manager will complain; nothing of ours depends on it
    return package_of(manifest, folder) if isinstance(manifest, dict) else None


def package_of(manifest: Mapping[str, object], folder: str) -> Package:
    """What `manifest`, the object of a package.json, says."""
    engines = manifest.get("engines")
    node = engines.get("node") if isinstance(engines, Mapping) else None
    return Package(
        folder=folder,
        oldest_node=oldest_major(node) if isinstance(node, str) else None,
        bundled=_is_bundled(manifest),
        named="name" in manifest,
        closed=manifest.get("private") is True and "workspaces" not in manifest,
    )


def oldest_major(node_range: str) -> int | None:
    """The lowest major version of Node that a range of npm admits; None without a lower bound."""
    lowest = []
    for alternative in node_range.split("||"):
        bounds = [
            int(major)
            for operator, major in _LOWER_BOUND.findall(_FRACTION.sub("", alternative))
            if not operator.startswith("<")
        ]
        if not bounds:
            return None
        lowest.append(min(bounds) if " - " in alternative else max(bounds))
    return min(lowest)


def _is_bundled(manifest: Mapping[str, object]) -> bool:
    names: set[str] = set()
    for table in ("dependencies", "devDependencies"):
        listed = manifest.get(table)
        names |= set(listed) if isinstance(listed, Mapping) else set()
    if not BUNDLERS.isdisjoint(names):
        return True
    if manifest.get("private") is True:
        return False
    named = any(field in manifest for field in _BUNDLED_FIELDS)
    return named or _chooses_for_bundlers(manifest.get("exports"))


def _chooses_for_bundlers(exports: object) -> bool:
    """True when a condition anywhere in `exports` is one that a bundler asks for."""
    pending = [exports]
    while pending:
        each = pending.pop()
        if isinstance(each, Mapping):
            if not _BUNDLED_CONDITIONS.isdisjoint(each):
                return True
            pending += each.values()
        elif isinstance(each, list):
            pending += each
    return False
