"""Moved text follows its new indentation, but for the bytes that mean something."""

import pytest
from support.fixing import fixed

from allocscan.settings import Settings
from allocscan.source.file import Language

INDENTED = [
    pytest.param("{\n    a: 1,\n    b: [\n      2,\n    ],\n  }", id="spaces"),
    pytest.param("{\n    a: `\n    x ${[\n    1]}\n  y`,\n  }", id="template literal"),
    pytest.param("{\n    a: 'x\\\n    y',\n  }", id="continued string"),
    pytest.param("{\n    a: 1, /* x\n    y */\n  }", id="block comment"),
    pytest.param("{\n\n    a: 1,\n    \n  }", id="blank lines"),
    pytest.param("{\n a: 1,\n}", id="less indented than its statement"),
    pytest.param("{\n\ta: 1,\n\t}", id="tabs among spaces"),
]
DEDENTED = {
    "spaces": "{\n  a: 1,\n  b: [\n    2,\n  ],\n}",
    "template literal": "{\n  a: `\n    x ${[\n    1]}\n  y`,\n}",
    "continued string": "{\n  a: 'x\\\n    y',\n}",
    "block comment": "{\n  a: 1, /* x\n    y */\n}",
    "blank lines": "{\n\n  a: 1,\n    \n}",
    "less indented than its statement": "{\n a: 1,\n}",
    "tabs among spaces": "{\na: 1,\n}",
}


@pytest.mark.parametrize("literal", INDENTED)
@pytest.mark.parametrize("eol", ["\n", "\r\n"])
def test_indentation(literal: str, eol: str, request: pytest.FixtureRequest) -> None:
    row = request.node.callspec.id.split("-", 1)[1]
    text = f"function f(k) {{\n  const cfg = {literal};\n  return cfg[k];\n}}\n"
    wanted = f"const CFG = {DEDENTED[row]};\n\nfunction f(k) {{\n  return CFG[k];\n}}\n"
    result = fixed(text.replace("\n", eol), {"literal": literal.replace("\n", eol)})
    assert result == wanted.replace("\n", eol)


def test_inside_a_wrapper() -> None:
    text = (
        "(function () {\n\t'use strict';\n\n\tfunction f(k) {\n\t\tvar prices = {\n\t\t\ta: 1,\n"
        "\t\t};\n\t\treturn prices[k];\n\t}\n})();\n"
    )
    literal = "{\n\t\t\ta: 1,\n\t\t}"
    result = fixed(text, {"literal": literal, "before": "\tfunction f", "indent": "\t"})
    assert result == (
        "(function () {\n\t'use strict';\n\n\tconst PRICES = {\n\t\ta: 1,\n\t};\n\n"
        "\tfunction f(k) {\n\t\treturn PRICES[k];\n\t}\n})();\n"
    )


def test_the_closing_bracket_lands_on_the_new_indentation() -> None:
    text = (
        "\tfunction f(k) {\n\t\tconst KINDS = new Set([\n\t\t\t\t'a',\n\t\t\t]),\n"
        "\t\t\tcfg = [\n\t\t\t\t'b',\n\t\t\t];\n\t\treturn KINDS.has(k) || cfg[k];\n\t}\n"
    )
    kinds, cfg = "[\n\t\t\t\t'a',\n\t\t\t]", "[\n\t\t\t\t'b',\n\t\t\t]"
    before = "\tfunction f"
    result = fixed(text, {"literal": cfg, "before": before})
    assert result.startswith("const CFG = [\n\t'b',\n];\n\n\tfunction f")
    result = fixed(text, {"literal": kinds, "role": "c c", "before": before})
    assert result.startswith("const C_C = [\n\t'a',\n];\n\n\tfunction f")


SEMICOLONS = [
    pytest.param("function f(k) { return [1][k] }\n", True, id="nothing to go by"),
    pytest.param("a()\nb()\nc();\nfunction f(k) { return [1][k] }\n", False, id="most have none"),
    pytest.param("a();\nb()\nfunction f(k) { return [1][k] }\n", True, id="as many"),
    pytest.param(
        "a();\nfunction f(k) { return [1][k] }\nfunction g() { b() }\n", True, id="bodies of a line"
    ),
    pytest.param(
        "function f(k) {\n  for (let i = 0; i < k; i++) g(i)\n  return [1][k]\n}\n",
        False,
        id="those in the head of a for",
    ),
    pytest.param(
        "a()\n;[b].map(c)\nfunction f(k) { return [1][k] }\n", False, id="one that guards a line"
    ),
]


@pytest.mark.parametrize(("text", "written"), SEMICOLONS)
def test_semicolons_are_those_of_the_file(text: str, written: bool) -> None:
    result = fixed(text, {"literal": "[1]", "role": "c c"})
    assert ("const C_C = [1];\n" in result) is written
    assert ("const C_C = [1]\n" in result) is not written


GUARDED = [
    pytest.param("(function f(k) { return [1][k] })(2)", True, id="a call"),
    pytest.param("[2].map(function f(k) { return [1][k] })", True, id="an access"),
    pytest.param("`${function f(k) { return [1][k] }}`", True, id="a tagged template"),
    pytest.param("/x/.exec(function f(k) { return [1][k] })", True, id="a division"),
    pytest.param("+function f(k) { return [1][k] }", True, id="an addition"),
    pytest.param("-function f(k) { return [1][k] }", True, id="a subtraction"),
    pytest.param("/* c */\n// d\n(function f(k) { return [1][k] })", True, id="below comments"),
    pytest.param("<a b={function f(k) { return [1][k] }}/>", True, id="a comparison"),
    pytest.param("// c\nfunction f(k) { return [1][k] }", False, id="a declaration"),
    pytest.param("!function f(k) { return [1][k] }", False, id="a negation"),
    pytest.param('"x", function f(k) { return [1][k] }', False, id="a string"),
]


@pytest.mark.parametrize(("statement", "written"), GUARDED)
def test_a_semicolon_stays_before_what_would_continue_the_constant(
    statement: str, written: bool
) -> None:
    text = f"a()\nb()\n\nif (c) {{\n}}\n{statement}\n"
    result = fixed(text, {"literal": "[1]", "role": "c c", "before": statement})
    assert ("const C_C = [1];\n" in result) is written


def test_a_constant_among_others_on_its_line_ends_with_a_semicolon() -> None:
    text = "a()\nb()\nlet c = 0; function f(k) { return [1][k] }\n"
    result = fixed(text, {"literal": "[1]", "role": "c c"})
    assert "let c = 0; const C_C = [1]; function f" in result


def test_a_freeze_of_its_own_ends_likewise() -> None:
    text = "function f(k: K) {\n  const cfg: A | B = {a: 1}\n  return cfg[k]\n}\n"
    result = fixed(
        text, {"literal": "{a: 1}", "unsafe": True}, language=Language.TS, settings=Settings()
    )
    assert ";" not in result
