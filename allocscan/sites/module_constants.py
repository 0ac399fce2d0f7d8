"""The constants that a file has already: their names show its habits."""

from collections.abc import Iterator
from typing import Final

from tree_sitter import Node

from allocscan.scopes.model import Binding, BindingKind, ScopeTree
from allocscan.sites.collected import is_filled
from allocscan.sites.placing.wrappers import wrapped_body
from allocscan.syntax.kinds import FUNCTIONS
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import children_of, unwrapped

_SCALARS: Final = frozenset({"string", "number", "template_string", "true", "false"})
_HOLDERS: Final = frozenset({"object", "array"})
_VARIABLES: Final = frozenset({BindingKind.CONST, BindingKind.LET, BindingKind.VAR})


def constant_names(syntax: Syntax, scopes: ScopeTree) -> tuple[str, ...]:
    """The names of the `const`s with a literal initialiser that stand at the top of the module or
    of a wrapper, in the order of their declarations."""
    return tuple(
        binding.name
        for binding, value in _initialised(syntax, scopes)
        if binding.kind is BindingKind.CONST
        and (value.type in _SCALARS or _frozen(value, syntax) or _is_holder(value, syntax))
    )


def table_names(syntax: Syntax, scopes: ScopeTree) -> tuple[str, ...]:
    """The names of those, and of other variables there that are never written, which hold a table
    or a regular expression. What has functions in it, or nothing, is no table."""
    return tuple(
        binding.name
        for binding, value in _initialised(syntax, scopes)
        if not binding.written and _is_table(_frozen(value, syntax) or value, syntax)
    )


def _initialised(syntax: Syntax, scopes: ScopeTree) -> Iterator[tuple[Binding, Node]]:
    for binding in scopes.bindings:
        if binding.kind not in _VARIABLES or not _is_at_top(binding, syntax):
            continue
        declarator = syntax.parent(binding.declarations[0])
        value = None if declarator is None else declarator.child_by_field_name("value")
        plain = declarator is not None and declarator.type == "variable_declarator"
        if value is not None and plain:
            yield binding, unwrapped(value)


def _is_at_top(binding: Binding, syntax: Syntax) -> bool:
    """True at the top level of the module, and of a wrapper's body."""
    if binding.kind is not BindingKind.VAR and binding.scope == 0:
        return True
    around = syntax.enclosing(binding.declarations[0], FUNCTIONS)
    if around is None:
        return binding.scope == 0
    body = wrapped_body(syntax, around)
    declarator = syntax.parent(binding.declarations[0])
    statement = None if declarator is None else syntax.parent(declarator)
    holder = None if statement is None else syntax.parent(statement)
    return body is not None and holder is not None and holder.id == body.id


def _is_table(value: Node, syntax: Syntax) -> bool:
    if value.type == "regex":
        return True
    if value.type in _HOLDERS:
        entries = children_of(value)
        return bool(entries) and not any(_runs(entry) for entry in entries)
    return is_filled(value, syntax)


def _is_holder(value: Node, syntax: Syntax) -> bool:
    return value.type in _HOLDERS or is_filled(value, syntax)


def _runs(entry: Node) -> bool:
    """True for a method, and for a property or element that is a function."""
    value = entry.child_by_field_name("value") if entry.type == "pair" else entry
    return value is not None and unwrapped(value).type in FUNCTIONS


def _frozen(value: Node, syntax: Syntax) -> Node | None:
    """What `Object.freeze` is called with, where `value` is such a call."""
    callee = value.child_by_field_name("function")
    if value.type != "call_expression" or callee is None:
        return None
    arguments = value.child_by_field_name("arguments")
    frozen = syntax.text(callee) == b"Object.freeze" and arguments is not None
    given = children_of(arguments) if frozen and arguments is not None else []
    return unwrapped(given[0]) if given else None
