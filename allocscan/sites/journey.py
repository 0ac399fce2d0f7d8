"""What a constant would hold, the literal or what a call makes of it, and what becomes of that."""

from allocscan.knowledge.pure_calls import Gives
from allocscan.records import dataclass
from allocscan.scopes.model import ScopeTree
from allocscan.sites.collected import calls_around, can_be_made, collection_of
from allocscan.sites.flow.moves import follow
from allocscan.sites.flow.state import Flow
from allocscan.sites.flow.value import Value
from allocscan.sites.flow.visible import Visible
from allocscan.sites.kinds import SiteKind
from allocscan.sites.literal.shape import LITERALS
from allocscan.sites.made.found import CALLS, making
from allocscan.sites.made.parts import kind_made
from allocscan.sites.verdicts import Contained, Escape, Escapes, Part
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax


@dataclass(frozen=True, slots=True)
class Journey:
    """`built` is the expression that is built again each time, of that `kind`: the literal, or the
    Set or Map that is made of it. `whole` is `built` with the calls around that freeze it.

    `holders` are the expressions of its own `function` that may hold all of it.
    """

    kind: SiteKind
    built: Node
    whole: Node
    escape: Escape
    parts: tuple[Part, ...]
    function: Node | None
    holders: tuple[Node, ...]


def journey(literal: Node, syntax: Syntax, scopes: ScopeTree, visible: Visible) -> Journey | None:
    """Follow what is made of the constant `literal`.

    None for a part of a Set or Map that is not constant itself: alone it is not worth a name.
    """
    made = kind_made(literal, syntax)
    found = making(literal, syntax) if made is not None else None
    if found is not None and found.asked is not None:
        return _asked(literal, visible)
    if made is not None:
        return _alone(made, literal, literal, _followed(literal, syntax, scopes, visible))
    whole, kind = _whole(literal, syntax, visible), LITERALS[literal.type]
    collection = collection_of(literal, syntax)
    if collection is None or collection.call.end_byte > whole.end_byte:
        return _alone(kind, literal, whole, _followed(whole, syntax, scopes, visible))
    if not can_be_made(collection, literal):
        return None
    # The collection is followed by itself, and what its literal holds as the literal's: in the
    # eyes of that journey the collection is a fresh container.
    outer = _followed(whole, syntax, scopes, visible)
    if collection.kind is SiteKind.TYPED_ARRAY and outer.escape() != Contained():
        # its numbers are copied: the array may be shared where the copy may not
        return _alone(kind, literal, literal, _followed(literal, syntax, scopes, visible))
    inner = _followed(literal, syntax, scopes, visible)
    return Journey(
        kind=collection.kind,
        built=collection.call,
        whole=whole,
        escape=_both(outer.escape(), inner.escape()),
        parts=(),
        function=outer.home_function,
        holders=tuple(outer.holders.values()),
    )


def _asked(call: Node, visible: Visible) -> Journey:
    """What is made for one answer goes nowhere."""
    around = visible.function_around(call)
    return Journey(SiteKind.FORMATTER, call, call, Contained(), (), around, ())


def _alone(kind: SiteKind, built: Node, whole: Node, flow: Flow) -> Journey:
    parts = () if built.type in CALLS else flow.literal_parts()
    holders = tuple(flow.holders.values())
    return Journey(kind, built, whole, flow.escape(), parts, flow.home_function, holders)


def _whole(literal: Node, syntax: Syntax, visible: Visible) -> Node:
    """The outermost of the calls around `literal` that are calls of the built-ins themselves."""
    whole = literal
    for call, gives in calls_around(literal, syntax):
        if gives is not Gives.ARGUMENT and literal.type != "array":
            break  # it iterates an object by a method of its own, or throws
        callee = call.child_by_field_name("function") or call.child_by_field_name("constructor")
        name = None if callee is None else syntax.name(callee)
        # under its own name, and with nothing else put into its place
        if callee is None or {visible.global_path(callee), visible.builtins.path(callee)} != {name}:
            break
        whole = call
    return whole


def _followed(root: Node, syntax: Syntax, scopes: ScopeTree, visible: Visible) -> Flow:
    flow = Flow(root, syntax, scopes, visible)
    flow.to(root, Value(frozenset({0})))
    follow(flow)
    return flow


def _both(one: Escape, other: Escape) -> Escape:
    found = {leak for each in (one, other) if isinstance(each, Escapes) for leak in each.leaks}
    leaks = tuple(sorted(found, key=lambda leak: (leak.at, leak.route.value)))
    return Escapes(leaks) if leaks else Contained()
