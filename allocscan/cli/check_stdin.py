"""`allocscan check -`: text from stdin; with `--fix` the fixed text on stdout."""

import os
import sys
import time

from allocscan.cli.baselined import Settled, baselines_of
from allocscan.cli.check_words import CheckWords
from allocscan.cli.checking import checker_of
from allocscan.cli.conclude import conclude
from allocscan.cli.options import Options, asked_of, layers_of
from allocscan.cli.outputs import outputs_of, prepare
from allocscan.cli.profiled import given_profiles, profiles_of, with_notes
from allocscan.cli.setup import Setup
from allocscan.cli.streams import stdout, write_bytes
from allocscan.errors import AllocscanError
from allocscan.project.files import reason_for
from allocscan.project.found import Discovery
from allocscan.project.lookup import Configs
from allocscan.project.paths import patch_path, shown_path
from allocscan.project.results import Mode, Run
from allocscan.reports.diff import unified
from allocscan.source.file import language_of
from allocscan.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from allocscan.project.baselines import Baselines
    from allocscan.project.profiles import Profiles


def check_stdin(said: CheckWords, options: Options) -> int:
    """Run `allocscan check -`; return the exit code. Raises AllocscanError.

    With `--fix`, stdout gets the whole text, fixed or as it came, and the report goes to stderr.
    """
    started = time.monotonic()
    assert options.stdin_name is not None, "the caller asked"
    location = os.path.abspath(options.stdin_name)
    shown = shown_path(location, os.getcwd())
    if language_of(shown) is None:
        raise AllocscanError(f"--stdin-filename {shown}: not JavaScript or TypeScript by its name")
    folder = os.path.dirname(location)
    configs = Configs(asked_of(said, layers_of(said), (os.getcwd(), folder)))
    config = configs.of_folder(folder)
    setup = Setup(options, configs, config, outputs_of(options, config), started)
    profiles = profiles_of(given_profiles(options), [location], configs)
    prepare(setup.outputs, [location])
    content = sys.stdin.buffer.read()
    set_aside = reason_for(location, shown, config, configs)
    baseline = baselines_of(options, configs, [location])
    checked = Run(())
    if set_aside is None:
        run = _checked(content, location, shown, setup, profiles, baseline)
        checked = with_notes(run, profiles)
    _write_source(content, checked, shown, setup)
    found = Discovery((), (set_aside,) if set_aside else (), (), ())
    settled = Settled(checked, None if baseline is None else 0)
    to_stderr = setup.mode is Mode.DIFF or _gives_text(setup)
    return conclude(setup, settled, found, to_stderr=to_stderr).code


def _gives_text(setup: Setup) -> bool:
    """True where stdout gets the whole text."""
    adds = setup.options.add_suppressions is not None
    return setup.mode is Mode.WRITE or (adds and setup.mode is not Mode.DIFF)


def _checked(
    content: bytes,
    location: str,
    shown: str,
    setup: Setup,
    profiles: "Profiles | None",
    baseline: "Baselines | None",
) -> Run:
    checker = checker_of(setup, profiles, baseline)
    return Run((checker.check_text(content, location, shown, setup.config),))


def _write_source(content: bytes, checked: Run, shown: str, setup: Setup) -> None:
    after = checked.patches[0].after if checked.patches else content
    if _gives_text(setup):
        write_bytes(stdout(), after)
    elif setup.mode is Mode.DIFF and not setup.options.silent:
        cwd = os.getcwd()
        path = patch_path(os.path.abspath(shown), setup.configs.repository(cwd) or cwd)
        write_bytes(stdout(), unified(path, content, after))
