"""What a literal's own text says of its type: does a pattern find all it asks for, are elements
alike, is there anything inside that takes its type from around?"""

from collections.abc import Sequence

from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import children_of, descend, unwrapped
from allocscan.typed import Final

_PLAIN_KEYS: Final = frozenset({"property_identifier", "string", "number"})
_PRIMITIVES: Final = {
    "string": "string",
    "template_string": "string",
    "regex": "RegExp",
    "number": "number",
    "true": "boolean",
    "false": "boolean",
}
_BARE_PARAMETERS: Final = frozenset({"identifier", "object_pattern", "array_pattern"})
"""Parameters in JavaScript; in TypeScript they stand in a node that may hold a type."""

_DEEPEST: Final = 4
"""Levels of literals in one another that are compared."""

_Alike = str | tuple[object, ...]


def has_all_of(literal: Node, pattern: Node, syntax: Syntax, *, defaults: bool) -> bool:
    """True when `literal` is an object with every key that the flat `pattern` names: otherwise
    the pattern adds to its type. `defaults`: the pattern may have default values."""
    if literal.type != "object" or pattern.type != "object_pattern":
        return False
    keys = {_key_of(entry, syntax) for entry in children_of(literal)}
    return None not in keys and all(
        _name_in(part, syntax, defaults=defaults) in keys - {None} for part in children_of(pattern)
    )


def have_same_keys(objects: Sequence[Node], syntax: Syntax) -> bool:
    """True when all of `objects` have the same plain keys: joined, none gets another's."""
    keys = {frozenset(_key_of(entry, syntax) for entry in children_of(each)) for each in objects}
    return len(keys) <= 1 and all(None not in each for each in keys)


def _key_of(entry: Node, syntax: Syntax) -> str | None:
    key = entry.child_by_field_name("key") if entry.type == "pair" else None
    if entry.type == "shorthand_property_identifier":
        key = entry
    plain = key is not None and (key is entry or key.type == "property_identifier")
    return syntax.name(key) if key is not None and plain else None


def _name_in(part: Node, syntax: Syntax, *, defaults: bool) -> str | None:
    """The key that one part of a pattern takes out, if a plain variable receives it."""
    if part.type == "shorthand_property_identifier_pattern":
        return syntax.name(part)
    if part.type == "object_assignment_pattern" and defaults:
        name = part.child_by_field_name("left")
        return None if name is None else syntax.name(name)
    key, value = part.child_by_field_name("key"), part.child_by_field_name("value")
    if part.type != "pair_pattern" or key is None or value is None:
        return None
    plain = key.type == "property_identifier" and value.type == "identifier"
    return syntax.name(key) if plain else None


def is_homogeneous(array: Node, syntax: Syntax) -> bool:
    """True when the elements are primitive values, or all built of the same primitive types."""
    elements = children_of(array)
    if all(element.type not in ("array", "object") for element in elements):
        return True
    kinds = {_alike(element, syntax) for element in elements}
    return len(kinds) == 1 and None not in kinds


def _alike(element: Node, syntax: Syntax, depth: int = _DEEPEST) -> _Alike | None:
    """Equal for two literals only if TypeScript gives them one type."""
    inner = children_of(element)
    if element.type == "array":
        kinds = {_PRIMITIVES.get(_plain(each).type, "") for each in inner}
        return None if "" in kinds else ("array", *sorted(kinds))
    if element.type != "object":
        return None
    entries = list[object]()
    for entry in inner:
        key, value = entry.child_by_field_name("key"), entry.child_by_field_name("value")
        if key is None or value is None or key.type not in _PLAIN_KEYS:
            return None
        plain = _plain(value)
        kind = _PRIMITIVES.get(plain.type) or (_alike(plain, syntax, depth - 1) if depth else None)
        if kind is None:
            return None
        entries.append((syntax.name(key), kind))
    return ("object", *entries)


def _plain(value: Node) -> Node:
    """The number of `-1`."""
    if value.type != "unary_expression":
        return value
    operand = value.child_by_field_name("argument")
    negative = value.children[0].type == "-" and operand is not None and operand.type == "number"
    return operand if negative and operand is not None else value


def has_like_members(literal: Node, syntax: Syntax) -> bool:
    """True unless `literal` is an object of objects that are not all built of the same primitive
    types: joined, fresh ones get the properties of each other."""
    values = [pair.child_by_field_name("value") for pair in children_of(literal)]
    inner = [unwrapped(value) for value in values if value is not None]
    holding = [value for value in inner if any(each.type == "object" for each in descend(value))]
    if literal.type != "object" or not holding:
        return True
    kinds = {_alike(value, syntax) for value in holding}
    return len(kinds) == 1 and None not in kinds and len(holding) == len(values)


def holds_text(literal: Node) -> bool:
    """True when a value in it is a string, which a union of strings may be wanted for."""
    return any(
        node.type in ("string", "template_string") and not _is_key(node)
        for node in descend(literal)
    )


def _is_key(node: Node) -> bool:
    """True for the `'a'` of `{ 'a': 1 }`."""
    after = node.next_sibling
    return after is not None and after.type == ":"


def holds_pairs(literal: Node) -> bool:
    """True for arrays in an array: in a call they are mostly pairs, which a constant's are not."""
    elements = children_of(literal) if literal.type == "array" else []
    return any(element.type == "array" for element in elements)


def leaves_parameters_untyped(literal: Node) -> bool:
    """True when a function in it has a parameter whose type only the context gives."""
    for node in descend(literal):
        if node.type == "arrow_function" and node.child_by_field_name("parameter") is not None:
            return True
        parameter = node.type in ("required_parameter", "optional_parameter")
        if parameter and node.child_by_field_name("type") is None:
            return True
        if node.type == "formal_parameters" and any(
            child.type in _BARE_PARAMETERS for child in node.named_children
        ):
            return True
    return False


def widens(literal: Node, syntax: Syntax) -> bool:
    """True where something in it is `null`, `undefined` or an empty array and nothing else: without
    strict checks of null that is of type `any` in a constant."""
    for node in descend(literal):
        if node.type == "pair":
            value = node.child_by_field_name("value")
            if value is not None and _is_nullish(unwrapped(value), syntax):
                return True
        elif node.type == "array" and all(
            _is_nullish(unwrapped(each), syntax) for each in children_of(node)
        ):
            return True
    return False


def _is_nullish(value: Node, syntax: Syntax) -> bool:
    if value.type == "unary_expression":
        return syntax.text(value).startswith(b"void")
    return value.type in ("null", "undefined") or syntax.text(value) == b"undefined"


def nests(literal: Node) -> bool:
    """True when another literal stands anywhere in it."""
    inner = list(descend(literal))[1:]
    return any(node.type in ("object", "array") for node in inner)
