"""The flags of `allocscan completions`, apart from the tables of all commands that it reads."""

from allocscan.cli.command_line import CommandLine
from allocscan.typed import Final

USAGE: Final = "allocscan completions bash|zsh|fish|powershell"
DESCRIPTION: Final = """\
Prints a script that completes commands, flags, rules and formats. Try it in the running shell:

  bash        source <(allocscan completions bash)
  zsh         source <(allocscan completions zsh)      (after compinit)
  fish        allocscan completions fish | source
  powershell  allocscan completions powershell | Out-String | Invoke-Expression

and put that line into .bashrc, .zshrc, config.fish or $PROFILE to keep it."""


def completions_line() -> CommandLine:
    """The flags of `completions`."""
    command = CommandLine("allocscan completions", USAGE, DESCRIPTION)
    command.add_run(configured=False)
    return command
