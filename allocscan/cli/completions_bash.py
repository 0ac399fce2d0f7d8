"""Completion for bash, from 3.2 on: no `compopt`, no `mapfile`.

Paths are left to readline (`-o default`), which takes over where we suggest nothing.
"""

from collections.abc import Iterator, Sequence

from allocscan.cli.completions_model import Command, Flag, Names
from allocscan.typed import Final

_HEAD: Final = """\
# bash completion for allocscan; made by `allocscan completions bash`

_allocscan_words() {
    COMPREPLY=( $(compgen -W "$1" -- "$cur") )
}

_allocscan_list() {
    local before=""
    case "$cur" in
    *,*)
        before="${cur%,*},"
        ;;
    esac
    COMPREPLY=( $(compgen -P "$before" -W "$1" -- "${cur##*,}") )
}

_allocscan() {
    local cur="${COMP_WORDS[COMP_CWORD]}"
    local prev="${COMP_WORDS[COMP_CWORD-1]}"
    local command=check flags="" words="" word
    COMPREPLY=()
    # readline splits words at `=` and `:`
    if [ "$cur" = "=" ]; then
        cur=""
    elif [ "$prev" = "=" ]; then
        prev="${COMP_WORDS[COMP_CWORD-2]}"
    fi
    case ":" in
    "$cur" | "$prev")
        return
        ;;
    esac
"""
_FOOT: Final = """\
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        if [ "$word" = "--" ]; then
            return
        fi
    done
    case "$cur" in
    -*)
        _allocscan_words "$flags"
        ;;
    *)
        _allocscan_words "$words"
        ;;
    esac
}

complete -o default -F _allocscan allocscan
"""


def render_bash(commands: Sequence[Command]) -> str:
    """The script. It defines functions that begin with `_allocscan`, and completes `allocscan`."""
    names = " ".join(command.name for command in commands)
    lines = [
        '    case "${COMP_WORDS[1]}" in',
        f"    {names.replace(' ', ' | ')})",
        '        if [ "$COMP_CWORD" -gt 1 ]; then',
        '            command="${COMP_WORDS[1]}"',
        "        fi",
        "        ;;",
        "    esac",
        '    case "$command" in',
        *(line for command in commands for line in _branch(command)),
        "    esac",
        '    if [ "$COMP_CWORD" -eq 1 ]; then',
        f'        words="{names}"',
        "    fi",
    ]
    return _HEAD + "".join(f"{line}\n" for line in lines) + _FOOT


def _branch(command: Command) -> Iterator[str]:
    flags = " ".join(name for flag in command.flags for name in flag.names)
    yield f"    {command.name})"
    yield f'        flags="{flags}"'
    if isinstance(command.words, Names):
        yield f'        words="{" ".join(command.words.names)}"'
    yield '        case "$prev" in'
    for flag in command.flags:
        yield from _value(flag)
    yield "        esac"
    yield "        ;;"


def _value(flag: Flag) -> Iterator[str]:
    if flag.values is None:
        return
    yield f"        {' | '.join(flag.names)})"
    if isinstance(flag.values, Names):
        how = "_allocscan_list" if flag.values.listed else "_allocscan_words"
        yield f'            {how} "{" ".join(flag.values.names)}"'
    yield "            return"
    yield "            ;;"
