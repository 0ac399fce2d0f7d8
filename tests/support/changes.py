"""Changes to a repository of git, and what a run finds that asks for changed files alone."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

from support.command import REAL, run_command
from support.repository import git, put

Change = Callable[[Path], object]
CLEAN = "export const one = () => 1;\n"


def rebuilding(name: str, first: int = 1) -> str:
    """A function called `name` that rebuilds an object on every call: one finding."""
    entries = ", ".join(f"k{number}: {number}" for number in range(first, first + 10))
    return f"export function {name}(key) {{\n  const rates = {{ {entries} }};\n  return rates[key];\n}}\n"


OLD, NEW, TWIN = rebuilding("old"), rebuilding("fresh", 5), rebuilding("twin", 9)


def run(folder: Path, *words: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    """Every finding fails; the configuration of whoever runs the tests is nobody's."""
    asked = ("--fail-on", "info", "-f", "concise", "--no-progress", *words)
    quiet = {"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull, **env}
    return run_command(*asked, cwd=folder, program=REAL, env=quiet)


def found(folder: Path, *words: str, **env: str) -> list[str]:
    """The function of each finding, by `path:function`, in order of path."""
    done = run(folder, "--sort", "path", *words, **env)
    assert done.returncode in (0, 1), done.stderr.decode()
    lines = done.stdout.decode(errors="surrogateescape").splitlines()
    assert done.returncode == bool(lines), done.stderr.decode()
    return [f"{line.split(':')[0]}:{line.split('`')[1]}" for line in lines]


def staged(files: dict[str, str]) -> Change:
    """Write `files`, texts by path, and stage all."""

    def change(folder: Path) -> None:
        put(folder, files)
        git(folder, "add", "-A")

    return change


def unstaged(files: dict[str, str]) -> Change:
    """Write `files`, texts by path."""
    return lambda folder: put(folder, files)


def touched(folder: Path) -> None:
    """Nothing but the time of a file."""
    os.utime(folder / "old.js", (1, 1))


def in_turn(*changes: Change) -> Change:
    """One change after the other."""
    return lambda folder: [change(folder) for change in changes]


def linked(folder: Path) -> None:
    """Stage a link to a file."""
    (folder / "link.js").symlink_to("old.js")
    git(folder, "add", "-A")


def intended(folder: Path) -> None:
    """A new file that git is only told of."""
    put(folder, {"new.js": NEW})
    git(folder, "add", "-N", "new.js")


def deleted_since(folder: Path) -> None:
    """Stage a file that is then gone."""
    staged({"gone.js": NEW})(folder)
    (folder / "gone.js").unlink()


def clone(folder: Path, *words: str) -> Path:
    """A clone of the repository at `folder`, over the protocol that knows shallow ones."""
    target = folder.parent / "clone"
    git(folder.parent, "clone", "-q", *words, folder.as_uri(), str(target))
    return target
