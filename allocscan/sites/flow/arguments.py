"""What a call does with a value that is passed to it."""

from allocscan.knowledge.built_ins import called, constructed
from allocscan.knowledge.effects import PURE_CALLBACKS, Argument, Function
from allocscan.scopes.model import BindingId, BindingKind
from allocscan.sites.flow.borrowed import borrowed, lend
from allocscan.sites.flow.keeps import keep
from allocscan.sites.flow.methods import method_of, takes_pattern
from allocscan.sites.flow.own_arrays import is_array_here
from allocscan.sites.flow.pairs import LEAVES_PAIRS, to_map, to_record
from allocscan.sites.flow.patterns import bind
from allocscan.sites.flow.receivers import count, pass_in
from allocscan.sites.flow.records import copied, is_plain
from allocscan.sites.flow.shape import PATTERNS
from allocscan.sites.flow.state import Flow
from allocscan.sites.flow.taken import hands_over, look, take
from allocscan.sites.flow.value import (
    Container,
    Value,
    element,
    flattened,
    holding,
    holding_elements,
    pairs_of,
    recorded,
)
from allocscan.sites.flow.variables import values_of
from allocscan.sites.verdicts import Route, Use
from allocscan.syntax.binding import Node
from allocscan.syntax.static_keys import static_key
from allocscan.syntax.walk import children_of
from allocscan.typed import Final

_BORROWING: Final = (".apply", ".bind", ".call")


def argument(flow: Flow, node: Node, arguments: Node, value: Value) -> None:
    """`value` is passed by `node` (a spread passes its elements at `node` and after)."""
    call = flow.syntax.parent(arguments)
    if call is None or not value:
        return
    spread = node.type == "spread_element"
    listed = children_of(arguments)
    position = next(i for i, child in enumerate(listed) if child.id == node.id)
    shifted = any(child.type == "spread_element" for child in listed[:position])
    lent = None if spread or shifted else borrowed(flow.visible, call)
    if lent is not None and lend(flow, node, call, lent, position, value):
        return
    builtin = _builtin(flow, call)
    if builtin is not None:
        _to_builtin(flow, node, call, builtin, position, value, inexact=spread or shifted)
        return
    functions = _functions(flow, call)
    if functions and not any(map(flow.visible.reads_arguments, functions)):
        for function in functions:
            to_function(flow, function, position, value, inexact=spread or shifted)
    elif not _to_array_method(flow, call, node, position, value):
        method = method_of(flow.visible, call, position)
        if method is None and position == 0 and _is_pattern(flow, value):
            if not takes_pattern(flow.visible, call):
                flow.leak(Route.ARGUMENT, node)
        elif method is None:
            flow.leak(Route.ARGUMENT, node)
        else:
            _to_builtin(flow, node, call, method, position, value, inexact=spread or shifted)


def _functions(flow: Flow, call: Node) -> tuple[Node, ...]:
    """All functions that `call` may run: the one that its callee stands for, or those that every
    caller in sight passes for a parameter. None where there may be others."""
    target = call.child_by_field_name("function") if call.type == "call_expression" else None
    if target is None:
        return ()
    name = flow.visible.unwrapped(target)
    function = flow.visible.function_of(name)
    if function is not None:
        return (function,)
    found: dict[int, Node] = {}
    pending, met = [name], set[BindingId]()
    while pending:
        at = flow.visible.unwrapped(pending.pop())
        function = flow.visible.function_of(at)
        if function is not None:
            found[function.id] = function
            continue
        binding = flow.scopes.binding(at) if at.type == "identifier" else None
        if binding is None or binding.kind is not BindingKind.PARAMETER:
            return ()
        passed = None if binding.id in met else values_of(flow.visible, binding)
        if passed is None and binding.id not in met:
            return ()
        met.add(binding.id)
        pending += passed or ()
    return tuple(found.values())


def to_function(flow: Flow, function: Node, position: int, value: Value, *, inexact: bool) -> None:
    """`function` is called with `value` at `position`, or there and anywhere when `inexact`."""
    flow.use(flow.shape.below(value.all) | value.all, Use.CROSSED)
    parameters = flow.visible.parameters(function)
    last = len(parameters.patterns)
    reached = range(last) if inexact else range(position, min(position + 1, last))
    for index in reached:
        bind(flow, parameters.patterns[index], value)
    if parameters.rest is not None and (inexact or position >= last):
        bind(flow, parameters.rest, holding(value))


def _is_pattern(flow: Flow, value: Value) -> bool:
    """True for a regular expression and nothing else. The methods of strings that take one leave
    `lastIndex` at 0, even with `g` (sec-regexp.prototype-%symbol.replace% and its neighbours)."""
    return not value.held and flow.shape.kinds(value.parts) <= PATTERNS


def _builtin(flow: Flow, call: Node) -> Function | None:
    made = call.type == "new_expression"
    target = call.child_by_field_name("constructor" if made else "function")
    builtins = flow.visible.builtins
    name = None if target is None else builtins.named(target)
    if target is None or name is None:
        return None
    if name.endswith(_BORROWING) and flow.visible.tampering.may_inherit(name.rpartition(".")[2]):
        return None
    row = constructed(name) if made else called(name)
    # whether the file leaves it alone is dear to find out
    return None if row is None or builtins.path(target) is None else row


def _to_builtin(
    flow: Flow,
    node: Node,
    call: Node,
    builtin: Function,
    position: int,
    value: Value,
    *,
    inexact: bool,
) -> None:
    listed = builtin.arguments
    does = listed[position] if position < len(listed) else builtin.rest
    if inexact and (builtin.rest is None or listed):
        does = None
    if builtin.unless and hands_over(flow, node, value, builtin.unless):
        does = None
    if value.paired and does not in LEAVES_PAIRS:
        flow.spoil()
    if look(flow, node, call, does, value):
        return
    match does:
        case Argument.ELEMENTS:
            flow.convert(node, value.iterated)
            _elements_out(flow, call, value.iterated)
        case Argument.DISTINCT if value.held:
            flow.leak(Route.COMPARED, node)  # the same element twice would count once
        case Argument.DISTINCT:
            if element(value, None, flow.shape) and flow.visible.tampering.changes_filling("Set"):
                flow.leak(Route.ARGUMENT, node)
            flow.convert(node, value)
            flow.to(call, holding_elements(value, flow.shape))
        case Argument.ENTRIES:
            flow.convert(node, value)
            elements = element(value, None, flow.shape)
            flow.to(call, pairs_of(elements, trusted=flow.trusts_pairs))
        case Argument.PAIRS:
            to_map(flow, node, call, value)
        case Argument.RECORD:
            to_record(flow, node, call, value)
        case Argument.CLONE if value.held:
            flow.leak(Route.COMPARED, node)  # what is one object twice is one in the copy
        case Argument.KEPT:
            keep(flow, node, call, value)
        case Argument.KEY:
            flow.leak(Route.COMPARED, node)
        case Argument.DEEP_COPY | Argument.CLONE:
            _deep_copy(flow, node, call, value)
        case Argument.RETURNED:
            pattern = not flow.shape.kinds(value.parts).isdisjoint(PATTERNS)
            target = call.child_by_field_name("function")
            freezes = target is not None and flow.visible.builtins.named(target) == "Object.freeze"
            if pattern and (freezes or flow.visible.freezes(call)):
                flow.leak(Route.MUTATED, node)  # then nothing can set its `lastIndex`
            flow.to(call, value)
        case Argument.SPREAD_SOURCE:
            _spread_into(flow, node, call, value)
        case Argument.MUTATED:
            flow.leak(Route.UNKNOWN, node)  # methods may come to the container that holds it
        case Argument.PROTOTYPE:
            flow.leak(Route.PROTOTYPE, node)
        case _:
            take(flow, node, call, does, value)


def _elements_out(flow: Flow, call: Node, value: Value) -> None:
    """`Array.from(value, map)` hands the elements to `map`; the others only hold them."""
    flow.to(call, holding_elements(value, flow.shape))
    arguments = call.child_by_field_name("arguments")
    if call.type != "call_expression" or arguments is None or count(arguments) < 2:
        return
    elements = element(value, None, flow.shape)
    mapper = children_of(arguments)[1]
    target = flow.visible.unwrapped(mapper)
    if not elements or flow.visible.global_path(target) in PURE_CALLBACKS:
        return
    function = flow.visible.function_of(target)
    if function is None or flow.visible.reads_arguments(function):
        flow.leak(Route.ARGUMENT, mapper)
    else:
        pass_in(flow, function, [elements])


def _deep_copy(flow: Flow, node: Node, call: Node, value: Value) -> None:
    arguments = call.child_by_field_name("arguments")
    replaced = False
    if arguments is not None and count(arguments) > 1:
        second = children_of(arguments)[1]
        undefined = second.type == "undefined" and flow.scopes.binding(second) is None
        replaced = not undefined and second.type not in ("null", "array")
    if replaced:
        flow.leak(Route.ARGUMENT, node)
    flow.convert(node, value)


def _spread_into(flow: Flow, node: Node, call: Node, value: Value) -> None:
    flow.use(value.parts, Use.SPREAD)
    arguments = call.child_by_field_name("arguments")
    others = [child for child in children_of(arguments) if child.id != node.id] if arguments else []
    plain = all(child.type == "object" and is_plain(flow, node, child) for child in others)
    kind = Container.RECORD if plain else Container.WILD
    taken = recorded(copied(flow, value), kind)
    target = children_of(arguments)[0] if arguments is not None else None
    flow.to(call, taken)
    inherits = flow.visible.tampering.gives_accessors
    if taken and (inherits or target is None or _has_setter(flow, target)):
        flow.leak(Route.STORED, node)


def _has_setter(flow: Flow, literal: Node) -> bool:
    """True unless the target is an object literal that runs no code of its own on assignment."""
    return literal.type != "object" or any(
        entry.type in ("spread_element", "method_definition")
        or (key := entry.child_by_field_name("key")) is None
        or static_key(flow.syntax, key) in (None, "__proto__")
        for entry in children_of(literal)
        if entry.type != "shorthand_property_identifier"
    )


def _to_array_method(flow: Flow, call: Node, node: Node, position: int, value: Value) -> bool:
    """`xs.concat(value)`, `xs.reduce(f, value)`: True when `xs` is an array and the case known."""
    callee = call.child_by_field_name("function") if call.type == "call_expression" else None
    if callee is None or callee.type != "member_expression":
        return False
    receiver, name = callee.child_by_field_name("object"), callee.child_by_field_name("property")
    if receiver is None or name is None:
        return False
    folds = position == 1 and flow.syntax.name(name) in ("reduce", "reduceRight")
    if not is_array_here(flow, receiver, flow.syntax.name(name)):
        if folds:
            _seed(flow, call, value)  # what the callback does to it is seen all the same
        return False
    match flow.syntax.name(name):
        case "concat":
            if flow.visible.tampering.changes_concatenation:
                flow.leak(Route.COERCED, node)
            flow.use(value.parts, Use.ITERATED)
            flow.to(call, flattened(value, flow.shape))
            return True
        case "reduce" | "reduceRight" if position == 1:
            return _seed(flow, call, value)
    return False


def _seed(flow: Flow, call: Node, value: Value) -> bool:
    arguments = call.child_by_field_name("arguments")
    if arguments is None:
        return False
    function = flow.visible.function_of(flow.visible.unwrapped(children_of(arguments)[0]))
    if function is None or flow.visible.reads_arguments(function):
        return False
    pass_in(flow, function, [value])
    flow.to(call, value)
    return True
