"""The page of the format `html` in a real browser: it filters, sorts, prints, and needs no mouse."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

import pytest
from support.handmade import PRICE, finding_at, hoist_of, refused_at, results_of, source_of
from support.node import NODE

from allocscan.findings import Finding, Fix, Report
from allocscan.records import replace
from allocscan.reports.html.page import render_html
from allocscan.reports.values import Results, Tally
from allocscan.rule import HeatLevel
from allocscan.settings import Applicability
from allocscan.severity import Severity
from allocscan.source.file import SourceFile

SCRIPT: Final = Path(__file__).parents[1] / "node" / "html_report.mjs"
DRIVER: Final = SCRIPT.parent / "node_modules" / "playwright-core"
CHROMIUM: Final = shutil.which("chromium")
SHOTS: Final = os.environ.get("ALLOCSCAN_TEST_SHOTS", "")
"""A folder for screenshots, for whoever wants to look at them."""

CHECKS: Final = (
    "no error, nothing asked for",
    "an address outside is refused",
    "text narrows the rows and the count",
    "toggles narrow, and add up within a group",
    "a click sorts",
    "a key sorts, and keeps the focus",
    "j, k and arrows move, Enter opens",
    "the other keys",
    "a part of the map narrows",
    "a fragment opens its finding",
    "light, dark, and the button between them",
    "print shows everything, black on white",
    "Tab reaches every control, in order",
    "every control has a name, every row its roles",
    "360 pixels are wide enough",
    "without a script everything can be read",
    "nothing found is a page too",
    "a long list waits for a button",
)

pytestmark = [
    pytest.mark.skipif(NODE is None, reason="node is not on PATH"),
    pytest.mark.skipif(
        CHROMIUM is None, reason="chromium is not on PATH: apt-get install chromium"
    ),
    pytest.mark.skipif(
        not DRIVER.is_dir(),
        reason="playwright-core is not installed: npm install --prefix tests/node",
    ),
]


def some_findings() -> Results:
    """Findings that differ in all that the page filters and sorts by."""
    reports = []
    paths = ("src/alpha/one.js", "src/alpha/two.js", "src/beta/tree.js", "tools/long-named.js")
    for number, path in enumerate(paths):
        source = source_of(PRICE + f"// {'long ' * 60}\n", path)
        fix = hoist_of(source, Applicability.UNSAFE if number % 2 else Applicability.SAFE)
        reports.append(
            Report(source, tuple(_finding(source, number, each, fix) for each in range(3)), ())
        )
    return results_of(*reports)


def many_findings(count: int) -> Results:
    """So many in one file, the one that costs most last."""
    source = source_of(PRICE)
    fix = hoist_of(source)
    made = (_finding(source, number, 2, fix) for number in range(count))
    findings = tuple(
        replace(each, score=1.0, cost=replace(each.cost, bytes=104 + number))
        for number, each in enumerate(made)
    )
    return results_of(Report(source, findings, ()))


def _finding(source: SourceFile, number: int, each: int, fix: Fix) -> Finding:
    made = finding_at(
        source,
        "{ EUR: 2, JPY: 0 }",
        rule=("rebuilt-object", "rebuilt-array", "rebuilt-regexp")[each],
        severity=Severity((number + each) % 3),
        level=HeatLevel(1 + (number * 3 + each) % 4),
        fix=fix if each else None,
        refusals=() if each == 2 else (refused_at(source, "return amount"),),
    )
    size = 104 + 1000 * ((number * 5 + each * 7) % 11)
    return replace(
        made,
        cost=replace(made.cost, bytes=size),
        score=float((number * 7 + each * 4) % 13),
        fingerprint=f"{number:08x}{each:08x}",
    )


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str | None]:
    """What the browser says of each check."""
    assert NODE is not None
    assert CHROMIUM is not None
    folder = tmp_path_factory.mktemp("html")
    full, empty = folder / "report with spaces.html", folder / "empty.html"
    long = folder / "long.html"
    full.write_text(render_html(some_findings()), "utf-8")
    empty.write_text(render_html(results_of(tally=Tally(checked=3))), "utf-8")
    long.write_text(render_html(many_findings(1100)), "utf-8")
    pages = [str(full), str(empty), str(long)]
    command = [NODE, str(SCRIPT), CHROMIUM, *pages, *([SHOTS] if SHOTS else [])]
    ended = subprocess.run(
        command, capture_output=True, cwd=SCRIPT.parent, timeout=300, check=False, text=True
    )
    assert ended.returncode == 0, ended.stderr
    said: dict[str, str | None] = json.loads(ended.stdout)
    return said


def test_the_checks_are_those_named_here(outcome: dict[str, str | None]) -> None:
    assert tuple(outcome) == CHECKS


@pytest.mark.parametrize("check", CHECKS)
def test_in_a_browser(check: str, outcome: dict[str, str | None]) -> None:
    assert outcome[check] is None, outcome[check]
