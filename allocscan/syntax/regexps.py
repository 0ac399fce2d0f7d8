"""Regular expressions that are written out."""

from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.typed import Final

MEMORY: Final = frozenset(b"gy")
"""Flags with which `exec` and `test` go on from `lastIndex` (sec-regexpbuiltinexec)."""


def flags_of(regex: Node, syntax: Syntax) -> frozenset[int]:
    """The flags of a literal, a byte each."""
    flags = regex.child_by_field_name("flags")
    return frozenset() if flags is None else frozenset(syntax.text(flags))
