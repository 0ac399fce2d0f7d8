"""Is what a method is called on certainly an array: one of the literal that is followed?

That nothing puts another object into the place of a part need not be asked here: where that
happens, the literal is written to, which is a way out by itself. A fresh array of parts may be
written to by whoever has it: it must not have a name.
"""

from allocscan.knowledge.effects import ARRAY_METHODS, Handed
from allocscan.knowledge.kind_results import METHODS_GIVE
from allocscan.knowledge.kinds import Kind
from allocscan.scopes.model import Binding, BindingKind
from allocscan.sites.flow.folds import Folded, folded
from allocscan.sites.flow.receiver_kinds import is_array_with
from allocscan.sites.flow.state import Flow
from allocscan.sites.flow.variables import values_of
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import span_of
from allocscan.syntax.static_keys import static_key
from allocscan.syntax.walk import children_of
from allocscan.typed import Final

_MAX_STEPS: Final = 40
_GIVING: Final = frozenset({"Object.freeze", "Object.values"})
_GIVE_ELEMENT: Final = frozenset({"at", "find", "findLast"})
_GIVE_ELEMENTS: Final = frozenset({"filter", "slice", "toReversed", "toSorted"})

Keys = tuple[str | None, ...]
"""What is read from a value, first read first; None for any of its elements."""

Term = tuple[Node, Keys, bool]
"""An expression, what is read from its value, and whether other code may have that value too."""


def is_array_here(flow: Flow, expression: Node, method: str) -> bool:
    """True when `expression` always evaluates to an array whose `method` is the built-in one, or to
    nothing that has a method of that name."""
    if is_array_with(flow.visible, expression, method):
        return True
    if flow.visible.member_names.is_assigned(method):
        return False
    pending: list[Term] = [(expression, (), False)]
    seen: set[tuple[int, Keys, bool]] = set()
    for _ in range(_MAX_STEPS):
        if not pending:
            return True
        node, keys, named = pending.pop()
        node = flow.visible.unwrapped(node)
        if (node.id, keys, named) in seen:
            continue
        seen.add((node.id, keys, named))
        if not keys and is_array_with(flow.visible, node, method):
            continue
        terms = _terms(flow, node, keys, named=named)
        if terms is None:
            return False
        pending += terms
    return False


def _terms(flow: Flow, node: Node, keys: Keys, *, named: bool) -> list[Term] | None:
    """What must be an array for what reading `keys` from `node` gives to be one; None when that
    is not known."""
    if node.type in ("array", "object"):
        return _entries(flow, node, keys)
    if node.type == "ternary_expression":
        found = [node.child_by_field_name(field) for field in ("consequence", "alternative")]
        return [(part, keys, named) for part in found if part is not None]
    if node.type == "identifier":
        binding = flow.scopes.binding(node)
        return None if binding is None else _variable(flow, binding, keys)
    if node.type in ("member_expression", "subscript_expression"):
        return _member(flow, node, keys)
    if node.type != "call_expression" or (named and keys):
        return None
    return _call(flow, node, keys)


def _entries(flow: Flow, literal: Node, keys: Keys) -> list[Term] | None:
    """Only the literal that is followed is known to hold what its text says."""
    if not span_of(flow.literal).contains(span_of(literal)):
        return None
    if not keys:
        return [] if literal.type == "array" else None
    listed = children_of(literal)
    if literal.type == "array":
        spread = any(one.type == "spread_element" for one in listed)
        return None if spread else [(one, keys[1:], False) for one in listed]
    found: list[Term] = []
    for pair in listed:
        key, value = pair.child_by_field_name("key"), pair.child_by_field_name("value")
        name = None if pair.type != "pair" or key is None else static_key(flow.syntax, key)
        if name is None or name == "__proto__" or value is None:
            return None
        if keys[0] in (None, name):
            found.append((value, keys[1:], False))
    return found or None


def _member(flow: Flow, member: Node, keys: Keys) -> list[Term] | None:
    owner = member.child_by_field_name("object")
    name = member.child_by_field_name("property")
    if owner is None or (name is not None and name.type != "property_identifier"):
        return None
    return [(owner, (None if name is None else static_key(flow.syntax, name), *keys), False)]


def _call(flow: Flow, call: Node, keys: Keys) -> list[Term] | None:
    callee, arguments = call.child_by_field_name("function"), call.child_by_field_name("arguments")
    if callee is None or arguments is None or arguments.type != "arguments":
        return None
    path, listed = flow.visible.builtins.among(callee, _GIVING), children_of(arguments)
    if path == "Object.freeze" and len(listed) == 1:
        return [(listed[0], keys, False)]
    if path == "Object.values" and len(listed) == 1 and keys:
        return [(listed[0], (None, *keys[1:]), False)]
    callee = flow.visible.unwrapped(callee)
    owner, name = callee.child_by_field_name("object"), callee.child_by_field_name("property")
    if callee.type != "member_expression" or owner is None or name is None:
        return None
    return _method(flow, owner, flow.syntax.name(name), listed, keys)


def _method(
    flow: Flow, owner: Node, method: str, listed: list[Node], keys: Keys
) -> list[Term] | None:
    """`owner.method(…)`."""
    if flow.visible.member_names.is_assigned(method):
        return None
    is_array, shared = (owner, (), False), _hands_over(flow, method, listed)
    if method in _GIVE_ELEMENT:
        return [(owner, (None, *keys), shared), is_array]
    if not keys:
        return [is_array] if METHODS_GIVE.get((Kind.ARRAY, method)) is Kind.ARRAY else None
    if method in _GIVE_ELEMENTS:
        return [(owner, (None, *keys[1:]), shared), is_array]
    return None


def _hands_over(flow: Flow, method: str, listed: list[Node]) -> bool:
    """True when the array method may hand the array itself to the function among `listed`."""
    row = ARRAY_METHODS.get(method)
    if row is None or Handed.RECEIVER not in row.callback or not listed:
        return False
    function = flow.visible.function_of(flow.visible.unwrapped(listed[0]))
    if function is None or flow.visible.reads_arguments(function):
        return True
    parameters = flow.visible.parameters(function)
    reached = len(parameters.patterns) > row.callback.index(Handed.RECEIVER)
    return reached or parameters.rest is not None


def _variable(flow: Flow, binding: Binding, keys: Keys) -> list[Term] | None:
    values = values_of(flow.visible, binding)
    if values is not None:
        return [(value, keys, True) for value in values]
    if binding.written or binding.obscured or len(binding.declarations) != 1:
        return None
    name = binding.declarations[0]
    holder = flow.syntax.parent(name)
    if holder is None:
        return None
    if binding.kind is BindingKind.PARAMETER:
        taken = folded(flow, name)
        return None if taken is None else _folded(flow, taken, keys)
    if holder.type == "for_in_statement":
        return _looped(holder, keys)
    return _taken_out(flow, name, holder, keys)


def _looped(loop: Node, keys: Keys) -> list[Term] | None:
    source, operator = loop.child_by_field_name("right"), loop.child_by_field_name("operator")
    waits = any(child.type == "await" for child in loop.children)
    if source is None or operator is None or operator.type != "of" or waits:
        return None
    return [(source, (None, *keys), False), (source, (), False)]


def _taken_out(flow: Flow, name: Node, pattern: Node, keys: Keys) -> list[Term] | None:
    """`const { name } = …`."""
    declared, key = flow.syntax.parent(pattern), static_key(flow.syntax, name)
    if pattern.type != "object_pattern" or declared is None or key is None:
        return None
    value = declared.child_by_field_name("value")
    is_variable = declared.type == "variable_declarator"
    return [(value, (key, *keys), False)] if is_variable and value is not None else None


def _folded(flow: Flow, taken: Folded, keys: Keys) -> list[Term] | None:
    """The parameter of a callback."""
    if flow.visible.member_names.is_assigned(taken.method):
        return None
    is_array = (taken.owner, (), False)
    shared = _hands_over(flow, taken.method, list(taken.listed))
    element = (taken.owner, (None, *keys), shared)
    if taken.handed is Handed.ELEMENT:
        return [element, is_array]
    if taken.handed is not Handed.ACCUMULATOR or taken.returned is None:
        return None
    first = element if len(taken.listed) == 1 else (taken.listed[1], keys, True)
    return [first, is_array, *((one, keys, True) for one in taken.returned)]
