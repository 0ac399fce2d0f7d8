"""`allocscan check PATHS`: find, scan, fix, report."""

import os
import sys
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from allocscan.cli.after_fix import check_formatter, format_fixed, with_formatter
from allocscan.cli.check_flags import CheckWords
from allocscan.cli.conclude import Setup, conclude
from allocscan.cli.options import Options, asked_of, layers_of
from allocscan.cli.outputs import outputs_of
from allocscan.cli.profiled import given_profiles, profiles_of, with_notes
from allocscan.cli.progress import Progress, wanted
from allocscan.cli.streams import stderr, stdout, style_of, write_bytes
from allocscan.errors import AllocscanError
from allocscan.project.choices import check_rule_names
from allocscan.project.choosing import Chooser
from allocscan.project.files import Discovery, find_files
from allocscan.project.lookup import Configs
from allocscan.project.paths import patch_path
from allocscan.project.results import Run
from allocscan.project.run import Checker, run

if TYPE_CHECKING:
    from allocscan.project.profiles import Profiles


def check_paths(said: CheckWords, options: Options) -> int:
    """Check the files that `options` name; return the exit code. Raises AllocscanError."""
    started = time.monotonic()
    configs = Configs(asked_of(said, layers_of(said), _bases(options.paths)))
    config = with_formatter(configs.of_folder(os.getcwd()), options)
    setup = Setup(options, configs, config, outputs_of(options, config), started)
    check_formatter(setup)
    given = given_profiles(options)
    found = find_files(options.paths, configs)
    profiles = profiles_of(given, [each.location for each in found.files], configs)
    checked = with_notes(_run(found, setup, profiles), profiles)
    if options.diff and not options.silent:
        _print_patches(checked, configs)
    return conclude(setup, checked, found, to_stderr=options.diff)


def _run(found: Discovery, setup: Setup, profiles: "Profiles | None") -> Run:
    from allocscan.packs.load import standard_rules

    rules = standard_rules()
    check_rule_names(setup.config, [rule.id for rule in rules])
    options = setup.options
    if options.interactive:
        chooser = _chooser(options)
        checker = Checker(rules, setup.configs, setup.mode, chooser, profiles=profiles)
        return format_fixed(setup, checker, run(checker, found.files), found.files)
    checker = Checker(rules, setup.configs, setup.mode, profiles=profiles)
    shown = wanted(options.progress and not options.quiet and not options.silent)
    checked = _watched(checker, found) if shown else run(checker, found.files)
    return format_fixed(setup, checker, checked, found.files)


def _watched(checker: Checker, found: Discovery) -> Run:
    progress = Progress()
    try:
        return run(checker, found.files, progress)
    finally:
        progress.erase()


def _chooser(options: Options) -> Chooser:
    from allocscan.cli.interactive import Conversation

    if sys.stdin is None or not sys.stdin.isatty() or not stderr().isatty():
        raise AllocscanError("--interactive needs a terminal to ask at: stdin or stderr is none")
    return Conversation(sys.stdin, stderr(), style_of(stderr(), options.color))


def _print_patches(checked: Run, configs: Configs) -> None:
    from allocscan.reports.diff import unified

    cwd = os.getcwd()
    top = configs.repository(cwd) or cwd
    for patch in checked.patches:
        path = patch_path(patch.location, top)
        write_bytes(stdout(), unified(path, patch.before, patch.after))


def _bases(paths: Sequence[str]) -> tuple[str, ...]:
    absolute = [os.path.abspath(path) for path in paths]
    return (
        os.getcwd(),
        *(each if os.path.isdir(each) else os.path.dirname(each) for each in absolute),
    )
