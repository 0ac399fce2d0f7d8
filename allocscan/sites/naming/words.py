"""What parts of the tree are called: functions, keys, the thing an expression speaks of."""

from allocscan.knowledge.english import singular
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import CASTS
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import children_of
from allocscan.typed import Final

_DECLARED: Final = frozenset({"identifier", "property_identifier", "private_property_identifier"})
_ATTRIBUTES: Final = frozenset(
    {"code", "field", "id", "key", "kind", "name", "prop", "property", "type", "value"}
)
"""Property names that say little without what they are a property of."""

_OWNERLESS: Final = frozenset(
    {"args", "config", "data", "elem", "element", "event", "evt", "input", "item", "obj", "object"}
    | {"options", "opts", "params", "props", "ret", "result", "self", "temp", "tmp", "val", "value"}
)
"""Owners that say nothing of what a property is about."""

_CONVERSIONS: Final = frozenset(
    {"charAt", "toLowerCase", "toString", "toUpperCase", "trim", "slice", "substr", "substring"}
    | {"replace", "toLocaleLowerCase", "toLocaleUpperCase", "valueOf"}
)


def plain_name(target: Node | None, syntax: Syntax) -> str | None:
    """The name that `target` is, or that a member access ends in."""
    if target is not None and target.type == "member_expression":
        target = target.child_by_field_name("property")
    if target is None or target.type not in _DECLARED:
        return None
    return syntax.name(target).lstrip("#")


def key_of(pair: Node, syntax: Syntax) -> str | None:
    """The key of a property, where it can be a part of a name."""
    key = pair.child_by_field_name("key") or pair.child_by_field_name("name")
    return None if key is None else label_of(key, syntax)


def label_of(node: Node, syntax: Syntax) -> str | None:
    """The words of a key or of a `case`: a name, the last part of a member access, a short string
    of words."""
    if node.type == "string":
        inner = syntax.name(node)[1:-1]
        spelled = inner.replace("-", "").replace("_", "").replace(" ", "").replace("/", "")
        return inner if spelled.isalnum() and len(inner) <= 30 else None
    return plain_name(node, syntax)


def name_in(node: Node, syntax: Syntax) -> str | None:
    """What `node` speaks of: `role` of `user.role`, `tokenType` of `token.type`, `kind` of
    `kind.toLowerCase()`, `asset` of `assets[name]`, `day` of `date.getDay()`."""
    at: Node | None = node
    while at is not None:
        if at.type == "identifier":
            return syntax.name(at)
        if at.type == "member_expression":
            return _member(at, syntax)
        if at.type == "call_expression":
            callee = at.child_by_field_name("function")
            name = plain_name(callee, syntax)
            converts = name in _CONVERSIONS and callee is not None
            if not converts or callee is None or callee.type != "member_expression":
                return _told(name)
            at = callee.child_by_field_name("object")
        elif at.type == "subscript_expression":
            base = name_in_base(at, syntax)
            return None if base is None else singular(base)
        elif at.type in CASTS or at.type == "parenthesized_expression":
            at = next(iter(children_of(at)), None)
        elif at.type == "ternary_expression":
            at = at.child_by_field_name("alternative")
        else:
            return None
    return None


def name_in_base(subscript: Node, syntax: Syntax) -> str | None:
    """`assets` of `assets[name]`."""
    return plain_name(subscript.child_by_field_name("object"), syntax)


def function_name(function: Node, syntax: Syntax) -> str | None:
    """The name people call `function` by: its own, or of what it is assigned to."""
    name = function.child_by_field_name("name")
    if name is not None and name.type in _DECLARED:
        return syntax.name(name).lstrip("#")
    at = syntax.parent(function)
    while at is not None and at.type in ("parenthesized_expression", "as_expression"):
        at = syntax.parent(at)
    if at is None:
        return None
    for field in ("name", "left", "key", "property"):
        name = at.child_by_field_name(field)
        found = None if name is None else plain_name(name, syntax)
        if found is not None:
            return found
    return None


def _member(member: Node, syntax: Syntax) -> str | None:
    name = plain_name(member, syntax)
    if name not in _ATTRIBUTES:
        return name
    owner = plain_name(member.child_by_field_name("object"), syntax)
    if owner is None or len(owner) < 3 or owner in _OWNERLESS:
        return name
    return f"{owner}{name[:1].upper()}{name[1:]}"


def _told(callee: str | None) -> str | None:
    """`day` of `getDay`: what a call gives by the name of what is called."""
    if callee is None or not callee.startswith("get") or len(callee) < 4:
        return None
    return callee[3:4].lower() + callee[4:] if callee[3].isupper() else None
