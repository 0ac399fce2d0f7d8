"""Statements that open scopes or declare variables: blocks, loops, `switch`, `catch`, `with`."""

from allocscan.regex import regex
from allocscan.scopes.draft import Draft
from allocscan.scopes.model import MODULE, Access, BindingKind, ScopeKind
from allocscan.scopes.place import Place, Step
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.typed import Final

_KINDS: Final = {
    "var": BindingKind.VAR,
    "let": BindingKind.LET,
    "const": BindingKind.CONST,
    "using": BindingKind.CONST,
    "await": BindingKind.CONST,
}


_NAME_GOES_ON: Final = regex(rb"await\s*?(?:$|[\n\r(\[`/+\-<]|\xe2\x80[\xa8\xa9])")
"""A call, an element, a tag, a division, a sum, a comparison; the next statement."""


def variables(draft: Draft, node: Node, place: Place) -> list[Step]:
    """`var`, `let`, `const`, `using` and `await using` with their declarators."""
    word = node.children[0].type
    if word == "await":
        top_level_await(draft, node, place)
    declaring = place.declaring(_KINDS.get(word, BindingKind.LET))
    return [(part, declaring) for part in node.named_children]


def declarator(_draft: Draft, node: Node, place: Place) -> list[Step]:
    """`name: T = value`."""
    name, plain = node.child_by_field_name("name"), place.plain
    declared = None if name is None else name.id
    return [(part, place if part.id == declared else plain) for part in node.named_children]


def block(draft: Draft, node: Node, place: Place) -> list[Step]:
    """`{ … }` as a statement, and the bodies of `try`, `catch`, `finally` and loops."""
    return _all_inside(draft, ScopeKind.BLOCK, node, place)


def for_loop(draft: Draft, node: Node, place: Place) -> list[Step]:
    """`for (init; test; update) body`."""
    return _all_inside(draft, ScopeKind.FOR, node, place)


def for_in_loop(draft: Draft, node: Node, place: Place) -> list[Step]:
    """`for (head in/of value) body`: the head declares, or is written to."""
    if any(part.type == "await" for part in node.children):
        top_level_await(draft, node, place)
    inner = place.plain.inside(draft.open(ScopeKind.FOR, node, place.scope))
    kind, left = node.child_by_field_name("kind"), node.child_by_field_name("left")
    if kind is None:
        head = inner.accessed(Access.WRITE)
    else:
        head = inner.declaring(_KINDS.get(kind.type, BindingKind.LET))
    bound = None if left is None else left.id
    return [(part, head if part.id == bound else inner) for part in node.named_children]


def switch_body(draft: Draft, node: Node, place: Place) -> list[Step]:
    """All cases of a `switch` share a scope; what is switched on is outside it."""
    return _all_inside(draft, ScopeKind.SWITCH, node, place)


def catch(draft: Draft, node: Node, place: Place) -> list[Step]:
    """`catch (pattern) { … }`, also without a parameter."""
    inner = place.plain.inside(draft.open(ScopeKind.CATCH, node, place.scope))
    caught = node.child_by_field_name("parameter")
    declared = None if caught is None else caught.id
    declaring = inner.declaring(BindingKind.CATCH)
    return [(part, declaring if part.id == declared else inner) for part in node.named_children]


def with_statement(draft: Draft, node: Node, place: Place) -> list[Step]:
    """`with (object) body`: any name in the body may be a property of the object."""
    draft.with_statements.append(node)
    inner = place.plain.inside(draft.open(ScopeKind.WITH, node, place.scope))
    body = node.child_by_field_name("body")
    inside = None if body is None else body.id
    return [(part, inner if part.id == inside else place.plain) for part in node.named_children]


def await_expression(draft: Draft, node: Node, place: Place) -> list[Step]:
    """`await x`; in the TypeScript grammar `await using x = y` too. What may as well be a use of
    something called `await`, as it is in `await(x)`, proves nothing."""
    if not await_may_be_name(node, draft.syntax):
        top_level_await(draft, node, place)
    inner = place if place.declares is not None else place.plain
    return [(part, inner) for part in node.named_children]


def await_may_be_name(awaiting: Node, syntax: Syntax) -> bool:
    """True when the `await` of that expression would be a name in a script: `await(x)`."""
    return _NAME_GOES_ON.match(syntax.text(awaiting)) is not None


def top_level_await(draft: Draft, _node: Node, place: Place) -> None:
    """An `await` outside every function: only modules have it."""
    if draft.scopes[place.scope].function == MODULE:
        draft.is_module = True


def meta_property(draft: Draft, node: Node, _place: Place) -> list[Step]:
    """`import.meta`, which only modules have, and `new.target`."""
    if node.children[0].type == "import":
        draft.is_module = True
    return []


def _all_inside(draft: Draft, kind: ScopeKind, node: Node, place: Place) -> list[Step]:
    inner = place.plain.inside(draft.open(kind, node, place.scope))
    return [(part, inner) for part in node.named_children]
