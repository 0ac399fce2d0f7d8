"""What a built-in does with a value beyond its surface: sends it, compares it, keeps some of it."""

from allocscan.knowledge.effects import PURE_CALLBACKS, Argument
from allocscan.sites.flow.patterns import may_run_accessor
from allocscan.sites.flow.receivers import pass_in
from allocscan.sites.flow.shape import NONE, PartKind
from allocscan.sites.flow.state import Flow
from allocscan.sites.flow.value import (
    Container,
    Value,
    element,
    holding,
    holding_elements,
    promised,
    recorded,
)
from allocscan.sites.verdicts import Route, Use
from allocscan.syntax.binding import Node
from allocscan.syntax.static_keys import static_key
from allocscan.syntax.walk import children_of, unwrapped
from allocscan.typed import Final

_OPTIONS: Final = frozenset(
    {Argument.OPTIONS, Argument.PROPERTIES, Argument.SECTIONS, Argument.SETTINGS, Argument.WRAPPED}
    | {Argument.LAUNCHING}
)
"""Here properties are read that the argument may not have itself."""

_LAUNCHED_WITH: Final = frozenset({"env", "stdio"})
"""Options of a new process that hold what is written to."""


def look(flow: Flow, node: Node, call: Node, does: Argument | None, value: Value) -> bool:
    """True when `does` only reads, compares or changes `value`, the argument `node` of `call`.

    That is said, then; it asks for no other argument."""
    if does in _OPTIONS and may_run_accessor(flow, None, value):
        flow.leak(Route.CALLED, node)
    if does is Argument.ELEMENTS and may_run_accessor(flow, "length", value):
        flow.leak(Route.CALLED, node)  # it is taken for an array (sec-array.from)
    match does:
        case Argument.READ | Argument.SETTINGS:
            flow.use(value.parts, Use.KEYED)
            flow.may_convert(node, value)
        case Argument.ITERATED | Argument.OPTIONS:
            flow.convert(node, value)
        case Argument.OBSERVED:
            flow.leak(Route.OBSERVED, node)
        case Argument.COMPARED:
            if value.parts:
                flow.leak(Route.COMPARED, node)
        case Argument.MUTATED if value.parts:
            flow.leak(Route.MUTATED, call)
        case _:
            return False
    return True


def take(flow: Flow, node: Node, call: Node, does: Argument | None, value: Value) -> None:
    """`call` takes `value` as its argument `node`; what `does` does not name leaks."""
    match does:
        case Argument.CALLED:
            pass  # only its functions can be, and they look at no `this`
        case Argument.PROPERTIES:
            _read(flow, node, value, levels=1)
        case Argument.SECTIONS:
            _read(flow, node, value, levels=2)
        case Argument.LAUNCHING:
            _launch(flow, node, value)
        case Argument.WRAPPED if not value.parts:
            _read(flow, node, value, levels=2)
        case Argument.SENT if value.held:
            flow.leak(Route.COMPARED, node)  # what is one object twice is one in the clone
        case Argument.SENT:
            flow.convert(node, value)
        case Argument.HELD:
            flow.to(call, holding(value))
        case Argument.GROUPED:
            _group(flow, node, call, value)
        case Argument.PROMISED:
            flow.convert(node, value)
            flow.to(call, promised(value, flow.shape))
        case Argument.ENTRY:
            _entry(flow, node, call, value)
        case Argument.DEFAULTS:
            _defaults(flow, call, value)
        case Argument.DEEPLY_COMPARED:
            _compare(flow, node, value)
        case Argument.ASSERTED if value.parts:
            flow.leak(Route.COMPARED, node)
        case Argument.ASSERTED | Argument.THROWN:
            flow.leak(Route.THROWN, node)
        case _:
            flow.leak(Route.ARGUMENT, node)


def hands_over(flow: Flow, node: Node, value: Value, keys: frozenset[str]) -> bool:
    """True when the options `value`, written as `node`, may have one of `keys`."""
    parts = [flow.shape.parts[index] for index in value.parts]
    if any(part.keys & keys or part.open_keys for part in parts):
        return True
    return bool(value.held) and _may_have(flow, node, keys)


def _may_have(flow: Flow, node: Node, keys: frozenset[str]) -> bool:
    """True unless `node` is an object literal, or a `const` that is one and gets no properties,
    in whose text no other keys can hide."""
    literal = unwrapped(node)
    if literal.type == "identifier" and not flow.visible.gets_properties(literal):
        literal = unwrapped(flow.visible.value_of(literal) or literal)
    if literal.type != "object":
        return True
    names = [entry.child_by_field_name("key") or entry for entry in children_of(literal)]
    written = {static_key(flow.syntax, name) for name in names}
    return None in written or not written.isdisjoint(keys)


def _read(flow: Flow, node: Node, value: Value, *, levels: int) -> None:
    """Reads `value` and what it holds down to `levels`; what lies below goes elsewhere."""
    flow.use(value.parts, Use.KEYED)
    below = value
    for _ in range(levels):
        below = element(below, None, flow.shape)
    if below:
        flow.leak(Route.ARGUMENT, node)


def _launch(flow: Flow, node: Node, value: Value) -> None:
    """Starts a process with the options, or the list of arguments, `value`."""
    written = any(flow.shape.child(value.parts, key) for key in _LAUNCHED_WITH)
    if written or (value.held and _may_have(flow, node, _LAUNCHED_WITH)):
        flow.leak(Route.MUTATED, node)
    else:
        _read(flow, node, value, levels=2)


def _group(flow: Flow, node: Node, call: Node, value: Value) -> None:
    flow.convert(node, value)
    flow.to(call, recorded(holding(holding_elements(value, flow.shape))))
    arguments = call.child_by_field_name("arguments")
    listed = [] if arguments is None else children_of(arguments)
    elements = element(value, None, flow.shape)
    if len(listed) < 2 or not elements:
        return
    target = unwrapped(listed[1])
    function = flow.visible.function_of(target)
    if flow.visible.global_path(target) in PURE_CALLBACKS:
        flow.convert(listed[1], elements)
    elif function is None or flow.visible.reads_arguments(function):
        flow.leak(Route.ARGUMENT, listed[1])
    else:
        pass_in(flow, function, [elements])


def _entry(flow: Flow, node: Node, call: Node, value: Value) -> None:
    arguments = call.child_by_field_name("arguments")
    listed = [] if arguments is None else children_of(arguments)
    key = static_key(flow.syntax, listed[1]) if len(listed) == 2 else None
    if len(listed) != 2 or PartKind.FUNCTION in flow.shape.kinds(value.parts):
        flow.leak(Route.ARGUMENT, node)  # a receiver of accessors; a function's prototype
        return
    literal = key if listed[1].type in ("string", "number") else None
    flow.use(value.parts, Use.KEYED)
    flow.to(call, element(value, literal, flow.shape))


def _defaults(flow: Flow, call: Node, value: Value) -> None:
    flow.use(value.parts, Use.KEYED)
    everything = value.all | flow.shape.below(value.all)
    arrays = frozenset(i for i in everything if flow.shape.parts[i].kind is PartKind.ARRAY)
    flow.to(call, Value(NONE, arrays, True, Container.RECORD, Container.RECORD))


def _compare(flow: Flow, node: Node, value: Value) -> None:
    """Functions are equal to themselves alone: two evaluations give two, a constant one."""
    flow.use(value.parts, Use.KEYED)
    everything = value.all | flow.shape.below(value.all)
    if PartKind.FUNCTION in flow.shape.kinds(everything):
        flow.leak(Route.COMPARED, node)
