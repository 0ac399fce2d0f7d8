"""Which calls are constants, and what comes of what they give. Rows that vary come first."""

import pytest
from support.analysed import constness_of, outs_of, settled_of

from allocscan.sites.constants import Constant
from allocscan.sites.settle import Settled

USE = "const UNDEFINED = undefined, N = 2, WORDS = 'a b', LIST = ['p', 'q'];\n"


def using(literal: str) -> str:
    """A function that only looks `literal` up."""
    return USE + f"export function f(k) {{ const c = /*@*/{literal}; return !c[k]; }}"


@pytest.mark.parametrize(
    "expression",
    [
        pytest.param("Object.freeze(x)", id="freezing something else"),
        pytest.param("Object.freeze()", id="freezing nothing"),
        pytest.param("Object.freeze({ a: 1 }, 2)", id="one argument too many"),
        pytest.param("Object.freeze(...x)", id="a spread argument"),
        pytest.param("Object.freeze({ a: Math.random() })", id="what is frozen varies"),
        pytest.param("Object.seal({ a: 1 })", id="a function that is not listed"),
        pytest.param("Object.keys()", id="an argument is missing"),
        pytest.param("Object.keys('ab')", id="keys of a string"),
        pytest.param("Object.keys(null)", id="keys of null throw"),
        pytest.param("Object.values({ a: {} })", id="values that the call's text makes"),
        pytest.param("Object.entries({ a() {} })", id="a method among the entries"),
        pytest.param("Object.keys({ get a() { return 1; } })", id="a getter"),
        pytest.param("Object.assign(x, { a: 1 })", id="assigning to something else"),
        pytest.param("Object.assign({ a: [] }, { b: 1 })", id="an array in the target"),
        pytest.param("Object.assign({ set a(v) {} }, { a: 1 })", id="a setter in the target"),
        pytest.param("Object.assign({ a: 1 }, { toString: g })", id="a method that converts"),
        pytest.param("Object.assign({ toJSON: g }, { a: 1 })", id="a method that serialises"),
        pytest.param("Object.assign({ a: 1 }, { ['x' + 'y']: g })", id="a computed key"),
        pytest.param("Object.assign({ a: 1 }, { ['__proto__']: g })", id="a computed prototype"),
        pytest.param("Object.assign({ a: 1 }, { __proto__ })", id="a prototype by its name"),
        pytest.param("[...Object.entries({ x: 1 })]", id="pairs that are spread"),
        pytest.param("[...Object.freeze([['x']])]", id="what is frozen, spread"),
        pytest.param("({ ...Object.freeze({ get t() { return 1; } }) })", id="a frozen getter"),
        pytest.param("({ ...Object.freeze({ x: [] }) })", id="a frozen object, spread"),
        pytest.param("({ ...Object.assign({}, { x: 1 }) })", id="a record, spread"),
        pytest.param("Object.fromEntries(x)", id="entries by name"),
        pytest.param("Object.fromEntries([['a', {}]])", id="entries that hold objects"),
        pytest.param("Object.fromEntries([['a']])", id="half an entry"),
        pytest.param("new Set()", id="an empty Set is an accumulator"),
        pytest.param("new Map()", id="an empty Map"),
        pytest.param("new Map([])", id="a Map of nothing"),
        pytest.param("new Set", id="without brackets"),
        pytest.param("new Set(5)", id="not iterable"),
        pytest.param("new Set({ a: 1 })", id="a Set of an object"),
        pytest.param("new Map([['a', 1], , ['b', 2]])", id="a hole among the pairs throws"),
        pytest.param("Object.fromEntries([, ['a', 1]])", id="a hole among the entries"),
        pytest.param("new Set([{}])", id="a Set of objects"),
        pytest.param("new Set([f()])", id="a Set of what a call gives"),
        pytest.param("new Map([['a', []]])", id="a Map of arrays"),
        pytest.param("new Map({ a: 1 })", id="a Map of an object"),
        pytest.param("new WeakMap([['a', 1]])", id="a WeakMap"),
        pytest.param("new Date(0)", id="a Date"),
        pytest.param("Set(['a'])", id="without new"),
        pytest.param("Symbol('a')", id="a symbol of its own"),
        pytest.param("Symbol.for()", id="no key"),
        pytest.param("Symbol.for({})", id="a key that is converted"),
        pytest.param("Math.random()", id="a random number"),
        pytest.param("Math.max('1', 2)", id="a string for a number"),
        pytest.param("Math.max(1n, 2)", id="a bigint for a number throws"),
        pytest.param("Date.now()", id="the clock"),
        pytest.param("Number(1n)", id="a bigint is converted"),
        pytest.param("String({})", id="an object is converted"),
        pytest.param("Array.from({ length: 3 })", id="an array-like"),
        pytest.param("Array.from([1], (x) => x)", id="a mapper"),
        pytest.param("Array.of({})", id="an array of objects"),
        pytest.param("['a', x].join('-')", id="joining a name converts it"),
        pytest.param("[['a']].concat([1])", id="joining arrays of arrays"),
        pytest.param("['a'].concat({})", id="an object is appended"),
        pytest.param("['a', 'b'].map(String)", id="a callback"),
        pytest.param("['a', 'b'].pop()", id="a method that is not listed"),
        pytest.param("'a'.split(/ /)", id="splitting by a pattern"),
        pytest.param("'a'.split()", id="splitting by nothing"),
        pytest.param("'a'.repeat(-1)", id="may throw"),
        pytest.param("'a'.toLocaleUpperCase()", id="depends on the locale"),
        pytest.param("(1).toFixed(2)", id="a method of a number"),
        pytest.param("parseInt(1)", id="parsing a number"),
        pytest.param("{}.hasOwnProperty('a')", id="a method of an object"),
        pytest.param("globalThis.Math.max(1)", id="a longer path"),
    ],
)
def test_varies(expression: str) -> None:
    assert not isinstance(constness_of(f"/*@*/{{ a: ({expression}) }}"), Constant)


@pytest.mark.parametrize(
    "expression",
    [
        pytest.param("Object.keys(x)", id="of a parameter"),
        pytest.param("new Set(x)", id="a Set of a parameter"),
        pytest.param("x.split(' ')", id="a parameter's text"),
        pytest.param("N.split(' ')", id="a number has no such method"),
        pytest.param("[...N]", id="a number is not iterable"),
        pytest.param("new Set(N)", id="a Set of a number"),
        pytest.param("Math.max(WORDS)", id="a string for a number"),
        pytest.param("UNDEFINED.trim()", id="a method of undefined throws"),
        pytest.param("[...UNDEFINED]", id="undefined is not iterable"),
        pytest.param("[...undefined]", id="undefined itself is not"),
        pytest.param("Object.keys(undefined)", id="keys of undefined throw"),
        pytest.param("[...Math.PI]", id="a number of the language is not iterable"),
        pytest.param("Math.PI.slice(1)", id="a number of the language has no slice"),
    ],
)
def test_a_name_that_is_something_else_varies(expression: str) -> None:
    js = USE + f"export function f(x) {{ const c = /*@*/{{ a: {expression} }}; return !c.a; }}"
    assert not isinstance(settled_of(js), Settled)


@pytest.mark.parametrize(
    "before",
    [
        pytest.param("const Object = { keys: () => [] };", id="a constant of that name"),
        pytest.param("import { Object } from 'x';", id="an import"),
        pytest.param("Object = null;", id="assigned to"),
        pytest.param("class Object {}", id="a class"),
    ],
)
def test_what_is_no_built_in_here_varies(before: str) -> None:
    js = before + "export function f(k) { const c = /*@*/{ a: Object.keys({ x: 1 }) }; !c[k]; }"
    assert not isinstance(settled_of(js), Settled)


@pytest.mark.parametrize(
    "expression",
    [
        pytest.param("Object.freeze({ x: 1, y: [2] })", id="freezing"),
        pytest.param("Object.freeze(Object.freeze(['x']))", id="freezing twice"),
        pytest.param("Object.keys({ x: 1 })", id="keys"),
        pytest.param("Object.values({ x: 1, y: N })", id="values"),
        pytest.param("Object.entries({ x: 1 })", id="entries"),
        pytest.param("Object.assign({}, { x: 1 }, { y: 2 })", id="assigning to a new object"),
        pytest.param("Object.fromEntries([['x', 1], ['y', 2]])", id="from entries"),
        pytest.param("new Set(['x', 'y'])", id="a Set"),
        pytest.param("new Set('xy')", id="a Set of letters"),
        pytest.param("new Set(LIST)", id="a Set of a constant list"),
        pytest.param("new Map([['x', 1], ['y', 2]])", id="a Map"),
        pytest.param("Symbol.for('x')", id="a registered symbol"),
        pytest.param("Math.max(1, N)", id="arithmetic"),
        pytest.param("Date.UTC(2020, 0)", id="a time"),
        pytest.param("parseInt('ff', 16)", id="parsing"),
        pytest.param("'a b c'.split(' ')", id="splitting"),
        pytest.param("WORDS.split(' ')", id="splitting a constant"),
        pytest.param("'a b'.split(' ').concat('c d'.split(' '))", id="joining what was split"),
        pytest.param("['a', 'b'].join('-')", id="joining"),
        pytest.param("[1, 2].concat([3], LIST)", id="appending"),
        pytest.param("[...'a b'.split(' '), 'c']", id="spreading what was split"),
        pytest.param("' x '.trim().toUpperCase()", id="a chain"),
        pytest.param("String(N)", id="a number as text"),
        pytest.param("Boolean({})", id="truth"),
        pytest.param("Array.from(LIST)", id="a copy"),
        pytest.param("Array.of(1, 2)", id="an array of"),
    ],
)
def test_a_pure_call_is_constant(expression: str) -> None:
    assert isinstance(settled_of(using(f"{{ a: {expression}, b: 1 }}")), Settled)


@pytest.mark.parametrize(
    ("expression", "use"),
    [
        pytest.param("new Set(['x'])", "c.a.add(k);", id="adding to a Set"),
        pytest.param("new Set(['x'])", "c.a.clear();", id="emptying a Set"),
        pytest.param("new Set(['x'])", "c.a.add(k).size;", id="adding, chained"),
        pytest.param("new Set(['x'])", "g(c.a);", id="passing a Set on"),
        pytest.param("new Set(['x'])", "return c.a;", id="returning a Set"),
        pytest.param("new Set(['x'])", "o.union(c.a);", id="an argument of a Set's method"),
        pytest.param("new Set(['x'])", "c.a.union(o);", id="a method that is not listed"),
        pytest.param("new Set(['x'])", "return c.a === k;", id="comparing a Set"),
        pytest.param("new Set(['x'])", "c.a.mark = 1;", id="a property on a Set"),
        pytest.param(
            "new Set(['x'])", "c.a.forEach((v, w, s) => s.delete(v));", id="by a callback"
        ),
        pytest.param("new Map([['x', 1]])", "c.a.set(k, 1);", id="setting in a Map"),
        pytest.param("new Map([['x', 1]])", "c.a.delete(k);", id="deleting from a Map"),
        pytest.param("'a b'.split(' ')", "c.a.push(k);", id="pushing to what was split"),
        pytest.param("'a b'.split(' ')", "c.a[0] = k;", id="writing to what was split"),
        pytest.param("Object.keys({ x: 1 })", "c.a.sort();", id="sorting keys"),
        pytest.param("Object.entries({ x: 1 })", "c.a[0].push(k);", id="pushing to an entry"),
        pytest.param("Object.entries({ x: 1 })", "for (const e of c.a) e[1] = k;", id="entries"),
        pytest.param("Object.assign({}, { x: 1 })", "c.a.x = k;", id="writing to a record"),
        pytest.param("Object.freeze({ y: [1] })", "c.a.y.push(k);", id="inside what is frozen"),
        pytest.param("[1].concat([2])", "c.a.length = 0;", id="shortening"),
        pytest.param("[...[{ x: { y: 1 } }]]", "c.a[0].x.y = k;", id="inside what is spread"),
        pytest.param("({ ...{ x: { y: 1 } } })", "c.a.x.y = k;", id="inside an object spread"),
    ],
)
def test_what_a_call_gives_can_be_changed(expression: str, use: str) -> None:
    js = f"export function f(k, g, o) {{ const c = /*@*/{{ a: {expression} }}; {use} }}"
    assert outs_of(js)


@pytest.mark.parametrize(
    ("expression", "use"),
    [
        pytest.param("new Set(['x'])", "return c.a.has(k);", id="asking a Set"),
        pytest.param("new Set(['x'])", "return c.a.size;", id="its size"),
        pytest.param("new Set(['x'])", "return [...c.a].length;", id="spreading it"),
        pytest.param("new Set(['x'])", "for (const v of c.a) g(v);", id="going over it"),
        pytest.param("new Set(['x'])", "c.a.forEach((v) => g(v));", id="with a callback"),
        pytest.param("new Map([['x', 1]])", "return c.a.get(k) ?? 0;", id="asking a Map"),
        pytest.param("new Map([['x', 1]])", "for (const [v, w] of c.a) g(v, w);", id="its pairs"),
        pytest.param("'a b'.split(' ')", "return c.a.includes(k);", id="searching"),
        pytest.param("Object.keys({ x: 1 })", "return c.a.map((x) => x + k);", id="mapping"),
        pytest.param("Object.entries({ x: 1 })", "for (const [v] of c.a) g(v);", id="entries"),
        pytest.param("Object.assign({}, { x: 1 })", "return c.a[k] === 1;", id="a record"),
        pytest.param("[...'ab']", "return c.a.indexOf(k);", id="spread letters"),
    ],
)
def test_what_a_call_gives_is_only_read(expression: str, use: str) -> None:
    js = f"export function f(k, g) {{ const c = /*@*/{{ a: {expression} }}; {use} }}"
    assert outs_of(js) == []
