"""A constant that finds its place in a file: what stands against it, and where it then stands."""

from typing import Final

from support.analysed import placed_of, text_at

from allocscan.sites.obstacles import Because
from allocscan.sites.placing.order import Placed

T: Final = "{ const c = /*@*/{ a: 1, b: 2 }; return c[k]; }"
"""A body that has the literal which a row is about."""


def obstacles(text: str, placed: Placed) -> list[tuple[Because, str]]:
    """The obstacles with the text that each points at."""
    return [(one.because, text_at(text, one.at)) for one in placed.obstacles]


def free_offset(text: str, path: str = "a.mjs", *, may_cycle: bool = False) -> int:
    """The byte offset of the constant for the marked literal, against which nothing must stand."""
    placed = placed_of(text, path, may_cycle=may_cycle)
    assert obstacles(text, placed) == []
    assert placed.placement is not None, "no place"
    return placed.placement.offset
