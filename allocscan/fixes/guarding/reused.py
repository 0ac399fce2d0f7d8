"""Does a constant that is taken instead of a new one say the same, and does its name mean it?"""

from collections.abc import Iterable, Mapping, Sequence

from allocscan.fixes.guarding.cut import Cut
from allocscan.fixes.guarding.declared import FREEZE, MismatchError, texts_of
from allocscan.fixes.mentions import encoded
from allocscan.fixes.tokens import node_at, tokens_in, without_comments
from allocscan.fixes.values import Hoisted
from allocscan.scopes.build import build
from allocscan.scopes.model import Binding, BindingKind, ScopeTree
from allocscan.source.span import Span
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import WRAPPERS
from allocscan.syntax.parse import span_of


def check_reused(hoisted: Sequence[Hoisted], was: Cut, renamed: Mapping[Span, bytes]) -> None:
    """Raise MismatchError unless each constant that is not new is a `const` that nothing writes
    to, says token for token what the literals say, stays as it is, and is what its name means at
    each of its new places."""
    reused = [one for one in hoisted if one.existing is not None]
    if not reused:
        return
    scopes = build(was.syntax)
    for one in reused:
        assert one.existing is not None
        binding = _constant(one, was, scopes)
        if binding is None or _texts(was, one.existing) != _texts(was, one.moved[0]):
            raise MismatchError(one.name)
        if one.annotation is not None or any(at.overlaps(one.existing) for at in was.edited):
            raise MismatchError(one.name)
        name = encoded(one.name)
        places = [*one.moved, *(span for span, given in renamed.items() if given == name)]
        _check_places(binding, places, was, scopes)


def _texts(was: Cut, span: Span) -> tuple[bytes, ...]:
    return texts_of(without_comments(tokens_in(was.syntax, span)))


def _constant(one: Hoisted, was: Cut, scopes: ScopeTree) -> Binding | None:
    """The variable of that name whose initialiser is `one.existing`, frozen or not."""
    assert one.existing is not None
    node: Node | None = node_at(was.syntax, one.existing)
    if node is None or span_of(node) != one.existing:
        return None
    declarator = _declarator(node, was)
    name = None if declarator is None else declarator.child_by_field_name("name")
    binding = None if name is None or name.type != "identifier" else scopes.binding(name)
    if binding is None or binding.name != one.name or binding.kind is not BindingKind.CONST:
        return None
    return None if binding.written else binding


def _declarator(literal: Node, was: Cut) -> Node | None:
    at = was.syntax.parent(literal)
    while at is not None and at.type != "variable_declarator":
        frozen = at.type == "call_expression" and _freezes(at, was)
        if not frozen and at.type != "arguments" and at.type not in WRAPPERS:
            return None
        at = was.syntax.parent(at)
    return at


def _freezes(call: Node, was: Cut) -> bool:
    callee = call.child_by_field_name("function")
    return callee is not None and _texts(was, span_of(callee)) == FREEZE


def _check_places(binding: Binding, places: Iterable[Span], was: Cut, scopes: ScopeTree) -> None:
    for span in places:
        node = was.syntax.root.descendant_for_byte_range(span.start, span.end)
        around = None if node is None else scopes.scope_around(node, was.syntax)
        found = None if around is None else scopes.lookup(binding.name, around.id)
        if found is None or found.id != binding.id:
            raise MismatchError(binding.name)
