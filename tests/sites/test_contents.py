"""Constants that are made of constants: what is copied or read must never change."""

import pytest
from support.analysed import is_safe, settled_of, text_at

from allocscan.sites.obstacles import Because
from allocscan.sites.settle import Settled

SPREAD = "{ ...BASE, own: 1, two: 2, three: 3 }"
READ = "{ own: BASE.a, two: 2, three: 3 }"
INTO_ARRAY = "[...BASE, 'own', 'two']"


def using(declared: str, literal: str, after: str = "") -> str:
    """A function that only looks `literal` up, below `declared` and above `after`."""
    function = f"export function f(k) {{ const c = /*@*/{literal}; return !c[k]; }}"
    return f"{declared}\n{function}\n{after}"


@pytest.mark.parametrize("literal", [SPREAD, READ])
@pytest.mark.parametrize(
    ("declared", "after"),
    [
        pytest.param("let BASE = { a: 1 };", "BASE = { a: 2 };", id="assigned to"),
        pytest.param("const BASE = { a: 1 };", "BASE.a = 2;", id="written to"),
        pytest.param("const BASE = { a: 1 };", "BASE['b'] = 2;", id="gets a property"),
        pytest.param("const BASE = { a: 1 };", "delete BASE.a;", id="loses a property"),
        pytest.param("const BASE = { a: 1 };", "BASE.a++;", id="counted up"),
        pytest.param(
            "const BASE = { a: 1 };", "Object.assign(BASE, { a: 2 });", id="assigned into"
        ),
        pytest.param("const BASE = { a: 1 };", "const B = BASE; B.a = 2;", id="by an alias"),
        pytest.param(
            "const BASE = { a: 1 };", "function g(o) { o.a = 2; } g(BASE);", id="by a function"
        ),
        pytest.param("const BASE = { get a() { return n++; } };", "let n = 0;", id="a getter"),
        pytest.param("const BASE = { a: 1, ['b' + x]: 2 };", "", id="a computed key"),
        pytest.param("const BASE = { a: 1, __proto__: x };", "", id="a prototype"),
        pytest.param("const BASE = make();", "", id="made by a call"),
        pytest.param("const BASE = new Proxy({ a: 1 }, {});", "", id="a proxy"),
        pytest.param("const BASE = x || { a: 1 };", "", id="a choice"),
        pytest.param("import * as base from 'x'; const { BASE } = base;", "", id="of an import"),
        pytest.param(
            "const { BASE } = require('x'); BASE.b = 1;", "", id="a required one, written"
        ),
        pytest.param("const { BASE } = x;", "", id="taken out of something"),
        pytest.param("class BASE { static a = 1; }", "", id="a class"),
        pytest.param("function BASE() {} BASE.a = 1;", "", id="a function"),
        pytest.param("var BASE = { a: 1 };", "var BASE;", id="declared twice"),
    ],
)
def test_what_changes_varies(literal: str, declared: str, after: str) -> None:
    assert not isinstance(settled_of(using(declared, literal, after)), Settled)


@pytest.mark.parametrize(
    ("declared", "literal", "after"),
    [
        pytest.param("const BASE = { toJSON() {} };", SPREAD, "", id="a method that converts"),
        pytest.param("const BASE = { toString: x };", SPREAD, "", id="a conversion"),
        pytest.param("const BASE = { ...x };", SPREAD, "", id="spread of a spread"),
        pytest.param("const BASE = { a: 1 };", INTO_ARRAY, "", id="an object into an array"),
        pytest.param("const BASE = 5;", INTO_ARRAY, "", id="a number into an array"),
        pytest.param("const BASE = ['a', , 'b'];", INTO_ARRAY, "", id="holes"),
        pytest.param("const BASE = ['a'];", INTO_ARRAY, "BASE.push('b');", id="grows"),
        pytest.param("const BASE = ['a'];", "{ x: BASE[0] + 1 }", "BASE[0] = 'c';", id="element"),
        pytest.param("const BASE = { a: 'x' };", "{ x: BASE.a * 2 }", "", id="not a number"),
        pytest.param("const BASE = { b: 1 };", "{ x: BASE.a + 1 }", "", id="no such number"),
        pytest.param(
            "const BASE = { a: 1, ...x };", "{ x: BASE.a + 1 }", "", id="maybe overwritten"
        ),
        pytest.param("const BASE = { a: g() };", "{ x: BASE.a + 1 }", "", id="an unknown value"),
        pytest.param("const BASE = { a: x };", "{ y: BASE.a.b }", "", id="inside something else"),
        pytest.param(
            "const BASE = Object.freeze({ a: { b: 1 } });",
            "{ x: BASE.a.b }",
            "export { BASE };",
            id="frozen, but not inside",
        ),
        pytest.param("const BASE = { a: 1 };", "{ x: BASE[k] }", "", id="by a key of each call"),
        pytest.param("const BASE = { a: 1 };", "{ x: BASE.b }", "", id="a key that it lacks"),
        pytest.param("const BASE = ['a'];", "{ x: BASE[3] }", "", id="an element that it lacks"),
        pytest.param("const BASE = { a: 1, ...x };", "{ x: BASE.a }", "", id="maybe another's"),
        pytest.param("const BASE = { a: 1, __proto__ };", "{ ...BASE }", "", id="its prototype"),
        pytest.param(
            "if (x) { var BASE = ['a']; }", "[...BASE, 'b']", "", id="declared in a block"
        ),
        pytest.param(
            "try { var BASE = { a: 1 }; } catch {}", "{ x: BASE.a }", "", id="declared in a try"
        ),
        pytest.param("let a = 1;", "{ x: a }", "[(a)] = [4];", id="written in what cannot be read"),
        pytest.param("const BASE = { a: 1 };", "{ x: BASE.a() }", "", id="called"),
    ],
)
def test_what_is_odd_varies(declared: str, literal: str, after: str) -> None:
    assert not isinstance(settled_of(using(declared, literal, after)), Settled)


@pytest.mark.parametrize("literal", ["{ a: X.a, b: 1, c: 2 }", "{ [X.a]: 0, b: 1, c: 2 }"])
@pytest.mark.parametrize(
    ("declared", "because"),
    [
        pytest.param("import { X } from 'x';", Because.NOT_SETTLED, id="imported"),
        pytest.param("import X from 'x';", Because.NOT_SETTLED, id="the default"),
        pytest.param("const { X } = require('x');", Because.CONTENTS, id="required"),
        pytest.param("const { Y: X } = require('x');", Because.CONTENTS, id="by another name"),
        pytest.param("const X = require('x');", Because.CONTENTS, id="a module"),
    ],
)
def test_tables_of_other_files(declared: str, because: Because, literal: str) -> None:
    settled = settled_of(using(declared, literal))
    assert isinstance(settled, Settled)
    assert [one.because for one in settled.obstacles] == [because]


@pytest.mark.parametrize("literal", [SPREAD, READ])
@pytest.mark.parametrize(
    ("declared", "after", "at"),
    [
        pytest.param("export const BASE = { a: 1 };", "", "BASE", id="exported"),
        pytest.param("const BASE = { a: 1 };", "g(BASE);", "BASE", id="passed on"),
        pytest.param("const BASE = { a: 1 };", "x.base = BASE;", "x.base", id="stored"),
    ],
)
def test_what_may_be_changed_out_of_sight_is_an_obstacle(
    literal: str, declared: str, after: str, at: str
) -> None:
    js = using(declared, literal, after)
    settled = settled_of(js)
    assert isinstance(settled, Settled)
    assert [one.because for one in settled.obstacles] == [Because.CONTENTS]
    assert text_at(js, settled.obstacles[0].at) == at
    assert not is_safe(js)


@pytest.mark.parametrize(
    ("declared", "literal", "after"),
    [
        pytest.param("const BASE = { a: 1 };", SPREAD, "", id="spread"),
        pytest.param("const BASE = { a: 1 };", READ, "", id="read"),
        pytest.param("const BASE = { a: 1 };", READ, "g(BASE.a);", id="its primitive passed on"),
        pytest.param(
            "const BASE = Object.freeze({ a: 1 });", SPREAD, "export { BASE };", id="frozen"
        ),
        pytest.param(
            "const BASE = Object.freeze({ a: 1 });", READ, "g(BASE);", id="frozen, passed"
        ),
        pytest.param("const BASE = { a: g(), b: new Date() };", SPREAD, "", id="of anything"),
        pytest.param("const BASE = { a: { b: 1 } };", "{ x: BASE.a.b }", "", id="two deep"),
        pytest.param("const BASE = { a: { b: 1 } };", "{ x: BASE.a.b + 1 }", "", id="computed"),
        pytest.param("const BASE = { a: { b: 1 } };", "{ ...BASE.a }", "", id="spread from inside"),
        pytest.param("const BASE = { a: 'x' };", "{ [BASE.a]: `${BASE.a}y` }", "", id="as a key"),
        pytest.param("const BASE = { a: 1 };", "{ x: BASE['a'] }", "", id="by a string"),
        pytest.param("const BASE = { ...x, a: 1 };", "{ x: BASE.a }", "", id="after a spread"),
        pytest.param("const BASE = ['a', 'b'];", INTO_ARRAY, "", id="an array"),
        pytest.param(
            "const BASE = ['a', 'b'];", "{ x: BASE[1], n: BASE.length }", "", id="element"
        ),
        pytest.param("const BASE = ['a'];", "{ x: new Set(BASE) }", "", id="a Set of it"),
        pytest.param("const BASE = { a: 1 };", "{ x: Object.keys(BASE) }", "", id="its keys"),
        pytest.param(
            "const A = 2; const BASE = { a: A * 2 };", "{ x: BASE.a + A }", "", id="of constants"
        ),
    ],
)
def test_what_never_changes_is_constant(declared: str, literal: str, after: str) -> None:
    js = using(declared, literal, after)
    settled = settled_of(js)
    assert isinstance(settled, Settled)
    assert settled.obstacles == ()


def test_the_constant_goes_below_what_it_is_made_of() -> None:
    settled = settled_of(using("const BASE = { a: 1 };", SPREAD))
    assert isinstance(settled, Settled)
    assert {binding.name for binding in settled.after} == {"BASE"}


def test_in_a_classic_script_another_script_may_change_it() -> None:
    declared, frozen = "const BASE = { a: 1 };", "const BASE = Object.freeze({ a: 1 });"
    body = "function f(k) { const c = /*@*/{ ...BASE, own: 1 }; return !c[k]; }"
    assert not isinstance(settled_of(declared + body, "a.js"), Settled)
    assert isinstance(settled_of(frozen + body, "a.js"), Settled)


def test_typescript_casts_are_looked_through() -> None:
    declared = "const BASE = { a: 1, b: { c: 2 } } as const;"
    literal = "{ ...BASE, own: BASE.b.c, [BASE!.a]: 3 }"
    function = f"export function f(k: string) {{ const c = /*@*/{literal}; return !c; }}"
    assert isinstance(settled_of(declared + function, "a.ts"), Settled)
