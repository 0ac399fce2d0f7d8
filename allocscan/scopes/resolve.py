"""Mentions to bindings, by one walk over the scopes that knows what each name means by now."""

from collections import defaultdict

from allocscan.scopes.draft import Draft, DraftBinding, DraftScope, Mention
from allocscan.scopes.model import BindingKind, ScopeId
from allocscan.scopes.place import MODULE

Visible = dict[str, list[tuple[DraftScope, DraftBinding]]]
"""For each name what it is bound to around here, innermost last."""


def resolve(draft: Draft) -> None:
    """Give every mention of `draft` its binding, where it has one in this file.

    Linear in scopes, names and mentions: looking outwards from every mention would be
    quadratic for deep code.
    """
    inner, mentions = _children(draft), _by_scope(draft)
    visible: Visible = defaultdict(list)
    pending: list[tuple[ScopeId, bool]] = [(MODULE, True)]
    while pending:
        at, entering = pending.pop()
        scope = draft.scopes[at]
        if not entering:
            for name in scope.names:
                visible[name].pop()
            continue
        for name, binding in scope.names.items():
            visible[name].append((scope, binding))
        for mention in mentions.get(at, ()):
            mention.binding = _meant(draft, mention, visible)
            _publish(mention)
        pending.append((at, False))
        pending += [(child, True) for child in inner.get(at, ())]


def _meant(draft: Draft, mention: Mention, visible: Visible) -> DraftBinding | None:
    depth = 0
    if mention.name == "arguments":
        depth = draft.scopes[draft.scopes[mention.scope].arguments].depth
    for scope, binding in reversed(visible.get(mention.name, ())):
        if scope.depth < depth:
            return None
        if binding.answers(mention.meaning) and not _is_out_of_sight(mention, scope, binding):
            return binding.survivor
    return None


def _is_out_of_sight(mention: Mention, scope: DraftScope, binding: DraftBinding) -> bool:
    """True for what a function's body declares, seen from its parameters."""
    return (
        mention.node.start_byte < scope.body
        and BindingKind.PARAMETER not in binding.kinds
        and all(node.start_byte >= scope.body for node in binding.declarations)
    )


def _publish(mention: Mention) -> None:
    binding = mention.binding
    if binding is None:
        return
    binding.exported |= mention.exports
    # `export { T }` of a type: the value meaning was possible, but there is none.
    mention.in_type |= binding.kind in {BindingKind.TYPE, BindingKind.TYPE_PARAMETER}


def _children(draft: Draft) -> dict[ScopeId, list[ScopeId]]:
    children: dict[ScopeId, list[ScopeId]] = defaultdict(list)
    for scope in draft.scopes:
        if scope.parent is not None:
            children[scope.parent].append(scope.id)
    return children


def _by_scope(draft: Draft) -> dict[ScopeId, list[Mention]]:
    mentions: dict[ScopeId, list[Mention]] = defaultdict(list)
    for mention in draft.mentions:
        mentions[mention.scope].append(mention)
    return mentions
