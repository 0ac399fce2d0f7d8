"""Strongly connected components of a graph: what reaches itself, in the order of need."""

from collections.abc import Callable, Hashable, Iterable, Iterator

from allocscan.records import dataclass
from allocscan.typed import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)


@dataclass(slots=True)
class _Visit(Generic[Key]):
    """A node half searched. `order` is its place in the search, `low` the earliest it reaches."""

    key: Key
    order: int
    low: int
    edges: Iterator[Key]


def components(root: Key, edges: Callable[[Key], Iterable[Key]]) -> Iterator[tuple[Key, ...]]:
    """Yield the components that `root` reaches, each after those that it leads to.

    Tarjan's algorithm with a stack of its own: any depth, in time proportional to the edges.
    A key that has no edges is a component of its own, whether or not it has been yielded before
    by another search: leave out of `edges` what is settled already.
    """
    order: dict[Key, int] = {root: 0}
    visits = [_Visit(root, 0, 0, iter(edges(root)))]
    waiting = [root]
    done: set[Key] = set()
    while visits:
        visit = visits[-1]
        target = next(visit.edges, None)
        if target is None:
            visits.pop()
            if visits:
                visits[-1].low = min(visits[-1].low, visit.low)
            if visit.low == visit.order:
                start = _last(waiting, visit.key)
                component = tuple(waiting[start:])
                del waiting[start:]
                done.update(component)
                yield component
        elif target not in order:
            order[target] = len(order)
            visits.append(_Visit(target, order[target], order[target], iter(edges(target))))
            waiting.append(target)
        elif target not in done:
            visit.low = min(visit.low, order[target])


def _last(keys: list[Key], key: Key) -> int:
    """The index of `key`, which is likely near the end."""
    at = len(keys) - 1
    while keys[at] != key:
        at -= 1
    return at
