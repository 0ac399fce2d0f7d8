"""Where the files lie that git speaks of, as the paths of the command line lead to them."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence

from allocscan.errors import AllocscanError
from allocscan.project.files import reason_for
from allocscan.project.found import Discovery, Found
from allocscan.project.git_changes import Change
from allocscan.project.lookup import Configs
from allocscan.project.paths import ancestors, below, shown_path
from allocscan.project.scope import Scope
from allocscan.records import replace


def repository_of(paths: Sequence[str], configs: Configs, flag: str) -> str:
    """The top folder, without links, of the one repository that all `paths` lie in.

    Raises AllocscanError where there is none, or several.
    """
    tops: dict[str, str] = {}
    for path in paths:
        location = _real(os.path.abspath(path))
        folder = location if os.path.isdir(location) else os.path.dirname(location)
        top = configs.repository(folder)
        if top is None:
            raise AllocscanError(f"{flag}: {path} lies in no work tree of git")
        tops.setdefault(top, path)
    if len(tops) > 1:
        first, second = list(tops.values())[:2]
        raise AllocscanError(f"{flag}: {first} and {second} lie in repositories of their own")
    return next(iter(tops))


def placed(paths: Sequence[str], top: str, changes: Iterable[Change]) -> dict[str, Change]:
    """Those of `changes` that `paths` name or hold, by their locations below `paths`."""
    by_path = {change.path: change for change in changes}
    found: dict[str, Change] = {}
    for path in paths:
        location = os.path.abspath(path)
        inner = below(_real(location), top)
        if inner is None:
            continue
        if not os.path.isdir(location):
            if inner in by_path:
                found[location] = by_path[inner]
            continue
        prefix = f"{inner}/" if inner else ""
        for name, change in by_path.items():
            if name.startswith(prefix):
                rest = name[len(prefix) :].replace("/", os.sep)
                found[os.path.join(location, rest)] = change
    return found


def ways_to(scope: Scope) -> frozenset[str]:
    """The files of `scope`, and all folders above them."""
    ways = set(scope.files)
    for location in scope.files:
        for folder in ancestors(os.path.dirname(location)):
            if folder in ways:
                break
            ways.add(folder)
    return frozenset(ways)


def with_absent(found: Discovery, scope: Scope, configs: Configs) -> Discovery:
    """`found` with the files of `scope` that have a text but lie on no disk.

    A path that names such a file can be checked after all.
    """
    if scope.texts is None:
        return found
    cwd = os.getcwd()
    known = {each.location for each in found.files}
    absent = {shown_path(each, cwd): each for each in scope.files - known if not _lies_at(each)}
    added = _checked(absent, configs, {note.path for note in found.unusable})
    return replace(
        found,
        files=tuple(sorted((*found.files, *added), key=lambda each: each.path)),
        notes=tuple(note for note in found.notes if note.path not in absent),
        unusable=tuple(note for note in found.unusable if note.path not in absent),
    )


def _checked(absent: Mapping[str, str], configs: Configs, named: set[str]) -> Iterator[Found]:
    """Those of `absent` (locations by shown path) that no rule leaves out."""
    for shown, location in sorted(absent.items()):
        config = configs.of_folder(os.path.dirname(location))
        included = shown in named or not config.include or config.include.selects(location)
        if included and reason_for(location, shown, config, configs) is None:
            yield Found(shown, location, config, shown in named)


def _lies_at(location: str) -> bool:
    return os.path.isfile(location) and not os.path.islink(location)


def _real(location: str) -> str:
    """`location` without links; a link at its end is kept, as git keeps it, if it is no folder."""
    if os.path.isdir(location):
        return os.path.realpath(location)
    folder, name = os.path.split(location)
    return os.path.join(os.path.realpath(folder), name)
