"""What runs in Node before and after a constant went into a wrapper, or below what it needs."""

import re

import pytest
from support.differential import assert_same_behaviour
from support.fixer import EVERYTHING, fix, source_file
from support.node import needs_typescript

from allocscan.packs.load import standard_rules
from allocscan.scan import scan
from allocscan.settings import FreezeMode, Place, Settings

T = "({ aa: 1, bb: 2, cc: 3, dd: 4, ee: 5, ff: 6, gg: 7, hh: 8 })[k]"
TYPED = "({ aa: 1, bb: 2, cc: 3, dd: 4, ee: 5, ff: 6, gg: 7, hh: 8 } as Record<string, number>)[k]"
SHOW = "console.log(JSON.stringify(Object.keys(globalThis)));\n"

WRAPPERS = [
    pytest.param(
        f"(function () {{\n  function f(k) {{ return {T}; }}\n  console.log(f('aa'), f('hh'));\n}})();\n",
        id="IIFE",
    ),
    pytest.param(
        f"(function () {{\n  'use strict';\n  console.log(f('aa'), f('bb'));\n  function f(k) {{ return {T}; }}\n}}());\n",
        id="IIFE, called above",
    ),
    pytest.param(
        f"!function () {{\n  console.log(f('aa'), f('bb'));\n  function f(k) {{ return {T}; }}\n}}.call(this);\n",
        id="IIFE by call",
    ),
    pytest.param(
        f"(function again(n) {{\n  if (n) again(n - 1);\n  function f(k) {{ return {T}; }}\n"
        "  console.log(f('aa'), n);\n})(2);\n",
        id="IIFE that calls itself",
    ),
    pytest.param(
        f"(function (n) {{\n  if (n) {{ console.log(f('aa'), f('bb')); return; }}\n"
        f"  function f(k) {{ return {T}; }}\n}})(1);\n",
        id="IIFE that returns early",
    ),
    pytest.param(
        f"const v = (() => {{\n  const f = (k) => {T};\n  return {{ f }};\n}})();\nconsole.log(v.f('aa'));\n",
        id="a value",
    ),
    pytest.param(
        f"const v = (() => {{\n  return {{ f }};\n  function f(k) {{ return {T}; }}\n}})();\n"
        "console.log(v.f('aa'));\n",
        id="a value of what is declared below",
    ),
    pytest.param(
        f"(async () => {{\n  setTimeout(() => console.log(f('aa'), f('bb')));\n  await null;\n"
        f"  function f(k) {{ return {T}; }}\n}})();\n",
        id="asynchronous",
    ),
    pytest.param(
        "(function (root, factory) {\n  if (typeof define === 'function' && define.amd) define([], factory);\n"
        "  else if (typeof module === 'object' && module.exports) module.exports = factory();\n"
        "  else root.thing = factory();\n}(typeof self !== 'undefined' ? self : this, function () {\n"
        f"  function f(k) {{ return {T}; }}\n  console.log(f('aa'));\n  return {{ f }};\n}}));\n{SHOW}",
        id="UMD",
    ),
    pytest.param(
        "(function (global, factory) {\n  typeof exports === 'object' && typeof module !== 'undefined' ?"
        " factory(exports) :\n  (global = global || self, factory(global.thing = {}));\n"
        "})(this, (function (exports) { 'use strict';\n\n"
        f"  const f = (k) => {T};\n\n  exports.f = f;\n  console.log(f('aa'));\n}}));\n{SHOW}",
        id="UMD as Rollup writes it",
    ),
    pytest.param(
        "var define = (names, factory) => console.log(factory().f('aa'));\n"
        f"define(['x'], function () {{\n  'use strict';\n  return {{ f(k) {{ return {T}; }} }};\n}});\n{SHOW}",
        id="AMD",
    ),
    pytest.param(
        "var define = (factory) => { var m = {}; factory(require, m); console.log(m.f('aa')); };\n"
        "define(function (require, exports, module) {\n  var path = require('path');\n"
        f"  exports.f = function (k) {{ return {T} + path.sep; }};\n}});\n{SHOW}",
        id="AMD around CommonJS",
    ),
    pytest.param(
        "var $ = (ready) => { ready(); ready(); };\n"
        f"$(function () {{\n  console.log([0, 1].map(() => f('aa')));\n  function f(k) {{ return {T}; }}\n}});\n{SHOW}",
        id="jQuery, run twice",
    ),
    pytest.param(
        f"(function () {{\n  for (var k of ['aa', 'bb']) console.log({T});\n}})();\n{SHOW}",
        id="a loop in a wrapper",
    ),
    pytest.param(
        "(function (modules) {\n  modules.forEach(function (m) { m({}); });\n})([function (e) {\n"
        f"  e.f = function (k) {{ return {T}; }};\n  console.log(e.f('aa'));\n}}]);\n{SHOW}",
        id="modules as webpack keeps them",
    ),
]


@pytest.mark.parametrize("source", WRAPPERS)
@pytest.mark.parametrize("name", ["main.cjs", "main.js"])
def test_a_wrapper_does_what_it_did(source: str, name: str) -> None:
    fixed = assert_same_behaviour(source.encode(), name)
    assert fixed != source.encode() or (name == "main.js" and "modules" in source)


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(
            "const f = (k) => ({ aa: LIMIT, bb: 2, cc: 3, dd: 4, ee: 5, ff: 6, gg: 7, hh: 8 })[k];\n"
            "const g = () => f('aa');\nsetTimeout(() => console.log(g()));\nconst LIMIT = 1;",
            id="at the end of the file, used above",
        ),
        pytest.param(
            "const f = (k) => ({ aa: LIMIT, bb: 2, cc: 3, dd: 4, ee: 5, ff: 6, gg: 7, hh: 8 })[k];\n"
            "try { f('aa'); } catch (e) { console.log(e.name); }\nconst LIMIT = 1;\n",
            id="called too early",
        ),
        pytest.param(
            "try { f('aa'); } catch (e) { console.log(e.name); }\nconst LIMIT = 1;\nconsole.log(f('aa'));\n"
            "function f(k) { return ({ aa: LIMIT, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8 })[k]; }\n",
            id="a declaration that is called too early",
        ),
        pytest.param(
            "const f = (k) => ({ aa: LIMIT, bb: 2, cc: 3, dd: 4, ee: 5, ff: 6, gg: 7, hh: 8 })[k];\n"
            "class A { static x = (() => { try { return f('aa'); } catch (e) { return e.name; } })(); }\n"
            "const LIMIT = 1;\nconsole.log(A.x);\n",
            id="a static field calls it",
        ),
    ],
)
def test_what_is_below_is_not_asked_for_early(source: str) -> None:
    assert_same_behaviour(source.encode(), "main.mjs")


def test_the_end_of_a_file() -> None:
    source = (
        "export const f = (k) => ({ aa: LIMIT, bb: 2, cc: 3, dd: 4, ee: 5, ff: 6, gg: 7, hh: 8 })[k];\n"
        "const LIMIT = 1;"
    )
    fixed = fix(source.encode(), may_cycle=False).decode()
    assert fixed.splitlines()[1] == "const LIMIT = 1;"
    assert fixed.splitlines()[2].startswith("const ")
    assert len(fixed.splitlines()) == 3
    assert not fixed.endswith("\n")


@pytest.mark.parametrize(
    ("source", "result"),
    [
        pytest.param(
            "import { a } from 'a';\n\na();\n\nexport const f = (k) => TABLE;\n",
            "import { a } from 'a';\n\nconst TABLE = VALUE;\n\na();\n",
            id="below the imports",
        ),
        pytest.param(
            "import { a } from 'a';\na();\nexport const f = (k) => TABLE;\n",
            "import { a } from 'a';\n\nconst TABLE = VALUE;\n\na();\n",
            id="with blank lines around",
        ),
        pytest.param(
            "import { a } from 'a';\n\nconst A = 1;\n\na();\n\nexport const f = (k) => TABLE;\n",
            "import { a } from 'a';\n\nconst A = 1;\nconst TABLE = VALUE;\n\na();\n",
            id="in the block of constants",
        ),
        pytest.param(
            "import { a } from 'a';\n\n/** Doc. */\nexport const f = (k) => TABLE;\n",
            "import { a } from 'a';\n\nconst TABLE = VALUE;\n\n/** Doc. */\n",
            id="the same place as the other one",
        ),
    ],
)
def test_after_the_imports(source: str, result: str) -> None:
    value = "{ aa: 1, bb: 2, cc: 3, dd: 4, ee: 5, ff: 6, gg: 7, hh: 8 }"
    text = source.replace("TABLE", f"({value})[k]").encode()
    settings = Settings(
        thresholds=EVERYTHING,
        may_cycle=False,
        placement=Place.AFTER_IMPORTS,
        freeze=FreezeMode.NEVER,
    )
    fixed = scan(source_file(text, "main.mjs"), standard_rules(), settings).fixed
    assert fixed is not None
    named = re.sub(r"const (\w+) = \{", "const TABLE = {", fixed.decode())
    assert named.startswith(result.replace("VALUE", value))


@needs_typescript
@pytest.mark.parametrize(
    "source",
    [
        pytest.param(
            f"export namespace N {{\n  export function f(k: string): any {{ return {TYPED}; }}\n}}\n"
            f"export namespace N {{\n  export const g = (k: string): any => {TYPED};\n}}\n"
            "console.log(N.f('aa'), N.g('bb'), JSON.stringify(Object.keys(N)));\n",
            id="merged",
        ),
        pytest.param(
            f"namespace N {{\n  console.log(f('aa'), f('bb'));\n"
            f"  function f(k: string): any {{ return {TYPED}; }}\n}}\n",
            id="called above, in a script",
        ),
        pytest.param(
            "namespace N {\n  export function h() { return f('aa'); }\n"
            "  try { console.log(N.h()); } catch (e: any) { console.log(e.name); }\n"
            f"  function f(k: string): any {{ return {TYPED}; }}\n}}\nconsole.log(N.h());\n",
            id="called through the namespace",
        ),
        pytest.param(
            f"export function N(k: string): any {{ return N.f(k); }}\n"
            f"export namespace N.M {{\n  export function g(k: string): any {{ return {TYPED}; }}\n}}\n"
            f"export namespace N {{\n  export const f = (k: string): any => M.g(k);\n}}\n"
            "console.log(N('aa'), N('bb'), JSON.stringify(Object.keys(N.M)));\n",
            id="merged with a function",
        ),
    ],
)
def test_a_namespace_keeps_its_constants(source: str) -> None:
    fixed = assert_same_behaviour(source.encode(), "main.ts")
    assert fixed != source.encode()
    assert b"\n  const " in fixed
