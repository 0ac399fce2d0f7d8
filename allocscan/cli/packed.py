"""The rules of a run: the standard ones, and those of the packs that the caller names.

Packs are code. Who runs allocscan names them: on the command line, or in the configuration that
is in force for the working directory. What configuration files further down say of packs does not
count, for those may lie in code that is only looked at.
"""

import os
from collections.abc import Sequence

from allocscan.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from allocscan.packs.load import LoadedRule
    from allocscan.project.lookup import Configs


class StandardRules(Sequence["LoadedRule"]):
    """The standard rules, looked up when the first is asked for: most runs meet no site."""

    def __init__(self) -> None:
        self._found: tuple[LoadedRule, ...] | None = None

    def _rules(self) -> "tuple[LoadedRule, ...]":
        if self._found is None:
            from allocscan.packs.load import standard_rules

            self._found = standard_rules()
        return self._found

    def __getitem__(self, at):  # type: ignore[no-untyped-def]
        return self._rules()[at]

    def __len__(self) -> int:
        return len(self._rules())


def rules_of(packs: Sequence[str], configs: "Configs") -> "Sequence[LoadedRule]":
    """The standard rules, then those of `packs` (relative to the working directory) and of the
    key `packs`. Raises PackError for a pack that is refused, or an id that is taken."""
    cwd = os.getcwd()
    named = (*(os.path.join(cwd, each) for each in packs), *configs.of_folder(cwd).packs)
    if not named:
        return StandardRules()
    from allocscan.packs.load import rules_with

    return rules_with(named)
