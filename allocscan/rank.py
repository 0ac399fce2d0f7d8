"""One number for each site, to order findings by: the bytes per second that it allocates.

Where a recording covers the site, they are measured; where none does, assumed, from the bytes of
one evaluation and how often code of that heat runs; then only the order means something.
"""

from allocscan.sites.heat_values import Heat, HeatLevel, Measurement
from allocscan.typed import Final

CALLS_PER_SECOND: Final = {
    HeatLevel.COLD: 0.0,
    HeatLevel.CALLED: 1.0,
    HeatLevel.ITERATED: 1.0,
    HeatLevel.HOT: 10.0,
    HeatLevel.MEASURED: 1.0,
}
"""Assumed: a hot root runs ten times as often as a function of which only the calls are known.
More would put every small literal below a root above every large one in a leaf function that
formats, parses or validates, which readers of real code call hot as well: with 10 and `TURNS` 3
the order of 42 hot sites among the 103 reported of three samples is as good as it gets."""

TURNS: Final = 3.0
"""Assumed: how often a loop goes round, for each of the innermost `DEEPEST` ones."""
DEEPEST: Final = 3

SETUP: Final = 0.1
"""Assumed: code that makes something that lives on runs a tenth as often as other functions."""

ONE_CASE: Final = 0.1
"""Assumed: what stands behind a comparison with one value runs for a tenth of the values."""

UNTIMED_SECONDS: Final = 10.0
"""Assumed: how long the program ran while it was counted, where a recording does not say.
Coverage and lcov do not; a load test of some seconds is what they are usually recorded of."""

BUSY_CALLS: Final = 1e6
"""Assumed: evaluations a second of code that takes all the time of a CPU profile, which counts
time and no calls. To build a table and look into it takes 0.04 to 0.5 us optimised and 0.3 to
2.7 us before (`v8-cost` section 5, 4 to 64 rows)."""

BESIDE: Final = 256
"""Assumed: bytes that a call allocates beside the site, which are sampled in its function, too.
Measured in four servers, Node 20 to 24: 0 to 65 in helpers, 230 to 1,530 in request handlers.
Without it a small literal has all that is sampled in a handler."""

FAINT: Final = 0.01
"""Assumed: code that samples were not seen in runs so much less often than it looks."""

SCAVENGE_BYTES: Final = 16 << 20
"""V8 collects its new space about once for so many bytes: `v8-cost` section 6, Node 18 to 24."""

SEVERE_RATE: Final = float(SCAVENGE_BYTES)
"""Bytes per second from which a measured site alone makes a scavenge in each second."""
NOTABLE_RATE: Final = SCAVENGE_BYTES / 60
"""Bytes per second from which a measured site alone makes a scavenge in each minute."""


def score(size: int, heat: Heat) -> float:
    """Bytes per second of a site that allocates `size` bytes for each evaluation; 0 for cold."""
    if heat.measured is not None:
        return _measured(size, heat.measured)
    rate = CALLS_PER_SECOND[heat.level] * TURNS ** min(heat.nesting, DEEPEST)
    if heat.recursive:
        rate *= TURNS / CALLS_PER_SECOND[HeatLevel.HOT]
    if heat.level is HeatLevel.ITERATED and not heat.nesting:
        rate *= TURNS
    for seldom, part in ((heat.setup, SETUP), (heat.one_case, ONE_CASE), (heat.faint, FAINT)):
        rate *= part if seldom else 1.0
    return size * rate


def _measured(size: int, measured: Measurement) -> float:
    seconds = measured.seconds or UNTIMED_SECONDS
    if measured.evaluations is not None:
        return size * measured.evaluations / seconds
    if measured.sampled_bytes is not None:
        return measured.sampled_bytes / seconds * size / (size + BESIDE)
    return size * BUSY_CALLS * (measured.time_share or 0.0)
