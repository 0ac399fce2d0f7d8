"""`allocscan check PATHS`: find, scan, fix, report."""

import os
import time
from collections.abc import Sequence

from allocscan.cli.check_flags import CheckWords
from allocscan.cli.conclude import Setup, conclude
from allocscan.cli.options import Options, asked_of, layers_of
from allocscan.cli.outputs import outputs_of
from allocscan.cli.progress import Progress, wanted
from allocscan.cli.streams import stdout, write_bytes
from allocscan.project.choices import check_rule_names
from allocscan.project.files import Discovery, find_files
from allocscan.project.lookup import Configs
from allocscan.project.run import Checker, Run, run


def check_paths(said: CheckWords, options: Options) -> int:
    """Check the files that `options` name; return the exit code. Raises AllocscanError."""
    started = time.monotonic()
    configs = Configs(asked_of(said, layers_of(said), _bases(options.paths)))
    config = configs.of_folder(os.getcwd())
    setup = Setup(options, configs, config, outputs_of(options, config), started)
    found = find_files(options.paths, configs)
    checked = _run(found, setup)
    if options.diff and not options.silent:
        _print_patches(checked)
    return conclude(setup, checked, found, to_stderr=options.diff)


def _run(found: Discovery, setup: Setup) -> Run:
    from allocscan.packs.load import standard_rules

    rules = standard_rules()
    check_rule_names(setup.config, [rule.id for rule in rules])
    checker = Checker(rules, setup.configs, setup.mode)
    options = setup.options
    if not wanted(options.progress and not options.quiet and not options.silent):
        return run(checker, found.files)
    progress = Progress()
    try:
        return run(checker, found.files, progress)
    finally:
        progress.erase()


def _print_patches(checked: Run) -> None:
    from allocscan.reports.diff import unified

    for patch in checked.patches:
        write_bytes(stdout(), unified(patch.path, patch.before, patch.after))


def _bases(paths: Sequence[str]) -> tuple[str, ...]:
    absolute = [os.path.abspath(path) for path in paths]
    return (
        os.getcwd(),
        *(each if os.path.isdir(each) else os.path.dirname(each) for each in absolute),
    )
