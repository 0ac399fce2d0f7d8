"""What stands behind a comparison with one value, and what does not."""

import pytest
from support.warm import heat_of


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("use({SITE: 1});", id="plain"),
        pytest.param("if (k) use({SITE: 1});", id="any condition"),
        pytest.param("if (k !== 'a') use({SITE: 1});", id="all values but one"),
        pytest.param("if (k === j) use({SITE: 1});", id="compared with a variable"),
        pytest.param("if (k === 'a') go(); else use({SITE: 1});", id="the other branch"),
        pytest.param("if (use({SITE: 1}) === 'a') go();", id="in the condition"),
        pytest.param("switch (use({SITE: 1})) { case 'a': go(); }", id="what is switched on"),
        pytest.param("switch (k) { case use({SITE: 1}): go(); }", id="what a case compares"),
        pytest.param("switch (k) { default: use({SITE: 1}); }", id="default"),
        pytest.param("if (k === 'a') later(() => use({SITE: 1}));", id="a function of its own"),
    ],
)
def test_every_value(body: str) -> None:
    assert not heat_of(f"export function f(k, j) {{ {body} }}").one_case


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("if (k === 'a') use({SITE: 1});", id="if"),
        pytest.param("if ('a' == k) { use({SITE: 1}); }", id="the value first"),
        pytest.param("if (j) go(); else if (k === 'a') use({SITE: 1});", id="else if"),
        pytest.param("if (k === 'a') for (const x of k) use({SITE: 1});", id="a loop in it"),
        pytest.param("switch (k) { case 'a': use({SITE: 1}); }", id="case"),
        pytest.param("switch (k) { case 1: { return use({SITE: 1}); } }", id="a block of a case"),
    ],
)
def test_one_value(body: str) -> None:
    assert heat_of(f"export function f(k, j) {{ {body} }}").one_case
