"""The Set, Map or typed array that is made of one array literal, by the text alone.

Whether `Set` is the built-in of that name is for others to ask.
"""

from collections.abc import Iterator

from allocscan.knowledge.pure_calls import Gives
from allocscan.records import dataclass
from allocscan.sites.constant_calls import is_dense, pure_call
from allocscan.sites.kinds import SiteKind
from allocscan.sites.literal.shape import LITERALS
from allocscan.sites.made.found import CALLS
from allocscan.sites.made.parts import kind_made
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import FUNCTIONS, WRAPPERS
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import children_of, descend, unwrapped
from allocscan.typed import Final

_COLLECTIONS: Final = {
    Gives.SET: SiteKind.SET,
    Gives.MAP: SiteKind.MAP,
    Gives.TYPED_ARRAY: SiteKind.TYPED_ARRAY,
}


@dataclass(frozen=True, slots=True)
class Collection:
    """`call` is `new Set(…)` or the like, of one array literal and nothing else."""

    call: Node
    kind: SiteKind


def collection_of(literal: Node, syntax: Syntax) -> Collection | None:
    """The collection that `literal` is made for, itself or frozen, or None."""
    if literal.type != "array":
        return None
    for call, gives in calls_around(literal, syntax):
        if gives in _COLLECTIONS:
            return Collection(call, _COLLECTIONS[gives])
    return None


def is_filled(call: Node, syntax: Syntax) -> bool:
    """True for a Set or Map that is made with something in it: an empty one is no constant."""
    found = pure_call(call, syntax) if call.type == "new_expression" else None
    arguments = call.child_by_field_name("arguments")
    made = found is not None and found[0].gives in _COLLECTIONS
    return made and arguments is not None and bool(children_of(arguments))


def kind_of(literal: Node, syntax: Syntax) -> SiteKind:
    """What is built where `literal`, or the call of an instance, stands, if names mean what they
    say."""
    if literal.type in CALLS:
        made = kind_made(literal, syntax)
        assert made is not None, "it is an instance"
        return made
    collection = collection_of(literal, syntax)
    return LITERALS[literal.type] if collection is None else collection.kind


def collections_in(literal: Node, syntax: Syntax) -> Iterator[tuple[Node, SiteKind]]:
    """Yield the array literals that evaluating `literal` makes collections of, and what those are,
    in source order; neither `literal` itself nor what its functions make."""
    if b"new" not in syntax.text(literal):
        return
    for node in descend(literal, FUNCTIONS):
        collection = None if node.id == literal.id else collection_of(node, syntax)
        if collection is not None:
            yield node, collection.kind


def calls_around(literal: Node, syntax: Syntax) -> Iterator[tuple[Node, Gives]]:
    """Yield the calls that give `literal` back or make a collection of it, from the inside out:
    `Object.freeze(…)` any number of times, `new Set(…)` or the like once."""
    at, made = literal, False
    while (call := _call_of(at, syntax)) is not None:
        found = pure_call(call, syntax)
        if found is None or found[1] is not None:
            return
        gives = found[0].gives
        if gives is not Gives.ARGUMENT and (made or gives not in _COLLECTIONS):
            return
        made = made or gives in _COLLECTIONS
        yield call, gives
        if gives is Gives.TYPED_ARRAY:
            return  # freezing one throws (sec-object.freeze, of an array buffer view)
        at = call


def can_be_made(collection: Collection, literal: Node) -> bool:
    """True unless making it throws, or reads out of what is made elsewhere: a Map takes apart
    what it is given (sec-add-entries-from-iterable), which must be arrays that stand there."""
    if collection.kind is not SiteKind.MAP:
        return True
    entries = [unwrapped(entry) for entry in children_of(literal)]
    return is_dense(literal) and all(entry.type == "array" for entry in entries)


def _call_of(node: Node, syntax: Syntax) -> Node | None:
    """The call whose only argument is `node`, in brackets and casts or not."""
    parent = syntax.parent(node)
    while parent is not None and (
        parent.type in WRAPPERS
        or (parent.type == "type_assertion" and parent.named_children[-1].id == node.id)
    ):
        node, parent = parent, syntax.parent(parent)
    if parent is None or parent.type != "arguments" or children_of(parent) != [node]:
        return None
    return syntax.parent(parent)
