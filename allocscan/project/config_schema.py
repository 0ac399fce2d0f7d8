"""The JSON Schema of the configuration, from the table of its keys.

Draft 7, which editors and TOML tools read best. It is the shape alone: that a glob is one, that a
rule exists and that a file is there is said when allocscan reads the configuration. What only a
command line has use for (numbers as text) the schema does not offer.
"""

from collections.abc import Callable, Mapping, Sequence

from allocscan.project.config import Config
from allocscan.project.formatters import NAMES
from allocscan.project.key_readers import (
    Choice,
    cache,
    count,
    flag,
    formatter,
    globs,
    jobs,
    min_bytes,
    name_style,
    names_or_all,
    size,
    text,
    texts,
)
from allocscan.project.keys import KEYS, Key, camel
from allocscan.project.rule_readers import LEVELS, overrides, rule_levels
from allocscan.project.show import shown_values
from allocscan.records import dataclass
from allocscan.typed import Final

DRAFT: Final = "http://json-schema.org/draft-07/schema#"
ID: Final = "urn:allocscan:config:v1"

Schema = dict[str, object]

_STRING: Final[Schema] = {"type": "string"}
_COUNT: Final[Schema] = {"type": "integer", "minimum": 0}
_SIZE_PATTERN: Final = "^[0-9]+ ?([bB]|[kKmM][iI]?[bB])?$"
_COMMAND: Final[Schema] = {
    "type": "array",
    "items": [{"type": "string", "minLength": 1}],
    "additionalItems": _STRING,
    "minItems": 1,
}


@dataclass(frozen=True, slots=True)
class Known:
    """The names that a configuration may use: rules with their summaries, and formats."""

    rules: tuple[tuple[str, str], ...]
    formats: tuple[str, ...]


def _ref(name: str) -> Schema:
    return {"$ref": f"#/definitions/{name}"}


def _any(*shapes: Schema) -> Schema:
    return {"anyOf": list(shapes)}


def _one_or_more(item: Schema) -> Schema:
    return _any(item, {"type": "array", "items": item})


_SHAPES: Final[Mapping[Callable[[object], object], Schema]] = {
    flag: {"type": "boolean"},
    count: _COUNT,
    text: _STRING,
    texts: _ref("texts"),
    globs: _ref("globs"),
    names_or_all: _any({"const": "all"}, _ref("rule-names")),
    name_style: {"enum": ["auto", "screaming-snake", "camel"]},
    size: _any(_COUNT, {"type": "string", "pattern": _SIZE_PATTERN}),
    cache: {"enum": [True, False, "auto"]},
    jobs: _any({"type": "integer", "minimum": 1}, {"const": "auto"}),
    formatter: _any({"enum": list(NAMES)}, _COMMAND),
    min_bytes: _ref("min-bytes"),
    rule_levels: _ref("rules"),
    overrides: {"type": "array", "items": _ref("override")},
}
"""What each reader accepts, but for choices, which name it themselves."""

_OF_KEYS: Final[Mapping[str, Schema]] = {
    "ignore": _ref("rule-names"),
    "unfixable": _ref("rule-names"),
    "output-format": _one_or_more(_ref("format")),
}
"""Keys whose reader accepts more than makes sense for them."""


def config_schema(known: Known) -> Schema:
    """The schema as what `json.dumps` takes. Every key stands in both spellings."""
    properties: Schema = {}
    groups: dict[str, Schema] = {}
    for key in KEYS.values():
        group, _, name = key.name.rpartition(".")
        place = groups.setdefault(group, {}) if group else properties
        where = f"#/properties/{group}/properties/{name}" if group else f"#/properties/{name}"
        _put(place, name, _property(key), where)
    for name, entries in groups.items():
        properties[name] = _closed(entries, description=f"Options of `{name}`.")
    return {
        "$schema": DRAFT,
        "$id": ID,
        "title": "The configuration of allocscan, version 1",
        "description": "allocscan.toml, allocscan.json, package.json#allocscan, or "
        "[tool.allocscan] of pyproject.toml. Keys are kebab-case or camelCase.",
        **_closed(properties),
        "definitions": _definitions(known),
    }


def _put(place: Schema, name: str, shape: Schema, where: str) -> None:
    place[name] = shape
    if camel(name) != name:
        place[camel(name)] = {"$ref": where}


def _closed(properties: Schema, **more: object) -> Schema:
    return {"type": "object", **more, "additionalProperties": False, "properties": properties}


def _property(key: Key) -> Schema:
    shape = _shape(key)
    value = _defaults().get(key.name)
    default: Schema = {} if value in (None, "") else {"default": value}
    inner: Schema = {"allOf": [shape]} if "$ref" in shape else shape
    return {"description": key.meaning, **default, **inner}


def _shape(key: Key) -> Schema:
    if key.name in _OF_KEYS:
        return _OF_KEYS[key.name]
    return {"enum": list(key.read.names)} if isinstance(key.read, Choice) else _SHAPES[key.read]


def _defaults() -> dict[str, object]:
    import tomllib

    shown = shown_values(Config(), tracked=True)
    return {name: tomllib.loads(f"it = {value}")["it"] for name, value in shown.items()}


def _definitions(known: Known) -> Schema:
    return {
        "texts": _one_or_more(_STRING),
        "globs": {"description": "Globs in the syntax of .gitignore", **_one_or_more(_STRING)},
        "rule-name": _any({"enum": [name for name, _ in known.rules]}, _STRING),
        "rule-names": _one_or_more(_ref("rule-name")),
        "format": {"type": "string", "pattern": f"^({'|'.join(known.formats)})(:.+)?$"},
        "min-bytes": _any(_COUNT, _closed(dict.fromkeys(("called", "iterated", "hot"), _COUNT))),
        "level": {"enum": list(LEVELS)},
        "rule": _any(_ref("level"), _closed(_rule_options())),
        "rules": _rules(known.rules),
        "override": {"required": ["files"], **_closed(_override())},
    }


def _rules(known: Sequence[tuple[str, str]]) -> Schema:
    named = {name: {"description": summary, "allOf": [_ref("rule")]} for name, summary in known}
    return {"type": "object", "properties": named, "additionalProperties": _ref("rule")}


def _rule_options() -> Schema:
    return {
        "severity": _ref("level"),
        "min-bytes": _ref("min-bytes"),
        "minBytes": _ref("min-bytes"),
        "min-entries": _COUNT,
        "minEntries": _COUNT,
    }


def _override() -> Schema:
    return {
        "files": _ref("globs"),
        "exclude-files": _ref("globs"),
        "excludeFiles": _ref("globs"),
        "rules": _ref("rules"),
        "select": _ref("rule-names"),
        "ignore": _ref("rule-names"),
    }
