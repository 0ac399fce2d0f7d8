"""A value that becomes part of an array, an object, or the arguments of a call."""

from allocscan.sites.flow.arguments import argument
from allocscan.sites.flow.entries import uses_this
from allocscan.sites.flow.jsx import jsx_spread
from allocscan.sites.flow.records import copied, is_plain
from allocscan.sites.flow.shape import PartKind
from allocscan.sites.flow.state import Flow
from allocscan.sites.flow.value import (
    Container,
    Value,
    element,
    holding,
    holding_elements,
    recorded,
)
from allocscan.sites.verdicts import Route, Use
from allocscan.syntax.binding import Node
from allocscan.syntax.static_keys import static_key
from allocscan.syntax.walk import children_of, is_field


def spread(flow: Flow, node: Node, parent: Node, value: Value) -> None:
    value = value.iterated
    container = flow.syntax.parent(parent)
    into_object = container is not None and container.type == "object"
    flow.use(value.parts, Use.SPREAD if into_object else Use.SEARCHED)
    if container is None:
        flow.leak(Route.UNKNOWN, node)
    elif container.type == "array":
        if flow.shape.hooked(value.all) or value.outer is Container.WILD or value.gives_pairs:
            flow.leak(Route.COERCED, node)
        flow.to(container, holding_elements(value, flow.shape))
    elif container.type == "object":
        _into_object(flow, node, container, copied(flow, value))
    elif container.type == "arguments":
        wild = bool(value.held) and value.outer is Container.WILD
        records = frozenset(
            index for index in value.parts if flow.shape.parts[index].kind is PartKind.OBJECT
        )
        if wild or value.gives_pairs or flow.shape.hooked(records):
            flow.leak(Route.COERCED, node)
        argument(flow, parent, container, element(value, None, flow.shape))
    elif container.type == "jsx_expression":
        jsx_spread(flow, node, container, value)
    else:
        flow.leak(Route.UNKNOWN, node)


def entry(flow: Flow, node: Node, parent: Node, value: Value) -> None:
    """An element of an array literal, or a value of an object literal."""
    if parent.type == "array":
        flow.to(parent, holding(value))
        return
    literal = flow.syntax.parent(parent) if parent.type == "pair" else parent
    if literal is None or literal.type != "object":
        flow.leak(Route.UNKNOWN, node)
    elif parent.type == "pair" and not is_field(parent, "value", node):
        flow.convert(node, value)
    elif parent.type == "pair" and _names_prototype(flow, parent):
        flow.leak(Route.PROTOTYPE, node)
    else:
        _into_object(flow, node, literal, holding(value))


def _into_object(flow: Flow, node: Node, literal: Node, value: Value) -> None:
    """`value` becomes part of an object literal, whose own methods reach it through `this`."""
    if value and (uses_this(literal) or _has_prototype(flow, literal)):
        flow.leak(Route.CALLED, node)
    kind = Container.RECORD if is_plain(flow, node, literal) else Container.WILD
    flow.to(literal, recorded(value, kind))


def _has_prototype(flow: Flow, literal: Node) -> bool:
    """True when the object inherits from another, whose accessors run with it as `this`."""
    pairs = [member for member in children_of(literal) if member.type == "pair"]
    return any(_names_prototype(flow, pair) for pair in pairs)


def _names_prototype(flow: Flow, pair: Node) -> bool:
    key = pair.child_by_field_name("key")
    if key is None or key.type == "computed_property_name":
        return key is None
    return static_key(flow.syntax, key) in (None, "__proto__")
