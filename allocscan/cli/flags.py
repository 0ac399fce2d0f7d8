"""The flags of `check`: their names, what they take, the configuration key they stand for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Flag:
    """`name` is the long form. `takes` names its value in the help; "" is a switch.

    `off` are the spellings that say no, `aliases` those of other tools, shown in no help.
    `key` is the configuration key that the flag sets; lists are then split at commas.
    """

    name: str
    help: str
    group: str
    takes: str = ""
    short: str = ""
    off: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    key: str = ""


def _switch(group: str, name: str, help: str, *aliases: str, off: tuple[str, ...] = ()) -> Flag:
    negative = f"--no-{name.removeprefix('--')}"
    key = name.removeprefix("--")
    return Flag(name, help, group, off=(negative, *off), aliases=aliases, key=key)


def _list(group: str, name: str, takes: str, help: str) -> Flag:
    return Flag(name, help, group, takes, key=name.removeprefix("--"))


COMMANDS: Final = ("check", "explain", "rule", "rules", "config")
HELP: Final = Flag("--help", "print this", "Run", short="-h")
VERSION: Final = Flag("--version", "print the version", "Run", short="-V")

TABLE: Final = (
    _switch("Fix", "--fix", "apply safe fixes in place, report the rest", "--write"),
    _switch(
        "Fix",
        "--unsafe-fixes",
        "also fixes that may change behaviour or types; alone it only shows them",
        "--unsafe",
    ),
    Flag("--fix-only", "fix, and do not report the rest", "Fix"),
    Flag("--diff", "write nothing; print a patch for `git apply`", "Fix", aliases=("--dry-run",)),
    Flag("--check", "write nothing, whatever the configuration says", "Fix"),
    Flag("--exit-non-zero-on-fix", "exit 1 when a file was changed", "Fix"),
    _list("Rules", "--select", "RULE,...", "run these rules only"),
    _list("Rules", "--ignore", "RULE,...", "do not run these rules"),
    _list("Rules", "--fixable", "RULE,...", "fix the findings of these rules only"),
    _list("Rules", "--unfixable", "RULE,...", "do not fix the findings of these rules"),
    _list("Files", "--exclude", "GLOB", "leave these out, instead of the default list"),
    _list("Files", "--extend-exclude", "GLOB", "leave these out too"),
    _list("Files", "--include", "GLOB", "of the files found in folders, check these only"),
    _switch("Files", "--force-exclude", "exclude files named here as well (default)"),
    _switch(
        "Files",
        "--respect-gitignore",
        "leave out what git ignores (default)",
        off=("--no-ignore",),
    ),
    _switch("Files", "--skip-generated", "leave out what tools wrote (default)"),
    Flag("--max-file-size", "leave out larger files (1MiB)", "Files", "SIZE", key="max-file-size"),
    Flag("--error-on-unmatched", "exit 2 when nothing was checked", "Files"),
    Flag(
        "--stdin-filename",
        "the name of what is read from stdin",
        "Files",
        "NAME",
        aliases=("--stdin-filepath", "--stdin-file-path"),
    ),
    Flag(
        "--fail-on",
        "the severity that fails: error, warning, info, never (warning)",
        "Gate",
        "SEVERITY",
        key="fail-on",
    ),
    Flag("--exit-zero", "exit 0 also when findings remain", "Gate"),
    Flag(
        "--max-findings",
        "so many findings at or above --fail-on are tolerated (0)",
        "Gate",
        "N",
        aliases=("--max-warnings",),
        key="max-findings",
    ),
    Flag("--strict", "parse errors and skipped files fail too", "Gate"),
    Flag(
        "--output-format",
        "full, concise, json, json-lines, github, agent; repeatable",
        "Output",
        "FMT[:PATH]",
        "-f",
        aliases=("--format", "--reporter"),
    ),
    Flag("--output-file", "write the report to a file", "Output", "PATH", "-o"),
    Flag("--statistics", "count findings by rule instead of listing them", "Output"),
    Flag("--quiet", "print findings only", "Output", short="-q"),
    Flag("--silent", "print nothing", "Output", short="-s"),
    Flag("--verbose", "say what is read and left out; tracebacks", "Output", short="-v"),
    Flag("--color", "auto, always, never (auto)", "Output", "WHEN"),
    Flag("--no-progress", "no progress line", "Output"),
    Flag(
        "--config", "a file instead of the lookup, or one key; repeatable", "Run", "PATH|KEY=VALUE"
    ),
    Flag("--isolated", "read no configuration files and no environment", "Run"),
    HELP,
    VERSION,
)


def by_spelling(table: tuple[Flag, ...]) -> Mapping[str, tuple[Flag, bool]]:
    """Every spelling, with its flag and whether it says yes."""
    found = {}
    for flag in table:
        for spelling in (flag.name, flag.short, *flag.aliases):
            found[spelling] = (flag, True)
        for spelling in flag.off:
            found[spelling] = (flag, False)
    found.pop("", None)
    return found
