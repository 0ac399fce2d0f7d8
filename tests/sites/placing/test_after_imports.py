"""Where a constant can stand if it is to stand after the imports, with the other constants there.

`§` marks the expected offset; rows without any, of which no such place is known, come last.
"""

import pytest
from support.analysed import cut, placed_of
from support.placing import T

AFTER_IMPORTS = [
    pytest.param(f"import a from 'a';\n§\nx();\n\nconst f = (k) => {T};\n", id="an import"),
    pytest.param(
        f"import a from 'a'; // a\n// b\nimport b from 'b';\n§\n// ---- x ----\nx();\n"
        f"const f = (k) => {T};\n",
        id="comments between imports",
    ),
    pytest.param(
        f"'use client';\nimport a from 'a';\nexport const A = 1;\nimport {{ b }} from 'b';\n§\n"
        f"x();\nconst f = (k) => {T};\n",
        id="the last of them",
    ),
    pytest.param(
        f"const a = require('a'),\n  {{ b }} = require('b').c;\nrequire('d');\n§x();\n"
        f"const f = (k) => {T};\n",
        id="requires",
    ),
    pytest.param(
        f"import a from 'a';\n\nconst A = 1;\nconst B = {{\n  a: 1,\n}}; // b\n§\nx();\n"
        f"const f = (k) => {T};\n",
        id="below the constants there",
    ),
    pytest.param(
        f"import a from 'a';\n§\n\nconst A = 1;\nx();\nconst f = (k) => {T};\n",
        id="not below constants further down",
    ),
    pytest.param(
        f"import a from 'a';\n§f(1);\nimport b from 'b';\nconst f = (k) => {T};\n",
        id="not below imports further down",
    ),
    pytest.param(
        "import a from 'a';\nconst LIMIT = 1;\n§x();\nconst f = (k) => !/*@*/{ a: LIMIT }[k];\n",
        id="below what it needs",
    ),
    pytest.param(f"§x();\nconst f = (k) => {T};\n", id="no imports"),
    pytest.param(
        f"const a = require('a');\nconst {{ b }} = a.b;\nlet c;\n\nconst d = require('d');\n"
        f"const e = d.e;\n\nconst A = 1;\n§\nx();\nconst f = (k) => {T};\n",
        id="below names for parts of imports",
    ),
    pytest.param(f"'use strict';\n§\nx();\nconst f = (k) => {T};\n", id="directives"),
    pytest.param(
        f"(function () {{\n  'use strict';\n§\n  x();\n  const f = (k) => {T};\n}})();\n",
        id="in a wrapper",
    ),
    pytest.param(
        f"define(function (require) {{\n  var a = require('a');\n§  x();\n  var f = (k) => {T};\n}});\n",
        id="below requires in a wrapper",
    ),
    pytest.param(
        "import a from 'a';\nx();\nconst LIMIT = y();\nz();\n"
        "const f = (k) => !/*@*/{ a: LIMIT }[k];\n",
        id="what it needs stands further down",
    ),
    pytest.param(
        f"import a from 'a';\nconst A = [f(1)];\nimport b from 'b';\nfunction f(k) {T}\n",
        id="a constant between imports calls the function",
    ),
]


@pytest.mark.parametrize("js", AFTER_IMPORTS)
def test_after_the_imports(js: str) -> None:
    text, offset = cut(js)
    placement = placed_of(text).placement
    assert placement is not None
    assert (placement.head and placement.head.offset) == offset
    assert placement.head is None or placement.head.offset <= placement.offset
