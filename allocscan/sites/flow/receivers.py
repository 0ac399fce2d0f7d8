"""What a call does with a value that it is a method call on."""

from typing import Final

from tree_sitter import Node

from allocscan.knowledge.effects import (
    ARRAY_METHODS,
    CONTAINER_METHODS,
    OBJECT_METHODS,
    PURE_CALLBACKS,
    REGEXP_METHODS,
    Handed,
    Method,
    Receiver,
    Result,
    Touch,
)
from allocscan.sites.flow.patterns import bind
from allocscan.sites.flow.shape import PartKind
from allocscan.sites.flow.state import Flow
from allocscan.sites.flow.value import (
    NOTHING,
    Container,
    Value,
    element,
    holding,
    holding_elements,
    regrouped,
)
from allocscan.sites.values import Route, Use
from allocscan.syntax.kinds import FUNCTIONS
from allocscan.syntax.walk import children_of

_OWN_METHODS: Final = {
    PartKind.ARRAY: ARRAY_METHODS,
    PartKind.OBJECT: OBJECT_METHODS,
    PartKind.REGEXP: REGEXP_METHODS,
}


def call_target(call: Node, member: Node) -> bool:
    """True when `call` is a call of `member`."""
    callee = call.child_by_field_name("function") if call.type == "call_expression" else None
    return callee is not None and callee.id == member.id


def method_read(flow: Flow, call: Node, member: Node, key: str | None, value: Value) -> None:
    """`member`, a read of `key` from `value`, is called: the value is the receiver."""
    arguments = call.child_by_field_name("arguments")
    if arguments is None or arguments.type != "arguments":
        flow.leak(Route.CALLED, member)
        return
    for index in value.parts:
        _on_part(flow, call, arguments, member, key, index)
    if value.held:
        _on_container(flow, call, arguments, member, key, value)


def _on_part(
    flow: Flow, call: Node, arguments: Node, member: Node, key: str | None, index: int
) -> None:
    part = flow.shape.parts[index]
    if part.kind is PartKind.OBJECT and (key is None or key in part.free):
        if (key is None or part.open_keys) and not part.methods:
            flow.leak(Route.CALLED, member)
        flow.use(frozenset({index}), Use.KEYED)
        return
    owned = key in part.keys or part.open_keys
    method = None if key is None or owned else _OWN_METHODS.get(part.kind, {}).get(key)
    if method is None:
        flow.leak(Route.CALLED, member)
        return
    if method.receiver is Receiver.MUTATED:
        flow.leak(Route.MUTATED, call)
    touch = Use.SEARCHED if method.touch is Touch.LOOKS_UP else Use.ITERATED
    flow.use(frozenset({index}), touch if part.kind is PartKind.ARRAY else Use.KEYED)
    if _converts(key, arguments):
        flow.convert(member, Value(frozenset({index})))
    _hand_out(flow, call, arguments, method, Value(frozenset({index})))


def _converts(key: str | None, arguments: Node) -> bool:
    """True for the methods that turn the elements into text: also sorting without a comparator."""
    if key in ("sort", "toSorted"):
        first = next(iter(children_of(arguments)), None)
        return first is None or first.type not in FUNCTIONS
    return key in ("join", "toString")


def _on_container(
    flow: Flow, call: Node, arguments: Node, member: Node, key: str | None, value: Value
) -> None:
    known = CONTAINER_METHODS if value.outer is Container.COLLECTION else OBJECT_METHODS
    method = None if key is None or value.outer is Container.WILD else known.get(key)
    if method is None:
        flow.leak(Route.CALLED, member)
        return
    if _converts(key, arguments):
        flow.convert(member, value)
    _hand_out(flow, call, arguments, method, value.container)


def _hand_out(flow: Flow, call: Node, arguments: Node, method: Method, receiver: Value) -> None:
    """Give the callback and the result of `method` what it takes from `receiver`."""
    elements = element(receiver, None, flow.shape)
    match method.result:
        case Result.ELEMENT:
            flow.to(call, elements)
        case Result.FRESH:
            flow.to(call, holding_elements(receiver, flow.shape))
        case Result.REGROUPED:
            flow.to(call, regrouped(receiver, flow.shape))
        case Result.RECEIVER:
            flow.to(call, receiver)
        case Result.ACCUMULATED if count(arguments) < 2:
            flow.to(call, elements)
    if method.callback and arguments.named_child_count:
        _call_back(flow, arguments, method, receiver)


def count(arguments: Node) -> int:
    return sum(child.type != "comment" for child in arguments.named_children)


def _call_back(flow: Flow, arguments: Node, method: Method, receiver: Value) -> None:
    callback = next(child for child in arguments.named_children if child.type != "comment")
    elements = element(receiver, None, flow.shape)
    seeded = count(arguments) > 1
    handed = {
        Handed.ELEMENT: elements,
        Handed.RECEIVER: receiver,
        # a Map's second argument is the key, which may be an element too
        Handed.PRIMITIVE: elements if receiver.held else NOTHING,
        Handed.ACCUMULATOR: NOTHING if seeded else elements,
    }
    values = [handed[what] for what in method.callback]
    target = flow.visible.unwrapped(callback)
    if flow.visible.global_path(target) in PURE_CALLBACKS:
        flow.convert(callback, elements)
        return
    function = flow.visible.function_of(target)
    if function is None or flow.visible.reads_arguments(function):
        flow.leak(Route.ARGUMENT, callback)
        return
    pass_in(flow, function, values)


def pass_in(flow: Flow, function: Node, values: list[Value]) -> None:
    """Bind `values` to the parameters of `function`, in order."""
    parameters = flow.visible.parameters(function)
    for pattern, value in zip(parameters.patterns, values, strict=False):
        bind(flow, pattern, value)
    if parameters.rest is not None:
        for value in values[len(parameters.patterns) :]:
            bind(flow, parameters.rest, holding(value))
