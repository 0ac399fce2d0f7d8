"""`--format-after-fix`: what comes between the fixes and the reports."""

import os
from collections.abc import Sequence

from allocscan.cli.conclude import Setup
from allocscan.cli.options import Options
from allocscan.project.checker import Checker
from allocscan.project.config import Config
from allocscan.project.files import Found
from allocscan.project.formatters import AUTO, OFF
from allocscan.project.results import Mode, Run
from allocscan.records import replace


def with_formatter(config: Config, options: Options) -> Config:
    """`config` with what the flag says; given without a configured formatter it means `auto`."""
    match options.format_after_fix:
        case None:
            return config
        case False:
            return replace(config, format_after_fix=OFF)
        case True if config.format_after_fix == OFF:
            return replace(config, format_after_fix=AUTO)
        case _:
            return config


def check_formatter(setup: Setup) -> None:
    """Raise AllocscanError for a command of a configuration that may not give one."""
    if setup.mode is Mode.WRITE and setup.config.format_after_fix != OFF:
        from allocscan.project.formatting import check_command

        check_command(setup.configs, setup.config, _top(setup))


def format_fixed(setup: Setup, checker: Checker, run: Run, files: Sequence[Found]) -> Run:
    """`run` after its changed files were formatted, with the reports on what they hold then."""
    if setup.mode is not Mode.WRITE or setup.config.format_after_fix == OFF or not run.patches:
        return run
    from allocscan.project.formatting import format_files

    formatted = format_files(run.patches, setup.config, _top(setup))
    results = [
        result if result.patch is None else checker.look_again(found, result)
        for found, result in zip(files, run.results, strict=False)
    ]
    return replace(
        run,
        results=tuple(results),
        others=(*run.others, *formatted.notes),
        remarks=(*run.remarks, *formatted.remarks),
    )


def _top(setup: Setup) -> str:
    cwd = os.getcwd()
    return setup.configs.repository(cwd) or cwd
