"""What the tool promises, as ratios of figures in one run: looked up, printed, never asserted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from figures import Section
from peer_tools import AST_GREP, BIOME, ESLINT, OXLINT
from scenarios import ALL, BARE, CHANGED, COLD, FIVE, RAW, TWO, VERSION, WARM

START_UP: Final = "start-up"


@dataclass(frozen=True, slots=True)
class Aim:
    """`over` / `under` in `measure` (cpu, wall or peak) shall be at most `bound`, or at least."""

    over: str
    under: str
    sections: tuple[str, ...]
    bound: float
    measure: str = "cpu"
    at_least: bool = False


@dataclass(frozen=True, slots=True)
class Reached:
    """An aim in words, the figure of this run, the bound with its sign, and whether it is kept."""

    words: str
    figure: float
    bound: str
    kept: bool


GROWN: Final = ("medium", "large")
AIMS: Final = (
    Aim(COLD, RAW, GROWN, 0.6),
    Aim(ALL, RAW, GROWN, 1.35),
    Aim(COLD, TWO, GROWN, 1.8, "wall", at_least=True),
    Aim(TWO, COLD, GROWN, 1.1),
    Aim(COLD, AST_GREP, ("small", *GROWN), 0.4),
    Aim(COLD, ESLINT, ("small", *GROWN), 0.04),
    Aim(COLD, BIOME, ("small", *GROWN), 0.6),
    Aim(COLD, OXLINT, ("small",), 1),
    Aim(COLD, OXLINT, GROWN, 3),
    Aim(WARM, OXLINT, GROWN, 0.1),
    Aim(CHANGED, COLD, GROWN, 0.1),
    Aim(FIVE, BARE, (START_UP,), 5),
    Aim(FIVE, OXLINT, (START_UP,), 1),
    Aim(VERSION, BARE, (START_UP,), 2),
)
PEAKS: Final = {"medium": 50, "large": 120}  # MiB of the largest process
MEGABYTE_GROWTH: Final = 1.2  # CPU per MB on large against that on medium


def reached(sections: Sequence[Section]) -> tuple[Reached, ...]:
    """Every aim that this run has the figures for, in the order of the table."""
    named = {section.name: section for section in sections}
    found = [
        told(f"{aim.over} / {aim.under}, {aim.measure}, {name}", figure, aim.bound, aim.at_least)
        for aim in AIMS
        for name in aim.sections
        if name in named
        and (figure := named[name].ratio(aim.over, aim.under, aim.measure)) is not None
    ]
    return (*found, *peaks(named), *per_megabyte(named))


def told(words: str, figure: float, bound: float, at_least: bool = False) -> Reached:
    """The figure beside its bound."""
    kept = figure >= bound if at_least else figure <= bound
    return Reached(words, figure, f"{'>=' if at_least else '<='} {bound:g}", kept)


def peaks(named: Mapping[str, Section]) -> list[Reached]:
    """Peak MiB of the largest process of a cold run, by corpus."""
    return [
        told(f"{COLD}, peak MiB, {name}", taken.peak / 2**20, bound)
        for name, bound in PEAKS.items()
        if name in named and (taken := named[name].summaries().get(COLD))
    ]


def per_megabyte(named: Mapping[str, Section]) -> list[Reached]:
    """How much dearer a megabyte of the large corpus is than one of the medium corpus."""
    costs = [
        taken.cpu / named[name].megabytes
        for name in GROWN
        if name in named and (taken := named[name].summaries().get(COLD))
    ]
    if len(costs) < len(GROWN):
        return []
    return [told(f"{COLD}, CPU per MB, large / medium", costs[1] / costs[0], MEGABYTE_GROWTH)]
