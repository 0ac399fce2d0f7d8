"""`allocscan check PATHS`: what is asked, and whether an earlier run has said it."""

import os
import time

from allocscan.cli.after_fix import check_formatter, with_formatter
from allocscan.cli.options import asked_of, layers_of
from allocscan.cli.outputs import outputs_of, prepare
from allocscan.cli.repeats import follows_from_files
from allocscan.cli.setup import Setup
from allocscan.cli.streams import stderr, stdout, write_text
from allocscan.project.lookup import Configs
from allocscan.typed import TYPE_CHECKING, Sequence

if TYPE_CHECKING:
    from allocscan.cli.again import Again
    from allocscan.cli.check_words import CheckWords
    from allocscan.cli.options import Options
    from allocscan.project.told import Told


def check_paths(said: "CheckWords", options: "Options") -> int:
    """Check the files that `options` name; return the exit code. Raises AllocscanError."""
    started, began = time.monotonic(), time.time_ns()
    configs = Configs(asked_of(said, layers_of(said), _bases(options.paths)))
    config = with_formatter(configs.of_folder(os.getcwd()), options)
    setup = Setup(options, configs, config, outputs_of(options, config), started)
    check_formatter(setup)
    again = None
    if follows_from_files(setup):
        from allocscan.cli.again import again_of

        again = again_of(setup, began)
    if again is not None and again.unchanged():
        if (told := again.words()) is not None:
            write_text(stdout(), told.out)
            write_text(stderr(), told.said(setup.seconds()))
            return told.code
        if (told := _concluded(setup, again)) is not None:
            again.keep_words(told)
            return told.code
    from allocscan.cli.check_anew import check_anew

    return check_anew(setup, again)


def _concluded(setup: Setup, again: "Again") -> "Told | None":
    """What is said of the run before, which would find the same now; None where it is not kept as
    a whole."""
    earlier = again.whole(with_files=_names_files(setup))
    if earlier is None:
        return None
    from allocscan.cli.baselined import Settled
    from allocscan.cli.conclude import conclude

    found, run = earlier
    prepare(setup.outputs, (each.location for each in found.files))
    return conclude(setup, Settled(run, None), found, to_stderr=setup.options.diff)


def _names_files(setup: Setup) -> bool:
    """True where reports name files that have nothing to say, or may not take their place."""
    return any(each.path is not None or each.format == "junit" for each in setup.outputs)


def _bases(paths: Sequence[str]) -> tuple[str, ...]:
    absolute = [os.path.abspath(path) for path in paths]
    return (
        os.getcwd(),
        *(each if os.path.isdir(each) else os.path.dirname(each) for each in absolute),
    )
