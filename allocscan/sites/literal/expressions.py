"""From an expression inside a literal to what it is to the engine."""

import re
from collections.abc import Mapping

from allocscan.knowledge.costs import (
    ACCESSOR_PAIR,
    ARROW,
    CLASS,
    CLASS_22,
    CLASS_ACCESSOR,
    CLASS_FIELDS,
    CLASS_FIELDS_22,
    CLASS_METHOD,
    CONS_LENGTH,
    CONS_STRING,
    FUNCTION,
    REGEXP,
    SHORT_STRING,
)
from allocscan.records import replace
from allocscan.regex import regex
from allocscan.sites.literal.folding import combined
from allocscan.sites.literal.values import (
    COMPUTED_DOUBLE,
    CONSTANT,
    REFERENCE,
    UNDEFINED,
    Value,
    ValueKind,
    calculated,
    number_of,
)
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import unwrapped
from allocscan.typed import Final

_CLOSURE: Final = Value(ValueKind.COMPUTED, ARROW, ARROW)
_CONSTRUCTOR: Final = Value(ValueKind.COMPUTED, FUNCTION, FUNCTION)
_BY_TYPE: Final[Mapping[str, Value]] = {
    "string": CONSTANT,
    "true": CONSTANT,
    "false": CONSTANT,
    "null": CONSTANT,
    "undefined": UNDEFINED,
    "arrow_function": _CLOSURE,
    "generator_function": _CONSTRUCTOR,
    "regex": Value(ValueKind.COMPUTED, REGEXP, REGEXP),
}
_OPERATIONS: Final = frozenset({"unary_expression", "binary_expression"})
_PLAIN: Final = frozenset({"string", "number", "true", "false", "null"})
_ESCAPE: Final = regex(r"\\(u\{[^}]*\}|u.{4}|x..|\r\n|.)", re.DOTALL)
_DOUBLES: Final = regex(
    rb"Math\s*\.\s*(PI|E|LN2|LN10|LOG2E|LOG10E|SQRT2|SQRT1_2)"
    rb"|Number\s*\.\s*((MAX|MIN)(_SAFE_INTEGER|_VALUE)|EPSILON|NaN|(POSITIVE|NEGATIVE)_INFINITY)"
)


def value_of(node: Node, syntax: Syntax, major: int) -> Value:
    """What `node`, unwrapped and no object or array literal, is to Node `major`."""
    found = _BY_TYPE.get(node.type)
    if found is not None:
        return found
    return (
        _operation(node, syntax, major) if node.type in _OPERATIONS else _leaf(node, syntax, major)
    )


def method_value(method: Node) -> Value:
    """The closure that a method, getter or setter makes."""
    return _CONSTRUCTOR if _has_token(method, "*") else _CLOSURE


def _leaf(node: Node, syntax: Syntax, major: int) -> Value:
    match node.type:
        case "number":
            return number_of(syntax.text(node))
        case "identifier" if syntax.text(node) in (b"NaN", b"Infinity"):
            return COMPUTED_DOUBLE
        case "member_expression" if _DOUBLES.fullmatch(syntax.text(node)):
            # Read out of a field that holds it bare: boxed anew (measured; Node 18.20.8 does not).
            return calculated() if major >= 20 else COMPUTED_DOUBLE
        case "template_string":
            return _template(node)
        case "function_expression":
            return _CLOSURE if _has_token(node, "async") else _CONSTRUCTOR
        case "class":
            return _class(node, syntax, major)
    return REFERENCE


def _class(node: Node, syntax: Syntax, major: int) -> Value:
    """An estimate where it has accessors or fields beside methods."""
    body = node.child_by_field_name("body")
    members = [] if body is None else body.named_children
    size = int(CLASS if major < 22 else CLASS_22)
    for member in members:
        name = member.child_by_field_name("name")
        named = None if name is None else syntax.text(name)
        if member.type == "method_definition" and named != b"constructor":
            accessor = _has_token(member, "get") or _has_token(member, "set")
            size += CLASS_ACCESSOR + _pair_bytes(major) if accessor else CLASS_METHOD
    if any(member.type.endswith("field_definition") for member in members):
        size += CLASS_FIELDS if major < 22 else CLASS_FIELDS_22
    return Value(ValueKind.COMPUTED, size, size, stays=True)


def _pair_bytes(major: int) -> int:
    return ACCESSOR_PAIR if major >= 22 else 0


def _has_token(node: Node, token: str) -> bool:
    return any(child.type == token and not child.is_named for child in node.children)


def _template(node: Node) -> Value:
    """Every piece after the first is one addition; additions of constants are folded later."""
    parts = [part for part in node.named_children if part.type != "comment"]
    holes = [part for part in parts if part.type == "template_substitution"]
    if not holes:
        return CONSTANT
    pieces, length, in_text = len(holes), 0, False
    for part in parts:
        is_text = part.type != "template_substitution"
        pieces += is_text and not in_text
        length += part.end_byte - part.start_byte if is_text else 0
        in_text = is_text
    size = (CONS_STRING if length >= CONS_LENGTH else SHORT_STRING) * (pieces - 1)
    plain = all(hole.named_children and hole.named_children[0].type in _PLAIN for hole in holes)
    return Value(ValueKind.COMPUTED, size, 0 if plain else size)


# ------------------------------------------------------------------ operators


def _operation(node: Node, syntax: Syntax, major: int) -> Value:
    pending: list[tuple[Node, bool]] = [(node, False)]
    known: list[Value] = []
    while pending:
        current, operands_known = pending.pop()
        if current.type not in _OPERATIONS:
            known.append(_operand(current, syntax, major))
        elif not operands_known:
            pending.append((current, True))
            pending += [(operand, False) for operand in _operands(current)[::-1]]
        else:
            operands = [known.pop() for _ in _operands(current)][::-1]
            operator = current.child_by_field_name("operator")
            known.append(combined(operator.type if operator else "", operands, major))
    return known[-1]


def _operand(node: Node, syntax: Syntax, major: int) -> Value:
    if node.type != "string":
        return value_of(node, syntax, major)
    text = _ESCAPE.sub("x", syntax.name(node)[1:-1])
    return replace(CONSTANT, length=len(text) + sum(character > "\uffff" for character in text))


def _operands(node: Node) -> list[Node]:
    """One or two. A private name before `in` stands for itself, like any unknown value."""
    fields = ("left", "right") if node.type == "binary_expression" else ("argument",)
    found = [node.child_by_field_name(field) for field in fields]
    return [unwrapped(operand) for operand in found if operand is not None]
