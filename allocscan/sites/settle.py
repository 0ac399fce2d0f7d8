"""Checks what a constant literal rests on: every name in it, every function, every type.

A name may stand for a value that never changes once its declaration has run; then the constant
must be placed below that declaration (`Settled.after`). Anything else makes the literal vary,
or leaves an obstacle that only people can judge.
"""

from dataclasses import dataclass

from tree_sitter import Node

from allocscan.knowledge.constants import GLOBAL_VALUES, NUMBERS, SYMBOLS
from allocscan.scopes.model import Binding, BindingKind, Reference, ScopeTree
from allocscan.sites.constness import Constant, Judge, Kind, Need, Varies, Wanted
from allocscan.sites.home import Home
from allocscan.sites.values import Because, Obstacle
from allocscan.syntax.kinds import CLASSES, FUNCTIONS
from allocscan.syntax.parse import Syntax, span_of
from allocscan.syntax.walk import descend

_PATTERNS = frozenset(
    {"object_pattern", "array_pattern", "pair_pattern", "rest_pattern", "assignment_pattern"}
    | {"object_assignment_pattern"}
)
_NAMED_EXPRESSIONS = frozenset({"function_expression", "generator_function"})
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
    if functions and _strict_at(literal, syntax, scopes) != scopes.scopes[home.scope].strict:
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

    def object_to(self, because: Because, node: Node) -> None:
        self.obstacles.append(Obstacle(because, span_of(node)))

    def check(self, need: Need, depth: int) -> Varies | None:
        if need.wanted in (Wanted.FUNCTION, Wanted.ELEMENT):
            return self._captures(need.node)
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
        if not self._outlives(binding) or self._member_type(binding, name) is None:
            return Varies("is read from an object each time", node)
        if wanted is Wanted.NUMBER:
            return Varies("is computed from an enum", node)
        self.after.append(binding)
        return None

    def _member_type(self, binding: Binding, name: Node) -> Node | None:
        declaration = self._syntax.parent(binding.declarations[0])
        body = declaration.child_by_field_name("body") if declaration is not None else None
        wanted = self._syntax.text(name)
        for member in body.named_children if body is not None else ():
            key = member.child_by_field_name("name") if member.type == "enum_assignment" else member
            if key is not None and self._syntax.text(key) == wanted:
                return member
        return None

    def _captures(self, function: Node) -> Varies | None:
        """What `function` (or JSX) takes along from around it that its new place lacks."""
        if self._keeps_state(function):
            self.object_to(Because.STATEFUL_LEAF, function)
        for node in descend(function):
            if node.type == "private_property_identifier":
                return Varies("names a private member", node)
            use = self._scopes.reference(node)
            if use is not None and not self._reaches(use, function):
                if use.in_type:
                    self.object_to(Because.LOCAL_TYPE, node)
                else:
                    return Varies("captures a local name", node)
        return self._own_context(function)

    def _keeps_state(self, function: Node) -> bool:
        """True when `function` can reach its own function object, and so store things in it."""
        name = function.child_by_field_name("name")
        own = self._scopes.binding(name) if name is not None else None
        if own is not None and function.type in _NAMED_EXPRESSIONS:
            for use in own.references:
                call = self._syntax.parent(use.node)
                callee = call.child_by_field_name("function") if call is not None else None
                if callee is None or callee.id != use.node.id:
                    return True
        return any(
            node.type == "property_identifier" and self._syntax.text(node) == b"callee"
            for node in descend(function)
        )

    def _reaches(self, use: Reference, function: Node) -> bool:
        if use.binding is None:
            return use.name != "arguments" or not _is_lexical(function, use.node, self._syntax)
        binding = self._scopes.bindings[use.binding]
        inside = any(
            function.start_byte <= declared.start_byte < function.end_byte
            for declared in binding.declarations
        )
        return inside or (self._outlives(binding) and not binding.obscured)

    def _own_context(self, function: Node) -> Varies | None:
        for node in descend(function):
            if node.type in ("this", "super", "meta_property"):
                if node.type == "meta_property" and self._syntax.text(node) != b"new.target":
                    continue
                if _is_lexical(function, node, self._syntax):
                    return Varies("uses the `this` of the function around it", node)
                if _owner(node, self._syntax).id == function.id:
                    self.object_to(Because.STATEFUL_LEAF, node)
        return None


def _owner(node: Node, syntax: Syntax) -> Node:
    """The function or class body whose `this` is meant at `node`; the root if none."""
    at, outside = syntax.parent(node), False
    while at is not None:
        if at.type in CLASSES and not outside:
            return at
        if at.type in FUNCTIONS and at.type != "arrow_function":
            return at
        # a class's heritage, computed keys and decorators are evaluated outside of it
        if at.type in ("class_heritage", "computed_property_name", "decorator"):
            outside = True
        elif at.type in CLASSES:
            outside = False
        at = syntax.parent(at)
    return syntax.root


def _is_lexical(function: Node, node: Node, syntax: Syntax) -> bool:
    """True when the `this` or `arguments` at `node` belongs to something outside `function`."""
    owner = _owner(node, syntax)
    return not (function.start_byte <= owner.start_byte and owner.end_byte <= function.end_byte)


def _strict_at(node: Node, syntax: Syntax, scopes: ScopeTree) -> bool:
    at: Node | None = node
    while at is not None:
        scope = scopes.scope_made_by(at)
        if scope is not None:
            return scope.strict
        at = syntax.parent(at)
    return scopes.scopes[0].strict
