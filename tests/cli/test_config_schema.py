"""The schema of the configuration: it and the reader agree on what a configuration is."""

import json
from collections.abc import Mapping

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allocscan.cli.main import main
from allocscan.cli.schema import schema_text
from allocscan.errors import AllocscanError
from allocscan.packs.load import standard_rules
from allocscan.project.key_meanings import MEANINGS
from allocscan.project.key_pages import SECTIONS
from allocscan.project.keys import KEYS, camel, kebab
from allocscan.project.layers import Origin, layer_of
from allocscan.reports.formats import FORMATS

SCHEMA = json.loads(schema_text())
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)


def fits(table: Mapping[str, object]) -> bool:
    return VALIDATOR.is_valid(table)


def is_read(table: Mapping[str, object]) -> bool:
    try:
        layer_of(table, Origin("a"), "/")
    except AllocscanError:
        return False
    return True


BAD = [
    pytest.param({"fixx": True}, id="unknown key"),
    pytest.param({"max_findings": 1}, id="snake case"),
    pytest.param({"fix": 1}, id="number for a switch"),
    pytest.param({"fix": "yes"}, id="text for a switch"),
    pytest.param({"failOn": "fatal"}, id="unknown severity"),
    pytest.param({"max-findings": -1}, id="negative"),
    pytest.param({"min-entries": 1.5}, id="not whole"),
    pytest.param({"min-bytes": {"warm": 1}}, id="unknown heat"),
    pytest.param({"min-bytes": True}, id="a switch for a number"),
    pytest.param({"max-file-size": "1 pot"}, id="unknown unit"),
    pytest.param({"max-file-size": "MiB"}, id="unit alone"),
    pytest.param({"jobs": 0}, id="no jobs"),
    pytest.param({"cache": "yes"}, id="text for the cache"),
    pytest.param({"select": [1]}, id="number for a name"),
    pytest.param({"ignore": {}}, id="table for a list"),
    pytest.param({"rules": ["rebuilt-object"]}, id="list for a table"),
    pytest.param({"rules": {"rebuilt-object": "fatal"}}, id="unknown level"),
    pytest.param({"rules": {"rebuilt-object": {"min-byte": 1}}}, id="unknown option"),
    pytest.param({"rules": {"rebuilt-object": {"severity": 1}}}, id="number for a level"),
    pytest.param({"rules": {"rebuilt-object": {"min-entries": "x"}}}, id="text for entries"),
    pytest.param({"overrides": [{"rules": {}}]}, id="override without files"),
    pytest.param({"overrides": [{"files": "a", "fix": True}]}, id="key of no override"),
    pytest.param({"overrides": {"files": "a"}}, id="override without a list"),
    pytest.param({"hoist": True}, id="no table"),
    pytest.param({"hoist": {"place": "x"}}, id="unknown option of a group"),
    pytest.param({"hoist": {"freeze": "some"}}, id="unknown choice of a group"),
    pytest.param({"format-after-fix": []}, id="empty command"),
    pytest.param({"format-after-fix": ["", "a"]}, id="command without a program"),
    pytest.param({"format-after-fix": "black"}, id="unknown formatter"),
    pytest.param({"fix": None}, id="null"),
]
GOOD = [
    pytest.param({}, id="empty"),
    pytest.param({"$schema": "./x.json"}, id="schema"),
    pytest.param({"fix": True, "unsafeFixes": False, "unsafe-fixes": True}, id="switches"),
    pytest.param({"extends": "a.toml"}, id="one path"),
    pytest.param({"extends": ["a.toml", "b.toml"]}, id="paths"),
    pytest.param({"extendExclude": "gen/", "exclude": []}, id="globs"),
    pytest.param({"select": "all", "fixable": ["rebuilt-object"]}, id="names or all"),
    pytest.param({"ignore": ["a-rule-of-a-pack"]}, id="a rule of a pack"),
    pytest.param({"min-bytes": 0}, id="every constant"),
    pytest.param({"minBytes": {"called": 1, "hot": 2}}, id="by heat"),
    pytest.param({"max-file-size": "500 KB"}, id="size"),
    pytest.param({"maxFileSize": 10}, id="size in bytes"),
    pytest.param({"jobs": "auto", "cache": "auto"}, id="auto"),
    pytest.param({"jobs": 3, "cache": False}, id="not auto"),
    pytest.param({"format-after-fix": "prettier"}, id="formatter"),
    pytest.param({"format-after-fix": ["npx", "x", ""]}, id="command"),
    pytest.param({"outputFormat": ["full", "sarif:a.sarif"]}, id="formats"),
    pytest.param({"rules": {"a": "off", "b": {}}}, id="levels"),
    pytest.param(
        {"rules": {"a": {"severity": "error", "minBytes": 1, "min-entries": 2}}}, id="options"
    ),
    pytest.param({"rules": {"a": {"min-bytes": {"called": 1}}}}, id="option by heat"),
    pytest.param(
        {"overrides": [{"files": "a", "excludeFiles": ["b"], "rules": {"a": "off"}}]},
        id="override",
    ),
    pytest.param({"hoist": {"freeze": "deep", "nameStyle": "camel"}}, id="group"),
    pytest.param({"engine": "node20", "fail-on": "never"}, id="choices"),
]


@pytest.mark.parametrize("table", BAD)
def test_bad(table: dict[str, object]) -> None:
    assert (fits(table), is_read(table)) == (False, False)


@pytest.mark.parametrize("table", GOOD)
def test_good(table: dict[str, object]) -> None:
    assert (fits(table), is_read(table)) == (True, True)


STRICTER = [
    pytest.param({"max-findings": "3"}, id="number as text, for the command line"),
    pytest.param({"max-file-size": " 1  MiB "}, id="spaces in a size"),
    pytest.param({"hoist.freeze": "deep"}, id="a group with a dot"),
    pytest.param({"max-fileSize": 1}, id="two spellings in one"),
    pytest.param({"output-format": "yaml"}, id="a format that does not exist"),
]
"""What the reader takes, or leaves to others to refuse, and the schema does not offer."""

LAXER = [
    pytest.param({"exclude": ["!"]}, id="what is no glob"),
    pytest.param({"min-entries": 8.0}, id="a whole number with a point: JSON Schema has one kind"),
]
"""What a schema cannot say."""


@pytest.mark.parametrize("table", STRICTER)
def test_the_schema_is_stricter(table: dict[str, object]) -> None:
    assert (fits(table), is_read(table)) == (False, True)


@pytest.mark.parametrize("table", LAXER)
def test_the_schema_is_laxer(table: dict[str, object]) -> None:
    assert (fits(table), is_read(table)) == (True, False)


NAMES = st.sampled_from(["all", "auto", "off", "full", "json:a.json", "rebuilt-object", "error"])
CHOICES = st.sampled_from(
    ["warning", "never", "node22", "prettier", "camel", "deep", "above-function", "1MiB", "2 kb"]
)
SCALARS = st.none() | st.booleans() | st.integers(-2, 9) | NAMES | CHOICES
INNER_KEYS = st.sampled_from(
    [
        "called",
        "hot",
        "severity",
        "min-bytes",
        "minBytes",
        "minEntries",
        "rebuilt-object",
        "files",
        "excludeFiles",
        "rules",
        "select",
        "ignore",
        "freeze",
        "nameStyle",
        "name-style",
    ]
)
VALUES = st.recursive(
    SCALARS,
    lambda each: st.lists(each, max_size=3) | st.dictionaries(INNER_KEYS, each, max_size=3),
    max_leaves=6,
)
WRITTEN = st.sampled_from(
    [
        *(name for key in KEYS if "." not in key for name in (key, camel(key))),
        *("hoist", "fixx", "min_bytes"),
    ]
)
LISTS = st.lists(NAMES | CHOICES | st.just("src/**"), max_size=3)
RULES = st.dictionaries(NAMES, st.sampled_from(["off", "info", "fatal"]) | VALUES, max_size=2)
OVERRIDES = st.lists(
    st.dictionaries(INNER_KEYS, LISTS | RULES | VALUES, max_size=4).map(
        lambda entry: {"files": "a", **entry}
    ),
    max_size=2,
)
LIKELY = st.fixed_dictionaries(
    {},
    optional={
        "rules": RULES,
        "overrides": OVERRIDES,
        "hoist": st.dictionaries(INNER_KEYS, CHOICES, max_size=2),
        "select": LISTS,
        "min-bytes": VALUES,
        "format-after-fix": LISTS,
    },
)


PAIRS = [pair for row in GOOD for pair in row.values[0].items()]
RIGHT = st.lists(st.sampled_from(PAIRS), max_size=4).map(dict)
ONE_MORE = st.dictionaries(WRITTEN, VALUES | LISTS, max_size=1)
ANY = st.dictionaries(WRITTEN, VALUES | LISTS, max_size=2) | LIKELY
TABLES = ANY | st.builds(lambda right, more: {**right, **more}, RIGHT, ONE_MORE)


@settings(max_examples=600, deadline=None)
@given(TABLES)
def test_schema_and_reader_agree(table: dict[str, object]) -> None:
    if "output-format" in table or "outputFormat" in table:
        # the schema knows the formats, the reader leaves them to the reports
        named = table.pop("output-format", None), table.pop("outputFormat", None)
        assert all(
            fits({"output-format": each}) <= is_read({"output-format": each}) for each in named
        )
    assert fits(table) == is_read(table)


# ------------------------------------------------------------------ what it says


def test_it_is_a_schema_of_draft_7() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#"


@pytest.mark.parametrize("name", [name for name in KEYS if name != "$schema"])
def test_every_key_stands_in_both_spellings_with_its_meaning(name: str) -> None:
    group, _, inner = name.rpartition(".")
    properties = SCHEMA["properties"][group]["properties"] if group else SCHEMA["properties"]
    assert properties[inner]["description"] == KEYS[name].meaning
    assert camel(inner) in properties
    assert kebab(camel(inner)) == inner


def test_meanings_are_those_of_the_keys() -> None:
    assert list(MEANINGS) == list(KEYS)
    for meaning in MEANINGS.values():
        assert meaning[0].isupper()
        assert meaning.endswith(".")


def test_each_key_is_in_one_section_of_the_page() -> None:
    assert sorted(name for _, names in SECTIONS for name in names.split()) == sorted(KEYS)


def test_defaults_fit() -> None:
    table = {
        name: shape["default"] for name, shape in SCHEMA["properties"].items() if "default" in shape
    }
    assert len(table) > 20
    assert fits(table)
    assert is_read(table)


def test_rules_and_formats_are_named() -> None:
    named = SCHEMA["definitions"]["rules"]["properties"]
    assert list(named) == [rule.id for rule in standard_rules()]
    for form in FORMATS:
        assert fits({"output-format": f"{form}:a"})


def test_the_command_prints_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["config", "schema"]) == 0
    assert capsys.readouterr().out == schema_text()
