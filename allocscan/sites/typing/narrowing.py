"""Names whose types the code around a literal may have narrowed (TypeScript Handbook, "Narrowing").

`if (!root) return;` makes an `HTMLElement` of `HTMLElement | null`, in what follows there and in
the functions that stand in it. A constant stands before that.
"""

from collections.abc import Iterator

from allocscan.scopes.model import Binding, BindingKind, Reference, ScopeTree
from allocscan.sites.placing.home import Home
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import FUNCTIONS
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import descend, is_field
from allocscan.typed import Final

_ONE_TYPE: Final = frozenset(
    {BindingKind.FUNCTION, BindingKind.CLASS, BindingKind.ENUM, BindingKind.NAMESPACE}
)
_PLAIN: Final = frozenset({"number", "string", "true", "false", "template_string", "regex"})
"""Initialisers whose type is no union."""

_COMPARING: Final = frozenset(
    {"==", "!=", "===", "!==", "&&", "||", "??", "instanceof", "in", "!", "typeof"}
)
_OPERATIONS: Final = frozenset({"binary_expression", "unary_expression"})
_CONDITIONS: Final = {
    "if_statement": "condition",
    "while_statement": "condition",
    "do_statement": "condition",
    "for_statement": "condition",
    "switch_statement": "value",
    "ternary_expression": "condition",
}
_STATEMENTS: Final = ("_statement", "_declaration")


class Narrowing:
    """Asked about the literals of one file."""

    def __init__(self, syntax: Syntax, scopes: ScopeTree) -> None:
        self._syntax = syntax
        self._scopes = scopes

    def checks(self, code: Node, literal: Node, home: Home) -> Iterator[Node]:
        """Yield where the type of a name may be narrowed that `code` uses, the `literal` or a type
        beside it, before it comes to the literal; `home` is where its constant will stand."""
        seen: set[int] = set()
        for node in descend(code):
            use = self._scopes.reference(node)
            binding = None if use is None else self._scopes.meant(use)
            if use is None or binding is None or binding.id in seen or not self._is_value(use):
                continue
            seen.add(binding.id)
            if _is_within(binding.declarations[0], code) or self._is_of_one_type(binding):
                continue
            check = self._check(binding, literal, home)
            if check is not None:
                yield check

    def _is_value(self, use: Reference) -> bool:
        """False for a type, but for `typeof x` in one."""
        queried = frozenset({"type_query"})
        return not use.in_type or self._syntax.enclosing(use.node, queried) is not None

    def _is_of_one_type(self, binding: Binding) -> bool:
        if binding.kind in _ONE_TYPE:
            return True
        declared = self._syntax.parent(binding.declarations[0])
        if declared is None or declared.type != "variable_declarator":
            return False
        value = declared.child_by_field_name("value")
        typed = declared.child_by_field_name("type") is not None
        return value is not None and not typed and value.type in _PLAIN

    def _check(self, binding: Binding, literal: Node, home: Home) -> Node | None:
        for use in binding.references:
            node = use.node
            earlier = node.start_byte < literal.start_byte and not use.in_type
            if earlier and self._is_around(node, literal, home) and self._may_narrow(node):
                return node
        return None

    def _is_around(self, mention: Node, literal: Node, home: Home) -> bool:
        """True where `mention` stands in a function that holds `literal`, or outside of all."""
        around = self._syntax.enclosing(mention, FUNCTIONS)
        outside = around is None or around.start_byte <= home.body.start_byte
        return outside or (around is not None and _is_within(literal, around))

    def _may_narrow(self, mention: Node) -> bool:
        """False for what is only called, handed on, calculated with or read out of: it is tested
        nowhere. A call may tell of its argument, by a condition or by not returning."""
        node, parent, given = mention, self._syntax.parent(mention), False
        while parent is not None:
            given |= parent.type == "arguments"
            if _compares(parent) or is_field(parent, _CONDITIONS.get(parent.type, ""), node):
                return True
            if parent.type.endswith(_STATEMENTS) or parent.type in FUNCTIONS:
                return given and parent.type != "return_statement"
            node, parent = parent, self._syntax.parent(parent)
        return False


def _compares(node: Node) -> bool:
    if node.type in _OPERATIONS:
        operator = node.child_by_field_name("operator")
        return operator is not None and operator.type in _COMPARING
    return any(child.type == "optional_chain" for child in node.children)


def _is_within(inner: Node, outer: Node) -> bool:
    return outer.start_byte <= inner.start_byte and inner.end_byte <= outer.end_byte
