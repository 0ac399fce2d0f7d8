"""What a file puts in the place of built-ins: `fs.readFile = wrap(fs.readFile)`."""

from collections.abc import Callable, Iterable, Iterator

from allocscan.knowledge.built_ins import canonical
from allocscan.scopes.model import MODULE, Reference, ScopeTree
from allocscan.scopes.occurrences import occurrences
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import children_of, is_field, is_target
from allocscan.typed import Final

MEMBERS: Final = frozenset({"member_expression", "subscript_expression"})
QUIET: Final = frozenset(
    {"expression_statement", "unary_expression", "template_substitution", "class_heritage"}
    | {"extends_clause", "nested_type_identifier", "if_statement", "import_specifier"}
    | {"import_clause", "namespace_import", "jsx_opening_element", "jsx_closing_element"}
    | {"jsx_self_closing_element", "update_expression", "augmented_assignment_expression"}
)
"""What only looks at an expression in it."""
_CHANGERS: Final = frozenset(
    {"Object.assign", "Object.defineProperties", "Object.defineProperty", "Object.setPrototypeOf"}
    | {"Reflect.defineProperty", "Reflect.set", "Reflect.setPrototypeOf"}
)

Named = Callable[[Node], str | None]


def replaced(uses: Iterable[Reference], syntax: Syntax, named: Named) -> frozenset[str]:
    """The paths of built-ins that `uses`, references of the file, assign to, or hand to code that
    may.

    A path stands for all below it: `fs[name] = …` puts `node:fs` in the answer, so does a call
    that is passed the module. `named` tells the path of an expression.
    """
    found = set[str]()
    for use in uses:
        if use.writes and use.binding is None:
            found.add(use.name)
        if not use.in_type:
            found.update(_by(use.node, syntax, named))
    return frozenset(found)


def replaced_by_this(syntax: Syntax, scopes: ScopeTree) -> frozenset[str]:
    """The paths of globals that the file assigns to as properties of a sloppy `this`."""
    found = set[str]()
    for this in _all_this(syntax, scopes):
        paths = list(_by_this(this, syntax))
        if paths and not scopes.is_strict_at(this, syntax):
            found.update(paths)
    return frozenset(found)


def lets_out_this(syntax: Syntax, scopes: ScopeTree) -> bool:
    """True when a sloppy `this` is more than read from by name, or compared."""
    return any(
        _is_stored(this, syntax) and not scopes.is_strict_at(this, syntax)
        for this in _all_this(syntax, scopes)
    )


def _all_this(syntax: Syntax, scopes: ScopeTree) -> Iterator[Node]:
    """Every `this` of a file in which one may be the global object (sec-ordinarycallbindthis)."""
    content = syntax.source.content
    if b"this" not in content or scopes.scope(MODULE).strict:
        return
    for start in occurrences(syntax, b"this"):
        node = syntax.root.named_descendant_for_byte_range(start, start + len(b"this"))
        if node is not None and node.type == "this":
            yield node


def _is_stored(this: Node, syntax: Syntax) -> bool:
    _, parent = syntax.effective_parent(this)
    if parent is None or parent.type in QUIET:
        return False
    return parent.type not in ("member_expression", "binary_expression")


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
