"""`@hot` and `@cold`: what a comment settles, and where it is out of reach."""

import pytest
from support.warm import heat_of

from allocscan.sites.heat_values import HeatLevel
from allocscan.source.file import Language

F = "export function f() { use({SITE: 1}); }"


@pytest.mark.parametrize(
    "js",
    [
        pytest.param("foo(); // @hot\n" + F, id="behind code"),
        pytest.param("// @hot\n\n" + F, id="further up"),
        pytest.param("// @hotel\n" + F, id="another word"),
        pytest.param("// @hot-reload\n" + F, id="a longer word"),
        pytest.param("// mail me@hot.com\n" + F, id="an address"),
        pytest.param("const s = '@hot';\n" + F, id="a string"),
        pytest.param("// @hot\nfoo();\n" + F, id="above something else"),
        pytest.param("// @cold\nclass B {}\n" + F, id="above a class"),
        pytest.param(
            "export const a = {\n  // @hot\n  g() {},\n  m() { use({SITE: 1}); }\n};",
            id="above another method",
        ),
        pytest.param(
            "// @hot\nexport const a = {\n  m() { use({SITE: 1}); }\n};", id="above an object"
        ),
        pytest.param("// @hot\n\n\n/* the file */\n\n" + F, id="above the file"),
    ],
)
def test_out_of_reach(js: str) -> None:
    assert heat_of(js).level is HeatLevel.CALLED


@pytest.mark.parametrize(
    "js",
    [
        pytest.param("// @hot\n" + F, id="a declaration"),
        pytest.param("// @hot\n// why\n" + F, id="with a comment between"),
        pytest.param("/** @hot */\n" + F, id="JSDoc in one line"),
        pytest.param("/**\n * Adds up.\n * @hot\n */\n" + F, id="JSDoc"),
        pytest.param("// @hot: each pixel\nexport const f = () => use({SITE: 1});", id="arrow"),
        pytest.param("// @hot\nexport default () => use({SITE: 1});", id="default export"),
        pytest.param("// @hot\nmodule.exports = () => use({SITE: 1});", id="CommonJS"),
        pytest.param("class A {\n  // @hot\n  m() { use({SITE: 1}); }\n}", id="method"),
        pytest.param("class A {\n  // @hot\n  m = () => use({SITE: 1});\n}", id="field"),
        pytest.param("// @hot\nexport class A {\n  m() { use({SITE: 1}); }\n}", id="a class"),
        pytest.param(
            "/** @hot */\nexport default class {\n  #m = () => use({SITE: 1});\n}", id="its fields"
        ),
        pytest.param(
            "// @cold\nexport class A {\n  // @hot\n  m() { use({SITE: 1}); }\n}",
            id="a method against its class",
        ),
        pytest.param("const a = {\n  // @hot\n  m() { use({SITE: 1}); }\n};", id="object method"),
        pytest.param("const a = {\n  // @hot\n  m: () => use({SITE: 1}),\n};", id="property"),
        pytest.param(
            "// @hot\nfunction f() { g(); }\nfunction g() { use({SITE: 1}); }", id="what it calls"
        ),
    ],
)
def test_hot(js: str) -> None:
    assert heat_of(js).level is HeatLevel.HOT


@pytest.mark.parametrize(
    "js",
    [
        pytest.param("// @cold\n" + F, id="a declaration"),
        pytest.param("// @cold\nfunction f() { for (;;) use({SITE: 1}); }", id="with a loop"),
        pytest.param("/**\n * @cold\n */\nexport const f = () => use({SITE: 1});", id="block"),
        pytest.param("class A {\n  // @cold\n  f() { use({SITE: 1}); }\n}", id="method"),
        pytest.param("// @cold\nclass A {\n  f() { for (;;) use({SITE: 1}); }\n}", id="class"),
        pytest.param(
            "// @cold\napp.get('/', (req, res) => { use({SITE: 1}); });", id="a handler in place"
        ),
        pytest.param(
            "// @cold\nfunction f() { g(); }\nfunction g() { use({SITE: 1}); }", id="what it calls"
        ),
    ],
)
def test_cold(js: str) -> None:
    assert heat_of(js).level is HeatLevel.COLD


def test_above_decorators() -> None:
    ts = "// @cold\n@Controller()\nexport class A {\n  @Get()\n  m() { use({SITE: 1}); }\n}"
    assert heat_of(ts, Language.TS).level is HeatLevel.COLD
    ts = "class A {\n  // @cold\n  @Get()\n  m() { use({SITE: 1}); }\n}"
    assert heat_of(ts, Language.TS).level is HeatLevel.COLD
