"""Does a function look at its `arguments` for more than the values in it?

`arguments.callee`, of sloppy code, is the function itself (sec-createmappedargumentsobject).
"""

from collections.abc import Iterator

from allocscan.scopes.model import BindingKind, ScopeTree
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import FUNCTIONS
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import is_field
from allocscan.typed import Final

_NUMBERS: Final = frozenset({"number", "identifier", "update_expression"})
_ARITHMETIC: Final = frozenset({"-", "*", "/", "%", "|", "&", ">>", ">>>", "<<"})
_COPIED: Final = frozenset({b"Array.prototype.slice.call", b"[].slice.call", b"Array.from"})
"""Calls that give an array of the values in their first argument."""

_FACTS: Final = frozenset({b"name", b"length"})


def may_be_callee(use: Node, syntax: Syntax, scopes: ScopeTree) -> bool:
    """True when the function whose `arguments` object `use` is may be got hold of there."""
    binding = scopes.binding(use)
    if binding is not None:  # a `var` of that name holds the object, too
        return binding.kind is BindingKind.VAR
    if scopes.is_strict_at(use, syntax):
        return False
    parent = syntax.parent(use)
    return parent is None or not _takes_values(parent, use, syntax)


def _takes_values(parent: Node, use: Node, syntax: Syntax) -> bool:
    match parent.type:
        case "member_expression":
            name = parent.child_by_field_name("property")
            return name is not None and syntax.text(name) == b"length"
        case "subscript_expression":
            index = parent.child_by_field_name("index")
            return index is not None and index.id != use.id and _is_number(index)
        case "spread_element":
            return True
        case "for_in_statement":
            return is_field(parent, "right", use)
        case "arguments":
            return _is_spread_by_call(parent, use, syntax)
    return False


def _is_number(index: Node) -> bool:
    if index.type != "binary_expression":
        return index.type in _NUMBERS
    operator = index.child_by_field_name("operator")
    return operator is not None and operator.type in _ARITHMETIC


def _is_spread_by_call(listed: Node, use: Node, syntax: Syntax) -> bool:
    """True for `f.apply(x, arguments)` and `[].slice.call(arguments)`."""
    call = syntax.parent(listed)
    callee = None if call is None else call.child_by_field_name("function")
    if callee is None:
        return False
    place = [argument.id for argument in listed.named_children].index(use.id)
    if place == 0:
        return syntax.text(callee) in _COPIED
    name = callee.child_by_field_name("property")
    return place == 1 and name is not None and syntax.text(name) == b"apply"


def kept_callees(syntax: Syntax, scopes: ScopeTree) -> Iterator[tuple[Node, Node]]:
    """Yield each function whose `arguments.callee` is more than called, with that: its text may be
    read, as by `arguments.callee.toString()`."""
    if b"callee" not in syntax.source.content:
        return
    for use in scopes.uses_of("arguments"):
        member = syntax.parent(use.node)
        if use.binding is None and member is not None and _is_callee(member, use.node, syntax):
            owner = syntax.enclosing(use.node, FUNCTIONS)
            while owner is not None and owner.type == "arrow_function":
                owner = syntax.enclosing(owner, FUNCTIONS)
            if owner is not None and not scopes.is_strict_at(use.node, syntax):
                yield owner, member


def _is_callee(member: Node, use: Node, syntax: Syntax) -> bool:
    """True for an `arguments.callee` that is not called, nor asked for its name or length."""
    key = member.child_by_field_name("property") or member.child_by_field_name("index")
    if key is None or key.id == use.id or syntax.text(key).strip(b"'\"`") != b"callee":
        return False
    outer, above = syntax.effective_parent(member)
    name = None if above is None else above.child_by_field_name("property")
    if above is None or name is not None:
        return name is None or syntax.text(name) not in _FACTS
    return not is_field(above, "function", outer)
