"""The values that the names of a home body, and of what is around it, stand for."""

from allocscan.scopes.model import Binding, BindingKind, ScopeTree
from allocscan.sites.placing.home import Home
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import FUNCTIONS
from allocscan.syntax.parse import Syntax

_PATTERNS = frozenset(
    {"object_pattern", "array_pattern", "pair_pattern", "rest_pattern", "assignment_pattern"}
    | {"object_assignment_pattern"}
)


class ModuleValues:
    """Asked about the bindings that a constant of `home` could name."""

    def __init__(self, home: Home, syntax: Syntax, scopes: ScopeTree) -> None:
        self._home = home
        self._syntax = syntax
        self._scopes = scopes

    def outlives(self, binding: Binding) -> bool:
        """True when the binding exists wherever the home's own do."""
        return self._scopes.encloses(binding.scope, self._home.scope)

    def is_hoisted(self, binding: Binding) -> bool:
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

    def initialiser(self, binding: Binding) -> Node | None:
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
        if holder is None:
            return None
        own = holder.id == self._home.body.id
        return declarator.child_by_field_name("value") if own or holder.type == "program" else None

    def is_named(self, initialiser: Node) -> bool:
        """True for the initialiser of a plain name, not of a pattern."""
        declarator = self._syntax.parent(initialiser)
        name = None if declarator is None else declarator.child_by_field_name("name")
        return name is not None and name.type == "identifier"
