"""The checker of a run: what the options and the configuration make of it."""

from allocscan.cli.packed import rules_of
from allocscan.project.checker import Checker
from allocscan.project.config import names_rules
from allocscan.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from allocscan.cli.setup import Setup
    from allocscan.project.baselines import Baselines
    from allocscan.project.choosing import Chooser
    from allocscan.project.profiles import Profiles


def checker_of(
    setup: "Setup",
    profiles: "Profiles | None",
    baseline: "Baselines | None",
    chooser: "Chooser | None" = None,
) -> Checker:
    """What checks the files of a run. Raises AllocscanError for rules that do not exist."""
    rules = rules_of(setup.options.packs, setup.configs)
    if names_rules(setup.config):
        from allocscan.project.choices import check_rule_names

        check_rule_names(setup.config, rules)
    if setup.options.add_suppressions is not None:
        from allocscan.project.choices import check_reason

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
