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
            if any(f"{quote}{specifier}{quote}" in text for quote in "'`")
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


RUN = "const run = (g) => new Function(`return (${g})()`)();"
PAGE = "export const page = { evaluate: (g) => new Function(`return (${g})()`)() };"
RUNNER = "export class Runner { run(g) { return new Function(`return (${g})()`)(); } }"
CHAIN = "".join(f"const r{at} = r{at - 1};" for at in range(1, 31))
TAKER = f"{RUN} export {{ run }};"


@pytest.mark.parametrize(
    ("own", "other"),
    [
        pytest.param("#; export const s = { f };", "import { s } from './a'; p.evaluate(s.f);"),
        pytest.param("#; export const s = { g: f };", "import { s } from './a'; p.evaluate(s.g);"),
        pytest.param("#; export default { f };", "import s from './a'; p.evaluate(s.f);"),
        pytest.param(
            "#; const s = { f }; module.exports = s;",
            "const s = require('./a'); p.evaluate(s.f);",
        ),
        pytest.param(
            "#; export const s = { f };", "import { s } from './a'; const { f } = s; p.evaluate(f);"
        ),
        pytest.param("#; export const s = [f];", "import { s } from './a'; p.evaluate(s[0]);"),
        pytest.param(
            "#; export const s = new Map([['f', f]]);",
            f"import {{ s }} from './a'; {RUN} for (const g of s.values()) run(g);",
        ),
        pytest.param(
            "#; export const s = []; s.push(f);",
            f"import {{ s }} from './a'; {RUN} for (const g of s) run(g);",
        ),
        pytest.param(
            "#; export const s = {}; s.f = f;", "import { s } from './a'; p.evaluate(s.f);"
        ),
        pytest.param(
            "#; export const s = Object.freeze({ f });",
            "import { s } from './a'; p.evaluate(s.f);",
        ),
        pytest.param(
            "#; Object.assign(exports, { f });", "const s = require('./a'); p.evaluate(s.f);"
        ),
        pytest.param("#; const g = f; export { g };", "import { g } from './a'; p.evaluate(g);"),
        pytest.param("#; export const g = f;", "import { g } from './a'; p.evaluate(g);"),
    ],
)
def test_what_holds_it_is_exported(own: str, other: str) -> None:
    own = own.replace("#;", OWN)
    assert taken({"a.js": own, "b.js": other})
    called = other.replace("p.evaluate(", "go(").replace(f"{RUN} for", "for")
    assert not taken({"a.js": own, "b.js": called})


@pytest.mark.parametrize(
    "loads",
    [
        "await import('./a')",
        "await import( './a' )",
        "await import(\n  './a'\n)",
        "await import(/* webpackChunkName: 'x' */ './a')",
        "await import // late\n ('./a')",
        "await import(`./a`/* './a' */)",
    ],
)
def test_it_is_loaded_late(loads: str) -> None:
    other = f"const {{ f }} = {loads}; page.evaluate(f);"
    assert taken({"a.js": F, "b.js": other})
    assert taken({"a.js": F, "b.js": f"const all = {loads}; page.evaluate(all.f);"})
    handed = f"import {{ run }} from './pool'; const {{ f }} = {loads}; run(f);"
    assert taken({"a.js": F, "b.js": handed, "pool.js": POOL})
    assert not taken({"a.js": F, "b.js": f"const {{ f }} = {loads}; f(1);"})


@pytest.mark.parametrize(
    ("barrel", "mention"),
    [
        pytest.param("export * as ns from './a';", "ns.f", id="as a namespace"),
        pytest.param("export*from './a';", "f", id="without spaces"),
        pytest.param("import * as a from './a'; export const ns = a;", "ns.f", id="one of it"),
        pytest.param("import * as a from './a'; export const ns = { ...a };", "ns.f", id="spread"),
        pytest.param("import * as a from './a'; export const ns = { a };", "ns.a.f", id="inside"),
        pytest.param("import { f } from './a'; export const ns = f;", "ns", id="by a variable"),
        pytest.param(
            "import { f } from './a'; export const ns = { f };", "ns.f", id="in an object"
        ),
        pytest.param("const { f } = await import('./a'); export const ns = f;", "ns", id="late"),
        pytest.param("module.exports = { ...require('./a') };", "f", id="CommonJS"),
    ],
)
def test_it_is_handed_on_under_another_name(barrel: str, mention: str) -> None:
    user = f"import {{ {mention.split('.')[0]} }} from './b'; page.evaluate({mention});"
    assert taken({"a.js": F, "b.js": barrel, "c.js": user})
    assert not taken({"a.js": F, "b.js": barrel, "c.js": user.replace("page.evaluate", "")})


def test_a_file_may_import_what_it_hands_on_from_itself() -> None:
    other = "export { f } from './a'; import { f } from './b'; page.evaluate(f);"
    assert taken({"a.js": F, "b.js": other})
    assert not taken({"a.js": F, "b.js": other.replace("page.evaluate", "")})


@pytest.mark.parametrize(
    ("own", "pool"),
    [
        pytest.param("import { page } from './pool'; #; page.evaluate(f);", PAGE, id="a page"),
        pytest.param(
            "import { Runner } from './pool'; #; new Runner().run(f);", RUNNER, id="a new object"
        ),
        pytest.param(
            "import { Runner } from './pool'; #; const r = new Runner(); r.run(f);",
            RUNNER,
            id="an object kept",
        ),
        pytest.param(
            "import { Runner } from './pool'; #; new Runner(f);",
            RUNNER.replace("run(", "constructor("),
            id="a constructor",
        ),
        pytest.param("import { run } from './pool'; #; run(...[f]);", TAKER, id="spread"),
        pytest.param("import { run } from './pool'; #; run(1, ...[f]);", POOL, id="spread behind"),
        pytest.param("import { run } from './pool'; #; run([[f]]);", TAKER, id="in arrays"),
        pytest.param("import { run } from './pool'; #; run.call(null, f);", TAKER, id="call"),
        pytest.param("import { run } from './pool'; #; run.apply(null, [f]);", TAKER, id="apply"),
        pytest.param("import { run } from './pool'; #; run.bind(null, f)();", TAKER, id="bind"),
        pytest.param("import { run } from './pool'; #; const g = f; run(g);", TAKER, id="an alias"),
        pytest.param(
            f"import {{ run as r0 }} from './pool'; #; {CHAIN} r30(f);", TAKER, id="thirty names"
        ),
        pytest.param("import { run } from './pool'; #; const go = run; go(f);", TAKER, id="its"),
        pytest.param(
            "import * as pool from './pool'; #; const { run: go } = pool; go(f);", TAKER, id="apart"
        ),
        pytest.param(
            "const { run } = await import('./pool'); #; run(f);", TAKER, id="a taker loaded late"
        ),
        pytest.param(
            "import { run } from './pool'; #; run(f);",
            f"{RUN} export function run2() {{ return run(arguments[0]); }} export {{ run2 as run }};",
            id="arguments",
        ),
        pytest.param(
            "import { run } from './pool'; #; run(1, 2, f);",
            "export const run = (x, ...gs) => gs.map((g) => new Function(`return (${g})()`)());",
            id="a rest",
        ),
        pytest.param(
            "import { run } from './pool'; #; run(f);",
            "const go = (g) => new Function(`return (${g})()`)(); export const run = go;",
            id="exported as another",
        ),
    ],
)
def test_ways_to_hand_it_over(own: str, pool: str) -> None:
    own = own.replace("#;", OWN)
    assert taken({"a.js": own, "pool.js": pool})
    plain = pool.replace("new Function(`return (${g})()`)()", "g()").replace("new Worker", "go")
    assert not taken({"a.js": own, "pool.js": plain.replace("`(${g})(${k})`", "g(k)")})


@pytest.mark.parametrize(
    ("between", "call"),
    [
        pytest.param("import { run } from './pool'; export { run };", "run(f)", id="two steps"),
        pytest.param("import { run } from './pool'; export const go = run;", "go(f)", id="a var"),
        pytest.param(
            "import { run } from './pool'; export default { run };", "b.run(f)", id="an object"
        ),
        pytest.param("export * as pool from './pool';", "pool.run(f)", id="a namespace"),
        pytest.param("module.exports = require('./pool');", "run(f)", id="CommonJS"),
        pytest.param(
            "import { run } from './pool'; export function go() { run.apply(null, arguments); }",
            "go(f)",
            id="all arguments",
        ),
    ],
)
def test_takers_are_followed_under_other_names(between: str, call: str) -> None:
    name = call.partition("(")[0].partition(".")[0]
    named = "b" if name == "b" else f"{{ {name} }}"
    own = f"import {named} from './b'; {OWN} {call};"
    assert taken({"a.js": own, "b.js": between, "pool.js": TAKER})
    assert not taken({"a.js": own, "b.js": between, "pool.js": "export const run = (g) => g();"})


def test_methods_of_classes_that_are_handed_on() -> None:
    own = f"import {{ Runner }} from './b'; {OWN} new Runner().run(f);"
    for between in ("export { Runner } from './pool';", "export * from './pool';"):
        assert taken({"a.js": own, "b.js": between, "pool.js": RUNNER})
    below = "import { Runner as R } from './pool'; export class Runner extends R {}"
    assert taken({"a.js": own, "b.js": below, "pool.js": RUNNER})


@pytest.mark.parametrize(
    ("own", "other"),
    [
        pytest.param(
            CLASS,
            "import { C } from './a'; const all = new Map([['c', new C()]]); x.evaluate(text);",
            id="an object kept where something is shipped",
        ),
        pytest.param(
            f"{OWN} module.exports = {{ f }};",
            "const late = memoize(() => require('./a')); late().f(1); new Function(text);",
            id="loaded by a function, where code is made",
        ),
        pytest.param(
            F, "import * as a from './a'; new Function(text); a.f(1);", id="where code is made"
        ),
        pytest.param(
            f"{OWN} export const s = {{ f, other }};",
            "import { s } from './a'; page.evaluate(s.other);",
            id="another member",
        ),
    ],
)
def test_nobody_takes_what_is_in_sight(own: str, other: str) -> None:
    assert not taken({"a.js": own, "b.js": other})


def test_takers_behind_many_modules() -> None:
    many = {f"m{each}.js": "export const x = 1;" for each in range(70)}
    index = "".join(f"export * from './m{each}';" for each in range(70))
    own = f"import {{ run }} from './b'; {OWN} run(f);"
    modules = {"a.js": own, "b.js": f"{index} export * from './pool';", **many}
    assert taken({**modules, "pool.js": TAKER})
    assert not taken({**modules, "pool.js": "export const run = (g) => g();"})


def test_importers_behind_many_modules() -> None:
    many = {f"m{each}.js": "export * from './a';" for each in range(70)}
    user = "import { f } from './m69'; page.evaluate(f);"
    assert taken({"a.js": F, **many, "z.js": user})
    assert not taken({"a.js": F, **many, "z.js": user.replace("page.evaluate", "")})


def test_what_is_too_far_off_may_be_taken() -> None:
    chain = {f"m{each}.js": f"export * from './m{each + 1}';" for each in range(3000)}
    own = f"import {{ run }} from './m0'; {OWN} run(f);"
    assert taken({"a.js": own, **chain})
