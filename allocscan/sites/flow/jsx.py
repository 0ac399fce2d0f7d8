"""A value in a JSX element: an attribute, a child, or spread into either."""

from allocscan.knowledge.conversions import CONVERSION_HOOKS
from allocscan.knowledge.jsx import READ_ATTRIBUTES
from allocscan.sites.flow.arguments import to_function
from allocscan.sites.flow.jsx_factories import Runtime, factory_of, imports_react
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
from allocscan.sites.verdicts import Route
from allocscan.syntax.binding import Node
from allocscan.syntax.walk import children_of

_PROPS, _CHILDREN = 1, 2
"""Positions in a factory's parameters: `h(tag, props, ...children)` (Babel, TypeScript: classic
JSX runtime)."""


def jsx_value(flow: Flow, node: Node, parent: Node, value: Value) -> None:
    """`{node}`, the expression `parent`, is an attribute's value or a child."""
    holder = flow.syntax.parent(parent)
    if holder is None or holder.type not in ("jsx_attribute", "jsx_element"):
        flow.leak(Route.JSX, node)
        return
    factory = factory_of(flow.visible, holder)
    if holder.type == "jsx_element":
        if isinstance(factory, Node):
            _to_children(flow, factory, value)
        else:
            flow.leak(Route.JSX, node)
    elif isinstance(factory, Node):
        _to_props(flow, node, factory, holder, value)
    else:
        _to_host(flow, node, holder, factory, value)


def jsx_spread(flow: Flow, node: Node, container: Node, value: Value) -> None:
    """`{...node}`, the expression `container`, stands among attributes or children. React copies
    what it is given; a factory of this file may be given the object itself."""
    holder = flow.syntax.parent(container)
    factory = Runtime.UNKNOWN if holder is None else factory_of(flow.visible, container)
    if isinstance(factory, Node) and holder is not None and holder.type == "jsx_element":
        _to_children(flow, factory, element(value, None, flow.shape))
    elif isinstance(factory, Node):
        copied = recorded(holding_elements(value, flow.shape), Container.WILD)
        to_function(flow, factory, _PROPS, value | copied, inexact=False)
    elif factory is Runtime.UNKNOWN or element(value, None, flow.shape):
        flow.leak(Route.JSX, node)


def _to_children(flow: Flow, factory: Node, value: Value) -> None:
    last = len(flow.visible.parameters(factory).patterns)
    for position in range(_CHILDREN, max(last, _CHILDREN) + 1):
        to_function(flow, factory, position, value, inexact=False)


def _to_props(flow: Flow, node: Node, factory: Node, attribute: Node, value: Value) -> None:
    """The attributes of an element make a fresh record."""
    opening = flow.syntax.parent(attribute)
    names = [] if opening is None else [_name(flow, one) for one in children_of(opening)[1:]]
    if _name(flow, attribute) in (None, "__proto__"):
        flow.leak(Route.PROTOTYPE, node)
    plain = not any(name is None or name in CONVERSION_HOOKS for name in names)
    kind = Container.RECORD if plain and "__proto__" not in names else Container.WILD
    to_function(flow, factory, _PROPS, recorded(holding(value), kind), inexact=False)


def _name(flow: Flow, attribute: Node) -> str | None:
    """The name of an attribute; None for a spread."""
    return flow.syntax.name(attribute.named_children[0]) if _is_named(attribute) else None


def _is_named(attribute: Node) -> bool:
    return attribute.type == "jsx_attribute" and bool(attribute.named_children)


def _to_host(flow: Flow, node: Node, attribute: Node, runtime: Runtime, value: Value) -> None:
    """An attribute of an element of the page; those of components are the user's."""
    opening = flow.syntax.parent(attribute)
    tag = opening.child_by_field_name("name") if opening is not None else None
    name, host = _name(flow, attribute), "" if tag is None else flow.syntax.name(tag)
    is_host = tag is not None and tag.type == "identifier" and host[:1].islower()
    if runtime is Runtime.UNKNOWN or name is None or not is_host or "-" in host:
        flow.leak(Route.JSX, node)
    elif name in READ_ATTRIBUTES:
        flow.convert(node, value)
    elif not (_is_listener(flow, name, value) and imports_react(flow.visible)):
        flow.leak(Route.JSX, node)


def _is_listener(flow: Flow, name: str, value: Value) -> bool:
    """True for functions in `onClick`: React calls that of the latest render, with events."""
    is_event = name.startswith("on") and name[2:3].isupper()
    return is_event and not value.held and flow.shape.kinds(value.parts) <= {PartKind.FUNCTION}
