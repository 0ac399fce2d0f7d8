"""How often a site runs, once recordings have been asked.

What was measured settles it. `// @hot` and `// @cold`, and all that is read from the code, hold
where no recording covers the site: an author may be wrong about what runs, a count is not.
"""

from allocscan.records import replace
from allocscan.sites.heat_values import Heat, HeatLevel, Measurement, Step
from allocscan.source.span import Span
from allocscan.typed import Final

COLD_SHARE: Final = 0.01
"""Samples fall on what runs once, too: from this share on they contradict the code."""

LEAST_SHARE: Final = 0.001
"""Of what only samples are known, and fewer, the code says more. What the optimiser inlines keeps
0.15% to 1% of its bytes, if it makes nearly all of them (measured, Node 20 to 24)."""


def measured_heat(expected: Heat, found: Measurement, at: Span, loads: int) -> Heat:
    """`expected` from the code, and what recordings found: the last step, with the place `at`.

    MEASURED where it ran; COLD where it is known not to have run more than once in each of the
    `loads` of its module. Where only samples are known, and few, or those of a function in which
    the site is the error path, it is as expected, but faint.
    """
    if found.evaluations == 0 and not found.sampled_bytes and not found.micros:
        step = Step("never ran while it was recorded", at)
        because = (*expected.because, step)
        return replace(expected, level=HeatLevel.COLD, because=because, measured=found)
    because = (*expected.because, Step(_said(found), at))
    if found.evaluations:
        level = HeatLevel.MEASURED if found.evaluations > loads else HeatLevel.COLD
    elif expected.failing or _share(found) < (
        COLD_SHARE if expected.level is HeatLevel.COLD else LEAST_SHARE
    ):
        return replace(expected, faint=True)
    else:
        level = HeatLevel.MEASURED
    failing = expected.failing and level is HeatLevel.COLD
    return replace(expected, level=level, because=because, failing=failing, measured=found)


def _share(found: Measurement) -> float:
    return max(found.bytes_share or 0, found.time_share or 0)


def _said(found: Measurement) -> str:
    """`which ran 1,200 times while it was recorded`, or what else is known."""
    if found.evaluations:
        times = "once" if found.evaluations == 1 else f"{found.evaluations:,} times"
        return f"which ran {times} while it was recorded"
    if found.bytes_share is not None:
        return f"where {_percent(found.bytes_share)} of the sampled bytes were allocated"
    return f"which took {_percent(found.time_share or 0)} of the CPU time that was recorded"


def _percent(share: float) -> str:
    return f"{share:.0%}" if share >= 0.1 else f"{share:.1%}" if share >= 0.001 else "under 0.1%"
