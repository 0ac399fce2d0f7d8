"""The checker of a run: what the options and the configuration make of it."""

import os
from typing import TYPE_CHECKING, Final

from allocscan.cli.conclude import Setup
from allocscan.cli.packed import rules_of
from allocscan.project.checker import Checker
from allocscan.project.choices import check_reason, check_rule_names
from allocscan.project.choosing import Chooser

if TYPE_CHECKING:
    from allocscan.project.baselines import Baselines
    from allocscan.project.profiles import Profiles
    from allocscan.project.remembered import Memory

_MANY: Final = 64
"""Fewer files are done before SQLite is loaded and opened, 13 ms of CPU (interface, section 9)."""


def checker_of(
    setup: Setup,
    profiles: "Profiles | None",
    baseline: "Baselines | None",
    chooser: Chooser | None = None,
) -> Checker:
    """What checks the files of a run. Raises AllocscanError for rules that do not exist."""
    rules = rules_of(setup.options.packs, setup.configs)
    check_rule_names(setup.config, [rule.id for rule in rules])
    if setup.options.add_suppressions is not None:
        check_reason(
            setup.options.add_suppressions, required=setup.config.require_suppression_reason
        )
    return Checker(
        rules,
        setup.configs,
        setup.mode,
        chooser,
        profiles=profiles,
        baseline=baseline,
        inline=setup.options.inline_suppressions,
        reason=setup.options.add_suppressions,
    )


def memory_of(setup: Setup, checker: Checker, files: int) -> "Memory | None":
    """What earlier runs found, where this one may ask for it; by itself only for many files."""
    options, config = setup.options, setup.config
    wanted = files > _MANY if config.cache is None else config.cache
    special = checker.chooser or checker.profiles or checker.scope or checker.reason is not None
    if not wanted or not options.cache or special:
        return None
    from allocscan.project.cache import Cache
    from allocscan.project.cache_place import cache_folder
    from allocscan.project.remembered import Memory

    environment = {} if setup.configs.asked.isolated else os.environ
    folder = cache_folder(config.folder, config.cache_dir, environment)
    return Memory(Cache(folder), checker, config.folder)
