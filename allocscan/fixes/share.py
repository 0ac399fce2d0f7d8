"""Which sites become one constant, and where each group of them stands."""

from collections.abc import Sequence

from allocscan.fixes.form import Freeze, Shape
from allocscan.fixes.removing.removal import Removal
from allocscan.fixes.tokens import COMMENTS, leaves_in, tokens_in
from allocscan.fixes.values import Order
from allocscan.records import dataclass
from allocscan.sites.hoist_values import Existing, Placement
from allocscan.sites.values import Site
from allocscan.source.span import Span
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax


@dataclass(frozen=True, slots=True)
class Draft:
    """One order with all that was decided for it alone. `number` is its index; `existing` is the
    constant of the file that is taken instead of a new one."""

    number: int
    order: Order
    shape: Shape
    removal: Removal | None
    existing: Existing | None = None

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
    constructor: str | None


def drafted(
    syntax: Syntax, number: int, order: Order, shape: Shape, removal: Removal | None
) -> Draft:
    """The draft of `order`, with the constant that the file has for it already, if that will do.

    A frozen one will not where a new one would not be frozen: it would be slower. Comments in the
    literal would be lost with it; those beside a local that goes keep the local where it is.
    """
    site, existing = order.site, order.site.existing
    typed = site.local is not None and site.local.doc is not None
    if existing is None or order.unsafe or typed or site.annotation is not None:
        return Draft(number, order, shape, removal)
    if existing.frozen and shape.root is not Freeze.CALL:
        return Draft(number, order, shape, removal)
    if _has_comment(syntax, site.moved):
        return Draft(number, order, shape, removal)
    spans = () if removal is None else (removal.leading, removal.trailing)
    spoken = any(span.start < span.end for span in spans)
    return Draft(number, order, shape, None if spoken else removal, existing)


def shared(syntax: Syntax, drafts: Sequence[Draft]) -> tuple[Group, ...]:
    """`drafts`, which are in source order, in groups of one constant each."""
    if len(drafts) == 1:
        return (tuple(drafts),)
    groups: dict[_Likeness | int | str, list[Draft]] = {}
    for draft in drafts:
        existing = draft.existing
        key = _likeness(syntax, draft) if existing is None else existing.name
        groups.setdefault(draft.number if key is None else key, []).append(draft)
    return tuple(tuple(group) for group in groups.values())


def existing_of(group: Group) -> Span | None:
    """The text of the constant that the file has already for `group`."""
    existing = group[0].existing
    return None if existing is None else existing.literal


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
    typed = tokens_in(syntax, site.annotation) if site.annotation else ()
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
        constructor=None if site.asked is None else site.asked.constructor,
    )


def _has_comment(syntax: Syntax, span: Span) -> bool:
    return any(leaf[1] in COMMENTS for leaf in leaves_in(syntax, span))


def _home(syntax: Syntax, offset: int) -> int:
    """Where the body begins in which a statement at `offset` stands; 0 for the module's."""
    node: Node | None = syntax.root.descendant_for_byte_range(offset, offset)
    while node is not None:
        if node.type == "statement_block" and node.start_byte < offset < node.end_byte:
            return node.start_byte
        node = node.parent
    return 0
