"""Where a returned value goes: to calls in sight, to a built-in that called back, or out."""

from allocscan.knowledge.effects import CONTAINER_METHODS, Handed, Method, Result
from allocscan.sites.flow.own_arrays import is_array_here
from allocscan.sites.flow.receivers import pass_in
from allocscan.sites.flow.state import Flow
from allocscan.sites.flow.value import Container, Value, flattened, holding, promised
from allocscan.sites.verdicts import Route, Use
from allocscan.syntax.binding import Node
from allocscan.syntax.walk import children_of


def returned(flow: Flow, node: Node, function: Node, value: Value) -> None:
    """`function` gives `value` back by the expression `node`."""
    if any(child.type == "*" for child in function.children):
        flow.leak(Route.YIELDED, node)
        return
    is_async = any(child.type == "async" for child in function.children)
    wild = bool(value.held) and value.outer is Container.WILD
    hooked = wild or flow.shape.hooked(value.parts)
    if is_async and (hooked or flow.visible.tampering.changes_promises):
        flow.leak(Route.COERCED, node)
    given = promised(value, flow.shape) if is_async else value
    if _to_builtin(flow, node, function, given):
        return
    callers = flow.visible.callers(function)
    if callers is None:
        flow.leak(Route.RETURNED, node)
        return
    flow.use(flow.shape.below(value.all) | value.all, Use.CROSSED)
    for call in callers:
        flow.to(call, given)


def _to_builtin(flow: Flow, node: Node, function: Node, value: Value) -> bool:
    """True when `function` is the callback of an array method, whose result is known."""
    found = array_call(flow, function)
    if found is None:
        return False
    call, method = found
    match method.result:
        case Result.MAPPED:
            flow.to(call, holding(value))
        case Result.FLATTENED:
            flow.to(call, flattened(value, flow.shape))
        case Result.ACCUMULATED:
            if flow.visible.reads_arguments(function):
                flow.leak(Route.ARGUMENT, node)
            pass_in(flow, function, [value])
            flow.to(call, value)
        case _ if method.callback[:2] == (Handed.ELEMENT, Handed.ELEMENT):
            # a comparator: its result is converted to a number
            if flow.shape.hooked(value.all):
                flow.leak(Route.COERCED, node)
        case _:
            pass  # only asked whether it is truthy, or dropped
    return True


def array_call(flow: Flow, function: Node) -> tuple[Node, Method] | None:
    """The call `xs.method(function)` and its row, when `xs` is certainly an array."""
    outer, arguments = flow.visible.effective_parent(function)
    if arguments is None or arguments.type != "arguments":
        return None
    if flow.visible.calls_itself_by_name(function):
        return None
    call = flow.syntax.parent(arguments)
    first = next(iter(children_of(arguments)), None)
    callee = call.child_by_field_name("function") if call is not None else None
    if call is None or callee is None or first is None or first.id != outer.id:
        return None
    if callee.type != "member_expression":
        return None
    name, receiver = callee.child_by_field_name("property"), callee.child_by_field_name("object")
    if name is None or receiver is None:
        return None
    method = CONTAINER_METHODS.get(flow.syntax.name(name))
    if method is None or not method.callback:
        return None
    return (call, method) if is_array_here(flow, receiver, flow.syntax.name(name)) else None
