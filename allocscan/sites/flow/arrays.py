"""Is an expression certainly a plain array? Only then are its methods the built-in ones."""

from typing import Final

from tree_sitter import Node

from allocscan.sites.flow.visible import Visible

_MAKERS: Final = frozenset(
    {
        "Array.from",
        "Array.of",
        "Object.entries",
        "Object.getOwnPropertyNames",
        "Object.keys",
        "Object.values",
        "Reflect.ownKeys",
    }
)
"""Built-in functions that give a new plain array (sec-array-objects, sec-object-objects)."""

_DERIVED: Final = frozenset(
    {"concat", "filter", "flat", "flatMap", "map", "slice", "sort", "reverse", "splice"}
    | {"toReversed", "toSorted", "toSpliced", "with", "fill"}
)
"""Methods of a plain array that give a plain array."""

_MAX_CHAIN: Final = 40


def is_array(visible: Visible, expression: Node) -> bool:
    """True when `expression` always evaluates to an array with the intrinsic prototype.

    `const` variables are followed to their initialisers, rest parameters are arrays; a variable
    that gets a property by name may get a method of its own.
    """
    for _ in range(_MAX_CHAIN):
        node = visible.unwrapped(expression)
        if node.type == "array":
            return True
        following = _from_call(visible, node) or _from_name(visible, node)
        if following is None:
            return False
        if following.type in ("array", "rest_pattern"):
            return True
        if following.type == "arguments":
            return True
        expression = following
    return False


def _from_call(visible: Visible, node: Node) -> Node | None:
    """For a call of a maker its arguments; for `xs.map(…)` the receiver `xs`."""
    callee = node.child_by_field_name("function") if node.type == "call_expression" else None
    if callee is None or callee.type != "member_expression":
        return None
    path = visible.global_path(callee)
    if path in _MAKERS:
        return node.child_by_field_name("arguments")
    name = callee.child_by_field_name("property")
    derived = name is not None and visible.text(name) in _DERIVED
    return callee.child_by_field_name("object") if derived else None


def _from_name(visible: Visible, node: Node) -> Node | None:
    if node.type != "identifier" or visible.gets_properties(node):
        return None
    return visible.value_of(node)
