"""Where constants of a file can live: the module's own body, or that of a wrapper that runs once.

The bodies of wrappers (`sites.wrappers`) are the module scope of classic scripts, and nothing may
leak out of them.
"""

from bisect import bisect_right

from tree_sitter import Node

from allocscan.records import dataclass
from allocscan.regex import regex
from allocscan.scopes.model import Binding, Reference, ScopeId, ScopeTree
from allocscan.sites.find import repeater
from allocscan.sites.placing.wrappers import NAMESPACES, statement_around, wrapped_body
from allocscan.syntax.kinds import FUNCTION_DECLARATIONS, FUNCTIONS
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import descend


@dataclass(frozen=True, slots=True)
class Home:
    """A body that statements can be added to. `statements` leaves comments out, in order.

    `scope` is the scope that a `const` among them would be declared in.
    """

    body: Node
    statements: tuple[Node, ...]
    scope: ScopeId
    in_wrapper: bool

    def index_of(self, offset: int) -> int:
        """The index of the statement that covers `offset`."""
        return bisect_right(self.statements, offset, key=lambda node: node.start_byte) - 1

    def has(self, statement: Node) -> bool:
        """True when `statement` is one of the body's own."""
        at = self.index_of(statement.start_byte)
        return at >= 0 and self.statements[at].id == statement.id

    @property
    def in_namespace(self) -> bool:
        """True for the body of a TypeScript namespace."""
        return (
            self.in_wrapper
            and self.body.parent is not None
            and (self.body.parent.type in NAMESPACES)
        )


_Mentions = dict[int, dict[int, list[Node]]]
"""The nodes that mention each binding, by its id and the index of their statement."""


class Homes:
    """The homes of one file, each made once, with the references that stand in each statement."""

    def __init__(self, syntax: Syntax, scopes: ScopeTree) -> None:
        self._syntax = syntax
        self._scopes = scopes
        self._made: dict[int, Home] = {}
        self._uses: dict[int, _Mentions] = {}

    def of(self, node: Node) -> Home:
        """The home for a constant that is used at `node`: the innermost run-once wrapper with
        a function, loop or field between itself and `node`, else the module."""
        home = self._home(self._syntax.root, in_wrapper=False)
        for outer in self._bodies_around(repeater(self._syntax, node) or node):
            body = wrapped_body(self._syntax, outer)
            statement = None if body is None else statement_around(self._syntax, outer)
            if body is None or statement is None or not home.has(statement):
                break
            if not body.start_byte <= node.start_byte < body.end_byte:
                break
            home = self._home(body, in_wrapper=True)
        return home

    def mentions(self, home: Home, binding: Binding) -> dict[int, list[Node]]:
        """Where `binding` is mentioned in `home`, by the indexes of its statements; a statement
        stands for the mentions in it that have no name (JSX calls its factory)."""
        table = self._uses.get(home.body.id)
        if table is None:
            table = self._uses[home.body.id] = self._all_mentions(home)
        return table.get(binding.id, {})

    def _all_mentions(self, home: Home) -> _Mentions:
        table: _Mentions = {}
        for use in self._scopes.references:
            if use.binding is None or use.in_type or not _inside(home.body, use):
                continue
            at = home.index_of(use.node.start_byte)
            if at >= 0:
                table.setdefault(use.binding, {}).setdefault(at, []).append(use.node)
        self._add_factories(home, table)
        return table

    def _add_factories(self, home: Home, table: _Mentions) -> None:
        """Every JSX element calls the factory that a pragma, or a compiler's settings, name."""
        content = self._syntax.source.content
        if b"/>" not in content and b"</" not in content:
            return
        names = {"h", *_PRAGMA.findall(content.decode("utf-8", "replace"))}
        called = [one for one in self._scopes.bindings if one.name in names]
        if not called:
            return
        for index, statement in enumerate(home.statements):
            if any(node.type in _ELEMENTS for node in descend(statement)):
                for binding in called:
                    table.setdefault(binding.id, {}).setdefault(index, []).append(statement)

    def _bodies_around(self, node: Node) -> list[Node]:
        found = []
        at = self._syntax.parent(node)
        while at is not None:
            if at.type in FUNCTIONS or at.type in NAMESPACES:
                found.append(at)
            at = self._syntax.parent(at)
        return found[::-1]

    def _home(self, body: Node, *, in_wrapper: bool) -> Home:
        made = self._made.get(body.id)
        if made is None:
            scope = self._scopes.scope_around(body, self._syntax).id
            statements = tuple(
                child
                for child in body.named_children
                if child.type not in ("comment", "html_comment", "hash_bang_line")
            )
            made = self._made[body.id] = Home(body, statements, scope, in_wrapper)
        return made


_PRAGMA = regex(r"@jsx(?:Frag)?[ \t]+([\w$]+)")
_ELEMENTS = frozenset({"jsx_element", "jsx_self_closing_element"})
_DEFAULT_FUNCTIONS = FUNCTION_DECLARATIONS | {"function_expression", "generator_function"}


def _inside(body: Node, use: Reference) -> bool:
    return body.start_byte <= use.node.start_byte and use.node.end_byte <= body.end_byte


def declares_function(statement: Node) -> Node | None:
    """The function declaration that `statement` is (or exports): callable before it is reached."""
    while statement.type == "labeled_statement":
        body = statement.child_by_field_name("body")
        if body is None:
            return None
        statement = body
    if statement.type in FUNCTION_DECLARATIONS:
        return statement
    if statement.type == "export_statement":
        inner = statement.child_by_field_name("declaration")
        # `export default function () {}` has no name, but is a declaration all the same
        value = statement.child_by_field_name("value")
        if inner is not None and inner.type in FUNCTION_DECLARATIONS:
            return inner
        if value is not None and value.type in _DEFAULT_FUNCTIONS:
            return value
    return None
