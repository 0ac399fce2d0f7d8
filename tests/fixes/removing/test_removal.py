"""When the local goes, what goes with it, and when it stays."""

import pytest
from support.fixing import fixed

KEPT_LOCALS = [
    pytest.param(
        "function f(k) {\n  const cfg = /* c */ {a: 1};\n  return cfg[k];\n}\n",
        "const CFG = {a: 1};\n\nfunction f(k) {\n  const cfg = /* c */ CFG;\n  return cfg[k];\n}\n",
        id="a comment inside the declaration",
    ),
    pytest.param(
        "function f(k) {\n  /* c */ const cfg = {a: 1};\n  return cfg[k];\n}\n",
        "const CFG = {a: 1};\n\nfunction f(k) {\n  /* c */ const cfg = CFG;\n  return cfg[k];\n}\n",
        id="a comment before it on its line",
    ),
    pytest.param(
        "function f(k) {\n  const cfg = {a: 1}; /* c\n  d */\n  return cfg[k];\n}\n",
        "const CFG = {a: 1};\n\nfunction f(k) {\n  const cfg = CFG; /* c\n  d */\n"
        "  return cfg[k];\n}\n",
        id="a comment that ends on a later line",
    ),
    pytest.param(
        "function f(k) {\n  foo(k)\n  const cfg = {a: 1};\n  (foo)(cfg[k])\n}\n",
        "const CFG = {a: 1}\n\nfunction f(k) {\n  foo(k)\n  const cfg = CFG;\n  (foo)(cfg[k])\n}\n",
        id="its neighbours would become one call",
    ),
    pytest.param(
        "function f(k) {\n  foo(k)\n  const cfg = {a: 1};\n  `${cfg[k]}`.at(0)\n}\n",
        "const CFG = {a: 1}\n\nfunction f(k) {\n  foo(k)\n  const cfg = CFG;\n"
        "  `${cfg[k]}`.at(0)\n}\n",
        id="its neighbours would become a tagged template",
    ),
    pytest.param(
        "function f(k) {\n  const cfg = {a: 1};\n  'use strict';\n  return cfg[k];\n}\n",
        "const CFG = {a: 1};\n\nfunction f(k) {\n  const cfg = CFG;\n  'use strict';\n"
        "  return cfg[k];\n}\n",
        id="the string below would become a directive",
    ),
    pytest.param(
        "function f(k) {\n  for (const cfg = {a: 1}; ; ) return cfg[k];\n}\n",
        "const CFG = {a: 1};\n\nfunction f(k) {\n  for (const cfg = CFG; ; ) return cfg[k];\n}\n",
        id="the head of a for",
    ),
]

GONE_LOCALS = [
    pytest.param(
        "function f(k) {\n  let cfg = {a: 1};\n  return cfg[k];\n}\n",
        "const CFG = {a: 1};\n\nfunction f(k) {\n  return CFG[k];\n}\n",
        id="a let goes",
    ),
    pytest.param(
        "function f(k) {\n  var cfg = {a: 1};\n  return cfg[k];\n}\n",
        "const CFG = {a: 1};\n\nfunction f(k) {\n  return CFG[k];\n}\n",
        id="a var goes",
    ),
    pytest.param(
        "function f(k) {\n  const cfg = {a: 1};\n  return cfg[k];\n}\n",
        "const CFG = {a: 1};\n\nfunction f(k) {\n  return CFG[k];\n}\n",
        id="a const goes",
    ),
    pytest.param(
        "function f(k) {\n  const cfg = ({a: 1});\n  return cfg[k];\n}\n",
        "const CFG = {a: 1};\n\nfunction f(k) {\n  return CFG[k];\n}\n",
        id="parentheses go too",
    ),
    pytest.param(
        "function f(k) {\n  const cfg = {a: 1};\n\n  return cfg[k];\n}\n",
        "const CFG = {a: 1};\n\nfunction f(k) {\n  return CFG[k];\n}\n",
        id="the blank line below it at the start of a body",
    ),
    pytest.param(
        "function f(k) {\n  k();\n\n  const cfg = {a: 1};\n\n  return cfg[k];\n}\n",
        "const CFG = {a: 1};\n\nfunction f(k) {\n  k();\n\n  return CFG[k];\n}\n",
        id="one of two blank lines",
    ),
    pytest.param(
        "function f(k) { // c\n  const cfg = {a: 1};\n\n  return cfg[k];\n}\n",
        "const CFG = {a: 1};\n\nfunction f(k) { // c\n  return CFG[k];\n}\n",
        id="that, where the body's first line has a comment",
    ),
    pytest.param(
        "function f(k) {\n  k(() => cfg);\n\n  const cfg = {a: 1};\n}\n",
        "const CFG = {a: 1};\n\nfunction f(k) {\n  k(() => CFG);\n}\n",
        id="the blank line above it at the end of a body",
    ),
    pytest.param(
        "function f(k) {\n\n  const cfg = {a: 1};\n\n  return cfg[k];\n\n}\n",
        "const CFG = {a: 1};\n\nfunction f(k) {\n\n  return CFG[k];\n\n}\n",
        id="a body between blank lines stays so",
    ),
    pytest.param(
        "function f(k) {\n  k();\n  const cfg = {a: 1};\n\n  return cfg[k];\n}\n",
        "const CFG = {a: 1};\n\nfunction f(k) {\n  k();\n\n  return CFG[k];\n}\n",
        id="the only blank line stays",
    ),
    pytest.param(
        "function f(k) {\n  // one\n  /* two */\n  const cfg = {a: 1}; // three\n"
        "  // four\n  return cfg[k];\n}\n",
        "// one\n/* two */\nconst CFG = {a: 1}; // three\n\n"
        "function f(k) {\n  // four\n  return CFG[k];\n}\n",
        id="its comments move along",
    ),
    pytest.param(
        "function f(k) {\n  // apart\n\n  const cfg = {a: 1};\n  return cfg[k];\n}\n",
        "const CFG = {a: 1};\n\nfunction f(k) {\n  // apart\n\n  return CFG[k];\n}\n",
        id="a comment above a blank line stays",
    ),
    pytest.param(
        "function f(k) { // of the function\n  const cfg = {a: 1};\n  return cfg[k];\n}\n",
        "const CFG = {a: 1};\n\nfunction f(k) { // of the function\n  return CFG[k];\n}\n",
        id="a comment on the line above stays",
    ),
    pytest.param(
        "function f(k) {\n  const cfg = {a: 1};\n  return {k, cfg};\n}\n",
        "const CFG = {a: 1};\n\nfunction f(k) {\n  return {k, cfg: CFG};\n}\n",
        id="a shorthand property keeps its key",
    ),
    pytest.param(
        "function f(k) {\n  foo(k)\n  const cfg = {a: 1}\n  ;[cfg[k]].map(foo)\n}\n",
        "const CFG = {a: 1}\n\nfunction f(k) {\n  foo(k)\n  ;[CFG[k]].map(foo)\n}\n",
        id="a semicolon that guards the next line stays",
    ),
    pytest.param(
        "function f(k) {\n  foo(k)\n  const cfg = {a: 1}\n  return cfg[k]\n}\n",
        "const CFG = {a: 1}\n\nfunction f(k) {\n  foo(k)\n  return CFG[k]\n}\n",
        id="no semicolons",
    ),
    pytest.param(
        "function f(k) {\n  switch (k) {\n    case 1:\n      const cfg = {a: 1};\n"
        "      return cfg[k];\n  }\n}\n",
        "const CFG = {a: 1};\n\nfunction f(k) {\n  switch (k) {\n    case 1:\n"
        "      return CFG[k];\n  }\n}\n",
        id="in a case",
    ),
    pytest.param(
        "function f(k) { foo(); const cfg = {a: 1}; return cfg[k]; }\n",
        "const CFG = {a: 1};\n\nfunction f(k) { foo(); return CFG[k]; }\n",
        id="among others on its line",
    ),
    pytest.param(
        "function f(k) { const cfg = {a: 1}; // c\n  return cfg[k]; }\n",
        "const CFG = {a: 1};\n\nfunction f(k) { // c\n  return CFG[k]; }\n",
        id="last on a line that has a comment",
    ),
]


@pytest.mark.parametrize(("text", "result"), KEPT_LOCALS + GONE_LOCALS)
def test_the_local(text: str, result: str) -> None:
    assert fixed(text, {"literal": "{a: 1}"}) == result


def test_a_starred_comment_is_aligned_again() -> None:
    text = (
        "  function f(k) {\n    /**\n     * Two lines.\n     */\n    const cfg = {a: 1};\n"
        "    return cfg[k];\n  }\n"
    )
    assert fixed(text, {"literal": "{a: 1}", "before": "  function f"}) == (
        "/**\n * Two lines.\n */\nconst CFG = {a: 1};\n\n"
        "  function f(k) {\n    return CFG[k];\n  }\n"
    )


def test_two_locals_leave_one_body() -> None:
    text = (
        "function f(k) {\n  const red = ['r'];\n\n  const blue = ['b'];\n\n"
        "  return red + blue;\n}\n"
    )
    assert fixed(text, {"literal": "['b']"}, {"literal": "['r']"}) == (
        "const RED = ['r'];\nconst BLUE = ['b'];\n\nfunction f(k) {\n  return RED + BLUE;\n}\n"
    )
