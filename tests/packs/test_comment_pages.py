"""The pages of the rules about comments: what they show is what happens."""

import os
import re

import pytest

from allocscan.findings import Report
from allocscan.packs.comment_pages import FOLDER, SECTIONS, comment_page
from allocscan.packs.load import standard_rules
from allocscan.reports.sarif.rules import rule_objects
from allocscan.scan import scan
from allocscan.settings import Settings, Thresholds
from allocscan.source.file import Language, SourceFile
from allocscan.suppressions.comment_rules import COMMENT_RULES

REPORTED, WHY, FIXED, OFF = SECTIONS
EACH_RULE = pytest.mark.parametrize("rule", COMMENT_RULES)


def look(text: str) -> Report:
    settings = Settings(
        thresholds=Thresholds(0, 0, 0, 0),
        module_file=True,
        comment_rules=frozenset(COMMENT_RULES),
        known_rules=frozenset(rule.id for rule in standard_rules()),
    )
    return scan(SourceFile("a.mjs", text.encode(), Language.JS), standard_rules(), settings)


def blocks(rule: str, section: str) -> list[str]:
    """The programs that stand under a heading of the page."""
    body = comment_page(rule).partition(f"## {section}\n")[2].partition("\n## ")[0]
    return re.findall(r"^```js\n(.*?)^```$", body, re.M | re.S)


def found(text: str) -> set[str]:
    return {finding.rule for finding in look(text).findings}


def test_no_page_is_without_its_rule() -> None:
    assert sorted(os.listdir(FOLDER)) == sorted(f"{rule}.md" for rule in COMMENT_RULES)


@EACH_RULE
def test_page(rule: str) -> None:
    page = comment_page(rule)
    assert page.startswith(f"# {rule}\n\n")
    assert tuple(re.findall(r"^## (.+)$", page, re.M)) == SECTIONS
    assert "No comment silences this rule." in " ".join(page.split())
    assert max(map(len, page.splitlines())) <= 120
    switch = page.partition(f"## {OFF}\n")[2]
    assert f"--ignore {rule}" in switch


@EACH_RULE
def test_what_is_reported_is_reported(rule: str) -> None:
    programs = blocks(rule, REPORTED)
    assert programs
    for program in programs:
        assert rule in found(program), program


@EACH_RULE
def test_what_is_left_is_not_reported(rule: str) -> None:
    assert rule not in found(blocks(rule, FIXED)[-1])


@EACH_RULE
def test_what_a_fix_does(rule: str) -> None:
    programs = blocks(rule, FIXED)
    assert COMMENT_RULES[rule].fixable == (len(programs) == 2)
    if len(programs) == 2:
        fixed = look(programs[0]).fixed
        assert fixed is not None
        assert fixed.decode() == programs[1]


@EACH_RULE
def test_sarif_takes_its_help_from_the_page(rule: str) -> None:
    (made,) = (each for each in rule_objects(()) if each["id"] == rule)
    page = comment_page(rule).strip()
    assert made["help"] == {"text": page, "markdown": page}
