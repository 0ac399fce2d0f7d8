"""The names of the commands."""

from allocscan.typed import Final

COMMANDS: Final = (
    "check",
    "explain",
    "rule",
    "rules",
    "config",
    "gc",
    "pack",
    "init",
    "clean",
    "completions",
    "doctor",
)
"""Each is a command as the first word only; a folder of that name is written `./check`."""
