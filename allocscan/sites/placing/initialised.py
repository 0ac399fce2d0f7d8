"""Can a use of a variable run before its declaration has?

A statement of a body runs before all that stands below it in that body, in every run of the body:
jumps lead into no body's middle, and the closures of what stands below are made below. What
remains are the body's own function declarations, which exist from its start
(sec-blockdeclarationinstantiation): one is harmless while all that mentions it stands below too.
"""

from allocscan.scopes.model import Binding, ScopeTree
from allocscan.sites.placing.home import declares_function
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax


def is_initialised_for_all(
    binding: Binding, declarator: Node, syntax: Syntax, scopes: ScopeTree
) -> bool:
    """True when no use of `binding` can run before `declarator`, one of a statement of a body.

    That holds for `var` too: what stands outside of the body may see it undefined.
    """
    statement = syntax.parent(declarator)
    body = None if statement is None else syntax.parent(statement)
    if body is None:
        return False
    pending, seen = [use.node for use in binding.references], set[int]()
    for use in pending:
        top = _statement_around(use, body, syntax)
        if top is None:
            return False
        function = declares_function(top)
        if function is None:
            if use.start_byte < declarator.end_byte:
                return False
        elif function.id not in seen:
            seen.add(function.id)
            callers = _mentions(function, scopes)
            if callers is None:
                return False
            pending += callers
    return True


def _statement_around(node: Node, body: Node, syntax: Syntax) -> Node | None:
    """The child of `body` that `node` stands in; None when it stands elsewhere."""
    if not body.start_byte <= node.start_byte < body.end_byte:
        return None
    at, parent = node, syntax.parent(node)
    while parent is not None and parent.id != body.id:
        at, parent = parent, syntax.parent(parent)
    return None if parent is None else at


def _mentions(function: Node, scopes: ScopeTree) -> list[Node] | None:
    """Where `function` is mentioned; None when that cannot be known."""
    name = function.child_by_field_name("name")
    binding = None if name is None else scopes.binding(name)
    if binding is None or binding.obscured or binding.exported:
        return None
    return [use.node for use in binding.references]
