"""The path aliases of tsconfig.json and jsconfig.json."""

import json
import os
import re
from collections.abc import Mapping

from allocscan.project.jsonc import plain_json
from allocscan.project.looked import Looked
from allocscan.records import dataclass
from allocscan.typed import Final

CONFIGURATION: Final = re.compile(r"[tj]sconfig([._-][\w.-]+)?\.json")
"""The name of a configuration."""


@dataclass(frozen=True, slots=True)
class Aliases:
    """Patterns (`@/*`) with the absolute paths they stand for (`*` kept), and base folders.

    `unread`: a configuration could not be read, so that any bare name may be an alias. `foreign`:
    one extends a package's, which may declare other places.
    """

    patterns: tuple[tuple[str, tuple[str, ...]], ...] = ()
    bases: tuple[str, ...] = ()
    unread: bool = False
    foreign: bool = False


NONE: Final = Aliases()


def aliases_in(folder: str, names: frozenset[str], looked: Looked) -> Aliases:
    """The aliases that the configurations among the files `names` of `folder` declare.

    `extends` is followed where it is a path; packages to extend from hardly ever declare paths.
    """
    pending = sorted(os.path.join(folder, name) for name in names if CONFIGURATION.fullmatch(name))
    if not pending:
        return NONE
    patterns: list[tuple[str, tuple[str, ...]]] = []
    bases: list[str] = []
    floating: list[tuple[str, list[str]]] = []
    seen: set[str] = set()
    unread = foreign = False
    while pending:
        path = pending.pop()
        if path in seen:
            continue
        seen.add(path)
        looked.files[path] = None
        config = read_object(path)
        if config is None:
            unread = True
            continue
        pending += extended_paths(config, os.path.dirname(path))
        foreign |= any(not _is_path(each) for each in strings(config.get("extends")))
        options = config.get("compilerOptions")
        if isinstance(options, Mapping):
            found = _declared(options, os.path.dirname(path))
            patterns += found.patterns
            bases += found.bases
            unread |= found.unread
            floating += [] if found.bases else _listed(options)
    # `paths` without a `baseUrl` of its own count from the one of an extended file
    for base in bases:
        patterns += [
            (pattern, tuple(os.path.join(base, each) for each in targets))
            for pattern, targets in floating
        ]
    return Aliases(tuple(patterns), tuple(bases), unread, foreign)


def matched(pattern: str, specifier: str) -> str | None:
    """What `*` stands for when `specifier` fits `pattern` ("" without a `*`), else None."""
    before, star, after = pattern.partition("*")
    if not star:
        return "" if pattern == specifier else None
    fits = specifier.startswith(before) and specifier.endswith(after)
    if not fits or len(specifier) < len(before) + len(after):
        return None
    return specifier[len(before) : len(specifier) - len(after)]


def read_object(path: str) -> Mapping[str, object] | None:
    """The object in a JSON file, comments and trailing commas allowed; None if there is none."""
    try:
        with open(path, encoding="utf-8-sig") as file:
            found = json.loads(plain_json(file.read()))
    except (OSError, ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def strings(value: object) -> list[str]:
    """The strings of a list, or the one string that `value` is."""
    listed = value if isinstance(value, list) else [value]
    return [each for each in listed if isinstance(each, str)]


def extended_paths(config: Mapping[str, object], folder: str) -> list[str]:
    """The files that a configuration in `folder` extends, but for those of packages."""
    paths = [
        os.path.normpath(os.path.join(folder, each))
        for each in strings(config.get("extends"))
        if _is_path(each)
    ]
    return [path if path.endswith(".json") else f"{path}.json" for path in paths]


def _is_path(extended: str) -> bool:
    return extended.startswith((".", "/"))


def _listed(options: Mapping[str, object]) -> list[tuple[str, list[str]]]:
    paths = options.get("paths", {})
    if not isinstance(paths, Mapping):
        return []
    return [(pattern, strings(targets)) for pattern, targets in paths.items()]


def _declared(options: Mapping[str, object], folder: str) -> Aliases:
    base = options.get("baseUrl")
    bases = (os.path.join(folder, base),) if isinstance(base, str) else ()
    paths = options.get("paths", {})
    if not isinstance(paths, Mapping) or "${configDir}" in json.dumps(options):
        return Aliases((), bases, unread=True)
    start = bases[0] if bases else folder
    patterns = [
        (pattern, tuple(os.path.join(start, target) for target in targets))
        for pattern, targets in _listed(options)
    ]
    return Aliases(tuple(patterns), bases)
