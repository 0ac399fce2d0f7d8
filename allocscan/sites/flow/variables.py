"""Every expression that a variable or a parameter may take its value from."""

from allocscan.scopes.model import Binding, BindingKind
from allocscan.sites.flow.visible import Visible
from allocscan.syntax.binding import Node
from allocscan.syntax.walk import children_of, is_field
from allocscan.typed import Final

_VARIABLES: Final = frozenset({BindingKind.CONST, BindingKind.LET, BindingKind.VAR})
_HOLD_ARRAYS: Final = frozenset({"formal_parameters", "required_parameter", "array_pattern"})


def values_of(visible: Visible, binding: Binding) -> list[Node] | None:
    """The expressions that `binding` may hold the value of, besides undefined; None when there
    may be others. A rest parameter is its own `rest_pattern`: an array made on entry."""
    if binding.obscured or len(binding.declarations) != 1 or visible.scopes.is_exposed(binding):
        return None
    declaration = binding.declarations[0]
    declared = visible.syntax.parent(declaration)
    if declared is None:
        return None
    if binding.kind is BindingKind.PARAMETER:
        if declared.type == "rest_pattern":
            return _rest(visible, binding, declared)
        return _arguments(visible, binding, declaration, declared)
    at_top = visible.scopes.is_at_top(binding)
    replaceable = at_top and not visible.closed and binding.kind is not BindingKind.CONST
    if binding.kind not in _VARIABLES or declared.type != "variable_declarator" or replaceable:
        return None
    initial = declared.child_by_field_name("value")
    assigned = _assigned(visible, binding)
    if assigned is None:
        return None
    return assigned if initial is None else [initial, *assigned]


def _assigned(visible: Visible, binding: Binding) -> list[Node] | None:
    """The right sides of the assignments to `binding`; None when it is written otherwise."""
    found = []
    for use in binding.references:
        if not use.writes:
            continue
        above = visible.syntax.parent(use.node)
        if above is not None and above.type == "update_expression":
            found.append(above)
            continue
        right = above.child_by_field_name("right") if above is not None else None
        if above is None or above.type != "assignment_expression" or right is None:
            return None
        if not is_field(above, "left", use.node):
            return None
        found.append(right)
    return found


def _rest(visible: Visible, binding: Binding, rest: Node) -> list[Node] | None:
    holder = visible.syntax.parent(rest)
    is_list = holder is not None and holder.type in _HOLD_ARRAYS
    return [rest] if is_list and not binding.written else None


def _arguments(visible: Visible, binding: Binding, name: Node, declared: Node) -> list[Node] | None:
    """What every call in sight passes for the parameter `name`, and its default value."""
    function = visible.function_around(name)
    if function is None or binding.written or visible.reads_arguments(function):
        return None
    patterns = [pattern.id for pattern in visible.parameters(function).patterns]
    whole = declared if declared.type == "assignment_pattern" else name
    if whole.id not in patterns or is_field(declared, "right", name):
        return None
    calls = visible.callers(function)
    if calls is None:
        return None
    found = [_argument(call, patterns.index(whole.id)) for call in calls]
    default = declared.child_by_field_name("right") or declared.child_by_field_name("value")
    passed = [value for values in found if values is not None for value in values]
    if len(passed) > len(calls) or None in found:
        return None
    return passed if default is None else [*passed, default]


def _argument(call: Node, position: int) -> list[Node] | None:
    """The argument of `call` at `position`, if there is one; None when that is not certain."""
    arguments = call.child_by_field_name("arguments")
    if arguments is None or arguments.type != "arguments":
        return None
    listed = children_of(arguments)[: position + 1]
    if any(argument.type == "spread_element" for argument in listed):
        return None
    return listed[position:]
