"""Names as they are told, made of drafts once all is known of them."""

from collections.abc import Sequence
from operator import attrgetter

from allocscan.scopes.draft import DraftBinding, Mention
from allocscan.scopes.model import Binding, Reference
from allocscan.syntax.binding import Node

_start = attrgetter("start_byte")


def first_of(binding: DraftBinding) -> int:
    """The offset where the first declaration begins."""
    return min(node.start_byte for node in (*binding.declarations, *binding.signatures))


def reference_of(mention: Mention) -> Reference:
    """`mention` as a value; what it means has been found."""
    binding = mention.binding
    return Reference(
        mention.name,
        mention.node,
        mention.scope,
        None if binding is None else binding.id,
        mention.access,
        mention.in_type,
    )


def binding_of(draft: DraftBinding, uses: Sequence[Reference], obscured: bool) -> Binding:
    """`draft`, which has its id, as a value. `obscured`: what could not be read may use it."""
    declarations = _declarations(draft)
    values = sum(node.type != "type_identifier" for node in declarations)
    return Binding(
        id=draft.id,
        name=draft.name,
        kind=draft.kind,
        scope=draft.scope,
        declarations=declarations,
        references=tuple(uses),
        exported=draft.exported,
        obscured=obscured,
        written=values > 1 or any(use.writes for use in uses),
        doubled=draft.doubled,
    )


def _declarations(draft: DraftBinding) -> tuple[Node, ...]:
    """In source order; overload signatures only where no implementation is."""
    nodes = draft.declarations + ([] if draft.implemented else draft.signatures)
    return tuple(sorted(nodes, key=_start))
