"""How one file runs its nodes, as it shows itself: their places, and the ways into functions."""

from allocscan.scopes.model import ScopeTree
from allocscan.sites.context.callers import Callers
from allocscan.sites.context.makings import Makings
from allocscan.sites.context.marks import Marks
from allocscan.sites.context.places import Places
from allocscan.sites.context.sources import Source
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax


class Ways:
    """Those of one file, whatever other files say; each function is looked at once."""

    def __init__(self, syntax: Syntax, scopes: ScopeTree) -> None:
        self.syntax = syntax
        self.places = Places(syntax, scopes)
        self.callers = Callers(syntax, scopes)
        self.marks = Marks(syntax)
        self.makings = Makings(syntax, scopes)
        self._sources: dict[int, tuple[Source, ...]] = {}

    def into(self, frame: Node) -> tuple[Source, ...]:
        """Every way into `frame`."""
        if frame.id not in self._sources:
            self._sources[frame.id] = self.callers.of(frame)
        return self._sources[frame.id]
