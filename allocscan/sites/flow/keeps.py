"""A value that a method puts into its receiver: an array, a Map or a Set."""

from allocscan.scopes.model import BindingKind
from allocscan.sites.flow.state import Flow
from allocscan.sites.flow.value import Container, Value, holding, recorded
from allocscan.sites.verdicts import Route
from allocscan.syntax.binding import Node
from allocscan.typed import Final

_COLLECTIONS: Final = frozenset({"Array", "Map"})


def keep(flow: Flow, node: Node, call: Node, value: Value) -> None:
    """`call` puts `value` into its receiver: followed where that is a collection made by the same
    function, under a name that always stands for it; otherwise other code may reach it."""
    callee = call.child_by_field_name("function")
    receiver = callee.child_by_field_name("object") if callee is not None else None
    keep_in(flow, node, call, receiver, value)


def keep_in(flow: Flow, node: Node, call: Node, receiver: Node | None, value: Value) -> None:
    """As `keep`, where the receiver is written as `receiver`."""
    container = None if receiver is None else _made(flow, flow.visible.unwrapped(receiver), call)
    if container is None:
        flow.leak(Route.STORED, node)
    else:
        # a Map is told from an array by being made by a constructor
        kind = Container.COLLECTION if container.type == "array" else Container.MAP
        kept = recorded(holding(value), kind)
        flow.to(container, kept)
        flow.to(call, kept)  # `map.set`, `array.fill` give the receiver back


def _made(flow: Flow, receiver: Node, call: Node) -> Node | None:
    """The expression that makes the collection which `receiver` names."""
    binding = flow.scopes.binding(receiver) if receiver.type == "identifier" else None
    if binding is None or binding.kind is not BindingKind.CONST:
        return None
    made = flow.visible.value_of(receiver)
    if made is None or made.id == flow.literal.id or not _is_collection(flow, made):
        return None
    here, there = flow.visible.function_around(call), flow.visible.function_around(made)
    return made if here is not None and there is not None and here.id == there.id else None


def _is_collection(flow: Flow, made: Node) -> bool:
    if made.type != "new_expression":
        return made.type == "array"
    target = made.child_by_field_name("constructor")
    return target is not None and flow.visible.builtins.among(target, _COLLECTIONS) is not None
