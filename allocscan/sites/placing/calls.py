"""Which statements may call a function before its own statement is reached.

A function declaration, and what holds a function, leads on to whatever mentions it; any other
statement that mentions it is taken to call it. In an import cycle other files may call what is
exported between any two statements.
"""

from tree_sitter import Node

from allocscan.scopes.model import Binding, ScopeTree
from allocscan.sites.placing.deferred import declared_by, holds
from allocscan.sites.placing.home import Home, Homes, declares_function


class Calls:
    """Which statements of a home may run a function of it before its own statement is reached."""

    def __init__(self, home: Home, homes: Homes, scopes: ScopeTree, *, may_cycle: bool) -> None:
        self._home = home
        self._homes = homes
        self._scopes = scopes
        self._may_cycle = may_cycle

    def first(self, own: int, bound: int) -> tuple[int, tuple[Node, ...]]:
        """The index of the first statement, or `bound` if that is less, that may run the function
        of the statement `own`; and where functions that lead to it are exported."""
        statements = self._home.statements
        latest, reaching, seen = bound, [own], {own}
        exported: list[Node] = []
        for at in reaching:
            binding = _binding_of(statements[at], self._scopes)
            if binding is not None and self._is_handed_out(binding):
                latest = min(latest, at)
            elif binding is None or binding.exported:
                exported.append(_export_of(statements[at], binding))
            found = self._homes.mentions(self._home, binding) if binding is not None else {}
            for index, mentions in found.items():
                if self._only_leads_to(index, mentions):
                    if index not in seen:
                        seen.add(index)
                        reaching.append(index)
                elif not _is_type_or_export(statements[index]):
                    latest = min(latest, index)
        return latest, tuple(exported)

    def _is_handed_out(self, binding: Binding) -> bool:
        """True for what a namespace exports: from its own statement on, whoever has the namespace
        can call it without a mention of its name."""
        return binding.exported and self._home.in_namespace

    def _only_leads_to(self, index: int, mentions: list[Node]) -> bool:
        """True when nothing of the statement's `mentions` runs before something else asks for
        what it declares: a function, or what holds functions."""
        statement = self._home.statements[index]
        if declares_function(statement) is not None:
            return True
        binding = _binding_of(statement, self._scopes)
        if binding is None or len(binding.declarations) > 1:
            return False
        if self._is_handed_out(binding) or (binding.exported and self._may_cycle):
            return False
        return all(holds(statement, mention) for mention in mentions)


def _binding_of(statement: Node, scopes: ScopeTree) -> Binding | None:
    """The one variable that `statement` declares; None for a nameless default."""
    declared = declares_function(statement) or declared_by(statement)
    name = declared.child_by_field_name("name") if declared is not None else None
    return None if name is None else scopes.binding(name)


def _export_of(statement: Node, binding: Binding | None) -> Node:
    return statement.children[0] if binding is None else binding.declarations[0]


def _is_type_or_export(statement: Node) -> bool:
    """True for what mentions a function without running anything: `export { f }`, a type."""
    if statement.type == "export_statement":
        return statement.child_by_field_name("declaration") is None and any(
            child.type == "export_clause" for child in statement.named_children
        )
    return statement.type in ("type_alias_declaration", "interface_declaration")
