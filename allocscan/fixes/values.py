"""What the fixes room takes and gives: orders in, a plan out."""

from allocscan.records import dataclass
from allocscan.sites.hoist_values import Asked
from allocscan.sites.values import Site
from allocscan.source.edits import Edit
from allocscan.source.span import Span


@dataclass(frozen=True, slots=True)
class Order:
    """One site that is to become a constant.

    `stem` is the rule's name to fall back on. `unsafe`: granted on an assumption, so that the
    constant is frozen as deep as its language allows.
    """

    site: Site
    stem: str
    unsafe: bool = False


@dataclass(frozen=True, slots=True)
class Hoisted:
    """One constant, made from one order or from several with equal text.

    `orders` are indexes into the orders that were planned, in source order; `moved` their
    literals, in the same order. `annotation` is the type that moves along. `edits` are for each
    what it takes to make this constant of it alone; made together, blank lines may differ.
    `existing` is the text of a constant of that name which the file has already: none is made.
    """

    name: str
    orders: tuple[int, ...]
    edits: tuple[tuple[Edit, ...], ...]
    moved: tuple[Span, ...]
    annotation: Span | None
    existing: Span | None = None
    asked: tuple[Asked | None, ...] = ()
    """For each of `moved` what is asked of it there, where the call goes with it; none if empty."""


@dataclass(frozen=True, slots=True)
class Plan:
    """All constants of one file, in source order, and the edits that make them together."""

    hoisted: tuple[Hoisted, ...]
    edits: tuple[Edit, ...]
