"""All hoists of a file at once: one name each, equal constants shared, the edits that do it."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence

from allocscan.fixes.asked import call_edit
from allocscan.fixes.declare import Manner, declaration
from allocscan.fixes.endings import uses_semicolons
from allocscan.fixes.form import marks_pure, shape_of
from allocscan.fixes.habits import Habits
from allocscan.fixes.mentions import literal_edit, reference_edits
from allocscan.fixes.naming.choose import Unnamed, choose_names, taken_names
from allocscan.fixes.naming.own import OwnNames
from allocscan.fixes.naming.style import Habit, habit_of
from allocscan.fixes.place import Placed, at_its_place, insertions
from allocscan.fixes.removing.removal import Removals, is_typed_by_comment
from allocscan.fixes.removing.sweep import deletions
from allocscan.fixes.share import Draft, Group, drafted, existing_of, first_placement, shared
from allocscan.fixes.values import Hoisted, Order, Plan
from allocscan.settings import Settings
from allocscan.sites.values import Module
from allocscan.source.edits import Edit
from allocscan.source.span import Span
from allocscan.syntax.parse import Syntax

__all__ = ["Hoisted", "Order", "Plan", "plan"]

Named = tuple[str, Group]


def plan(syntax: Syntax, module: Module, orders: Sequence[Order], settings: Settings) -> Plan:
    """Return the constants that `orders` become, and the edits.

    An order planned alone gives what it gives among others, unless names collide or constants
    are shared. Left out, so that no constant names them, are orders without a placement, those
    inside another's literal, and those that no allowed form can express without changing types.
    """
    placed = [at_its_place(order, settings.placement) for order in orders]
    drafts = _apart(_drafts(syntax, module, placed, settings))
    habit = habit_of(module, settings.name_style)
    named = _named(syntax, module, habit, shared(syntax, drafts))
    pure = marks_pure(module, settings.pure_annotation)
    manner = Manner(Habits(syntax), module.keyword, pure, uses_semicolons(syntax))
    hoisted = tuple(
        Hoisted(
            name=name,
            orders=tuple(draft.number for draft in group),
            edits=tuple(_edits(syntax, manner, [(name, (draft,))]) for draft in group),
            moved=tuple(draft.site.moved for draft in group),
            annotation=group[0].site.annotation,
            existing=existing_of(group),
            asked=tuple(draft.site.asked for draft in group),
        )
        for name, group in named
    )
    alone = hoisted[0].edits if len(hoisted) == 1 else ()
    return Plan(hoisted, alone[0] if len(alone) == 1 else _edits(syntax, manner, named))


def _drafts(
    syntax: Syntax, module: Module, orders: Sequence[Order], settings: Settings
) -> Iterable[Draft]:
    numbered = sorted(enumerate(orders), key=lambda pair: _outermost_first(pair[1]))
    removals = Removals(syntax)
    for number, order in numbered:
        annotation = order.site.annotation
        text = annotation.of(syntax.source.content) if annotation else None
        shape = shape_of(order, text, module, settings.freeze)
        removal = removals.of(order.site)
        if shape is None or order.site.placement is None:
            continue
        if removal is not None or not is_typed_by_comment(order.site):
            yield drafted(syntax, number, order, shape, removal)


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
    if site.asked is not None:
        return (site.span,)
    if draft.removal is None or site.local is None:
        return (site.moved,)
    return (draft.removal.span, *site.local.references)


def _named(syntax: Syntax, module: Module, habit: Habit, groups: Sequence[Group]) -> list[Named]:
    own = OwnNames(syntax)
    wanted = [
        Unnamed(
            group[0].site.hints,
            group[0].site.kind,
            group[0].order.stem,
            own.of(group) == group[0].site.hints.local,
        )
        for group in groups
        if group[0].existing is None
    ]
    names = iter(choose_names(wanted, habit, taken_names(module)))
    return [(one[0].existing.name if one[0].existing else next(names), one) for one in groups]


def _edits(syntax: Syntax, manner: Manner, named: Sequence[Named]) -> tuple[Edit, ...]:
    placed, edits, removals = [], [], []
    for name, group in named:
        gone = [draft.removal for draft in group if draft.removal is not None]
        placement = first_placement(group)
        first = group[0]
        if first.existing is None:
            text = declaration(first.site, name, first.shape, gone, manner)
            placed.append(Placed(placement, text))
        removals += gone
        edits += [edit for draft in group for edit in _at_site(syntax, draft, name)]
    added = insertions(manner.habits, placed)
    changed = (*edits, *deletions(syntax, removals))
    return (*added, *changed)


def _at_site(syntax: Syntax, draft: Draft, name: str) -> Iterable[Edit]:
    local = draft.site.local
    if draft.site.asked is not None:
        return (call_edit(syntax, draft.site, name),)
    if draft.removal is None or local is None:
        return (literal_edit(syntax, draft.site.moved, name),)
    return () if local.name == name else reference_edits(syntax, local, name)
