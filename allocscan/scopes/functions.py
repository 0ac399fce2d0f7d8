"""Functions and classes: the scopes they open and the names they have."""

from collections.abc import Sequence

from allocscan.scopes.draft import Draft
from allocscan.scopes.model import BindingKind, ScopeId, ScopeKind
from allocscan.scopes.place import VAR_SCOPES, Place, Step
from allocscan.syntax.binding import Node
from allocscan.typed import Final

_PLAIN_FUNCTION: Final = "function_declaration"
_DIRECTIVES: Final = frozenset({b'"use strict"', b"'use strict'"})
_BRANCHES: Final = frozenset({"if_statement", "else_clause"})
_BETWEEN: Final = frozenset({"comment", "html_comment", "hash_bang_line"})


def function_declaration(draft: Draft, node: Node, place: Place) -> list[Step]:
    """`function f() {}`: its name in the scope around it, `f` in a block noted for hoisting."""
    name = node.child_by_field_name("name")
    if name is not None:
        declared = draft.declare(name, BindingKind.FUNCTION, place)
        in_block = draft.scopes[place.scope].kind not in VAR_SCOPES
        if declared is not None:
            declared.implements = True
            declared.alone = _is_branch(draft, node)
            if in_block and _may_hoist(node):
                declared.block = place.scope
    return _function(draft, node, place.plain, name)


def function_signature(draft: Draft, node: Node, place: Place) -> list[Step]:
    """`function f(): T;`, an overload or ambient."""
    name = node.child_by_field_name("name")
    if name is not None:
        declared = draft.declare(name, BindingKind.FUNCTION, place)
        if declared is not None:
            declared.is_signature = True
    inner = place.typed.inside(draft.open(ScopeKind.TYPE, node, place.scope))
    skipped = None if name is None else name.id
    return [(part, inner) for part in node.named_children if part.id != skipped]


def function_expression(draft: Draft, node: Node, place: Place) -> list[Step]:
    """A function expression: a name of its own is only in scope inside it."""
    plain, name = place.plain, node.child_by_field_name("name")
    if name is not None:
        named = draft.open(ScopeKind.FUNCTION_NAME, node, plain.scope)
        draft.declare(name, BindingKind.FUNCTION, plain, named)
        plain = plain.inside(named)
    return _function(draft, node, plain, name)


def arrow_function(draft: Draft, node: Node, place: Place) -> list[Step]:
    """`(a) => b`, `a => b`."""
    return _function(draft, node, place.plain, None)


def method(draft: Draft, node: Node, place: Place) -> list[Step]:
    """A method or accessor. Its key and decorators are evaluated outside it, and bind nothing."""
    name, plain = node.child_by_field_name("name"), place.plain
    steps = _function(draft, node, plain, name)
    return steps if name is None else [(name, plain), *steps]


def _function(draft: Draft, node: Node, outer: Place, name: Node | None) -> list[Step]:
    body, bare = node.child_by_field_name("body"), node.child_by_field_name("parameter")
    block = body is not None and body.type == "statement_block"
    statements: Sequence[Node] = body.named_children if body is not None and block else ()
    strict = is_strict(draft, statements)
    scope = draft.open(ScopeKind.FUNCTION, node, outer.scope, strict=strict)
    draft.scopes[scope].body = 0 if body is None else body.start_byte
    inner = outer.inside(scope)
    steps: list[Step] = []
    for part in node.named_children:
        if name is not None and part.id == name.id:
            continue
        if bare is not None and part.id == bare.id:
            steps.append((part, inner.declaring(BindingKind.PARAMETER)))
        elif part.type == "decorator":
            steps.append((part, outer))
        elif block and body is not None and part.id == body.id:
            steps += [(statement, inner) for statement in statements]
        else:
            steps.append((part, inner))
    return steps


def parameters(_draft: Draft, node: Node, place: Place) -> list[Step]:
    """`(a, {b}, c = 1, ...d)`."""
    declaring = place.plain.declaring(BindingKind.PARAMETER)
    return [(part, declaring) for part in node.named_children]


def typed_parameter(draft: Draft, node: Node, place: Place) -> list[Step]:
    """A parameter of TypeScript. Its decorators run outside; the label of `[a: T]` is no name."""
    bound, label = node.child_by_field_name("pattern"), node.child_by_field_name("name")
    kept, skipped = (None if part is None else part.id for part in (bound, label))
    plain, around = place.plain, draft.scopes[place.scope].parent
    outside = plain if around is None else plain.inside(around)
    steps = []
    for part in node.named_children:
        if part.id == kept:
            steps.append((part, place))
        elif part.id != skipped:
            steps.append((part, outside if part.type == "decorator" else plain))
    return steps


def class_declaration(draft: Draft, node: Node, place: Place) -> list[Step]:
    """`class A {}`. The `A` inside, of its own in ECMA-262, is one binding with that outside."""
    name = node.child_by_field_name("name")
    if name is not None:
        draft.declare(name, BindingKind.CLASS, place)
    return _class(draft, node, place.plain, place.scope, name)


def class_expression(draft: Draft, node: Node, place: Place) -> list[Step]:
    """A class expression: a name of its own is only in scope inside it."""
    name, parent = node.child_by_field_name("name"), place.scope
    if name is not None:
        parent = draft.open(ScopeKind.FUNCTION_NAME, node, parent)
        draft.declare(name, BindingKind.CLASS, place.plain, parent)
    return _class(draft, node, place.plain, parent, name)


def _class(
    draft: Draft, node: Node, outer: Place, parent: ScopeId, name: Node | None
) -> list[Step]:
    inner = outer.inside(draft.open(ScopeKind.CLASS, node, parent, strict=True))
    skipped = None if name is None else name.id
    return [
        (part, outer if part.type == "decorator" else inner)
        for part in node.named_children
        if part.id != skipped
    ]


def class_field(draft: Draft, node: Node, place: Place) -> list[Step]:
    """`key = value` of a class: the value is evaluated in a function of its own."""
    value, plain = node.child_by_field_name("value"), place.plain
    if value is None:
        return [(part, plain) for part in node.named_children]
    inner = plain.inside(draft.open(ScopeKind.FUNCTION, node, plain.scope))
    return [(part, inner if part.id == value.id else plain) for part in node.named_children]


def static_block(draft: Draft, node: Node, place: Place) -> list[Step]:
    """`static { … }`: a function without parameters."""
    body = node.child_by_field_name("body")
    inner = place.plain.inside(draft.open(ScopeKind.FUNCTION, node, place.scope))
    return [(part, inner) for part in (node if body is None else body).named_children]


def is_strict(draft: Draft, statements: Sequence[Node]) -> bool:
    """True when the directives that `statements` begin with say "use strict"."""
    for statement in statements:
        if statement.type in _BETWEEN:
            continue
        first = statement.named_children[:1]
        if statement.type != "expression_statement" or not first or first[0].type != "string":
            return False
        if draft.syntax.text(first[0]) in _DIRECTIVES:
            return True
    return False


def _is_branch(draft: Draft, function: Node) -> bool:
    """True for `if (x) function f() {}` (ECMA-262 B.3.3)."""
    parent = draft.syntax.parent(function)
    return parent is not None and parent.type in _BRANCHES


def _may_hoist(node: Node) -> bool:
    # ECMA-262 B.3.2: generators and async functions stay in their block.
    return node.type == _PLAIN_FUNCTION and node.children[0].type != "async"
