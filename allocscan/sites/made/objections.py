"""What a file has against making one of its instances, or Sets, once: what is done with it, what
it is asked of, and whether the file itself doubts that the built-in is there."""

from collections.abc import Iterable, Iterator

from allocscan.knowledge.conversions import FILLED_BY
from allocscan.knowledge.instances import Made
from allocscan.knowledge.kind_results import DISPATCHES
from allocscan.sites.constants import Need, Wanted
from allocscan.sites.flow.tampering import Tampering
from allocscan.sites.flow.visible import Visible
from allocscan.sites.made.conditions import conditions
from allocscan.sites.made.found import Making
from allocscan.sites.made.locale_calls import LocaleCall
from allocscan.sites.made.parts import remembers
from allocscan.sites.made.probed import attempt_around, member_probe, probe_of
from allocscan.sites.made.receivers import is_certainly
from allocscan.sites.obstacles import Because, Obstacle
from allocscan.sites.verdicts import Escape, Escapes
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import span_of
from allocscan.typed import Final

_MAY_BE_MISSING: Final = frozenset({Made.FORMATTER, Made.ENCODER, Made.DECODER})
_TAKE_OPTIONS: Final = frozenset({Made.FORMATTER, Made.DECODER})


def objections(found: Making, escape: Escape, visible: Visible) -> Iterator[Obstacle]:
    """Yield what is against making `found` once, whose value goes where `escape` says."""
    yield from conditions(found, visible.syntax)
    if remembers(found, visible.syntax) and isinstance(escape, Escapes):
        yield Obstacle(Because.STATEFUL_LEAF, escape.leaks[0].at)
    if found.row.made in _TAKE_OPTIONS and visible.tampering.gives_accessors:
        yield Obstacle(Because.METHOD, span_of(found.call))  # options that are not given are read
    if found.asked is not None:
        yield from _of_asking(found.asked, visible)


def _of_asking(asked: LocaleCall, visible: Visible) -> Iterator[Obstacle]:
    """The formatter must be the one that the method makes by itself, whatever the file does to
    `Intl`, and its method the one that was there before."""
    row, tampering = asked.row, visible.tampering
    shadowed = bool(visible.scopes.called("Intl"))
    if shadowed or not visible.builtins.leaves_alone(row.constructor):
        yield Obstacle(Because.MAY_THROW, span_of(asked.call))
    replaced = tampering.may_inherit(asked.method) or tampering.may_inherit(row.method)
    if replaced or not is_certainly(visible, asked.receiver, row.receiver):
        yield Obstacle(Because.RECEIVER, span_of(asked.receiver))


def doubts(
    needs: Iterable[Need], built: Node, found: Making | None, visible: Visible
) -> Iterator[Obstacle]:
    """Yield where the file asks whether a built-in is there that `built` is made with, and where
    such a built-in may call what the file has put on a prototype."""
    syntax = visible.syntax
    yield from _of_hooks(needs, built, visible)
    names = {syntax.name(need.node) for need in needs if need.wanted is Wanted.BUILTIN}
    callee = built.child_by_field_name("constructor")
    names |= set() if callee is None else {syntax.name(callee)}
    names |= set() if found is None else {found.callee}
    for name in sorted(names):
        probe = probe_of(name, syntax) or member_probe(name, syntax)
        if probe is not None:
            yield Obstacle(Because.MAY_THROW, probe)
    # a `try` around a method that formats is there for something else
    if found is not None and not found.asked and found.row.made in _MAY_BE_MISSING:
        attempt = attempt_around(built, syntax)
        if attempt is not None:
            yield Obstacle(Because.MAY_THROW, attempt)


def _of_hooks(needs: Iterable[Need], built: Node, visible: Visible) -> Iterator[Obstacle]:
    callee = built.child_by_field_name("constructor")
    asked = [need.node for need in needs if need.wanted in (Wanted.BUILTIN, Wanted.METHOD)]
    for name in asked if callee is None else [callee, *asked]:
        if _calls_back(visible.syntax.name(name), visible.tampering):
            yield Obstacle(Because.METHOD, span_of(name))


def _calls_back(name: str, tampering: Tampering) -> bool:
    """True when the built-in `name` may call a method of the file's, which gives another result at
    each call, for all that is known of it."""
    if name in FILLED_BY:
        return tampering.changes_filling(name)
    if name in DISPATCHES:
        return tampering.changes_inherited_patterns  # those of a separator that is text
    if name in ("concat", "slice") and tampering.changes_inherited_species:
        return True
    if name == "concat":
        return tampering.changes_concatenation
    return name == "Object.assign" and tampering.gives_accessors
