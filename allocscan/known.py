"""What names a finding from run to run, and whether it counts."""

from allocscan.enums import Enum
from allocscan.records import dataclass


class Standing(Enum):
    """Whether a finding counts."""

    ACTIVE = "active"
    SUPPRESSED = "suppressed"
    """A comment silences it."""
    BASELINE = "baseline"
    """It was known before."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What names a finding of one file when lines move.

    `scope` is the qualified name of the enclosing function, `hash` 16 hexadecimal digits of the
    literal without layout and comments, `number` which it is of several that are equal, from 0.
    """

    rule: str
    scope: str
    hash: str
    number: int
