"""Which copies are slow to build, and are shown whether they vary or not."""

import pytest
from support.analysed import survey_of

from allocscan.sites.cost_values import Cliff
from allocscan.sites.kinds import SiteKind
from allocscan.sites.values import Site
from allocscan.sites.verdicts import Contained

MANY = ", ".join(f"k{at}: {at}" for at in range(24))
FEW = "a: 1, b: 2, c: 3"


def copies_in(literal: str, before: str = f"const TABLE = {{ {MANY} }};") -> list[Site]:
    """The copies of a function of callers unknown that returns `literal`."""
    text = f"{before}\nexport function f(k, o) {{ return {literal}; }}"
    return [site for site in survey_of(text).sites if site.kind is SiteKind.COPY]


@pytest.mark.parametrize(
    "literal",
    [
        pytest.param("{ k, o }", id="no copy"),
        pytest.param("{ ...TABLE }", id="a copy for its own sake"),
        pytest.param("{ ...TABLE, ...o }", id="fast: spread first"),
        pytest.param("{ ...o, k }", id="of something unknown"),
        pytest.param("{ k, ...o }", id="of something unknown, behind"),
        pytest.param("{ [k]: o }", id="one computed key"),
        pytest.param(f"{{ [k]: o, {FEW} }}", id="few keys behind it"),
        pytest.param(f"{{ {MANY}, [k]: o }}", id="the computed key last"),
        pytest.param(f"{{ {MANY}, k }}", id="written out"),
        pytest.param(f"{{ k, ...{{ {FEW} }} }}", id="a small one, spread last"),
        pytest.param("[k, ...o]", id="a list"),
        pytest.param("[...Object.keys(TABLE), k]", id="a list of keys"),
        pytest.param("Object.assign({ k }, TABLE)", id="by a function"),
    ],
)
def test_no_slow_copy(literal: str) -> None:
    assert copies_in(literal) == []


@pytest.mark.parametrize(
    ("literal", "cliff"),
    [
        pytest.param("{ k, ...TABLE }", Cliff.SPREAD_INTO, id="spread behind a key"),
        pytest.param("{ k, ...TABLE, o }", Cliff.SPREAD_INTO, id="in the middle"),
        pytest.param(f"{{ [k]: o, {MANY} }}", Cliff.COMPUTED_FIRST_KEY, id="a computed first key"),
        pytest.param(
            f"{{ ['x' + k]: o, {MANY} }}", Cliff.COMPUTED_FIRST_KEY, id="a sum for a first key"
        ),
    ],
)
def test_slow_copy(literal: str, cliff: Cliff) -> None:
    (site,) = copies_in(literal)
    assert cliff in site.cost.cliffs
    assert site.copies
    assert (site.placement, site.local, site.escape) == (None, None, Contained())


@pytest.mark.parametrize(
    "before",
    [
        pytest.param("", id="nowhere"),
        pytest.param("import { TABLE } from './table.mjs';", id="an import"),
        pytest.param("const TABLE = make();", id="what a call gave"),
    ],
)
def test_the_size_of_what_is_copied_must_be_known(before: str) -> None:
    assert copies_in("{ k, ...TABLE }", before) == []


def test_what_runs_once_is_no_slow_copy() -> None:
    text = f"const TABLE = {{ {MANY} }};\nexport const copy = {{ k: now(), ...TABLE }};"
    assert [site for site in survey_of(text).sites if site.kind is SiteKind.COPY] == []


def test_a_constant_copy_is_a_table_of_its_own() -> None:
    text = f"const TABLE = {{ {MANY} }};\nexport const f = (k) => ({{ x: 1, ...TABLE }})[k];"
    (site,) = survey_of(text).sites
    assert (site.kind, site.copies) == (SiteKind.OBJECT, True)
    assert site.placement is not None


@pytest.mark.parametrize(
    ("literal", "slow"),
    [
        pytest.param("{ ...TABLE, ...o }", False, id="what it adds is seldom new"),
        pytest.param("{ ...TABLE, k }", True, id="a key of its own"),
    ],
)
def test_before_node_22_a_copy_with_something_added_is_slow(literal: str, slow: bool) -> None:
    text = f"const TABLE = {{ {MANY} }};\nexport function f(k, o) {{ return {literal}; }}"
    sites = survey_of(text, engine="node20").sites
    assert [site.kind is SiteKind.COPY for site in sites] == [True] * slow
