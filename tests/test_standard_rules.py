"""The rules' own judgement, on sites made by hand: what kind, and in which words."""

import pytest

from allocscan.packs.load import standard_rules
from allocscan.rule import Check, Hoist
from allocscan.sites.cost_values import Cost
from allocscan.sites.heat_values import Heat, HeatLevel, Step
from allocscan.sites.hoist_values import NameHints
from allocscan.sites.kinds import Form, SiteKind
from allocscan.sites.values import Site
from allocscan.sites.verdicts import Contained, Ordinary
from allocscan.source.span import Span

CHECKS: dict[str, Check] = {rule.id: rule.check for rule in standard_rules()}


def site(kind: SiteKind, *, entries: int = 8, heat: Heat | None = None) -> Site:
    return Site(
        kind=kind,
        form=Form.LOCAL,
        span=Span(10, 90),
        moved=Span(10, 90),
        function="formatPrice",
        hints=NameHints("digits", None, "formatPrice"),
        cost=Cost(120, 104, entries, 8, 1, can_vanish=False),
        escape=Contained(),
        heat=heat or Heat(HeatLevel.CALLED, ()),
        intent=Ordinary(),
        parts=(),
        local=None,
        placement=None,
        strict=True,
    )


@pytest.mark.parametrize(
    ("rule", "kind"),
    [
        pytest.param("rebuilt-object", SiteKind.ARRAY, id="an array is no object"),
        pytest.param("rebuilt-array", SiteKind.OBJECT, id="an object is no array"),
        pytest.param("rebuilt-object", SiteKind.MAP, id="a Map is no plain object"),
        pytest.param("rebuilt-array", SiteKind.SET, id="a Set is more than its array"),
        pytest.param("rebuilt-collection", SiteKind.ARRAY, id="an array is no collection"),
        pytest.param("rebuilt-collection", SiteKind.OBJECT, id="neither is an object"),
    ],
)
def test_silent(rule: str, kind: SiteKind) -> None:
    assert CHECKS[rule](site(kind)) is None


@pytest.mark.parametrize(
    ("rule", "kind", "message"),
    [
        pytest.param(
            "rebuilt-object",
            SiteKind.OBJECT,
            "this object is rebuilt on every call of `formatPrice`",
            id="object",
        ),
        pytest.param(
            "rebuilt-array",
            SiteKind.ARRAY,
            "this array is rebuilt on every call of `formatPrice`",
            id="array",
        ),
        pytest.param(
            "rebuilt-collection",
            SiteKind.SET,
            "this Set is rebuilt on every call of `formatPrice`",
            id="Set",
        ),
        pytest.param(
            "rebuilt-collection",
            SiteKind.MAP,
            "this Map is rebuilt on every call of `formatPrice`",
            id="Map",
        ),
    ],
)
def test_claim(rule: str, kind: SiteKind, message: str) -> None:
    claim = CHECKS[rule](site(kind))
    assert claim is not None
    assert claim.message == message
    assert claim.span == Span(10, 90)
    assert isinstance(claim.fix, Hoist)


@pytest.mark.parametrize(
    ("step", "clause"),
    [
        pytest.param("inside a loop", "inside a loop", id="loop"),
        pytest.param("called here, inside a loop", "called inside a loop", id="called"),
        pytest.param("called here, which runs", "which runs", id="called by a root"),
        pytest.param(
            "runs once for each key of `m`", "which runs once for each key of `m`", id="guard"
        ),
    ],
)
def test_the_reason_is_a_clause(step: str, clause: str) -> None:
    hot = Heat(HeatLevel.ITERATED, (Step(step, Span(1, 2)),))
    claim = CHECKS["rebuilt-object"](site(SiteKind.OBJECT, heat=hot))
    assert claim is not None
    assert claim.message == f"this object is rebuilt in `formatPrice`, {clause}"


def test_shared_elements_are_said_to_be_shared() -> None:
    claim = CHECKS["rebuilt-array"](site(SiteKind.ARRAY, entries=0))
    assert claim is not None
    assert "V8 shares its elements" in claim.message
    copied = CHECKS["rebuilt-array"](site(SiteKind.ARRAY, entries=1))
    assert copied is not None
    assert "shares" not in copied.message
