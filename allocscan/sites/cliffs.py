"""Where a literal is past a measured jump in what the engine does, and what that costs."""

from collections.abc import Iterator, Mapping, Sequence

from allocscan.knowledge.costs import (
    MAX_FAST_PROPERTIES,
    MAX_IN_OBJECT,
    MAX_SLOTS,
    QUADRATIC_FROM,
)
from allocscan.knowledge.slow_paths import SLOW_PATHS
from allocscan.sites.cost_values import Cliff, Cost
from allocscan.sites.kinds import SiteKind
from allocscan.sites.literal.graph import Graph
from allocscan.sites.literal.representations import Representations
from allocscan.sites.literal.shape import Key, Shape
from allocscan.sites.literal.sizes import spread_size
from allocscan.typed import Final

_WORDS: Final[Mapping[Cliff, str]] = {
    Cliff.MANY_PROPERTIES: "{count} properties in one object: past 127 it is built by the slow "
    "path, about {times} times slower",
    Cliff.DICTIONARY: "{count} properties in one object: past 1,020 it is a dictionary, about "
    "{times} times slower for each of them, in six times the bytes",
    Cliff.MANY_SLOTS: "{count} slots in one literal: past 252 it is copied by the runtime, about "
    "{times} times slower",
    Cliff.DEEP: "nested {count} deep: past 3 it is copied by the runtime, about {times} times "
    "slower",
    Cliff.COMPUTED_FIRST_KEY: "the first of {count} keys is computed: the property list grows "
    "three at a time, about {times} times slower for 64 keys",
    Cliff.SPREAD_INTO: "a spread of {count} after other properties: the property list grows three "
    "at a time, about {times} times slower than a spread that comes first",
}


def cliffs_of(
    shapes: Sequence[Shape], graphs: Sequence[Graph], known: Representations
) -> Mapping[Cliff, int]:
    """The cliffs, in the order of `Cliff`, each with the number that is past it."""
    found: dict[Cliff, int] = {}
    for cliff, count in (*_of_shapes(shapes, known), *_of_graphs(graphs)):
        found[cliff] = max(count, found.get(cliff, 0))
    return {cliff: found[cliff] for cliff in Cliff if cliff in found}


def cliff_words(cost: Cost) -> tuple[str, ...]:
    """A sentence for each cliff of `cost`, with the factor measured on its engine."""
    counts = cost.counts or (0,) * len(cost.cliffs)
    return tuple(
        _WORDS[cliff].format(count=f"{count:,}", times=SLOW_PATHS[cliff.name].times[cost.engine])
        if count
        else cliff.value
        for cliff, count in zip(cost.cliffs, counts, strict=True)
    )


def _of_graphs(graphs: Sequence[Graph]) -> Iterator[tuple[Cliff, int]]:
    for graph in graphs:
        # What holds no literal is copied without the runtime at any length (measured: 253
        # identifiers take 1.3 times as long as 252); a slow object is copied by it anyway.
        if graph.slots > MAX_SLOTS and not graph.shallow and not graph.slow:
            yield Cliff.MANY_SLOTS, graph.slots
        if graph.deep and not graph.slow:
            yield Cliff.DEEP, graph.depth


def _of_shapes(shapes: Sequence[Shape], known: Representations) -> Iterator[tuple[Cliff, int]]:
    for shape in shapes:
        if shape.kind is SiteKind.ARRAY or not shape.entries:
            continue
        # An object without a prototype is a dictionary at any size, and meant to be one.
        if shape.named > MAX_IN_OBJECT and Key.NULL_PROTOTYPE not in {e.key for e in shape.entries}:
            dictionary = shape.named > MAX_FAST_PROPERTIES
            yield (Cliff.DICTIONARY if dictionary else Cliff.MANY_PROPERTIES), shape.named
        spreads = [entry for entry in shape.entries if entry.key is Key.SPREAD]
        brought = sum(spread_size(entry, shapes, known) for entry in spreads)
        keys = shape.named - len(spreads) + brought
        first = shape.entries[0].key
        if first is Key.COMPUTED and keys >= QUADRATIC_FROM:
            yield Cliff.COMPUTED_FIRST_KEY, keys
        elif spreads and first is not Key.SPREAD and brought >= QUADRATIC_FROM:
            yield Cliff.SPREAD_INTO, brought
