"""Functions of the file itself that take the text of a function they are given."""

from tree_sitter import Node

from allocscan.knowledge import self_contained
from allocscan.knowledge.callees import lookup
from allocscan.scopes.model import Binding, BindingKind, ScopeTree
from allocscan.sites.context.callee import callee_of, spelling
from allocscan.sites.context.frame_names import name_of
from allocscan.sites.context.positions import Argument, Named, passes_on, position_of
from allocscan.syntax.kinds import FUNCTION_DECLARATIONS, FUNCTIONS
from allocscan.syntax.parse import Syntax

_STRINGS = frozenset({"string", "template_string"})


class Takers:
    """`const inPage = (fn) => run(`(${fn})()`)`: known by name, one step deep."""

    def __init__(self, syntax: Syntax, scopes: ScopeTree) -> None:
        self._syntax = syntax
        self._scopes = scopes
        self._found: dict[tuple[str, int], Node] | None = None

    def at(self, spelled: str, index: int) -> Node | None:
        """The parameter that makes text of argument `index` of a callee spelled so."""
        if self._found is None:
            self._found = {}
            for binding in self._scopes.bindings:
                if binding.kind is BindingKind.PARAMETER and self._is_taken(binding):
                    self._add(binding.declarations[0])
        head, dot, last = spelled.rpartition(".")
        return self._found.get((dot + last if head else spelled, index))

    def _is_taken(self, parameter: Binding) -> bool:
        return any(
            not use.in_type
            and (becomes_text(use.node, self._syntax, certain=True) or self._is_shipped(use.node))
            for use in parameter.references
        )

    def _is_shipped(self, use: Node) -> bool:
        """True when the parameter goes on to a callee of the tables."""
        parent = self._syntax.parent(use)
        if parent is None or parent.type != "arguments":
            return False
        position = position_of(use, self._syntax)
        if not isinstance(position, Argument):
            return False
        row = lookup(self_contained.SHIPPERS, spelling(position.call, self._syntax))
        return row is not None and not row.imported_from and row.only in (None, position.index)

    def _add(self, parameter: Node) -> None:
        child, at = parameter, self._syntax.parent(parameter)
        while at is not None and at.type != "formal_parameters" and at.type not in FUNCTIONS:
            child, at = at, self._syntax.parent(at)
        if at is None or self._found is None:
            return
        function = at if at.type in FUNCTIONS else self._syntax.parent(at)
        name = None if function is None else name_of(function, self._syntax)
        if function is None or name is None:
            return
        listed = [one.id for one in at.named_children if one.type != "comment"]
        index = listed.index(child.id) if at.type == "formal_parameters" else 0
        plain = function.type in FUNCTION_DECLARATIONS or isinstance(
            position_of(function, self._syntax), Named
        )
        self._found[(name if plain else f".{name}", index)] = parameter


def becomes_text(value: Node, syntax: Syntax, certain: bool = False) -> bool:
    """True for `${f}`, `f + ""`, `f.toString()`, `String(f)`, `toString.call(f)`.

    `certain`: count an addition only beside a string, for values that may be numbers.
    """
    child, parent = value, syntax.parent(value)
    while parent is not None and passes_on(parent, child):
        child, parent = parent, syntax.parent(parent)
    if parent is None:
        return False
    if parent.type == "template_substitution":
        return True
    if parent.type == "binary_expression":
        return _adds(parent, child, certain)
    if parent.type == "member_expression":
        name = parent.child_by_field_name("property")
        return name is not None and syntax.name(name) in self_contained.STRING_METHODS
    call = syntax.parent(parent) if parent.type == "arguments" else None
    callee = None if call is None else callee_of(call)
    text = "" if callee is None else syntax.name(callee)
    return text == "String" or text.endswith(("toString.call", "toString.apply"))


def _adds(sum_: Node, operand: Node, certain: bool) -> bool:
    operator = sum_.child_by_field_name("operator")
    if operator is None or operator.type != "+":
        return False
    sides = (sum_.child_by_field_name("left"), sum_.child_by_field_name("right"))
    others = [side for side in sides if side is not None and side.id != operand.id]
    return not certain or any(side.type in _STRINGS for side in others)
