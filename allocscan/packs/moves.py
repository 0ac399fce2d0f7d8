"""What became of the names that rules of older packs use: the history of the rule API.

API 1 was the first contract. API 2 names all that a rule can meet on a site (`Route`, `Leak`,
`Part`, `Use`, `Step`, `Measurement`), and no longer offers `Rule` and `Severity`, which no rule
can do anything with: `Rule` is what the engine makes of a folder, and the engine says how much a
finding matters. In between, `Site`, `Heat` and `Cost` gained fields and `SiteKind` members; no
name went or changed its meaning, so there is nothing else to carry over.

A name that went never comes back with another meaning: a row may be applied to any pack, of
whatever age.
"""

from allocscan.records import dataclass
from allocscan.typed import Final


@dataclass(frozen=True, slots=True)
class Renamed:
    """`old` of `allocscan.rule` is called `new` from API `api` on."""

    old: str
    new: str
    api: int


@dataclass(frozen=True, slots=True)
class Retired:
    """`old` of `allocscan.rule` is for no rule from `api` on; `instead` says what to do."""

    old: str
    instead: str
    api: int


@dataclass(frozen=True, slots=True)
class Member:
    """`owner.old`, a member of an enum of `allocscan.rule`, is called `new` from `api` on."""

    owner: str
    old: str
    new: str
    api: int


@dataclass(frozen=True, slots=True)
class Attribute:
    """What an instance of `owner` (`Site`, `Heat`…) had as `old` is its `new` from `api` on."""

    owner: str
    old: str
    new: str
    api: int


@dataclass(frozen=True, slots=True)
class Keyword:
    """The argument `old` of `owner(…)` (`Meta`, `Claim`, `Hoist`) is `new` from `api` on."""

    owner: str
    old: str
    new: str
    api: int


@dataclass(frozen=True, slots=True)
class Stamp:
    """META's `since="next"` becomes the `release` that brings the rule."""

    release: str


Move = Renamed | Retired | Member | Attribute | Keyword | Stamp

NEXT: Final = "next"
"""What META says of its version until there is one."""

MOVES: Final[tuple[Move, ...]] = (
    Retired("Rule", "a rule is its folder: META and check are all there is to say", api=2),
    Retired("Severity", "the engine says how much a finding matters, by its cost and heat", api=2),
)
"""In the order in which they came."""
