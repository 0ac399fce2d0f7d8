"""Functions that define one thing: they are handed a library, and return an object of constants."""

from allocscan.knowledge.set_up import DEFINED_LEAVES
from allocscan.scopes.model import Binding, BindingKind, ScopeTree
from allocscan.sites.context.callee import first_binding
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import children_of, descend, own_nodes, unwrapped

_NAMES = frozenset({"identifier", "shorthand_property_identifier_pattern"})
_LEAVES = frozenset({"string", "number", "regex", "true", "false", "null"})


def is_definition(function: Node, syntax: Syntax, scopes: ScopeTree) -> bool:
    """True for a function whose result does not hang on what it is handed, as far as that shows:
    `export default (hljs) => ({ name: "1c", contains: [hljs.COMMENT("//", "$")] })`.

    Its parameters are only asked for methods and constants, its one `return` gives back an
    object literal, or what another function of the file makes of the same parameters.
    """
    given = _returned(function)
    if given is None:
        return False
    if given.type == "identifier":
        return _is_made_here(given, syntax, scopes) and _asks_for_tools(function, syntax, scopes)
    leaves = sum(node.type in _LEAVES for node in own_nodes(function))
    return (
        given.type == "object"
        and leaves >= DEFINED_LEAVES
        and _asks_for_tools(function, syntax, scopes)
    )


def _returned(function: Node) -> Node | None:
    """What the only `return`, the last statement of `function`, gives back."""
    body = function.child_by_field_name("body")
    if body is None or body.type != "statement_block":
        return None if body is None else unwrapped(body)
    statements = children_of(body)
    if not statements or statements[-1].type != "return_statement":
        return None
    if sum(node.type == "return_statement" for node in own_nodes(function)) != 1:
        return None
    given = children_of(statements[-1])
    return unwrapped(given[0]) if given else None


def _asks_for_tools(function: Node, syntax: Syntax, scopes: ScopeTree) -> bool:
    own = scopes.scope_made_by(function)
    listed = function.child_by_field_name("parameter") or function.child_by_field_name("parameters")
    if own is None or listed is None:
        return own is not None
    named = (scopes.binding(node) for node in descend(listed) if node.type in _NAMES)
    return all(
        _is_tool(use.node, syntax, scopes)
        for parameter in named
        if parameter is not None and parameter.scope == own.id
        if parameter.kind is BindingKind.PARAMETER
        for use in parameter.references
    )


def _is_tool(use: Node, syntax: Syntax, scopes: ScopeTree) -> bool:
    """`hljs.inherit(…)`, `hljs.UNDERSCORE_IDENT_RE`, `const regex = hljs.regex`, `base(hljs)`."""
    holder = syntax.parent(use)
    if holder is None:
        return False
    if holder.type == "arguments":
        call = syntax.parent(holder)
        return call is not None and _is_own_function(first_binding(call, scopes), scopes)
    if holder.type != "member_expression":
        return False
    name = holder.child_by_field_name("property")
    outer = syntax.parent(holder)
    if name is None or outer is None:
        return False
    if syntax.name(name).isupper() or outer.type == "variable_declarator":
        return True
    called = outer.child_by_field_name("function")
    return called is not None and called.id == holder.id


def _is_own_function(binding: Binding | None, scopes: ScopeTree) -> bool:
    return (
        binding is not None and binding.kind is BindingKind.FUNCTION and scopes.is_at_top(binding)
    )


def _is_made_here(name: Node, syntax: Syntax, scopes: ScopeTree) -> bool:
    """`const language = base(hljs); …; return language`, of a function of the file."""
    binding = scopes.binding(name)
    declarator = None if binding is None else syntax.parent(binding.declarations[0])
    value = None if declarator is None else declarator.child_by_field_name("value")
    if value is None or value.type != "call_expression":
        return False
    return _is_own_function(first_binding(value, scopes), scopes)
