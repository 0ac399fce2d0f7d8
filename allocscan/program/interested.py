"""Which importers of a file may have to do with an export of it.

What each takes by its name is found once: a file with many exports, imported by many, is not asked
for each of them in all the others.
"""

from collections.abc import Callable, Iterable

from allocscan.program.importing import Import
from allocscan.program.silence import holds_all, parts_of
from allocscan.program.specifiers import loads_late
from allocscan.program.taken import Taken
from allocscan.sites.context.abroad import Export
from allocscan.sites.context.open_shipments import may_ship
from allocscan.sites.context.sources import WHOLES


class Interested:
    """The importers `files` of one file, in their order. `named` gives the names of its exports
    that such a file takes; None where it may take others, too."""

    def __init__(
        self, files: tuple[Import, ...], named: Callable[[Import], frozenset[str] | None]
    ) -> None:
        self._files = files
        self._any: list[int] = []
        self._named: dict[str, list[int]] = {}
        for place, by in enumerate(files):
            names = named(by)
            if names is None:
                self._any.append(place)
            for name in names or ():
                self._named.setdefault(name, []).append(place)

    def in_(self, exports: Iterable[Export]) -> Iterable[Import]:
        """Those that may have to do with one of `exports`."""
        names = {each.name for each in exports}
        if not names.isdisjoint(WHOLES) or "" in names:
            return self._files
        places = {*self._any, *(at for name in names for at in self._named.get(name, ()))}
        return [self._files[place] for place in sorted(places)]


def names_taken(by: Import, content: bytes, taken: Callable[[], Taken]) -> frozenset[str] | None:
    """The names of the exports that the file `by`, whose text is `content`, takes of a module;
    None where it may take others without their names, or hand them on. `taken` reads the file."""
    if may_ship(content) or loads_late(content, by.specifiers):
        return None
    parts = [parts_of(each, content) for each in by.specifiers]
    known = [each for each in parts if each is not None]
    if len(known) == len(parts) > 0:
        names = frozenset[str]().union(*known)
        return None if "default" in names else names  # all of a CommonJS module
    if not holds_all(content, by.specifiers):
        return None  # its bytes may show more for one name than for all
    return taken().handed_on.names(by.specifiers)
