"""The files to check: what the command line names, walked, with nothing dropped in silence."""

import os
import stat
from collections.abc import Iterator, Sequence

from allocscan.findings import Note, NoteKind
from allocscan.knowledge.quiet_paths import quiet_path
from allocscan.project.config import Config
from allocscan.project.excludes import Excludes, Place, Reason
from allocscan.project.lookup import Configs
from allocscan.project.paths import below, shown_path
from allocscan.records import dataclass, field
from allocscan.source.file import language_of


@dataclass(frozen=True, slots=True)
class Found:
    """A file to check. `path` is for reports (relative to the working directory where below it,
    with `/`), `location` is absolute; `named`: the command line names it."""

    path: str
    location: str
    config: Config
    named: bool


@dataclass(frozen=True, slots=True)
class SetAside:
    """A file that was met and is not checked: why, and `detail` where more can be said."""

    path: str
    reason: Reason
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Discovery:
    """What was found, each part sorted by path; a file reached twice stands once.

    `unusable` are named paths that cannot be checked: with them a run cannot succeed.
    """

    files: tuple[Found, ...]
    set_aside: tuple[SetAside, ...]
    notes: tuple[Note, ...]
    unusable: tuple[Note, ...]


def reason_for(location: str, shown: str, config: Config, configs: Configs) -> SetAside | None:
    """Why text that would be the file `location` is left out, or None. No disk is needed."""
    if config.force_exclude:
        reasons = Excludes(configs).of_named([Place(location, False, config)])
        if location in reasons:
            return SetAside(shown, reasons[location])
    quiet = _quiet(location, shown, config)
    return SetAside(shown, Reason.QUIET, quiet) if quiet else None


@dataclass(slots=True)
class _Search:
    configs: Configs
    excludes: Excludes
    cwd: str
    ways: frozenset[str] | None = None
    files: dict[str, Found] = field(default_factory=dict)
    set_aside: dict[str, SetAside] = field(default_factory=dict)
    notes: dict[str, Note] = field(default_factory=dict)
    unusable: dict[str, Note] = field(default_factory=dict)


def find_files(
    paths: Sequence[str], configs: Configs, ways: frozenset[str] | None = None
) -> Discovery:
    """Return the files that `paths` name or hold; of `ways`, if given, which git does not ignore,
    and which the folders above them are among.

    Links to folders are not followed inside a walk, as git does not either; links to files are.
    Raises AllocscanError for a configuration that cannot be used.
    """
    search = _Search(configs, Excludes(configs, ask_git=ways is None), os.getcwd(), ways)
    places = _named([os.path.abspath(path) for path in paths], search)
    reasons = search.excludes.of_named(places)
    for place in places:
        _enter(place, reasons.get(place.location), search)
    _drop_second_names(search)
    return Discovery(
        tuple(search.files[path] for path in sorted(search.files)),
        tuple(search.set_aside[path] for path in sorted(search.set_aside)),
        tuple(search.notes[path] for path in sorted(search.notes)),
        tuple(search.unusable[path] for path in sorted(search.unusable)),
    )


def _named(locations: Sequence[str], search: _Search) -> list[Place]:
    """What lies at `locations`; those that cannot be checked are noted instead."""
    places = []
    for location in locations:
        shown = shown_path(location, search.cwd)
        if (note := unusable(location, shown)) is not None:
            search.unusable[shown] = note
            continue
        is_folder = os.path.isdir(location)
        config = search.configs.of_folder(location if is_folder else os.path.dirname(location))
        places.append(Place(location, is_folder, config))
    return places


def _enter(place: Place, reason: Reason | None, search: _Search) -> None:
    shown = shown_path(place.location, search.cwd)
    if search.ways is not None and place.location not in search.ways:
        return
    if reason is not None and place.config.force_exclude:
        search.set_aside[shown] = SetAside(shown, reason)
    elif place.is_folder:
        _walk(place.location, search)
        if shown in search.notes:
            search.unusable[shown] = search.notes.pop(shown)
    else:
        _take(place.location, place.config, search, named=True)


def _walk(top: str, search: _Search) -> None:
    pending = [top]
    while pending:
        folder = pending.pop()
        config = search.configs.of_folder(folder)
        for entry in _entries(folder, search):
            is_folder = entry.is_dir(follow_symlinks=False)
            if not is_folder and language_of(entry.name) is None:
                continue
            if search.ways is not None and entry.path not in search.ways:
                continue
            reason = search.excludes.of_walked(Place(entry.path, is_folder, config), top)
            if is_folder and reason is None:
                pending.append(entry.path)
            elif not is_folder and reason is not None:
                _set_aside(entry.path, reason, search)
            elif not is_folder and not _is_link_to_folder(entry):
                _take(entry.path, config, search, named=False)


def _entries(folder: str, search: _Search) -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            yield from list(entries)
    except OSError as error:
        shown = shown_path(folder, search.cwd)
        search.notes[shown] = Note(NoteKind.UNREADABLE, shown, f"cannot be read: {error.strerror}")


def _is_link_to_folder(entry: os.DirEntry[str]) -> bool:
    return entry.is_symlink() and entry.is_dir()


def _take(location: str, config: Config, search: _Search, *, named: bool) -> None:
    shown = shown_path(location, search.cwd)
    if language_of(location) is None:
        search.set_aside[shown] = SetAside(shown, Reason.FOREIGN)
    elif not named and config.include and not config.include.selects(location):
        _set_aside(location, Reason.NOT_INCLUDED, search)
    elif quiet := _quiet(location, shown, config):
        search.set_aside[shown] = SetAside(shown, Reason.QUIET, quiet)
    elif not named and (note := unusable(location, shown)) is not None:
        search.notes[shown] = note
    else:
        search.files.setdefault(shown, Found(shown, location, config, named))


def _quiet(location: str, shown: str, config: Config) -> str | None:
    return quiet_path(below(location, config.folder) or shown) if config.quiet_paths else None


def _set_aside(location: str, reason: Reason, search: _Search) -> None:
    shown = shown_path(location, search.cwd)
    search.set_aside[shown] = SetAside(shown, reason)


def unusable(location: str, shown: str) -> Note | None:
    """Why nothing can be read at `location`: it is missing, or neither file nor folder."""
    try:
        mode = os.stat(location).st_mode
    except OSError as error:
        if os.path.islink(location):
            return Note(NoteKind.MISSING, shown, "a link that leads nowhere")
        missing = isinstance(error, FileNotFoundError | NotADirectoryError)
        if missing:
            return Note(NoteKind.MISSING, shown, "no such file or directory")
        return Note(NoteKind.UNREADABLE, shown, f"cannot be read: {error.strerror}")
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        return Note(NoteKind.NOT_A_FILE, shown, "neither a file nor a directory")
    return None


def _drop_second_names(search: _Search) -> None:
    """A link to a file that is checked under its own name would be reported twice."""
    owners: dict[str, str] = {}
    for path in sorted(search.files, key=lambda each: _is_link(search.files[each])):
        real = os.path.realpath(search.files[path].location)
        if real in owners:
            del search.files[path]
        owners.setdefault(real, path)


def _is_link(file: Found) -> tuple[bool, str]:
    return os.path.islink(file.location), file.path
