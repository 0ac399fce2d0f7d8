"""Where constants of a file can live: the module's own body, or that of a wrapper that runs once.

Wrappers are immediately invoked functions, UMD and AMD factories (hazard D11): their bodies are
the module scope of classic scripts, and nothing may leak out of them.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

from tree_sitter import Node

from allocscan.scopes.model import Binding, Reference, ScopeId, ScopeTree
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


class Homes:
    """The homes of one file, each made once, with the references that stand in each statement."""

    def __init__(self, syntax: Syntax, scopes: ScopeTree) -> None:
        self._syntax = syntax
        self._scopes = scopes
        self._made: dict[int, Home] = {}
        self._uses: dict[int, dict[int, list[int]]] = {}

    def of(self, node: Node) -> Home:
        """The home for a constant that is used at `node`: the innermost run-once wrapper that
        has a function between itself and `node`, else the module."""
        chain = self._functions_around(node)
        home = self._home(self._syntax.root, in_wrapper=False)
        for outer in chain[:-1]:
            if not self._is_wrapper(outer, home):
                break
            body = outer.child_by_field_name("body")
            if body is None or not body.start_byte <= node.start_byte < body.end_byte:
                break
            home = self._home(body, in_wrapper=True)
        return home

    def users(self, home: Home, binding: Binding) -> list[int]:
        """The indexes of the statements of `home` that mention `binding`, ascending, unique."""
        table = self._uses.get(home.body.id)
        if table is None:
            table = self._uses[home.body.id] = self._mentions(home)
        return table.get(binding.id, [])

    def _mentions(self, home: Home) -> dict[int, list[int]]:
        table: dict[int, list[int]] = {}
        for use in self._scopes.references:
            if use.binding is None or use.in_type or not _inside(home.body, use):
                continue
            at = home.index_of(use.node.start_byte)
            seen = table.setdefault(use.binding, [])
            if at >= 0 and (not seen or seen[-1] != at):
                seen.append(at)
        self._add_factories(home, table)
        return {binding: sorted(set(indexes)) for binding, indexes in table.items()}

    def _add_factories(self, home: Home, table: dict[int, list[int]]) -> None:
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
                    table.setdefault(binding.id, []).append(index)

    def _functions_around(self, node: Node) -> list[Node]:
        found = []
        at = self._syntax.parent(node)
        while at is not None:
            if at.type in FUNCTIONS:
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

    def _is_wrapper(self, function: Node, home: Home) -> bool:
        body = function.child_by_field_name("body")
        if body is None or body.type != "statement_block" or function.type not in _EXPRESSIONS:
            return False
        call = _call_that_runs(self._syntax, function)
        if call is None:
            return False
        statement: Node | None = call
        while statement is not None and statement.type in _TRANSPARENT:
            statement = self._syntax.parent(statement)
        return (
            statement is not None
            and statement.type == "expression_statement"
            and any(statement.id == own.id for own in home.statements)
        )


_PRAGMA = re.compile(r"@jsx(?:Frag)?[ \t]+([\w$]+)")
_ELEMENTS = frozenset({"jsx_element", "jsx_self_closing_element"})
_DEFAULT_FUNCTIONS = FUNCTION_DECLARATIONS | {"function_expression", "generator_function"}
_EXPRESSIONS = frozenset({"function_expression", "arrow_function"})
_TRANSPARENT = frozenset(
    {"call_expression", "parenthesized_expression", "unary_expression", "member_expression"}
)


def _call_that_runs(syntax: Syntax, function: Node) -> Node | None:
    """The call that runs `function` once: `(function () {})()`, a UMD or `define` factory."""
    at, parent = function, syntax.parent(function)
    while parent is not None and parent.type == "parenthesized_expression":
        at, parent = parent, syntax.parent(parent)
    if parent is None:
        return None
    if parent.type == "call_expression":
        callee = parent.child_by_field_name("function")
        return parent if callee is not None and callee.id == at.id else None
    if parent.type == "member_expression":
        call = syntax.parent(parent)
        name = parent.child_by_field_name("property")
        runs = name is not None and syntax.text(name) in (b"call", b"apply")
        return call if runs and call is not None and call.type == "call_expression" else None
    if parent.type == "arguments":
        return _factory_call(syntax, parent)
    return None


def _factory_call(syntax: Syntax, arguments: Node) -> Node | None:
    call = syntax.parent(arguments)
    callee = call.child_by_field_name("function") if call is not None else None
    if call is None or callee is None:
        return None
    if syntax.text(callee) in (b"define", b"System.register"):
        return call
    while callee.type == "parenthesized_expression" and callee.named_child_count == 1:
        callee = callee.named_children[0]
    return call if callee.type in _EXPRESSIONS else None


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
