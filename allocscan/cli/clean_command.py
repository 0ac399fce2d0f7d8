"""`allocscan clean`: remove the cache."""

import os
from collections.abc import Sequence

from allocscan.cli.command_line import CommandLine, ConfiguredWords
from allocscan.cli.options import asked_of
from allocscan.cli.streams import stderr, write_text
from allocscan.errors import AllocscanError
from allocscan.project.cache_place import Cleaned, cache_folder, clean_folder, default_folders
from allocscan.project.lookup import Configs
from allocscan.project.paths import shown_path
from allocscan.reports.plural import plural
from allocscan.typed import Final

USAGE: Final = "allocscan clean [OPTIONS] [DIR]"
DESCRIPTION: Final = """\
Removes the cache of the project that DIR (by default the working directory) belongs to: the files
that allocscan wrote there, by name, and the folder when nothing else lies in it."""
EPILOG: Final = """\
Exit codes:
  0  removed, or there was none
  2  usage, configuration, a file that cannot be removed"""


class CleanWords(ConfiguredWords):
    """What was said to `clean`."""

    cache_dir: str | None


def clean(argv: Sequence[str]) -> int:
    """Remove the cache and say what is gone. Raises AllocscanError for what cannot be removed."""
    said = clean_line().read(argv, CleanWords())
    folders = _folders(said)
    done = [cleaned for folder in folders if (cleaned := _clean(folder)) is not None]
    write_text(stderr(), "".join(map(_told, done)) or "no cache to remove\n")
    return 0


def clean_line() -> CommandLine:
    """The flags of `clean`."""
    command = CommandLine("allocscan clean", USAGE, DESCRIPTION, EPILOG)
    run = command.add_run(configured=True)
    run.add_argument("--cache-dir", metavar="DIR", help="where the cache lies")
    return command


def _folders(said: CleanWords) -> tuple[str, ...]:
    """Where a cache may lie: the places that nobody needs to name count although one was named,
    for a run without that name kept its results there."""
    if len(said.plain) > 1:
        raise AllocscanError("clean takes one folder; see `allocscan clean --help`")
    start = os.path.abspath(said.plain[0] if said.plain else ".")
    if not os.path.isdir(start):
        raise AllocscanError(f"{said.plain[0]}: no such folder")
    if said.cache_dir is not None:
        return (os.path.abspath(said.cache_dir),)
    configs = Configs(asked_of(said, (), (start,)))
    config = configs.of_folder(start)
    named = cache_folder(config.folder, config.cache_dir, {} if said.isolated else os.environ)
    return tuple(dict.fromkeys((named, *default_folders(config.folder))))


def _clean(folder: str) -> Cleaned | None:
    try:
        return clean_folder(folder)
    except OSError as error:
        shown = shown_path(folder, os.getcwd())
        raise AllocscanError(f"{shown}: cannot be removed: {error.strerror}") from None


def _told(cleaned: Cleaned) -> str:
    shown = shown_path(cleaned.folder, os.getcwd())
    left = f"; {plural(len(cleaned.left), 'other file')} left there" if cleaned.left else ""
    return f"removed: {shown} ({cleaned.size:,} B){left}\n"
