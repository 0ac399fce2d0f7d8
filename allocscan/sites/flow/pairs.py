"""Pairs of a key and an element, from which built-ins make a Map or an object."""

from allocscan.knowledge.effects import Argument
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
from allocscan.typed import Final

LEAVES_PAIRS: Final = frozenset(
    {
        Argument.READ,
        Argument.SETTINGS,
        Argument.ITERATED,
        Argument.OPTIONS,
        Argument.ELEMENTS,
        Argument.ENTRIES,
    }
    | {Argument.PAIRS, Argument.RECORD, Argument.DEEP_COPY, Argument.RETURNED, Argument.COMPARED}
    | {Argument.KEPT}
)
"""What a built-in can do with a pair, or a collection of them, without changing one; if it hands
one on, the value handed on says so."""


def to_map(flow: Flow, node: Node, call: Node, value: Value) -> None:
    """`new Map(value)`: a key that is one of our objects is found by identity."""
    given = value.iterated
    flow.convert(node, given)
    pairs = element(given, None, flow.shape)
    handed = element(pairs, None, flow.shape)
    if handed and flow.visible.tampering.changes_filling("Map"):
        flow.leak(Route.ARGUMENT, node)
    by_primitive = flow.trusts_pairs and not element(pairs, "0", flow.shape)
    if by_primitive and (pairs.paired or not pairs.held):
        held = holding(element(pairs, "1", flow.shape))
        flow.to(call, recorded(held, Container.KEYED))
    elif value.held:
        flow.leak(Route.COMPARED, node)  # the same key twice would count once
    else:
        flow.to(call, recorded(holding_elements(pairs, flow.shape), Container.MAP))


def to_record(flow: Flow, node: Node, call: Node, value: Value) -> None:
    """`Object.fromEntries(value)`."""
    given = value.iterated
    flow.convert(node, given)
    pairs = element(given, None, flow.shape)
    flow.to(call, recorded(holding_elements(pairs, flow.shape), Container.WILD))
