"""Which sites become one constant, and where each group of them stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from tree_sitter import Node

from allocscan.fixes.form import Shape
from allocscan.fixes.removal import Removal
from allocscan.fixes.tokens import COMMENTS, tokens_in
from allocscan.fixes.values import Order
from allocscan.sites.values import Placement, Site
from allocscan.syntax.parse import Syntax


@dataclass(frozen=True, slots=True)
class Draft:
    """One order with all that was decided for it alone. `number` is its index."""

    number: int
    order: Order
    shape: Shape
    removal: Removal | None

    @property
    def site(self) -> Site:
        """The order's site."""
        return self.order.site


Group = tuple[Draft, ...]
"""Drafts that become one constant, in source order; the first one's text is what is moved."""


@dataclass(frozen=True, slots=True)
class _Likeness:
    """What equal constants have in common. `home` is where the body that holds them begins."""

    text: tuple[bytes, ...]
    annotation: tuple[bytes, ...]
    shape: Shape
    unsafe: bool
    home: int
    offset: int | None


def shared(syntax: Syntax, drafts: Sequence[Draft]) -> tuple[Group, ...]:
    """`drafts`, which are in source order, in groups of one constant each."""
    groups: dict[_Likeness | int, list[Draft]] = {}
    for draft in drafts:
        key = _likeness(syntax, draft)
        groups.setdefault(draft.number if key is None else key, []).append(draft)
    return tuple(tuple(group) for group in groups.values())


def first_placement(group: Group) -> Placement:
    """The place of the one that comes first: the others' places are below it."""
    placements = [draft.site.placement for draft in group]
    return min(
        (placement for placement in placements if placement is not None),
        key=lambda placement: placement.offset,
    )


def _likeness(syntax: Syntax, draft: Draft) -> _Likeness | None:
    """None for a literal with a comment in it: the comments of all but one would be lost."""
    site = draft.site
    assert site.placement is not None
    moved = tokens_in(syntax, site.moved)
    local = site.local
    typed = tokens_in(syntax, local.annotation) if local and local.annotation else ()
    if any(token.kind in COMMENTS for token in (*moved, *typed)):
        return None
    return _Likeness(
        text=tuple(token.text for token in moved),
        annotation=tuple(token.text for token in typed),
        shape=draft.shape,
        unsafe=draft.order.unsafe,
        home=_home(syntax, site.placement.offset),
        # A constant that refers to others may not move above them.
        offset=site.placement.offset if site.needs else None,
    )


def _home(syntax: Syntax, offset: int) -> int:
    """Where the body begins in which a statement at `offset` stands; 0 for the module's."""
    node: Node | None = syntax.root.descendant_for_byte_range(offset, offset)
    while node is not None:
        if node.type == "statement_block" and node.start_byte < offset < node.end_byte:
            return node.start_byte
        node = node.parent
    return 0
