"""Options of one rule: read, laid over one another, and handed to the scan of a file."""

from collections.abc import Mapping

import pytest

from allocscan.errors import AllocscanError
from allocscan.packs.load import standard_rules
from allocscan.project.choices import check_rule_names, rules_for, settings_for
from allocscan.project.config import Config, Layer, merged
from allocscan.project.layers import Origin, layer_of
from allocscan.project.show import shown_values
from allocscan.records import replace
from allocscan.settings import Settings, Thresholds

RULES = standard_rules()


def layer(table: Mapping[str, object]) -> Layer:
    return layer_of(table, Origin("allocscan.toml"), "/r")


def config(*tables: Mapping[str, object]) -> Config:
    return merged("/r", ("/r/allocscan.toml",), [layer(table) for table in tables])


def settings(path: str, *tables: Mapping[str, object]) -> Settings:
    return settings_for(path, config(*tables), None, RULES)


# ------------------------------------------------------------------ mistakes


@pytest.mark.parametrize(
    ("table", "said"),
    [
        pytest.param(
            {"min-byte": 1},
            'unknown option `min-byte` of `rebuilt-object` (did you mean "min-bytes"?)',
            id="misspelt",
        ),
        pytest.param({"severty": "off"}, 'did you mean "severity"', id="misspelt severity"),
        pytest.param({"frozen": True}, "unknown option `frozen` of `rebuilt-object`", id="unknown"),
        pytest.param({"severity": "fatal"}, "`rules` must be", id="unknown severity"),
        pytest.param({"min-bytes": -1}, "`rules` must be", id="negative"),
        pytest.param({"min-entries": True}, "`rules` must be", id="a switch"),
        pytest.param({"min-bytes": {"warm": 1}}, "`rules` must be", id="unknown heat"),
    ],
)
def test_mistakes(table: Mapping[str, object], said: str) -> None:
    with pytest.raises(AllocscanError) as raised:
        layer({"rules": {"rebuilt-object": table}})
    assert said in str(raised.value)


@pytest.mark.parametrize(
    "table",
    [
        pytest.param({"rules": {"rebuilt-objct": {"min-bytes": 1}}}, id="options alone"),
        pytest.param(
            {"overrides": [{"files": "a", "rules": {"rebuilt-objct": {"min-bytes": 1}}}]},
            id="in an override",
        ),
    ],
)
def test_a_rule_that_does_not_exist(table: Mapping[str, object]) -> None:
    with pytest.raises(AllocscanError, match="unknown rule `rebuilt-objct`"):
        check_rule_names(config(table), RULES)


# ------------------------------------------------------------------ thresholds

OWN = {"rules": {"rebuilt-object": {"severity": "error", "min-bytes": 512, "min-entries": 12}}}


@pytest.mark.parametrize(
    ("tables", "thresholds"),
    [
        pytest.param([], {}, id="none"),
        pytest.param([{"rules": {"rebuilt-object": "error"}}], {}, id="a level alone"),
        pytest.param([{"rules": {"rebuilt-object": {"severity": "error"}}}], {}, id="in a table"),
        pytest.param([OWN], {"rebuilt-object": Thresholds(512, 256, 256, 12)}, id="both"),
        pytest.param(
            [{"rules": {"rebuilt-array": {"minBytes": {"hot": 9}}}}],
            {"rebuilt-array": Thresholds(104, 56, 9, 8)},
            id="by heat, in camel case",
        ),
        pytest.param(
            [{"min-bytes": 208, "rules": {"rebuilt-array": {"min-entries": 3}}}],
            {"rebuilt-array": Thresholds(208, 104, 104, 3)},
            id="the rest is that of all rules",
        ),
        pytest.param(
            [{"rules": {"rebuilt-array": {"min-bytes": 0}}}],
            {"rebuilt-array": Thresholds(0, 0, 0, 0)},
            id="zero reports all",
        ),
        pytest.param(
            [OWN, {"rules": {"rebuilt-object": {"min-bytes": 8}}}],
            {"rebuilt-object": Thresholds(8, 8, 8, 8)},
            id="the nearer file replaces them",
        ),
        pytest.param(
            [OWN, {"rules": {"rebuilt-object": "info"}}],
            {"rebuilt-object": Thresholds(512, 256, 256, 12)},
            id="a level leaves options",
        ),
    ],
)
def test_thresholds(tables: list[Mapping[str, object]], thresholds: dict[str, Thresholds]) -> None:
    assert settings("/r/a.js", *tables).rule_thresholds == thresholds


def test_an_override_has_its_own() -> None:
    table = {
        "overrides": [{"files": "scripts/**", "rules": {"rebuilt-object": {"min-entries": 2}}}]
    }
    assert settings("/r/a.js", OWN, table).rule_thresholds["rebuilt-object"].entries == 12
    assert settings("/r/scripts/a.js", OWN, table).rule_thresholds["rebuilt-object"].entries == 2


def test_options_alone_switch_nothing_on() -> None:
    first = RULES[0]
    off = replace(first, _said=(replace(first.meta, default=False), first.check))
    assert rules_for("/r/a.js", config({"rules": {off.id: {"min-bytes": 1}}}), [off]) == ()
    running = rules_for("/r/a.js", config({"rules": {off.id: {"severity": "info"}}}), [off])
    assert running == (off,)


def test_shown() -> None:
    shown = shown_values(config(OWN, {"rules": {"rebuilt-array": "off"}}), tracked=True)["rules"]
    assert shown == (
        '{ rebuilt-object = { severity = "error", min-bytes = { called = 512, iterated = 256, '
        'hot = 256 }, min-entries = 12 }, rebuilt-array = "off" }'
    )
