"""Evaluates a call of a built-in that is listed as pure; every other call varies."""

from collections.abc import Generator, Mapping

from allocscan.knowledge.conversions import CONVERSION_HOOKS
from allocscan.knowledge.pure_calls import (
    ARRAY_METHODS,
    CONSTRUCTORS,
    FUNCTIONS,
    STRING_METHODS,
    Gives,
    PureCall,
    Takes,
)
from allocscan.sites.constants import OBJECTS, Kind, Need, VariesError, Wanted
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import FUNCTIONS as FUNCTION_NODES
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import children_of, descend, unwrapped
from allocscan.typed import Final

_ANEW: Final = "is computed anew each time"
_KINDS: Final[Mapping[Gives, Kind]] = {
    Gives.NUMBER: Kind.NUMBER,
    Gives.TEXT: Kind.STRING,
    Gives.BOOLEAN: Kind.BOOLEAN,
    Gives.SYMBOL: Kind.SYMBOL,
    Gives.PRIMITIVES: Kind.ARRAY,
    Gives.ELEMENTS: Kind.ARRAY,
    Gives.PAIRS: Kind.ARRAY,
    Gives.SET: Kind.OBJECT,
    Gives.MAP: Kind.OBJECT,
    Gives.RECORD: Kind.OBJECT,
    Gives.TYPED_ARRAY: Kind.OBJECT,
}
_PLAIN: Final = frozenset({"string", "number", "true", "false", "null"})
_MAKES_OBJECTS: Final = FUNCTION_NODES | {
    "array",
    "call_expression",
    "class",
    "new_expression",
    "object",
    "regex",
}
_ACCEPTED: Final[Mapping[Takes, frozenset[Kind]]] = {
    Takes.ANY: frozenset(Kind),
    Takes.NUMBER: frozenset({Kind.NUMBER}),
    Takes.TEXT: frozenset({Kind.STRING}),
    Takes.PRIMITIVE: frozenset(Kind) - OBJECTS - {Kind.NAME, Kind.SYMBOL, Kind.BIGINT},
    Takes.ITEMS: frozenset({Kind.ARRAY, Kind.STRING}),
    Takes.CONTENTS: OBJECTS,
    Takes.NUMBERS: frozenset({Kind.ARRAY}),
    Takes.PLAIN_PAIRS: frozenset({Kind.ARRAY}),
    Takes.RECORD: frozenset({Kind.OBJECT}),
    Takes.OWN: OBJECTS,
}
_WANTED: Final[Mapping[Takes, Wanted]] = {
    Takes.ANY: Wanted.ANY,
    Takes.NUMBER: Wanted.NUMBER,
    Takes.TEXT: Wanted.TEXT,
    Takes.PRIMITIVE: Wanted.PRIMITIVE,
    Takes.ITEMS: Wanted.ITEMS,
    Takes.CONTENTS: Wanted.CONTENTS,
}
"""What a name must turn out to be to be such an argument; the others admit no name."""


def pure_call(node: Node, syntax: Syntax) -> tuple[PureCall, Node | None] | None:
    """The row of a call, by its text alone, and the receiver if it is a method of a value."""
    made = node.type == "new_expression"
    callee = node.child_by_field_name("constructor" if made else "function")
    arguments = node.child_by_field_name("arguments")
    if callee is None or arguments is None or arguments.type != "arguments":
        return None
    row = (CONSTRUCTORS if made else FUNCTIONS).get(syntax.name(callee))
    if row is not None or made or callee.type != "member_expression":
        return None if row is None else (row, None)
    receiver, name = callee.child_by_field_name("object"), callee.child_by_field_name("property")
    if receiver is None or name is None:
        return None
    methods = ARRAY_METHODS if _makes_array(receiver, syntax) else STRING_METHODS
    row = methods.get(syntax.name(name))
    return None if row is None else (row, receiver)


def _makes_array(receiver: Node, syntax: Syntax) -> bool:
    """True when `receiver` is an array literal or a call that gives an array, by its text."""
    node = unwrapped(receiver)
    while node.type == "call_expression":
        callee = node.child_by_field_name("function")
        row = None if callee is None else FUNCTIONS.get(syntax.name(callee))
        if row is not None:
            return _KINDS.get(row.gives) is Kind.ARRAY
        name = None if callee is None else callee.child_by_field_name("property")
        inner = None if callee is None else callee.child_by_field_name("object")
        if name is None or inner is None or syntax.name(name) not in ARRAY_METHODS:
            return name is not None and syntax.text(name) == b"split"
        node = unwrapped(inner)
    return node.type == "array"


def call(node: Node, syntax: Syntax, needs: list[Need]) -> Generator[Node, Kind, Kind]:
    """A step of an evaluation: the kind of what the call gives, or `VariesError`."""
    found = pure_call(node, syntax)
    if found is None:
        raise VariesError(_ANEW, node)
    row, receiver = found
    if receiver is not None:
        needs.append(Need(_method(node), Wanted.METHOD))
        yield from _receiver(node, receiver, row, syntax, needs)
    else:
        made = node.type == "new_expression"
        callee = node.child_by_field_name("constructor" if made else "function")
        assert callee is not None, "it has a row"
        needs.append(Need(callee, Wanted.BUILTIN))
    arguments = node.child_by_field_name("arguments")
    given = [] if arguments is None else children_of(arguments)
    if len(given) < row.least:
        raise VariesError(_ANEW, node)
    kinds: list[Kind] = []
    for position, argument in enumerate(given):
        takes = row.admits(position)
        if takes is None or argument.type == "spread_element":
            raise VariesError(_ANEW, node)
        kinds.append((yield argument))
        _check(unwrapped(argument), kinds[-1], takes, syntax, needs)
    return kinds[0] if row.gives is Gives.ARGUMENT else _KINDS[row.gives]


def _method(node: Node) -> Node:
    """The name of the method that `node` calls."""
    callee = node.child_by_field_name("function")
    name = None if callee is None else callee.child_by_field_name("property")
    assert name is not None, "it has a receiver"
    return name


def _receiver(
    node: Node, receiver: Node, row: PureCall, syntax: Syntax, needs: list[Need]
) -> Generator[Node, Kind, None]:
    kind, inner = (yield receiver), unwrapped(receiver)
    if row in ARRAY_METHODS.values():
        joined = row.gives is Gives.TEXT
        if kind is not Kind.ARRAY or not (_is_plain(inner) if joined else _is_flat(inner, syntax)):
            raise VariesError(_ANEW, node)
    elif kind is Kind.NAME:
        needs.append(Need(inner, Wanted.TEXT))
    elif kind is not Kind.STRING:
        raise VariesError(_ANEW, node)


def _check(argument: Node, kind: Kind, takes: Takes, syntax: Syntax, needs: list[Need]) -> None:
    """Raise `VariesError` unless `argument`, of that kind, is what the call takes."""
    if kind is Kind.NAME:
        wanted = _WANTED.get(takes)
        if wanted is None:
            raise VariesError(_ANEW, argument)
        needs.append(Need(argument, wanted))
        return
    if kind not in _ACCEPTED[takes]:
        raise VariesError("may throw or call a conversion", argument)
    match takes:
        case Takes.PLAIN_PAIRS:
            fits = _is_pairs(argument)
        case Takes.NUMBERS:
            fits = _is_numbers(argument, syntax)
        case Takes.RECORD:
            fits = argument.type == "object" and _is_flat(argument, syntax)
        case Takes.ITEMS | Takes.CONTENTS if kind in OBJECTS:
            fits = _is_flat(argument, syntax)
        case _:
            fits = True
    if not fits:
        raise VariesError(_ANEW, argument)


def _is_flat(container: Node, syntax: Syntax) -> bool:
    """True when `container` holds nothing that its own text makes, but for primitives: then what
    a call takes out of it is made elsewhere."""
    if gives_flat(container, syntax):
        return True
    if container.type not in ("object", "array"):
        return False
    inner = (node for node in descend(container) if node.id != container.id)
    if any(node.type in _MAKES_OBJECTS or "jsx" in node.type for node in inner):
        return False
    return container.type == "array" or all(
        _is_ordinary(entry, syntax) for entry in children_of(container)
    )


def _is_ordinary(entry: Node, syntax: Syntax) -> bool:
    """True for an entry whose key is no prototype and no name that conversions call."""
    key = entry.child_by_field_name("key") or entry
    if entry.type == "spread_element":
        return True
    name = syntax.name(key).strip("'\"")
    plain = key.type != "computed_property_name" and "\\" not in name
    return plain and name != "__proto__" and name not in CONVERSION_HOOKS


def gives_flat(node: Node, syntax: Syntax) -> bool:
    """True for a call that gives a new array of primitives, or of what is made elsewhere."""
    found = pure_call(node, syntax) if node.type == "call_expression" else None
    return found is not None and found[0].gives in (Gives.PRIMITIVES, Gives.ELEMENTS)


def _is_plain(array: Node) -> bool:
    return array.type == "array" and all(one.type in _PLAIN for one in children_of(array))


def _is_numbers(array: Node, syntax: Syntax) -> bool:
    """True for an array literal of number literals, signed or not, and no bigint."""
    if array.type != "array" or not is_dense(array):
        return False
    for one in children_of(array):
        signed = one.type == "unary_expression" and one.children[0].type in ("-", "+")
        number = unwrapped(one.children[-1]) if signed else one
        if number.type != "number" or syntax.text(number).endswith(b"n"):
            return False
    return True


def _is_pairs(array: Node) -> bool:
    pairs = children_of(array) if array.type == "array" and is_dense(array) else []
    return bool(pairs) and all(_is_plain(one) and len(children_of(one)) == 2 for one in pairs)


def is_dense(array: Node) -> bool:
    """True when the array literal has no holes: what takes pairs throws at one."""
    before = "["
    for child in array.children:
        if child.type == "," and before in ("[", ","):
            return False
        before = before if child.type == "comment" else child.type
    return True
