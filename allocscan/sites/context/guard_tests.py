"""Conditions that ask whether something is set yet: `!x`, `x === undefined`, `cache.has(key)`."""

from collections.abc import Iterator

from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import children_of, unwrapped
from allocscan.typed import Final

_TARGETS: Final = frozenset({"identifier", "member_expression", "subscript_expression"})
_EQUAL: Final = frozenset({"==", "==="})
_UNEQUAL: Final = frozenset({"!=", "!=="})
_NOTHING: Final = frozenset({b"null", b"undefined", b"void 0", b"'undefined'", b'"undefined"'})
_COUNTS: Final = frozenset({b"length", b"size"})


def targets_of(test: Node, syntax: Syntax, *, unset: bool) -> Iterator[Node]:
    """What the condition of the `if` statement `test` asks for.

    With `unset` each is surely not set where the condition holds, else where it does not hold. A
    call stands for a key: the `cache.has(key)` of `!cache.has(key)`.
    """
    condition = test.child_by_field_name("condition")
    pending = [] if condition is None else [unwrapped(condition)]
    joined = "&&" if unset else "||"
    while pending:
        node = unwrapped(pending.pop())
        operator = node.child_by_field_name("operator")
        if node.type == "binary_expression" and operator is not None and operator.type == joined:
            pending += children_of(node)
            continue
        found = _when_unset(node, syntax) if unset else _when_set(node, syntax)
        if found is not None:
            yield _counted(unwrapped(found), syntax)


def _when_unset(node: Node, syntax: Syntax) -> Node | None:
    """The target that is not set where `node` holds."""
    operator = node.child_by_field_name("operator")
    if operator is None:
        return None
    if node.type == "unary_expression" and operator.type == "!":
        return _asked(node.child_by_field_name("argument"), syntax)
    return _compared(node, syntax, _EQUAL, zero=True) if operator.type in _EQUAL else None


def _when_set(node: Node, syntax: Syntax) -> Node | None:
    """The target that is set where `node` holds."""
    operator = node.child_by_field_name("operator")
    if operator is not None and operator.type in _UNEQUAL:
        return _compared(node, syntax, _UNEQUAL, zero=False)
    return _asked(node, syntax)


def _asked(node: Node | None, syntax: Syntax) -> Node | None:
    node = None if node is None else unwrapped(node)
    if node is None or node.type in _TARGETS:
        return node
    if node.type != "call_expression":
        return None
    callee = node.child_by_field_name("function")
    method = None if callee is None else callee.child_by_field_name("property")
    return node if method is not None and syntax.text(method) in (b"has", b"get") else None


def _compared(node: Node, syntax: Syntax, operators: frozenset[str], *, zero: bool) -> Node | None:
    """The side of `x === undefined` that is not the nothing; `typeof` is looked through."""
    sides = [node.child_by_field_name(name) for name in ("left", "right")]
    for side, other in (sides, sides[::-1]):
        if side is None or other is None:
            continue
        text, side = syntax.text(other), unwrapped(side)
        if text in _NOTHING:
            if side.type == "unary_expression":
                argument = side.child_by_field_name("argument")
                return None if argument is None else unwrapped(argument)
            return side if side.type in _TARGETS else None
        if zero and text == b"0" and _counted(side, syntax).id != side.id:
            return side
    return None


def _counted(target: Node, syntax: Syntax) -> Node:
    """The `table` of `table.length`."""
    name = target.child_by_field_name("property")
    if target.type != "member_expression" or name is None or syntax.text(name) not in _COUNTS:
        return target
    return target.child_by_field_name("object") or target
