"""What can only be decided when every declaration is known: strictness, hoisting, merging."""

from collections import Counter
from typing import Final

from allocscan.scopes.draft import Draft, DraftBinding
from allocscan.scopes.model import BindingKind, ScopeId, ScopeKind

_HOISTS_INTO: Final = frozenset({BindingKind.VAR, BindingKind.FUNCTION, BindingKind.TYPE})
_SHARED: Final = frozenset({BindingKind.ENUM_MEMBER, BindingKind.AMBIENT})


def settle(draft: Draft) -> tuple[bool, ...]:
    """Finish the names of `draft`. Returns the strictness of each scope, by id."""
    strict = _strictness(draft)
    _hoist_block_functions(draft, strict)
    _merge_bodies(draft)
    return strict


def _strictness(draft: Draft) -> tuple[bool, ...]:
    strict: list[bool] = []
    for scope in draft.scopes:
        around = draft.is_module if scope.parent is None else strict[scope.parent]
        strict.append(around or scope.own_strict)
    return tuple(strict)


def _hoist_block_functions(draft: Draft, strict: tuple[bool, ...]) -> None:
    """Make a function in a sloppy block one binding with the `var` that ECMA-262 B.3.2 adds."""
    declared = Counter(
        (draft.scopes[binding.scope].function, binding.name) for binding in draft.bindings
    )
    for block, function in draft.block_functions:
        home = draft.scopes[draft.scopes[block].function]
        if strict[block] or function.scope != block:
            continue
        crowded = declared[home.id, function.name] > 1
        if crowded and _is_kept_in(draft, block, function.name):
            continue
        around = home.names.get(function.name)
        function.scope = home.id
        if around is None:
            home.names[function.name] = function
        else:
            around.absorb(function)
            draft.scopes[block].names[function.name] = around


def _is_kept_in(draft: Draft, block: ScopeId, name: str) -> bool:
    """True when a `var` of that name would clash with a declaration on its way out."""
    home = draft.scopes[block].function
    at = draft.scopes[block].parent
    while at is not None and at != home:
        scope = draft.scopes[at]
        if name in scope.names and scope.kind is not ScopeKind.CATCH:
            return True
        at = scope.parent
    around = draft.scopes[home].names.get(name)
    return around is not None and around.kind not in _HOISTS_INTO


def _merge_bodies(draft: Draft) -> None:
    """Let the bodies of one namespace or enum see what the others export.

    What two of them export under one name is one binding. Outer namespaces come first in
    `bindings`, so that the bodies of an inner one are together when its turn comes.
    """
    for binding in draft.bindings:
        if len(binding.bodies) < 2 or binding.into is not None:
            continue
        bodies = [draft.scopes[body].names for body in binding.bodies]
        shared: dict[str, DraftBinding] = {}
        for names in bodies:
            for name, inner in names.items():
                if _is_shared(inner) and shared.setdefault(name, inner) is not inner:
                    shared[name].absorb(inner)
                    names[name] = shared[name]
        for names in bodies:
            names |= {name: inner for name, inner in shared.items() if name not in names}


def _is_shared(inner: DraftBinding) -> bool:
    return inner.exported or inner.kind in _SHARED
