"""What a run looked at beside the files it checks, for the next run to look there too."""

import os
from collections.abc import Iterable, Iterator

from allocscan.project.config_tables import NAMES as CONFIGURATIONS
from allocscan.records import dataclass, field
from allocscan.typed import Final

_OUR_OWN: Final = "__pycache__"
"""What Python writes beside our rules says nothing."""

_MARKS: Final = frozenset(
    {
        *CONFIGURATIONS,
        ".git",
        ".gitignore",
        "allocscan-baseline.json",
        "lerna.json",
        "pnpm-workspace.yaml",
        "rush.json",
    }
)
_PATHS: Final = ("tsconfig", "jsconfig")
_OF_MARKS: Final = "?"
"""Begins the listing of a folder that was looked at for its marks only."""


@dataclass(slots=True)
class Looked:
    """Absolute paths of the folders that were listed and of the files that were read, or sought."""

    folders: dict[str, None] = field(default_factory=dict)
    files: dict[str, None] = field(default_factory=dict)

    def taken(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The folders and files since this was asked last."""
        new = tuple(self.folders), tuple(self.files)
        self.folders, self.files = {}, {}
        return new


def is_mark(name: str) -> bool:
    """True for the name of a file that says something of its folder and those below: of what is
    checked there, of what its specifiers mean."""
    return name in _MARKS or (name.startswith(_PATHS) and name.endswith(".json"))


def listing_of(entries: "Iterable[os.DirEntry[str]]") -> str:
    """What a folder holds, as one text: each name behind its kind, sorted, `/` in between; where
    links lead."""
    return "/".join(sorted(_entry(each) for each in entries if each.name != _OUR_OWN))


def names_in(listing: str) -> Iterator[str]:
    """The names in what `listing_of` returned. Parts of what links lead to may be among them."""
    return (each[1:] for each in listing.removeprefix(_OF_MARKS).split("/"))


def listed(folder: str) -> str | None:
    """`listing_of` all entries of `folder`; None where it cannot be listed."""
    try:
        with os.scandir(folder) as entries:
            return listing_of(entries)
    except OSError:
        return None


def marks_in(folder: str) -> str | None:
    """As `listed`, for the marks in a folder."""
    try:
        with os.scandir(folder) as entries:
            return _OF_MARKS + listing_of(each for each in entries if is_mark(each.name))
    except OSError:
        return None


def listed_again(folder: str, listing: str) -> str | None:
    """What `folder` holds now, of what `listing` is about."""
    return marks_in(folder) if listing.startswith(_OF_MARKS) else listed(folder)


def without(name: str, listing: str) -> str:
    """`listing` without the folder `name`."""
    return f"/{listing}/".replace(f"/d{name}/", "/")


def _entry(entry: "os.DirEntry[str]") -> str:
    if entry.is_symlink():
        return f"l{entry.name}//{_target(entry.path)}"
    return f"d{entry.name}" if entry.is_dir(follow_symlinks=False) else f"f{entry.name}"


def _target(path: str) -> str:
    try:
        return os.readlink(path).replace("/", "//")
    except OSError:
        return ""
