"""This program, whose code and pages a run follows from as well."""

import shutil
import time
from pathlib import Path

import pytest
from support.cached import CACHED, ENTRIES, said
from support.command import ROOT


@pytest.fixture
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of this program that may be changed."""
    folder = tmp_path_factory.mktemp("installed")
    for name in ("allocscan", "rules"):
        ignored = shutil.ignore_patterns("__pycache__", "bad", "good")
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    return folder


@pytest.mark.parametrize(
    ("format_", "page"),
    [
        ("sarif", "rules/rebuilt_object/rule.md"),
        ("sarif", "allocscan/comment_pages/unused-suppression.md"),
        ("html", "allocscan/reports/html/style.css"),
    ],
)
def test_a_page_that_is_another_one(
    format_: str, page: str, project: Path, installed: Path
) -> None:
    (project / "a.js").write_text("// allocscan-disable-next-line rebuilt-array\nf();\n")
    time.sleep(0.2)
    words, path = ("-f", format_), {"PYTHONPATH": str(installed)}
    before = said(project, *words, *CACHED, **path)
    assert said(project, *words, *CACHED, **path) == before
    text = (installed / page).read_text()
    (installed / page).write_text(text.replace("e", "E"))
    expected = said(project, *words, "--no-cache", **path)
    assert said(project, *words, *CACHED, **path) == expected != before


def test_a_rule_that_is_new(project: Path, installed: Path) -> None:
    """It may find something in a file that was judged alone, of which nothing was said."""
    (project / "a.js").write_text(f"for (const x of xs) {{ go(({{ {ENTRIES} }})[x]); }}\n")
    path = {"PYTHONPATH": str(installed)}
    rule = installed / "rules/rebuilt_object"
    rule.rename(installed / "other")
    said(project, "--no-cache", **path)  # Python writes what it keeps beside the code
    time.sleep(0.2)
    before = said(project, *CACHED, **path)
    (installed / "other").rename(rule)
    expected = said(project, "--no-cache", **path)
    assert said(project, *CACHED, **path) == expected != before
