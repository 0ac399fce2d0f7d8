"""What a file puts in the place of built-ins: `fs.readFile = wrap(fs.readFile)`."""

from collections.abc import Callable, Iterator
from typing import Final

from tree_sitter import Node

from allocscan.knowledge.built_ins import canonical
from allocscan.scopes.model import Access, ScopeTree
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import children_of, descend, is_field, is_target

MEMBERS: Final = frozenset({"member_expression", "subscript_expression"})
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
    for this in sloppy_this(syntax, scopes):
        found.update(_by_this(this, syntax))
    return frozenset(found)


def sloppy_this(syntax: Syntax, scopes: ScopeTree) -> Iterator[Node]:
    """Every `this` that may be the global object (sec-ordinarycallbindthis)."""
    if scopes.scopes[0].strict or b"this" not in syntax.source.content:
        return
    for node in descend(syntax.root):
        if node.type == "this" and not scopes.is_strict_at(node, syntax):
            yield node


def _by_this(this: Node, syntax: Syntax) -> Iterator[str]:
    """`this.fetch = wrap(fetch)`."""
    keys, outer, parent = list[str](), *syntax.effective_parent(this)
    while parent is not None and parent.type == "member_expression":
        key = parent.child_by_field_name("property")
        keys += [] if key is None else [syntax.name(key)]
        outer, parent = syntax.effective_parent(parent)
    if parent is not None and keys and is_target(outer, parent):
        yield canonical(keys[0], tuple(keys[1:]))


def _by(name: Node, syntax: Syntax, named: Named) -> Iterator[str]:
    node, (outer, parent) = name, syntax.effective_parent(name)
    known: Node | None = None
    keys = list[str]()
    while parent is not None and _reads(parent, outer):
        if parent.type == "subscript_expression":
            known, keys = known or node, [*keys, _spelled(parent, syntax)]
        elif known is not None and parent.type == "member_expression":
            key = parent.child_by_field_name("property")
            keys.append("" if key is None else syntax.name(key))
        node, (outer, parent) = parent, syntax.effective_parent(parent)
    if parent is None:
        return
    if parent.type == "arguments":
        yield from _passed(known or node, outer, parent, syntax, named)
    elif node.type in MEMBERS and is_target(outer, parent):
        path = named(known or node)
        if path is not None:
            yield canonical(path, () if "" in keys else tuple(keys))


def _spelled(subscript: Node, syntax: Syntax) -> str:
    """The key of `object["key"]`; empty where it is not known: then it may be any."""
    index = subscript.child_by_field_name("index")
    known = index is not None and index.type == "string" and "\\" not in syntax.name(index)
    return syntax.name(index)[1:-1] if index is not None and known else ""


def _reads(parent: Node, node: Node) -> bool:
    """True for a read of a property of `node`, and for the call in `require("fs").x`."""
    if parent.type == "call_expression":
        return is_field(parent, "function", node)
    return parent.type in MEMBERS and is_field(parent, "object", node)


def _passed(
    node: Node, passed: Node, arguments: Node, syntax: Syntax, named: Named
) -> Iterator[str]:
    """`f(fs)`; `spyOn(console, "log")`, `Object.assign(console, …)`."""
    listed, call = children_of(arguments), syntax.parent(arguments)
    path = named(node)
    callee = None if call is None else call.child_by_field_name("function")
    if path is None or not listed:
        return
    if path.startswith("node:") and "." not in path:
        yield path
    elif listed[0].id == passed.id and len(listed) > 1 and listed[1].type == "string":
        yield canonical(path, (syntax.name(listed[1])[1:-1],))
    elif listed[0].id == passed.id and callee is not None and named(callee) in _CHANGERS:
        yield path
