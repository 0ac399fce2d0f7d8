"""Is an object fresh on purpose, or must its function stay in one piece?"""

from collections.abc import Iterator

from allocscan.knowledge import self_contained
from allocscan.knowledge.callees import lookup
from allocscan.scopes.model import ScopeTree
from allocscan.sites.context.callee import first_binding, first_part, module_of, spelling
from allocscan.sites.context.freshness import Freshness
from allocscan.sites.context.owners import owner_of
from allocscan.sites.context.positions import Argument
from allocscan.sites.context.shipped import Shipments
from allocscan.sites.heat_values import Step
from allocscan.sites.verdicts import FreshOnPurpose, Intent, Ordinary, SelfContained
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import CLASSES, FUNCTIONS
from allocscan.syntax.parse import Syntax, span_of


class Intentions:
    """The intents of one file's literals. Built once for a file; each function is judged once."""

    def __init__(self, syntax: Syntax, scopes: ScopeTree) -> None:
        self._syntax = syntax
        self._scopes = scopes
        self._shipments = Shipments(syntax, scopes)
        self._freshness = Freshness(syntax, scopes)
        self._kept: dict[int, Step | None] = {}

    def of(self, node: Node) -> Intent:
        """The intent behind the literal `node`.

        `SelfContained` comes first: it holds whatever the object is for. A `FreshOnPurpose` by
        a function's name alone is a guess, for the caller to weigh.
        """
        fresh = self._freshness.of(node)
        step = self._macro(node) or self._enclosing(node)
        if step is not None:
            return SelfContained(step, fresh)
        return Ordinary() if fresh is None else FreshOnPurpose(fresh)

    def _macro(self, node: Node) -> Step | None:
        """The compiler's callee that `node` is a direct argument of, whole or as a part."""
        position = owner_of(node, self._syntax)
        if not isinstance(position, Argument):
            return None
        spelled = spelling(position.call, self._syntax)
        row = lookup(self_contained.MACROS, spelled)
        binding = first_binding(position.call, self._scopes)
        module = module_of(binding, self._syntax)
        known = row is not None and row.imported_from in module
        if row is not None and row.unimported and binding is not None:
            known = bool(module) and not module.startswith(".")
        if known or self_contained.FONT_MODULE in module:
            return Step(f"`{spelled}` is read by a compiler", span_of(position.call))
        return None

    def _enclosing(self, node: Node) -> Step | None:
        """What takes the text of a function, or class, around `node`. Answers are kept."""
        climbed: list[int] = []
        found: Step | None = None
        for outer in self._around(node):
            if outer.id in self._kept:
                found = self._kept[outer.id]
                break
            climbed.append(outer.id)
            found = self._directive(outer) or self._shipments.of(outer)
            if found is not None:
                break
        # An inner function has an answer of its own only through one further out.
        for inner in climbed:
            self._kept[inner] = found
        return found

    def _around(self, node: Node) -> Iterator[Node]:
        at = self._syntax.parent(node)
        while at is not None:
            if at.type in FUNCTIONS or at.type in CLASSES:
                yield at
            at = self._syntax.parent(at)

    def _directive(self, function: Node) -> Step | None:
        """The first directive of the function's body that hands it to a compiler."""
        body = function.child_by_field_name("body")
        if body is None or body.type != "statement_block":
            return None
        for statement in body.named_children:
            if statement.type == "comment":
                continue
            text = first_part(statement)
            if statement.type != "expression_statement" or text is None or text.type != "string":
                return None
            if self._syntax.text(text)[1:-1] not in self_contained.HARMLESS_DIRECTIVES:
                return Step(f"the directive {self._syntax.name(text)}", span_of(text))
        return None
