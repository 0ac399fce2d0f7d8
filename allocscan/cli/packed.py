"""The rules of a run: the standard ones, and those of the packs that the caller names.

Packs are code. Who runs allocscan names them: on the command line, or in the configuration that
is in force for the working directory. What configuration files further down say of packs does not
count, for those may lie in code that is only looked at.
"""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from allocscan.project.lookup import Configs

if TYPE_CHECKING:
    from allocscan.packs.load import LoadedRule


def rules_of(packs: Sequence[str], configs: Configs) -> "tuple[LoadedRule, ...]":
    """The standard rules, then those of `packs` (relative to the working directory) and of the
    key `packs`. Raises PackError for a pack that is refused, or an id that is taken."""
    cwd = os.getcwd()
    named = (*(os.path.join(cwd, each) for each in packs), *configs.of_folder(cwd).packs)
    if not named:
        from allocscan.packs.load import standard_rules

        return standard_rules()
    from allocscan.packs.load import rules_with

    return rules_with(named)
