"""All hoists of a file at once: one name each, equal constants shared, the edits that do it."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping, Sequence

from allocscan.fixes.declare import declaration
from allocscan.fixes.form import shape_of
from allocscan.fixes.mentions import encoded, literal_edit, reference_edits, word_counts
from allocscan.fixes.names import Style, choose_name, style_of, taken_names
from allocscan.fixes.place import Placed, insertions
from allocscan.fixes.removal import removal_of
from allocscan.fixes.share import Draft, Group, first_placement, shared
from allocscan.fixes.sweep import deletions
from allocscan.fixes.values import Hoisted, Order, Plan
from allocscan.settings import Settings
from allocscan.sites.values import Module
from allocscan.source.edits import Edit
from allocscan.source.file import SourceFile
from allocscan.source.span import Span
from allocscan.syntax.parse import Syntax, parse

__all__ = ["Hoisted", "Order", "Plan", "plan"]

Named = tuple[str, Group]


def plan(source: SourceFile, module: Module, orders: Sequence[Order], settings: Settings) -> Plan:
    """Return the constants that `orders` become, and the edits.

    An order planned alone gives what it gives among others, unless names collide or constants
    are shared. Left out, so that no constant names them, are orders without a placement, those
    inside another's literal, and those that no allowed form can express without changing types.
    """
    syntax = parse(source)
    drafts = _apart(_drafts(syntax, module, orders, settings))
    style = style_of(module, settings.name_style)
    named = _named(source, module, style, shared(syntax, drafts))
    hoisted = tuple(
        Hoisted(
            name=name,
            orders=tuple(draft.number for draft in group),
            edits=_edits(syntax, module, settings, [(name, group)]),
            moved=tuple(draft.site.moved for draft in group),
            annotation=_annotation(group[0]),
        )
        for name, group in named
    )
    return Plan(hoisted, _edits(syntax, module, settings, named))


def _drafts(
    syntax: Syntax, module: Module, orders: Sequence[Order], settings: Settings
) -> Iterable[Draft]:
    numbered = sorted(enumerate(orders), key=lambda pair: _outermost_first(pair[1]))
    for number, order in numbered:
        local = order.site.local
        annotation = local.annotation if local else None
        text = annotation.of(syntax.source.content) if annotation else None
        shape = shape_of(order, text, module, settings.freeze)
        if shape is not None and order.site.placement is not None:
            yield Draft(number, order, shape, removal_of(syntax, order.site))


def _outermost_first(order: Order) -> tuple[int, int]:
    return order.site.moved.start, -order.site.moved.end


def _apart(drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """`drafts` without those that would edit what an earlier one edits."""
    kept: list[Draft] = []
    claimed: list[Span] = []  # sorted, none overlaps another
    for draft in drafts:
        wanted = _claims(draft)
        if not any(_overlaps(claimed, span) for span in wanted):
            kept.append(draft)
            for span in wanted:
                insort(claimed, span)
    return tuple(kept)


def _overlaps(claimed: Sequence[Span], span: Span) -> bool:
    at = bisect_left(claimed, span)
    return any(span.overlaps(other) for other in claimed[max(at - 1, 0) : at + 1])


def _claims(draft: Draft) -> tuple[Span, ...]:
    site = draft.site
    if draft.removal is None or site.local is None:
        return (site.moved,)
    return (draft.removal.span, *site.local.references)


def _named(
    source: SourceFile, module: Module, style: Style, groups: Sequence[Group]
) -> tuple[Named, ...]:
    taken = taken_names(module)
    # With an escape anywhere in the text, a name may stand there unseen.
    counts = {} if b"\\u" in source.content else word_counts(source.content)
    named = []
    for group in groups:
        first = group[0]
        free = _own_name(group, counts)
        name = choose_name(first.site.hints, first.site.kind, first.order.stem, style, free, taken)
        taken.add(name)
        named.append((name, group))
    return tuple(named)


def _own_name(group: Group, counts: Mapping[bytes, int]) -> tuple[str, ...]:
    """The local's name, if it goes and nothing else in the whole text is called so."""
    locals_ = [draft.site.local for draft in group if draft.removal is not None]
    known = [local for local in locals_ if local is not None]
    names = {local.name for local in known}
    if len(known) < len(group) or len(names) != 1:
        return ()
    (name,) = names
    own = sum(1 + len(local.references) for local in known)
    return (name,) if counts.get(encoded(name)) == own else ()


def _edits(
    syntax: Syntax, module: Module, settings: Settings, named: Sequence[Named]
) -> tuple[Edit, ...]:
    placed, edits, removals = [], [], []
    for name, group in named:
        gone = [draft.removal for draft in group if draft.removal is not None]
        placement = first_placement(group)
        first = group[0]
        text = declaration(
            syntax,
            first.site,
            name,
            first.shape,
            gone,
            keyword=module.keyword,
            pure=settings.pure_annotation,
        )
        placed.append(Placed(placement, text))
        removals += gone
        edits += [edit for draft in group for edit in _at_site(syntax, draft, name)]
    added = insertions(syntax.source, module, placed)
    changed = (*edits, *deletions(syntax.source, removals))
    return (*added, *changed)


def _at_site(syntax: Syntax, draft: Draft, name: str) -> Iterable[Edit]:
    local = draft.site.local
    if draft.removal is None or local is None:
        return (literal_edit(syntax, draft.site.moved, name),)
    return () if local.name == name else reference_edits(syntax, local, name)


def _annotation(draft: Draft) -> Span | None:
    return draft.site.local.annotation if draft.site.local else None
