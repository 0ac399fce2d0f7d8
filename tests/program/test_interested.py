"""Which importers may have to do with an export: by the names that they take, and no fewer."""

import pytest

from allocscan.program.importing import Import
from allocscan.program.interested import Interested, names_taken
from allocscan.program.said import Speakers
from allocscan.program.taken import Taken
from allocscan.sites.context.abroad import Export
from allocscan.source.file import Language, SourceFile


def taken_by(text: str, *specifiers: str) -> frozenset[str] | None:
    content = text.encode()
    source = SourceFile("by.ts", content, Language.TS)
    module = Speakers(lambda _: source).module("by.ts", source)
    return names_taken(
        Import("by.ts", frozenset(specifiers or ("./x",))), content, lambda: Taken(module)
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("import { a, b as c } from './x';", {"a", "b", "as", "c"}, id="parts"),
        pytest.param(
            "import { a } from './x';\nimport { b } from \"./x\";", {"a", "b"}, id="twice"
        ),
        pytest.param("import * as x from './x';\nx.a(x.b);", {"a", "b"}, id="members"),
        pytest.param("import * as x from './x';", set(), id="never used"),
        pytest.param("const x = require('./x');\nx.a();", {"a"}, id="required"),
        pytest.param("let x = require('./x');\nx = y(x);\nx.a();", None, id="and written"),
        pytest.param("import * as x from './x';\nexport const y = x;", None, id="exported later"),
        pytest.param("export const f = () => require('./x').a();", {"a"}, id="read and exported"),
        pytest.param("export const x = require('./x');", None, id="required and exported"),
        pytest.param("const { a } = require('./x');\na();", None, id="a pattern"),
        pytest.param("require('./x').a();", {"a"}, id="read at once"),
        pytest.param("import * as x from './x';\nexport { x };", None, id="handed on"),
        pytest.param("import * as x from './x';\nrun(x);", None, id="an argument"),
        pytest.param("import * as x from './x';\nx[name]();", None, id="a name that is computed"),
        pytest.param("import * as x from './x';\nx['a']();", {"a"}, id="a name that is quoted"),
        pytest.param("import * as x from './x';\nx.\\u0061();", {"a"}, id="a name with an escape"),
        pytest.param("import * as x from './x';\nx.a.b();", {"a", "b"}, id="a member's member"),
        pytest.param("import * as x from './x';\nx.a[name]();", None, id="a member's, computed"),
        pytest.param(
            "import * as x from './x';\nconst y = x.a;\ny.b();", None, id="a member, kept"
        ),
        pytest.param(
            "import * as x from './x';\nconst { b } = x.a;", None, id="a member, taken apart"
        ),
        pytest.param("import * as x from './x';\nx.default.a();", None, id="the default's member"),
        pytest.param("import { default as x } from './x';\nx.a();", None, id="the default, named"),
        pytest.param("import * as x from './x';\nconst y = x;\ny.a();", {"a"}, id="another name"),
        pytest.param(
            "import * as x from './x';\nconst y = x, z = y;\nz.a();", None, id="a third name"
        ),
        pytest.param("export import x = require('./x');", None, id="imported and exported"),
        pytest.param("import x = require('./x');\nx.a();", {"a"}, id="imported by TypeScript"),
        pytest.param(
            "import * as x from './x';\nexport { a } from './x';", None, id="and exported"
        ),
        pytest.param("export { a } from './x';", None, id="exported from"),
        pytest.param("export * from './x';", None, id="all exported from"),
        pytest.param("import x from './x';\nx();", None, id="the default export"),
        pytest.param("import { 'a b' as c } from './x';", None, id="a quoted name"),
        pytest.param("import { /* a */ b } from './x';", None, id="a comment"),
        pytest.param("import { a } from './x';\nimport('./x');", None, id="loaded late"),
        pytest.param("import { a } from './x';\npage.evaluate(all[name]);", None, id="takes texts"),
    ],
)
def test_names_taken(text: str, names: set[str] | None) -> None:
    found = taken_by(text)
    assert found == (None if names is None else frozenset(names))


def test_each_specifier_counts() -> None:
    text = "import { a } from './x';\nimport { b } from './x.js';"
    assert taken_by(text, "./x", "./x.js") == {"a", "b"}
    assert taken_by(text + "\nexport * from './x.js';", "./x", "./x.js") is None


def interested(*exports: str) -> list[str]:
    names = {"a.js": frozenset({"f"}), "b.js": None, "c.js": frozenset({"g", "f"})}
    files = tuple(Import(path, frozenset({"./x"})) for path in names)
    index = Interested(files, lambda by: names[by.path])
    return [by.path for by in index.in_(map(Export, exports))]


def test_those_that_name_it_and_those_that_may() -> None:
    assert interested("f") == ["a.js", "b.js", "c.js"]
    assert interested("g") == ["b.js", "c.js"]
    assert interested("h") == ["b.js"]
    assert interested("g", "h", "f") == ["a.js", "b.js", "c.js"]


@pytest.mark.parametrize("name", ["default", "module.exports", ""])
def test_all_may_have_to_do_with_the_whole(name: str) -> None:
    assert interested("g", name) == ["a.js", "b.js", "c.js"]
