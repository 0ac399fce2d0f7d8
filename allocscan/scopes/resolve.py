"""Mentions to bindings."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from allocscan.scopes.draft import Draft, DraftBinding, DraftScope, Mention
from allocscan.scopes.model import MODULE, BindingKind, ScopeId
from allocscan.scopes.settle import Bound

Visible = dict[str, list[tuple[DraftScope, DraftBinding]]]
"""For each name what it is bound to around here, innermost last."""


def resolve(draft: Draft, bound: Bound, mentions: Sequence[Mention]) -> int:
    """Give every one of `mentions`, all of that name, its binding, where it has one in this file.

    Returns how many scopes were looked at: in deep code many for each mention.
    """
    nearest = _Nearest(draft, bound)
    for mention in mentions:
        mention.binding = _meant(draft, mention, bound, nearest) if bound.where else None
        _publish(mention)
    return nearest.steps


class _Nearest:
    """The scope at or around another that declares a name."""

    def __init__(self, draft: Draft, bound: Bound) -> None:
        self._scopes = draft.scopes
        self._where = bound.where
        self._known: dict[ScopeId, ScopeId | None] = {}
        self.steps = 0

    def to(self, scope: ScopeId | None) -> ScopeId | None:
        """That of `scope`."""
        way: list[ScopeId] = []
        at = scope
        while at is not None and at not in self._where:
            if at in self._known:
                at = self._known[at]
                break
            way.append(at)
            at = self._scopes[at].parent
        self.steps += len(way)
        self._known.update(dict.fromkeys(way, at))
        return at


def _meant(draft: Draft, mention: Mention, bound: Bound, nearest: _Nearest) -> DraftBinding | None:
    depth = 0
    if mention.name == "arguments":
        depth = draft.scopes[draft.scopes[mention.scope].arguments].depth
    at = nearest.to(mention.scope)
    while at is not None:
        scope, binding = draft.scopes[at], bound.where[at]
        if scope.depth < depth:
            return None
        if binding.answers(mention.meaning) and not _is_out_of_sight(mention, scope, binding):
            return binding.survivor
        at = nearest.to(scope.parent)
    return None


def resolve_all(
    draft: Draft, bound: Mapping[str, Bound], mentioned: Mapping[str, Sequence[Mention]]
) -> None:
    """As `resolve`, for all names at once, by one walk over the scopes that knows what each name
    means by now: linear in scopes, names and mentions however deep the code is."""
    names: dict[ScopeId, list[tuple[str, DraftBinding]]] = defaultdict(list)
    for name, each in bound.items():
        for scope, binding in each.where.items():
            names[scope].append((name, binding))
    inner, mentions = _children(draft), _by_scope(mentioned)
    visible: Visible = defaultdict(list)
    pending: list[tuple[ScopeId, bool]] = [(MODULE, True)]
    while pending:
        at, entering = pending.pop()
        here = names.get(at, ())
        if not entering:
            for name, _ in here:
                visible[name].pop()
            continue
        draft_scope = draft.scopes[at]
        for name, binding in here:
            visible[name].append((draft_scope, binding))
        for mention in mentions.get(at, ()):
            mention.binding = _visible(draft, mention, visible)
            _publish(mention)
        if here:
            pending.append((at, False))
        pending += [(child, True) for child in inner.get(at, ())]


def _visible(draft: Draft, mention: Mention, visible: Visible) -> DraftBinding | None:
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
        mention.start < scope.body
        and BindingKind.PARAMETER not in binding.kinds
        and all(node.start_byte >= scope.body for node in binding.declarations)
    )


def _publish(mention: Mention) -> None:
    binding = mention.binding
    if binding is None:
        return
    binding.exported |= mention.exports
    # `export { T }` of a type: the value meaning was possible, but there is none.
    mention.in_type |= binding.kind in (BindingKind.TYPE, BindingKind.TYPE_PARAMETER)


def _children(draft: Draft) -> dict[ScopeId, list[ScopeId]]:
    children: dict[ScopeId, list[ScopeId]] = defaultdict(list)
    for scope in draft.scopes:
        if scope.parent is not None:
            children[scope.parent].append(scope.id)
    return children


def _by_scope(mentioned: Mapping[str, Sequence[Mention]]) -> dict[ScopeId, list[Mention]]:
    mentions: dict[ScopeId, list[Mention]] = defaultdict(list)
    for each in mentioned.values():
        for mention in each:
            mentions[mention.scope].append(mention)
    return mentions
