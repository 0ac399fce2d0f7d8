"""One step of a value: from an expression to whatever its parent makes of it.

Every kind of parent is met by name; one that is not listed leaks. Sources: the evaluation
semantics of ECMA-262, section by section ("Runtime Semantics: Evaluation").
"""

from collections.abc import Callable, Mapping
from typing import Final

from tree_sitter import Node

from allocscan.sites.calls import argument, call_target, method_read
from allocscan.sites.flow import Flow
from allocscan.sites.patterns import bind, is_parameter_property
from allocscan.sites.returns import returned
from allocscan.sites.shape import PartKind, static_key, uses_this
from allocscan.sites.value import Value, element, holding, holding_elements, recorded
from allocscan.sites.values import Route, Use
from allocscan.syntax.kinds import FIELDS, LOOPS

Move = Callable[[Flow, Node, Node, Value], None]
"""Called with the expression, its parent, and what the expression may hold."""

_PRIMITIVE_LITERALS: Final = frozenset(
    {"string", "number", "true", "false", "null", "undefined", "template_string"}
)
_EQUALITY: Final = frozenset({"==", "!=", "===", "!=="})
_RESULT_OF_LEFT: Final = frozenset({"||", "??", "&&"})


def follow(flow: Flow) -> None:
    """Run `flow` to its fixed point."""
    while (step := flow.next()) is not None:
        node, value = step
        parent = flow.syntax.parent(node)
        if parent is None:
            continue
        move = _MOVES.get(parent.type)
        if move is None:
            flow.leak(Route.UNKNOWN, node)
        else:
            move(flow, node, parent, value)


def is_field(parent: Node, field: str, node: Node) -> bool:
    """True when `node` is the child of `parent` called `field`."""
    child = parent.child_by_field_name(field)
    return child is not None and child.id == node.id


def _pass_on(flow: Flow, node: Node, parent: Node, value: Value) -> None:
    flow.to(parent, value)


def _discard(flow: Flow, node: Node, parent: Node, value: Value) -> None:
    """The value is dropped, or only asked whether it is truthy."""


def _declarator(flow: Flow, node: Node, parent: Node, value: Value) -> None:
    target = parent.child_by_field_name("name")
    if target is None or not is_field(parent, "value", node):
        flow.leak(Route.UNKNOWN, node)
    else:
        bind(flow, target, value)


def _assignment(flow: Flow, node: Node, parent: Node, value: Value) -> None:
    left = parent.child_by_field_name("left")
    if left is None or not is_field(parent, "right", node):
        return  # the variable is overwritten: what it held is dropped
    bind(flow, _target(flow, left), value)
    flow.to(parent, value)


def _augmented(flow: Flow, node: Node, parent: Node, value: Value) -> None:
    operator = parent.child_by_field_name("operator")
    logical = operator is not None and operator.type in ("||=", "&&=", "??=")
    if is_field(parent, "right", node):
        if logical:
            _assignment(flow, node, parent, value)
        else:
            _convert(flow, node, value)
    elif logical:
        flow.to(parent, value)
    else:
        _convert(flow, node, value)


def _target(flow: Flow, left: Node) -> Node:
    return flow.visible.unwrapped(left)


def _ternary(flow: Flow, node: Node, parent: Node, value: Value) -> None:
    if not is_field(parent, "condition", node):
        flow.to(parent, value)


def _binary(flow: Flow, node: Node, parent: Node, value: Value) -> None:
    operator = parent.child_by_field_name("operator")
    symbol = "" if operator is None else operator.type
    if symbol in _RESULT_OF_LEFT:
        flow.to(parent, value)
    elif symbol in _EQUALITY:
        _equality(flow, node, parent, value)
    elif symbol == "instanceof":
        if is_field(parent, "right", node) or not _is_builtin(flow, parent):
            flow.leak(Route.COERCED, node)
    elif symbol == "in" and is_field(parent, "right", node):
        flow.use(value.parts, Use.KEYED)
    else:
        _convert(flow, node, value)


def _is_builtin(flow: Flow, test: Node) -> bool:
    right = test.child_by_field_name("right")
    if right is None or right.type != "identifier" or flow.scopes.binding(right) is not None:
        return False
    return flow.syntax.name(right) in ("Array", "Object", "Map", "Set", "Date", "RegExp", "Error")


def _equality(flow: Flow, node: Node, parent: Node, value: Value) -> None:
    left, right = parent.child_by_field_name("left"), parent.child_by_field_name("right")
    other = right if left is not None and left.id == node.id else left
    if other is None:
        flow.leak(Route.COMPARED, node)
        return
    other = flow.visible.unwrapped(other)
    operator = parent.child_by_field_name("operator")
    strict = operator is not None and operator.type in ("===", "!==")
    if other.type == "undefined" and flow.scopes.binding(other) is not None:
        flow.leak(Route.COMPARED, parent)
    if other.type in ("null", "undefined") or (strict and _is_primitive(other)):
        return
    if value.parts:
        flow.leak(Route.COMPARED, parent)


def _is_primitive(node: Node) -> bool:
    if node.type in _PRIMITIVE_LITERALS:
        return True
    if node.type == "unary_expression":
        operator = node.child_by_field_name("operator")
        return operator is not None and operator.type in ("typeof", "void", "!", "-", "~")
    return False


def _unary(flow: Flow, node: Node, parent: Node, value: Value) -> None:
    operator = parent.child_by_field_name("operator")
    if operator is not None and operator.type in ("-", "+", "~"):
        _convert(flow, node, value)


def _convert(flow: Flow, node: Node, value: Value) -> None:
    flow.convert(node, value)


def _conversion(flow: Flow, node: Node, parent: Node, value: Value) -> None:
    template = flow.syntax.parent(parent)
    above = flow.syntax.parent(template) if template is not None else None
    if above is not None and template is not None and above.type == "call_expression":
        flow.leak(Route.ARGUMENT, node)  # a tag receives the object itself
    else:
        _convert(flow, node, value)


def _member(flow: Flow, node: Node, parent: Node, value: Value) -> None:
    if not is_field(parent, "object", node):
        _convert(flow, node, value)  # the key of a subscript
        return
    name = parent.child_by_field_name("property") or parent.child_by_field_name("index")
    if name is None or name.type == "private_property_identifier":
        flow.leak(Route.UNKNOWN, parent)
        return
    key = _key_of(flow, parent, name)
    if value.held and not value.record and key in ("length", "size"):
        value = Value(value.parts)  # the size of a fresh collection is a number
    outer, above = flow.visible.effective_parent(parent)
    if _writes(flow, outer, above):
        if value.parts:
            flow.leak(Route.WRITTEN, parent)
        if above is not None and above.type == "augmented_assignment_expression":
            flow.to(parent, element(value, key, flow.shape))
    elif above is not None and call_target(above, outer):
        method_read(flow, above, parent, key, value)
    else:
        if key in (None, "prototype") and PartKind.FUNCTION in flow.shape.kinds(value.parts):
            flow.leak(Route.UNKNOWN, parent)  # the prototype object is shared with the function
        _note_read(flow, parent, key, value)
        flow.to(parent, element(value, key, flow.shape))


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
    function = flow.visible.function_around(node)
    at = flow.syntax.parent(node)
    while at is not None and (function is None or at.id != function.id):
        if at.type in LOOPS:
            return True
        at = flow.syntax.parent(at)
    return False


def _writes(flow: Flow, target: Node, parent: Node | None) -> bool:
    """True when `target`, a member, is assigned to, updated, deleted or bound by a pattern."""
    if parent is None:
        return False
    match parent.type:
        case "assignment_expression" | "augmented_assignment_expression" | "for_in_statement":
            return is_field(parent, "left", target)
        case "update_expression" | "array_pattern" | "rest_pattern":
            return True
        case "assignment_pattern" | "object_assignment_pattern":
            return is_field(parent, "left", target)
        case "pair_pattern":
            return is_field(parent, "value", target)
        case "unary_expression":
            operator = parent.child_by_field_name("operator")
            return operator is not None and operator.type == "delete"
    return False


def _spread(flow: Flow, node: Node, parent: Node, value: Value) -> None:
    container = flow.syntax.parent(parent)
    into_object = container is not None and container.type == "object"
    flow.use(value.parts, Use.SPREAD if into_object else Use.SEARCHED)
    if container is None:
        flow.leak(Route.UNKNOWN, node)
    elif container.type == "array":
        if flow.shape.hooked(value.all):
            flow.leak(Route.COERCED, node)
        flow.to(container, holding_elements(value, flow.shape))
    elif container.type == "object":
        _into_object(flow, node, container, holding_elements(value, flow.shape))
    elif container.type == "arguments":
        argument(flow, parent, container, element(value, None, flow.shape))
    elif container.type == "jsx_expression":
        if element(value, None, flow.shape):
            flow.leak(Route.JSX, node)
    else:
        flow.leak(Route.UNKNOWN, node)


def _element(flow: Flow, node: Node, parent: Node, value: Value) -> None:
    """An element of an array literal, or a value of an object literal."""
    if parent.type == "array":
        flow.to(parent, holding(value))
        return
    literal = flow.syntax.parent(parent) if parent.type == "pair" else parent
    if literal is None or literal.type != "object":
        flow.leak(Route.UNKNOWN, node)
    elif parent.type == "pair" and not is_field(parent, "value", node):
        _convert(flow, node, value)
    elif parent.type == "pair" and _names_prototype(flow, parent):
        flow.leak(Route.PROTOTYPE, node)
    else:
        _into_object(flow, node, literal, holding(value))


def _into_object(flow: Flow, node: Node, literal: Node, value: Value) -> None:
    """`value` becomes part of an object literal, whose own methods reach it through `this`."""
    if value and uses_this(literal):
        flow.leak(Route.CALLED, node)
    flow.to(literal, recorded(value))


def _names_prototype(flow: Flow, pair: Node) -> bool:
    key = pair.child_by_field_name("key")
    return key is None or flow.syntax.name(key).strip("'\"") == "__proto__"


def _loop_source(flow: Flow, node: Node, parent: Node, value: Value) -> None:
    if not is_field(parent, "right", node):
        return
    operator = parent.child_by_field_name("operator")
    left = parent.child_by_field_name("left")
    flow.convert(node, value)
    if operator is not None and operator.type == "of" and left is not None:
        bind(flow, _target(flow, left), element(value, None, flow.shape))


def _default(flow: Flow, node: Node, parent: Node, value: Value) -> None:
    """The default value of a parameter or of a destructured name."""
    left = parent.child_by_field_name("left") or parent.child_by_field_name("pattern")
    if left is None:
        flow.leak(Route.UNKNOWN, node)
    elif is_parameter_property(parent):
        flow.leak(Route.FIELD, node)
    elif left.id != node.id:
        bind(flow, left, _whole(left, value, flow))


def _whole(left: Node, value: Value, flow: Flow) -> Value:
    # `{ a = […] }`: the shorthand receives the default itself, not a property of it
    if left.type == "shorthand_property_identifier_pattern":
        binding = flow.scopes.binding(left)
        if binding is None or flow.scopes.reference(left) is not None:
            flow.leak(Route.STORED, left)
        else:
            flow.store(binding, value)
        return Value()
    return value


def _field(flow: Flow, node: Node, parent: Node, value: Value) -> None:
    flow.leak(Route.FIELD, node)


def _jsx(flow: Flow, node: Node, parent: Node, value: Value) -> None:
    attribute = flow.syntax.parent(parent)
    if attribute is None or attribute.type != "jsx_attribute":
        flow.leak(Route.JSX, node)
        return
    element_node = flow.syntax.parent(attribute)
    tag = element_node.child_by_field_name("name") if element_node is not None else None
    name = flow.syntax.text(tag) if tag is not None else b"?"
    is_host = tag is not None and tag.type == "identifier" and name[:1].islower()
    if not (is_host and flow.syntax.text(attribute.named_children[0]) == b"style"):
        flow.leak(Route.JSX, node)


def _switch(flow: Flow, node: Node, parent: Node, value: Value) -> None:
    if value.parts:
        flow.leak(Route.COMPARED, node)


def _case(flow: Flow, node: Node, parent: Node, value: Value) -> None:
    if is_field(parent, "value", node) and value.parts:
        flow.leak(Route.COMPARED, node)


def _route(route: Route) -> Move:
    def leak(flow: Flow, node: Node, parent: Node, value: Value) -> None:
        flow.leak(route, node)

    return leak


def _arguments(flow: Flow, node: Node, parent: Node, value: Value) -> None:
    argument(flow, node, parent, value)


def _called(flow: Flow, node: Node, parent: Node, value: Value) -> None:
    """The value itself is called: only its functions can be, and they look at no `this`."""
    if parent.type == "new_expression" or not is_field(parent, "function", node):
        flow.leak(Route.UNKNOWN, node)


def _await(flow: Flow, node: Node, parent: Node, value: Value) -> None:
    if flow.shape.hooked(value.parts):
        flow.leak(Route.COERCED, node)
    settled = Value(held=value.held, nested=value.nested, record=value.record)
    flow.to(parent, value | element(settled, None, flow.shape))


def _return(flow: Flow, node: Node, parent: Node, value: Value) -> None:
    function = flow.visible.function_around(node)
    if function is None:
        flow.leak(Route.UNKNOWN, node)
    else:
        returned(flow, node, function, value)


def _arrow(flow: Flow, node: Node, parent: Node, value: Value) -> None:
    if is_field(parent, "body", node):
        returned(flow, node, parent, value)


def _sequence(flow: Flow, node: Node, parent: Node, value: Value) -> None:
    if parent.named_children[-1].id == node.id:
        flow.to(parent, value)


_MOVES: Final[Mapping[str, Move]] = {
    "parenthesized_expression": _pass_on,
    "as_expression": _pass_on,
    "satisfies_expression": _pass_on,
    "non_null_expression": _pass_on,
    "type_assertion": _pass_on,
    "expression_statement": _discard,
    "if_statement": _discard,
    "while_statement": _discard,
    "do_statement": _discard,
    "for_statement": _discard,
    "variable_declarator": _declarator,
    "assignment_expression": _assignment,
    "augmented_assignment_expression": _augmented,
    "ternary_expression": _ternary,
    "binary_expression": _binary,
    "unary_expression": _unary,
    "update_expression": _conversion,
    "template_substitution": _conversion,
    "computed_property_name": _conversion,
    "member_expression": _member,
    "subscript_expression": _member,
    "spread_element": _spread,
    "array": _element,
    "pair": _element,
    "object": _element,
    "for_in_statement": _loop_source,
    "assignment_pattern": _default,
    "object_assignment_pattern": _default,
    "required_parameter": _default,
    "optional_parameter": _default,
    "field_definition": _field,
    "public_field_definition": _field,
    "jsx_expression": _jsx,
    "switch_statement": _switch,
    "switch_case": _case,
    "export_specifier": _route(Route.EXPORTED),
    "class_heritage": _route(Route.PROTOTYPE),
    "extends_clause": _route(Route.PROTOTYPE),
    "throw_statement": _route(Route.THROWN),
    "yield_expression": _route(Route.YIELDED),
    "export_statement": _route(Route.EXPORTED),
    "arguments": _arguments,
    "call_expression": _called,
    "new_expression": _called,
    "await_expression": _await,
    "return_statement": _return,
    "arrow_function": _arrow,
    "sequence_expression": _sequence,
}

assert set(_MOVES) >= FIELDS
