"""Functions whose text other files take: what takes none first."""

import pytest
from support.modules import source_at

from allocscan.program.importing import Import, Importers
from allocscan.program.said import Speakers
from allocscan.program.texts import ProgramTexts
from allocscan.scopes.build import build
from allocscan.sites.flow.visible import Visible
from allocscan.sites.texts import Texts
from allocscan.syntax.kinds import FUNCTIONS
from allocscan.syntax.parse import parse
from allocscan.syntax.walk import descend

F = "export function f(k) { return ({ a: 1 })[k]; }"
CJS = "exports.f = function (k) { return ({ a: 1 })[k]; };"
HELD = "export const o = { m(k) { return ({ a: 1 })[k]; } };"
CLASS = "export class C { m(k) { return ({ a: 1 })[k]; } }"
OWN = "const f = (k) => ({ a: 1 })[k];"
POOL = "export const run = (g, k) => new Worker(`(${g})(${k})`);"


def taken(modules: dict[str, str]) -> bool:
    """Whether another of `modules` may take the text of a function of the first. `./name` names
    the module `name.js`."""

    def find(path: str, _name: str) -> Importers:
        specifier = f"./{path.removesuffix('.js')}"
        files = tuple(
            Import(each, frozenset({specifier}))
            for each, text in modules.items()
            if f"'{specifier}'" in text
        )
        return Importers(files, complete=False)

    def read(path: str):  # type: ignore[no-untyped-def]
        return source_at(modules, path)

    def targets(_importer: str, specifier: str) -> tuple[str, ...]:
        path = f"{specifier.removeprefix('./')}.js"
        return (path,) if path in modules else ()

    path = next(iter(modules))
    syntax = parse(source_at(modules, path))
    scopes = build(syntax)
    texts = ProgramTexts(find, read, Speakers(read), targets)
    visible = Visible(syntax, scopes, closed=True)
    functions = [node for node in descend(syntax.root) if node.type in FUNCTIONS]
    own = Texts(visible, lambda: texts.of_file(path))
    return own.may_be_run_abroad(functions) is not None


@pytest.mark.parametrize(
    ("own", "other"),
    [
        pytest.param(F, "", id="nobody imports it"),
        pytest.param(F, "import { f } from './a'; f('a');", id="called"),
        pytest.param(F, "import { f } from './a'; rows.map(f);", id="a callback"),
        pytest.param(F, "import { f } from './a'; page.evaluate(() => f('a'));", id="called there"),
        pytest.param(
            F, "import { f } from './a'; page.evaluate(g); f(1);", id="another is shipped"
        ),
        pytest.param(F, "import { f } from './c'; page.evaluate(f);", id="of another module"),
        pytest.param(F, "import { g } from './a'; page.evaluate(g);", id="another export"),
        pytest.param(F, "import { f } from './a'; `${f.name}`;", id="its name as text"),
        pytest.param(F, "import { f } from './a'; `${f('a')}`;", id="its result as text"),
        pytest.param(F, "import { f } from './a'; run(f);", id="handed to a global"),
        pytest.param(F, "import { f } from './a'; import { g } from 'g'; g(f);", id="to a package"),
        pytest.param(F, "import * as a from './a'; page.evaluate(a.g);", id="another member"),
        pytest.param(CJS, "const { f } = require('./a'); f('a');", id="required"),
        pytest.param(
            F,
            "import * as a from './a'; export const b = { ...a }; db.execute(sql[1].text);",
            id="all of it goes on where something is shipped",
        ),
        pytest.param(HELD, "import { o } from './a'; o.m('a');", id="a member, called"),
        pytest.param(HELD, "import { o } from './a'; `${x.m}`;", id="another's member as text"),
        pytest.param(HELD, "import { o } from './a'; page.evaluate(x.n);", id="not this member"),
        pytest.param(CLASS, "import { C } from './a'; new C().m('a');", id="a method, called"),
    ],
)
def test_nobody_takes_it(own: str, other: str) -> None:
    assert not taken({"a.js": own, "b.js": other, "c.js": "export const g = 1;"})


@pytest.mark.parametrize(
    ("own", "other"),
    [
        pytest.param(F, "import { f } from './a'; page.evaluate(f, 1);", id="shipped"),
        pytest.param(F, "import { f as g } from './a'; page.evaluate(g);", id="renamed"),
        pytest.param(F, "import { f } from './a'; x.executeScript({ func: f });", id="as func"),
        pytest.param(F, "import { f } from './a'; go(`(${f})()`);", id="as text"),
        pytest.param(F, "import { f } from './a'; go(f.toString());", id="by toString"),
        pytest.param(F, "import * as a from './a'; page.evaluate(a.f);", id="of a namespace"),
        pytest.param(
            F, "import { f } from './a'; const x = { func: f }; y.evaluate(x);", id="kept"
        ),
        pytest.param(F, "import { f } from './a'; new Function(text(f));", id="code is made there"),
        pytest.param(F, "const { f } = await import('./a'); page.evaluate(f);", id="import()"),
        pytest.param(F, "import * as a from './a'; page.evaluate(a[name]);", id="by any name"),
        pytest.param(
            f"{OWN} export {{ f }};", "import { f } from './a'; p.evaluate(f);", id="list"
        ),
        pytest.param(f"{OWN} export default f;", "import f from './a'; p.evaluate(f);", id="def"),
        pytest.param(CJS, "const { f } = require('./a'); page.evaluate(f);", id="required"),
        pytest.param(CJS, "const a = require('./a'); page.evaluate(a.f);", id="required, a member"),
        pytest.param(
            f"{OWN} module.exports = {{ f }};",
            "const { f: g } = require('./a'); page.evaluate(g);",
            id="a CommonJS list",
        ),
        pytest.param(
            f"{OWN} module.exports = f;", "page.evaluate(require('./a'));", id="a whole module"
        ),
        pytest.param(HELD, "import { o } from './a'; page.evaluate(o.m);", id="a member"),
        pytest.param(HELD, "import { o } from './a'; go(`${o.m}`);", id="a member as text"),
        pytest.param(
            HELD, "import { o } from './a'; const { m } = o; page.evaluate(m);", id="taken out"
        ),
        pytest.param(HELD, "import { o } from './a'; page.evaluate(o[name]);", id="by any name"),
        pytest.param(CLASS, "import { C } from './a'; page.evaluate(new C().m);", id="a method"),
        pytest.param(
            "export const g = (n) => { const f = (k) => ({ a: 1 })[k]; return f(n); };",
            "import { g } from './a'; page.evaluate(g);",
            id="the one around it",
        ),
        pytest.param(
            F,
            "import { f } from './a'; const run = (g) => new Worker(`${g}`); run(f);",
            id="a taker of that file",
        ),
    ],
)
def test_an_importer_takes_it(own: str, other: str) -> None:
    assert taken({"a.js": own, "b.js": other})


@pytest.mark.parametrize(
    "barrel",
    [
        pytest.param("export * from './a';", id="all"),
        pytest.param("export { f } from './a';", id="by name"),
        pytest.param("import { f } from './a'; export { f };", id="in two steps"),
        pytest.param("exports.f = require('./a').f;", id="CommonJS"),
    ],
)
def test_it_is_followed_through_modules_that_hand_it_on(barrel: str) -> None:
    assert taken({"a.js": F, "b.js": barrel, "c.js": "import { f } from './b'; p.evaluate(f);"})
    assert not taken({"a.js": F, "b.js": barrel, "c.js": "import { f } from './b'; f(1);"})


def test_a_member_is_followed_through_modules_that_hand_it_on() -> None:
    user = "import { C } from './b'; page.evaluate(new C().m);"
    assert taken({"a.js": CLASS, "b.js": "export * from './a';", "c.js": user})


@pytest.mark.parametrize(
    "pool",
    [
        pytest.param("export const run = (g, k) => g(k);", id="it calls it"),
        pytest.param("export const run = (g, k) => rows.map(g);", id="it hands it on"),
        pytest.param(f"{POOL.replace('run', 'other')} export const run = (g) => 1;", id="another"),
        pytest.param("export const run = (h, g) => new Worker(`${g}`);", id="another argument"),
        pytest.param("export const run = (g) => `${g.name}`;", id="its name as text"),
    ],
)
def test_what_it_is_handed_to_does_not(pool: str) -> None:
    own = f"import {{ run }} from './pool'; {OWN} run(f, 1);"
    other = pool.replace("new Worker", "go")
    assert not taken({"a.js": own, "pool.js": other})


@pytest.mark.parametrize(
    ("own", "pool"),
    [
        pytest.param("import { run } from './pool'; #; run(f);", POOL, id="as an argument"),
        pytest.param("import { run } from './pool'; #; run({ f });", POOL, id="in an object"),
        pytest.param("import { run as go } from './pool'; #; go(f);", POOL, id="renamed"),
        pytest.param("import * as pool from './pool'; #; pool.run(f);", POOL, id="of a namespace"),
        pytest.param("const { run } = require('./pool'); #; run(f);", POOL, id="required"),
        pytest.param("const pool = require('./pool'); #; pool.run(f);", POOL, id="a member of it"),
        pytest.param(
            "import run from './pool'; #; run(f);",
            "export default function (g) { return new Worker(`${g}`); }",
            id="a default",
        ),
        pytest.param(
            "import { pool } from './pool'; #; pool.run(f);",
            "export const pool = { run(g) { return page.evaluate(g); } };",
            id="a method",
        ),
        pytest.param(
            "import { run } from './pool'; #; run(f);",
            "export const run = ({ g }) => { const l = [g]; page.evaluate(l[0]); };",
            id="kept, where something is shipped",
        ),
        pytest.param(
            "import { o } from './o'; import { run } from './pool'; const o2 = { m: (k) => 1 };"
            " run(o2.m, k);",
            POOL,
            id="a member",
        ),
        pytest.param("import { run } from './pool'; run((k) => 1);", POOL, id="written there"),
    ],
)
def test_what_it_is_handed_to_takes_it(own: str, pool: str) -> None:
    assert taken({"a.js": own.replace("#;", OWN), "pool.js": pool})


@pytest.mark.parametrize(
    "between",
    [
        pytest.param("export * from './pool';", id="all"),
        pytest.param("export { run } from './pool';", id="by name"),
        pytest.param("export { start as run } from './pool';", id="by another name"),
        pytest.param(
            "import { run as go } from './pool'; export const run = (g) => go(g);", id="fn"
        ),
    ],
)
def test_takers_are_followed(between: str) -> None:
    own = f"import {{ run }} from './b'; {OWN} run(f);"
    pool = f"{POOL} export const start = run;" if "start" in between else POOL
    pool = pool if "start" not in between else POOL.replace("run", "start")
    assert taken({"a.js": own, "b.js": between, "pool.js": pool})


def test_a_circle_of_takers_ends() -> None:
    one = "import { two } from './c'; export const one = (g) => two(g);"
    two = "import { one } from './b'; export const two = (g) => one(g);"
    own = f"import {{ one }} from './b'; {OWN} one(f);"
    assert not taken({"a.js": own, "b.js": one, "c.js": two})
