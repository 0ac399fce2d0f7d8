"""What `check` does where no earlier run says it all: find, scan, fix, report."""

import os
import sys
from functools import partial

from allocscan.cli.after_fix import format_fixed
from allocscan.cli.baselined import baselines_of, check_agreement, settle
from allocscan.cli.checking import checker_of
from allocscan.cli.conclude import conclude
from allocscan.cli.outputs import prepare
from allocscan.cli.profiled import given_profiles, profiles_of, with_notes
from allocscan.cli.progress import Progress, wanted
from allocscan.cli.scoped import scoped, told
from allocscan.cli.streams import stderr, stdout, style_of, write_bytes
from allocscan.errors import AllocscanError
from allocscan.project.paths import patch_path
from allocscan.project.run import run
from allocscan.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from allocscan.cli.again import Again
    from allocscan.cli.options import Options
    from allocscan.cli.setup import Setup
    from allocscan.project.baselines import Baselines
    from allocscan.project.checker import Checker
    from allocscan.project.choosing import Chooser
    from allocscan.project.found import Discovery, Found
    from allocscan.project.lookup import Configs
    from allocscan.project.profiles import Profiles
    from allocscan.project.results import Run
    from allocscan.project.scope import Scope


def check_anew(setup: "Setup", again: "Again | None") -> int:
    """Check the files of a run, but for those that an earlier one tells of; return the exit code.
    Raises AllocscanError."""
    options, configs = setup.options, setup.configs
    check_agreement(options)
    given = given_profiles(options)
    walked = again.found() if again is not None else None
    found, scope = scoped(options, configs) if walked is None else (walked, None)
    if options.show_files or options.show_settings:
        from allocscan.cli.shown import show

        return show(options, configs, found)
    locations = [each.location for each in found.files]
    prepare(setup.outputs, locations)
    profiles = profiles_of(given, locations, configs)
    # Where no folder has changed, there is no baseline now if there was none before.
    baselines = None if walked is not None else baselines_of(options, configs, locations)
    checker = _checker(setup, profiles, baselines, scope)
    if scope is None and all(map(os.path.isdir, options.paths)):
        checker.around.walk = found
    again = again if baselines is None else None
    ran = _run(found, setup, checker, again)
    checked = with_notes(told(ran, found, scope, baselines, setup.mode), profiles)
    if options.diff and not options.silent:
        _print_patches(checked, configs)
    settled = settle(baselines, checked, options, setup.mode, checker, found.files)
    words = conclude(setup, settled, found, to_stderr=options.diff)
    if again is not None:
        again.keep_words(words)
    return words.code


def _checker(
    setup: "Setup",
    profiles: "Profiles | None",
    baselines: "Baselines | None",
    scope: "Scope | None",
) -> "Checker":
    chooser = _chooser(setup.options) if setup.options.interactive else None
    checker = checker_of(setup, profiles, baselines, chooser)
    checker.scope = scope
    return checker


def _run(found: "Discovery", setup: "Setup", checker: "Checker", again: "Again | None") -> "Run":
    options = setup.options
    silent = options.quiet or options.silent or options.interactive
    shown = wanted(options.progress and not silent)
    checked = _watched(checker, found, setup, again, shown=shown)
    return format_fixed(setup, checker, checked, found.files)


def _watched(
    checker: "Checker", found: "Discovery", setup: "Setup", again: "Again | None", *, shown: bool
) -> "Run":
    known = again.known(found.files) if again is not None else {}
    progress = Progress() if shown else None
    try:
        ran = run(checker, found.files, progress, partial(_jobs, setup), known)
    finally:
        if progress is not None:
            progress.erase()
    if again is not None:
        again.keep(found, ran)
    return ran


def _jobs(setup: "Setup", files: "Sequence[Found]") -> int:
    if setup.config.jobs == 1:
        return 1
    from allocscan.project.jobs import jobs_for

    return jobs_for(setup.config.jobs, files)


def _chooser(options: "Options") -> "Chooser":
    from allocscan.cli.interactive import Conversation

    if sys.stdin is None or not sys.stdin.isatty() or not stderr().isatty():
        raise AllocscanError("--interactive needs a terminal to ask at: stdin or stderr is none")
    return Conversation(sys.stdin, stderr(), style_of(stderr(), options.color))


def _print_patches(checked: "Run", configs: "Configs") -> None:
    from allocscan.reports.diff import unified

    cwd = os.getcwd()
    top = configs.repository(cwd) or cwd
    for patch in checked.patches:
        path = patch_path(patch.location, top)
        write_bytes(stdout(), unified(path, patch.before, patch.after))
