"""A value with a dot or brackets behind it: read, written to, called."""

from allocscan.knowledge.conversions import CONVERSION_HOOKS
from allocscan.knowledge.effects import ARRAY_METHODS, CONTAINER_METHODS
from allocscan.knowledge.instances import BOUND_GETTERS
from allocscan.knowledge.kinds import Kind
from allocscan.sites.flow.operator_kinds import CHOICES, operator_of
from allocscan.sites.flow.patterns import gives_inside, may_run_accessor
from allocscan.sites.flow.receiver_kinds import is_array_with, kind_of
from allocscan.sites.flow.receivers import call_target, method_read
from allocscan.sites.flow.shape import PartKind
from allocscan.sites.flow.state import Flow
from allocscan.sites.flow.value import Container, Value, element
from allocscan.sites.verdicts import Route, Use
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import FUNCTIONS, LOOPS
from allocscan.syntax.static_keys import static_key
from allocscan.syntax.walk import children_of, is_field, is_target
from allocscan.typed import Final

_CALL_BACK: Final = frozenset(name for name, row in ARRAY_METHODS.items() if row.callback)
_CONVERT: Final = frozenset({"binary_expression", "unary_expression", "template_substitution"})
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
        if gives_inside(flow, key, value):
            _bound(flow, parent, outer, above, key)
        if key is None and _may_be_buffer(flow, name, above, value):
            flow.leak(Route.UNKNOWN, parent)
        if may_run_accessor(flow, key, value):
            flow.leak(Route.CALLED, parent)
        _note_read(flow, parent, key, value)
        flow.to(parent, element(value, key, flow.shape))


def _bound(flow: Flow, member: Node, outer: Node, above: Node | None, key: str | None) -> None:
    """`member` gives `collator.compare`: an array's own method only calls it."""
    call = None if above is None or above.type != "arguments" else flow.syntax.parent(above)
    callee = None if call is None else call.child_by_field_name("function")
    receiver = None if callee is None else callee.child_by_field_name("object")
    name = None if callee is None else callee.child_by_field_name("property")
    if above is None or receiver is None or name is None or key not in BOUND_GETTERS:
        flow.leak(Route.UNKNOWN, member)
        return
    method, listed = flow.syntax.name(name), children_of(above)
    known = method in _CALL_BACK and listed[0].id == outer.id
    if not known or not is_array_with(flow.visible, receiver, method):
        flow.leak(Route.ARGUMENT, member)


def _may_be_buffer(flow: Flow, index: Node, above: Node | None, value: Value) -> bool:
    """True when `index` of a typed array may be "buffer", and what it gives is not converted to a
    primitive at once."""
    if PartKind.TYPED_ARRAY not in flow.shape.kinds(value.parts):
        return False
    if above is not None and above.type in _CONVERT and operator_of(above) not in CHOICES:
        return False
    known = kind_of(flow.visible, index)
    return known is None or known.kind is not Kind.NUMERIC


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
