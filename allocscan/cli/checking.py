"""The checker of a run: what the options and the configuration make of it."""

from typing import TYPE_CHECKING

from allocscan.cli.conclude import Setup
from allocscan.cli.packed import rules_of
from allocscan.project.checker import Checker
from allocscan.project.choices import check_rule_names
from allocscan.project.choosing import Chooser

if TYPE_CHECKING:
    from allocscan.project.baseline import Baseline
    from allocscan.project.profiles import Profiles


def checker_of(
    setup: Setup,
    profiles: "Profiles | None",
    baseline: "Baseline | None",
    chooser: Chooser | None = None,
) -> Checker:
    """What checks the files of a run. Raises AllocscanError for rules that do not exist."""
    rules = rules_of(setup.options.packs, setup.configs)
    check_rule_names(setup.config, [rule.id for rule in rules])
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
