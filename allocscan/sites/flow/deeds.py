"""What does a call do with an object of the language that is passed to it?"""

from allocscan.enums import Enum
from allocscan.scopes.model import BindingKind, ScopeTree
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import FUNCTIONS
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import children_of, unwrapped
from allocscan.typed import Final


class Deed(Enum):
    """What may happen to an object's members, from nothing to anything."""

    READS = "only looked at"
    PUTS = "members that the file names are put on it"
    LETS_OUT = "whatever the file puts on objects may be put on it"
    PUTS_ANY = "members of any name may be put on it"


_READERS: Final = frozenset(
    {"create", "entries", "freeze", "getOwnPropertyDescriptor", "getOwnPropertyDescriptors"}
    | {"getOwnPropertyNames", "getOwnPropertySymbols", "getPrototypeOf", "has", "hasOwn", "is"}
    | {"isExtensible", "isFrozen", "isSealed", "keys", "ownKeys", "values"}
)
"""Functions of `Object` and `Reflect` that change nothing (sec-object-constructor, sec-reflect)."""
_ASKING: Final = frozenset(
    {"hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable", "toLocaleString", "toString"}
)
_ONE: Final = frozenset({"defineProperty", "set"})
_MANY: Final = frozenset({"assign", "defineProperties"})
_DEFINE: Final = _ONE | _MANY | {"setPrototypeOf"}
_COMPARE: Final = frozenset(
    {"deepEqual", "deepStrictEqual", "equal", "equals", "expect", "includes", "indexOf", "is"}
    | {"notEqual", "notStrictEqual", "same", "strictEqual", "toBe", "toEqual", "toStrictEqual"}
)
"""Names under which functions of test libraries, and of arrays, compare."""
_OWN: Final = frozenset({BindingKind.CLASS, BindingKind.FUNCTION})


def passed(node: Node, arguments: Node, syntax: Syntax, scopes: ScopeTree) -> Deed:
    """What is done with the value of `node`, one of `arguments`, a prototype or a constructor."""
    call = syntax.parent(arguments)
    callee = None if call is None else call.child_by_field_name("function")
    if call is None or callee is None:
        return Deed.LETS_OUT
    callee = unwrapped(callee)
    key = callee.child_by_field_name("property") or callee
    name = syntax.name(key)
    owner = callee.child_by_field_name("object")
    listed = children_of(arguments)
    first = bool(listed) and listed[0].id == node.id
    if owner is not None and _changes_nothing(owner, name, syntax, scopes, first=first):
        return Deed.READS
    if first and name in _DEFINE:
        return _put(name, listed[1:], syntax)
    seen = callee.type == "identifier" and _is_seen(callee, syntax, scopes)
    return Deed.LETS_OUT if seen or name in _COMPARE else Deed.PUTS_ANY


def is_put_on(node: Node, arguments: Node, syntax: Syntax) -> bool:
    """True for the `x` of `Object.assign(x, …)` and its neighbours."""
    call = syntax.parent(arguments)
    callee = None if call is None else call.child_by_field_name("function")
    if callee is None or children_of(arguments)[0].id != node.id:
        return False
    callee = unwrapped(callee)
    return syntax.name(callee.child_by_field_name("property") or callee) in _DEFINE


def _changes_nothing(
    owner: Node, name: str, syntax: Syntax, scopes: ScopeTree, *, first: bool
) -> bool:
    if name == "isPrototypeOf":
        return True
    if owner.type == "member_expression" and name in ("call", "apply"):
        borrowed = owner.child_by_field_name("property")
        return borrowed is not None and syntax.name(borrowed) in _ASKING
    global_ = owner.type == "identifier" and scopes.binding(owner) is None
    if not global_ or syntax.text(owner) not in (b"Object", b"Reflect"):
        return False
    return name in _READERS or (not first and name in ("assign", "setPrototypeOf"))


def _put(name: str, given: list[Node], syntax: Syntax) -> Deed:
    """`Object.defineProperty(x, …)`, `Object.assign(x, …)`; `given` follows the object."""
    if name in _ONE:
        return Deed.PUTS if given and is_known_key(given[0], syntax) else Deed.PUTS_ANY
    known = name in _MANY and all(_has_known_keys(literal, syntax) for literal in given)
    return Deed.PUTS if known else Deed.PUTS_ANY


def _has_known_keys(literal: Node, syntax: Syntax) -> bool:
    if literal.type != "object":
        return False
    for entry in children_of(literal):
        key = entry.child_by_field_name("key") or entry.child_by_field_name("name") or entry
        if key.type == "computed_property_name":
            key = key.named_children[0] if key.named_children else key
        named = key.type in ("property_identifier", "shorthand_property_identifier")
        if not named and not is_known_key(key, syntax):
            return False
        if syntax.name(key).strip("'\"") == "__proto__":
            return False
    return True


def is_known_key(key: Node, syntax: Syntax) -> bool:
    """True for a key that is written out, or a symbol of the language under its own name."""
    key = unwrapped(key)
    if key.type == "string":
        return "\\" not in syntax.name(key)
    return key.type == "number" or (
        key.type == "member_expression" and syntax.text(key).startswith(b"Symbol.")
    )


def _is_seen(name: Node, syntax: Syntax, scopes: ScopeTree) -> bool:
    """True for the name of a function of the file: what it puts on objects is there to be seen."""
    binding = scopes.binding(name)
    if binding is None or len(binding.declarations) != 1 or binding.written:
        return False
    declared = syntax.parent(binding.declarations[0])
    value = None if declared is None else declared.child_by_field_name("value")
    return binding.kind in _OWN or (value is not None and unwrapped(value).type in FUNCTIONS)
