"""`--format-after-fix`: what comes between the fixes and the reports."""

import os

from allocscan.project.results import Mode
from allocscan.records import replace
from allocscan.typed import TYPE_CHECKING, Sequence

if TYPE_CHECKING:
    from allocscan.cli.options import Options
    from allocscan.cli.setup import Setup
    from allocscan.project.checker import Checker
    from allocscan.project.config import Config
    from allocscan.project.found import Found
    from allocscan.project.results import Run


def with_formatter(config: "Config", options: "Options") -> "Config":
    """`config` with what the flag says; given without a configured formatter it means `auto`."""
    if options.format_after_fix is None:
        return config
    from allocscan.project.formatters import AUTO, OFF

    match options.format_after_fix:
        case False:
            return replace(config, format_after_fix=OFF)
        case True if config.format_after_fix == OFF:
            return replace(config, format_after_fix=AUTO)
        case _:
            return config


def check_formatter(setup: "Setup") -> None:
    """Raise AllocscanError for a command of a configuration that may not give one."""
    if setup.mode is Mode.WRITE and _formats(setup):
        from allocscan.project.formatting import check_command

        check_command(setup.configs, setup.config, _top(setup))


def format_fixed(setup: "Setup", checker: "Checker", run: "Run", files: "Sequence[Found]") -> "Run":
    """`run` after its changed files were formatted, with the reports on what they hold then."""
    if setup.mode is not Mode.WRITE or not run.patches or not _formats(setup):
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


def _formats(setup: "Setup") -> bool:
    from allocscan.project.formatters import OFF

    return setup.config.format_after_fix != OFF


def _top(setup: "Setup") -> str:
    cwd = os.getcwd()
    return setup.configs.repository(cwd) or cwd
