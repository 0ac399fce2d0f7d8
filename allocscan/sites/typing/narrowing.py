"""Names whose types the code around a literal may have narrowed (TypeScript Handbook, "Narrowing").

`if (!root) return;` makes an `HTMLElement` of `HTMLElement | null`, in what follows there and in
the functions that stand in it. A constant stands before that. `const mode: Mode = "light"` makes a
`"light"` of `Mode`, where the constant stands, and not in functions.
"""

from collections.abc import Iterator

from allocscan.scopes.model import Access, Binding, BindingKind, Reference, ScopeTree
from allocscan.sites.typing.parameters import annotation_of
from allocscan.sites.typing.unions import may_be_union
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
_CHAINED: Final = frozenset({"call_expression", "member_expression", "subscript_expression"})
_OPTIONAL: Final = frozenset({"optional_chain", "?."})
"""What a link of a chain has in it: the TypeScript grammar has the bare token in calls."""
_CONDITIONS: Final = {
    "if_statement": "condition",
    "while_statement": "condition",
    "do_statement": "condition",
    "for_statement": "condition",
    "switch_statement": "value",
    "ternary_expression": "condition",
}
_PATTERNS: Final = frozenset(
    {"array_pattern", "assignment_pattern", "object_assignment_pattern", "object_pattern"}
    | {"pair_pattern", "rest_pattern"}
)
_DECLARING: Final = frozenset(
    {"export_statement", "lexical_declaration", "variable_declaration", "variable_declarator"}
)
_STATEMENTS: Final = ("_statement", "_declaration")


class Narrowing:
    """Asked about the literals of one file."""

    def __init__(self, syntax: Syntax, scopes: ScopeTree) -> None:
        self._syntax = syntax
        self._scopes = scopes
        self._first: dict[int, dict[int | None, Node]] = {}

    def checks(self, code: Node, literal: Node, *, annotated: bool) -> Iterator[Node]:
        """Yield where the type of a name may be narrowed that `code` uses, the `literal` or a type
        beside it, before it comes to the literal. `annotated`: a type is written beside `code`."""
        around = list(self._around(literal))
        seen: set[int] = set()
        for node in descend(code):
            use = self._scopes.reference(node)
            binding = None if use is None else self._scopes.meant(use)
            if use is None or binding is None or binding.id in seen or not self._is_value(use):
                continue
            seen.add(binding.id)
            if _is_within(binding.declarations[0], code) or self._is_of_one_type(binding):
                continue
            if not (annotated and self._is_part(node, code)):
                yield from self._narrowed_by_value(binding)
            narrowing = self._first_narrowing(binding)
            found = [narrowing[each] for each in around if each in narrowing]
            first = min(found, key=lambda check: check.start_byte, default=None)
            if first is not None and first.start_byte < literal.start_byte:
                yield first

    def _around(self, node: Node) -> Iterator[int | None]:
        """The ids of the functions around `node`, from the inside out; None for the module."""
        function = self._syntax.enclosing(node, FUNCTIONS)
        while function is not None:
            yield function.id
            function = self._syntax.enclosing(function, FUNCTIONS)
        yield None

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
        typed = typed or self._is_documented(declared)
        return value is not None and not typed and value.type in _PLAIN

    def _narrowed_by_value(self, binding: Binding) -> Iterator[Node]:
        """Where a variable is declared that may be of a union, and gets a value at once, or where
        it gets one later: that chooses among the members, but not for all functions that stand
        below (checked with tsc 5.9)."""
        written = [use.node for use in binding.references if use.access is not Access.READ]
        for declaration in binding.declarations:
            declared, whole = self._declarator(declaration)
            if declared is None or not (written or declared.child_by_field_name("value")):
                continue
            typed = annotation_of(declared)
            if typed is None:
                if written or self._is_documented(declared):
                    yield declaration
            elif not whole or may_be_union(typed, self._syntax, self._scopes):
                yield declaration

    def _declarator(self, declaration: Node) -> tuple[Node | None, bool]:
        """What declares the variable, and whether it is all of that, not a part of a pattern."""
        at = self._syntax.parent(declaration)
        whole = True
        while at is not None and at.type in _PATTERNS:
            at, whole = self._syntax.parent(at), False
        return at, whole

    def _is_documented(self, declared: Node) -> bool:
        """True in JavaScript where JSDoc may give a variable its type."""
        if self._syntax.source.language.typed:
            return False
        at: Node | None = declared
        while at is not None and at.type in _DECLARING:
            before = at.prev_sibling
            if before is not None and self._syntax.text(before).startswith(b"/**"):
                return True
            at = self._syntax.parent(at)
        return False

    def _is_part(self, use: Node, literal: Node) -> bool:
        """True for a use that stands in no function of `literal`."""
        function = self._syntax.enclosing(use, FUNCTIONS)
        return function is None or not _is_within(function, literal)

    def _first_narrowing(self, binding: Binding) -> dict[int | None, Node]:
        """The first mention of `binding` that may narrow its type in each function, by the
        function's id; None for the module."""
        if binding.id not in self._first:
            first = self._first[binding.id] = {}
            for use in binding.references:
                around = next(self._around(use.node))
                known = first.get(around)
                later = known is not None and known.start_byte < use.node.start_byte
                if not use.in_type and not later and self._may_narrow(use.node):
                    first[around] = use.node
        return self._first[binding.id]

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
    return node.type in _CHAINED and any(child.type in _OPTIONAL for child in node.children)


def _is_within(inner: Node, outer: Node) -> bool:
    return outer.start_byte <= inner.start_byte and inner.end_byte <= outer.end_byte
