"""The example service: what is found in it, and that its pages stay the same."""

import shutil
import subprocess
from pathlib import Path

import pytest

from allocscan.findings import Report
from allocscan.packs.load import standard_rules
from allocscan.scan import scan
from allocscan.settings import Settings
from allocscan.source.file import SourceFile, language_of

SERVICE = Path(__file__).parents[1] / "examples" / "service"
SETTINGS = Settings(module_file=True, may_cycle=False)


def report_on(name: str) -> Report:
    language = language_of(name)
    assert language is not None
    source = SourceFile(name, (SERVICE / name).read_bytes(), language)
    return scan(source, standard_rules(), SETTINGS)


@pytest.mark.parametrize("name", ["server.js", "catalogue.js", "prices.js"])
def test_silent(name: str) -> None:
    report = report_on(name)
    assert (report.findings, report.notes, report.fixed) == ((), (), None)


def test_exported_helper_is_reported_and_left() -> None:
    report = report_on("countries.js")
    (finding,) = report.findings
    assert finding.function == "countryRules"
    assert finding.refusals[0].because.value == "returned"
    assert report.fixed is None


@pytest.mark.parametrize(
    ("name", "function", "line"),
    [
        pytest.param(
            "assets.js", "getItemAssets", b"const ASSET_CONFIG = Object.freeze({", id="JS"
        ),
        pytest.param(
            "client/labels.ts",
            "orderLabel",
            b"const ORDER_LABELS: Record<OrderState, string> = {",
            id="TypeScript",
        ),
    ],
)
def test_fixed(name: str, function: str, line: bytes) -> None:
    report = report_on(name)
    (finding,) = report.findings
    assert (finding.rule, finding.function) == ("rebuilt-object", function)
    assert report.fixed is not None
    assert line in report.fixed.splitlines()


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not on the PATH")
def test_pages_stay_the_same(tmp_path: Path) -> None:
    fixed = report_on("assets.js").fixed
    assert fixed is not None
    after = tmp_path / "service"
    shutil.copytree(SERVICE, after)
    (after / "assets.js").write_bytes(fixed)
    assert pages(after) == pages(SERVICE)


def pages(service: Path) -> str:
    asked = (
        "const { renderPage } = require(process.argv[1]);"
        "for (let n = 0; n < 3; n += 1)"
        "  for (const page of ['home', 'office', 'garden', 'none']) console.log(renderPage(page));"
    )
    command = ["node", "-e", asked, str(service / "server.js")]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
