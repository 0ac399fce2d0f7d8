"""What a constant needs and what is declared below its function: the constant stands below that, or
nowhere. `§` marks the expected offset; rows without any come first.
"""

import pytest
from support.analysed import cut, placed_of
from support.placing import free_offset, obstacles

from allocscan.sites.obstacles import Because


@pytest.mark.parametrize(
    ("js", "at"),
    [
        pytest.param(
            "export function f(k) { return !{ a: LIMIT }[k]; }\nf('a');\nconst LIMIT = 1;\n",
            "LIMIT",
            id="called above what it needs",
        ),
        pytest.param(
            "f('a');\nexport function f(k) { return !{ a: LIMIT }[k]; }\nconst LIMIT = 1;\n",
            "LIMIT",
            id="called above itself",
        ),
        pytest.param(
            "exports.f = f;\nfunction f(k) { return !{ a: LIMIT }[k]; }\nconst LIMIT = 1;\n",
            "LIMIT",
            id="handed out above what it needs",
        ),
        pytest.param(
            "function f(k) { return !{ a: LIMIT }[k]; }\nconst g = () => f(1);\nlog(g);\n"
            "const LIMIT = 1;\n",
            "LIMIT",
            id="handed out by another function",
        ),
        pytest.param(
            "export class A { m(k) { return !{ a: LIMIT }[k]; } }\nconst LIMIT = 1;\n",
            "LIMIT",
            id="a class above what it needs",
        ),
        pytest.param(
            "const f = (k) => !{ a: LIMIT }[k];\nf(1);\nconst LIMIT = 1;\n",
            "LIMIT",
            id="a const function that is called before",
        ),
        pytest.param(
            "const f = (k) => !{ a: LIMIT }[k];\nexports.f = f;\nconst LIMIT = 1;\n",
            "LIMIT",
            id="a const function that is handed out before",
        ),
        pytest.param(
            "const f = (k) => !{ a: LIMIT }[k];\nconst LIMIT = f(1) || 1;\n",
            "LIMIT",
            id="a const function that what it needs calls",
        ),
        pytest.param(
            "const f = (k) => !{ a: LIMIT }[k];\nfunction g() { f(1); }\ng();\nconst LIMIT = 1;\n",
            "LIMIT",
            id="a const function that is called before through another",
        ),
        pytest.param(
            "const f = wrap((k) => !{ a: LIMIT }[k]);\nconst LIMIT = 1;\n",
            "LIMIT",
            id="a function that is handed on at once",
        ),
        pytest.param(
            "let f = (k) => !{ a: LIMIT }[k];\nf(1);\nconst LIMIT = 1;\n",
            "LIMIT",
            id="nothing stands below what it needs, called before",
        ),
        pytest.param(
            "const f = (k) => !{ a: LIMIT }[k];\nf(1);\nconst LIMIT = 1;",
            "LIMIT",
            id="the last is called before",
        ),
        pytest.param(
            "let f = (k) => !{ a: LIMIT }[k];\nconst LIMIT = 1;\n",
            "LIMIT",
            id="a function that a `let` holds",
        ),
        pytest.param(
            "function f(k) { return !{ a: LIMIT }[k]; }\nfunction g() { return f('a'); }\ng();\n"
            "const LIMIT = 1;\n",
            "LIMIT",
            id="called through another declaration",
        ),
        pytest.param(
            "function f(k) { return !{ a: LIMIT }[k]; }\nconst o = { f };\nconst LIMIT = 1;\n",
            "LIMIT",
            id="put in an object above what it needs",
        ),
        pytest.param(
            "const LIMIT = 1, f = (k) => !{ a: LIMIT }[k];\n",
            "LIMIT",
            id="in the statement that declares what it needs",
        ),
        pytest.param(
            "(function () { const f = (k) => !{ a: LIMIT }[k]; window.h = () => f(1); })();\n"
            "const LIMIT = 1;\n",
            "LIMIT",
            id="a wrapper above what it needs",
        ),
        pytest.param(
            "/** @jsx h */\nconst h = (k) => !{ a: LIMIT }[k];\nexport const el = <a />;\n"
            "const LIMIT = 1;\nh(1);\n",
            "LIMIT",
            id="a factory that JSX calls before",
        ),
        pytest.param(
            "const { f = (k) => !{ a: LIMIT }[k], LIMIT } = g;\n", "LIMIT", id="in a pattern"
        ),
    ],
)
def test_needed_before_it_is_declared(js: str, at: str) -> None:
    text = js.replace("{ a:", "/*@*/{ a:", 1)
    placed = placed_of(text)
    assert placed.placement is None
    assert obstacles(text, placed) == [(Because.LATER_DECLARATION, at)]


@pytest.mark.parametrize(
    "js",
    [
        pytest.param(
            "export const f = (k) => !{ a: LIMIT }[k];\nconst LIMIT = 1;\n§f(1);\n", id="exported"
        ),
        pytest.param(
            "const f = (k) => !{ a: LIMIT }[k];\nconst LIMIT = 1;\n§f(1);\n", id="called below"
        ),
        pytest.param("const f = (k) => !{ a: K }[k];\nclass K {}\n§f(1);\n", id="a class"),
        pytest.param(
            "const f = (k) => !{ a: LIMIT }[k];\nlog(1);\nconst LIMIT = 1;\n§log(f);\n",
            id="something else between",
        ),
        pytest.param(
            "const f = function (k) { return !{ a: LIMIT }[k]; };\nconst LIMIT = 1;\n§f(1);\n",
            id="a function expression",
        ),
        pytest.param(
            "const f = (k) => !{ a: LIMIT }[k];\nconst LIMIT = 1;\n§", id="nothing stands below"
        ),
        pytest.param(
            "export const f = (k) => !{ a: LIMIT }[k];\nconst LIMIT = 1; // one\n§\n// the end\n",
            id="only comments stand below",
        ),
        pytest.param(
            "const f = (k) => !{ a: LIMIT }[k];\nconst LIMIT = 1;§", id="no line end either"
        ),
        pytest.param(
            "(function () {\n  w.f = 1;\n  const f = (k) => !{ a: LIMIT }[k];\n"
            "  const LIMIT = 1;\n§})();\n",
            id="nothing stands below in a wrapper",
        ),
        pytest.param(
            "(function () { const f = (k) => !{ a: LIMIT }[k]; const LIMIT = 1;§ })();\n",
            id="nothing stands below in a wrapper of one line",
        ),
        pytest.param(
            "export function f(k) { return !{ a: LIMIT }[k]; }\nconst LIMIT = 1;\n§f(1);\n",
            id="a function declaration",
        ),
        pytest.param(
            "function f(k) { return !{ a: LIMIT }[k]; }\nlog(1);\nconst LIMIT = 1;\n§exports.f = f;\n",
            id="one that is handed out below",
        ),
        pytest.param(
            "export default function (k) { return !{ a: LIMIT }[k]; }\nconst LIMIT = 1;\n§",
            id="one without a name",
        ),
        pytest.param(
            "function g() { return f(1); }\nfunction f(k) { return !{ a: LIMIT }[k]; }\n"
            "const LIMIT = 1;\n§g();\n",
            id="one that another function calls",
        ),
    ],
)
def test_a_function_may_have_its_constant_below(js: str) -> None:
    text, offset = cut(js.replace("{ a:", "/*@*/{ a:", 1))
    assert free_offset(text) == offset
