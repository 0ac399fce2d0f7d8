"""Which bare names are packages from a registry, which cannot import the program back."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from allocscan.project.import_aliases import read_object, strings
from allocscan.project.looked import Looked
from allocscan.records import dataclass
from allocscan.typed import Final

_TABLES: Final = ("dependencies", "devDependencies", "peerDependencies", "optionalDependencies")
_OVERRIDES: Final = ("resolutions", "overrides")
_LOCAL: Final = ("workspace:", "file:", "link:", "portal:", "exec:", ".", "/", "~/")
_INJECTORS: Final = frozenset({"nuxt", "nuxt3", "unplugin-auto-import", "unplugin-vue-components"})
_NAME: Final = re.compile(r"@[\w.-]+/[\w.-]+|[\w.-]+")
_LOCAL_LINE: Final = re.compile(r"^.*\b(?:workspace|file|link|portal):.*$", re.MULTILINE)
_SKIPPED: Final = frozenset({"node_modules", ".git"})
_MANIFESTS: Final = frozenset({"package.json", "pnpm-workspace.yaml", "lerna.json", "rush.json"})


@dataclass(frozen=True, slots=True)
class PackageScope:
    """What the manifests of one folder say of bare names.

    `installed`: declared with a version of a registry. `local`: names that may lead back into
    the program: the package itself, its workspaces, links, what bundlers replace. `replaced` are
    the names, up to the first dot, of files that bundlers replace. `injects`: a tool adds imports
    that the source does not show. `unread`: a manifest could not be read.
    """

    installed: frozenset[str] = frozenset()
    local: frozenset[str] = frozenset()
    replaced: frozenset[str] = frozenset()
    injects: bool = False
    unread: bool = False


NOTHING: Final = PackageScope()


def package_name(specifier: str) -> str:
    """`@scope/name` of `@scope/name/file`, `name` of `name/file`."""
    return "/".join(specifier.split("/")[: 2 if specifier.startswith("@") else 1])


def scope_of(folder: str, names: frozenset[str], looked: Looked) -> PackageScope:
    """What the manifests among the files `names` of `folder` say."""
    present = names & _MANIFESTS
    if not present:
        return NOTHING
    manifest: Mapping[str, object] | None = {}
    if "package.json" in present:
        manifest = read_object(os.path.join(folder, "package.json"))
    if manifest is None:
        return PackageScope(unread=True)
    installed, local = _declared(manifest)
    replaced = _replaced(manifest)
    local |= _names([manifest]) | replaced
    if "pnpm-workspace.yaml" in present:  # its overrides and catalogs may name links
        for line in _LOCAL_LINE.findall(_pnpm_text(folder) or ""):
            local |= set(_NAME.findall(line))
    patterns = _workspaces(folder, present, manifest)
    local |= _names(filter(None, map(read_object, _members(folder, patterns, looked))))
    stems = {os.path.basename(name).split(".")[0] for name in replaced if name.startswith(".")}
    injects = not _INJECTORS.isdisjoint(installed | local)
    return PackageScope(frozenset(installed), frozenset(local), frozenset(stems), injects)


def _names(manifests: Iterable[Mapping[str, object]]) -> set[str]:
    return {name for each in manifests if isinstance(name := each.get("name"), str)}


def _declared(manifest: Mapping[str, object]) -> tuple[set[str], set[str]]:
    """The names with a registry's version, and those with a local one."""
    installed: set[str] = set()
    local: set[str] = set()
    for table in (manifest.get(name) for name in _TABLES):
        for name, version in table.items() if isinstance(table, Mapping) else ():
            text = version if isinstance(version, str) else "."
            (local if text.startswith(_LOCAL) else installed).add(name)
    pnpm = manifest.get("pnpm")
    overrides = [manifest.get(name) for name in _OVERRIDES]
    overrides.append(pnpm.get("overrides") if isinstance(pnpm, Mapping) else None)
    for path, version in _leaves(overrides):
        if version.startswith(_LOCAL):
            local |= {name for key in path for name in _NAME.findall(key)}
    return installed, local


def _leaves(tables: Iterable[object]) -> Iterator[tuple[tuple[str, ...], str]]:
    """The strings of nested tables with the keys that lead to them."""
    pending: list[tuple[tuple[str, ...], object]] = [((), table) for table in tables]
    while pending:
        path, value = pending.pop()
        if isinstance(value, Mapping):
            pending += [((*path, str(key)), inner) for key, inner in value.items()]
        elif isinstance(value, str):
            yield path, value


def _replaced(manifest: Mapping[str, object]) -> set[str]:
    """The names that a bundler replaces by files: the `browser` field as an object."""
    tables = [manifest.get(field) for field in ("browser", "react-native", "alias")]
    return {str(name) for table in tables if isinstance(table, Mapping) for name in table}


# ------------------------------------------------------------------ workspaces


def _workspaces(folder: str, present: frozenset[str], manifest: Mapping[str, object]) -> list[str]:
    """The patterns of the folders of a workspace root, negative ones left out; [] if it is none."""
    declared = manifest.get("workspaces")
    if isinstance(declared, Mapping):
        declared = declared.get("packages")
    patterns = strings(declared)
    if "lerna.json" in present:
        lerna = read_object(os.path.join(folder, "lerna.json")) or {}
        patterns += strings(lerna.get("packages", ["packages/*"]))
    if "pnpm-workspace.yaml" in present:
        patterns += _pnpm_patterns(_pnpm_text(folder))
    if "rush.json" in present:
        patterns.append("**")
    return [pattern for pattern in patterns if not pattern.startswith("!")]


def _pnpm_patterns(text: str | None) -> list[str]:
    """The list under `packages:`; everything below when it is written in a way not known here."""
    if text is None:
        return ["**"]
    block = re.search(r"^packages\s*:[ \t]*(.*(?:\n(?:[ \t#-].*)?)*)", text, re.MULTILINE)
    if block is None:
        return ["**"] if "packages" in text else []
    lines = re.sub(r"(^|\s)#.*", "", block[1])
    if lines.lstrip().startswith("["):
        items = lines.strip().strip("[]").split(",")
    else:
        items = re.findall(r"^\s*-\s+(.+?)\s*$", lines, re.MULTILINE)
    return [item.strip().strip("'\"") for item in items if item.strip()] or ["**"]


def _pnpm_text(folder: str) -> str | None:
    try:
        return Path(folder, "pnpm-workspace.yaml").read_text(encoding="utf-8-sig")
    except (OSError, ValueError):
        return None


def _members(folder: str, patterns: Iterable[str], looked: Looked) -> Iterator[str]:
    """The package.json files of a workspace. Patterns beyond `*` between slashes match anything
    below their plain beginning: a name too many is safe."""
    for pattern in patterns:
        parts = [part for part in pattern.split("/") if part not in ("", ".")]
        plain = [*parts]
        for place, part in enumerate(parts):
            if re.search(r"[*?\[{!(]", part):
                plain = parts[:place]
                break
        rest = parts[len(plain) :]
        deepest = len(rest) if all(part == "*" for part in rest) else None
        yield from _manifests_below(os.path.join(folder, *plain), deepest, looked)


def _manifests_below(folder: str, deepest: int | None, looked: Looked) -> Iterator[str]:
    """The package.json files at most `deepest` folders down (None: anywhere), without installed
    packages."""
    pending = [(folder, 0)]
    while pending:
        current, depth = pending.pop()
        looked.folders[current] = None
        try:
            entries = list(os.scandir(current))
        except OSError:
            continue
        for entry in entries:
            if entry.name == "package.json":
                looked.files[entry.path] = None
                yield entry.path
                continue
            deeper = entry.name not in _SKIPPED and (deepest is None or depth < deepest)
            # Without a limit a link to a folder above would be walked for ever.
            followed = deepest is not None and os.path.isdir(entry.path)
            if deeper and (followed or entry.is_dir(follow_symlinks=False)):
                pending.append((entry.path, depth + 1))
