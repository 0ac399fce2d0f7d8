"""What a call does with a value that it is a method call on."""

from collections.abc import Sequence

from allocscan.knowledge.effects import (
    ARRAY_METHODS,
    CONTAINER_METHODS,
    KEYED_METHODS,
    MAP_METHODS,
    OBJECT_METHODS,
    PURE_CALLBACKS,
    REGEXP_METHODS,
    SET_METHODS,
    TYPED_ARRAY_METHODS,
    Handed,
    Method,
    Receiver,
    Result,
    Touch,
)
from allocscan.knowledge.instance_methods import (
    DECODER_METHODS,
    ENCODER_METHODS,
    FORMATTER_METHODS,
    GLOBAL_REGEXP_METHODS,
)
from allocscan.records import dataclass
from allocscan.sites.flow.patterns import bind
from allocscan.sites.flow.promises import promise_method
from allocscan.sites.flow.shape import PATTERNS, PartKind
from allocscan.sites.flow.state import Flow
from allocscan.sites.flow.value import (
    NOTHING,
    Container,
    Value,
    element,
    holding,
    holding_elements,
    pairs_of,
    regrouped,
)
from allocscan.sites.verdicts import Route, Use
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import FUNCTIONS
from allocscan.syntax.walk import children_of
from allocscan.typed import Final

_OWN_METHODS: Final = {
    PartKind.ARRAY: ARRAY_METHODS,
    PartKind.OBJECT: OBJECT_METHODS,
    PartKind.REGEXP: REGEXP_METHODS,
    PartKind.SET: SET_METHODS,
    PartKind.MAP: MAP_METHODS,
    PartKind.TYPED_ARRAY: TYPED_ARRAY_METHODS,
    PartKind.GLOBAL_REGEXP: GLOBAL_REGEXP_METHODS,
    PartKind.FORMATTER: FORMATTER_METHODS,
    PartKind.ENCODER: ENCODER_METHODS,
    PartKind.DECODER: DECODER_METHODS,
}
_BY_CONSTRUCTOR: Final = frozenset({PartKind.ARRAY, PartKind.TYPED_ARRAY})
_BY_PRIMITIVE: Final = frozenset({Container.PAIR, Container.PAIRS, Container.KEYED})


@dataclass(frozen=True, slots=True)
class Invocation:
    """The method `key` (None: any) is called by `call`, with the arguments `listed`; None when they
    are not known. `at` is what reads the method."""

    call: Node
    at: Node
    key: str | None
    listed: tuple[Node, ...] | None


_BY_SPECIES: Final = frozenset({"concat", "filter", "flat", "flatMap", "map", "slice", "splice"})
"""Methods of an array that ask its `constructor` what to make (sec-arrayspeciescreate)."""


def call_target(call: Node, member: Node) -> bool:
    """True when `call` is a call of `member`."""
    callee = call.child_by_field_name("function") if call.type == "call_expression" else None
    return callee is not None and callee.id == member.id


def method_read(flow: Flow, call: Node, member: Node, key: str | None, value: Value) -> None:
    """`member`, a read of `key` from `value`, is called: the value is the receiver."""
    arguments = call.child_by_field_name("arguments")
    if arguments is None or arguments.type != "arguments":
        flow.leak(Route.CALLED, member)
        return
    invoked(flow, Invocation(call, member, key, tuple(children_of(arguments))), value)


def invoked(flow: Flow, invocation: Invocation, value: Value) -> None:
    """The receiver of `invocation` is `value`."""
    for index in value.parts:
        _on_part(flow, invocation, index)
    if value.held and value.outer is Container.PROMISE:
        promise_method(flow, invocation.call, invocation.at, invocation.key, value)
    elif value.held:
        _on_container(flow, invocation, value)


def _on_part(flow: Flow, invocation: Invocation, index: int) -> None:
    part, key, member = flow.shape.parts[index], invocation.key, invocation.at
    if part.kind is PartKind.OBJECT and (key is None or key in part.free):
        inherited = key is None and flow.visible.tampering.reaches_prototypes
        if inherited or ((key is None or part.open_keys) and not part.methods):
            flow.leak(Route.CALLED, member)
        flow.use(frozenset({index}), Use.KEYED)
        return
    owned = key in part.keys or (part.open_keys and part.kind is PartKind.OBJECT)
    method = None if key is None or owned else _OWN_METHODS.get(part.kind, {}).get(key)
    if method is not None and _is_tampered(flow, part.kind, key or ""):
        method = None
    if part.kind is PartKind.DECODER and not _is_whole(invocation.listed):
        flow.leak(Route.MUTATED, invocation.call)
    if method is None:
        flow.leak(Route.CALLED, member)
        return
    if method.receiver is Receiver.MUTATED:
        flow.leak(Route.MUTATED, invocation.call)
    touch = Use.SEARCHED if method.touch is Touch.LOOKS_UP else Use.ITERATED
    flow.use(frozenset({index}), touch if part.kind is PartKind.ARRAY else Use.KEYED)
    if _converts(invocation):
        flow.convert(member, Value(frozenset({index})))
    _hand_out(flow, invocation, method, Value(frozenset({index})))


def _is_whole(listed: Sequence[Node] | None) -> bool:
    """True when `decode` is given no options: `{ stream: true }` leaves the beginning of a
    character behind."""
    if listed is None or len(listed) > 1:
        return False
    return all(argument.type != "spread_element" for argument in listed)


def _is_tampered(flow: Flow, kind: PartKind, method: str) -> bool:
    """True when literals of that kind may have got another `method`."""
    does = flow.visible.tampering
    patterns = kind in PATTERNS and does.changes_patterns
    species = kind in _BY_CONSTRUCTOR and method in _BY_SPECIES and does.changes_species
    return patterns or species or _is_replaced(flow, method)


def _is_replaced(flow: Flow, method: str) -> bool:
    """True when an object that was just made may inherit another `method`, or what that calls."""
    does = flow.visible.tampering
    if method == "concat" and does.changes_concatenation:
        return True
    species = method in _BY_SPECIES and does.changes_inherited_species
    return species or does.may_inherit(method)


def _converts(invocation: Invocation) -> bool:
    """True for the methods that turn the elements into text: also sorting without a comparator."""
    if invocation.key in ("sort", "toSorted"):
        listed = invocation.listed
        return not listed or listed[0].type not in FUNCTIONS
    return invocation.key in ("join", "toString")


def _on_container(flow: Flow, invocation: Invocation, value: Value) -> None:
    known = CONTAINER_METHODS if value.outer <= Container.MAP else OBJECT_METHODS
    if value.outer is Container.KEYED:
        known = KEYED_METHODS
    asked = None if value.outer is Container.WILD else invocation.key
    method = None if asked is None else known.get(asked)
    if method is None or _is_replaced(flow, asked or ""):
        flow.leak(Route.CALLED, invocation.at)
        return
    if method.receiver is Receiver.MUTATED and value.outer is Container.PAIR:
        flow.spoil()
    if _converts(invocation):
        flow.convert(invocation.at, value)
    _hand_out(flow, invocation, method, value.container)


def _hand_out(flow: Flow, invocation: Invocation, method: Method, receiver: Value) -> None:
    """Give the callback and the result of `method` what it takes from `receiver`."""
    call, listed = invocation.call, invocation.listed
    elements = element(receiver, None, flow.shape)
    match method.result:
        case Result.ELEMENT:
            flow.to(call, elements)
        case Result.FRESH:
            flow.to(call, holding_elements(receiver, flow.shape))
        case Result.ENTRIES:
            flow.to(call, pairs_of(elements, trusted=flow.trusts_pairs))
        case Result.REGROUPED:
            flow.to(call, regrouped(receiver, flow.shape))
        case Result.RECEIVER:
            flow.to(call, receiver)
        case Result.ACCUMULATED if listed is None or not _is_seeded(listed):
            flow.to(call, elements)
    if method.callback and listed is None:
        flow.leak(Route.ARGUMENT, invocation.at)
    elif method.callback and listed:
        _call_back(flow, listed, method, receiver)


def _is_seeded(listed: Sequence[Node]) -> bool:
    """True when argument 1 is certainly there: a spread may be empty."""
    first = listed[:2]
    return len(first) == 2 and not any(one.type == "spread_element" for one in first)


def count(arguments: Node) -> int:
    return sum(child.type != "comment" for child in arguments.named_children)


def _call_back(flow: Flow, listed: Sequence[Node], method: Method, receiver: Value) -> None:
    callback = listed[0]
    elements = element(receiver, None, flow.shape)
    seeded = _is_seeded(listed)
    by_element = receiver.held and receiver.outer not in _BY_PRIMITIVE
    handed = {
        Handed.ELEMENT: elements,
        Handed.RECEIVER: receiver,
        # a Map's second argument is the key, which may be an element too
        Handed.PRIMITIVE: elements if by_element else NOTHING,
        Handed.ACCUMULATOR: NOTHING if seeded else elements,
    }
    values = [handed[what] for what in method.callback]
    target = flow.visible.unwrapped(callback)
    if flow.visible.global_path(target) in PURE_CALLBACKS:
        flow.convert(callback, elements)
        return
    function = flow.visible.function_of(target)
    if function is None or flow.visible.reads_arguments(function):
        flow.leak(Route.ARGUMENT, callback)
        return
    pass_in(flow, function, values)


def pass_in(flow: Flow, function: Node, values: list[Value]) -> None:
    """Bind `values` to the parameters of `function`, in order."""
    parameters = flow.visible.parameters(function)
    for pattern, value in zip(parameters.patterns, values, strict=False):
        bind(flow, pattern, value)
    if parameters.rest is not None:
        for value in values[len(parameters.patterns) :]:
            bind(flow, parameters.rest, holding(value))
