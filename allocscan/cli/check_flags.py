"""The flags of `check`."""

from argparse import SUPPRESS, BooleanOptionalAction
from collections.abc import Sequence

from allocscan.cli.check_words import CheckWords
from allocscan.cli.command_line import CommandLine
from allocscan.typed import Final

USAGE: Final = """\
allocscan [check] [OPTIONS] [PATHS]...   report, and with --fix fix; PATHS default to "."
       allocscan explain RULE|CAUSE|TOPIC       a rule, why a fix is not safe, what costs mean
       allocscan rules                          the rules in a table
       allocscan config schema|show|path        JSON Schema | settings in force | where from
       allocscan gc FILE|-                      what `node --trace-gc` output says
       allocscan pack new|check|test|upgrade    rules of your own
       allocscan init                           a configuration, a hook and CI for this repository
       allocscan clean                          remove the cache
       allocscan completions SHELL              for bash, zsh, fish or powershell
       allocscan doctor                         versions and surroundings, for bug reports"""
DESCRIPTION: Final = """\
Finds constant objects, arrays, Sets and Maps that JavaScript and TypeScript functions rebuild
on every call, and hoists them into module constants."""
EPILOG: Final = """\
Exit codes:
  0  nothing at or above --fail-on remains
  1  findings remain, or files changed with --exit-non-zero-on-fix
  2  usage, configuration, unreadable paths, files that could not be written"""


COLORS: Final = ("auto", "always", "never")


def said_to_check(argv: Sequence[str]) -> CheckWords:
    """Read the words after `check`. Raises AllocscanError for a mistake in them."""
    return check_line().read(_without_reason(argv), CheckWords())


def check_line() -> CommandLine:
    """The flags of `check`."""
    command = CommandLine("allocscan check", USAGE, DESCRIPTION, EPILOG)
    _add_fix(command)
    _add_rules(command)
    _add_files(command)
    _add_scope(command)
    _add_baseline(command)
    _add_inline(command)
    _add_gate(command)
    _add_output(command)
    run = command.add_run(configured=True)
    run.add_argument("-j", "--jobs", metavar="N|auto", help="processes (auto)")
    run.add_argument("--no-cache", action="store_true", help="neither read nor write the cache")
    run.add_argument("--cache-dir", metavar="DIR", help="where the cache lies")
    _add_habits(command)
    return command


def _without_reason(argv: Sequence[str]) -> list[str]:
    """`--add-suppressions` alone must not take the next word, a path, for its reason."""
    end = argv.index("--") if "--" in argv else len(argv)
    return [
        f"{word}=" if at < end and word == "--add-suppressions" else word
        for at, word in enumerate(argv)
    ]


def _add_fix(command: CommandLine) -> None:
    fix = command.add_argument_group("Fix")
    for name, meaning in (
        ("--fix", "apply safe fixes in place, report the rest"),
        ("--unsafe-fixes", "also fixes that may alter behaviour or types; alone: shown"),
    ):
        fix.add_argument(name, action=BooleanOptionalAction, help=meaning)
    for name, meaning in (
        ("--fix-only", "fix, and do not report the rest"),
        ("--diff", "write nothing; print a patch for `git apply`"),
        ("--check", "write nothing, whatever the configuration says"),
        ("--exit-non-zero-on-fix", "exit 1 when a file was changed"),
    ):
        fix.add_argument(name, action="store_true", help=meaning)
    asks = "ask about each fix before it is made"
    fix.add_argument("-i", "--interactive", action="store_true", help=asks)
    formats = "run the project's own formatter on changed files"
    fix.add_argument("--format-after-fix", action=BooleanOptionalAction, help=formats)


def _add_rules(command: CommandLine) -> None:
    rules = command.add_argument_group("Rules")
    for name, meaning in (
        ("--select", "run these rules only"),
        ("--ignore", "do not run these rules"),
        ("--fixable", "fix the findings of these rules only"),
        ("--unfixable", "do not fix the findings of these rules"),
    ):
        rules.add_argument(name, action="extend", type=_names, metavar="RULE,...", help=meaning)
    pack = "rules of your own: a folder that `allocscan pack` made; repeatable"
    rules.add_argument("--pack", action="append", metavar="DIR", help=pack)


def _add_files(command: CommandLine) -> None:
    files = command.add_argument_group("Files")
    for name, meaning in (
        ("--exclude", "leave these out, instead of the default list; repeatable"),
        ("--extend-exclude", "leave these out too"),
        ("--include", "of the files found in folders, check these only"),
    ):
        files.add_argument(name, action="append", metavar="GLOB", help=meaning)
    for name, meaning in (
        ("--force-exclude", "exclude files named here as well (default)"),
        ("--respect-gitignore", "leave out what git ignores (default)"),
        ("--skip-generated", "leave out what tools wrote (default)"),
    ):
        files.add_argument(name, action=BooleanOptionalAction, help=meaning)
    engine = "whose costs count: node18, node20, node22, node24 (the oldest of package.json)"
    files.add_argument("--engine", metavar="ENGINE", help=engine)
    files.add_argument("--max-file-size", metavar="SIZE", help="leave out larger files (1MiB)")
    unmatched = "exit 2 when nothing was checked"
    files.add_argument("--error-on-unmatched", action="store_true", help=unmatched)
    stdin = "the name of what is read from stdin"
    files.add_argument("--stdin-filename", metavar="NAME", help=stdin)
    profile = "profile or coverage of the running program, or a directory of them; repeatable"
    files.add_argument("--profile", action="append", metavar="FILE", help=profile)


def _add_scope(command: CommandLine) -> None:
    scope = command.add_argument_group("Scope")
    for name, meaning in (
        ("--staged", "what the next commit holds, read from the index"),
        ("--changed", "files changed against the merge base with the default branch"),
    ):
        scope.add_argument(name, action="store_true", help=meaning)
    since = "files changed against the merge base with REF"
    scope.add_argument("--since", metavar="REF", help=since)
    new = "only findings that the merge base with REF has not"
    scope.add_argument("--new-since", metavar="REF", help=new)


def _add_baseline(command: CommandLine) -> None:
    known = command.add_argument_group("Baseline")
    path = "findings known before (allocscan-baseline.json)"
    known.add_argument("--baseline", metavar="PATH", help=path)
    for name, meaning in (
        ("--no-baseline", "report what the baseline holds, too"),
        ("--write-baseline", "write what remains into the baseline"),
        ("--prune-baseline", "remove what is no longer found from the baseline"),
        ("--error-on-stale-baseline", "exit 1 when the baseline holds what is gone"),
    ):
        known.add_argument(name, action="store_true", help=meaning)


def _add_inline(command: CommandLine) -> None:
    inline = command.add_argument_group("Inline")
    adds = "silence what remains with comments"
    inline.add_argument("--add-suppressions", metavar="[=REASON]", help=adds)
    shown = "report what comments silence, too"
    inline.add_argument("--no-inline-suppressions", action="store_true", help=shown)


def _add_gate(command: CommandLine) -> None:
    gate = command.add_argument_group("Gate")
    fails = "what fails: error, warning, info, never (warning)"
    gate.add_argument("--fail-on", metavar="SEVERITY", help=fails)
    gate.add_argument("--exit-zero", action="store_true", help="exit 0 also when findings remain")
    tolerated = "so many findings at or above --fail-on are tolerated (0)"
    gate.add_argument("--max-findings", metavar="N", help=tolerated)
    strict = "parse errors and skipped files fail too"
    gate.add_argument("--strict", action="store_true", help=strict)


def _add_output(command: CommandLine) -> None:
    output = command.add_argument_group("Output")
    output.add_argument(
        "-f",
        "--output-format",
        action="append",
        metavar="FMT[:PATH]",
        help="full, concise, grouped, agent, json, json-lines, markdown, html, sarif, github, "
        "gitlab, azure, junit, checkstyle, rdjson, rdjsonl; repeatable",
    )
    output.add_argument(
        "--sort",
        choices=("rank", "path"),
        default="rank",
        metavar="ORDER",
        help="of findings: rank, what costs most first; path (rank)",
    )
    output.add_argument("-o", "--output-file", metavar="PATH", help="write the report to a file")
    for names, meaning in (
        (("--statistics",), "totals by rule and directory and the top ten, instead of a list"),
        (("--show-files",), "print the files that would be checked, and stop"),
        (("--show-settings",), "print the settings in force, and stop"),
        (("-q", "--quiet"), "print findings only"),
        (("-s", "--silent"), "print nothing"),
        (("-v", "--verbose"), "say what is read and left out; tracebacks"),
        (("--no-progress",), "no progress line"),
    ):
        output.add_argument(*names, action="store_true", help=meaning)
    output.add_argument(
        "--color",
        choices=COLORS,
        default="auto",
        metavar="WHEN",
        help=f"{', '.join(COLORS)} (auto)",
    )
    output.add_argument(
        "--hyperlinks",
        choices=COLORS,
        default="auto",
        metavar="WHEN",
        help="link rules to their pages: auto, always, never (auto)",
    )


def _add_habits(command: CommandLine) -> None:
    """The spellings of other tools."""
    for name, dest, value in (
        ("--write", "fix", True),
        ("--unsafe", "unsafe_fixes", True),
        ("--dry-run", "diff", True),
        ("--no-ignore", "respect_gitignore", False),
    ):
        command.add_argument(name, dest=dest, action="store_const", const=value, help=SUPPRESS)
    for name in ("--format", "--reporter"):
        command.add_argument(name, dest="output_format", action="append", help=SUPPRESS)
    for name in ("--stdin-filepath", "--stdin-file-path"):
        command.add_argument(name, dest="stdin_filename", help=SUPPRESS)
    command.add_argument("--max-warnings", dest="max_findings", help=SUPPRESS)
    command.add_argument("--threads", dest="jobs", help=SUPPRESS)


def _names(listed: str) -> list[str]:
    return [part.strip() for part in listed.split(",") if part.strip()]
