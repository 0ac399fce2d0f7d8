"""The arithmetic of the benchmark: medians, paired ratios, and how cost grows with size."""

import math
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from measure import Taken


@dataclass(frozen=True, slots=True)
class Summary:
    """Medians over the runs of one scenario: seconds of CPU and wall, bytes of peak memory."""

    cpu: float
    wall: float
    peak: float
    runs: int


def summary(runs: Sequence[Taken]) -> Summary:
    """What `runs` took in the middle. Raises ValueError when there is no run."""
    if not runs:
        raise ValueError("no run to summarise")
    return Summary(
        statistics.median(run.cpu for run in runs),
        statistics.median(run.wall for run in runs),
        statistics.median(run.peak for run in runs),
        len(runs),
    )


def paired(over: Sequence[Taken], under: Sequence[Taken], measure: str = "cpu") -> float | None:
    """The median of the ratios within each round; None without a round that both ran in.

    Runs of one round stand next to each other in time, so that what else the machine did weighs
    on both. Runs are in the order of rounds, from the first one on.
    """
    ratios = [
        getattr(above, measure) / getattr(below, measure)
        for above, below in zip(over, under, strict=False)
        if getattr(below, measure) > 0
    ]
    return statistics.median(ratios) if ratios else None


def exponent(points: Sequence[tuple[float, float]]) -> float | None:
    """The `k` of `cost = c * size ** k` that lies nearest to `points` of size and cost.

    1 is linear, 2 quadratic. None for fewer than two sizes: the least squares of their logarithms
    need two. Points without a cost above zero tell nothing and are left out.
    """
    logs = [(math.log(size), math.log(cost)) for size, cost in points if size > 0 and cost > 0]
    if len({size for size, _ in logs}) < 2:
        return None
    return statistics.linear_regression(*zip(*logs, strict=True)).slope


@dataclass(frozen=True, slots=True)
class Section:
    """One corpus, or the start-up, with what every scenario took in each round that it ran in."""

    name: str
    files: int
    megabytes: float
    taken: Mapping[str, tuple[Taken, ...]]

    def summaries(self) -> dict[str, Summary]:
        """By scenario, in the order they were given."""
        return {name: summary(runs) for name, runs in self.taken.items() if runs}

    def ratio(self, over: str, under: str, measure: str = "cpu") -> float | None:
        """Paired; None where one of the two did not run here."""
        return paired(self.taken.get(over, ()), self.taken.get(under, ()), measure)


def growth(sections: Sequence[Section], scenario: str, start_up: float) -> float | None:
    """The exponent of `scenario` over corpora, where `start_up` seconds of CPU do not count."""
    points = [
        (section.megabytes, summary(runs).cpu - start_up)
        for section in sections
        if (runs := section.taken.get(scenario))
    ]
    return exponent(points)


def doubling(section: Section, once: str, twice: str, start_up: float) -> float | None:
    """The exponent between `once` and `twice` the same files; None where one did not run."""
    single, double = section.taken.get(once), section.taken.get(twice)
    if not single or not double:
        return None
    return exponent([(1, summary(single).cpu - start_up), (2, summary(double).cpu - start_up)])
