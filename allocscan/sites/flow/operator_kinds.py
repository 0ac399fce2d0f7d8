"""What literals and operators evaluate to, whatever their operands are."""

from allocscan.knowledge.kinds import Kind
from allocscan.sites.flow.visible import Visible
from allocscan.syntax.binding import Node
from allocscan.syntax.walk import unwrapped
from allocscan.typed import Final

_LITERALS: Final = {
    "array": Kind.ARRAY,
    "false": Kind.BOOLEAN,
    "number": Kind.NUMERIC,
    "regex": Kind.REGEXP,
    "rest_pattern": Kind.ARRAY,
    "string": Kind.STRING,
    "template_string": Kind.STRING,
    "true": Kind.BOOLEAN,
    "update_expression": Kind.NUMERIC,
}
_UNARY: Final = {
    **dict.fromkeys(("!", "delete"), Kind.BOOLEAN),
    **dict.fromkeys(("+", "-", "~"), Kind.NUMERIC),
    "typeof": Kind.STRING,
}
_BINARY: Final = {
    **dict.fromkeys(("-", "*", "/", "%", "**", "<<", ">>", ">>>", "&", "|", "^"), Kind.NUMERIC),
    **dict.fromkeys(("==", "!=", "===", "!==", "<", ">", "<=", ">="), Kind.BOOLEAN),
    **dict.fromkeys(("in", "instanceof"), Kind.BOOLEAN),
}
CHOICES: Final = frozenset({"||", "??", "&&"})
"""Operators whose result is one of their operands."""

_MOST_OPERANDS: Final = 60


def kind_of_operation(node: Node) -> Kind | None:
    """The kind that the literal or operation `node` has by its form alone; `+` is not among them
    (sec-applystringornumericbinaryoperator, sec-unary-operators)."""
    table = {"unary_expression": _UNARY, "binary_expression": _BINARY}.get(node.type)
    return _LITERALS.get(node.type) if table is None else table.get(operator_of(node))


def operator_of(node: Node) -> str:
    """The operator of a unary or binary expression."""
    operator = node.child_by_field_name("operator")
    return "" if operator is None else operator.type


def operands_of(addition: Node) -> list[Node]:
    """The operands of `a + b + c`, in no order; after many, sums that were not taken apart."""
    pending, found = [addition], list[Node]()
    while pending and len(found) + len(pending) < _MOST_OPERANDS:
        node = unwrapped(pending.pop())
        if node.type == "binary_expression" and operator_of(node) == "+":
            sides = (node.child_by_field_name(field) for field in ("left", "right"))
            pending += [side for side in sides if side is not None]
        else:
            found.append(node)
    return found + pending


def is_text(node: Node) -> bool:
    """True for a string or template that stands there: a sum with one in it is a string."""
    return node.type in ("string", "template_string")


def has_plain_pattern(visible: Visible, arguments: list[Node]) -> bool:
    """True when the first of `arguments` is a string or regular expression that stands in the
    file, which leaves these alone: then `DISPATCHES` methods look for no method of the user's."""
    if visible.tampering.changes_patterns:
        return False
    first = visible.unwrapped(arguments[0]) if arguments else None
    if first is not None and first.type == "identifier":
        first = visible.value_of(first)
    return first is not None and (is_text(first) or first.type == "regex")
