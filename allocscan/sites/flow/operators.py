"""What operators make of a value: hand it on, compare it, convert it, ask whether it is there."""

from allocscan.sites.flow.state import Flow
from allocscan.sites.flow.value import Value
from allocscan.sites.verdicts import Route, Use
from allocscan.syntax.binding import Node
from allocscan.syntax.walk import is_field
from allocscan.typed import Final

_PRIMITIVE_LITERALS: Final = frozenset(
    {"string", "number", "true", "false", "null", "undefined", "template_string"}
)


_EQUALITY: Final = frozenset({"==", "!=", "===", "!=="})


_RESULT_OF_LEFT: Final = frozenset({"||", "??", "&&"})


def ternary(flow: Flow, node: Node, parent: Node, value: Value) -> None:
    if not is_field(parent, "condition", node):
        flow.to(parent, value)


def binary(flow: Flow, node: Node, parent: Node, value: Value) -> None:
    operator = parent.child_by_field_name("operator")
    symbol = "" if operator is None else operator.type
    if symbol in _RESULT_OF_LEFT:
        # an object is true: the left side of `&&` never is the result
        if symbol != "&&" or is_field(parent, "right", node):
            flow.to(parent, value)
    elif symbol in _EQUALITY:
        _equality(flow, node, parent, value)
    elif symbol == "instanceof":
        if is_field(parent, "right", node) or not _is_builtin(flow, parent):
            flow.leak(Route.COERCED, node)
    elif symbol == "in" and is_field(parent, "right", node):
        flow.use(value.parts, Use.KEYED)
    else:
        flow.convert(node, value)


def _is_builtin(flow: Flow, test: Node) -> bool:
    right = test.child_by_field_name("right")
    if right is None or right.type != "identifier" or flow.scopes.binding(right) is not None:
        return False
    if flow.visible.tampering.changes_tests or flow.visible.builtins.path(right) is None:
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
    elif not strict and flow.visible.tampering.changes_conversions:
        flow.leak(Route.COERCED, node)  # sec-islooselyequal converts it


def _is_primitive(node: Node) -> bool:
    if node.type in _PRIMITIVE_LITERALS:
        return True
    if node.type == "unary_expression":
        operator = node.child_by_field_name("operator")
        return operator is not None and operator.type in ("typeof", "void", "!", "-", "~")
    return False


def unary(flow: Flow, node: Node, parent: Node, value: Value) -> None:
    operator = parent.child_by_field_name("operator")
    if operator is not None and operator.type in ("-", "+", "~"):
        flow.convert(node, value)
