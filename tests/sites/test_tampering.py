"""Files that change what the objects of the language do. Those that do come first."""

import pytest
from support.analysed import outs_of, settled_of
from support.uses import using

from allocscan.sites.settle import Settled

OPTIONS = "{ a: 1, b: 2, c: 3, d: 4 }"
LIST = "['a', 'b', 'c', 'd']"


def goes_out(before: str, body: str, literal: str, path: str = "a.mjs") -> bool:
    return bool(outs_of(f"{before}\n{using(body, literal)}", path))


OWN_METHODS = (
    pytest.param("Array.prototype.includes = g;", "return c.includes(k);", LIST, id="assigned"),
    pytest.param("if (x) Array.prototype.at = g;", "return c.at(0);", LIST, id="under a condition"),
    pytest.param("jest.spyOn(Array.prototype, 'includes');", "c.includes(k);", LIST, id="spied on"),
    pytest.param(
        "Object.defineProperty(Array.prototype, 'find', g);",
        "c.find((x) => x);",
        LIST,
        id="defined",
    ),
    pytest.param("const p = Array.prototype; p.indexOf = g;", "c.indexOf(k);", LIST, id="alias"),
    pytest.param("patch(Array.prototype); k.at = g;", "c.at(0);", LIST, id="passed on"),
    pytest.param("[].__proto__.at = g;", "c.at(0);", LIST, id="by __proto__"),
    pytest.param("[].constructor.prototype.at = g;", "c.at(0);", LIST, id="by the constructor"),
    pytest.param("Object.prototype.hasOwnProperty = g;", "c.hasOwnProperty(k);", OPTIONS, id="own"),
    pytest.param("Object.prototype.toString = g;", "return `${c}`;", OPTIONS, id="conversion"),
    pytest.param("Object.prototype.toJSON = g;", "return JSON.stringify(c);", OPTIONS, id="JSON"),
    pytest.param("Array.prototype[Symbol.iterator] = g;", "return [...c];", LIST, id="iteration"),
    pytest.param("RegExp.prototype.exec = g;", "return c.re.test(k);", "{ re: /x/ }", id="exec"),
    pytest.param(
        "Object.defineProperty(Array.prototype, 'last', g);", "return !c.last;", LIST, id="accessor"
    ),
    pytest.param(
        "Object.defineProperty(Object, Symbol.hasInstance, g);",
        "return c instanceof Object;",
        OPTIONS,
        id="instanceof",
    ),
    pytest.param("globalThis.Map = g;", "return c instanceof Map;", OPTIONS, id="instanceof Map"),
    pytest.param("globalThis.Number = g;", "return [c].map(Number)[0];", OPTIONS, id="callback"),
    pytest.param(
        "Array[Symbol.species];", "return c.filter((x) => x).length;", LIST, id="species of arrays"
    ),
)


@pytest.mark.parametrize(("before", "body", "literal"), OWN_METHODS)
def test_what_a_literal_inherits_may_be_changed(before: str, body: str, literal: str) -> None:
    assert not goes_out("", body, literal)
    assert goes_out(before, body, literal)


XS = "const xs = [1]; const ys = xs; "
RE = "const re = /x/; const al = re; "
METHODS = (
    pytest.param(XS + "ys.map = g;", "xs.map(() => (@));", id="another name"),
    pytest.param(XS + "ys['map'] = g;", "xs.map(() => (@));", id="by a string"),
    pytest.param("const xs = [1]; Array.prototype.map = g;", "xs.map(() => (@));", id="prototype"),
    pytest.param("const xs = [1]; patch(xs); k.map = g;", "xs.map(() => (@));", id="in a function"),
    pytest.param(
        "const xs = [1]; Object.setPrototypeOf(xs, { map: g });", "xs.map(() => (@));", id="below"
    ),
    pytest.param(XS + "ys.constructor = S;", "xs.map((x) => x).join(@);", id="species"),
    pytest.param("const xs = [1]; Object.assign(xs, { join: g });", "xs.join(@);", id="assign"),
    pytest.param(
        "const xs = [1]; Object.defineProperties(xs, { join: { value: g } });",
        "xs.join(@);",
        id="defineProperties",
    ),
    pytest.param("const xs = [1]; for (const m of ['join']) xs[m] = g;", "xs.join(@);", id="loop"),
    pytest.param("const M = 'at', xs = [1]; xs[M] = g;", "xs.at(@);", id="by a name's text"),
    pytest.param(
        "const d = new Date(); d['a' + k] = () => 1;", "d.toLocaleString('a', @);", id="d"
    ),
    pytest.param(RE + "al.exec = g;", "'x'.match(re).join(@);", id="exec"),
    pytest.param(RE + "al[Symbol.split] = g;", "'x'.split(re).join(@);", id="Symbol.split"),
    pytest.param(RE + "al[Symbol.replace] = g;", "'x'.replace(re, @);", id="Symbol.replace"),
    pytest.param("String.prototype[Symbol.replace] = g;", "'x'.replace('x', @);", id="of text"),
    pytest.param(
        "const xs = [1]; const P = Array.prototype; P[g] = g;", "xs.join(@);", id="any method"
    ),
    pytest.param("Date.prototype[g] = g;", "new Date().toLocaleString('a', @);", id="any of dates"),
    pytest.param("String.prototype[g] = g;", "'x'.localeCompare('y', 'a', @);", id="any of text"),
    pytest.param("shim(Number.prototype);", "(1).toLocaleString('a', @);", id="of numbers"),
    pytest.param("", "RegExp(k).test(@);", id="RegExp without new"),
)


@pytest.mark.parametrize(("before", "body"), METHODS)
def test_a_receiver_may_have_got_another_method(before: str, body: str) -> None:
    body = body.replace("@", f"/*@*/{OPTIONS}")
    assert outs_of(f"{before}\nexport function f(k) {{ {body} }}") != []


TYPED = (
    pytest.param("(ys.join as any) = g;", id="as"),
    pytest.param("ys.join! = g;", id="not null"),
    pytest.param("(<any>ys.join) = g;", id="an assertion"),
    pytest.param("(ys.join satisfies any) = g;", id="satisfies"),
    pytest.param("({ a: ys.join as any } = g);", id="in an object pattern"),
)


@pytest.mark.parametrize("write", TYPED)
def test_a_cast_does_not_hide_a_write(write: str) -> None:
    before = "const xs: any = [1]; const ys: any = xs;"
    assert not goes_out(before, "xs.join(c);", OPTIONS, "a.mts")
    assert goes_out(f"{before} {write}", "xs.join(c);", OPTIONS, "a.mts")


@pytest.mark.parametrize(
    "write",
    [
        pytest.param("(<any>console).table = g;", id="an assertion"),
        pytest.param("(console.table as any) = g;", id="the member"),
        pytest.param("(<any>console.table) = g;", id="the asserted member"),
    ],
)
def test_a_cast_does_not_hide_a_replaced_built_in(write: str) -> None:
    assert not goes_out("", "console.table(c);", OPTIONS, "a.mts")
    assert goes_out(write, "console.table(c);", OPTIONS, "a.mts")


NAMESPACES = (
    pytest.param("export const xs: any = [1];", "xs.join(@)", id="a constant"),
    pytest.param("export let xs: any = [1];", "xs.join(@)", id="a variable"),
    pytest.param("export const clone = structuredClone;", "clone(@)", id="a built-in"),
    pytest.param("export const g = (c: any) => c.a;", "g(@)", id="a function"),
    pytest.param("export const re = /x/;", "'x'.replace(re, @)", id="a pattern"),
)


@pytest.mark.parametrize(("declared", "use"), NAMESPACES)
def test_what_a_namespace_exports_can_be_assigned_to(declared: str, use: str) -> None:
    call = use.replace("@", f"/*@*/{OPTIONS} as any")
    text = "namespace N { %s export function f(): any { const r = " + call + "; return !r; } }"
    assert outs_of(text % declared, "a.mts") != []
    assert outs_of(text % declared.removeprefix("export "), "a.mts") == []


CALLS = (
    pytest.param("Math.max = g;", "[Math.max(1, 2), 2, 3]", id="Math"),
    pytest.param("Number.parseInt = g;", "[Number.parseInt('1', 10), 2]", id="Number"),
    pytest.param("Date.UTC = g;", "[Date.UTC(2000, 1), 2]", id="Date"),
    pytest.param("String.prototype.trim = g;", "['a '.trim(), 'b']", id="a method of strings"),
    pytest.param("Array.prototype.join = g;", "[['a', 'b'].join('-'), 'b']", id="one of arrays"),
)


@pytest.mark.parametrize(("before", "literal"), CALLS)
def test_a_replaced_function_gives_no_constant(before: str, literal: str) -> None:
    text = f"export function f(k) {{ return {literal}[k]; }}".replace("return ", "return /*@*/")
    assert isinstance(settled_of(text), Settled)
    assert not isinstance(settled_of(f"{before}\n{text}"), Settled)


ORDINARY = (
    pytest.param("class A { toString() { return 'a'; } }", "return `${c}`;", OPTIONS, id="a class"),
    pytest.param("function A() {} A.prototype.at = g;", "c.at(0);", LIST, id="its own prototype"),
    pytest.param("Array.prototype.slice.call(x);", "c.slice(0).length;", LIST, id="borrowed"),
    pytest.param(
        "Object.getPrototypeOf(x) === Object.prototype;", "`${c}`;", OPTIONS, id="compared"
    ),
    pytest.param("class A { constructor() {} }", "c.filter((x) => x);", LIST, id="a constructor"),
    pytest.param(
        "function A() {} A.prototype = { constructor: A };", "c.filter((x) => x);", LIST, id="old"
    ),
    pytest.param("k.filter = g;", "c.filter((x) => x);", LIST, id="on something else"),
    pytest.param("if (x === '__proto__') x.at = g;", "c.at(0);", LIST, id="a name compared with"),
    pytest.param(
        "class E extends Error {}", "return c instanceof Error;", OPTIONS, id="a subclass"
    ),
)


@pytest.mark.parametrize(("before", "body", "literal"), ORDINARY)
def test_ordinary_code_changes_nothing(before: str, body: str, literal: str) -> None:
    assert not goes_out(before, body, literal)


ITERATOR = "const { iterator: it } = Symbol;"
TABLE = "{ a() { return 1; }, b() { return 2; }, c() { return 3; } }"
OWN = "Object.prototype.hasOwnProperty.call(c, k);"
BY_OTHER_WAYS = (
    pytest.param(
        f"{ITERATOR} Array.prototype[it] = g;", "for (const x of c) k(x === 1);", LIST, id="any key"
    ),
    pytest.param(
        f"{ITERATOR} const P = Array.prototype; P[it] = g;",
        "[...c].length;",
        LIST,
        id="of an alias",
    ),
    pytest.param(
        f"{ITERATOR} const {{ prototype: P }} = Array; P[it] = g;",
        "[...c].length;",
        LIST,
        id="of a part",
    ),
    pytest.param(f"{ITERATOR} [].__proto__[it] = g;", "[...c].length;", LIST, id="of __proto__"),
    pytest.param(
        f"{ITERATOR} const {{ __proto__: P }} = []; P[it] = g;",
        "[...c].length;",
        LIST,
        id="taken out",
    ),
    pytest.param(
        f"{ITERATOR} Reflect.getPrototypeOf([])[it] = g;",
        "[...c].length;",
        LIST,
        id="of getPrototypeOf",
    ),
    pytest.param(
        f"{ITERATOR} function p(o) {{ return Object.getPrototypeOf(o); }} p([])[it] = g;",
        "[...c].length;",
        LIST,
        id="of what is returned",
    ),
    pytest.param(
        f"{ITERATOR} Object.defineProperty(Array.prototype, it, g);",
        "[...c].length;",
        LIST,
        id="defined",
    ),
    pytest.param(
        f"{ITERATOR} Object.defineProperties(Array.prototype, g);",
        "[...c].length;",
        LIST,
        id="all defined",
    ),
    pytest.param(
        f"{ITERATOR} Reflect.set(Array.prototype, it, g);", "[...c].length;", LIST, id="set"
    ),
    pytest.param(
        f"{ITERATOR} Array.prototype.__defineGetter__(it, g);",
        "[...c].length;",
        LIST,
        id="a getter",
    ),
    pytest.param(
        "Object.assign(Array.prototype, g);", "[...c].length;", LIST, id="assigned from elsewhere"
    ),
    pytest.param(
        "Object.setPrototypeOf(Array.prototype, g);", "c.at(0);", LIST, id="inherited by all"
    ),
    pytest.param("Array.prototype.__proto__ = g;", "c.at(0);", LIST, id="inherited by __proto__"),
    pytest.param("shim(Array.prototype);", "c.at(0);", LIST, id="changed elsewhere"),
    pytest.param("const P = Array.prototype; shim(P);", "c.at(0);", LIST, id="an alias, elsewhere"),
    pytest.param("for (const m of g) Array.prototype[m] = g;", "c.at(0);", LIST, id="any method"),
    pytest.param("Array.prototype.valueOf()[g] = g;", "c.at(0);", LIST, id="valueOf"),
    pytest.param("Object.prototype[g] = g;", "return `${c}`;", OPTIONS, id="a conversion"),
    pytest.param("RegExp.prototype[g] = g;", "return c.re.test(k);", "{ re: /x/ }", id="a pattern"),
    pytest.param(
        "const O = ({}).constructor; O.keys = g;",
        "Object.keys(c).length;",
        OPTIONS,
        id="constructor",
    ),
    pytest.param(
        "({}).constructor.keys = g;", "Object.keys(c).length;", OPTIONS, id="constructor at once"
    ),
    pytest.param(
        "const { constructor: O } = {}; O.keys = g;",
        "Object.keys(c).length;",
        OPTIONS,
        id="constructor out",
    ),
    pytest.param(
        "g(({}).constructor); k.keys = g;",
        "Object.keys(c).length;",
        OPTIONS,
        id="constructor passed on",
    ),
    pytest.param(
        "const C = ({}).constructor; C.prototype.hasOwnProperty = g;",
        OWN,
        OPTIONS,
        id="its prototype",
    ),
    pytest.param(
        "class S extends Object {} S.__proto__.keys = g;",
        "Object.keys(c).length;",
        OPTIONS,
        id="__proto__ of a class",
    ),
    pytest.param(
        "class S extends Object {} S['__proto__'].keys = g;",
        "Object.keys(c).length;",
        OPTIONS,
        id="in quotes",
    ),
    pytest.param(
        "class S extends Object {} Object.getPrototypeOf(S).keys = g;",
        "Object.keys(c).length;",
        OPTIONS,
        id="getPrototypeOf a class",
    ),
    pytest.param(
        "class S extends Object {} const O = Object.getPrototypeOf(S); O.keys = g;",
        "Object.keys(c).length;",
        OPTIONS,
        id="an alias of it",
    ),
    pytest.param(
        f"{ITERATOR} const {{ getPrototypeOf: p }} = Object; p([])[it] = g;",
        "[...c].length;",
        LIST,
        id="of getPrototypeOf under a name",
    ),
    pytest.param(
        f"{ITERATOR} const P = Reflect.get(Array, 'prototype'); P[it] = g;",
        "[...c].length;",
        LIST,
        id="of Reflect.get",
    ),
    pytest.param(
        f"{ITERATOR} const P = Reflect.get([], '__proto__'); P[it] = g;",
        "[...c].length;",
        LIST,
        id="of Reflect.get of __proto__",
    ),
    pytest.param(
        f"{ITERATOR} const P = {{}}.__lookupGetter__('__proto__').call([]); P[it] = g;",
        "[...c].length;",
        LIST,
        id="of its getter",
    ),
    pytest.param(
        f"{ITERATOR} Object['getPrototypeOf']([])[it] = g;",
        "[...c].length;",
        LIST,
        id="of getPrototypeOf in quotes",
    ),
    pytest.param(
        "for (const p of ['prototype']) Array[p].at = g;", "c.at(0);", LIST, id="a name in a list"
    ),
    pytest.param("Function.prototype.call = g;", OWN, OPTIONS, id="call"),
    pytest.param(
        "Object.setPrototypeOf(({}).constructor.prototype.hasOwnProperty, { call: g });",
        OWN,
        OPTIONS,
        id="call of one method",
    ),
    pytest.param(
        "const h = ({}).__proto__.hasOwnProperty; h.call = g;", OWN, OPTIONS, id="under a name"
    ),
    pytest.param("(() => 1).__proto__.call = g;", OWN, OPTIONS, id="call by __proto__"),
    pytest.param("Function.prototype[g] = g;", OWN, OPTIONS, id="call by any key"),
    pytest.param(
        "Function.prototype[g] = g;", "[].slice.call(c).length;", LIST, id="borrowed by any key"
    ),
    pytest.param(
        "const P = Object.prototype; P.zz = g;", "c[k]();", TABLE, id="an inherited method"
    ),
    pytest.param("Object.prototype.zz = g;", "c[k]();", TABLE, id="an inherited method at once"),
    pytest.param(
        "const { prototype: P } = Object; P.zz = g;", "c[k]();", TABLE, id="one of a part"
    ),
    pytest.param("g(Object.prototype);", "c[k]();", TABLE, id="one from elsewhere"),
    pytest.param("({}).__proto__.zz = g;", "c[k]();", TABLE, id="one by __proto__"),
)


@pytest.mark.parametrize(("before", "body", "literal"), BY_OTHER_WAYS)
def test_any_way_to_what_is_inherited_counts(before: str, body: str, literal: str) -> None:
    assert not goes_out("", body, literal)
    assert goes_out(before, body, literal)


HARMLESS = (
    pytest.param("Object.prototype.hasOwnProperty.call(g, k);", id="a borrowed method"),
    pytest.param("const { hasOwnProperty: h, toString } = Object.prototype;", id="methods"),
    pytest.param("const has = Object.prototype.hasOwnProperty;", id="one method"),
    pytest.param("g.prototype = Object.create(Object.prototype);", id="inherited from"),
    pytest.param("if (g === Object.prototype) g[k] = () => 1;", id="compared"),
    pytest.param("if (Object.getPrototypeOf(g) === null) g[k] = g;", id="asked for"),
    pytest.param(
        "const p = Object.getPrototypeOf(g); if (p === null || p === Object.prototype) g[k] = g;",
        id="asked for under a name",
    ),
    pytest.param("const P = Object.prototype; P.toString.call(g);", id="under a name"),
    pytest.param(
        "const p = Object.getPrototypeOf(g); const o = Object.create(p); o[k] = g;", id="a copy"
    ),
    pytest.param(
        "Object.getOwnPropertyNames(Array.prototype).forEach((m) => g(m));", id="names of it"
    ),
    pytest.param("Object.setPrototypeOf(g, Array.prototype); g[k] = g;", id="given to another"),
    pytest.param("const o = { __proto__: Array.prototype }; o[k] = g;", id="given to a literal"),
    pytest.param("for (const m in Object.prototype) g(m);", id="a loop"),
    pytest.param("class A {} A.prototype[k] = g;", id="of its own class"),
    pytest.param("g[k] = new g.constructor(g.constructor.name);", id="constructors"),
    pytest.param("const { defaults } = g.constructor; g.at = defaults;", id="of a constructor"),
    pytest.param(
        "if (['__proto__', 'constructor', 'prototype'].includes(k)) throw g; g[k] = () => 1;",
        id="names that are refused",
    ),
    pytest.param("Array.prototype.last = g;", id="another method"),
)


@pytest.mark.parametrize("before", HARMLESS)
@pytest.mark.parametrize(
    ("body", "literal"),
    [
        pytest.param("return [...c].length;", LIST, id="spread"),
        pytest.param("return c.at(0);", LIST, id="a method"),
        pytest.param("return Object.keys(c).length;", OPTIONS, id="Object.keys"),
        pytest.param(OWN, OPTIONS, id="hasOwnProperty"),
    ],
)
def test_what_only_reads_changes_nothing(before: str, body: str, literal: str) -> None:
    assert not goes_out(before, body, literal)


@pytest.mark.parametrize("before", HARMLESS[:-1])
def test_what_only_reads_adds_no_method(before: str) -> None:
    assert not goes_out(before, "c[k]();", TABLE)


def test_a_map_of_plain_values_under_a_like_name_changes_no_array() -> None:
    before = "class A { constructor() { this.map = new Map(); } } const xs = [1];"
    assert outs_of(f"{before} export function f() {{ xs.map(() => (/*@*/{OPTIONS})); }}") == []
