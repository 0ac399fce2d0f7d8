"""A value that is passed to a built-in by its `call`, its `apply`, or by `Reflect.apply`.

Sources: sec-function.prototype.call, sec-function.prototype.apply, sec-reflect.apply.
"""

from allocscan.knowledge.borrowing import ARRAY_PROTOTYPE, ignores_this
from allocscan.knowledge.built_ins import called
from allocscan.knowledge.effects import Argument
from allocscan.knowledge.kinds import Kind
from allocscan.knowledge.platform_methods import METHODS
from allocscan.records import dataclass
from allocscan.sites.flow.keeps import keep_in
from allocscan.sites.flow.receiver_kinds import is_array_with
from allocscan.sites.flow.receivers import Invocation, invoked
from allocscan.sites.flow.shape import PartKind
from allocscan.sites.flow.state import Flow
from allocscan.sites.flow.taken import look
from allocscan.sites.flow.value import Container, Value, element, flattened
from allocscan.sites.flow.visible import Visible
from allocscan.sites.verdicts import Route, Use
from allocscan.syntax.binding import Node
from allocscan.syntax.walk import children_of
from allocscan.typed import Final

_APPLY: Final = frozenset({"Reflect.apply"})
_PROTOTYPES: Final = {"array": ARRAY_PROTOTYPE, "object": "Object.prototype."}
_LISTS: Final = frozenset({Container.PAIR, Container.PAIRS, Container.COLLECTION})


@dataclass(frozen=True, slots=True)
class Borrowed:
    """The built-in at `path` is called with the argument at `receiver` as its `this`; the arguments
    that follow are its own, or, when it is `applied`, the list of them."""

    path: str
    receiver: int
    applied: bool


def borrowed(visible: Visible, call: Node) -> Borrowed | None:
    """What `call` calls in such a way; None when it is no built-in or may be another."""
    callee = call.child_by_field_name("function") if call.type == "call_expression" else None
    arguments = call.child_by_field_name("arguments")
    if callee is None or arguments is None or arguments.type != "arguments":
        return None
    callee, listed = visible.unwrapped(callee), children_of(arguments)
    name = callee.child_by_field_name("property")
    if callee.type != "member_expression" or name is None:
        return None
    how = visible.text(name)
    if how not in ("call", "apply") or visible.member_names.is_assigned(how):
        return None
    if visible.tampering.may_inherit(how):
        return None
    if visible.builtins.among(callee, _APPLY) is not None:
        path = _method_path(visible, listed[0]) if listed else None
        return None if path is None else Borrowed(path, 1, applied=True)
    target = callee.child_by_field_name("object")
    path = None if target is None else _method_path(visible, target)
    return None if path is None else Borrowed(path, 0, applied=how == "apply")


def _method_path(visible: Visible, target: Node) -> str | None:
    """The path of a built-in; `[].slice` and `{}.hasOwnProperty` are those of the prototypes."""
    target = visible.unwrapped(target)
    path = visible.builtins.path(target)
    if path is not None:
        return path
    if target.type == "identifier":
        target = visible.unwrapped(visible.value_of(target) or target)
    owner, name = target.child_by_field_name("object"), target.child_by_field_name("property")
    if target.type != "member_expression" or owner is None or name is None:
        return None
    owner, method = visible.unwrapped(owner), visible.text(name)
    if owner.named_child_count or visible.member_names.is_assigned(method):
        return None
    prototype = _PROTOTYPES.get(owner.type)
    return None if prototype is None else prototype + method


def lend(flow: Flow, node: Node, call: Node, lent: Borrowed, position: int, value: Value) -> bool:
    """True when it is known what the built-in does with `value`, its argument `node`; then that is
    said. `position` counts the arguments of `call`."""
    if position < lent.receiver:
        return False
    if position == lent.receiver:
        return _receive(flow, node, call, lent, value)
    if not lent.applied:
        return _pass(flow, node, call, lent, value, position - lent.receiver - 1)
    if position != lent.receiver + 1 or not _is_list(flow, value):
        return False
    flow.use(value.parts, Use.ITERATED)
    elements = element(value, None, flow.shape)
    return not elements or _pass(flow, node, call, lent, elements, None)


def _is_list(flow: Flow, value: Value) -> bool:
    """True for what is an array, if it is one of the literal's parts."""
    is_list = flow.shape.kinds(value.parts) <= {PartKind.ARRAY}
    return is_list and not (value.held and value.outer not in _LISTS)


def _receive(flow: Flow, node: Node, call: Node, lent: Borrowed, value: Value) -> bool:
    """`value` is the `this`."""
    row = called(lent.path + ".call")
    if row is not None:
        return look(flow, node, call, row.arguments[0], value)
    if lent.path.startswith(ARRAY_PROTOTYPE) and _is_list(flow, value):
        name = lent.path.removeprefix(ARRAY_PROTOTYPE)
        invoked(flow, Invocation(call, node, name, _own_arguments(call, lent)), value)
        return True
    return ignores_this(lent.path) and called(lent.path) is not None


def _own_arguments(call: Node, lent: Borrowed) -> tuple[Node, ...] | None:
    """The arguments as the built-in sees them; None when they are not written out."""
    arguments = call.child_by_field_name("arguments")
    listed = [] if arguments is None else children_of(arguments)[lent.receiver + 1 :]
    if lent.applied and listed:
        if listed[0].type != "array":
            return None
        listed = children_of(listed[0])
    spread = any(argument.type == "spread_element" for argument in listed)
    return None if spread else tuple(listed)


def _pass(
    flow: Flow, node: Node, call: Node, lent: Borrowed, value: Value, position: int | None
) -> bool:
    """`value` is an argument of the built-in at `position`; None: at any."""
    arguments = call.child_by_field_name("arguments")
    if arguments is None:
        return False
    receiver = children_of(arguments)[lent.receiver]
    if lent.path == ARRAY_PROTOTYPE + "concat":
        if not is_array_with(flow.visible, receiver, "concat"):
            return False
        if flow.visible.tampering.changes_concatenation:
            flow.leak(Route.COERCED, node)
        flow.use(value.parts, Use.ITERATED)
        flow.to(call, flattened(value, flow.shape))
        return True
    does = _does(lent, position)
    if does is Argument.KEPT:
        keep_in(flow, node, call, receiver, value)
        return True
    return look(flow, node, call, does, value)


def _does(lent: Borrowed, position: int | None) -> Argument | None:
    method = lent.path.removeprefix(ARRAY_PROTOTYPE)
    if method != lent.path:
        row = METHODS[Kind.ARRAY].get(method)
    else:
        row = called(lent.path) if ignores_this(lent.path) else None
    if row is None or row.unless or (position is None and row.arguments):
        return None
    in_order = position is not None and position < len(row.arguments)
    return row.arguments[position] if in_order and position is not None else row.rest
