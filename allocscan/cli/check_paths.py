"""`allocscan check PATHS`: find, scan, fix, report."""

import os
import sys
import time
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from allocscan.cli.after_fix import check_formatter, format_fixed, with_formatter
from allocscan.cli.baselined import baselines_of, check_agreement, settle
from allocscan.cli.check_flags import CheckWords
from allocscan.cli.checking import checker_of, memory_of
from allocscan.cli.conclude import Setup, conclude
from allocscan.cli.options import Options, asked_of, layers_of
from allocscan.cli.outputs import outputs_of, prepare
from allocscan.cli.profiled import given_profiles, profiles_of, with_notes
from allocscan.cli.progress import Progress, wanted
from allocscan.cli.scoped import scoped, told
from allocscan.cli.streams import stderr, stdout, style_of, write_bytes
from allocscan.errors import AllocscanError
from allocscan.project.checker import Checker
from allocscan.project.choosing import Chooser
from allocscan.project.files import Discovery, Found
from allocscan.project.lookup import Configs
from allocscan.project.paths import patch_path
from allocscan.project.results import Run
from allocscan.project.run import run

if TYPE_CHECKING:
    from allocscan.project.baselines import Baselines
    from allocscan.project.profiles import Profiles
    from allocscan.project.scope import Scope


def check_paths(said: CheckWords, options: Options) -> int:
    """Check the files that `options` name; return the exit code. Raises AllocscanError."""
    started = time.monotonic()
    configs = Configs(asked_of(said, layers_of(said), _bases(options.paths)))
    config = with_formatter(configs.of_folder(os.getcwd()), options)
    setup = Setup(options, configs, config, outputs_of(options, config), started)
    check_formatter(setup)
    given = given_profiles(options)
    check_agreement(options)
    found, scope = scoped(options, configs)
    if options.show_files or options.show_settings:
        from allocscan.cli.shown import show

        return show(options, configs, found)
    locations = [each.location for each in found.files]
    prepare(setup.outputs, locations)
    profiles = profiles_of(given, locations, configs)
    baselines = baselines_of(options, configs, locations)
    checker = _checker(setup, profiles, baselines, scope)
    ran = _run(found, setup, checker)
    checked = with_notes(told(ran, found, scope, baselines, setup.mode), profiles)
    if options.diff and not options.silent:
        _print_patches(checked, configs)
    settled = settle(baselines, checked, options, setup.mode, checker, found.files)
    return conclude(setup, settled, found, to_stderr=options.diff)


def _checker(
    setup: Setup,
    profiles: "Profiles | None",
    baselines: "Baselines | None",
    scope: "Scope | None",
) -> Checker:
    chooser = _chooser(setup.options) if setup.options.interactive else None
    checker = checker_of(setup, profiles, baselines, chooser)
    checker.scope = scope
    return checker


def _run(found: Discovery, setup: Setup, checker: Checker) -> Run:
    options = setup.options
    silent = options.quiet or options.silent or options.interactive
    shown = wanted(options.progress and not silent)
    checked = _watched(checker, found, setup, shown=shown)
    return format_fixed(setup, checker, checked, found.files)


def _watched(checker: Checker, found: Discovery, setup: Setup, *, shown: bool) -> Run:
    memory = memory_of(setup, checker, len(found.files))
    progress = Progress() if shown else None
    try:
        ran = run(checker, found.files, progress, partial(_jobs, setup), memory)
    finally:
        if progress is not None:
            progress.erase()
    if memory is not None and memory.cache.trouble is not None:
        setup.configs.warnings["cache"] = memory.cache.trouble
    return ran


def _jobs(setup: Setup, files: Sequence[Found]) -> int:
    if setup.config.jobs == 1:
        return 1
    from allocscan.project.workers import jobs_for

    return jobs_for(setup.config.jobs, files)


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
