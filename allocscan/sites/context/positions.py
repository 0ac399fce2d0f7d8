"""Where the value of an expression goes in one step: what holds it, calls it or takes it."""

from allocscan.records import dataclass
from allocscan.sites.context.callee import arguments_of, first_part
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import WRAPPERS
from allocscan.syntax.parse import Syntax
from allocscan.typed import Final

CALLS: Final = frozenset({"call_expression", "new_expression"})
PASSING: Final = WRAPPERS | {"type_assertion"}
LOGICAL: Final = frozenset({"&&", "||", "??"})
_SHORTHAND: Final = "shorthand_property_identifier"
_IN_OBJECTS: Final = frozenset({"method_definition", _SHORTHAND})


@dataclass(frozen=True, slots=True)
class Called:
    """It is what `call` calls, or constructs; `f.call(…)` and `f.apply(…)` call it too."""

    call: Node


@dataclass(frozen=True, slots=True)
class Argument:
    """It is argument `index` of `call`."""

    call: Node
    index: int


@dataclass(frozen=True, slots=True)
class Property:
    """It is the value of `key` (None: computed) in the object literal `of`; methods and `{ f }`
    too."""

    of: Node
    key: str | None


@dataclass(frozen=True, slots=True)
class Named:
    """It initialises the variable whose declaring identifier is `identifier`."""

    identifier: Node


@dataclass(frozen=True, slots=True)
class Assigned:
    """It is the right side of an assignment to `target`; `operator` is `=`, `??=`…"""

    target: Node
    operator: str


@dataclass(frozen=True, slots=True)
class Attribute:
    """It is the value of the JSX attribute `name`."""

    name: str


@dataclass(frozen=True, slots=True)
class Returned:
    """It is what `function` (an arrow with an expression body) or a `return` gives back."""

    by: Node


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Anything else; `at` is the node that holds it."""

    at: Node


Position = Called | Argument | Property | Named | Assigned | Attribute | Returned | Elsewhere


def position_of(value: Node, syntax: Syntax) -> Position:
    """Return the position of `value`, seen through brackets, casts, `?:`, `||` and `.bind(…)`."""
    child = value
    while True:
        parent = syntax.parent(child)
        if parent is None:
            return Elsewhere(child)
        bound = _bound_call(child, parent, syntax)
        if bound is not None:
            child = bound
        elif passes_on(parent, child):
            child = parent
        else:
            return _position(child, parent, syntax)


def passes_on(parent: Node, child: Node) -> bool:
    """True when the value of `child` can be the value of `parent`, as it is."""
    kind = parent.type
    if kind in PASSING:
        return True
    if kind == "ternary_expression":
        return not _is_field(parent, "condition", child)
    if kind == "binary_expression":
        operator = parent.child_by_field_name("operator")
        return operator is not None and operator.type in LOGICAL
    return kind == "sequence_expression" and parent.children[-1].id == child.id


def _position(child: Node, parent: Node, syntax: Syntax) -> Position:
    kind = parent.type
    if kind in CALLS:
        return Called(parent)
    if kind == "arguments":
        return _argument(child, parent, syntax)
    if kind in ("assignment_expression", "augmented_assignment_expression"):
        return _assigned(child, parent)
    if kind == "variable_declarator":
        name = parent.child_by_field_name("name")
        if name is not None and name.type == "identifier" and name.id != child.id:
            return Named(name)
    if kind == "pair" or (kind == "object" and child.type in _IN_OBJECTS):
        return _property(child, parent, syntax)
    if kind == "jsx_expression":
        return _attribute(parent, syntax)
    if kind == "return_statement" or (
        kind == "arrow_function" and _is_field(parent, "body", child)
    ):
        return Returned(parent)
    return Elsewhere(parent)


def _argument(child: Node, arguments: Node, syntax: Syntax) -> Position:
    call = syntax.parent(arguments)
    if call is None or call.type not in CALLS:
        return Elsewhere(arguments)
    for index, argument in enumerate(arguments_of(call)):
        if argument.id == child.id:
            return Argument(call, index)
    return Elsewhere(arguments)


def _assigned(child: Node, parent: Node) -> Position:
    target, operator = parent.child_by_field_name("left"), parent.child_by_field_name("operator")
    if target is None or target.id == child.id:
        return Elsewhere(parent)
    return Assigned(target, "=" if operator is None else operator.type)


def _property(child: Node, parent: Node, syntax: Syntax) -> Position:
    if parent.type == "object":
        named = child if child.type == _SHORTHAND else child.child_by_field_name("name")
        return Property(parent, key_name(named, syntax))
    holder = syntax.parent(parent)
    if holder is None or not _is_field(parent, "value", child):
        return Elsewhere(parent)
    return Property(holder, key_name(parent.child_by_field_name("key"), syntax))


def _attribute(expression: Node, syntax: Syntax) -> Position:
    attribute = syntax.parent(expression)
    if attribute is None or attribute.type != "jsx_attribute":
        return Elsewhere(expression)
    name = first_part(attribute)
    return Elsewhere(expression) if name is None else Attribute(syntax.name(name))


def key_name(key: Node | None, syntax: Syntax) -> str | None:
    """A property's name, quotes left out; None for a computed one."""
    if key is None or key.type == "computed_property_name":
        return None
    return syntax.unquoted(key)


def member_name(member: Node, syntax: Syntax) -> str | None:
    """The name that `x.name` or `x["name"]` reads or writes; None where nobody tells."""
    own = member.child_by_field_name("property")
    if own is not None:
        return syntax.unquoted(own)
    index = member.child_by_field_name("index")
    return syntax.unquoted(index) if index is not None and index.type == "string" else None


def _bound_call(child: Node, parent: Node, syntax: Syntax) -> Node | None:
    """`f.bind(x)` and the `f.call` of `f.call(x)`: the node that stands for `f`, else None."""
    if parent.type != "member_expression" or not _is_field(parent, "object", child):
        return None
    method, call = parent.child_by_field_name("property"), syntax.parent(parent)
    if method is None or call is None or call.type != "call_expression":
        return None
    name = syntax.text(method)
    if name == b"bind" and _is_field(call, "function", parent):
        return call
    return parent if name in (b"call", b"apply") and _is_field(call, "function", parent) else None


def _is_field(parent: Node, field: str, child: Node) -> bool:
    found = parent.child_by_field_name(field)
    return found is not None and found.id == child.id
