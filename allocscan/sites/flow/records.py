"""Objects that a value becomes part of: can they have methods that run by themselves?"""

from allocscan.knowledge.conversions import CONVERSION_HOOKS
from allocscan.sites.flow.state import Flow
from allocscan.sites.flow.value import Container, Value, holding_elements, recorded
from allocscan.syntax.binding import Node
from allocscan.syntax.static_keys import static_key
from allocscan.syntax.walk import children_of


def is_plain(flow: Flow, node: Node, literal: Node) -> bool:
    """True when no entry of `literal` can be a method that conversion, iteration or serialisation
    calls; `node` is the value that is followed, which is judged by its own shape."""
    return all(_is_plain(flow, node, member) for member in children_of(literal))


def _is_plain(flow: Flow, node: Node, member: Node) -> bool:
    if member.type == "shorthand_property_identifier":
        return flow.syntax.name(member) not in CONVERSION_HOOKS
    if member.type == "spread_element":
        return any(child.id == node.id for child in member.named_children)
    if member.type != "pair":
        return False
    key = member.child_by_field_name("key")
    name = None if key is None else static_key(flow.syntax, key)
    return name is not None and name not in CONVERSION_HOOKS and name != "__proto__"


def copied(flow: Flow, value: Value) -> Value:
    """A fresh object that takes over the properties of `value`, its methods among them."""
    wild = bool(value.held) and Container.WILD in (value.outer, value.inner)
    kind = Container.WILD if wild or flow.shape.hooked(value.all) else Container.RECORD
    return recorded(holding_elements(value, flow.shape), kind)
