"""Sets and Maps of constants: what is one, what keeps it where it is, what becomes of it."""

import pytest
from support.analysed import is_safe, survey_of, syntax_of, text_at
from support.node import needs_typescript, tsc_errors

from allocscan.findings import Report
from allocscan.fixes.grant import Granted, Refusal, grant
from allocscan.packs.load import standard_rules
from allocscan.scan import scan
from allocscan.settings import Applicability, Settings
from allocscan.sites.kinds import Form, SiteKind
from allocscan.sites.obstacles import Because
from allocscan.sites.values import Site
from allocscan.sites.verdicts import Contained, Escapes, Route

SETTINGS = Settings(module_file=True, may_cycle=False)
SET = "new Set(['a', 'b', 'c', 'd'])"
MAP = "new Map([['a', 1], ['b', 2], ['c', 3], ['d', 4]])"
ROWS = "new Map([['a', { n: 1 }], ['b', { n: 2 }], ['c', { n: 3 }], ['d', { n: 4 }]])"


def report_on(text: str, path: str = "a.mjs") -> Report:
    return scan(syntax_of(text, path).source, standard_rules(), SETTINGS)


def sites(text: str, path: str = "a.mjs") -> list[tuple[SiteKind, str]]:
    """The kind and the text of every site, whatever it costs."""
    return [(site.kind, text_at(text, site.span)) for site in survey_of(text, path).sites]


def only(text: str) -> Site:
    """The one site of `text`."""
    (site,) = survey_of(text).sites
    return site


def routes(text: str) -> set[Route]:
    """The ways out of the one site of `text`."""
    escape = only(text).escape
    return {leak.route for leak in escape.leaks} if isinstance(escape, Escapes) else set()


# ------------------------------------------------------------------ what is none


@pytest.mark.parametrize(
    "expression",
    [
        pytest.param("new Set()", id="empty"),
        pytest.param("new Set([])", id="of nothing"),
        pytest.param("new Map()", id="an empty Map"),
        pytest.param("new Set(k)", id="of a parameter"),
        pytest.param("new Set('abcd')", id="of letters: no literal is copied"),
        pytest.param("new Set(LIST)", id="of a constant list"),
        pytest.param("new Set([...LIST])", id="of a copy of one"),
        pytest.param("new Set(['a', 'b', 'c', k])", id="one element varies"),
        pytest.param("new Map([['a', 1], ['b', k], ['c', 3]])", id="one value varies"),
        pytest.param("new Map([['a', 1], , ['b', 2]])", id="a hole: it throws each time"),
        pytest.param("new Map([['a', 1], ['b', 2], 3])", id="what is no pair throws"),
        pytest.param("new Map([['a', 1], ['b', 2], PAIR])", id="a pair that is made elsewhere"),
        pytest.param("new Map([...PAIRS, ['a', 1], ['b', 2]])", id="pairs that are made elsewhere"),
        pytest.param("new WeakMap([[LIST, 1], [PAIR, 2], [PAIRS, 3]]) && 0", id="a WeakMap"),
    ],
)
def test_no_collection(expression: str) -> None:
    js = "const LIST = ['a', 'b', 'c', 'd'], PAIR = ['x', 1], PAIRS = [PAIR];\n"
    found = sites(js + f"export const f = (k) => {expression};")
    assert not {SiteKind.SET, SiteKind.MAP} & {kind for kind, _ in found}


@pytest.mark.parametrize(
    "before",
    [
        pytest.param("class Set { constructor(xs) { this.xs = xs; } }", id="a class of the file"),
        pytest.param("class Set extends Array { has() {} }", id="a subclass of another"),
        pytest.param("import { Set } from 'immutable';", id="an import"),
        pytest.param("const { Set } = lib;", id="a constant"),
        pytest.param("Set = Polyfill;", id="assigned to"),
        pytest.param("globalThis.Set = Polyfill;", id="put into its place"),
    ],
)
def test_another_set_is_handed_an_array(before: str) -> None:
    found = sites(before + f"\nexport const f = (k) => {SET}.has(k);")
    assert found == [(SiteKind.ARRAY, "['a', 'b', 'c', 'd']")]
    assert not is_safe(before + f"\nexport const f = (k) => {SET}.has(k);")


@pytest.mark.parametrize(
    "expression",
    [
        pytest.param("new Set(['a', 'b', 'c', 'd'], k)", id="another argument"),
        pytest.param("Set(['a', 'b', 'c', 'd'])", id="without new"),
        pytest.param("new lib.Set(['a', 'b', 'c', 'd'])", id="a member"),
        pytest.param("new Set(['a', 'b', 'c', 'd'].map(String))", id="of what a call gives"),
    ],
)
def test_the_array_stays_the_site(expression: str) -> None:
    found = sites(f"export const f = (k, lib) => {expression}.has(k);")
    assert found == [(SiteKind.ARRAY, "['a', 'b', 'c', 'd']")]


# ------------------------------------------------------------------ what keeps it where it is


@pytest.mark.parametrize(
    ("use", "route"),
    [
        pytest.param("s.add(k);", Route.MUTATED, id="added to"),
        pytest.param("s.delete(k);", Route.MUTATED, id="taken from"),
        pytest.param("s.clear();", Route.MUTATED, id="emptied"),
        pytest.param("if (!s.has(k)) s.add(k);", Route.MUTATED, id="a seeded accumulator"),
        pytest.param("s.forEach((v, w, all) => all.delete(v));", Route.MUTATED, id="a callback"),
        pytest.param("const t = s; t.add(k);", Route.MUTATED, id="under another name"),
        pytest.param("(s || new Set()).add(k);", Route.MUTATED, id="one of two"),
        pytest.param("return s === k;", Route.COMPARED, id="compared"),
        pytest.param("s.mark = k;", Route.WRITTEN, id="given a property"),
        pytest.param("return s;", Route.RETURNED, id="returned"),
        pytest.param("return () => s;", Route.RETURNED, id="handed out later"),
        pytest.param("yourself(s);", Route.ARGUMENT, id="passed on"),
        pytest.param("k.set = s;", Route.STORED, id="stored"),
        pytest.param("Set.prototype.add.call(s, k);", Route.ARGUMENT, id="a borrowed method"),
        pytest.param("['z'].forEach(s.add, s);", Route.ARGUMENT, id="its method as a callback"),
        pytest.param("s['a' + k](1);", Route.CALLED, id="a method by a key that is computed"),
        pytest.param("new Proxy(s, k);", Route.OBSERVED, id="behind a proxy"),
        pytest.param("throw s;", Route.THROWN, id="thrown"),
    ],
)
def test_a_set_goes_out(use: str, route: Route) -> None:
    js = f"export function f(k) {{ const s = {SET}; {use} }}"
    assert route in routes(js)
    assert isinstance(grant(only(js)), Refusal), "a Set cannot be frozen: nothing is assumed"


@pytest.mark.parametrize(
    "use",
    [
        pytest.param("m.set(k, 1);", id="set"),
        pytest.param("m.delete(k);", id="deleted"),
        pytest.param("m.get(k).n = 1;", id="a row is written to"),
        pytest.param("m.get(k).n++;", id="a row counts"),
        pytest.param("for (const row of m.values()) row.n = k;", id="rows in a loop"),
        pytest.param("for (const [, row] of m) row.n = k;", id="rows in pairs"),
        pytest.param("for (const pair of m) pair[1].n = k;", id="pairs"),
        pytest.param("[...m][0][1].n = k;", id="a copy holds the same rows"),
        pytest.param("new Map(m).get('a').n = k;", id="so does another Map"),
        pytest.param("Object.fromEntries(m).a.n = k;", id="and an object"),
        pytest.param("const [[, row]] = m; row.n = k;", id="taken apart"),
        pytest.param("m.forEach((row) => { row.n = k; });", id="a callback"),
        pytest.param("m.forEach((row, key, all) => { all.get(key).n = k; });", id="the Map again"),
        pytest.param("return m.get(k);", id="a row is returned"),
        pytest.param("return m.get(k) === last;", id="a row is compared"),
        pytest.param("k.row = m.get('a');", id="a row is stored"),
        pytest.param("return m;", id="returned"),
    ],
)
def test_what_a_map_holds_goes_out(use: str) -> None:
    js = f"let last; export function f(k) {{ const m = {ROWS}; {use} }}"
    assert routes(js)
    assert isinstance(grant(only(js)), Refusal)


@pytest.mark.parametrize(
    ("js", "because"),
    [
        pytest.param(
            "const g = { s: new Map([[/a/g, 1], [/b/, 2]]) }; export const f = (k) => "
            "new Map([[1, /a/g], [2, /b/g]]).get(k).test(k);",
            Because.STATEFUL_LEAF,
            id="patterns with a state",
        ),
        pytest.param(
            f"export function f(k) {{ eval(k); return {SET}.has(k); }}",
            Because.DYNAMIC_SCOPE,
            id="eval",
        ),
    ],
)
def test_obstacles_are_those_of_any_literal(js: str, because: Because) -> None:
    (site,) = survey_of(js).sites
    answer = grant(site)
    assert isinstance(answer, Refusal)
    assert because in {one.because for one in answer.obstacles}


def test_an_import_is_assumed_to_be_settled() -> None:
    js = "import { A, B, C } from 'x'; export const f = (k) => new Set([A, B, C]).has(k);"
    answer = grant(only(js))
    assert isinstance(answer, Granted)
    assert answer.applicability is Applicability.UNSAFE
    assert {one.because for one in answer.obstacles} == {Because.NOT_SETTLED}


@pytest.mark.parametrize(
    "js",
    [
        pytest.param(f"export function f(k) {{ const s = {SET}; s.add(k); }}", id="seeded"),
        pytest.param(
            f"const g = () => {SET}; export const f = (k) => g().add(k).size;", id="a caller adds"
        ),
        pytest.param(f"export const f = () => {SET};", id="a small one that is returned"),
        pytest.param(f"export const f = () => later({SET});", id="a small one that is passed on"),
        pytest.param(f"export class A {{ s = {SET}; }}", id="a field"),
        pytest.param(
            f"export class A {{ constructor() {{ this.s = {SET}; }} }}", id="kept in the instance"
        ),
        pytest.param(f"let s; export const f = (k) => (s ??= {SET}).has(k);", id="made when asked"),
        pytest.param(
            "import { useState } from 'react';\n"
            f"export function F() {{ const [s] = useState({SET}); return s; }}",
            id="the state of a component",
        ),
        pytest.param(
            f"export function createTags() {{ return {SET.replace('d', 'd' * 9)}; }}",
            id="a maker of fresh ones",
        ),
        pytest.param("export const f = (k) => new Set(['a', 'b', 'c']).has(k);", id="three"),
        pytest.param("export const f = (k) => new Map([['a', 1], ['b', 2]]).get(k);", id="pairs"),
        pytest.param(f"const s = {SET}; export const f = (k) => s.has(k);", id="a constant"),
        pytest.param(
            f"export function f(k) {{ throw new Error(String({SET}.has(k))); }}", id="an error path"
        ),
    ],
)
def test_silent(js: str) -> None:
    assert report_on(js).findings == ()


# ------------------------------------------------------------------ what is hoisted


@pytest.mark.parametrize(
    ("js", "declaration"),
    [
        pytest.param(
            f"export function f(k) {{ const allowed = {SET}; return allowed.has(k); }}",
            f"const ALLOWED = {SET};",
            id="a local Set",
        ),
        pytest.param(
            f"export const isOpen = (state) => {SET}.has(state);",
            f"const OPEN_STATES = {SET};",
            id="named after what it is asked",
        ),
        pytest.param(
            f"export const priceOf = (code) => {MAP}.get(code);",
            f"const PRICE_BY_CODE = {MAP};",
            id="a Map asked at once",
        ),
        pytest.param(
            f"export const priceOf = (x) => {MAP}.get(x);",
            f"const PRICE = {MAP};",
            id="by the rule's word",
        ),
        pytest.param(
            f"function voidTags() {{ return {SET}; }}\nexport const f = (k) => voidTags().has(k);",
            f"const VOID_TAGS = {SET};",
            id="after the plural of its maker",
        ),
        pytest.param(
            f"export function f(k) {{ const kinds = {SET}; return [...kinds, k]; }}",
            f"const KINDS = {SET};",
            id="a copy is nobody's business",
        ),
        pytest.param(
            f"export function f(k) {{ const kinds = {SET}; const all = new Set(kinds); "
            "return all.add(k).size; }",
            f"const KINDS = {SET};",
            id="neither is a copy that is added to",
        ),
        pytest.param(
            f"export function f(k) {{ const rows = {ROWS}; return rows.get(k).n; }}",
            f"const ROWS = {ROWS};",
            id="rows that are only read",
        ),
        pytest.param(
            "export function f(k) { const ops = new Map([['a', (x) => x], ['b', (x) => -x], "
            "['c', () => 0], ['d', () => 1]]); return ops.get(k)(1); }",
            "const OPS = new Map([['a', (x) => x], ['b', (x) => -x], "
            "['c', () => 0], ['d', () => 1]]);",
            id="functions that capture nothing",
        ),
        pytest.param(
            f"export const f = (state) => Object.freeze({SET}).has(state);",
            f"const STATES = Object.freeze({SET});",
            id="frozen as it was",
        ),
        pytest.param(
            "export const f = (state) => new Set(Object.freeze(['a', 'b', 'c', 'd'])).has(state);",
            "const STATES = new Set(Object.freeze(['a', 'b', 'c', 'd']));",
            id="of a frozen array",
        ),
        pytest.param(
            "const A = 'a', B = 'b';\n"
            "export const f = (state) => new Set([A, B, ...['c', 'd']]).has(state);",
            "const STATES = new Set([A, B, ...['c', 'd']]);",
            id="of the module's constants",
        ),
    ],
)
def test_fixed(js: str, declaration: str) -> None:
    report = report_on(js)
    (finding,) = report.findings
    assert finding.rule == "rebuilt-collection"
    assert report.fixed is not None
    fixed = report.fixed.decode()
    assert declaration in fixed.splitlines()
    assert fixed.count("Object.freeze") == js.count("Object.freeze"), "nothing more is frozen"


@pytest.mark.parametrize(
    ("js", "constants"),
    [
        pytest.param("const cache = new Map();", (), id="an empty Map"),
        pytest.param("const cache = new Cache([1]);", (), id="another class"),
        pytest.param("const colors = new Set(['red']);", ("colors",), id="a Set"),
        pytest.param("const colors = new Map([['red', 1]]);", ("colors",), id="a Map"),
    ],
)
def test_the_names_of_constants_show_the_files_style(js: str, constants: tuple[str, ...]) -> None:
    assert survey_of(f"{js}\nexport const f = (k) => {SET}.has(k);").module.constants == constants


@pytest.mark.parametrize(
    ("js", "form"),
    [
        pytest.param(f"function f() {{ const s = {SET}; }}", Form.LOCAL, id="a local"),
        pytest.param(f"const f = () => {SET}.has(1);", Form.RECEIVER, id="asked at once"),
        pytest.param(f"const f = () => g({SET});", Form.ARGUMENT, id="passed on"),
        pytest.param(f"const f = () => {SET};", Form.RETURNED, id="returned"),
        pytest.param(f"const f = (k) => ({{ k, s: {SET} }});", Form.NESTED, id="a part"),
    ],
)
def test_the_form_is_that_of_the_collection(js: str, form: Form) -> None:
    assert only(js).form is form


def test_it_is_reported_as_a_whole() -> None:
    js = f"export function f(k) {{ const s = {MAP}; return s.get(k); }}"
    site = only(js)
    assert (site.kind, text_at(js, site.span)) == (SiteKind.MAP, MAP)
    assert (site.parts, site.given, site.escape) == ((), True, Contained())
    (finding,) = report_on(js).findings
    assert finding.message == "this Map is rebuilt on every call of `f`"


@pytest.mark.parametrize(
    ("kept", "is_held"),
    [
        pytest.param("{ROWS}.get('a')", False, id="a row alone keeps no more than itself"),
        pytest.param("{ROWS}", True, id="the Map"),
    ],
)
def test_an_await_that_the_map_lives_across_is_seen(kept: str, is_held: bool) -> None:
    kept = kept.replace("{ROWS}", ROWS)
    js = f"export async function f(k) {{ const m = {kept}; await k; return m.size; }}"
    assert (only(js).held_across is not None) is is_held


@pytest.mark.parametrize(
    "js",
    [
        pytest.param(
            "export const f = (xs) => xs.filter((x) => new Set(['a', 'b', 'c']).has(x));",
            id="a filter",
        ),
        pytest.param(
            "export function f(xs) { for (const x of xs) { "
            "if (new Map([['a', 1], ['b', 2]]).has(x)) return x; } }",
            id="a loop",
        ),
    ],
)
def test_half_as_many_are_enough_where_it_is_hot(js: str) -> None:
    (finding,) = report_on(js).findings
    assert finding.fix is not None


# ------------------------------------------------------------------ TypeScript

UNION = "type R = 'a' | 'b' | 'c' | 'd';\n"
CONTEXT = {Because.CONTEXTUAL_TYPE}


@pytest.mark.parametrize(
    ("ts", "because"),
    [
        pytest.param(
            "export function f(r: R, b: boolean) { "
            f"const s: Set<R> | null = b ? {SET} : null; return s?.has(r); }}",
            CONTEXT,
            id="a branch",
        ),
        pytest.param(
            "export function f<T extends string>(k: T) { "
            "const s = new Set<T>(['a', 'b', 'c', 'd'] as T[]); return s.has(k); }",
            {Because.LOCAL_TYPE},
            id="a type parameter",
        ),
        pytest.param(
            "export function f(k: string) { type Q = string; "
            "const s: Set<Q> = new Set(['a', 'b', 'c', 'd']); return s.has(k); }",
            {Because.LOCAL_TYPE},
            id="a local type",
        ),
    ],
)
def test_types_that_stay_behind(ts: str, because: set[Because]) -> None:
    report = report_on(UNION + ts, "a.ts")
    (finding,) = report.findings
    assert {refused.because for refused in finding.refusals} == because
    assert report.fixed is None


@needs_typescript
@pytest.mark.parametrize(
    "ts",
    [
        pytest.param(
            f"const g = (s: Set<R>) => s.size; export const f = () => g({SET});",
            id="an argument",
        ),
        pytest.param(
            f"const g = (): Set<R> => {SET}; export const f = (r: R) => g().has(r);",
            id="what a helper returns",
        ),
        pytest.param(
            f"const g = (r: R, s: Set<R> = {SET}) => s.has(r); export const f = (r: R) => g(r);",
            id="a default",
        ),
    ],
)
def test_types_that_come_along(ts: str) -> None:
    fixed = report_on(UNION + ts, "a.ts").fixed
    assert fixed is not None
    assert f": Set<R> = {SET};" in fixed.decode()


@pytest.mark.parametrize(
    "ts",
    [
        pytest.param(f"{{ const s = {SET}; return s.has(r); }}", id="inferred"),
        pytest.param(f"{{ let s = {SET}; return s.has(r); }}", id="a let stays"),
        pytest.param(f"{{ const s: Set<R> = {SET}; return s.has(r); }}", id="annotated"),
        pytest.param(f"{{ const s: ReadonlySet<R> = {SET}; return s.has(r); }}", id="read-only"),
        pytest.param(f"{{ const s: Set<string> = {SET}; return s.has(r); }}", id="of strings"),
        pytest.param(f"{{ const m: Map<R, number> = {MAP}; return m.get(r); }}", id="a Map"),
        pytest.param(f"{{ const m: ReadonlyMap<R, number> = {MAP}; return m.get(r); }}", id="read"),
        pytest.param(
            "{ const s = new Set<R>(['a', 'b', 'c', 'd']); return s.has(r); }", id="an argument"
        ),
        pytest.param(
            "{ const s = new Set(['a', 'b', 'c', 'd'] as const); return s.has(r); }", id="as const"
        ),
        pytest.param(f"{{ const s = {SET} satisfies Set<R>; return s.has(r); }}", id="satisfies"),
        pytest.param(f"{{ const s = {SET} as Set<R>; return s.has(r); }}", id="a cast"),
        pytest.param(f"{{ const s = <Set<R>>{SET}; return s.has(r); }}", id="an old cast"),
        pytest.param(f"{{ return {SET}.has(r); }}", id="asked at once"),
        pytest.param(f"{{ return {MAP}.get(r)?.toFixed(); }}", id="a Map asked at once"),
        pytest.param(f"{{ for (const x of {SET}) if (x === r) return x; }}", id="a loop"),
        pytest.param(
            f"{{ for (const [k, v] of {MAP}) if (k === r) return v.toFixed(); }}", id="pairs"
        ),
        pytest.param(f"{{ return Object.freeze({SET}).has(r); }}", id="frozen"),
        pytest.param(f"{{ const m = {ROWS}; return m.get(r)?.n; }}", id="rows"),
        pytest.param(
            "{ const m = new Map<string, (x: number) => number>([['a', (x) => x], "
            "['b', (x) => -x], ['c', (x) => x + 1], ['d', (x) => x * 2]]); return m.get(r)?.(1); }",
            id="functions typed by the argument",
        ),
        pytest.param(
            "{ return g(); function g() { return h(new Set<R>(['a', 'b', 'c', 'd'])); } "
            "function h(s: ReadonlySet<R>) { return s.has(r); } }",
            id="passed with a type of its own",
        ),
    ],
)
def test_types_that_move_along(ts: str) -> None:
    ts = UNION + f"export function f(r: R) {ts}"
    fixed = report_on(ts, "a.ts").fixed
    assert fixed is not None
    assert tsc_errors({"a.ts": ts.encode()}) == ()
    assert tsc_errors({"a.ts": fixed}) == ()
