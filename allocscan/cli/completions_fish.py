"""Completion for fish, from 3.0 on."""

from collections.abc import Iterator, Sequence

from allocscan.cli.completions_model import Command, Flag, Names, Paths, Values
from allocscan.typed import Final

_HEAD: Final = """\
# fish completion for allocscan; made by `allocscan completions fish`

function __allocscan_is --description 'true inside the command $argv[1]'
    set -l words (commandline --tokenize --current-process --cut-at-cursor)
    set -l command check
    if set -q words[2]; and contains -- $words[2] $__allocscan_commands
        set command $words[2]
    end
    test $command = $argv[1]
end

function __allocscan_first --description 'true before the first word'
    test (count (commandline --tokenize --current-process --cut-at-cursor)) -eq 1
end

complete --command allocscan --erase
"""


def render_fish(commands: Sequence[Command]) -> str:
    """The script."""
    names = " ".join(command.name for command in commands)
    lines = [f"set --global __allocscan_commands {names}"]
    for command in commands:
        meaning = _quoted(command.meaning)
        lines.append(f"{_START} -n __allocscan_first -a {command.name} -d {meaning}")
    for command in commands:
        lines += _of_command(command)
    return _HEAD + "".join(f"{line}\n" for line in lines)


_START: Final = "complete --command allocscan"


def _of_command(command: Command) -> Iterator[str]:
    inside = f"{_START} -n '__allocscan_is {command.name}'"
    if not isinstance(command.words, Paths):
        yield f"{inside} -f{_suggested(command.words)}"
    for flag in command.flags:
        yield f"{inside}{_spelled(flag)} -d {_quoted(flag.meaning)}{_argument(flag.values)}"


def _spelled(flag: Flag) -> str:
    return "".join(
        f" -l {name[2:]}" if name.startswith("--") else f" -s {name[1:]}" for name in flag.names
    )


def _argument(values: Values | None) -> str:
    match values:
        case None:
            return ""
        case Paths():
            return " -r -F"
        case _:
            return f" -x{_suggested(values)}"


def _suggested(values: Values) -> str:
    if not isinstance(values, Names):
        return ""
    names = " ".join(values.names)
    if values.listed:
        return f' -a \'(__fish_complete_list , "string split \\" \\" \\"{names}\\"")\''
    return f" -a {_quoted(names)}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
