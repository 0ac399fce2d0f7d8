"""The graph of a program's modules, and whether evaluating one can come back to it.

Pure: reading and resolving are given. Over-approximate: an edge too many costs a fix, an edge
too few would make one unsafe.
"""

from collections.abc import Callable, Iterable, Iterator

from allocscan.components import components
from allocscan.enums import Enum
from allocscan.program.specifiers import Specifiers, specifiers_in

Read = Callable[[str], bytes | None]
"""The bytes of a module, None when they cannot be had."""


class Elsewhere(Enum):
    """A specifier that names no module of the program."""

    LEAF = "cannot import a module of the program"
    UNKNOWN = "may be anything"


Resolve = Callable[[str, str, bool], tuple[str, ...] | Elsewhere]
"""(importer, specifier, whether it stands in an import position) to the modules it may name."""


class ModuleGraph:
    """Answers for as many modules as are asked; each is read once.

    Asking for all modules takes time in proportion to modules and edges.
    """

    def __init__(self, read: Read, resolve: Resolve) -> None:
        self._read = read
        self._resolve = resolve
        self._answers: dict[str, bool] = {}
        self._open_ended: dict[str, bool] = {}
        self._targets: dict[str, tuple[str, ...]] = {}
        self.read: dict[str, Specifiers | None] = {}
        """What each module that was read may import; None where it could not be had."""

    def may_cycle(self, path: str) -> bool:
        """False only when evaluating `path` is proven never to reach `path` again."""
        if path not in self._answers:
            for component in components(path, self._unanswered):
                self._close(component)
        return self._answers[path]

    def _unanswered(self, path: str) -> Iterator[str]:
        """The modules that `path` may load and that have no answer yet."""
        if path not in self._targets:
            self._targets[path], self._open_ended[path] = self._edges(path)
        return (target for target in self._targets[path] if target not in self._answers)

    def _close(self, component: tuple[str, ...]) -> None:
        """Settle modules that load one another, or one alone."""
        loaded = {target for path in component for target in self._targets[path]}
        open_ended = any(self._open_ended[each] for each in loaded.union(component))
        cyclic = len(component) > 1 or component[0] in loaded
        for path in component:
            self._open_ended[path] = open_ended
            self._answers[path] = open_ended or cyclic

    def _edges(self, path: str) -> tuple[tuple[str, ...], bool]:
        """The modules that `path` may load, and whether it may load unknown ones."""
        content = self._read(path)
        if content is None:
            self.read[path] = None
            return (), True
        found = self.read[path] = specifiers_in(content)
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
