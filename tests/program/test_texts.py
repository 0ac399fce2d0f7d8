"""Functions whose text importers take: what takes none first."""

import pytest
from support.taken import taken

from allocscan.program.taken import Taken
from allocscan.sites.context.abroad import Parameter

F = "export function f(k) { return ({ a: 1 })[k]; }"
CJS = "exports.f = function (k) { return ({ a: 1 })[k]; };"
HELD = "export const o = { m(k) { return ({ a: 1 })[k]; } };"
CLASS = "export class C { m(k) { return ({ a: 1 })[k]; } }"
OWN = "const f = (k) => ({ a: 1 })[k];"
POOL = "export const run = (g, k) => new Worker(`(${g})(${k})`);"
RUN = "const run = (g) => new Function(`return (${g})()`)();"


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
        pytest.param(
            CJS, "const { f } = require('./a'); f(1); new Function(text);", id="where code is made"
        ),
        pytest.param(
            CJS,
            "const { f: g = h } = require('./a'); g(1); new Function(text);",
            id="renamed there",
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
    ("own", "other"),
    [
        pytest.param(
            "#; export { f as 'g h' };", "import { 'g h' as g } from './a'; p.evaluate(g);"
        ),
        pytest.param("#; export { f as 'g' };", "import { g } from './a'; p.evaluate(g);"),
        pytest.param("#; export { f };", "import { 'f' as g } from './a'; p.evaluate(g);"),
        pytest.param(
            "#; export { f }; export const a = 1;",
            "import * as n from './a'; import { 'f' as g } from './a'; n.a; p.evaluate(g);",
        ),
        pytest.param("#; export { f as \\u0067 };", "import { g } from './a'; p.evaluate(g);"),
        pytest.param("#; export { f };", "import { \\u0066 as g } from './a'; p.evaluate(g);"),
        pytest.param("#; export { f };", "import * as n from './a'; p.evaluate(n.\\u{66});"),
        pytest.param("#; exports['f'] = f;", "const { f } = require('./a'); p.evaluate(f);"),
        pytest.param("#; exports.\\u0066 = f;", "const n = require('./a'); p.evaluate(n.f);"),
        pytest.param("#; exports['\\x66'] = f;", "const n = require('./a'); p.evaluate(n.f);"),
        pytest.param(
            "#; module.exports = { \\u0066: f };", "const { f } = require('./a'); p.evaluate(f);"
        ),
        pytest.param("#; exports['.f'] = f;", "const n = require('./a'); p.evaluate(n['.f']);"),
    ],
)
def test_a_name_is_what_it_means(own: str, other: str) -> None:
    assert taken({"a.js": own.replace("#;", OWN), "b.js": other})
    called = other.replace("p.evaluate(", "go(")
    assert not taken({"a.js": own.replace("#;", OWN), "b.js": called})


@pytest.mark.parametrize(
    ("own", "other"),
    [
        pytest.param(
            "#; export const s = { x: { f } };",
            "import { s } from './a'; const o = s.x; p.evaluate(o.f);",
            id="a variable holds a part",
        ),
        pytest.param(
            "#; export const s = { x: { f } };",
            "import { s } from './a'; const { f } = s.x; p.evaluate(f);",
            id="a part is taken apart",
        ),
        pytest.param(
            "#; export const s = { x: { f } };",
            "import { s } from './a'; const { x } = s; p.evaluate(x.f);",
            id="and its part",
        ),
        pytest.param(
            "#; exports.f = f;",
            "import * as n from './a'; const d = n.default; p.evaluate(d.f);",
            id="the default of a CommonJS module",
        ),
        pytest.param(
            "#; exports.f = f;",
            "import { default as d } from './a'; p.evaluate(d.f);",
            id="the default by its name",
        ),
        pytest.param(
            "#; exports.f = f; exports.all = exports;",
            "const n = require('./a'); p.evaluate(n.all.f);",
            id="a module that has itself",
        ),
        pytest.param(
            "#; exports.f = f;",
            "import d from './a'; const run = (o) => p.evaluate(o.f); run(d);",
            id="the default is an argument",
        ),
        pytest.param(
            "#; exports.f = f;",
            "const n = require('./a'); ((o = n) => p.evaluate(o.f))();",
            id="the default of a parameter",
        ),
        pytest.param(
            "#; exports.f = f;",
            "const n = require('./a'); (({ f } = n) => p.evaluate(f))();",
            id="taken apart as the default of a parameter",
        ),
    ],
)
def test_what_holds_it_is_held_by_another(own: str, other: str) -> None:
    assert taken({"a.js": own.replace("#;", OWN), "b.js": other})
    called = other.replace("p.evaluate(", "go(")
    assert not taken({"a.js": own.replace("#;", OWN), "b.js": called})


@pytest.mark.parametrize(
    "barrel",
    [
        "export { default as d } from './a';",
        "import d from './a'; export { d };",
        "import { default as d } from './a'; export { d };",
        "import * as n from './a'; export const d = n.default;",
        "import * as n from './a'; export const { default: d } = n;",
    ],
)
def test_a_module_is_handed_on_as_its_default(barrel: str) -> None:
    user = "import { d } from './b'; page.evaluate(d.f);"
    own = f"{OWN} exports.f = f;"
    assert taken({"a.js": own, "b.js": barrel, "c.js": user})
    assert not taken({"a.js": own, "b.js": barrel, "c.js": user.replace("page.evaluate", "")})


@pytest.mark.parametrize(
    ("own", "barrel", "user"),
    [
        pytest.param(
            "#; const o = { f }; export = o;", "export { f as g } from './a';", "g", id="export ="
        ),
        pytest.param(
            "#; export { f };",
            "import * as n from './a'; import g = n.f; export { g };",
            "g",
            id="=",
        ),
        pytest.param(
            "#; export { f };",
            "import * as n from './a'; export import g = n.f;",
            "g",
            id="at once",
        ),
        pytest.param(
            "#; export const o = { f };",
            "import * as n from './a'; import o = n.o; export const g = o.f;",
            "g",
            id="of what holds it",
        ),
        pytest.param(
            "#; export { f };",
            "import * as n from './a'; export namespace g { export import h = n.f; }",
            "g.h",
            id="in a namespace",
        ),
        pytest.param(
            "export namespace N { export function f(k) { return ({ a: 1 })[k]; } }",
            "import { N } from './a'; export const g = N.f;",
            "g",
            id="a namespace's own",
        ),
        pytest.param(
            "namespace N { export const f = (k) => ({ a: 1 })[k]; } export { N };",
            "export * from './a';",
            "N.f",
            id="a namespace's constant",
        ),
    ],
)
def test_in_typescript(own: str, barrel: str, user: str) -> None:
    text = f"import {{ {user.partition('.')[0]} }} from './b'; page.evaluate({user});"
    modules = {"a.ts": own.replace("#;", OWN), "b.ts": barrel, "c.ts": text}
    assert taken(modules)
    assert not taken({**modules, "c.ts": text.replace("page.evaluate", "")})


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


def test_importers_behind_many_modules() -> None:
    many = {f"m{each}.js": "export * from './a';" for each in range(70)}
    user = "import { f } from './m69'; page.evaluate(f);"
    assert taken({"a.js": F, **many, "z.js": user})
    assert not taken({"a.js": F, **many, "z.js": user.replace("page.evaluate", "")})


def test_what_many_modules_share_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    plain = Taken.takes_argument

    def counting(self: Taken, parameter: Parameter) -> bool:
        asked.append(parameter)
        return plain(self, parameter)

    monkeypatch.setattr(Taken, "takes_argument", counting)
    below = "import {{ C, run }} from './index'; export class D{0} extends C {{}} run(D{0});"
    many = {f"m{each}.js": below.format(each) for each in range(50)}
    index = "".join(f"export * from './{path.removesuffix('.js')}';" for path in many)
    index += "export * from './a'; export * from './run';"
    modules = {"a.js": CLASS, "index.js": index, "run.js": "export const run = (c) => new c();"}
    assert not taken({**modules, **many})
    assert len(asked) < 150
