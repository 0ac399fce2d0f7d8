"""Object literals that take long to build for the way they are written, whatever they hold."""

from allocscan.knowledge.costs import (
    ENGINES,
    QUADRATIC_FROM,
    extended_clone_bytes,
    growth_bytes,
    object_bytes,
)
from allocscan.sites.literal.reading import shapes_of
from allocscan.sites.literal.representations import Representations
from allocscan.sites.literal.shape import Entry, Key
from allocscan.sites.literal.sizes import spread_size
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import children_of
from allocscan.typed import Final

_LEAST_BYTES: Final = 512
"""What building must cost beside the object itself; less is a drop in the bucket (the severity
`warning` begins there)."""


def copies(literal: Node) -> bool:
    """True when `literal` spreads another object into itself, or its first key is computed."""
    entries = children_of(literal) if literal.type == "object" else []
    if any(entry.type == "spread_element" for entry in entries):
        return True
    key = entries[0].child_by_field_name("key") if entries else None
    return key is not None and key.type == "computed_property_name"


def wasted(literal: Node, syntax: Syntax, engine: str, known: Representations) -> int:
    """The bytes that building `literal` throws away for the way it is written; 0 below what is
    worth a word. Only constants in sight that it spreads are counted, at their size."""
    major = ENGINES[engine]
    shapes = shapes_of(literal, syntax, major)
    entries = shapes[0].entries
    brought = sum(spread_size(entry, shapes, known) for entry in entries if _is_spread(entry))
    written = sum(not _is_spread(entry) for entry in entries)
    if entries[0].key is Key.COMPUTED and written + brought >= QUADRATIC_FROM:
        waste = growth_bytes(written + brought)
    elif brought < QUADRATIC_FROM:
        return 0
    elif not _is_spread(entries[0]):
        waste = growth_bytes(brought)
    elif not written:
        # `{ ...DEFAULTS, ...options }` overwrites what is there: V8 keeps the hidden class then
        # (measured, Node 20: 64 ns; 1,326 ns only where a key is new).
        return 0
    else:
        waste = extended_clone_bytes(brought, written, major)
        waste -= object_bytes(brought + written, major)
    return waste if waste >= _LEAST_BYTES else 0


def _is_spread(entry: Entry) -> bool:
    return entry.key is Key.SPREAD
