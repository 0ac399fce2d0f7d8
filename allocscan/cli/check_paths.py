"""`allocscan check PATHS`: what is asked, and whether an earlier run has said it."""

import os
import time
from collections.abc import Sequence

from allocscan.cli.after_fix import check_formatter, with_formatter
from allocscan.cli.baselined import Settled, check_agreement
from allocscan.cli.conclude import Setup, conclude, say_again
from allocscan.cli.options import asked_of, layers_of
from allocscan.cli.outputs import outputs_of, prepare
from allocscan.cli.repeats import follows_from_files
from allocscan.project.lookup import Configs
from allocscan.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from allocscan.cli.check_words import CheckWords
    from allocscan.cli.options import Options


def check_paths(said: "CheckWords", options: "Options") -> int:
    """Check the files that `options` name; return the exit code. Raises AllocscanError."""
    started, began = time.monotonic(), time.time_ns()
    configs = Configs(asked_of(said, layers_of(said), _bases(options.paths)))
    config = with_formatter(configs.of_folder(os.getcwd()), options)
    setup = Setup(options, configs, config, outputs_of(options, config), started)
    check_formatter(setup)
    check_agreement(options)
    again = None
    if follows_from_files(setup):
        from allocscan.cli.again import again_of

        again = again_of(setup, began)
    if again is not None and again.unchanged():
        if (told := again.words()) is not None:
            return say_again(setup, told)
        if (earlier := again.whole(with_files=_names_files(setup))) is not None:
            found, run = earlier
            prepare(setup.outputs, (each.location for each in found.files))
            told = conclude(setup, Settled(run, None), found, to_stderr=options.diff)
            again.keep_words(told)
            return told.code
    from allocscan.cli.check_anew import check_anew

    return check_anew(setup, again)


def _names_files(setup: Setup) -> bool:
    """True where reports name files that have nothing to say, or may not take their place."""
    return any(each.path is not None or each.format == "junit" for each in setup.outputs)


def _bases(paths: Sequence[str]) -> tuple[str, ...]:
    absolute = [os.path.abspath(path) for path in paths]
    return (
        os.getcwd(),
        *(each if os.path.isdir(each) else os.path.dirname(each) for each in absolute),
    )
