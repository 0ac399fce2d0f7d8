"""`allocscan completions SHELL`: a script that completes our words."""

from collections.abc import Callable, Sequence

from allocscan.cli.command_line import Words
from allocscan.cli.completions_line import completions_line
from allocscan.cli.streams import stdout, write_text
from allocscan.errors import AllocscanError
from allocscan.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from allocscan.cli.completions_model import Command


def completions(argv: Sequence[str]) -> int:
    """Print the script for one shell. Raises AllocscanError for another."""
    from allocscan.cli.completions_model import SHELLS, all_commands

    said = completions_line().read(argv, Words())
    if len(said.plain) != 1 or said.plain[0] not in SHELLS:
        raise AllocscanError(f"completions takes one of {', '.join(SHELLS)}")
    write_text(stdout(), _renderer(said.plain[0])(all_commands()))
    return 0


def _renderer(shell: str) -> "Callable[[Sequence[Command]], str]":
    match shell:
        case "bash":
            from allocscan.cli.completions_bash import render_bash

            return render_bash
        case "zsh":
            from allocscan.cli.completions_zsh import render_zsh

            return render_zsh
        case "fish":
            from allocscan.cli.completions_fish import render_fish

            return render_fish
        case _:
            from allocscan.cli.completions_powershell import render_powershell

            return render_powershell
