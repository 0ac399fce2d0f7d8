"""Is a receiver certainly the number or the text whose locale method is called?

A formatter takes whatever it is given: null, which throws as a receiver, it formats as 0; an
invalid Date, of which `toLocaleString` says "Invalid Date", makes it throw. So no Date is certain.
"""

from allocscan.knowledge.kinds import CALLED, Kind
from allocscan.scopes.model import BindingKind
from allocscan.sites.flow.annotations import annotation_of
from allocscan.sites.flow.operator_kinds import kind_of_operation, operator_of
from allocscan.sites.flow.receiver_kinds import kind_of
from allocscan.sites.flow.visible import Visible
from allocscan.syntax.binding import Node
from allocscan.syntax.walk import children_of
from allocscan.typed import Final

_MAX_STEPS: Final = 20
_MAY_GIVE_UNDEFINED: Final = frozenset(
    {"JSON.stringify", "at", "codePointAt", "getAttribute", "toJSON"}
)
_PRIMITIVE_TYPES: Final = frozenset({"number", "bigint", "string"})


def is_certainly(visible: Visible, receiver: Node, kind: Kind) -> bool:
    """True when `receiver` evaluates to a primitive of that `kind`, never to null or undefined. A
    TypeScript annotation is believed, as in `flow.receiver_kinds`."""
    if kind not in (Kind.NUMERIC, Kind.STRING):
        return False
    known = kind_of(visible, receiver)
    return known is not None and known.kind is kind and _is_never_nullish(visible, receiver)


def _is_never_nullish(visible: Visible, node: Node) -> bool:
    """True when `node`, of a kind that is known but for null and undefined, is neither."""
    for _ in range(_MAX_STEPS):
        node = visible.unwrapped(node)
        if node.type == "identifier":
            if _is_annotated(visible, node):
                return True
            value = visible.value_of(node)
            if value is None:
                return False
            node = value
            continue
        if kind_of_operation(node) is not None:
            return True
        if node.type == "binary_expression":
            return operator_of(node) == "+"
        if node.type == "call_expression":
            return _call_gives(visible, node)
        return node.type == "member_expression" and not _is_optional(node)
    return False


def _is_annotated(visible: Visible, name: Node) -> bool:
    """True for a parameter of a primitive type that is not optional, and a `const` or `let` that
    has its value from the declaration on: another may be read before it is assigned to."""
    binding = visible.scopes.binding(name)
    if binding is None or len(binding.declarations) != 1:
        return False
    declared = visible.syntax.parent(binding.declarations[0])
    annotation = annotation_of(visible, binding.declarations[0])
    if annotation is None or declared is None or declared.type == "optional_parameter":
        return False
    if declared.type == "variable_declarator":
        given = declared.child_by_field_name("value") is not None
        if not given or binding.kind not in (BindingKind.CONST, BindingKind.LET):
            return False
    types = children_of(annotation)
    return len(types) == 1 and visible.text(types[0]) in _PRIMITIVE_TYPES


def _call_gives(visible: Visible, call: Node) -> bool:
    callee = call.child_by_field_name("function")
    if callee is None or _is_optional(call):
        return False
    path = visible.builtins.path(callee) or ""
    if path in CALLED or path.startswith("Math."):
        return path not in _MAY_GIVE_UNDEFINED
    name = callee.child_by_field_name("property")
    if callee.type != "member_expression" or name is None or _is_optional(callee):
        return False
    return visible.text(name) not in _MAY_GIVE_UNDEFINED


def _is_optional(node: Node) -> bool:
    """True for a link of an optional chain, which may end in undefined."""
    while node.type in ("member_expression", "call_expression", "subscript_expression"):
        if any(child.type in ("optional_chain", "?.") for child in node.children):
            return True
        inner = node.child_by_field_name("object") or node.child_by_field_name("function")
        if inner is None:
            return False
        node = inner
    return False
