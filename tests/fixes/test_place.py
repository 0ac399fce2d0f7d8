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
        "var out = []\n;(() => out)()\nconst C_C = [1];\n\nfunction f(k) { return C_C.at(k) }\n",
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
]


@pytest.mark.parametrize(("text", "result"), PLACES)
def test_the_place(text: str, result: str) -> None:
    assert fixed(text, {"literal": "[1]", "role": "c c"}) == result
