"""What a full fix saves each time a hot root runs: which findings count, and how it is said."""

import pytest
from support.handmade import finding_at, source_of

from allocscan.findings import Finding
from allocscan.records import replace
from allocscan.reports.roots import roots_of
from allocscan.sites.heat_values import Heat, HeatLevel, Step
from allocscan.source.span import Span

AT = Span(0, 1)


def finding(*texts: str, function: str = "Cart", saved: int = 96) -> Finding:
    """A finding on a hot path, reached by steps that read `texts`."""
    heat = Heat(HeatLevel.HOT, tuple(Step(text, AT) for text in texts))
    made = finding_at(source_of("f({ a: 1 });\n"), "{ a: 1 }")
    return replace(made, heat=heat, function=function, saved=saved, score=1.0)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(finding("which runs on every render", saved=0), id="it saves nothing"),
        pytest.param(finding("which calls itself"), id="recursion is no root"),
        pytest.param(finding(), id="no reason"),
        pytest.param(
            replace(finding("which runs on every render"), heat=Heat(HeatLevel.CALLED, ())),
            id="not hot",
        ),
    ],
)
def test_no_root(other: Finding) -> None:
    assert roots_of([other]) == ()


@pytest.mark.parametrize(
    ("found", "occasion"),
    [
        pytest.param(
            finding("which runs for every request to GET /"),
            "for every request to GET /",
            id="path",
        ),
        pytest.param(
            finding("which runs on every render"), "on every render of `Cart`", id="render"
        ),
        pytest.param(
            finding("which runs for every chunk of a stream", function="read"),
            "for every chunk of a stream, in `read`",
            id="function",
        ),
        pytest.param(
            finding("which runs again whenever what it reads changes", function="total"),
            "whenever what it reads changes, in `total`",
            id="reaction",
        ),
        pytest.param(
            finding("which runs for every `Literal` node", function="create.Literal"),
            "for every `Literal` node",
            id="the function is called like its occasion",
        ),
    ],
)
def test_how_a_root_is_said(found: Finding, occasion: str) -> None:
    (root,) = roots_of([found])
    assert root.occasion == occasion


def test_sites_of_one_root_are_added_up() -> None:
    clause = "which runs for every request to GET /"
    (root,) = roots_of([finding(clause), finding(clause, "inside a loop", saved=4)])
    assert (root.saved, root.sites, root.score) == (100, 2, 2.0)
