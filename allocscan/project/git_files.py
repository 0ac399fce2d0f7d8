"""The files from which git's word on what it ignores follows."""

import os
from collections.abc import Iterator

from allocscan.errors import AllocscanError
from allocscan.project.git_call import git_of, index_folder
from allocscan.typed import Final

_OF_BRANCHES: Final = (("HEAD",), ("reftable", "tables.list"))
"""What tells which branch is checked out."""


def files_of_git(top: str) -> Iterator[str]:
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
        value, key = os.path.expanduser(value), key.lower()
        if key == "core.excludesfile":
            yield os.path.join(top, value)
        elif key.startswith("include") and key.endswith(".path"):
            yield os.path.join(top, os.path.dirname(path), value)
            if key.startswith("includeif.onbranch:"):
                yield from (os.path.join(folder, *of) for of in _OF_BRANCHES)


def _common_folder(folder: str) -> str:
    """The folder that the work trees of a repository share."""
    try:
        with open(os.path.join(folder, "commondir"), encoding="utf-8") as file:
            return os.path.normpath(os.path.join(folder, file.read().strip()))
    except (OSError, ValueError):
        return folder
