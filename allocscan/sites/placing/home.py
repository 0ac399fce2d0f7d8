"""Where constants of a file can live: the module's own body, or that of a wrapper that runs once.

The bodies of wrappers (`sites.wrappers`) are the module scope of classic scripts, and nothing may
leak out of them.
"""

from bisect import bisect_right
from functools import cached_property

from allocscan.records import dataclass, field
from allocscan.regex import regex
from allocscan.scopes.model import Binding, Reference, ScopeId, ScopeTree
from allocscan.sites.find import repeater
from allocscan.sites.placing.deferred import Made
from allocscan.sites.placing.wrappers import NAMESPACES, statement_around, wrapped_body
from allocscan.syntax.binding import Node
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


@dataclass(frozen=True, slots=True)
class Step:
    """Where the function of one statement leads: `latest` is the first statement that may run
    it itself, `leads` are those whose functions mention it, `exported` is where it is exported."""

    latest: int
    leads: tuple[int, ...]
    exported: Node | None


@dataclass(slots=True, eq=False)
class Steps:
    """What is known of the statements of one home, by their indexes: the steps that were `made`;
    as `earliest`, the first statement that may run the function of another, over any steps."""

    made: dict[int, Step] = field(default_factory=dict)
    earliest: dict[int, int] = field(default_factory=dict)


class Homes:
    """The homes of one file, each made once, with the references that stand in each statement."""

    def __init__(self, syntax: Syntax, scopes: ScopeTree) -> None:
        self._syntax = syntax
        self._scopes = scopes
        self._made: dict[int, Home] = {}
        self._uses: dict[tuple[int, int], dict[int, list[Node]]] = {}
        self._deferred: dict[int, Made] = {}
        self._steps: dict[int, Steps] = {}
        self._elements: dict[int, tuple[int, ...]] = {}

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

    def steps(self, home: Home) -> Steps:
        """What has been found of calls in `home`, for `sites.placing.calls` to go on with."""
        return self._steps.setdefault(home.body.id, Steps())

    def made_by(self, statement: Node) -> Made:
        """What `statement` makes and does not run."""
        if statement.id not in self._deferred:
            self._deferred[statement.id] = Made(statement)
        return self._deferred[statement.id]

    def mentions(self, home: Home, binding: Binding) -> dict[int, list[Node]]:
        """Where `binding` is mentioned in `home`, by the indexes of its statements; a statement
        stands for the mentions in it that have no name (JSX calls its factory)."""
        key = (home.body.id, binding.id)
        if key not in self._uses:
            self._uses[key] = self._mentions(home, binding)
        return self._uses[key]

    def _mentions(self, home: Home, binding: Binding) -> dict[int, list[Node]]:
        found: dict[int, list[Node]] = {}
        for use in binding.references:
            at = home.index_of(use.node.start_byte)
            if at >= 0 and not use.in_type and _inside(home.body, use):
                found.setdefault(at, []).append(use.node)
        if binding.name in self._factories:
            for at in self._with_elements(home):
                found.setdefault(at, []).append(home.statements[at])
        return found

    @cached_property
    def _factories(self) -> frozenset[str]:
        """The functions that every JSX element calls: a pragma, or a compiler's settings, name
        them."""
        content = self._syntax.source.content
        if b"/>" not in content and b"</" not in content:
            return frozenset()
        return frozenset({"h", *_PRAGMA.findall(content.decode("utf-8", "replace"))})

    def _with_elements(self, home: Home) -> tuple[int, ...]:
        """The indexes of the statements with JSX elements in them."""
        if home.body.id not in self._elements:
            self._elements[home.body.id] = tuple(
                at
                for at, statement in enumerate(home.statements)
                if any(node.type in _ELEMENTS for node in descend(statement))
            )
        return self._elements[home.body.id]

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
