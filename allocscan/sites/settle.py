"""Checks what a constant literal rests on: every name in it, every function, every type.

A name may stand for a value that never changes once its declaration has run; then the constant
must be placed below that declaration (`Settled.after`). Anything else makes the literal vary,
or leaves an obstacle that only people can judge.
"""

from dataclasses import dataclass

from tree_sitter import Node

from allocscan.knowledge.constants import GLOBAL_VALUES, NUMBERS, SYMBOLS
from allocscan.scopes.model import Binding, BindingKind, ScopeTree
from allocscan.sites.captures import Captures
from allocscan.sites.constants import Constant, Kind, Need, Varies, Wanted
from allocscan.sites.constness import Judge
from allocscan.sites.home import Home
from allocscan.sites.values import Because, Obstacle
from allocscan.syntax.kinds import FUNCTIONS
from allocscan.syntax.parse import Syntax, span_of
from allocscan.syntax.walk import is_field

_PATTERNS = frozenset(
    {"object_pattern", "array_pattern", "pair_pattern", "rest_pattern", "assignment_pattern"}
    | {"object_assignment_pattern"}
)
_MAX_CHAIN = 20
"""How many constants made of constants are followed before giving up."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The literal is constant. `after`: bindings whose declarations must come first."""

    after: tuple[Binding, ...]
    obstacles: tuple[Obstacle, ...]


def settle(
    literal: Node,
    constant: Constant,
    home: Home,
    syntax: Syntax,
    scopes: ScopeTree,
    judge: Judge,
    *,
    closed: bool,
) -> Settled | tuple[Varies, ...]:
    """Return what `literal` still asks for, or every need that does not hold.

    `closed`: no code outside the file can assign to its top-level names.
    """
    clerk = _Clerk(home, syntax, scopes, judge, closed=closed)
    checked = [clerk.check(need, 0) for need in constant.needs]
    failed = tuple(varies for varies in checked if varies is not None)
    if failed:
        return failed
    for node in constant.stateful:
        clerk.object_to(Because.STATEFUL_LEAF, node)
    functions = any(need.wanted is Wanted.FUNCTION for need in constant.needs)
    if functions and scopes.is_strict_at(literal, syntax) != scopes.scopes[home.scope].strict:
        clerk.object_to(Because.STRICTNESS, literal)
    return Settled(tuple(clerk.after), tuple(clerk.obstacles))


class _Clerk:
    def __init__(
        self, home: Home, syntax: Syntax, scopes: ScopeTree, judge: Judge, *, closed: bool
    ) -> None:
        self.after: list[Binding] = []
        self.obstacles: list[Obstacle] = []
        self._home = home
        self._syntax = syntax
        self._scopes = scopes
        self._judge = judge
        self._closed = closed
        self._captures = Captures(self._outlives, syntax, scopes, self.object_to)

    def object_to(self, because: Because, node: Node) -> None:
        self.obstacles.append(Obstacle(because, span_of(node)))

    def check(self, need: Need, depth: int) -> Varies | None:
        if need.wanted in (Wanted.FUNCTION, Wanted.ELEMENT):
            return self._captures.check(need.node)
        if need.node.type == "member_expression":
            return self._member(need.node, need.wanted)
        return self._name(need.node, need.wanted, depth)

    def _name(self, node: Node, wanted: Wanted, depth: int) -> Varies | None:
        binding = self._scopes.binding(node)
        if binding is None:
            known = self._syntax.name(node) in GLOBAL_VALUES
            return None if known else Varies("is a global that can change", node)
        if binding.kind is BindingKind.IMPORT:
            if wanted is not Wanted.ANY:
                return Varies("is computed from an import", node)
            self.object_to(Because.NOT_SETTLED, node)
            return None
        if not self._outlives(binding) or binding.obscured:
            return Varies("is local to the function", node)
        return self._module_value(binding, node, wanted, depth)

    def _outlives(self, binding: Binding) -> bool:
        return self._scopes.encloses(binding.scope, self._home.scope)

    def _module_value(
        self, binding: Binding, node: Node, wanted: Wanted, depth: int
    ) -> Varies | None:
        if binding.written or len(binding.declarations) != 1:
            return Varies("can be assigned to", node)
        at_top = self._scopes.scopes[binding.scope].parent is None
        if at_top and not self._closed and binding.kind is not BindingKind.CONST:
            return Varies("is a global that can change", node)
        if binding.kind is BindingKind.FUNCTION and wanted is Wanted.ANY:
            return None if self._is_hoisted(binding) else Varies("is declared in a block", node)
        if binding.kind in (BindingKind.CLASS, BindingKind.ENUM) and wanted is Wanted.ANY:
            self.after.append(binding)
            return None
        value = self._initialiser(binding)
        if value is None:
            return Varies("is not a constant of this file", node)
        self.after.append(binding)
        if wanted is Wanted.ANY:
            return None
        parent = self._syntax.parent(value)
        name = parent.child_by_field_name("name") if parent is not None else None
        if name is None or name.type != "identifier":
            return Varies("is taken out of another value", node)
        return self._primitive(value, node, wanted, depth)

    def _is_hoisted(self, binding: Binding) -> bool:
        """True for a function declared by a statement of a body: ready before the body runs."""
        declared = self._syntax.parent(binding.declarations[0])
        holder = self._syntax.parent(declared) if declared is not None else None
        if holder is not None and holder.type == "export_statement":
            return True
        bodies = (self._syntax.root.id, self._home.body.id)
        return holder is not None and (holder.id in bodies or self._is_body(holder))

    def _is_body(self, block: Node) -> bool:
        owner = self._syntax.parent(block)
        return owner is not None and owner.type in FUNCTIONS

    def _initialiser(self, binding: Binding) -> Node | None:
        """The initialiser of a variable declared by a statement of a body that runs once."""
        if binding.kind not in (BindingKind.CONST, BindingKind.LET, BindingKind.VAR):
            return None
        declarator = self._syntax.parent(binding.declarations[0])
        while declarator is not None and declarator.type in _PATTERNS:
            declarator = self._syntax.parent(declarator)
        if declarator is None or declarator.type != "variable_declarator":
            return None
        declaration = self._syntax.parent(declarator)
        holder = self._syntax.parent(declaration) if declaration is not None else None
        if holder is not None and holder.type == "export_statement":
            holder = self._syntax.parent(holder)
        runs_once = holder is not None and holder.type in ("program", "statement_block")
        if runs_once and self._scopes.scopes[binding.scope].id == self._home.scope:
            return declarator.child_by_field_name("value")
        if runs_once and holder is not None and holder.type == "program":
            return declarator.child_by_field_name("value")
        return None

    def _primitive(self, value: Node, node: Node, wanted: Wanted, depth: int) -> Varies | None:
        judged = self._judge.kind_of(value)
        if judged is None or depth > _MAX_CHAIN:
            return Varies("is not known to be a constant number or string", node)
        kind, constant = judged
        fits = (Kind.NUMBER,) if wanted is Wanted.NUMBER else (Kind.NUMBER, Kind.STRING)
        if kind is Kind.NAME and value.type in ("identifier", "undefined"):
            return self._name(value, wanted, depth + 1)
        if kind not in fits:
            return Varies("is not known to be a constant number or string", node)
        for need in constant.needs:
            varies = self.check(need, depth + 1)
            if varies is not None:
                return Varies(varies.reason, node)
        return None

    def _member(self, node: Node, wanted: Wanted) -> Varies | None:
        root, name = node.child_by_field_name("object"), node.child_by_field_name("property")
        if root is None or name is None or root.type != "identifier":
            return Varies("is read from an object each time", node)
        binding = self._scopes.binding(root)
        if binding is None:
            path = f"{self._syntax.name(root)}.{self._syntax.name(name)}"
            settled = path in NUMBERS or (path in SYMBOLS and wanted in (Wanted.ANY, Wanted.KEY))
            return None if settled else Varies("is read from an object each time", node)
        if binding.kind is not BindingKind.ENUM or binding.obscured or binding.written:
            return Varies("is read from an object each time", node)
        if not all(use.in_type or self._is_member_read(use.node) for use in binding.references):
            return Varies("is read from an object that is used as a whole", node)
        if not self._outlives(binding) or self._member_type(binding, name) is None:
            return Varies("is read from an object each time", node)
        if wanted is Wanted.NUMBER:
            return Varies("is computed from an enum", node)
        self.after.append(binding)
        return None

    def _is_member_read(self, name: Node) -> bool:
        """True for the `E` of `E.A`, when that is not assigned to."""
        member = self._syntax.parent(name)
        above = self._syntax.parent(member) if member is not None else None
        if member is None or above is None or not is_field(member, "object", name):
            return False
        return above.type != "update_expression" and not is_field(above, "left", member)

    def _member_type(self, binding: Binding, name: Node) -> Node | None:
        declaration = self._syntax.parent(binding.declarations[0])
        body = declaration.child_by_field_name("body") if declaration is not None else None
        wanted = self._syntax.text(name)
        for member in body.named_children if body is not None else ():
            key = member.child_by_field_name("name") if member.type == "enum_assignment" else member
            if key is not None and self._syntax.text(key) == wanted:
                return member
        return None
