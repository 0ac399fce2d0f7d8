"""What a run looked at beside the files it checks, for the next run to look there too."""

import os

from allocscan.project.config_tables import NAMES as CONFIGURATIONS
from allocscan.records import dataclass, field
from allocscan.typed import Final, Iterable, Iterator

_OUR_OWN: Final = "__pycache__"
"""What Python writes beside our rules says nothing."""

_MARKS: Final = frozenset(
    {
        *CONFIGURATIONS,
        ".git",
        ".gitignore",
        "allocscan-baseline.json",
        "lerna.json",
        "node_modules",
        "pnpm-workspace.yaml",
        "rush.json",
    }
)
_PATHS: Final = ("tsconfig", "jsconfig")
PASSED: Final = "-"
"""In place of the listing of a folder that was on the way only."""

OF_MARKS: Final = "?"
"""Begins the listing of a folder that was looked at for its marks only."""


@dataclass(slots=True)
class Looked:
    """Absolute paths of the folders that were listed, of the files that were read, or sought, and
    of the folders that were `marked`: looked at for their marks only."""

    folders: dict[str, None] = field(default_factory=dict)
    files: dict[str, None] = field(default_factory=dict)
    marked: dict[str, None] = field(default_factory=dict)

    def drained(self) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """The folders, the files, and those that were marked, since this was asked last."""
        new = tuple(self.folders), tuple(self.files), tuple(self.marked)
        self.folders, self.files, self.marked = {}, {}, {}
        return new

    def add(self, folders: Iterable[str], files: Iterable[str], marked: Iterable[str]) -> None:
        """Add what was `drained`."""
        self.folders.update(dict.fromkeys(folders))
        self.files.update(dict.fromkeys(files))
        self.marked.update(dict.fromkeys(marked))


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
    return (each[1:] for each in listing.removeprefix(OF_MARKS).split("/"))


def links_in(listing: str) -> Iterator[str]:
    """The names of the links in what `listing_of` returned."""
    for each in listing.removeprefix(OF_MARKS).replace("//", "\0").split("/"):
        if each.startswith("l"):
            yield each[1:].partition("\0")[0]


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
            return OF_MARKS + listing_of(each for each in entries if is_mark(each.name))
    except OSError:
        return None


def is_whole(listing: str | None) -> bool:
    """True for the listing of all entries of a folder."""
    return listing is not None and not listing.startswith((OF_MARKS, PASSED))


def says_more(listing: str, than: str | None) -> bool:
    """True for a `listing` of more of a folder than the one before; None: it was not looked at."""
    if than is None or (than == PASSED and listing != PASSED):
        return True
    return is_whole(listing) and not is_whole(than)


def unsure(listing: str) -> str:
    """In place of a `listing` that may be younger than what a run saw: one of its kind that equals
    none."""
    return f"{OF_MARKS}!" if listing.startswith(OF_MARKS) else "!"


def listed_again(folder: str, listing: str) -> str | None:
    """What `folder` holds now, of what `listing` is about."""
    if listing == PASSED:
        return PASSED if os.path.isdir(folder) else None
    return marks_in(folder) if listing.startswith(OF_MARKS) else listed(folder)


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
