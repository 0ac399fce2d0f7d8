"""All that a run's results follow from on the disk, beside the files it checked: the folders that
were walked, what says something of them, and this program itself."""

import os
from collections.abc import Iterable, Iterator, Sequence

from allocscan.packs.layout import PAGE_FILE
from allocscan.project.git_files import files_of_git
from allocscan.project.looked import (
    PASSED,
    Looked,
    is_mark,
    is_whole,
    links_in,
    listed,
    marks_in,
    names_in,
)
from allocscan.project.paths import upward
from allocscan.project.stamps import is_settled
from allocscan.project.symlinks import Symlinks
from allocscan.records import dataclass, field
from allocscan.source.file import language_of
from allocscan.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from allocscan.project.found import Discovery

_PARSERS: Final = ("tree_sitter", "tree_sitter_javascript", "tree_sitter_typescript")

_OF_REPORTS: Final = frozenset({"comment_pages", "html"})
"""Folders of this program with what reports show as it is, beside the pages of rules: SARIF the
pages on comments, HTML its style and its script."""

_PAGES: Final = (".css", ".js", ".md")


@dataclass(slots=True)
class World:
    """Files, and folders with their listings. Made before anything else is looked at: what lies
    above `places`, and above where they lead, is listed then. `ignoring` are the files that tell
    git what it ignores."""

    places: Sequence[str]
    files: dict[str, None] = field(default_factory=dict)
    folders: dict[str, str | None] = field(default_factory=dict)
    ignoring: dict[str, None] = field(default_factory=dict)
    listed_before: set[str] = field(default_factory=set)
    symlinks: Symlinks = field(default_factory=Symlinks)

    def __post_init__(self) -> None:
        places = dict.fromkeys(map(os.path.abspath, self.places))
        real = (
            self.symlinks.real(each) for place in places for each in (place, os.path.dirname(place))
        )
        self.places = tuple(dict.fromkeys((*places, *real)))
        for place in (*self.places, *self.symlinks.passed):
            for folder in upward(place):
                if folder not in self.folders and os.path.isdir(folder):
                    self._add_folder(folder, marks_in(folder))
        self.listed_before = set(self.folders)

    @property
    def whole(self) -> bool:
        """True where every folder could be listed."""
        return None not in self.folders.values()

    def add_walked(self, found: "Discovery") -> None:
        """Add the folders of a walk, as it saw them, and what it could not look into."""
        for folder, listing in found.folders:
            self._add_folder(folder, listing)
        self.files.update((os.path.abspath(note.path), None) for note in found.notes)

    def add_looked(self, looked: Looked) -> None:
        """Add what was looked at on the way. What is no folder would show in the nearest one around
        it."""
        for folder in looked.folders:
            self._add_listed(next(filter(os.path.isdir, upward(folder))))
        for folder in looked.marked:
            if folder not in self.folders and (listing := marks_in(folder)) is not None:
                self._add_folder(folder, listing)
        self.files.update(looked.files)

    def _add_listed(self, folder: str) -> None:
        if is_whole(self.folders.get(folder)):
            return
        listing = listed(folder)
        if listing is None:
            self.files[folder] = None  # its stamp tells when it can be listed
        else:
            self._add_folder(folder, listing)

    def add_ourselves(self) -> None:
        """Add this program, its rules and its parsers, and the pages that reports show."""
        for top in ourselves():
            for folder, _, names in os.walk(top):
                code = [name for name in names if name.endswith(".py")]
                if code or folder == top:
                    self.folders[folder] = listed(folder)
                self._add_files(folder, (*code, *_pages(folder, names)))
        for folder in _homes(_PARSERS):
            self._add_files(folder, os.listdir(folder))

    def add_repositories(self, tops: Iterable[str]) -> None:
        """Add what git's word on ignored files follows from, in the work trees at `tops`."""
        for top in sorted(set(tops)):
            self.ignoring.update(dict.fromkeys(files_of_git(top)))
        self.files.update(self.ignoring)

    def follow_symlinks(self) -> None:
        """Add what lies on the way to all that was added, and what links there lead to."""
        seen = set[str]()
        while new := (self.files.keys() | self.folders.keys() | self.symlinks.passed.keys()) - seen:
            seen |= new
            for path in new:
                self.symlinks.real(path)
                for link in links_in(self.folders.get(path) or ""):
                    self._add_link(os.path.join(path, link))
            self._add_above(new)

    def links(self, started: int) -> dict[str, str]:
        """The links that were met, with what they hold; "" for one that may not have held it when
        the run began, at `started`."""
        found = sorted(self.symlinks.links.items())
        return {path: target if _is_old(path, started) else "" for path, target in found}

    def _add_link(self, path: str) -> None:
        self.symlinks.real(path)
        if language_of(path) is not None:
            self.files[path] = None
        else:
            self._add_above((path,))

    def _add_above(self, paths: Iterable[str]) -> None:
        """Add the folders among `paths`, and those above, for no more than being there."""
        for path in paths:
            for folder in upward(path):
                if folder not in self.folders and os.path.isdir(folder):
                    self.folders[folder] = PASSED

    def _add_folder(self, folder: str, listing: str | None) -> None:
        self.listed_before.discard(folder)
        self.folders[folder] = listing
        if listing is not None:
            self._add_files(folder, filter(is_mark, names_in(listing)))

    def _add_files(self, folder: str, names: Iterable[str]) -> None:
        paths = (os.path.join(folder, name) for name in names)
        self.files.update((path, None) for path in paths if not os.path.isdir(path))


def ourselves() -> tuple[str, str]:
    """The folders of this program and of its rules."""
    import allocscan
    from allocscan.packs.load import standard_pack

    return os.path.dirname(os.path.abspath(allocscan.__file__)), standard_pack()


def _pages(folder: str, names: Iterable[str]) -> Iterator[str]:
    """Those of the `names` in a `folder` of ours that a report may show the text of."""
    shown = os.path.basename(folder) in _OF_REPORTS
    return (name for name in names if name == PAGE_FILE or (shown and name.endswith(_PAGES)))


def _is_old(link: str, started: int) -> bool:
    try:
        seen = os.lstat(link)
    except OSError:
        return False
    return is_settled((seen.st_mtime_ns, seen.st_ctime_ns, 0, 0), started)


def _homes(packages: Iterable[str]) -> Iterator[str]:
    from importlib.util import find_spec

    for name in packages:
        spec = find_spec(name)
        yield from (spec.submodule_search_locations or ()) if spec is not None else ()
