"""The graph of a program's modules, and whether evaluating one can come back to it.

Pure: reading and resolving are given. Over-approximate: an edge too many costs a fix, an edge
too few would make one unsafe.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from allocscan.program.specifiers import specifiers_in

Read = Callable[[str], bytes | None]
"""The bytes of a module, None when they cannot be had."""


class Elsewhere(Enum):
    """A specifier that names no module of the program."""

    LEAF = "cannot import a module of the program"
    UNKNOWN = "may be anything"


Resolve = Callable[[str, str, bool], tuple[str, ...] | Elsewhere]
"""(importer, specifier, whether it stands in an import position) to the modules it may name."""


@dataclass(slots=True)
class _Visit:
    """A module half searched. `order` is its place in the search, `low` the earliest it reaches."""

    path: str
    order: int
    low: int
    edges: Iterator[str]
    itself: bool
    open_ended: bool


class ModuleGraph:
    """Answers for as many modules as are asked; each is read once.

    Strongly connected components by Tarjan's algorithm with a stack of its own: asking for all
    modules takes time in proportion to modules and edges.
    """

    def __init__(self, read: Read, resolve: Resolve) -> None:
        self._read = read
        self._resolve = resolve
        self._answers: dict[str, bool] = {}
        self._open_ended: dict[str, bool] = {}

    def may_cycle(self, path: str) -> bool:
        """False only when evaluating `path` is proven never to reach `path` again."""
        if path not in self._answers:
            self._search(path)
        return self._answers[path]

    def _search(self, root: str) -> None:
        order: dict[str, int] = {}
        visits = [self._visit(root, order)]
        waiting = [visits[0]]  # searched, component not complete yet
        while visits:
            visit = visits[-1]
            target = next(visit.edges, None)
            if target is None:
                visits.pop()
                if visits:
                    visits[-1].low = min(visits[-1].low, visit.low)
                    visits[-1].open_ended |= visit.open_ended
                if visit.low == visit.order:
                    self._close(visit, waiting)
            elif target in self._open_ended:
                visit.open_ended |= self._open_ended[target]
            elif target in order:
                visit.low = min(visit.low, order[target])
            else:
                visits.append(self._visit(target, order))
                waiting.append(visits[-1])

    def _visit(self, path: str, order: dict[str, int]) -> _Visit:
        order[path] = len(order)
        edges, open_ended = self._edges(path)
        return _Visit(path, order[path], order[path], iter(edges), path in edges, open_ended)

    def _close(self, head: _Visit, waiting: list[_Visit]) -> None:
        """Settle the component that `head` is the first of: it is the tail of `waiting`."""
        start = len(waiting) - 1
        while waiting[start] is not head:
            start -= 1
        component = waiting[start:]
        del waiting[start:]
        open_ended = any(visit.open_ended for visit in component)
        cyclic = len(component) > 1 or head.itself
        for visit in component:
            self._open_ended[visit.path] = open_ended
            self._answers[visit.path] = open_ended or cyclic

    def _edges(self, path: str) -> tuple[tuple[str, ...], bool]:
        """The modules that `path` may load, and whether it may load unknown ones."""
        content = self._read(path)
        if content is None:
            return (), True
        found = specifiers_in(content)
        targets: dict[str, None] = {}
        open_ended = found.opaque
        for specifier, imported in _questions(found.imported, found.quoted):
            answer = self._resolve(path, specifier, imported)
            if isinstance(answer, Elsewhere):
                open_ended |= answer is Elsewhere.UNKNOWN
            else:
                targets.update(dict.fromkeys(answer))
        return tuple(targets), open_ended


def _questions(imported: Iterable[str], quoted: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Sorted, so that the same program is searched in the same order every time."""
    yield from ((specifier, True) for specifier in sorted(imported))
    yield from ((specifier, False) for specifier in sorted(quoted))
