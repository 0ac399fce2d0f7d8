"""The graph of a program's modules, and whether evaluating one can come back to it.

Pure: reading and resolving are given. Over-approximate: an edge too many costs a fix, an edge
too few would make one unsafe.
"""

from collections.abc import Callable, Iterable, Iterator

from allocscan.components import components
from allocscan.enums import Enum
from allocscan.program.specifiers import Specifiers, specifiers_in
from allocscan.typed import Final

Read = Callable[[str], bytes | None]
"""The bytes of a module, None when they cannot be had."""


class Elsewhere(Enum):
    """A specifier that names no module of the program."""

    LEAF = "cannot import a module of the program"
    UNKNOWN = "may be anything"


Resolve = Callable[[str, str, bool], tuple[str, ...] | Elsewhere]
"""(importer, specifier, whether it stands in an import position) to the modules it may name."""


NEAR: Final = 256
"""Most cycles, and most of what is not known, come sooner. Without a bound asking for all would
take squared time."""


class ModuleGraph:
    """Answers for as many modules as are asked; each is read once, and only if it may count.

    Of what a module leads to, `near` many are searched for a cycle before all are put in order.
    Asking for all modules takes time in proportion to modules and edges.
    """

    def __init__(self, read: Read, resolve: Resolve, near: int = NEAR) -> None:
        self._read = read
        self._resolve = resolve
        self._near = near
        self._answers: dict[str, bool] = {}
        self._settled: dict[str, bool] = {}
        self._open_ended: dict[str, bool] = {}
        self._targets: dict[str, tuple[str, ...]] = {}
        self.read: dict[str, Specifiers | None] = {}
        """What each module that was read may import; None where it could not be had."""

    def may_cycle(self, path: str) -> bool:
        """False only when evaluating `path` is proven never to reach `path` again."""
        if path not in self._answers:
            known = self._settled.get(path)
            self._answers[path] = self._searched(path) if known is None else known
        return self._answers[path]

    def may_reach(self, start: str, target: str) -> bool:
        """False only when evaluating `start` is proven never to come to `target`: whatever loads
        both finds `start` evaluated as a whole, `target` too. At most `near` modules are looked
        into."""
        met, pending = {start}, [start]
        for _ in range(self._near):
            if not pending:
                return False
            module = pending.pop()
            targets = self._loaded_by(module)
            if module == target or self._open_ended[module]:
                return True
            pending += [each for each in reversed(targets) if each not in met]
            met.update(targets)
        return True

    def _searched(self, path: str) -> bool:
        soon = self._found_near(path)
        if soon is not None:
            return soon
        for component in components(path, self._unanswered):
            self._close(component)
        return self._settled[path]

    def _found_near(self, path: str) -> bool | None:
        """The answer for `path`, which is not settled, as far as the modules near it give one."""
        met, pending = {path}, [path]
        for _ in range(self._near):
            if not pending:
                return False
            module = pending.pop()
            # What is settled leads to nothing that is not, so not back to `path`.
            targets = () if module in self._settled else self._loaded_by(module)
            if self._open_ended[module] or path in targets:
                return True
            pending += [each for each in reversed(targets) if each not in met]
            met.update(targets)
        return None

    def _unanswered(self, path: str) -> Iterator[str]:
        """The modules that `path` may load and that have no answer yet."""
        return (each for each in self._loaded_by(path) if each not in self._settled)

    def _loaded_by(self, path: str) -> tuple[str, ...]:
        """The modules that `path` may load."""
        if path not in self._targets:
            self._targets[path], self._open_ended[path] = self._edges(path)
        return self._targets[path]

    def _close(self, component: tuple[str, ...]) -> None:
        """Settle modules that load one another, or one alone."""
        loaded = {target for path in component for target in self._targets[path]}
        open_ended = any(self._open_ended[each] for each in loaded.union(component))
        cyclic = len(component) > 1 or component[0] in loaded
        for path in component:
            self._open_ended[path] = open_ended
            self._settled[path] = open_ended or cyclic

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
