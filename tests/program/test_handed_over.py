"""Functions that are handed to other files, which may take their text: what takes none first."""

import pytest
from support.taken import taken

F = "export function f(k) { return ({ a: 1 })[k]; }"
OWN = "const f = (k) => ({ a: 1 })[k];"
POOL = "export const run = (g, k) => new Worker(`(${g})(${k})`);"
RUN = "const run = (g) => new Function(`return (${g})()`)();"
PAGE = "export const page = { evaluate: (g) => new Function(`return (${g})()`)() };"
RUNNER = "export class Runner { run(g) { return new Function(`return (${g})()`)(); } }"
CHAIN = "".join(f"const r{at} = r{at - 1};" for at in range(1, 31))
TAKER = f"{RUN} export {{ run }};"


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


def test_takers_behind_many_modules() -> None:
    many = {f"m{each}.js": "export const x = 1;" for each in range(70)}
    index = "".join(f"export * from './m{each}';" for each in range(70))
    own = f"import {{ run }} from './b'; {OWN} run(f);"
    modules = {"a.js": own, "b.js": f"{index} export * from './pool';", **many}
    assert taken({**modules, "pool.js": TAKER})
    assert not taken({**modules, "pool.js": "export const run = (g) => g();"})


def test_what_is_too_far_off_may_be_taken() -> None:
    chain = {f"m{each}.js": f"export * from './m{each + 1}';" for each in range(3000)}
    own = f"import {{ run }} from './m0'; {OWN} run(f);"
    assert taken({"a.js": own, **chain})


WAYS = [
    "[f].map(run);",
    "[f].flatMap((g) => run(g));",
    "const later = (g) => run(g); later(f);",
    "const later = (g = f) => run(g); later();",
    "const later = ({ g }) => run(g); later({ g: f });",
    "const later = (...gs) => run(gs[0]); later(f);",
    "const same = (g) => g; run(same(f));",
    "const pick = () => f; run(pick());",
    "Promise.resolve(f).then(run);",
    "Reflect.apply(run, null, [f]);",
    "class Job { constructor(g) { this.g = g; } go() { run(this.g); } } new Job(f).go();",
    "function* all() { yield f; } for (const g of all()) run(g);",
    "bus.emit('job', f);",
]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("barrel", ["", "export * from './pool2';"])
def test_ways_that_nobody_follows(way: str, barrel: str) -> None:
    pools = {"pool.js": barrel, "pool2.js": TAKER} if barrel else {"pool.js": TAKER}
    run = "import { run } from './pool';"
    assert taken({"a.js": f"{run} {OWN} {way}", **pools})
    other = f"import {{ f }} from './a'; {run} {way}"
    assert taken({"a.js": f"export {OWN}", "b.js": other, **pools})


@pytest.mark.parametrize("way", WAYS)
def test_ways_among_files_that_run_no_text(way: str) -> None:
    pool = "export const run = (g) => g(1);"
    run = "import { run } from './pool';"
    assert not taken({"a.js": f"{run} {OWN} {way}", "pool.js": pool})
    other = f"import {{ f }} from './a'; {run} {way}"
    assert not taken({"a.js": f"export {OWN}", "b.js": other, "pool.js": pool})


@pytest.mark.parametrize(
    "own",
    [
        pytest.param("f(1); run(2);", id="only called"),
        pytest.param("rows.map(f);", id="a callback"),
        pytest.param("p.then(f); page.on('load', f);", id="of a promise, of an event"),
        pytest.param("export { f };", id="exported"),
    ],
)
def test_beside_a_taker(own: str) -> None:
    assert not taken({"a.js": f"import {{ run }} from './pool'; {OWN} {own}", "pool.js": TAKER})


def test_a_module_that_executes_commands_is_no_taker() -> None:
    pool = "export const run = (command) => handlers[command].execute(command);"
    own = f"import {{ run }} from './pool'; {OWN} [f].map(run);"
    assert not taken({"a.js": own, "pool.js": pool})
    assert taken({"a.js": own, "pool.js": pool.replace("execute", "evaluate")})


@pytest.mark.parametrize(
    ("own", "between", "name"),
    [
        pytest.param(
            F, "import { f } from './a'; export const pick = () => f;", "pick", id="it returns it"
        ),
        pytest.param(
            F,
            "import { f } from './a'; export async function pick() { return f; }",
            "pick",
            id="later",
        ),
        pytest.param(
            "export const make = () => (k) => ({ a: 1 })[k];",
            "export * from './a';",
            "make",
            id="it is made there",
        ),
    ],
)
def test_what_gives_it_is_exported(own: str, between: str, name: str) -> None:
    user = f"import {{ {name} }} from './b'; {RUN} run({name}());"
    assert taken({"a.js": own, "b.js": between, "c.js": user})
    assert taken(
        {"a.js": own, "b.js": between, "c.js": user.replace(f"{name}()", f"await {name}()")}
    )
    called = user.replace(f"run({name}())", f"{name}()(1)")
    assert not taken({"a.js": own, "b.js": between, "c.js": called})
