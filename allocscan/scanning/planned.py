"""The constants that claims would become."""

from collections.abc import Sequence

from allocscan.findings import Standing
from allocscan.fixes.plan import plan
from allocscan.fixes.values import Order, Plan
from allocscan.scanning.claims import Claimed
from allocscan.settings import Applicability, Settings
from allocscan.sites.values import Survey
from allocscan.source.edits import Edit
from allocscan.source.span import Span
from allocscan.syntax.parse import Syntax


def hoists(
    syntax: Syntax, surveyed: Survey, claimed: Sequence[Claimed], settings: Settings
) -> dict[int, tuple[str, tuple[Edit, ...]]]:
    """The name of the constant that each granted claim that counts would become, with the edits
    that make it of this claim alone, by the claim's index."""
    granted = [
        index
        for index, one in enumerate(claimed)
        if one.granted is not None and one.standing is Standing.ACTIVE
    ]
    if not granted:
        return {}
    # Rules may agree about a site: then one constant does for all of them.
    alike: dict[Span, list[int]] = {}
    for index in granted:
        alike.setdefault(claimed[index].site.span, []).append(index)
    groups = list(alike.values())
    made = planned(syntax, surveyed, [claimed[group[0]] for group in groups], settings)
    return {
        index: (hoisted.name, edits)
        for hoisted in made.hoisted
        for order, edits in zip(hoisted.orders, hoisted.edits, strict=True)
        for index in groups[order]
    }


def planned(
    syntax: Syntax, surveyed: Survey, claimed: Sequence[Claimed], settings: Settings
) -> Plan:
    """All of `claimed` in one plan."""
    return plan(syntax, surveyed.module, [_order(one) for one in claimed], settings)


def _order(one: Claimed) -> Order:
    stem = one.claim.fix.stem if one.claim.fix is not None else "constant"
    granted = one.granted
    unsafe = granted is not None and granted.applicability is not Applicability.SAFE
    return Order(one.site, stem, unsafe)
