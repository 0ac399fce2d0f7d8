"""The contract of a rule: all that a `rule.py` of a pack may import of ours."""

from collections.abc import Callable

from allocscan.records import dataclass
from allocscan.sites.cost_values import Cliff, Cost
from allocscan.sites.heat_values import Heat, HeatLevel, Measurement, Step
from allocscan.sites.kinds import Form, SiteKind
from allocscan.sites.values import Site
from allocscan.sites.verdicts import Contained, Escapes, Leak, Part, Route, Use
from allocscan.source.span import Span
from allocscan.typed import Final, Protocol

__all__ = [
    "Claim",
    "Cliff",
    "Contained",
    "Cost",
    "Escapes",
    "Form",
    "Heat",
    "HeatLevel",
    "Hoist",
    "Leak",
    "Measurement",
    "Meta",
    "Part",
    "Route",
    "Site",
    "SiteKind",
    "Span",
    "Step",
    "Use",
    "describe",
]

RULE_API: Final = 2
"""Counts the contracts that packs were written for; `packs.moves` says what became of the others.

`__all__` is what a `rule.py` may import. The rest of this module is the engine's.
"""


@dataclass(frozen=True, slots=True)
class Meta:
    """What a pack says of a rule, in literals only (it is read without running the file).

    `summary` is one sentence without a full stop; `since` the version that brought the rule.
    """

    summary: str
    since: str
    fixable: bool = True
    default: bool = True


@dataclass(frozen=True, slots=True)
class Hoist:
    """The fix a rule may ask for: build the site once. `stem` is a name to fall back on."""

    stem: str = "constant"


@dataclass(frozen=True, slots=True)
class Claim:
    """What a rule says of a site: where, one sentence, and the fix it asks for."""

    span: Span
    message: str
    fix: Hoist | None = None


Check = Callable[[Site], Claim | None]


class Rule(Protocol):
    """A loaded rule: its id (`rebuilt-object`), its META and its check."""

    @property
    def id(self) -> str: ...
    @property
    def meta(self) -> Meta: ...
    @property
    def check(self) -> Check: ...


_NOUNS = {
    SiteKind.OBJECT: "object",
    SiteKind.ARRAY: "array",
    SiteKind.COPY: "object",
    SiteKind.SET: "Set",
    SiteKind.MAP: "Map",
    SiteKind.TYPED_ARRAY: "typed array",
    SiteKind.REGEXP: "regular expression",
    SiteKind.FORMATTER: "formatter",
    SiteKind.ENCODER: "text encoder",
    SiteKind.DECODER: "text decoder",
    SiteKind.PARSED_OBJECT: "object",
    SiteKind.PARSED_ARRAY: "array",
}


def describe(site: Site) -> str:
    """The head of a message: "this array is rebuilt on every call of `priceFor`"."""
    noun = _NOUNS[site.kind]
    if site.heat.level >= HeatLevel.ITERATED and site.heat.because:
        reason = site.heat.because[-1].text
        called, _, why = reason.partition(", ")
        if called == "called here":
            reason = why if why.startswith("which ") else f"called {why}"
        if reason.startswith("runs "):
            reason = f"which {reason}"
        return f"this {noun} is rebuilt in `{site.function}`, {reason}"
    return f"this {noun} is rebuilt on every call of `{site.function}`"
