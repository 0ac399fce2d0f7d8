"""Which functions are wrappers: they stand around a whole file's code, and run once with it.

Immediately invoked functions, UMD and AMD factories, handlers of a page that is ready (hazard
D11), and the bodies of TypeScript namespaces. A constant in such a body is private to it. That a
wrapper runs once is why a constant is worth its place there, not why it is safe: code that runs
twice makes it twice.
"""

from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import children_of
from allocscan.typed import Final

NAMESPACES: Final = frozenset({"internal_module", "module"})

_EXPRESSIONS: Final = frozenset({"function_expression", "arrow_function"})
_PASSING: Final = frozenset(
    {"call_expression", "parenthesized_expression", "unary_expression", "member_expression"}
    | {"assignment_expression", "variable_declarator"}
)
"""What may stand between the call of a wrapper and the statement that it is."""

_STATEMENTS: Final = frozenset(
    {"expression_statement", "lexical_declaration", "variable_declaration", "export_statement"}
)
_DEFINE: Final = frozenset({b"define", b"System.register", b"sap.ui.define"})
_REQUIRE: Final = frozenset({b"require", b"requirejs", b"sap.ui.require"})
LOADERS: Final = _DEFINE | _REQUIRE
"""What runs the function that it is given once, when its modules are there (AMD, SystemJS)."""

_READY: Final = frozenset({b"$", b"jQuery"})
_EVENTS: Final = frozenset(
    {
        (b"document.addEventListener", b"DOMContentLoaded"),
        (b"window.addEventListener", b"DOMContentLoaded"),
        (b"window.addEventListener", b"load"),
    }
)


def wrapped_body(syntax: Syntax, outer: Node) -> Node | None:
    """The body of `outer` if that is a function or namespace of the kind; None otherwise."""
    body = outer.child_by_field_name("body")
    if body is None or body.type != "statement_block":
        return None
    if outer.type in NAMESPACES:
        return body
    runs = outer.type in _EXPRESSIONS and _call_that_runs(syntax, outer) is not None
    return body if runs else None


def statement_around(syntax: Syntax, outer: Node) -> Node | None:
    """The statement that the wrapper `outer` makes up; None where it is part of something else."""
    if outer.type in NAMESPACES:
        return _namespace_statement(syntax, outer)
    at: Node | None = _call_that_runs(syntax, outer)
    while at is not None and at.type in _PASSING:
        at = syntax.parent(at)
    if at is None or at.type not in _STATEMENTS:
        return None
    parent = syntax.parent(at)
    exported = parent is not None and parent.type == "export_statement"
    return parent if exported else at


def _namespace_statement(syntax: Syntax, namespace: Node) -> Node | None:
    parent = syntax.parent(namespace)
    if parent is None or parent.type == "ambient_declaration":
        return None
    return parent if parent.type in ("expression_statement", "export_statement") else namespace


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
    if call is None or callee is None or call.type != "call_expression":
        return None
    if _waits_for_modules(syntax, callee, arguments) or _waits_for_page(syntax, callee, arguments):
        return call
    while callee.type == "parenthesized_expression" and callee.named_child_count == 1:
        callee = callee.named_children[0]
    return call if callee.type in _EXPRESSIONS else None


def _waits_for_modules(syntax: Syntax, callee: Node, arguments: Node) -> bool:
    """`define(…, f)`, `require([…], f)`."""
    name = syntax.text(callee)
    first = children_of(arguments)[0]
    return name in _DEFINE or (name in _REQUIRE and first.type == "array")


def _waits_for_page(syntax: Syntax, callee: Node, arguments: Node) -> bool:
    """`$(f)`, `$(document).ready(f)`, `document.addEventListener("DOMContentLoaded", f)`."""
    name = syntax.text(callee)
    given = children_of(arguments)
    if name in _READY:
        return len(given) == 1
    if any(name == of + b"(document).ready" for of in _READY):
        return True
    event = syntax.text(given[0])[1:-1] if given[0].type == "string" else b""
    return (name, event) in _EVENTS
