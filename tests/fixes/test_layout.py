"""Moved text follows its new indentation, but for the bytes that mean something."""

import pytest
from support.fixing import fixed

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
    "less indented than its statement": "{\na: 1,\n}",
    "tabs among spaces": "{\n\ta: 1,\n\t}",
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
        "(function () {\n\t'use strict';\n\n\tfunction f(k) {\n\t\tvar m = {\n\t\t\ta: 1,\n"
        "\t\t};\n\t\treturn m[k];\n\t}\n})();\n"
    )
    literal = "{\n\t\t\ta: 1,\n\t\t}"
    result = fixed(
        text, {"literal": literal, "before": "\tfunction f", "indent": "\t", "function": "price"}
    )
    assert result == (
        "(function () {\n\t'use strict';\n\n\tconst PRICE_CONSTANT = {\n\t\ta: 1,\n\t};\n\n"
        "\tfunction f(k) {\n\t\tvar m = PRICE_CONSTANT;\n\t\treturn m[k];\n\t}\n})();\n"
    )
