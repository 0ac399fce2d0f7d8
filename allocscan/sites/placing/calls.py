"""Which statements may call a function before its own statement is reached.

A function declaration, and what holds a function, leads on to whatever mentions it; any other
statement that mentions it is taken to call it. In an import cycle other files may call what is
exported between any two statements.
"""

from collections import deque
from collections.abc import Iterable

from allocscan.components import components
from allocscan.scopes.model import Binding, ScopeTree
from allocscan.sites.placing.deferred import declared_by
from allocscan.sites.placing.home import Home, Homes, Step, declares_function
from allocscan.syntax.binding import Node


class Calls:
    """Which statements of a home may run a function of it before its own statement is reached."""

    def __init__(self, home: Home, homes: Homes, scopes: ScopeTree, *, may_cycle: bool) -> None:
        self._home = home
        self._homes = homes
        self._scopes = scopes
        self._may_cycle = may_cycle
        known = homes.steps(home)
        self._steps, self._earliest = known.made, known.earliest

    def first(self, own: int, bound: int) -> tuple[int, Node | None]:
        """The index of the first statement, or `bound` if that is less, that may run the function
        of the statement `own`; and, where imports may be in a cycle, where a function that leads
        to it is exported."""
        if own not in self._earliest:
            for circle in components(own, self._further):
                leads = [self._earliest.get(to) for at in circle for to in self._step(at).leads]
                found = [self._step(at).latest for at in circle] + leads
                earliest = min(at for at in found if at is not None)
                self._earliest.update(dict.fromkeys(circle, earliest))
        exported = self._exported(own) if self._may_cycle else None
        return min(bound, self._earliest[own]), exported

    def _further(self, at: int) -> Iterable[int]:
        return () if at in self._earliest else self._step(at).leads

    def _exported(self, own: int) -> Node | None:
        """The export that is nearest to the function of the statement `own`."""
        reaching = {own: None}
        pending = deque(reaching)
        while pending:
            step = self._step(pending.popleft())
            if step.exported is not None:
                return step.exported
            fresh = [index for index in step.leads if index not in reaching]
            reaching.update(dict.fromkeys(fresh))
            pending += fresh
        return None

    def _step(self, at: int) -> Step:
        if at not in self._steps:
            self._steps[at] = self._made(at)
        return self._steps[at]

    def _made(self, at: int) -> Step:
        statements = self._home.statements
        binding = _binding_of(statements[at], self._scopes)
        latest: list[int] = []
        exported: Node | None = None
        if binding is not None and self._is_handed_out(binding):
            latest.append(at)
        elif binding is None or binding.exported:
            exported = _export_of(statements[at], binding)
        leads = []
        found = self._homes.mentions(self._home, binding) if binding is not None else {}
        for index, mentions in found.items():
            if self._only_leads_to(index, mentions):
                leads.append(index)
            elif not _is_type_or_export(statements[index]):
                latest.append(index)
        return Step(min(latest, default=len(statements)), tuple(leads), exported)

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
        made = self._homes.made_by(statement)
        return all(made.holds(mention) for mention in mentions)


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
