"""A file that asks whether a built-in is there: nothing that needs it is made while it loads."""

import pytest
from support.fixer import scan_everything

from allocscan.findings import Report
from allocscan.sites.obstacles import Because


def scanned(text: str) -> Report:
    """What a scan says of a module in no cycle."""
    return scan_everything(text.encode(), may_cycle=False)


PROBES = [
    pytest.param("if (typeof {0} !== 'undefined') return {1};", id="typeof"),
    pytest.param("if (globalThis.{0}) return {1};", id="a property of the global object"),
    pytest.param("if ('{0}' in self) return {1};", id="in"),
    pytest.param("return {0} && {1};", id="truthy"),
]


@pytest.mark.parametrize("test", PROBES)
@pytest.mark.parametrize(
    ("name", "made"),
    [
        pytest.param("TextDecoder", "new TextDecoder().decode(b)", id="a decoder"),
        pytest.param("Intl", "new Intl.NumberFormat('en').format(b)", id="a formatter"),
        pytest.param("Intl", "(b * 2).toLocaleString('en', { style: 'percent' })", id="asked"),
        pytest.param("Set", "new Set(['a', 'b', 'c', 'd']).has(b)", id="a Set"),
    ],
)
def test_what_the_file_asks_for_may_be_missing_when_it_loads(
    test: str, name: str, made: str
) -> None:
    body = test.format(name, made)
    report = scanned(f"export function f(b) {{ {body} }}\n")
    (finding,) = report.findings
    assert Because.MAY_THROW in {refused.because for refused in finding.refusals}
    assert report.fixed is None


@pytest.mark.parametrize(
    "made",
    [
        pytest.param("new TextDecoder().decode(b)", id="a decoder"),
        pytest.param("new Intl.NumberFormat('en').format(b)", id="a formatter"),
    ],
)
def test_a_try_may_be_there_for_it(made: str) -> None:
    tried = f"export function f(b) {{ try {{ return {made}; }} catch {{ return ''; }} }}\n"
    assert scanned(tried).fixed is None
    assert scanned(f"export function f(b) {{ return {made}; }}\n").fixed is not None
