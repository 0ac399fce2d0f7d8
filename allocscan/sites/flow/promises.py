"""A promise in sight: who is called with what it is resolved with."""

from allocscan.knowledge.effects import PURE_CALLBACKS
from allocscan.sites.flow.patterns import bind
from allocscan.sites.flow.state import Flow
from allocscan.sites.flow.value import Value, awaited, holding
from allocscan.sites.verdicts import Route
from allocscan.syntax.binding import Node
from allocscan.syntax.walk import children_of
from allocscan.typed import Final

_PASS_ON: Final = frozenset({"catch", "finally"})


def promise_method(flow: Flow, call: Node, member: Node, key: str | None, value: Value) -> None:
    """`key` of the promise `value` is called: `then` hands over what it is resolved with
    (sec-promise.prototype.then), the others pass it on."""
    arguments = call.child_by_field_name("arguments")
    listed = [] if arguments is None else children_of(arguments)
    spread = any(argument.type == "spread_element" for argument in listed)
    names = flow.visible.member_names
    known = key is not None and (key == "then" or key in _PASS_ON) and not names.is_assigned(key)
    resolved_by_others = flow.visible.tampering.changes_inherited_species
    if not known or spread or names.is_assigned("then") or resolved_by_others:
        flow.leak(Route.CALLED, member)
    elif key in _PASS_ON or not listed or listed[0].type == "null":
        flow.to(call, value.container)
    else:
        _resolve(flow, listed[0], awaited(value.container, flow.shape))


def _resolve(flow: Flow, handler: Node, value: Value) -> None:
    """`handler` is called with `value` alone; what it returns is for its `return` to say."""
    target = flow.visible.unwrapped(handler)
    function = flow.visible.function_of(target)
    if flow.visible.global_path(target) in PURE_CALLBACKS:
        flow.convert(handler, value)
    elif function is None or flow.visible.reads_arguments(function):
        flow.leak(Route.ARGUMENT, handler)
    else:
        parameters = flow.visible.parameters(function)
        if parameters.patterns:
            bind(flow, parameters.patterns[0], value)
        elif parameters.rest is not None:
            bind(flow, parameters.rest, holding(value))
