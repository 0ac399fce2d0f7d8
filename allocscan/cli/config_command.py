"""`allocscan config schema|show|path`: what may be set, what is in force, and which file won."""

import os
from collections.abc import Sequence

from allocscan.cli.command_line import CommandLine, ConfiguredWords
from allocscan.cli.options import asked_of
from allocscan.cli.streams import stderr, stdout, write_text
from allocscan.errors import AllocscanError
from allocscan.project.lookup import Configs
from allocscan.project.paths import shown_path
from allocscan.project.show import shown_config
from allocscan.typed import Final

USAGE: Final = """\
allocscan config schema                  the JSON Schema of configuration files
       allocscan config show [OPTIONS] [PATH]   the settings in force for PATH, by default "."
       allocscan config path [OPTIONS] [PATH]   which file they come from, and why that one"""


def config(argv: Sequence[str]) -> int:
    """Print the settings (`show`) or their file (`path`) for a folder or file, by default `.`."""
    said = config_line().read(argv, ConfiguredWords())
    match said.plain:
        case ["schema"]:
            from allocscan.cli.schema import schema_text

            write_text(stdout(), schema_text())
            return 0
        case ["show"] | ["show", _]:
            return _show(said)
        case ["path"] | ["path", _]:
            return _path(said)
        case _:
            hint = "to check the folder of that name write `./config`"
            takes = "`schema`, or `show` or `path` and then one path"
            raise AllocscanError(f"config takes {takes}; {hint}")


def config_line() -> CommandLine:
    """The flags of `config`."""
    command = CommandLine("allocscan config", USAGE)
    command.add_run(configured=True)
    return command


def _show(said: ConfiguredWords) -> int:
    folder, configs = _asked(said)
    tracked = configs.repository(folder) is not None
    write_text(stdout(), shown_config(configs.of_folder(folder), tracked=tracked))
    _warn(configs)
    return 0


def _path(said: ConfiguredWords) -> int:
    folder, configs = _asked(said)
    files = configs.of_folder(folder).files
    if files:
        write_text(stdout(), f"{shown_path(files[0], os.getcwd())}\n")
        why = "named by the user" if configs.asked.file else "the nearest upward"
        write_text(stderr(), f"{why}, seen from {shown_path(folder, os.getcwd())}\n")
    else:
        write_text(stderr(), "no configuration file: the defaults are in force\n")
    _warn(configs)
    return 0


def _asked(said: ConfiguredWords) -> tuple[str, Configs]:
    path = os.path.abspath(said.plain[1] if len(said.plain) > 1 else ".")
    if not os.path.exists(path):
        raise AllocscanError(f"{said.plain[1]}: no such file or directory")
    folder = path if os.path.isdir(path) else os.path.dirname(path)
    return folder, Configs(asked_of(said, (), (os.getcwd(), folder)))


def _warn(configs: Configs) -> None:
    write_text(stderr(), "".join(f"warning: {text}\n" for text in configs.warnings.values()))
