"""Reports read back by the parser and the schema of their format."""

import html
import json
import re
from collections.abc import Callable, Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema

Found = tuple[str, int, str]
"""Path, line and rule of a finding."""

_SCHEMAS = Path(__file__).parents[1] / "reports" / "schemas"
_OURS = files("allocscan") / "schemas" / "allocscan-output-v1.schema.json"
_SARIF = json.loads((_SCHEMAS / "sarif-2.1.0.json").read_text("utf-8"))
_RDJSON = json.loads((_SCHEMAS / "rdjson.schema.json").read_text("utf-8"))
_GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "categories": {"const": ["Performance"]},
            "location": {"required": ["path", "positions"]},
        },
    },
}


def valid(name: str, text: str) -> Any:
    """The document of the format `name`. Raises where it breaks the rules of the format."""
    if name in ("junit", "checkstyle"):
        return ElementTree.fromstring(text)
    if name in ("json-lines", "rdjsonl"):
        lines = [json.loads(line) for line in text.splitlines()]
        if name == "rdjsonl":
            _validate({"source": {"name": "allocscan"}, "diagnostics": lines}, _RDJSON)
        return lines
    document = json.loads(text)
    schemas: Mapping[str, Any] = {
        "json": json.loads(_OURS.read_text("utf-8")),
        "sarif": _SARIF,
        "rdjson": _RDJSON,
        "gitlab": _GITLAB,
    }
    _validate(document, schemas[name])
    return document


def _validate(document: object, schema: Mapping[str, Any]) -> None:
    jsonschema.validate(document, schema, cls=jsonschema.Draft202012Validator)


def found_in(name: str, text: str) -> list[Found]:
    """The findings that a report in the format `name` tells of, sorted; those that count."""
    return sorted(_READERS[name](text))


def _json(text: str) -> Iterator[Found]:
    for each in valid("json", text)["findings"]:
        yield each["path"], each["range"]["start"]["line"], each["rule"]


def _json_lines(text: str) -> Iterator[Found]:
    for each in valid("json-lines", text):
        if each["type"] == "finding":
            yield each["path"], each["range"]["start"]["line"], each["rule"]


def _sarif(text: str) -> Iterator[Found]:
    for each in valid("sarif", text)["runs"][0]["results"]:
        if not each["suppressions"] and each.get("baselineState") != "unchanged":
            place = each["locations"][0]["physicalLocation"]
            yield place["artifactLocation"]["uri"], place["region"]["startLine"], each["ruleId"]


def _gitlab(text: str) -> Iterator[Found]:
    for each in valid("gitlab", text):
        place = each["location"]
        yield place["path"], place["positions"]["begin"]["line"], each["check_name"]


def _junit(text: str) -> Iterator[Found]:
    for case in valid("junit", text).iter("testcase"):
        if case.find("failure") is not None:
            rule, line = re.fullmatch(r"(\S+) \((\d+):\d+\)", case.get("name")).groups()
            yield case.get("classname"), int(line), rule


def _checkstyle(text: str) -> Iterator[Found]:
    for file in valid("checkstyle", text).iter("file"):
        for error in file:
            rule = error.get("source").removeprefix("allocscan.")
            yield file.get("name"), int(error.get("line")), rule


def _rdjson(text: str) -> Iterator[Found]:
    yield from map(_diagnostic, valid("rdjson", text)["diagnostics"])


def _rdjsonl(text: str) -> Iterator[Found]:
    yield from map(_diagnostic, valid("rdjsonl", text))


def _diagnostic(each: Any) -> Found:
    place = each["location"]
    return place["path"], place["range"]["start"]["line"], each["code"]["value"]


def _matching(pattern: str) -> Callable[[str], Iterator[Found]]:
    """A reader of lines; the groups of `pattern` are called `path`, `line` and `rule`."""

    def read(text: str) -> Iterator[Found]:
        for at in re.finditer(pattern, text, re.MULTILINE):
            yield html.unescape(at["path"]), int(at["line"]), at["rule"]

    return read


def _grouped(text: str) -> Iterator[Found]:
    for block in text.split("\n\n"):
        path, *rows = block.strip("\n").split("\n")
        for row in rows:
            yield path, int(row.split(":")[0]), row.split("  ")[-1]


_READERS: Mapping[str, Callable[[str], Iterator[Found]]] = {
    "json": _json,
    "json-lines": _json_lines,
    "sarif": _sarif,
    "gitlab": _gitlab,
    "junit": _junit,
    "checkstyle": _checkstyle,
    "rdjson": _rdjson,
    "rdjsonl": _rdjsonl,
    "grouped": _grouped,
    "full": _matching(r"^(?P<path>\S+):(?P<line>\d+):\d+ (?P<rule>[a-z-]+) "),
    "concise": _matching(r"^(?P<path>\S+):(?P<line>\d+):\d+ (?P<rule>[a-z-]+) "),
    "agent": _matching(r"^(?P<path>\S+):(?P<line>\d+):\d+ \w+ (?P<rule>[a-z-]+): "),
    "markdown": _matching(r"^\| `(?P<path>\S+):(?P<line>\d+):\d+` \| `(?P<rule>[a-z-]+)` "),
    "github": _matching(
        r"^::\w+ file=(?P<path>[^,]+),line=(?P<line>\d+),.*title=allocscan \((?P<rule>[a-z-]+)\)::"
    ),
    "azure": _matching(
        r"^##vso\[task\.logissue type=\w+;sourcepath=(?P<path>[^;]+);linenumber=(?P<line>\d+);"
        r"columnnumber=\d+;code=(?P<rule>[a-z-]+);\]"
    ),
}
