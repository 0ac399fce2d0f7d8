"""`allocscan check`: find, scan, fix, report."""

import os
import time
from collections.abc import Sequence

from allocscan.cli.conclude import Setup, conclude
from allocscan.cli.flags import TABLE
from allocscan.cli.help import answer
from allocscan.cli.options import Options, asked_of, options_of
from allocscan.cli.outputs import outputs_of
from allocscan.cli.progress import Progress, wanted
from allocscan.cli.streams import stdout, write_bytes, write_text
from allocscan.cli.words import Words, sorted_words
from allocscan.project.choices import check_rule_names
from allocscan.project.files import Discovery, find_files
from allocscan.project.lookup import Configs
from allocscan.project.run import Checker, Run, run
from allocscan.reports.diff import unified


def check(argv: Sequence[str]) -> int:
    """Run `allocscan check` with the words after the command; return the exit code.

    Raises AllocscanError for what the user must mend first.
    """
    words = sorted_words(argv, TABLE, "allocscan check")
    if (text := answer(words)) is not None:
        write_text(stdout(), text)
        return 0
    options = options_of(words)
    if options.stdin_name is not None:
        from allocscan.cli.check_stdin import check_stdin

        return check_stdin(words, options)
    return _check_paths(words, options)


def _check_paths(words: Words, options: Options) -> int:
    started = time.monotonic()
    configs = Configs(asked_of(words, _bases(options.paths)))
    config = configs.of_folder(os.getcwd())
    setup = Setup(options, configs, config, outputs_of(options, config), started)
    found = find_files(options.paths, configs)
    checked = _run(found, setup)
    if options.diff and not options.silent:
        for patch in checked.patches:
            write_bytes(stdout(), unified(patch.path, patch.before, patch.after))
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


def _bases(paths: Sequence[str]) -> tuple[str, ...]:
    absolute = [os.path.abspath(path) for path in paths]
    return (
        os.getcwd(),
        *(each if os.path.isdir(each) else os.path.dirname(each) for each in absolute),
    )
