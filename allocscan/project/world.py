"""All that a run's results follow from on the disk, beside the files it checked: the folders that
were walked, what says something of them, and this program itself."""

import os
from collections.abc import Iterable, Iterator, Sequence

from allocscan.errors import AllocscanError
from allocscan.project.git_call import git_of, index_folder
from allocscan.project.looked import Looked, is_mark, listed, marks_in, names_in
from allocscan.project.paths import ancestors
from allocscan.records import dataclass, field
from allocscan.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from allocscan.project.found import Discovery

_PARSERS: Final = ("tree_sitter", "tree_sitter_javascript", "tree_sitter_typescript")


@dataclass(slots=True)
class World:
    """Files, and folders with their listings. Made before anything else is looked at: what lies
    above `places` is listed then. `ignoring` are the files that tell git what it ignores."""

    places: Sequence[str]
    files: dict[str, None] = field(default_factory=dict)
    folders: dict[str, str | None] = field(default_factory=dict)
    ignoring: dict[str, None] = field(default_factory=dict)
    listed_before: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.places = tuple(map(os.path.abspath, self.places))
        for place in self.places:
            for folder in ancestors(place):
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
        """Add what was looked at on the way. What is no folder would show in the one around it,
        which was listed too."""
        for folder in looked.folders:
            if folder not in self.folders and (listing := listed(folder)) is not None:
                self._add_folder(folder, listing)
        self.files.update(looked.files)

    def add_ourselves(self) -> None:
        """Add this program, its rules and its parsers."""
        import allocscan
        from allocscan.packs.load import standard_pack

        for top in (os.path.dirname(os.path.abspath(allocscan.__file__)), standard_pack()):
            for folder, _, names in os.walk(top):
                ours = [name for name in names if name.endswith(".py")]
                if ours or folder == top:
                    self.folders[folder] = listed(folder)
                    self._add_files(folder, ours)
        for folder in _homes(_PARSERS):
            self._add_files(folder, os.listdir(folder))

    def add_repositories(self, tops: Iterable[str]) -> None:
        """Add what git's word on ignored files follows from, in the work trees at `tops`."""
        for top in sorted(set(tops)):
            self.ignoring.update(dict.fromkeys(_files_of_git(top)))
        self.files.update(self.ignoring)

    def _add_folder(self, folder: str, listing: str | None) -> None:
        self.folders[folder] = listing
        if listing is not None:
            self._add_files(folder, filter(is_mark, names_in(listing)))

    def _add_files(self, folder: str, names: Iterable[str]) -> None:
        paths = (os.path.join(folder, name) for name in names)
        self.files.update((path, None) for path in paths if not os.path.isdir(path))


def _homes(packages: Iterable[str]) -> Iterator[str]:
    from importlib.util import find_spec

    for name in packages:
        spec = find_spec(name)
        yield from (spec.submodule_search_locations or ()) if spec is not None else ()


def _files_of_git(top: str) -> Iterator[str]:
    """The index of the work tree at `top`, and the files of git's configuration that lists what it
    ignores. Those that everybody may have count where they are absent too."""
    folder = index_folder(top)
    yield os.path.join(folder, "index")
    home = os.path.expanduser("~")
    around = os.environ.get("XDG_CONFIG_HOME") or os.path.join(home, ".config")
    yield from (os.path.join(around, "git", name) for name in ("config", "ignore"))
    yield from ("/etc/gitconfig", os.path.join(home, ".gitconfig"))
    common = _common_folder(folder)
    yield from (os.path.join(common, *path) for path in (("config",), ("info", "exclude")))
    try:
        answer = git_of(top).ask("config", "--list", "--show-origin", "-z")
    except AllocscanError:
        return  # without git the .gitignore files are read, which are marks
    parts = answer.output.split(b"\0")
    for origin, entry in zip(parts[::2], parts[1::2], strict=False):
        kind, _, path = os.fsdecode(origin).partition(":")
        if kind == "file":
            yield os.path.join(top, path)
        key, _, value = os.fsdecode(entry).partition("\n")
        if key.lower() == "core.excludesfile":
            yield os.path.join(top, os.path.expanduser(value))


def _common_folder(folder: str) -> str:
    """The folder that the work trees of a repository share."""
    try:
        with open(os.path.join(folder, "commondir"), encoding="utf-8") as file:
            return os.path.normpath(os.path.join(folder, file.read().strip()))
    except (OSError, ValueError):
        return folder
