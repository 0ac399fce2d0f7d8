"""Is `await(x)` an expression of its own, or a call of a function of that name?

The grammar takes both for the expression, and so for `yield`. In sloppy code these are names, but
in async functions and generators, and `await` at the top of a module
(sec-identifiers-static-semantics-early-errors).
"""

from allocscan.scopes.model import ScopeTree
from allocscan.scopes.statements import await_may_be_name
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import FIELDS, FUNCTIONS
from allocscan.syntax.parse import Syntax
from allocscan.typed import Final

SUSPENDING: Final = frozenset({"await", "yield"})
"""Names of which not every use is seen."""

EXPRESSIONS: Final = frozenset({"await_expression", "yield_expression"})
_BODIES: Final = FUNCTIONS | FIELDS | {"class_static_block"}
_EVALUATED_AROUND: Final = frozenset({"computed_property_name", "decorator"})


def suspends(expression: Node, syntax: Syntax, scopes: ScopeTree) -> bool:
    """True when `expression`, one of `EXPRESSIONS` by the grammar, is one."""
    is_await = expression.type == "await_expression"
    inner, at = expression, syntax.parent(expression)
    while at is not None and (at.type not in _BODIES or inner.type in _EVALUATED_AROUND):
        inner, at = at, syntax.parent(at)
    if at is not None:
        return any(child.type == ("async" if is_await else "*") for child in at.children)
    return is_await and (scopes.is_module or not await_may_be_name(expression, syntax))
