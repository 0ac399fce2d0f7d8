"""What names a finding survives what people do to files around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allocscan.findings import Finding
from allocscan.packs.load import standard_rules
from allocscan.scan import scan
from allocscan.settings import Settings
from allocscan.source.file import Language, SourceFile

TABLE = "{ a: 1, b: 'x', c: [3, 4], d: 4, e: 5, f: 6, g: 7, h: 8, i: 9, j: 10 }"


def findings(text: str) -> list[Finding]:
    source = SourceFile("a.mjs", text.encode(), Language.JS)
    return list(scan(source, standard_rules(), Settings(may_cycle=False)).findings)


def names(text: str) -> list[str]:
    return [each.fingerprint for each in findings(text)]


def function(name: str = "f", table: str = TABLE) -> str:
    return f"export function {name}(k) {{\n  const t = {table};\n  return t[k];\n}}\n"


BASE = names(function())


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("// a line\n\n" + function(), id="lines above"),
        pytest.param(function().replace("  return", "\n\n  log(k);\n  return"), id="lines inside"),
        pytest.param(function(table=TABLE.replace(", ", ",\n    ")), id="one entry a line"),
        pytest.param(function(table=TABLE.replace(" }", ", }")), id="trailing comma"),
        pytest.param(function(table=TABLE.replace("4]", "4,]")), id="trailing comma inside"),
        pytest.param(function(table=TABLE.replace("'", '"')), id="other quotes"),
        pytest.param(function(table=TABLE.replace("a:", "'a':")), id="a key in quotes"),
        pytest.param(function(table=TABLE.replace("10", "0XA")), id="a number in other digits"),
        pytest.param(function(table=TABLE.replace("10", "10.0")), id="a number with a zero more"),
        pytest.param(function(table=TABLE.replace("10", "(10)")), id="in parentheses"),
        pytest.param(function(table=TABLE.replace("b:", "/* two */ b:")), id="a comment"),
        pytest.param(function(table=TABLE.replace("c:", "// three\nc:")), id="a line comment"),
        pytest.param(function().replace("t[k]", "t[k] ?? 0"), id="another use"),
        pytest.param(function().replace("const t", "const table").replace("t[k]", "table[k]"),
                     id="another local"),
        pytest.param(function("g", TABLE.replace("1", "2")) + function(), id="a sibling above"),
        pytest.param(function().replace("\n", "\r\n"), id="CRLF"),
    ],
)  # fmt: skip
def test_the_same(text: str) -> None:
    assert BASE[0] in names(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(function(table=TABLE.replace("'x'", "'x '")), id="a blank in a string"),
        pytest.param(function(table=TABLE.replace("4]", ", 4]")), id="a hole"),
        pytest.param(function(table=TABLE.replace("10", "'10'")), id="a string for a number"),
        pytest.param(function(table=TABLE.replace("a:", "'a ':")), id="another key"),
        pytest.param(function(table=TABLE.replace("10", "10.5")), id="another number"),
        pytest.param(function(table=TABLE.replace("a: 1", "a: 11")), id="another value"),
        pytest.param(function("g"), id="another function"),
        pytest.param("class A {\n" + function().replace("export function ", "") + "}\n",
                     id="a method of that name"),
    ],
)  # fmt: skip
def test_another(text: str) -> None:
    found = names(text)
    assert found
    assert BASE[0] not in found


def test_two_equal_ones_differ_and_the_first_keeps_its_name() -> None:
    twice = function().replace("return", f"const u = {TABLE};\n  log(u[k]);\n  return")
    found = findings(twice)
    assert [each.identity.number for each in found] == [0, 1]
    assert len({each.fingerprint for each in found}) == 2
    assert BASE[0] == found[0].fingerprint


def test_the_path_counts() -> None:
    source = SourceFile("a.mjs", function().encode(), Language.JS)
    (one,) = scan(
        source, standard_rules(), Settings(may_cycle=False, identity_path="src/a.mjs")
    ).findings
    assert one.fingerprint != BASE[0]
    assert one.identity == findings(function())[0].identity


LINES = st.lists(st.sampled_from(["", "// x", "log();", function("g"), "/* y */"]), max_size=6)


@given(LINES, LINES)
def test_what_stands_around_makes_no_difference(above: list[str], below: list[str]) -> None:
    text = "".join(f"{line}\n" for line in above) + function() + "".join(f"{b}\n" for b in below)
    assert names(text).count(BASE[0]) == 1
