"""`allocscan init`: a configuration for this repository, and what goes into its hooks and CI."""

import os
from collections.abc import Iterator, Sequence

from allocscan.cli.command_line import CommandLine, Words
from allocscan.cli.streams import stdout, write_text
from allocscan.errors import AllocscanError
from allocscan.project.config_tables import config_file_in
from allocscan.project.lookup import Asked, Configs
from allocscan.project.recipes import ADOPTION, LOCAL, PRE_COMMIT, REPOSITORY, Recipe
from allocscan.project.recipes_ci import REMOTE
from allocscan.project.start_config import FILE, start_text
from allocscan.project.toolchain import HOOKS, Toolchain, toolchain_of
from allocscan.typed import Final

USAGE: Final = "allocscan init [OPTIONS] [DIR]"
DESCRIPTION: Final = f"""\
Writes {FILE} at the root of the repository (or in DIR) and prints what goes into its hooks and
CI. It never overwrites: where allocscan is configured already it says by which file and writes
nothing."""
EPILOG: Final = """\
Exit codes:
  0  written, or configured already
  2  usage, a folder that cannot be read or written"""


class InitWords(Words):
    """What was said to `init`."""

    all: bool


def init(argv: Sequence[str]) -> int:
    """Write the file unless there is one, and print the snippets that fit.

    Raises AllocscanError for a folder that cannot be read or written.
    """
    said = init_line().read(argv, InitWords())
    root = _root(said.plain)
    try:
        seen = toolchain_of(root)
    except OSError as error:
        raise AllocscanError(f"{root}: cannot be read: {error.strerror}") from None
    written = _write_config(root, seen)
    recipes = (*LOCAL, *REMOTE) if said.all else fitting(seen)
    write_text(stdout(), written + "".join(_printed(recipes)))
    return 0


def init_line() -> CommandLine:
    """The flags of `init`."""
    command = CommandLine("allocscan init", USAGE, DESCRIPTION, EPILOG)
    output = command.add_argument_group("Output")
    every = "print the snippets for every hook and server, not only those that fit"
    output.add_argument("--all", action="store_true", help=every)
    command.add_run(configured=False)
    return command


def fitting(seen: Toolchain) -> tuple[Recipe, ...]:
    """The recipes for what is in use; pre-commit's where no hook is."""
    fits = [recipe for recipe in (*LOCAL, *REMOTE) if recipe.fits & seen.marks]
    return tuple(fits) if seen.marks & HOOKS else (PRE_COMMIT, *fits)


def _root(plain: Sequence[str]) -> str:
    if len(plain) > 1:
        raise AllocscanError("init takes one folder; see `allocscan init --help`")
    if not plain:
        cwd = os.getcwd()
        return Configs(Asked()).repository(cwd) or cwd
    if not os.path.isdir(plain[0]):
        raise AllocscanError(f"{plain[0]}: no such folder")
    return os.path.abspath(plain[0])


def _write_config(root: str, seen: Toolchain) -> str:
    """Returns what to say of it."""
    there, _ = config_file_in(root)
    if there is not None:
        return f"configured already by {os.path.relpath(there)}: nothing is written\n"
    path = os.path.join(root, FILE)
    try:
        with open(path, "x", encoding="utf-8", newline="\n") as file:
            file.write(start_text(seen))
    except OSError as error:
        shown = os.path.relpath(path)
        raise AllocscanError(f"{shown}: cannot be written: {error.strerror}") from None
    return f"written: {os.path.relpath(path)}\n"


def _printed(recipes: Sequence[Recipe]) -> Iterator[str]:
    for recipe in recipes:
        yield f"\n--- {recipe.title}: {recipe.path}\n\n{recipe.text}"
    if any(REPOSITORY in recipe.text for recipe in recipes):
        yield f"\n{REPOSITORY} is the address that you install allocscan from.\n"
    yield "\nNext: `allocscan` reports, `allocscan --fix` fixes what is proved to be safe.\n"
    yield f"\n{ADOPTION.title}:\n\n{ADOPTION.text}"
