"""New constants stand where a person would put them, whatever the layout."""

import pytest
from support.fixing import fixed

PLACES = [
    pytest.param(
        "#!/usr/bin/env node\n'use strict';\n\nfunction f(k) { return [1].at(k); }\n",
        "#!/usr/bin/env node\n'use strict';\n\nconst C_C = [1];\n\n"
        "function f(k) { return C_C.at(k); }\n",
        id="hashbang and directive",
    ),
    pytest.param(
        "\ufefffunction f(k) { return [1].at(k); }\n",
        "\ufeffconst C_C = [1];\n\nfunction f(k) { return C_C.at(k); }\n",
        id="byte order mark",
    ),
    pytest.param(
        "a();\r\nfunction f(k) {\r\n  return [1].at(k);\r\n}\r\n",
        "a();\r\nconst C_C = [1];\r\n\r\nfunction f(k) {\r\n  return C_C.at(k);\r\n}\r\n",
        id="CRLF",
    ),
    pytest.param(
        "a()\rfunction f(k) {\r  return [1].at(k)\r}\r",
        "a()\rconst C_C = [1]; function f(k) {\r  return C_C.at(k)\r}\r",
        id="lone CR",
    ),
    pytest.param(
        "'use strict';a();function f(k){return [1].at(k)}",
        "'use strict';a();const C_C = [1]; function f(k){return C_C.at(k)}",
        id="one line",
    ),
    pytest.param(
        "var out = []\n;(() => out)()\nfunction f(k) { return [1].at(k) }\n",
        "var out = []\n;(() => out)()\nconst C_C = [1]\n\nfunction f(k) { return C_C.at(k) }\n",
        id="no semicolons",
    ),
    pytest.param(
        "const A = 1;\n\nfunction f(k) { return [1].at(k); }\n",
        "const A = 1;\nconst C_C = [1];\n\nfunction f(k) { return C_C.at(k); }\n",
        id="joins the block above",
    ),
    pytest.param(
        "const A = 1;\nfunction f(k) { return [1].at(k); }\n",
        "const A = 1;\nconst C_C = [1];\n\nfunction f(k) { return C_C.at(k); }\n",
        id="joins the block directly above",
    ),
    pytest.param(
        "const A = a();\n\nfunction f(k) { return [1].at(k); }\n",
        "const A = a();\n\nconst C_C = [1];\n\nfunction f(k) { return C_C.at(k); }\n",
        id="a call is no constant to join",
    ),
    pytest.param(
        "const A = 1;\n\n\nfunction f(k) { return [1].at(k); }\n",
        "const A = 1;\n\n\nconst C_C = [1];\n\nfunction f(k) { return C_C.at(k); }\n",
        id="two blank lines are a border",
    ),
    pytest.param(
        "import a from 'a';\nfunction f(k) { return [1].at(k); }\n",
        "import a from 'a';\n\nconst C_C = [1];\n\nfunction f(k) { return C_C.at(k); }\n",
        id="a blank line below an import",
    ),
    pytest.param(
        "'use strict';\nfunction f(k) { return [1].at(k); }\n",
        "'use strict';\n\nconst C_C = [1];\n\nfunction f(k) { return C_C.at(k); }\n",
        id="a blank line below a directive",
    ),
    pytest.param(
        "const a = require('a');\nfunction f(k) { return [1].at(k); }\n",
        "const a = require('a');\n\nconst C_C = [1];\n\nfunction f(k) { return C_C.at(k); }\n",
        id="a blank line below a require",
    ),
    pytest.param(
        "// @ts-check\nfunction f(k) { return [1].at(k); }\n",
        "// @ts-check\n\nconst C_C = [1];\n\nfunction f(k) { return C_C.at(k); }\n",
        id="a blank line below a comment of another",
    ),
    pytest.param(
        "const g = (k) => {\n  k();\n};\nfunction f(k) { return [1].at(k); }\n",
        "const g = (k) => {\n  k();\n};\nconst C_C = [1];\nfunction f(k) { return C_C.at(k); }\n",
        id="no blank line where the file has none",
    ),
    pytest.param(
        "a((b) => {\n  b();\n});\n\nclass A {\n}\n\nconst g = (k) => {\n  k();\n};\n"
        "function f(k) { return [1].at(k); }\n",
        "a((b) => {\n  b();\n});\n\nclass A {\n}\n\nconst g = (k) => {\n  k();\n};\n"
        "\nconst C_C = [1];\n\nfunction f(k) { return C_C.at(k); }\n",
        id="blank lines where the file has most",
    ),
    pytest.param(
        "const A = { a: 1 }; // why\n\nfunction f(k) { return [1].at(k); }\n",
        "const A = { a: 1 }; // why\nconst C_C = [1];\n\nfunction f(k) { return C_C.at(k); }\n",
        id="a comment beside the block",
    ),
    pytest.param(
        "const A = 1;\n\nconst B = 2;\n\nfunction f(k) { return [1].at(k); }\n",
        "const A = 1;\n\nconst B = 2;\n\nconst C_C = [1];\n\nfunction f(k) { return C_C.at(k); }\n",
        id="a block with blank lines",
    ),
    pytest.param(
        "const A = {\n  a: 1,\n};\n\nfunction f(k) { return [1].at(k); }\n",
        "const A = {\n  a: 1,\n};\n\nconst C_C = [1];\n\nfunction f(k) { return C_C.at(k); }\n",
        id="apart from one of several lines",
    ),
    pytest.param(
        "const A = {\n  a: 1,\n};\nconst B = 2;\n\nfunction f(k) { return [1].at(k); }\n",
        "const A = {\n  a: 1,\n};\nconst B = 2;\nconst C_C = [1];\n\n"
        "function f(k) { return C_C.at(k); }\n",
        id="right below one of one line",
    ),
    pytest.param(
        "const A = {\n  a: 1,\n};\nconst B = {\n  a: 1,\n};\n\n"
        "function f(k) { return [1].at(k); }\n",
        "const A = {\n  a: 1,\n};\nconst B = {\n  a: 1,\n};\nconst C_C = [1];\n\n"
        "function f(k) { return C_C.at(k); }\n",
        id="a block of several lines without blank ones",
    ),
]

LONG = "[\n    1,\n  ]"
LONG_PLACES = [
    pytest.param(
        "const A = {\n  a: 1,\n};\n\n",
        "const A = {\n  a: 1,\n};\n\nconst C_C = [\n  1,\n];\n\n",
        id="apart by default",
    ),
    pytest.param(
        "const A = {\n  a: 1,\n};\nconst B = {\n  a: 1,\n};\n\n",
        "const A = {\n  a: 1,\n};\nconst B = {\n  a: 1,\n};\nconst C_C = [\n  1,\n];\n\n",
        id="as the block has it",
    ),
    pytest.param(
        "const A = {\n  a: 1,\n};\nconst B = {\n  a: 1,\n};\ng();\n\nconst D = 1;\n\n",
        "const A = {\n  a: 1,\n};\nconst B = {\n  a: 1,\n};\ng();\n\nconst D = 1;\n"
        "const C_C = [\n  1,\n];\n\n",
        id="as the file has it",
    ),
    pytest.param(
        "const A = 1;\nconst B = 2;\n\n",
        "const A = 1;\nconst B = 2;\n\nconst C_C = [\n  1,\n];\n\n",
        id="short ones say nothing of long ones",
    ),
    pytest.param(
        "const A = {\n  a: 1,\n};\n// B\nconst B = {\n  a: 1,\n}; // b\n\n",
        "const A = {\n  a: 1,\n};\n// B\nconst B = {\n  a: 1,\n}; // b\n"
        "const C_C = [\n  1,\n];\n\n",
        id="comments in the block",
    ),
]


@pytest.mark.parametrize(("text", "result"), LONG_PLACES)
@pytest.mark.parametrize("eol", ["\n", "\r\n"])
def test_a_constant_of_several_lines(text: str, result: str, eol: str) -> None:
    given = (text + "function f(k) {\n  return " + LONG + ".at(k);\n}\n").replace("\n", eol)
    wanted = (result + "function f(k) {\n  return C_C.at(k);\n}\n").replace("\n", eol)
    assert fixed(given, {"literal": LONG.replace("\n", eol), "role": "c c"}) == wanted


def test_several_at_once_stand_as_the_file_has_it() -> None:
    text = "function f(k) {\n  return [[1], [\n    2,\n  ], [3]].at(k);\n}\n".replace(
        "[[1]", "g([1]"
    ).replace("[3]]", "[3])")
    wanted = [
        {"literal": literal, "role": role}
        for literal, role in (("[1]", "a a"), ("[\n    2,\n  ]", "b b"), ("[3]", "d d"))
    ]
    head = "const A_A = [1];\n\nconst B_B = [\n  2,\n];\n\nconst D_D = [3];\n\nfunction"
    assert fixed(text, *wanted).startswith(head)


@pytest.mark.parametrize(("text", "result"), PLACES)
def test_the_place(text: str, result: str) -> None:
    assert fixed(text, {"literal": "[1]", "role": "c c"}) == result


@pytest.mark.parametrize(
    ("text", "result"),
    [
        pytest.param(
            "a(); /** Doc. */ function f(k) { return [1].at(k) + [2].at(k); }\n",
            "a(); const C_C = [1]; const D_D = [2]; /** Doc. */ "
            "function f(k) { return C_C.at(k) + D_D.at(k); }\n",
            id="in a line with a statement",
        ),
        pytest.param(
            "/* eslint y: 0 */ /** Doc. */\nfunction f(k) { return [1].at(k) + [2].at(k); }\n",
            "/* eslint y: 0 */ \n\nconst C_C = [1];\nconst D_D = [2];\n\n/** Doc. */\n"
            "function f(k) { return C_C.at(k) + D_D.at(k); }\n",
            id="two comments on one line",
        ),
        pytest.param(
            "/*\r\n L */\t/** Doc. */ function f(k) { return [1].at(k) + [2].at(k); }\r\n",
            "/*\r\n L */\t\r\n\r\nconst C_C = [1];\r\nconst D_D = [2];\r\n\r\n/** Doc. */ "
            "function f(k) { return C_C.at(k) + D_D.at(k); }\r\n",
            id="the first of several lines",
        ),
        pytest.param(
            "/*! L *//** Doc. */function f(k) { return [1].at(k) + [2].at(k) }",
            "/*! L */\n\nconst C_C = [1];\nconst D_D = [2];\n\n/** Doc. */"
            "function f(k) { return C_C.at(k) + D_D.at(k) }",
            id="without a space",
        ),
        pytest.param(
            "var s = '', r = /a*/; /** Doc. */ function f(k) { return [1].at(k) + [2].at(k) }",
            "var s = '', r = /a*/; const C_C = [1]; const D_D = [2]; /** Doc. */ "
            "function f(k) { return C_C.at(k) + D_D.at(k) }",
            id="behind a pattern",
        ),
    ],
)
def test_in_a_line_with_a_comment(text: str, result: str) -> None:
    wanted = (
        {"literal": f"[{at}]", "role": name, "before": "/** Doc"}
        for at, name in ((1, "c c"), (2, "d d"))
    )
    assert fixed(text, *wanted) == result
