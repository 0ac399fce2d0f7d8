"""May a site be hoisted? Refusals first, then unsafe fixes, then the one way to a safe one."""

from typing import Final

import pytest

from allocscan.fixes.grant import Granted, Refusal, grant
from allocscan.fixes.reasons import SENTENCE
from allocscan.records import replace
from allocscan.settings import Applicability
from allocscan.sites.assumptions import BECAUSE_OF_ROUTE
from allocscan.sites.cost_values import Cost
from allocscan.sites.heat_values import Heat, HeatLevel
from allocscan.sites.hoist_values import NameHints, Placement
from allocscan.sites.kinds import Form, SiteKind
from allocscan.sites.obstacles import Because, Obstacle
from allocscan.sites.values import Site
from allocscan.sites.verdicts import Contained, Escapes, Leak, Ordinary, Route
from allocscan.source.span import Span

HERE: Final = Span(10, 20)
THERE: Final = Span(30, 40)
SAFE: Final = Site(
    kind=SiteKind.OBJECT,
    form=Form.LOCAL,
    span=HERE,
    moved=HERE,
    function="f",
    hints=NameHints(None, None, "f"),
    cost=Cost(200, 200, 8, 8, 1, can_vanish=False),
    escape=Contained(),
    heat=Heat(HeatLevel.CALLED, ()),
    intent=Ordinary(),
    parts=(),
    local=None,
    placement=Placement(0, b"", in_wrapper=False),
    strict=True,
)
ASSUMABLE_ROUTES: Final = (
    Route.RETURNED,
    Route.ARGUMENT,
    Route.CALLED,
    Route.STORED,
    Route.THROWN,
    Route.YIELDED,
    Route.EXPORTED,
    Route.JSX,
)
ASSUMABLE: Final = (
    Because.CONTENTS,
    Because.NOT_SETTLED,
    Because.IMPORT_CYCLE,
    Because.METHOD,
    Because.GLOBAL_SCRIPT,
    Because.CONTEXTUAL_TYPE,
    Because.ENVIRONMENT,
    Because.RECEIVER,
)


def leaking(*routes: Route) -> Site:
    """A site whose value goes out by those routes."""
    return replace(SAFE, escape=Escapes(tuple(Leak(route, THERE, False) for route in routes)))


def against(*reasons: Because) -> Site:
    """A contained site with those obstacles."""
    return replace(SAFE, obstacles=tuple(Obstacle(because, THERE) for because in reasons))


@pytest.mark.parametrize("route", [route for route in Route if route not in ASSUMABLE_ROUTES])
def test_a_visible_write_or_unknown_use_is_refused(route: Route) -> None:
    assert grant(leaking(route)) == Refusal((Obstacle(BECAUSE_OF_ROUTE[route], THERE),))


@pytest.mark.parametrize("because", [because for because in Because if because not in ASSUMABLE])
def test_what_nobody_can_assume_is_refused(because: Because) -> None:
    assert grant(against(because)) == Refusal((Obstacle(because, THERE),))


@pytest.mark.parametrize(
    ("site", "first"),
    [
        pytest.param(
            leaking(Route.RETURNED, Route.WRITTEN), Because.WRITTEN, id="returned and written"
        ),
        pytest.param(
            replace(leaking(Route.ARGUMENT), obstacles=(Obstacle(Because.STATEFUL_LEAF, THERE),)),
            Because.STATEFUL_LEAF,
            id="passed on, with a stateful leaf",
        ),
        pytest.param(
            against(Because.NOT_SETTLED, Because.SELF_CONTAINED),
            Because.SELF_CONTAINED,
            id="an import, in a function whose text is sent",
        ),
        pytest.param(
            replace(against(Because.LATER_DECLARATION), placement=None),
            Because.LATER_DECLARATION,
            id="no place",
        ),
    ],
)
def test_the_most_cautious_reason_comes_first(site: Site, first: Because) -> None:
    answer = grant(site)
    assert isinstance(answer, Refusal)
    assert answer.obstacles[0].because is first


@pytest.mark.parametrize(
    "route", [route for route in ASSUMABLE_ROUTES if route is not Route.ARGUMENT]
)
def test_sloppy_code_loses_writes(route: Route) -> None:
    answer = grant(replace(leaking(route), strict=False))
    assert isinstance(answer, Refusal)
    assert Because.SLOPPY in [one.because for one in answer.obstacles]


@pytest.mark.parametrize("kind", [SiteKind.SET, SiteKind.MAP])
@pytest.mark.parametrize("route", ASSUMABLE_ROUTES)
def test_no_freeze_guards_a_collection(route: Route, kind: SiteKind) -> None:
    site = replace(leaking(route), kind=kind)
    assert grant(site) == Refusal((Obstacle(BECAUSE_OF_ROUTE[route], THERE),))
    assert grant(replace(site, strict=False)) == grant(site), "nothing is frozen, nothing is lost"


@pytest.mark.parametrize("because", ASSUMABLE)
def test_what_can_be_assumed_of_a_collection(because: Because) -> None:
    expected = Granted(Applicability.UNSAFE, (Obstacle(because, THERE),))
    assert grant(replace(against(because), kind=SiteKind.SET)) == expected


def test_a_place_is_never_missing_in_silence() -> None:
    with pytest.raises(AssertionError, match="obstacle that says why"):
        grant(replace(SAFE, placement=None))


@pytest.mark.parametrize("route", ASSUMABLE_ROUTES)
def test_code_out_of_sight_is_an_assumption(route: Route) -> None:
    expected = (Obstacle(BECAUSE_OF_ROUTE[route], THERE),)
    assert grant(leaking(route)) == Granted(Applicability.UNSAFE, expected)


@pytest.mark.parametrize("because", ASSUMABLE)
def test_what_can_be_assumed(because: Because) -> None:
    expected = (Obstacle(because, THERE),)
    assert grant(against(because)) == Granted(Applicability.UNSAFE, expected)


def test_every_assumption_is_named() -> None:
    site = replace(leaking(Route.RETURNED, Route.JSX), obstacles=against(*ASSUMABLE).obstacles)
    answer = grant(site)
    assert isinstance(answer, Granted)
    assert [one.because for one in answer.obstacles] == [
        Because.RETURNED,
        Because.PASSED,
        *ASSUMABLE,
    ]


def test_a_callee_has_a_strictness_of_its_own() -> None:
    answer = grant(replace(leaking(Route.ARGUMENT), strict=False))
    assert isinstance(answer, Granted)
    assert answer.applicability is Applicability.UNSAFE


@pytest.mark.parametrize("strict", [True, False])
def test_safe_is_without_any_assumption(strict: bool) -> None:
    assert grant(replace(SAFE, strict=strict)) == Granted(Applicability.SAFE, ())


def test_every_reason_has_a_sentence_and_every_route_a_reason() -> None:
    assert set(SENTENCE) == set(Because)
    assert set(BECAUSE_OF_ROUTE) == set(Route)
    assert not [text for text in SENTENCE.values() if text.endswith(".") or text != text.strip()]
