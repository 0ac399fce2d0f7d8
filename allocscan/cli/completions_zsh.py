"""Completion for zsh, by `_arguments`."""

from collections.abc import Iterator, Sequence

from allocscan.cli.completions_model import Command, Flag, Free, Names, Paths, Values
from allocscan.typed import Final, assert_never

_HEAD: Final = """\
#compdef allocscan
# zsh completion for allocscan; made by `allocscan completions zsh`

_allocscan() {
    local -a commands
    local command=check
"""
_FOOT: Final = """\
}

if [[ $funcstack[1] == _allocscan ]]; then
    _allocscan "$@"
else
    compdef _allocscan allocscan
fi
"""


def render_zsh(commands: Sequence[Command]) -> str:
    """The script, to be sourced or to lie in `$fpath` as `_allocscan`."""
    rows = [f"        {_quoted(f'{each.name}:{each.meaning}')}" for each in commands]
    lines = [
        "    commands=(",
        *rows,
        "    )",
        "    if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then",
        "        _describe -t commands command commands",
        "        _files",
        "        return",
        "    fi",
        "    if (( ${commands[(I)${words[2]}:*]} )); then",
        "        command=$words[2]",
        "        shift words",
        "        (( CURRENT-- ))",
        "    fi",
        "    case $command in",
        *(line for command in commands for line in _branch(command)),
        "    esac",
    ]
    return _HEAD + "".join(f"{line}\n" for line in lines) + _FOOT


def _branch(command: Command) -> Iterator[str]:
    yield f"    {command.name})"
    yield "        _arguments -S \\"
    for flag in command.flags:
        for name in flag.names:
            yield f"            {_quoted(_spec(name, flag))} \\"
    yield f"            {_quoted('*:word:' + _action(command.words))}"
    yield "        ;;"


def _spec(name: str, flag: Flag) -> str:
    meaning = flag.meaning.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    if flag.values is None:
        return f"*{name}[{meaning}]"
    joined = "=" if name.startswith("--") else "+"
    return f"*{name}{joined}[{meaning}]:value:{_action(flag.values)}"


def _action(values: Values) -> str:
    match values:
        case Names(names, True):
            return f"_values -s , name {' '.join(names)}"
        case Names(names):
            return f"({' '.join(names)})"
        case Paths(True):
            return "_files -/"
        case Paths():
            return "_files"
        case Free():
            return " "
        case _:
            assert_never(values)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"
