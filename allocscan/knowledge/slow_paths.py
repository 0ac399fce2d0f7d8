"""How much slower V8 builds a literal that is past a measured jump."""

from collections.abc import Mapping

from allocscan.records import dataclass
from allocscan.typed import Final


@dataclass(frozen=True, slots=True)
class SlowPath:
    """`times` says for each engine how many times slower it is; `source` what was measured: ns of
    CPU per evaluation in optimised code, the value stored in a variable outside, on Node 20.20.2,
    22.23.3 and 24.21.0. Node 18 counts as 20."""

    times: Mapping[str, int]
    source: str


def _row(node20: int, node22: int, node24: int, source: str) -> SlowPath:
    times = {"node18": node20, "node20": node20, "node22": node22, "node24": node24}
    return SlowPath(times, f"measured: {source}")


SLOW_PATHS: Final[Mapping[str, SlowPath]] = {
    "MANY_PROPERTIES": _row(7, 8, 8, "128 properties against 127: 531/72, 567/68, 590/69"),
    "DICTIONARY": _row(15, 12, 10, "each of 1,021 against each of 127: 8.3/.56, 6.3/.54, 5.3/.55"),
    "MANY_SLOTS": _row(
        9, 7, 3, "85 rows of two fields, 255 slots, against 84: 5982/648, 2243/316, 761/298"
    ),
    "DEEP": _row(11, 11, 4, "16 trees four deep against three: 1065/98, 1001/91, 375/96"),
    "COMPUTED_FIRST_KEY": _row(
        10,
        10,
        10,
        "64 properties, the first key computed, against plain: 394/38 and 348/33 on 22, 24",
    ),
    "SPREAD_INTO": _row(8, 8, 8, "`{z: 1, ...C}` against `{...C}` of 16: 238/29, 235/28, 223/26"),
}
"""By the name of the `Cliff`."""
