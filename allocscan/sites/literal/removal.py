"""What optimised code leaves of a literal whose parts are only read by keys in the source.

Escape analysis takes the objects apart that never leave the function. How far it gets depends on
the engine (measured on Node 18.20.8, 20.20.2, 22.23.3 and 24.21.0; v8-cost section 4): Node 18 and
20 remove all of a literal of up to a hundred parts, Node 22 and 24 give up what is nested where
many fields are written. An estimate where a literal of many parts is read near its end.
"""

from allocscan.knowledge.costs import MAX_TRACKED, MAX_WRITES
from allocscan.sites.literal.graph import Graph


def can_be_removed(graph: Graph) -> bool:
    """True when optimised code makes `graph` itself, so that it may leave parts of it out."""
    return graph.inlinable and not graph.grows


def left(graph: Graph, optimized: int, major: int) -> int:
    """The bytes that stay of `optimized`, those of `graph` where it escapes."""
    if not can_be_removed(graph):
        return optimized
    if graph.parts == 1:
        return graph.staying
    if graph.parts > MAX_TRACKED and major < 24:
        return optimized
    if major < 22:
        return graph.staying + (graph.bare_stores if major < 20 else 0)
    if graph.writes <= MAX_WRITES:
        return graph.staying
    return graph.bytes - graph.outer + graph.staying
