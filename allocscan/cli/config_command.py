"""`allocscan config show|path`: which settings are in force, and which file won."""

import os
from collections.abc import Sequence
from typing import Final

from allocscan.cli.flags import HELP, VERSION, Flag
from allocscan.cli.help import answer
from allocscan.cli.options import asked_of
from allocscan.cli.streams import stderr, stdout, write_text
from allocscan.cli.words import Words, sorted_words
from allocscan.errors import AllocscanError
from allocscan.project.lookup import Configs
from allocscan.project.paths import shown_path
from allocscan.project.show import shown_config

_TABLE: Final = (
    Flag("--config", "a file instead of the lookup, or one key", "Run", "PATH|KEY=VALUE"),
    Flag("--isolated", "read no configuration files and no environment", "Run"),
    HELP,
    VERSION,
)


def config(argv: Sequence[str]) -> int:
    """Print the settings (`show`) or their file (`path`) for a folder or file, by default `.`."""
    words = sorted_words(argv, _TABLE, "allocscan config")
    if (text := answer(words)) is not None:
        write_text(stdout(), text)
        return 0
    match words.plain:
        case ("show",) | ("show", _):
            return _show(words)
        case ("path",) | ("path", _):
            return _path(words)
        case _:
            hint = "to check the folder of that name write `./config`"
            raise AllocscanError(f"config takes `show` or `path`, and then one path; {hint}")


def _show(words: Words) -> int:
    folder, configs = _asked(words)
    tracked = configs.repository(folder) is not None
    write_text(stdout(), shown_config(configs.of_folder(folder), tracked=tracked))
    _warn(configs)
    return 0


def _path(words: Words) -> int:
    folder, configs = _asked(words)
    files = configs.of_folder(folder).files
    if files:
        write_text(stdout(), f"{shown_path(files[0], os.getcwd())}\n")
        why = "named by the user" if configs.asked.file else "the nearest upward"
        write_text(stderr(), f"{why}, seen from {shown_path(folder, os.getcwd())}\n")
    else:
        write_text(stderr(), "no configuration file: the defaults are in force\n")
    _warn(configs)
    return 0


def _asked(words: Words) -> tuple[str, Configs]:
    path = os.path.abspath(words.plain[1] if len(words.plain) > 1 else ".")
    if not os.path.exists(path):
        raise AllocscanError(f"{words.plain[1]}: no such file or directory")
    folder = path if os.path.isdir(path) else os.path.dirname(path)
    return folder, Configs(asked_of(words, (os.getcwd(), folder)))


def _warn(configs: Configs) -> None:
    write_text(stderr(), "".join(f"warning: {text}\n" for text in configs.warnings.values()))
