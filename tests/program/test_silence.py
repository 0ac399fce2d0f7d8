"""Which files say nothing of an import by the looks of their bytes; first those that may say it."""

import pytest

from allocscan.program.importing import Import
from allocscan.program.silence import is_silent
from allocscan.scopes.build import build
from allocscan.sites.context.imported import Importer
from allocscan.source.file import Language, SourceFile
from allocscan.syntax.parse import parse

BY = Import("/b.js", frozenset({"./a"}))

SPEAKING = [
    pytest.param("import { f } from './a'; f();", "f", id="a call"),
    pytest.param("import { f as g } from './a'; g();", "f", id="renamed"),
    pytest.param("import { f /* c */ } from './a'; f();", "f", id="a comment behind the name"),
    pytest.param("import a from './a'; a . f();", "f", id="a member"),
    pytest.param("import a from './a'; a./* c */f();", "f", id="a comment behind the dot"),
    pytest.param("import a from './a'; a\n  .f();", "f", id="a member on the next line"),
    pytest.param("const { f } = require('./a'); f();", "f", id="required"),
    pytest.param("const { f: g } = require('./a'); g();", "f", id="required and renamed"),
    pytest.param("const { f\u00a0} = require('./a'); f();", "f", id="a space that is no ASCII"),
    pytest.param("export { f } from './a';", "f", id="handed on"),
    pytest.param("export * from './a';", "f", id="all handed on"),
    pytest.param("export /* all */ * from './a';", "f", id="all handed on, with a comment"),
    pytest.param("export\u2003* from './a';", "f", id="all handed on, with another space"),
    pytest.param("import { é } from './a'; é();", "é", id="a name that is no ASCII"),
    pytest.param("import a from './a'; a();", "default", id="the default export"),
    pytest.param("const a = require('./a'); a();", "module.exports", id="all of a module"),
    pytest.param("/* import('./a') */ const a = require('./a'); a();", "default", id="both"),
    pytest.param("import a from // import(\n'./a'; a();", "default", id="not on one line"),
    pytest.param(
        "/** @import a from './b' */ import a from './a'; a();", "default", id="behind it"
    ),
    pytest.param(
        "x = `\n/* ` + 1; import a from './a'; a();", "default", id="an end of a template"
    ),
    pytest.param("x = '\\\n/* '; import a from './a'; a();", "default", id="a string of two lines"),
    pytest.param("import { f } from './a'; x = `\n/* ${f()} */`;", "f", id="in a template"),
    pytest.param("import type from './a'; type();", "default", id="called `type`"),
    pytest.param("import type, { f } from './a'; f();", "f", id="beside one called `type`"),
    pytest.param(
        "import type { T } from './a'; import { f } from './a'; f();", "f", id="beside a type"
    ),
    pytest.param("import type { f } from './a'; export { f };", "f", id="a type handed on"),
    pytest.param("export type { f } from './a';", "f", id="a type handed on at once"),
    pytest.param("/* import type */ import { f } from './a'; f();", "f", id="words of a comment"),
    pytest.param("import a, { g } from './a'; a();", "default", id="the default export and a part"),
    pytest.param("import { default as a } from './a'; a();", "default", id="the default as a part"),
    pytest.param("export { default } from './a';", "default", id="the default handed on"),
    pytest.param("import { 'f' as g } from './a'; g();", "f", id="a quoted name"),
    pytest.param("export { 'f' } from './a';", "f", id="a quoted name, handed on"),
    pytest.param("import { 'default' as g } from './a'; g();", "default", id="a quoted default"),
    pytest.param(
        "import { 'def\\u0061ult' as g } from './a'; g();", "default", id="with an escape"
    ),
    pytest.param("import { \\u0066 as g } from './a'; g();", "f", id="a name with an escape"),
    pytest.param(
        "import { '\\x66' as g } from './a'; g();", "f", id="a quoted name with an escape"
    ),
    pytest.param(
        "import { g } from './a'; const a = require(\"./a\"); a();", "default", id="required beside"
    ),
]
SILENT = [
    pytest.param("/** @type {import('./a')} */ let x;", "default", id="a type of a comment"),
    pytest.param("/** @import a from './a' */ let x;", "default", id="an import of a comment"),
    pytest.param("/**\n * @import {\n *   f\n * } from './a'\n */", "f", id="of several lines"),
    pytest.param("const a = import('./a'); a.f();", "f", id="import() is not followed"),
    pytest.param("import { g } from './a'; g(); // an f here", "f", id="a name in a comment"),
    pytest.param("import { g } from './a'; g(farm, 'f');", "f", id="a part of a name, a string"),
    pytest.param("/*\n * `f`, or so\n */ import { g } from './a'; g();", "f", id="words on it"),
    pytest.param("import { g } from './a'; g();\n// f: what it is", "f", id="a line about it"),
    pytest.param("const { g } = require('./a');", "f", id="another is required"),
    pytest.param("import type { f } from './a'; let x: f, y: f;", "f", id="a type"),
    pytest.param("import type f from './a';\nlet x: f, y: f;", "default", id="a default type"),
    pytest.param("import type * as a from './a'; let x: a.f;", "f", id="types of a namespace"),
    pytest.param("import { f } from './a'; f();", "default", id="a part"),
    pytest.param(
        "import { g } from './a'; import b from './b'; b();", "default", id="the default of another"
    ),
    pytest.param("import {\n  f,\n  g as h,\n} from './a'; f();", "default", id="parts of lines"),
    pytest.param("import { g } from './a';\nimport { h } from './a';", "module.exports", id="two"),
]


def mentions(text: str, name: str) -> int:
    syntax = parse(SourceFile("b.ts", text.encode(), Language.TS))
    found = Importer(syntax, build(syntax), BY.specifiers).mentions(name)
    return len(found.nodes) + len(found.again)


@pytest.mark.parametrize(("text", "name"), SPEAKING)
def test_speaks(text: str, name: str) -> None:
    assert mentions(text, name)
    assert not is_silent(text.encode(), BY, name, all_in_sight=False)


@pytest.mark.parametrize(("text", "name"), SILENT)
def test_is_silent(text: str, name: str) -> None:
    assert not mentions(text, name)
    assert is_silent(text.encode(), BY, name, all_in_sight=False)


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        pytest.param(
            "import { g } from './a'; g();", False, id="whether it is whole is to be seen"
        ),
        pytest.param("import('./a'); import { g } from './a';", True, id="import() is never whole"),
    ],
)
def test_where_all_callers_are_in_sight(text: str, silent: bool) -> None:
    assert is_silent(text.encode(), BY, "f", all_in_sight=True) is silent
