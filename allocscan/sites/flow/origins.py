"""May an object, whose kind is not known, be of a class of the user's or of a library's?"""

from allocscan.knowledge.built_ins import called
from allocscan.scopes.model import Binding, BindingKind
from allocscan.sites.flow.annotations import annotation_of, is_untyped
from allocscan.sites.flow.suspensions import suspends
from allocscan.sites.flow.variables import values_of
from allocscan.sites.flow.visible import Visible
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import FIELDS
from allocscan.syntax.walk import children_of
from allocscan.typed import Final

_MAX_STEPS: Final = 60
_PATTERNS: Final = frozenset(
    {"object_pattern", "array_pattern", "pair_pattern", "rest_pattern", "assignment_pattern"}
    | {"object_assignment_pattern"}
)
_PRIMITIVES: Final = frozenset(
    {"string", "template_string", "number", "regex", "array", "true", "false", "null"}
    | {"undefined", "binary_expression", "unary_expression", "update_expression"}
)
_OWN_VALUES: Final = frozenset(
    {BindingKind.CONST, BindingKind.LET, BindingKind.VAR, BindingKind.PARAMETER}
)
_NAMES: Final = frozenset({"identifier", "shorthand_property_identifier"})
_PARTS: Final = {
    "ternary_expression": ("consequence", "alternative"),
    "assignment_expression": ("right",),
    "subscript_expression": ("object",),
}


def may_be_own(visible: Visible, receiver: Node) -> bool:
    """True unless `receiver` comes, as far as the file shows, from a parameter without a type of
    the user's, from a property of one, or from an expression that makes no object.

    Where nothing in the file says what a parameter is, it is taken for an object of the platform:
    the assumption of `DISTINCTIVE`. An import, what a function or constructor gives back, and
    what `this` stands for are the user's.
    """
    pending, seen = [receiver], set[int]()
    for _ in range(_MAX_STEPS):
        if not pending:
            return False
        node = visible.unwrapped(pending.pop())
        if node.id in seen:
            continue
        seen.add(node.id)
        sources = _sources(visible, node)
        if sources is None:
            return True
        pending += sources
    return True


def is_foreign(visible: Visible, receiver: Node) -> bool:
    """True when `receiver` is read from `this`, from an import, or from what a function or a
    constructor of the user's gives: then a method of any name may be his."""
    node = visible.unwrapped(receiver)
    for _ in range(_MAX_STEPS):
        if node.type in _PRIMITIVES:
            return False
        if node.type == "identifier":
            binding = visible.scopes.binding(node)
            if binding is None or binding.kind not in _OWN_VALUES:
                return True
            initial = _initialiser(visible, binding)
            if initial is None:
                return False
            node = visible.unwrapped(initial)
            continue
        field = "function" if node.type == "call_expression" else "object"
        inner = node.child_by_field_name(field)
        if inner is None or node.type == "new_expression":
            return True
        if field == "function" and inner.type == "identifier":
            return called(visible.builtins.path(inner) or "") is None
        node = visible.unwrapped(inner)
    return True


def _initialiser(visible: Visible, binding: Binding) -> Node | None:
    """What the variable is declared with, whole or in pieces; None for parameters."""
    declared = visible.syntax.parent(binding.declarations[0])
    while declared is not None and declared.type in _PATTERNS:
        declared = visible.syntax.parent(declared)
    if declared is None or declared.type not in ("variable_declarator", "for_in_statement"):
        return None
    is_loop = declared.type == "for_in_statement"
    return declared.child_by_field_name("right" if is_loop else "value")


def _sources(visible: Visible, node: Node) -> list[Node] | None:
    """The expressions that `node` takes its value from; None when it may be the user's."""
    if node.type in _PRIMITIVES:
        return []
    if node.type in _PARTS:
        found = [node.child_by_field_name(field) for field in _PARTS[node.type]]
        return [part for part in found if part is not None]
    if node.type == "await_expression":
        waits = suspends(node, visible.syntax, visible.scopes)
        return children_of(node) if waits else None
    if node.type == "member_expression":
        return _property(visible, node)
    if node.type == "call_expression":
        return _called(visible, node)
    binding = visible.scopes.binding(node) if node.type in _NAMES else None
    return None if binding is None else _variable(visible, binding)


def _property(visible: Visible, member: Node) -> list[Node] | None:
    """The object of `member`, and all that the file puts under that name; of `this`, nothing is
    known but that."""
    owner, name = member.child_by_field_name("object"), member.child_by_field_name("property")
    if owner is None or name is None or name.type != "property_identifier":
        return None
    found = []
    for node in visible.member_names.occurrences(visible.text(name)):
        value = _put(visible, node)
        if value is not None:
            found.append(value)
    if visible.unwrapped(owner).type == "this":
        return found or None
    return [owner, *found]


def _called(visible: Visible, call: Node) -> list[Node] | None:
    """The object whose method `call` calls, where nothing in the file has such a method."""
    callee = call.child_by_field_name("function")
    if callee is None or callee.type != "member_expression":
        return None
    owner, name = callee.child_by_field_name("object"), callee.child_by_field_name("property")
    if owner is None or name is None or visible.unwrapped(owner).type == "this":
        return None
    return None if visible.member_names.is_defined(visible.text(name)) else [owner]


def _put(visible: Visible, name: Node) -> Node | None:
    """What is put under the property name `name` where it stands."""
    holder = visible.syntax.parent(name)
    if name.type == "shorthand_property_identifier":
        return name
    if holder is None or name.type != "property_identifier":
        return None
    if holder.type == "member_expression":
        if not visible.member_names.is_written(holder):
            return None
        above = visible.syntax.parent(holder)
        assigned = above is not None and above.type.endswith("assignment_expression")
        return above.child_by_field_name("right") if above is not None and assigned else above
    if holder.type == "pair":
        return holder.child_by_field_name("value")
    if holder.type in FIELDS or holder.type == "method_definition":
        return holder.child_by_field_name("value") or holder
    return None


def _variable(visible: Visible, binding: Binding) -> list[Node] | None:
    values = values_of(visible, binding)
    typed = annotation_of(visible, binding.declarations[0])
    if values is None and any(use.writes for use in binding.references):
        return None
    if binding.obscured or (typed is not None and not is_untyped(visible, typed)):
        return None
    return _declared(visible, binding) if values is None else values


def _declared(visible: Visible, binding: Binding) -> list[Node] | None:
    """What the pattern or loop that declares `binding` takes apart, and the defaults in it."""
    declaration, found = binding.declarations[0], list[Node]()
    declared = visible.syntax.parent(declaration)
    while declared is not None and declared.type in _PATTERNS:
        default = declared.child_by_field_name("right")
        found += [] if default is None else [default]
        declaration, declared = declared, visible.syntax.parent(declared)
    if declared is None:
        return None
    if binding.kind is BindingKind.PARAMETER:
        passed = _passed(visible, declaration, declared)
        return None if passed is None else found + passed
    source = {"variable_declarator": "value", "for_in_statement": "right"}.get(declared.type)
    value = None if source is None else declared.child_by_field_name(source)
    typed = annotation_of(visible, declaration)
    untyped = typed is None or is_untyped(visible, typed)
    return [*found, value] if value is not None and untyped else None


def _passed(visible: Visible, parameter: Node, declared: Node) -> list[Node] | None:
    """What a callback's parameter is taken from: the object or function that is called, and the
    other arguments. Nothing is known of other parameters without a type."""
    typed = annotation_of(visible, parameter)
    if typed is not None and not is_untyped(visible, typed):
        return None
    default = declared.child_by_field_name("value")
    function = visible.function_around(parameter)
    outer, arguments = (None, None) if function is None else visible.effective_parent(function)
    found = [] if default is None else [default]
    if outer is None or arguments is None or arguments.type != "arguments":
        return found
    call = visible.syntax.parent(arguments)
    callee = call.child_by_field_name("function") if call is not None else None
    if callee is None:
        return None
    others = [one for one in children_of(arguments) if one.id != outer.id]
    return [*found, *others, callee.child_by_field_name("object") or callee]
