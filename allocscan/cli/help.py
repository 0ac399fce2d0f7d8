"""The text of `--help`, made from the table of flags."""

from allocscan import __version__
from allocscan.cli.flags import TABLE, Flag
from allocscan.cli.words import Words

HEAD = """\
Finds constant objects and arrays that JavaScript and TypeScript functions rebuild on every
call, and hoists them into module constants.

Usage:
  allocscan [check] [OPTIONS] [PATHS]...   report, and with --fix fix; PATHS default to "."
  allocscan explain RULE                   a rule's page and examples
  allocscan rules                          the rules in a table
  allocscan config show|path [PATH]        the settings in force | where they come from
"""
FOOT = """
Exit codes:
  0  nothing at or above --fail-on remains
  1  findings remain, or files changed with --exit-non-zero-on-fix
  2  usage, configuration, unreadable paths, files that could not be written
"""
COLUMN = 38


def answer(words: Words) -> str | None:
    """What `--version` or `--help` print, or None when neither was given."""
    if words.on("--version"):
        return f"allocscan {__version__}\n"
    return help_text() if words.on("--help") else None


def help_text() -> str:
    """What `allocscan --help` prints."""
    rows = [HEAD]
    for group in dict.fromkeys(flag.group for flag in TABLE):
        rows.append(f"\n{group}:\n")
        rows += [_row(flag) for flag in TABLE if flag.group == group]
    return "".join([*rows, FOOT])


def _row(flag: Flag) -> str:
    names = ", ".join(part for part in (flag.short, flag.name) if part)
    negative = f", {flag.off[0]}" if flag.off else ""
    left = f"  {names}{negative}{' ' + flag.takes if flag.takes else ''}"
    gap = "\n" + " " * COLUMN if len(left) > COLUMN - 2 else " " * (COLUMN - len(left))
    return f"{left}{gap}{flag.help}\n"
