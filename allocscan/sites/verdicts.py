"""What was proven of a value: where it goes, what is done with its parts, whether it is meant to be
fresh. Every verdict carries its witness, the span that proves it."""

from allocscan.enums import Enum
from allocscan.records import dataclass
from allocscan.sites.heat_values import Step
from allocscan.sites.kinds import SiteKind
from allocscan.source.span import Span


class Route(Enum):
    """Where a value went that stopped the proof, as one clause of a sentence."""

    WRITTEN = "written to here"
    MUTATED = "changed by this call"
    COMPARED = "compared by identity here"
    RETURNED = "returned here to callers that are not all visible"
    ARGUMENT = "passed to code that is not visible"
    STORED = "stored here, where other code can reach it"
    FIELD = "stored in a field of each instance"
    THROWN = "thrown here"
    YIELDED = "yielded here"
    EXPORTED = "exported here"
    JSX = "passed to a component here"
    PROTOTYPE = "used as a prototype here"
    OBSERVED = "asked whether it is frozen or extensible here"
    COERCED = "converted by its own method here"
    CALLED = "called with the object as `this` here"
    OBSCURED = "named in a part of the file that could not be read"
    UNKNOWN = "used here in a way that is not known to be harmless"


@dataclass(frozen=True, slots=True)
class Leak:
    """One way out: the route and the node that takes it. `crossed`: behind a call or a return."""

    route: Route
    at: Span
    crossed: bool


@dataclass(frozen=True, slots=True)
class Contained:
    """Every use of the value, and of all that is read out of it, only reads."""


@dataclass(frozen=True, slots=True)
class Escapes:
    """At least one use is not proven to only read. `leaks` is not empty, in source order."""

    leaks: tuple[Leak, ...]


Escape = Contained | Escapes


class Use(Enum):
    """What was seen done with one object of the literal; decides whether freezing it pays."""

    NAMED = "named"
    """Read by a key that stands in the source, or taken apart by a pattern."""
    KEYED = "keyed"
    """Read by a key that is computed, or asked for its keys."""
    ITERATED = "iterated"
    """`for…of`, a callback method, a loop over its indices, `join`, `slice`…"""
    SEARCHED = "searched"
    """`includes`, `indexOf`, `lastIndexOf`, `length`, `[i]`, array spread: unharmed by freezing."""
    SPREAD = "spread"
    """Object spread or `Object.assign` from it."""
    CROSSED = "crossed"
    """Reached another function through a return or a parameter."""


@dataclass(frozen=True, slots=True)
class Part:
    """One object or array literal of a site (the root is the first). `uses` decides freezing."""

    span: Span
    kind: SiteKind
    uses: frozenset[Use]
    frozen: bool = False
    """It is frozen where it stands."""


@dataclass(frozen=True, slots=True)
class Ordinary:
    """Nothing says that the object is fresh on purpose or must stay where it is."""


@dataclass(frozen=True, slots=True)
class FreshOnPurpose:
    """A fresh object is the point (a Vue `data()`, a reducer's state): say nothing."""

    because: Step


@dataclass(frozen=True, slots=True)
class SelfContained:
    """The function's text runs elsewhere or is read by a compiler: nothing may move out of it.
    `fresh` is why a fresh object is the point all the same, None where it is not."""

    because: Step
    fresh: Step | None = None


Intent = Ordinary | FreshOnPurpose | SelfContained
