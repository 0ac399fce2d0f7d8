"""The path aliases of tsconfig.json and jsconfig.json."""

import json
import os
import re
from collections.abc import Mapping

from allocscan.project.jsonc import plain_json
from allocscan.project.looked import Looked
from allocscan.records import dataclass
from allocscan.typed import Final

_CONFIG: Final = re.compile(r"[tj]sconfig(\.[\w.-]+)?\.json")


@dataclass(frozen=True, slots=True)
class Aliases:
    """Patterns (`@/*`) with the absolute paths they stand for (`*` kept), and base folders.

    `unread`: a configuration could not be read, so that any bare name may be an alias.
    """

    patterns: tuple[tuple[str, tuple[str, ...]], ...] = ()
    bases: tuple[str, ...] = ()
    unread: bool = False


NONE: Final = Aliases()


def aliases_in(folder: str, names: frozenset[str], looked: Looked) -> Aliases:
    """The aliases that the configurations among the files `names` of `folder` declare.

    `extends` is followed where it is a path; packages to extend from declare no paths.
    """
    pending = sorted(os.path.join(folder, name) for name in names if _CONFIG.fullmatch(name))
    if not pending:
        return NONE
    patterns: list[tuple[str, tuple[str, ...]]] = []
    bases: list[str] = []
    seen: set[str] = set()
    unread = False
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
        pending += _extended(config, os.path.dirname(path))
        options = config.get("compilerOptions")
        if isinstance(options, Mapping):
            found = _declared(options, os.path.dirname(path))
            patterns += found.patterns
            bases += found.bases
            unread |= found.unread
    return Aliases(tuple(patterns), tuple(bases), unread)


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


def _extended(config: Mapping[str, object], folder: str) -> list[str]:
    paths = [
        os.path.normpath(os.path.join(folder, each))
        for each in strings(config.get("extends"))
        if each.startswith((".", "/"))
    ]
    return [path if path.endswith(".json") else f"{path}.json" for path in paths]


def _declared(options: Mapping[str, object], folder: str) -> Aliases:
    base = options.get("baseUrl")
    bases = (os.path.join(folder, base),) if isinstance(base, str) else ()
    paths = options.get("paths", {})
    if not isinstance(paths, Mapping) or "${configDir}" in json.dumps(options):
        return Aliases((), bases, unread=True)
    # `paths` without a `baseUrl` of its own may count from the one of an extended file.
    start = bases[0] if bases else folder
    patterns = [
        (pattern, tuple(os.path.join(start, target) for target in strings(targets)))
        for pattern, targets in paths.items()
    ]
    return Aliases(tuple(patterns), bases)
