"""Namespaces and enums in several bodies: each sees what the others export."""

from collections.abc import Mapping

from allocscan.regex import regex
from allocscan.scopes.draft import DraftBinding
from allocscan.scopes.model import BindingKind, ScopeId
from allocscan.scopes.settle import Bound
from allocscan.syntax.parse import Syntax
from allocscan.typed import Final

_SHARED: Final = frozenset({BindingKind.ENUM_MEMBER, BindingKind.AMBIENT})
_OPENS: Final = regex(
    rb"\b(?:namespace|module|enum)\b\s*"
    rb"(?:([\w$\x80-\xff]+)(?=\s*(?:[.{]|/[/*]|\\))|/[/*]|\\)"
)


def may_merge(syntax: Syntax) -> bool:
    """False only where no namespace or enum of the file can have a second body."""
    if not syntax.source.language.typed:
        return False
    names = [found.group(1) for found in _OPENS.finditer(syntax.source.content)]
    return None in names or len(set(names)) < len(names)


def merge(bound: Mapping[str, Bound]) -> None:
    """Let the bodies of one namespace or enum see what the others export.

    What two of them export under one name is one binding. Outer namespaces come first, so that
    the bodies of an inner one are together when its turn comes.
    """
    made = [binding for each in bound.values() for binding in each.made if binding.bodies]
    if not made:
        return
    names: dict[ScopeId, dict[str, DraftBinding]] = {}
    for name, each in bound.items():
        for scope, binding in each.where.items():
            names.setdefault(scope, {})[name] = binding
    for binding in sorted(made, key=_first):
        if len(binding.bodies) > 1 and binding.into is None:
            _merge_bodies([names.setdefault(body, {}) for body in binding.bodies])
    for scope, here in names.items():
        for name, binding in here.items():
            bound[name].where[scope] = binding


def _merge_bodies(bodies: list[dict[str, DraftBinding]]) -> None:
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


def _first(binding: DraftBinding) -> int:
    return min(node.start_byte for node in (*binding.declarations, *binding.signatures))
