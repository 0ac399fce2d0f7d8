"""The random choices of one program."""

from collections.abc import Sequence
from random import Random
from typing import Final

SLOTS: Final = ("{u}", "{w}")


class Choices:
    """One program's source of randomness. `fresh` names are never used twice."""

    def __init__(self, seed: int) -> None:
        self.rng = Random(seed)
        self._fresh = 0

    def chance(self, share: float) -> bool:
        """True in that share of cases."""
        return self.rng.random() < share

    def some(self, choices: Sequence[str], least: int, most: int) -> list[str]:
        """Between `least` and `most` of `choices`, in random order."""
        return self.rng.sample(choices, min(len(choices), self.rng.randint(least, most)))

    def fresh(self, stem: str) -> str:
        """A new name: `u1`, `u2`…"""
        self._fresh += 1
        return f"{stem}{self._fresh}"

    def filled(self, template: str, **names: str) -> str:
        """`template` with `names` in their slots, and fresh names in `{u}` and `{w}`."""
        for slot in SLOTS:
            if slot in template:
                template = template.replace(slot, self.fresh("u"))
        for slot, text in names.items():
            template = template.replace(f"{{{slot}}}", text)
        return template
