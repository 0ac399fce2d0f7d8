"""What lies below a folder, of what is checked: walked, with nothing dropped in silence."""

import os
import stat

from allocscan.findings import Note, NoteKind
from allocscan.knowledge.quiet_paths import quiet_folders, quiet_name, quiet_path
from allocscan.project.excludes import Excludes
from allocscan.project.found import Found, Reason, SetAside
from allocscan.project.looked import listing_of
from allocscan.project.paths import below, shown_path
from allocscan.records import dataclass, field
from allocscan.source.file import language_of
from allocscan.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from allocscan.project.config import Config
    from allocscan.project.lookup import Configs


@dataclass(slots=True)
class Search:
    """What is found on the way. `links` are those of `files` that are links, `real` folders with
    no link in their path, `tops` counts the places that the search began at."""

    configs: "Configs"
    excludes: Excludes
    cwd: str
    ways: frozenset[str] | None = None
    files: dict[str, Found] = field(default_factory=dict)
    set_aside: dict[str, SetAside] = field(default_factory=dict)
    notes: dict[str, Note] = field(default_factory=dict)
    unusable: dict[str, Note] = field(default_factory=dict)
    folders: list[tuple[str, str]] = field(default_factory=list)
    links: set[str] = field(default_factory=set)
    real: dict[str, str] = field(default_factory=dict)
    tops: int = 0


def walk(top: str, search: Search) -> None:
    """Add what lies in the folder `top` and below it to `search`.

    Links to folders are not followed, as git does not either; links to files are.
    """
    pending = [top]
    while pending:
        folder = pending.pop()
        entries = _entries(folder, search)
        search.configs.met(folder, [entry.name for entry in entries])
        config = search.configs.of_folder(folder)
        level = search.excludes.of_walked(folder, config, top)
        here = _Here.of(folder, config, search.cwd)
        for entry in entries:
            is_folder = entry.is_dir(follow_symlinks=False)
            if not is_folder and language_of(entry.name) is None:
                continue
            if search.ways is not None and entry.path not in search.ways:
                continue
            reason = level.reason(entry.path, is_folder)
            if is_folder:
                if reason is None:
                    pending.append(entry.path)
            elif reason is not None:
                shown = here.prefix + entry.name
                search.set_aside[shown] = SetAside(shown, reason)
            elif entry.is_symlink():
                if not os.path.isdir(entry.path):  # of a circle `entry` raises
                    take(entry.path, config, search, named=False)
            else:
                _take_plain(entry, here, search)


@dataclass(frozen=True, slots=True)
class _Here:
    """What the files of a walked folder have in common: what stands before their names in reports,
    why they are quiet by where they lie. `plain`: that they are there says that they can be had."""

    config: "Config"
    prefix: str
    quiet: str | None
    plain: bool

    @staticmethod
    def of(folder: str, config: "Config", cwd: str) -> "_Here":
        shown = shown_path(folder, cwd)
        prefix = "" if shown == "." else shown if shown.endswith("/") else f"{shown}/"
        inner = below(folder, config.folder)
        quiet = quiet_folders(prefix.rstrip("/") if inner is None else inner)
        plain = os.access(folder, os.X_OK)
        return _Here(config, prefix, quiet if config.quiet_paths else None, plain)


def _take_plain(entry: os.DirEntry[str], here: _Here, search: Search) -> None:
    """As `take`, for a file in a walked folder that is no link."""
    config, shown = here.config, here.prefix + entry.name
    if config.include or not here.plain or not entry.is_file(follow_symlinks=False):
        take(entry.path, config, search, named=False)
    elif config.quiet_paths and (quiet := here.quiet or quiet_name(entry.name)):
        search.set_aside[shown] = SetAside(shown, Reason.QUIET, quiet)
    else:
        search.files.setdefault(shown, Found(shown, entry.path, config, False))


def _entries(folder: str, search: Search) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            found = list(entries)
    except OSError as error:
        shown = shown_path(folder, search.cwd)
        search.notes[shown] = Note(NoteKind.UNREADABLE, shown, f"cannot be read: {error.strerror}")
        return []
    search.folders.append((folder, listing_of(found)))
    return found


def take(location: str, config: "Config", search: Search, *, named: bool) -> None:
    """Add the file at `location` to `search`; `named`: it was asked for by name."""
    shown = shown_path(location, search.cwd)
    if language_of(location) is None:
        search.set_aside[shown] = SetAside(shown, Reason.FOREIGN)
    elif not named and config.include and not config.include.selects(location):
        _set_aside(location, Reason.NOT_INCLUDED, search)
    elif quiet := quiet_reason(location, shown, config):
        search.set_aside[shown] = SetAside(shown, Reason.QUIET, quiet)
    elif not named and (note := unusable(location, shown)) is not None:
        search.notes[shown] = note
    else:
        search.files.setdefault(shown, Found(shown, location, config, named))
        if os.path.islink(location):
            search.links.add(shown)


def quiet_reason(location: str, shown: str, config: "Config") -> str | None:
    """Why the file at `location` is left out by its path, where that counts."""
    return quiet_path(below(location, config.folder) or shown) if config.quiet_paths else None


def _set_aside(location: str, reason: Reason, search: Search) -> None:
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
