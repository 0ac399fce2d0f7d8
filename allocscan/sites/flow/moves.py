"""One step of a value: from an expression to whatever its parent makes of it.

Every kind of parent is met by name; one that is not listed leaks. Sources: the evaluation
semantics of ECMA-262, section by section ("Runtime Semantics: Evaluation").
"""

from collections.abc import Callable, Mapping

from allocscan.sites.flow.arguments import argument
from allocscan.sites.flow.containers import entry, spread
from allocscan.sites.flow.jsx import jsx_value
from allocscan.sites.flow.members import member
from allocscan.sites.flow.operators import binary, ternary, unary
from allocscan.sites.flow.patterns import bind, is_parameter_property
from allocscan.sites.flow.returns import returned
from allocscan.sites.flow.state import Flow
from allocscan.sites.flow.suspensions import EXPRESSIONS, suspends
from allocscan.sites.flow.value import Container, Value, awaited, element
from allocscan.sites.verdicts import Route
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import FIELDS
from allocscan.syntax.walk import children_of, is_field
from allocscan.typed import Final

Move = Callable[[Flow, Node, Node, Value], None]
"""Called with the expression, its parent, and what the expression may hold."""


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
            flow.convert(node, value)
    elif logical:
        flow.to(parent, value)
    else:
        flow.convert(node, value)


def _target(flow: Flow, left: Node) -> Node:
    return flow.visible.unwrapped(left)


def _conversion(flow: Flow, node: Node, parent: Node, value: Value) -> None:
    template = flow.syntax.parent(parent)
    above = flow.syntax.parent(template) if template is not None else None
    if above is not None and template is not None and _is_tag(flow, above):
        flow.leak(Route.ARGUMENT, node)  # it receives the object itself
    else:
        flow.convert(node, value)


def _is_tag(flow: Flow, above: Node) -> bool:
    """True for what a template is the argument of, not merely an operand."""
    if above.type in EXPRESSIONS:
        return not suspends(above, flow.syntax, flow.scopes)
    return above.type == "call_expression"


def _loop_source(flow: Flow, node: Node, parent: Node, value: Value) -> None:
    if not is_field(parent, "right", node):
        flow.leak(Route.UNKNOWN, node)  # `for (var x = […] in …)`, of sloppy code
        return
    operator = parent.child_by_field_name("operator")
    left = parent.child_by_field_name("left")
    flow.convert(node, value.iterated)
    if operator is not None and operator.type == "of" and left is not None:
        bind(flow, _target(flow, left), element(value.iterated, None, flow.shape))


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
    if not suspends(parent, flow.syntax, flow.scopes):
        flow.leak(Route.ARGUMENT, node)  # `await(x)`: a call of what is called so
    if flow.shape.hooked(value.parts) or flow.visible.tampering.changes_promises:
        flow.leak(Route.COERCED, node)
    if value.outer is Container.WILD:
        flow.leak(Route.COERCED, node)
    flow.to(parent, awaited(value, flow.shape))


def _return(flow: Flow, node: Node, parent: Node, value: Value) -> None:
    function = flow.visible.function_around(node)
    if function is None:
        flow.leak(Route.UNKNOWN, node)
    else:
        returned(flow, node, function, value)


def _arrow(flow: Flow, node: Node, parent: Node, value: Value) -> None:
    if is_field(parent, "body", node):
        returned(flow, node, parent, value)


def _yield(flow: Flow, node: Node, parent: Node, value: Value) -> None:
    """`yield*` iterates here and hands on the elements alone."""
    if not any(child.type == "*" for child in parent.children):
        flow.leak(Route.YIELDED, node)
        return
    flow.convert(node, value)
    if element(value, None, flow.shape):
        flow.leak(Route.YIELDED, node)


def _sequence(flow: Flow, node: Node, parent: Node, value: Value) -> None:
    if children_of(parent)[-1].id == node.id:
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
    "ternary_expression": ternary,
    "binary_expression": binary,
    "unary_expression": unary,
    "update_expression": _conversion,
    "template_substitution": _conversion,
    "computed_property_name": _conversion,
    "member_expression": member,
    "subscript_expression": member,
    "spread_element": spread,
    "array": entry,
    "pair": entry,
    "object": entry,
    "for_in_statement": _loop_source,
    "assignment_pattern": _default,
    "object_assignment_pattern": _default,
    "required_parameter": _default,
    "optional_parameter": _default,
    "field_definition": _field,
    "public_field_definition": _field,
    "jsx_expression": jsx_value,
    "switch_statement": _switch,
    "switch_case": _case,
    "export_specifier": _route(Route.EXPORTED),
    "class_heritage": _route(Route.PROTOTYPE),
    "extends_clause": _route(Route.PROTOTYPE),
    "throw_statement": _route(Route.THROWN),
    "yield_expression": _yield,
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
