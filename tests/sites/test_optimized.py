"""What optimised code allocates for a site, its uses taken into account.

Numbers are measured: TurboFan on Node 20.20.2, 22.23.3 and 24.21.0, what is made beside the
literal (closures, results) taken off.
"""

import pytest
from support.analysed import NO_FLOOR, syntax_of
from support.engine import allocated, engine
from support.literals import literal_in

from allocscan.knowledge.costs import ENGINES
from allocscan.settings import Thresholds
from allocscan.severity import Severity
from allocscan.sites.cost import cost
from allocscan.sites.survey import survey
from allocscan.sites.values import Site
from allocscan.worth import severity_of, worth_showing

NEWEST = ("node20", "node22", "node24")


def flat(count: int, value: str = "'v{i}'") -> str:
    return "{" + ",".join(f"k{i}:{value.replace('{i}', str(i))}" for i in range(count)) + "}"


def listed(count: int, value: str = "'v{i}'") -> str:
    return "[" + ",".join(value.replace("{i}", str(i)) for i in range(count)) + "]"


def site_in(body: str, name: str) -> Site:
    """The only site of a function of that `body`, for the engine of that `name`."""
    source = f"export function f(k) {{ {body} }}"
    sites = survey(syntax_of(source), NO_FLOOR, engine=name, module_file=True).sites
    assert len(sites) == 1, "one site to ask about"
    return sites[0]


ROWS = "{a:'x{i}',b:'y'}"
STAYING = [
    pytest.param(f"return {flat(8)}[k]", (88, 88, 88), id="8 flat, a varying key"),
    pytest.param(f"return {flat(127)}[k]", (1040, 1040, 1040), id="127 flat, a varying key"),
    pytest.param(f"const t={flat(128)};return t.k3", (1080, 1080, 1080), id="128 flat"),
    pytest.param(f"const t={flat(1000)};return t.k3", (8056, 8056, 8056), id="1,000 flat"),
    pytest.param(f"return {flat(85, ROWS)}.k3.a", (5480, 5480, 5480), id="85 rows, 255 slots"),
    pytest.param(
        f"const t={flat(8, '{a:{b:{c:{i}}}}')};return t.k3.a.b.c",
        (1256, 1256, 1256),
        id="four deep",
    ),
    pytest.param(f"return {flat(8, ROWS)}[k]", (408, 408, 408), id="8 rows, a varying key"),
    pytest.param(f"return {flat(8, ROWS)}[k].a", (408, 408, 408), id="8 rows, out of one of them"),
    pytest.param(f"return k in {flat(8)}", (88, 88, 88), id="in"),
    pytest.param(f"return Object.hasOwn({flat(8)},k)", (88, 88, 88), id="hasOwn"),
    pytest.param(
        f"let s=0;for(const x in {flat(8)})s+=x.length;return s", (88, 88, 88), id="for in"
    ),
    pytest.param(f"return Object.freeze({flat(8)}).k3", (88, 88, 88), id="frozen where it is made"),
    pytest.param(
        f"const t={flat(8)};if(k==='k3')return t;return null", (88, 88, 88), id="one branch returns"
    ),
    pytest.param(f"const t={flat(8)};return ()=>t.k3", (88, 88, 88), id="a closure holds it"),
    pytest.param(f"return new Set({listed(8)}).has(k)", (384, 264, 264), id="a Set of 8"),
    pytest.param(f"return new Set({listed(100)}).has(k)", (5344, 5224, 5224), id="a Set of 100"),
    pytest.param("return new Map([['k0',1],['k1',2]]).get(k)", (312, 312, 312), id="a Map of 2"),
    pytest.param("return {__proto__:null,k0:1,k1:2,k3:3}[k]", (200, 200, 200), id="no prototype"),
    pytest.param(
        "return (" + flat(8, "()=>1") + ")[k]()", (536, 536, 536), id="a table of functions"
    ),
]
PARTLY = [
    pytest.param(f"const t={flat(8, '{a:{b:{i}}}')};return t.k3.a.b", (0, 512, 512), id="3 deep"),
    pytest.param(f"return {flat(64, ROWS)}.k3.a", (0, 2560, 2560), id="64 rows"),
    pytest.param(f"return {flat(84, ROWS)}.k3.a", (0, 3360, 3360), id="84 rows, 252 slots"),
    pytest.param(f"return {flat(20, '[1,2]')}.k3.length", (0, 640, 640), id="20 lists"),
    pytest.param(f"return {flat(60, '{i}.5')}.k3", (0, 960, 960), id="60 doubles"),
    pytest.param(
        f"const {{k3:{{a}}}}={flat(20, '{a:{i}}')};return a", (0, 640, 640), id="20 rows, a pattern"
    ),
]
VANISHING = [
    pytest.param(f"const t={flat(8)};return t.k3", id="8 flat"),
    pytest.param(f"const t={flat(127)};return t.k3", id="127 flat"),
    pytest.param(f"const {{k0,k1}}={flat(8)};return k0===k1", id="a pattern"),
    pytest.param(f"try{{const t={flat(8)};return t.k3}}catch{{return 0}}", id="in a try"),
    pytest.param(f"return {flat(8, ROWS)}.k3.a", id="8 rows"),
    pytest.param(f"return {flat(14, '{a:{i}}')}.k3.a", id="14 rows, 73 writes"),
    pytest.param(f"return {flat(8, '[1,2]')}.k3.includes(k)", id="8 shared lists"),
    pytest.param(f"return {flat(23, '{i}.5')}.k3", id="23 doubles"),
    pytest.param(f"return {listed(8)}[k]", id="8 strings, an index"),
    pytest.param(f"return {listed(1000)}.includes(k)", id="1,000 strings, includes"),
    pytest.param(f"return {listed(100)}.indexOf(k)", id="100 strings, indexOf"),
    pytest.param(f"return {listed(8)}.length", id="8 strings, their number"),
    pytest.param(
        f"let s=0;for(const x of {listed(8)})s+=x.length;return s", id="8 strings, for of"
    ),
    pytest.param(f"return {listed(8)}.some(x=>x===k)", id="8 strings, some"),
    pytest.param(f"return {listed(8)}.find(x=>x===k)", id="8 strings, find"),
    pytest.param("return Math.max(...[1,2,3])", id="arguments"),
]


@pytest.mark.parametrize(("body", "measured"), STAYING + PARTLY)
def test_what_stays(body: str, measured: tuple[int, ...]) -> None:
    found = [site_in(body, name) for name in NEWEST]
    assert tuple(site.optimized_bytes for site in found) == measured
    assert [site.vanishes for site in found] == [size == 0 for size in measured]


@pytest.mark.parametrize("body", VANISHING)
@pytest.mark.parametrize("name", NEWEST)
def test_what_goes(body: str, name: str) -> None:
    site = site_in(body, name)
    assert site.optimized_bytes == 0
    assert severity_of(site) in (None, Severity.INFO), "one lower than if it stayed"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"return {flat(64, ROWS)}[k]", id="64 rows, a varying key"),
        pytest.param(f"const t={flat(128)};return t.k3", id="past 127 properties"),
        pytest.param(f"return {flat(85, ROWS)}.k3.a", id="past 252 slots"),
        pytest.param(f"return new Set({listed(8)}).has(k)", id="a Set"),
        pytest.param(
            f"return {listed(8, '{id:{i}}')}.find(x=>x.id===k)", id="rows that are searched"
        ),
        pytest.param(f"for(;;){{const t={flat(8)};if(t[k])return t[k]}}", id="a loop"),
    ],
)
def test_what_is_shown(body: str) -> None:
    for name in NEWEST:
        assert worth_showing(site_in(body, name), Thresholds())


@pytest.mark.parametrize("name", NEWEST)
def test_held_across_a_pause_it_stays(name: str) -> None:
    source = f"export async function f() {{ const t = {flat(8)}; await g(); return t.k3; }}"
    (site,) = survey(syntax_of(source), NO_FLOOR, engine=name, module_file=True).sites
    assert (site.optimized_bytes, site.vanishes) == (88, False)


# ------------------------------------------------------------------ the engine at hand

READ = [
    f"{flat(count, value)}.k3{path}"
    for count in (4, 9, 20, 60)
    for value, path in (
        ("'v{i}'", ""),
        ("{a:{i}}", ".a"),
        ("{a:'x',b:{i},c:'z'}", ".b"),
        ("['a','b']", ".length"),
        ("['a','b']", ".includes(k)"),
        ("{a:{b:{i}}}", ".a.b"),
        ("{a:k,b:1}", ".b"),
    )
]


@pytest.mark.skipif(engine() not in ENGINES, reason="no Node that the model knows")
def test_what_the_engine_at_hand_leaves() -> None:
    measured = allocated([f"(0, {source})" for source in READ], optimised=True)
    found = [cost(*literal_in(f"({source})"), str(engine())) for source in READ]
    predicted = [
        one.optimized_bytes if one.remaining_bytes is None else one.remaining_bytes for one in found
    ]
    right = sum(one == other for one, other in zip(predicted, measured, strict=True))
    print(f"\n{engine()} read by name: {len(READ)} literals, {right} exact")
    assert right >= 0.9 * len(READ)
