"""Is what a locale method is called on certainly a number, or a text? Null is neither."""

import pytest
from support.analysed import syntax_of

from allocscan.knowledge.kinds import Kind
from allocscan.scopes.build import build
from allocscan.sites.flow.visible import Visible
from allocscan.sites.made.locale_calls import locale_call
from allocscan.sites.made.receivers import is_certainly
from allocscan.syntax.walk import descend

NUMBER = ".toLocaleString('en', { maximumFractionDigits: 2 })"
TEXT = ".localeCompare('x', 'de', { numeric: true })"
DAY = ".toLocaleDateString('en', { timeZone: 'UTC', month: 'long' })"


def is_certain(text: str, path: str = "a.mjs") -> bool:
    """Whether the receiver of the only locale call of `text` is what the method wants."""
    syntax = syntax_of(text, path)
    assert not syntax.errors
    calls = [locale_call(node, syntax) for node in descend(syntax.root)]
    (found,) = [call for call in calls if call is not None]
    visible = Visible(syntax, build(syntax), closed=True)
    return is_certainly(visible, found.receiver, found.row.receiver)


def inside(body: str, parameters: str = "n, k") -> str:
    """An exported function."""
    return f"export function f({parameters}) {{ {body} }}"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(inside(f"return n{NUMBER};"), id="a parameter"),
        pytest.param(inside(f"return n{NUMBER};", "n = 5"), id="that has a default: null has not"),
        pytest.param(inside(f"return n{TEXT};", "n = ''"), id="a text by default"),
        pytest.param(inside(f"return n.total{NUMBER};"), id="a property"),
        pytest.param(inside(f"return n[0]{NUMBER};"), id="an element"),
        pytest.param(inside(f"return this.total{NUMBER};"), id="of this"),
        pytest.param(inside(f"return n(){NUMBER};"), id="what a function gives"),
        pytest.param(inside(f"return (n ?? k){NUMBER};"), id="one or the other"),
        pytest.param(inside(f"return (k ? 1 : undefined){NUMBER};"), id="or undefined"),
        pytest.param(inside(f"return (k ? 1 : null){NUMBER};"), id="or null"),
        pytest.param(inside(f"return (k && 1){NUMBER};"), id="or what it was"),
        pytest.param(inside(f"return null{NUMBER};"), id="null"),
        pytest.param(inside(f"return undefined{NUMBER};"), id="undefined"),
        pytest.param(inside(f"return (void 0){NUMBER};"), id="void"),
        pytest.param(inside(f"return true{NUMBER};"), id="a boolean"),
        pytest.param(inside(f"return (n > k){NUMBER};"), id="a comparison"),
        pytest.param(inside(f"return (n + k){NUMBER};"), id="a sum of anything"),
        pytest.param(inside(f"return ('' + n){NUMBER};"), id="a text, not a number"),
        pytest.param(inside(f"return (n * k){TEXT};"), id="a number, not a text"),
        pytest.param(inside(f"return [1, 2]{NUMBER};"), id="an array has its own"),
        pytest.param(inside(f"return {{}}{NUMBER};".replace("{}", "({})")), id="an object"),
        pytest.param(inside(f"return new Number(5){NUMBER};"), id="an object of a number"),
        pytest.param(inside(f"return new String(n){TEXT};"), id="an object of a text"),
        pytest.param(inside(f"let m; if (k) m = 5; return m{NUMBER};"), id="not always assigned"),
        pytest.param(inside(f"let m; return m{NUMBER};"), id="never assigned"),
        pytest.param(inside(f"let m = 5; return m{NUMBER};"), id="let may be read too early"),
        pytest.param(
            inside(f"var a = h(); var m = 5; return a; function h() {{ return m{NUMBER}; }}"),
            id="read before it is assigned",
        ),
        pytest.param(inside(f"const m = k ? 5 : null; return m{NUMBER};"), id="null by a name"),
        pytest.param(inside(f"const m = n; return m{NUMBER};"), id="a parameter by a name"),
        pytest.param(inside(f"const {{ m = 5 }} = n; return m{NUMBER};"), id="a default in it"),
        pytest.param(inside(f"for (const m of n) k(m{NUMBER});"), id="an element of a loop"),
        pytest.param(f"import m from './m.mjs'; export const f = () => m{NUMBER};", id="import"),
        pytest.param(inside(f"return 'ab'.at(k){TEXT};"), id="at may give undefined"),
        pytest.param(inside(f"return 'ab'.codePointAt(k){NUMBER};"), id="a point, or undefined"),
        pytest.param(inside(f"return 'ab'?.at(k){TEXT};"), id="perhaps at"),
        pytest.param(inside(f"return new Date(n).toJSON(){TEXT};"), id="toJSON may give null"),
        pytest.param(
            inside(f"return document.createElement('a').getAttribute(k){TEXT};"),
            id="an attribute may be null",
        ),
        pytest.param(inside(f"return JSON.stringify(n){TEXT};"), id="may give undefined"),
        pytest.param(inside(f"return [n].map(String)[k]{TEXT};"), id="an element of texts"),
        pytest.param(inside(f"return [1].find(k){NUMBER};"), id="found or not"),
        pytest.param(inside(f"return [1].pop(){NUMBER};"), id="popped or not"),
        pytest.param(inside(f"return new Map([[1, 2]]).get(k){NUMBER};"), id="of a Map"),
        pytest.param(inside(f"return [n]?.length{NUMBER};"), id="an optional chain"),
        pytest.param(inside(f"return 'ab'.match(k)?.length{NUMBER};"), id="another"),
        pytest.param(inside(f"return Number?.(n){NUMBER};"), id="an optional call"),
        pytest.param(inside(f"const Number = n; return Number(k){NUMBER};"), id="own Number"),
        pytest.param(inside(f"return Math.max(n){NUMBER};", "n, Math"), id="own Math"),
        pytest.param(inside(f"return new Date(){DAY};"), id="a date may be invalid"),
        pytest.param(inside(f"return new Date(2020, 1){DAY};"), id="a date of numbers"),
        pytest.param(inside(f"const d = new Date(n); return d{DAY};"), id="a date by a name"),
    ],
)
def test_not_certain(text: str) -> None:
    assert not is_certain(text)


@pytest.mark.parametrize(
    ("parameters", "receiver"),
    [
        pytest.param("n?: number", "n", id="optional"),
        pytest.param("n: number | null", "n", id="or null"),
        pytest.param("n: number | undefined", "n", id="or undefined"),
        pytest.param("n: number | string", "n", id="or a text"),
        pytest.param("n: any", "n", id="any"),
        pytest.param("n: unknown", "n", id="unknown"),
        pytest.param("n: Number", "n", id="an object of a number"),
        pytest.param("n: string", "n", id="a text"),
        pytest.param("n: boolean", "n", id="a boolean"),
        pytest.param("n: number[]", "n", id="numbers"),
        pytest.param("n: Money", "n", id="a type of its own"),
        pytest.param("n: { total: number }", "n.total", id="a property with a type"),
        pytest.param("n: any", "(n as number)", id="a cast"),
        pytest.param("n: number | null", "n!", id="an assertion"),
        pytest.param("this: number", "this", id="this"),
        pytest.param("n: Date", "n", id="a date"),
    ],
)
def test_types_that_are_not_certain(parameters: str, receiver: str) -> None:
    assert not is_certain(inside(f"return {receiver}{NUMBER};", parameters), "a.ts")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(inside(f"return (n * k){NUMBER};"), id="a product"),
        pytest.param(inside(f"return (+n){NUMBER};"), id="converted"),
        pytest.param(inside(f"return (n++){NUMBER};"), id="counted"),
        pytest.param(inside(f"return (1234.5){NUMBER};"), id="a number"),
        pytest.param(inside(f"return (n * k + 1){NUMBER};"), id="a sum of numbers"),
        pytest.param(inside(f"return Number(n){NUMBER};"), id="Number"),
        pytest.param(inside(f"return parseFloat(n){NUMBER};"), id="parseFloat"),
        pytest.param(inside(f"return Math.round(n){NUMBER};"), id="Math"),
        pytest.param(inside(f"return Date.now(){NUMBER};"), id="the clock"),
        pytest.param(inside(f"return [...n].length{NUMBER};"), id="a length"),
        pytest.param(inside(f"return new Set(n).size{NUMBER};"), id="a size"),
        pytest.param(inside(f"return String(n){TEXT};"), id="String"),
        pytest.param(inside(f"return `${{n}}`{TEXT};"), id="a template"),
        pytest.param(inside(f"return ('' + n){TEXT};"), id="joined to a text"),
        pytest.param(inside(f"return String(n).toLowerCase(){TEXT};"), id="in lower case"),
        pytest.param(inside(f"return [n].join(){TEXT};"), id="joined"),
        pytest.param(inside(f"return 'a'{TEXT};"), id="a text"),
        pytest.param(inside(f"const m = n * 2; return m{NUMBER};"), id="a product by a name"),
        pytest.param(
            inside(f"const m = n * 2; const o = Math.abs(m); return o{NUMBER};"), id="two names"
        ),
    ],
)
def test_certain(text: str) -> None:
    assert is_certain(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(inside(f"return n{NUMBER};", "n: number"), id="a number"),
        pytest.param(inside(f"return n{NUMBER};", "n: bigint"), id="a bigint"),
        pytest.param(inside(f"return n{TEXT};", "n: string"), id="a text"),
        pytest.param(inside(f"return n{NUMBER};", "n: number = 5"), id="with a default"),
        pytest.param(inside(f"const m: number = k(); return m{NUMBER};", "k: any"), id="a const"),
    ],
)
def test_types_that_are_believed(text: str) -> None:
    assert is_certain(text, "a.ts")


def test_a_date_is_never_certain() -> None:
    syntax = syntax_of("export const f = () => (1).toFixed;")
    visible = Visible(syntax, build(syntax), closed=True)
    assert not any(
        is_certainly(visible, node, kind)
        for node in descend(syntax.root)
        for kind in set(Kind) - {Kind.NUMERIC, Kind.STRING}
    )


ASSIGNED = "export const show = () => total" + NUMBER + ";"


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        pytest.param(f"let total: number; {ASSIGNED} total = 5;", False, id="a let, later"),
        pytest.param(f"let total!: number; {ASSIGNED} total = 5;", False, id="a let, by its word"),
        pytest.param(f"var total: number = 5; {ASSIGNED}", False, id="a var, hoisted"),
        pytest.param(
            inside(f"if (k) {{ var n: number = 4; }} return n!{NUMBER};", "k: boolean"),
            False,
            id="a var in a block",
        ),
        pytest.param(inside(f"return n{NUMBER};", "n?: number"), False, id="an optional parameter"),
        pytest.param(f"let total: number = 5; {ASSIGNED}", True, id="a let with its value"),
        pytest.param(f"const total: number = g(); {ASSIGNED}", True, id="a const"),
        pytest.param(inside(f"return n{NUMBER};", "n: number"), True, id="a parameter"),
    ],
)
def test_an_annotation_says_nothing_of_what_is_not_assigned_yet(text: str, certain: bool) -> None:
    assert is_certain(text, "a.ts") == certain
