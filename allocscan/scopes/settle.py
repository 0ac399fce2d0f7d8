"""Declarations of one name to bindings: hoisting out of blocks, and what is one with a `catch`."""

from collections import Counter
from collections.abc import Callable, Iterable
from operator import attrgetter

from allocscan.records import dataclass, field
from allocscan.scopes.draft import Declaration, Draft, DraftBinding
from allocscan.scopes.model import BindingKind, ScopeId, ScopeKind
from allocscan.typed import Final

_HOISTS_INTO: Final = frozenset({BindingKind.VAR, BindingKind.FUNCTION, BindingKind.TYPE})
_start = attrgetter("start")
IsStrict = Callable[[ScopeId], bool]


@dataclass(slots=True, eq=False)
class Bound:
    """The bindings of one name, in source order, absorbed ones too, and that of each scope."""

    name: str
    made: list[DraftBinding] = field(default_factory=list)
    where: dict[ScopeId, DraftBinding] = field(default_factory=dict)

    def add(self, one: Declaration) -> DraftBinding:
        """The binding that `one` is a declaration of."""
        found = self.where.get(one.scope)
        if found is None:
            found = self.where[one.scope] = DraftBinding(self.name, one.kind, one.scope)
            self.made.append(found)
        found.add(one)
        return found


def settle(draft: Draft, name: str, is_strict: IsStrict) -> Bound:
    """The bindings of `name`, all of whose declarations have been read."""
    bound = Bound(name)
    leaving: list[tuple[ScopeId, DraftBinding]] = []
    for one in in_order(draft.declared.get(name, ())):
        declared = bound.add(one)
        if one.block is not None:
            leaving.append((one.block, declared))
        if one.catch is not None:
            _absorb_caught(draft, bound, declared, one.catch)
    if leaving:
        _hoist_block_functions(draft, bound, leaving, is_strict)
    return bound


def in_order(declared: Iterable[Declaration]) -> list[Declaration]:
    """`declared` in source order."""
    return sorted(declared, key=_start)


def _absorb_caught(draft: Draft, bound: Bound, declared: DraftBinding, nearest: ScopeId) -> None:
    catch: ScopeId | None = nearest
    while catch is not None:
        caught = bound.where.get(catch)
        if caught is declared:
            break  # the catches around it were met when this one was
        if caught is not None:
            bound.where[catch] = declared
            declared.doubled = True
            declared.absorb(caught)
        parent = draft.scopes[catch].parent
        catch = None if parent is None else draft.scopes[parent].catch


def _hoist_block_functions(
    draft: Draft,
    bound: Bound,
    leaving: list[tuple[ScopeId, DraftBinding]],
    is_strict: IsStrict,
) -> None:
    """Make a function in a sloppy block one binding with the `var` that ECMA-262 B.3.2 adds."""
    declared = Counter(draft.scopes[binding.scope].function for binding in bound.made)
    for block, function in leaving:
        home = draft.scopes[block].function
        if function.scope != block or is_strict(block):
            continue
        if declared[home] > 1 and _is_kept_in(draft, bound, block):
            continue
        around = bound.where.get(home)
        function.doubled = True
        function.scope = home
        if around is None:
            bound.where[home] = function
        else:
            around.absorb(function)
            bound.where[block] = around


def _is_kept_in(draft: Draft, bound: Bound, block: ScopeId) -> bool:
    """True when a `var` of that name would clash with a declaration on its way out."""
    home = draft.scopes[block].function
    at = draft.scopes[block].parent
    while at is not None and at != home:
        scope = draft.scopes[at]
        if at in bound.where and scope.kind is not ScopeKind.CATCH:
            return True
        at = scope.parent
    around = bound.where.get(home)
    return around is not None and around.kind not in _HOISTS_INTO
