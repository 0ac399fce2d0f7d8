"""A part of a text that may be a site."""

from allocscan.records import dataclass
from allocscan.sites.constants import Wanted
from allocscan.syntax.brackets import Pair
from allocscan.typed import Final

SPREAD: Final = frozenset({Wanted.CONTENTS, Wanted.ITEMS})
"""What brings entries that stand elsewhere."""


@dataclass(frozen=True, slots=True)
class Grain:
    """What may be a site by itself, by its place in the whole text; `copies`: if not for what it
    is then for what it copies. It stands in the literal at `piece`, the outermost that counts; or
    it is a `call`, whose place begins with the name of what is called."""

    start: int
    end: int
    copies: bool
    piece: Pair = (0, 0)
    call: bool = False
