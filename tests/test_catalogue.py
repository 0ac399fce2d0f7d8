"""The standard pack as a whole: each folder complete, the table current, the gate satisfied."""

import re
from pathlib import Path

import pytest

from allocscan.packs.catalogue import render_catalogue, rows_of
from allocscan.packs.gate import check_rule_file
from allocscan.packs.layout import PAGE_SECTIONS, RULE_FILE
from allocscan.packs.load import LoadedRule, standard_pack, standard_rules
from allocscan.sites.obstacles import Because

RULES = standard_rules()
EACH_RULE = pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in RULES])


def test_ids_are_unique() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)


def test_table_is_current() -> None:
    assert Path(standard_pack(), "README.md").read_text("utf-8") == render_catalogue(rows_of(RULES))


@EACH_RULE
def test_rule_only_declares(rule: LoadedRule) -> None:
    content = Path(rule.folder, RULE_FILE).read_bytes()
    assert check_rule_file(f"{rule.folder}/{RULE_FILE}", content) == rule.meta
    assert content.count(b"\n") < 60


@EACH_RULE
def test_summary_is_one_sentence_without_its_full_stop(rule: LoadedRule) -> None:
    summary = rule.meta.summary
    assert summary == summary.strip()
    assert summary[0].isupper()
    assert not re.search(r"[.!|\n]", summary)


@EACH_RULE
def test_page_has_its_sections(rule: LoadedRule) -> None:
    headings = tuple(re.findall(r"^## (.+)$", rule.page(), re.M))
    assert headings == PAGE_SECTIONS


@EACH_RULE
def test_examples_are_complete(rule: LoadedRule) -> None:
    examples = rule.examples()
    bad = [example for example in examples if not example.good]
    assert len(examples) - len(bad) >= 5
    assert any(example.fixed for example in bad)
    assert all(example.carets for example in bad)
    assert all(example.caption for example in examples)


@EACH_RULE
def test_carets_name_this_rule_and_known_reasons(rule: LoadedRule) -> None:
    reasons = {because.value for because in Because} | {None}
    for example in rule.examples():
        assert {caret.rule for caret in example.carets} <= {rule.id}
        assert {caret.refusal for caret in example.carets} <= reasons
        safe = [caret for caret in example.carets if caret.refusal is None]
        assert bool(safe) or example.fixed is None, example.path
        # a copy that varies is shown for what it costs: it asks for no fix
        if rule.id != "rebuilt-spread":
            assert bool(safe) == (example.fixed is not None), example.path
