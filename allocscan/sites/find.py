"""Candidates: the object and array literals of a file, found by the parser's own query engine."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from operator import itemgetter

from allocscan.syntax.binding import Node
from allocscan.syntax.brackets import Pair
from allocscan.syntax.kind_search import KindSearch
from allocscan.syntax.kinds import FIELDS, FUNCTIONS, LOOPS
from allocscan.syntax.parse import Syntax
from allocscan.typed import Final

_LITERALS: Final = KindSearch("object", "array")


def literals(syntax: Syntax, places: Sequence[Pair] | None = None) -> list[Node]:
    """Return every object and array literal of `syntax`, or of those `places` in it, outer before
    inner, in source order."""
    found = within(_LITERALS.find(syntax, places), places)
    return sorted(found, key=lambda node: (node.start_byte, -node.end_byte))


def within(nodes: Iterable[Node], places: Sequence[Pair] | None) -> list[Node]:
    """Those of `nodes` that stand at `places`, or in them; all where no places are given. The
    places are sorted, none in another."""
    if places is None:
        return list(nodes)
    return [node for node in nodes if _is_within(node, places)]


def _is_within(node: Node, places: Sequence[Pair]) -> bool:
    at = bisect_right(places, node.start_byte, key=itemgetter(0)) - 1
    return at >= 0 and node.end_byte <= places[at][1]


def repeater(syntax: Syntax, literal: Node) -> Node | None:
    """The innermost function, loop or class field whose every run evaluates `literal` again.

    None for what runs once with its module, as does the source of a `for…of` there.
    """
    child, at = literal, syntax.parent(literal)
    while at is not None:
        if at.type in FUNCTIONS or at.type in FIELDS:
            return at
        if at.type in LOOPS and _repeats(at, child):
            return at
        child, at = at, syntax.parent(at)
    return None


def _repeats(loop: Node, child: Node) -> bool:
    once = ("right", "left") if loop.type == "for_in_statement" else ("initializer",)
    return all(
        (part := loop.child_by_field_name(field)) is None or part.id != child.id for field in once
    )
