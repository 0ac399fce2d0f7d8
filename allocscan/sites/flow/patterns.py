"""Where a value lands when a pattern takes it apart: declarations, parameters, assignments."""

from allocscan.knowledge.instances import PLAIN_GETTERS
from allocscan.scopes.model import BindingKind
from allocscan.sites.flow.records import copied
from allocscan.sites.flow.shape import PartKind
from allocscan.sites.flow.state import Flow
from allocscan.sites.flow.value import Value, element, holding_elements
from allocscan.sites.verdicts import Route, Use
from allocscan.syntax.binding import Node
from allocscan.syntax.static_keys import static_key
from allocscan.syntax.walk import children_of
from allocscan.typed import Final

_TOOLS: Final = frozenset({PartKind.FORMATTER, PartKind.ENCODER, PartKind.DECODER})
_NAMES: Final = frozenset({"identifier", "shorthand_property_identifier_pattern"})
_MEMBERS: Final = frozenset({"member_expression", "subscript_expression"})


def bind(flow: Flow, pattern: Node, value: Value) -> None:
    """Say that `pattern` receives `value`, whole or in pieces."""
    pending = [(pattern, value)]
    while pending:
        target, given = pending.pop()
        if not given:
            continue
        if target.type in _NAMES:
            _bind_name(flow, target, given)
        elif target.type == "object_pattern":
            flow.use(given.parts, Use.NAMED)
            pending += [(part, given) for part in target.named_children]
        elif target.type == "array_pattern":
            flow.convert(target, given.iterated)
            pending += _positions(flow, target, given.iterated)
        elif target.type == "pair_pattern":
            pending += _pair(flow, target, given)
        elif target.type == "rest_pattern":
            holder = flow.syntax.parent(target)
            of_object = holder is not None and holder.type == "object_pattern"
            rest = copied(flow, given) if of_object else holding_elements(given, flow.shape)
            pending += [(one, rest) for one in children_of(target)[:1]]
        elif target.type == "object_assignment_pattern":
            pending += _defaulted(flow, target, given)
        elif target.type == "assignment_pattern":
            left = target.child_by_field_name("left")
            pending += [(left, given)] if left is not None else []
        elif target.type in _MEMBERS:
            flow.leak(Route.STORED, target)
        elif target.type in ("required_parameter", "optional_parameter"):
            if is_parameter_property(target):
                flow.leak(Route.FIELD, target)
            inner = target.child_by_field_name("pattern")
            pending += [(inner, given)] if inner is not None else []
        elif target.type != "comment":
            flow.leak(Route.UNKNOWN, target)


def gives_inside(flow: Flow, key: str | None, value: Value) -> bool:
    """True when reading `key` may give a function of a formatter's own, the same one each time, or
    the buffer of a typed array, through which it can be written to."""
    kinds = flow.shape.kinds(value.parts)
    if PartKind.TYPED_ARRAY in kinds and key == "buffer":
        return True
    return key not in PLAIN_GETTERS and bool(kinds & _TOOLS)


def may_run_accessor(flow: Flow, key: str | None, value: Value) -> bool:
    """True when reading `key` (None: an unknown one) may run an accessor that a prototype has got,
    with `value` as its `this`."""
    if not flow.visible.tampering.may_run(key):
        return False
    parts = [flow.shape.parts[index] for index in value.parts]
    lacks = key is None or any(part.open_keys or key not in part.keys for part in parts)
    return bool(value.held) or (bool(parts) and lacks)


def is_parameter_property(parameter: Node) -> bool:
    """True for TypeScript's `constructor(private x)`: the parameter is stored in the instance."""
    return any(
        child.type in ("accessibility_modifier", "override_modifier", "readonly")
        for child in parameter.children
    )


def _bind_name(flow: Flow, name: Node, value: Value) -> None:
    parent = flow.syntax.parent(name)
    # a shorthand in an object pattern reads the property of its own name
    in_object = name.type == "shorthand_property_identifier_pattern"
    given = _property(flow, name, static_key(flow.syntax, name), value) if in_object else value
    if not given:
        return
    binding = flow.scopes.binding(name)
    if binding is None or parent is None:
        flow.leak(Route.STORED, name)
        return
    assigned = flow.scopes.reference(name) is not None
    if assigned and not _same_function(flow, name, binding.declarations[0]):
        flow.leak(Route.STORED, name)
        return
    function = flow.visible.function_around(binding.declarations[0])
    is_parameter = binding.kind is BindingKind.PARAMETER
    if is_parameter and function is not None and flow.visible.reads_arguments(function):
        flow.leak(Route.UNKNOWN, name)
    flow.store(binding, given)


def _same_function(flow: Flow, one: Node, other: Node) -> bool:
    here, there = flow.visible.function_around(one), flow.visible.function_around(other)
    return (here and here.id) == (there and there.id)


def _positions(flow: Flow, pattern: Node, value: Value) -> list[tuple[Node, Value]]:
    found = []
    position = 0
    for child in pattern.children[1:-1]:
        if child.type == ",":
            position += 1
        elif child.type == "rest_pattern":
            found.append((child, value))
        elif child.is_named and child.type != "comment":
            found.append((child, element(value, str(position), flow.shape)))
    return found


def _pair(flow: Flow, pair: Node, value: Value) -> list[tuple[Node, Value]]:
    key, target = pair.child_by_field_name("key"), pair.child_by_field_name("value")
    if key is None or target is None:
        return []
    return [(target, _property(flow, key, static_key(flow.syntax, key), value))]


def _property(flow: Flow, at: Node, key: str | None, value: Value) -> Value:
    """What taking `key` out of `value` gives; a function shares its prototype object."""
    if may_run_accessor(flow, key, value):
        flow.leak(Route.CALLED, at)
    if key in (None, "prototype") and PartKind.FUNCTION in flow.shape.kinds(value.parts):
        flow.leak(Route.UNKNOWN, at)
    may_be_buffer = key is None and PartKind.TYPED_ARRAY in flow.shape.kinds(value.parts)
    if may_be_buffer or gives_inside(flow, key, value):
        flow.leak(Route.UNKNOWN, at)
    return element(value, key, flow.shape)


def _defaulted(flow: Flow, pattern: Node, value: Value) -> list[tuple[Node, Value]]:
    left = pattern.child_by_field_name("left")
    return [(left, value)] if left is not None else []
