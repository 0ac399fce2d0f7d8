"""`allocscan check -`: text from stdin; with `--fix` the fixed text on stdout."""

import os
import sys
import time

from allocscan.cli.check import mode_of, results_of, tell
from allocscan.cli.exits import exit_of
from allocscan.cli.options import Options, asked_of
from allocscan.cli.outputs import outputs_of, write_outputs
from allocscan.cli.streams import stderr, stdout, write_bytes, write_text
from allocscan.cli.words import Words
from allocscan.errors import AllocscanError
from allocscan.project.files import Discovery, reason_for
from allocscan.project.lookup import Configs
from allocscan.project.paths import shown_path
from allocscan.project.run import Checker, Mode, Result, Run
from allocscan.reports.diff import unified
from allocscan.source.file import language_of


def check_stdin(words: Words, options: Options) -> int:
    """Run `allocscan check -`; return the exit code. Raises AllocscanError.

    With `--fix`, stdout gets the whole text, fixed or as it came, and the report goes to stderr.
    """
    started = time.monotonic()
    assert options.stdin_name is not None, "the caller asked"
    location = os.path.abspath(options.stdin_name)
    shown = shown_path(location, os.getcwd())
    if language_of(shown) is None:
        raise AllocscanError(f"--stdin-filename {shown}: not JavaScript or TypeScript by its name")
    configs = Configs(asked_of(words, (os.getcwd(), os.path.dirname(location))))
    config = configs.of_folder(os.path.dirname(location))
    outputs = outputs_of(options, config)
    content = sys.stdin.buffer.read()
    set_aside = reason_for(location, shown, config, configs)
    mode = mode_of(options, config)
    checked = Run(() if set_aside else (_checked(content, location, shown, configs, mode),))
    _write_source(content, checked, shown, mode, options)
    found = Discovery((), (set_aside,) if set_aside else (), (), ())
    results = results_of(checked, found, options, config, configs)
    if not options.fix_only:
        write_outputs(results, outputs, options, to_stderr=mode is not Mode.SHOW)
    verdict = exit_of(checked, (), len(checked.results), options, config)
    tell(results, configs, options, time.monotonic() - started, found=found, code=verdict.code)
    if not options.silent and (not options.quiet or verdict.code == 2):
        write_text(stderr(), verdict.line())
    return verdict.code


def _checked(content: bytes, location: str, shown: str, configs: Configs, mode: Mode) -> Result:
    from allocscan.packs.load import standard_rules

    config = configs.of_folder(os.path.dirname(location))
    return Checker(standard_rules(), configs, mode).check_text(content, location, shown, config)


def _write_source(content: bytes, checked: Run, shown: str, mode: Mode, options: Options) -> None:
    after = checked.patches[0].after if checked.patches else content
    if mode is Mode.WRITE:
        write_bytes(stdout(), after)
    elif mode is Mode.DIFF and not options.silent:
        write_bytes(stdout(), unified(shown, content, after))
