"""A value with a dot or brackets behind it: read, written to, called."""

from typing import Final

from tree_sitter import Node

from allocscan.knowledge.effects import CONTAINER_METHODS, CONVERSION_HOOKS
from allocscan.sites.flow.entries import static_key
from allocscan.sites.flow.receivers import call_target, method_read
from allocscan.sites.flow.shape import PartKind
from allocscan.sites.flow.state import Flow
from allocscan.sites.flow.value import Container, Value, element
from allocscan.sites.values import Route, Use
from allocscan.syntax.kinds import FUNCTIONS, LOOPS
from allocscan.syntax.walk import is_field, is_target

_LOOPS_AND_FUNCTIONS: Final = LOOPS | FUNCTIONS


def member(flow: Flow, node: Node, parent: Node, value: Value) -> None:
    if not is_field(parent, "object", node):
        flow.convert(node, value)  # the key of a subscript
        return
    name = parent.child_by_field_name("property") or parent.child_by_field_name("index")
    if name is None or name.type == "private_property_identifier":
        flow.leak(Route.UNKNOWN, parent)
        return
    key = _key_of(flow, parent, name)
    if value.outer <= Container.MAP and key in ("length", "size"):
        value = Value(value.parts)  # the size of a fresh collection is a number
    outer, above = flow.visible.effective_parent(parent)
    if above is not None and is_target(outer, above):
        if value.parts:
            flow.leak(Route.WRITTEN, parent)
        if value.held and _may_run_by_itself(key):
            flow.leak(Route.CALLED, parent)
        if above is not None and above.type == "augmented_assignment_expression":
            flow.to(parent, element(value, key, flow.shape))
    elif above is not None and call_target(above, outer):
        method_read(flow, above, parent, key, value)
    else:
        if key in (None, "prototype") and PartKind.FUNCTION in flow.shape.kinds(value.parts):
            flow.leak(Route.UNKNOWN, parent)  # the prototype object is shared with the function
        if _may_run_accessor(flow, key, value):
            flow.leak(Route.CALLED, parent)
        _note_read(flow, parent, key, value)
        flow.to(parent, element(value, key, flow.shape))


def _may_run_accessor(flow: Flow, key: str | None, value: Value) -> bool:
    """True when reading `key` may run an accessor that a prototype has got."""
    does, parts = flow.visible.tampering, [flow.shape.parts[index] for index in value.parts]
    if key is None:
        return bool(parts) and does.gives_accessors
    lacks = any(part.open_keys or key not in part.keys for part in parts)
    return lacks and does.gives_accessors and does.may_inherit(key)


def _may_run_by_itself(key: str | None) -> bool:
    """True for a name under which a function would be called by the engine or a built-in, with
    the container as `this`."""
    names = (None, "__proto__", "constructor")
    return key in names or key in CONVERSION_HOOKS or key in CONTAINER_METHODS


def _key_of(flow: Flow, parent: Node, name: Node) -> str | None:
    if parent.type == "member_expression":
        return static_key(flow.syntax, name)
    index = flow.visible.unwrapped(name)
    return static_key(flow.syntax, index) if index.type in ("string", "number") else None


def _note_read(flow: Flow, member: Node, key: str | None, value: Value) -> None:
    arrays = frozenset(
        index for index in value.parts if flow.shape.parts[index].kind is PartKind.ARRAY
    )
    flow.use(value.parts - arrays, Use.KEYED if key is None else Use.NAMED)
    looped = key is None and _in_loop(flow, member)
    flow.use(arrays, Use.ITERATED if looped else Use.SEARCHED)


def _in_loop(flow: Flow, node: Node) -> bool:
    """True when `node` stands in a loop of its own function."""
    nearest = flow.syntax.enclosing(node, _LOOPS_AND_FUNCTIONS)
    return nearest is not None and nearest.type in LOOPS
