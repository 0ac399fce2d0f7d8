"""What is worth a reader's time. Built from one plain site; silence comes first."""

from typing import Final

import pytest

from allocscan.least import COLLECTION_ELEMENTS, floor_for
from allocscan.records import replace
from allocscan.settings import Thresholds
from allocscan.severity import Severity
from allocscan.sites.cost_values import Cliff, Cost
from allocscan.sites.floor import Floor
from allocscan.sites.heat_values import Heat, HeatLevel, Measurement, Step
from allocscan.sites.hoist_values import NameHints
from allocscan.sites.kinds import Form, SiteKind
from allocscan.sites.values import Site
from allocscan.sites.verdicts import (
    Contained,
    Escapes,
    FreshOnPurpose,
    Leak,
    Ordinary,
    Part,
    Route,
    SelfContained,
    Use,
)
from allocscan.source.span import Span
from allocscan.worth import (
    severity_of,
    worth_showing,
)

HERE: Final = Span(0, 1)
DEFAULT: Final = Thresholds()
EVERYTHING: Final = Thresholds(called=0, iterated=0, hot=0, entries=0)


def heat(level: HeatLevel) -> Heat:
    """Some heat of that level."""
    return Heat(level, (Step("because", HERE),))


def measured(evaluations: int, seconds: float) -> Heat:
    """A heat that recordings settle."""
    found = Measurement(evaluations=evaluations, seconds=seconds)
    return Heat(HeatLevel.MEASURED, (), measured=found)


def leaking(*routes: Route, crossed: bool = False) -> Escapes:
    """An escape by those routes."""
    return Escapes(tuple(Leak(route, HERE, crossed) for route in routes))


def price(size: int = 200, entries: int = 10, leaves: int = 10, *cliffs: Cliff) -> Cost:
    """A cost of `size` bytes that optimised code cannot remove."""
    return Cost(size, size, entries, leaves, 1, can_vanish=False, cliffs=cliffs)


PLAIN: Final = Site(
    kind=SiteKind.OBJECT,
    form=Form.LOCAL,
    span=HERE,
    moved=HERE,
    function="f",
    hints=NameHints(None, None, "f"),
    cost=price(),
    escape=Contained(),
    heat=heat(HeatLevel.CALLED),
    intent=Ordinary(),
    parts=(Part(HERE, SiteKind.OBJECT, frozenset({Use.KEYED})),),
    local=None,
    placement=None,
    strict=True,
)
COLLECTION: Final = replace(
    PLAIN, kind=SiteKind.SET, cost=price(280, COLLECTION_ELEMENTS), parts=()
)
FRESH: Final = FreshOnPurpose(Step("`data` returns it", HERE))
SHIPPED: Final = SelfContained(Step("the directive 'worklet'", HERE))
VANISHING: Final = replace(
    PLAIN,
    cost=replace(price(), can_vanish=True),
    parts=(Part(HERE, SiteKind.OBJECT, frozenset({Use.NAMED})),),
)


@pytest.mark.parametrize(
    "site",
    [
        pytest.param(replace(PLAIN, heat=heat(HeatLevel.COLD)), id="it runs once"),
        pytest.param(
            replace(PLAIN, intent=FRESH, escape=leaking(Route.RETURNED)), id="fresh on purpose"
        ),
        pytest.param(
            replace(
                PLAIN,
                intent=replace(SHIPPED, fresh=FRESH.because),
                escape=leaking(Route.STORED),
            ),
            id="fresh on purpose in a function whose text runs elsewhere",
        ),
        pytest.param(replace(PLAIN, escape=leaking(Route.WRITTEN)), id="written to here"),
        pytest.param(replace(PLAIN, escape=leaking(Route.MUTATED)), id="mutated here"),
        pytest.param(replace(PLAIN, escape=leaking(Route.FIELD)), id="a field of each instance"),
        pytest.param(
            replace(PLAIN, escape=leaking(Route.FIELD, crossed=True)), id="a field, elsewhere"
        ),
        pytest.param(
            replace(PLAIN, escape=leaking(Route.RETURNED, Route.WRITTEN)), id="also written to"
        ),
        pytest.param(
            replace(COLLECTION, escape=leaking(Route.MUTATED, crossed=True)),
            id="a Set that a caller adds to",
        ),
    ],
)
def test_silent_at_any_threshold(site: Site) -> None:
    assert not worth_showing(site, EVERYTHING)
    assert not worth_showing(site, DEFAULT)


@pytest.mark.parametrize(
    "site",
    [
        pytest.param(replace(PLAIN, cost=price(103)), id="a byte too cheap"),
        pytest.param(replace(PLAIN, cost=price(200, 7)), id="an entry too few"),
        pytest.param(
            replace(PLAIN, cost=price(55), heat=heat(HeatLevel.ITERATED)), id="cheap in a loop"
        ),
        pytest.param(
            replace(PLAIN, cost=price(56, 5, 5), heat=heat(HeatLevel.HOT)), id="few on a hot path"
        ),
        pytest.param(replace(PLAIN, cost=price(207, 3, 9)), id="rows of little"),
        pytest.param(replace(PLAIN, cost=price(415, 6, 6)), id="a few larger entries"),
        pytest.param(replace(PLAIN, cost=price(48, 0, 5000)), id="a shared array of any length"),
        pytest.param(
            replace(PLAIN, cost=price(48, 0, 5000), heat=heat(HeatLevel.HOT)),
            id="a shared array on a hot path",
        ),
        pytest.param(
            replace(PLAIN, heat=replace(heat(HeatLevel.CALLED), setup=True)), id="set-up code"
        ),
        pytest.param(
            replace(PLAIN, cost=price(511), heat=replace(heat(HeatLevel.HOT), one_case=True)),
            id="for one of many values",
        ),
        pytest.param(
            replace(PLAIN, cost=price(4095), heat=replace(heat(HeatLevel.CALLED), setup=True)),
            id="large, in set-up code",
        ),
        pytest.param(
            replace(
                PLAIN,
                form=Form.ARGUMENT,
                escape=leaking(Route.ARGUMENT),
                parts=(),
                cost=price(4095),
            ),
            id="handed out whole by a plain function",
        ),
        pytest.param(
            replace(
                PLAIN,
                form=Form.ARGUMENT,
                escape=leaking(Route.ARGUMENT),
                parts=(),
                cost=price(700, 8, 8, Cliff.DEEP),
            ),
            id="handed out whole, and nested deep",
        ),
        pytest.param(replace(COLLECTION, cost=price(280, 3)), id="a Set of three"),
        pytest.param(
            replace(COLLECTION, cost=price(280, 1), heat=heat(HeatLevel.HOT)), id="of one, hot"
        ),
        pytest.param(
            replace(COLLECTION, form=Form.RETURNED, escape=leaking(Route.RETURNED)),
            id="a small Set for whoever asks",
        ),
        pytest.param(
            replace(PLAIN, kind=SiteKind.ENCODER, cost=price(32, 0, 0)), id="a text encoder"
        ),
        pytest.param(
            replace(PLAIN, kind=SiteKind.DECODER, cost=price(176, 0, 0)), id="a text decoder"
        ),
        pytest.param(VANISHING, id="optimised code removes it"),
        pytest.param(
            replace(PLAIN, form=Form.NESTED, escape=leaking(Route.RETURNED)),
            id="part of a fresh object that goes out",
        ),
        pytest.param(
            replace(PLAIN, form=Form.NESTED, escape=leaking(Route.ARGUMENT), cost=price(4000)),
            id="also when it is larger",
        ),
        pytest.param(
            replace(PLAIN, form=Form.ARGUMENT, escape=leaking(Route.ARGUMENT)),
            id="a small argument of unknown code",
        ),
        pytest.param(
            replace(PLAIN, form=Form.RETURNED, escape=leaking(Route.RETURNED), cost=price(511)),
            id="small and returned at once",
        ),
    ],
)
def test_silent_by_default(site: Site) -> None:
    assert not worth_showing(site, DEFAULT)
    assert worth_showing(site, EVERYTHING)


@pytest.mark.parametrize(
    "site",
    [
        pytest.param(PLAIN, id="plain"),
        pytest.param(replace(PLAIN, cost=price(104, 8)), id="just dear enough"),
        pytest.param(COLLECTION, id="a Set of four"),
        pytest.param(replace(COLLECTION, kind=SiteKind.MAP), id="a Map of four"),
        pytest.param(
            replace(COLLECTION, cost=price(280, 2), heat=heat(HeatLevel.ITERATED)),
            id="a Set of two in a loop",
        ),
        pytest.param(
            replace(PLAIN, cost=price(56, 6), heat=heat(HeatLevel.ITERATED)), id="in a loop"
        ),
        pytest.param(replace(PLAIN, cost=price(56, 6), heat=heat(HeatLevel.HOT)), id="hot"),
        pytest.param(
            replace(PLAIN, cost=price(56, 4, 4), heat=replace(heat(HeatLevel.ITERATED), nesting=2)),
            id="four entries in two loops",
        ),
        pytest.param(replace(PLAIN, cost=price(208, 3, 8)), id="rows of few entries"),
        pytest.param(replace(PLAIN, cost=price(416, 6, 6)), id="few, but large"),
        pytest.param(replace(PLAIN, kind=SiteKind.REGEXP, cost=price(56, 0, 0)), id="a RegExp"),
        *(
            pytest.param(
                replace(PLAIN, kind=kind, cost=price(32, 0, 0), heat=heat(level)),
                id=f"{kind.value}, {level.name}",
            )
            for kind in (SiteKind.ENCODER, SiteKind.DECODER)
            for level in (HeatLevel.ITERATED, HeatLevel.HOT)
        ),
        pytest.param(
            replace(PLAIN, heat=replace(heat(HeatLevel.ITERATED), setup=True)),
            id="a loop that runs while the module is loaded",
        ),
        pytest.param(
            replace(PLAIN, cost=price(4096), heat=replace(heat(HeatLevel.CALLED), setup=True)),
            id="very large, in set-up code",
        ),
        pytest.param(
            replace(
                PLAIN,
                form=Form.ARGUMENT,
                escape=leaking(Route.ARGUMENT),
                parts=(),
                cost=price(4096),
            ),
            id="handed out whole, but very large",
        ),
        pytest.param(
            replace(
                PLAIN,
                form=Form.ARGUMENT,
                escape=leaking(Route.ARGUMENT),
                parts=(),
                cost=price(1024),
                held_across=HERE,
            ),
            id="handed out whole, and held across an await",
        ),
        pytest.param(replace(PLAIN, intent=FRESH), id="named as fresh, but it stays inside"),
        pytest.param(
            replace(PLAIN, intent=SHIPPED, escape=leaking(Route.STORED)),
            id="in a function whose text runs elsewhere",
        ),
        pytest.param(
            replace(PLAIN, escape=leaking(Route.WRITTEN, crossed=True)), id="written elsewhere"
        ),
        pytest.param(replace(PLAIN, escape=leaking(Route.RETURNED)), id="a local that is returned"),
        pytest.param(replace(PLAIN, form=Form.NESTED), id="a part that stays inside"),
        pytest.param(
            replace(PLAIN, form=Form.NESTED, escape=leaking(Route.RETURNED), cost=price(4096)),
            id="a very large part of a fresh object",
        ),
        pytest.param(
            replace(PLAIN, cost=price(512), heat=replace(heat(HeatLevel.CALLED), one_case=True)),
            id="large, for one of many values",
        ),
        pytest.param(
            replace(PLAIN, form=Form.RETURNED, escape=leaking(Route.RETURNED), cost=price(512)),
            id="large and returned at once",
        ),
        pytest.param(
            replace(VANISHING, escape=leaking(Route.ARGUMENT), cost=price(600)),
            id="what escapes cannot vanish",
        ),
        pytest.param(
            replace(VANISHING, heat=heat(HeatLevel.HOT)), id="it may vanish, but the path is hot"
        ),
    ],
)
def test_shown(site: Site) -> None:
    assert worth_showing(site, DEFAULT)


@pytest.mark.parametrize(
    ("site", "severity"),
    [
        pytest.param(VANISHING, None, id="free in optimised code"),
        pytest.param(replace(PLAIN, cost=price(48, 0, 5000)), Severity.INFO, id="shared elements"),
        pytest.param(
            replace(PLAIN, cost=price(48, 0, 99), heat=heat(HeatLevel.HOT)),
            Severity.INFO,
            id="shared elements on a hot path",
        ),
        pytest.param(PLAIN, Severity.INFO, id="small"),
        pytest.param(replace(PLAIN, cost=price(511)), Severity.INFO, id="511 bytes"),
        pytest.param(replace(PLAIN, cost=price(512)), Severity.WARNING, id="512 bytes"),
        pytest.param(
            replace(PLAIN, heat=heat(HeatLevel.ITERATED)), Severity.WARNING, id="small, in a loop"
        ),
        pytest.param(
            replace(PLAIN, heat=measured(100, 1)), Severity.INFO, id="measured: 20 KB a second"
        ),
        pytest.param(
            replace(PLAIN, heat=measured(2_000, 1)), Severity.WARNING, id="400 KB a second"
        ),
        pytest.param(
            replace(PLAIN, heat=measured(100_000, 1)), Severity.ERROR, id="20 MB a second"
        ),
        pytest.param(
            replace(PLAIN, cost=price(9000), heat=measured(1, 10)), Severity.INFO, id="large, once"
        ),
        pytest.param(replace(PLAIN, cost=price(4095)), Severity.WARNING, id="4095 bytes"),
        pytest.param(replace(PLAIN, cost=price(4096)), Severity.ERROR, id="4 KB"),
        pytest.param(
            replace(PLAIN, cost=price(200, 10, 10, Cliff.DEEP)), Severity.ERROR, id="past a cliff"
        ),
        pytest.param(
            replace(PLAIN, cost=price(1023), held_across=HERE), Severity.WARNING, id="held, small"
        ),
        pytest.param(
            replace(PLAIN, cost=price(1024), held_across=HERE), Severity.ERROR, id="held, 1 KB"
        ),
        pytest.param(
            replace(PLAIN, heat=replace(heat(HeatLevel.HOT), faint=True)),
            Severity.INFO,
            id="one lower where samples did not fall on it",
        ),
        pytest.param(
            replace(VANISHING, heat=heat(HeatLevel.HOT)),
            Severity.INFO,
            id="one lower if it vanishes",
        ),
        pytest.param(
            replace(VANISHING, cost=replace(price(4096), can_vanish=True)),
            Severity.WARNING,
            id="one lower from the top",
        ),
    ],
)
def test_severity(site: Site, severity: Severity | None) -> None:
    assert severity_of(site) is severity


@pytest.mark.parametrize(
    ("kind", "uses", "vanishes"),
    [
        pytest.param(SiteKind.OBJECT, {Use.KEYED}, False, id="a key computed"),
        pytest.param(SiteKind.OBJECT, {Use.NAMED, Use.SPREAD}, False, id="spread"),
        pytest.param(SiteKind.OBJECT, {Use.SEARCHED}, False, id="an array in it searched"),
        pytest.param(SiteKind.ARRAY, {Use.ITERATED}, False, id="iterated"),
        pytest.param(SiteKind.ARRAY, {Use.SEARCHED, Use.CROSSED}, False, id="passed on"),
        pytest.param(SiteKind.OBJECT, {Use.NAMED}, True, id="read by name"),
        pytest.param(SiteKind.OBJECT, set(), True, id="never read"),
        pytest.param(SiteKind.ARRAY, {Use.SEARCHED, Use.NAMED}, True, id="an array searched"),
    ],
)
def test_vanishes(kind: SiteKind, uses: set[Use], vanishes: bool) -> None:
    site = replace(VANISHING, kind=kind, parts=(Part(HERE, kind, frozenset(uses)),))
    assert site.vanishes is vanishes


def test_floors() -> None:
    assert floor_for(EVERYTHING) == Floor(0, 0, 0)
    assert floor_for(DEFAULT) == Floor(56, 4, None, 2, 8, 416, 512)
    assert floor_for(Thresholds(shared=20)).min_shared == 20
    assert floor_for(Thresholds(entries=2)).min_elements == 1, "no more than is asked for"
    assert floor_for(Thresholds(called=80, iterated=90, hot=100, entries=5)).min_bytes == 80
    assert floor_for(Thresholds(entries=5)).min_entries == 3, "half, rounded up"


def test_shared_arrays_are_shown_from_where_that_is_asked() -> None:
    shared = replace(PLAIN, cost=price(48, 0, 20))
    assert worth_showing(shared, Thresholds(shared=20))
    assert not worth_showing(shared, Thresholds(shared=21))
