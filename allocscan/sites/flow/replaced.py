"""What a file puts in the place of built-ins: `fs.readFile = wrap(fs.readFile)`."""

from collections.abc import Callable, Iterator
from typing import Final

from tree_sitter import Node

from allocscan.scopes.model import Access, ScopeTree
from allocscan.syntax.kinds import WRAPPERS
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import children_of, is_field

_MEMBERS: Final = frozenset({"member_expression", "subscript_expression"})
_ASSIGNMENTS: Final = frozenset(
    {"assignment_expression", "augmented_assignment_expression", "for_in_statement"}
    | {"assignment_pattern", "object_assignment_pattern"}
)
_PATTERNS: Final = frozenset({"array_pattern", "rest_pattern", "update_expression"})
_CHANGERS: Final = frozenset(
    {"Object.assign", "Object.defineProperties", "Object.defineProperty", "Object.setPrototypeOf"}
    | {"Reflect.defineProperty", "Reflect.set", "Reflect.setPrototypeOf"}
)

Named = Callable[[Node], str | None]


def replaced(syntax: Syntax, scopes: ScopeTree, named: Named) -> frozenset[str]:
    """The paths of built-ins that the file assigns to, or hands to code that may.

    A path stands for all below it: `fs[name] = …` puts `node:fs` in the answer, so does a call
    that is passed the module. `named` tells the path of an expression.
    """
    found = {use.name for use in scopes.unresolved if Access.WRITE in use.access}
    for use in scopes.references:
        if not use.in_type:
            found.update(_by(use.node, syntax, named))
    return frozenset(found)


def _by(name: Node, syntax: Syntax, named: Named) -> Iterator[str]:
    node, parent = name, syntax.parent(name)
    known: Node | None = None
    while parent is not None and (parent.type in WRAPPERS or _reads(parent, node)):
        if parent.type == "subscript_expression" and known is None:
            known = node  # which property is not known: any
        node, parent = parent, syntax.parent(parent)
    if parent is None:
        return
    if parent.type == "arguments":
        yield from _passed(known or node, parent, syntax, named)
    elif node.type in _MEMBERS and _writes(parent, node):
        path = named(known or node)
        if path is not None:
            yield path


def _reads(parent: Node, node: Node) -> bool:
    """True for a read of a property of `node`, and for the call in `require("fs").x`."""
    if parent.type == "call_expression":
        return is_field(parent, "function", node)
    return parent.type in _MEMBERS and is_field(parent, "object", node)


def _writes(parent: Node, member: Node) -> bool:
    if parent.type in _ASSIGNMENTS:
        return is_field(parent, "left", member)
    if parent.type == "pair_pattern":
        return is_field(parent, "value", member)
    deletes = parent.type == "unary_expression" and parent.children[0].type == "delete"
    return parent.type in _PATTERNS or deletes


def _passed(node: Node, arguments: Node, syntax: Syntax, named: Named) -> Iterator[str]:
    """`f(fs)`; `spyOn(console, "log")`, `Object.assign(console, …)`."""
    listed, call = children_of(arguments), syntax.parent(arguments)
    path = named(node)
    callee = None if call is None else call.child_by_field_name("function")
    if path is None:
        return
    if path.startswith("node:") and "." not in path:
        yield path
    elif listed[0].id == node.id and len(listed) > 1 and listed[1].type == "string":
        yield f"{path}.{syntax.name(listed[1])[1:-1]}"
    elif listed[0].id == node.id and callee is not None and named(callee) in _CHANGERS:
        yield path
