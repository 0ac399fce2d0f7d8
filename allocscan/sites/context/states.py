"""Calls that put an object in the place of a component's state."""

from allocscan.knowledge import fresh
from allocscan.scopes.model import ScopeTree
from allocscan.sites.context.callee import callee_of, find_row, spelling
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax


def sets_state(call: Node, syntax: Syntax, scopes: ScopeTree) -> bool:
    """True when `call` calls the second name of `const [state, setState] = useState(…)`."""
    callee = callee_of(call)
    if callee is None or callee.type != "identifier":
        return False
    binding = scopes.binding(callee)
    if binding is None or binding.written:
        return False
    pattern = syntax.parent(binding.declarations[0])
    declarator = None if pattern is None else syntax.parent(pattern)
    if pattern is None or pattern.type != "array_pattern" or declarator is None:
        return False
    hook = declarator.child_by_field_name("value")
    if hook is None or hook.type != "call_expression":
        return False
    name = binding.declarations[0]
    before = [child.type for child in pattern.children if child.start_byte < name.start_byte]
    row = find_row(fresh.SETTERS, hook, spelling(hook, syntax), scopes)
    return row is not None and before.count(",") == 1
