"""The folder of the cache: where it lies, how it is marked, and how it is emptied.

It is marked so that git and backups leave it alone, and emptied by name: a folder that was named
by mistake (`cache-dir = "."`) loses nothing but files of ours.
"""

import os

from allocscan.records import dataclass
from allocscan.typed import Final, Mapping

VARIABLE: Final = "ALLOCSCAN_CACHE_DIR"
RUN: Final = "allocscan-cache-{}.run"
"""What one run, told by a number, was asked, looked at and found. While it is written it has the
writer's number behind it."""

TOLD: Final = "allocscan-cache-{}.told"
"""What that run said."""

TAG_FILE: Final = "CACHEDIR.TAG"
TAG: Final = """\
Signature: 8a477f597d28d172789f06886806bc55
# This file is a cache directory tag created by allocscan.
# For information about cache directory tags, see https://bford.info/cachedir/
"""
IGNORE_FILE: Final = ".gitignore"
IGNORE: Final = "# Created by allocscan\n*\n"

_STEM: Final = "allocscan-cache"
_KINDS: Final = frozenset({"run", "told"})
_DATABASES: Final = frozenset({"sqlite", "sqlite-wal", "sqlite-shm", "sqlite-journal"})
"""Of earlier versions."""

_UNFINISHED: Final = ".tmp"
_MARKS: Final = {TAG_FILE: TAG, IGNORE_FILE: IGNORE}


def cache_folder(root: str, config_dir: str | None, environ: Mapping[str, str]) -> str:
    """The absolute folder for the project at `root`, which need not exist yet.

    `config_dir` is what flag, environment or configuration say. Without them the folder lies
    where JavaScript tools keep theirs, `node_modules/.cache`, if the project has `node_modules`.
    """
    named = config_dir or environ.get(VARIABLE)
    if named:
        return os.path.normpath(os.path.join(root, named))
    return default_folders(root)[0 if os.path.isdir(os.path.join(root, "node_modules")) else 1]


def default_folders(root: str) -> tuple[str, str]:
    """The folders that a cache of `root` may lie in when nobody names one."""
    modules = os.path.join(root, "node_modules", ".cache", "allocscan")
    return modules, os.path.join(root, ".allocscan_cache")


def make_folder(folder: str) -> None:
    """Make `folder` and mark it. A folder that holds what is not ours is left unmarked.

    Raises OSError.
    """
    os.makedirs(folder, exist_ok=True)
    if not all(map(_is_named_as_ours, os.listdir(folder))):
        return
    for name, text in _MARKS.items():
        path = os.path.join(folder, name)
        if not os.path.lexists(path):
            with open(path, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What became of a folder: the bytes of the files of ours that are gone, and the names of what
    is not ours and was left. The folder itself is gone when nothing was left."""

    folder: str
    size: int
    left: tuple[str, ...]


def clean_folder(folder: str) -> Cleaned | None:
    """Remove the files of the cache in `folder`, and the folder once it is empty.

    Links are not followed. Returns None where no cache lies. Raises OSError.
    """
    if os.path.islink(folder) or not os.path.isdir(folder):
        return None
    with os.scandir(folder) as entries:
        listed = sorted(entries, key=lambda each: each.name)
    ours = [each for each in listed if _is_ours(each)]
    if not ours:
        return None
    size = sum(each.stat(follow_symlinks=False).st_size for each in ours)
    for each in ours:
        os.unlink(each.path)
    left = tuple(each.name for each in listed if each not in ours)
    if not left:
        os.rmdir(folder)
    return Cleaned(folder, size, left)


def holds_only_ours(folder: str) -> bool:
    """True where nothing in `folder`, if it is there, is called by another name than ours."""
    try:
        return all(map(_is_named_as_ours, os.listdir(folder)))
    except FileNotFoundError:
        return True
    except OSError:
        return False


def _is_named_as_ours(name: str) -> bool:
    stem, _, ending = name.partition(".")
    if not (stem.startswith(_STEM) and stem.replace("-", "").replace("_", "").isalnum()):
        return name in _MARKS
    written = ending.removesuffix(_UNFINISHED)
    if ending in _KINDS or written in _DATABASES:
        return True
    kind, _, writer = written.partition("-")
    return written != ending and kind in _KINDS and writer.isdecimal()


def _is_ours(entry: os.DirEntry[str]) -> bool:
    """A plain file with a name of ours; a mark only when it says what we write."""
    if not entry.is_file(follow_symlinks=False) or not _is_named_as_ours(entry.name):
        return False
    if entry.name not in _MARKS:
        return True
    with open(entry.path, "rb") as file:
        return file.read(4096).replace(b"\r\n", b"\n") == _MARKS[entry.name].encode()
