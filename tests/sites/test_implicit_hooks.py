"""Hooks that the language calls by itself, replaced by the file. What must stay comes first."""

import pytest
from support.analysed import outs_of
from support.hooks import LIST, OWN, ROW, ROWS
from support.uses import using

PATTERN = "{ re: /,/ }"
NEXT = "[].values().__proto__.next = g;"


def goes_out(before: str, body: str, literal: str) -> bool:
    return bool(outs_of(f"{before}\n{using(body, literal)}"))


USES = (
    pytest.param("return new Set(c).size;", ROWS, id="a Set of rows"),
    pytest.param("return new Map(c).size;", "[['a', 1], ['b', 2]]", id="a Map of pairs"),
    pytest.param("return `${c}`;", LIST, id="a template"),
    pytest.param("return c.toString() + String(c);", LIST, id="converted"),
    pytest.param("for (const x of c) k(x.n);", ROWS, id="a loop"),
    pytest.param("const [x] = c; return x.n;", ROWS, id="taken apart"),
    pytest.param("return 'a,b'.split(c.re).length;", PATTERN, id="a pattern"),
    pytest.param("const { total, b } = c; return b + total;", ROW, id="by name"),
    pytest.param("return [k].concat(c).length;", LIST, id="concat"),
)


@pytest.mark.parametrize("before", OWN)
@pytest.mark.parametrize(("body", "literal"), USES)
def test_what_a_file_has_of_its_own_is_no_hook(before: str, body: str, literal: str) -> None:
    assert not goes_out(before, body, literal)


@pytest.mark.parametrize("before", OWN)
@pytest.mark.parametrize(
    "body",
    [
        pytest.param("await c; return c.a;", id="awaited"),
        pytest.param("return (await Promise.resolve(c)).a;", id="resolved"),
        pytest.param("const own = async () => c; return (await own()).a;", id="returned"),
    ],
)
def test_a_row_is_no_thenable(before: str, body: str) -> None:
    text = f"{before} export async function f(k) {{ const c = /*@*/{ROW}; {body} }}"
    assert outs_of(text) == []


CALLED = (
    pytest.param("Set.prototype.add = g;", "return new Set(c).size;", ROWS, id="add"),
    pytest.param("Map.prototype.set = g;", "new Map(Object.entries(c));", "{ a: {} }", id="set"),
    pytest.param("Array.prototype.join = g;", "return `${c}`;", LIST, id="join, a template"),
    pytest.param("Array.prototype.join = g;", "return c.toString();", LIST, id="join, toString"),
    pytest.param("Array.prototype.join = g;", "return String(c);", LIST, id="join, String"),
    pytest.param("Array.prototype.join = g;", "return '' + c;", LIST, id="join, a sum"),
    pytest.param("Array.prototype.join = g;", "return k[c];", LIST, id="join, a key"),
    pytest.param(NEXT, "for (const x of c) k(x.n);", ROWS, id="next, a loop"),
    pytest.param(
        "Object.getPrototypeOf([][Symbol.iterator]()).next = g;",
        "return Math.max(...[...c].map((x) => x.n));",
        ROWS,
        id="next, a spread",
    ),
    pytest.param(
        "Object.assign(Reflect.getPrototypeOf([].keys()), { next() {} });",
        "const [x] = c; return x.n;",
        ROWS,
        id="next, taken apart",
    ),
    pytest.param(
        "const P = Object.getPrototypeOf(new Set().values()); P.next = g;",
        "return Array.from(c).length;",
        ROWS,
        id="next, under a name",
    ),
    pytest.param(
        "const { __proto__: P } = [].values(); P.next = g;",
        "return new Set(c).size;",
        ROWS,
        id="next, taken out",
    ),
    pytest.param(
        "function patch(p) { p.next = g; } patch(Object.getPrototypeOf([].values()));",
        "return [...c].length;",
        ROWS,
        id="next, by a function",
    ),
    pytest.param(
        "const P = Reflect.get([].values(), '__proto__'); P.next = g;",
        "return [...c].length;",
        ROWS,
        id="next, of Reflect.get",
    ),
    pytest.param("Object.prototype.return = g;", "const [x] = c; k(x.n);", ROWS, id="closed"),
    pytest.param("RegExp.prototype[Symbol.search] = g;", "'a'.search(c.re);", PATTERN, id="search"),
    pytest.param("RegExp.prototype[Symbol.match] = g;", "'a'.match(c.re);", PATTERN, id="match"),
    pytest.param(
        "RegExp.prototype[Symbol.matchAll] = g;", "'a'.matchAll(c.re);", PATTERN, id="all"
    ),
    pytest.param("RegExp.prototype[Symbol.split] = g;", "'a'.split(c.re);", PATTERN, id="split"),
    pytest.param(
        "RegExp.prototype[Symbol.replace] = g;", "'a'.replace(c.re);", PATTERN, id="replace"
    ),
    pytest.param("RegExp.prototype.exec = g;", "'a'.search(c.re);", PATTERN, id="exec"),
    pytest.param(
        "Object.prototype[Symbol.split] = g;", "'a'.split(c);", LIST, id="split at a list"
    ),
    pytest.param(
        "Object.defineProperty(RegExp.prototype, 'global', { get: g });",
        "'a'.search(c.re);",
        PATTERN,
        id="a flag",
    ),
    pytest.param(
        "Object.defineProperty(RegExp.prototype, 'source', { get: g });",
        "return `${c.re}`;",
        PATTERN,
        id="its text",
    ),
    pytest.param(
        "Object.defineProperty(Object.prototype, Symbol.isConcatSpreadable, { get: g });",
        "[k].concat(c);",
        LIST,
        id="spreadable",
    ),
    pytest.param(
        "Object.prototype.__defineGetter__(Symbol.isConcatSpreadable, g);",
        "c.concat([k]);",
        LIST,
        id="spreadable, the receiver",
    ),
    pytest.param(
        "Object.defineProperty(Object.prototype, Symbol.isConcatSpreadable, { get: g });",
        "Array.prototype.concat.call([k], c);",
        LIST,
        id="spreadable, borrowed",
    ),
    pytest.param(
        "Object.defineProperty(Object.prototype, Symbol.isConcatSpreadable, { get: g });",
        "return [...c].concat([k])[0].n;",
        ROWS,
        id="spreadable, of a copy",
    ),
    pytest.param(
        "Object.defineProperty(RegExp, Symbol.species, { get: g });",
        "'a'.split(c.re);",
        PATTERN,
        id="the species of patterns",
    ),
    pytest.param("RegExp.prototype.constructor = g;", "'a'.split(c.re);", PATTERN, id="another"),
    pytest.param(
        "Object.defineProperty(Array, Symbol.species, { value: g });",
        "return [...c].filter((x) => x.n).length;",
        ROWS,
        id="the species of arrays",
    ),
    pytest.param("Array.prototype.join = g;", "return [c] == k;", ROW, id="compared with text"),
    pytest.param(
        "Object.defineProperty(Object.prototype, 'length', { get: g });",
        "return Array.from(c).length;",
        ROW,
        id="taken for an array",
    ),
    pytest.param(
        "Object.defineProperty(Array.prototype, 1, { get: g });",
        "for (const x of c) if (x === k) return 1;",
        "['a', , 'c']",
        id="a hole",
    ),
    pytest.param(
        "Object.prototype.__defineGetter__('1', g);",
        "return new Map(c).size;",
        "[['a'], ['b']]",
        id="a short pair",
    ),
    pytest.param("Array.prototype.at = g;", "return [...c].at(0).n;", ROWS, id="at, of a copy"),
    pytest.param(
        "Object.defineProperty(Object.prototype, 'a', { set: g });",
        "return !Object.assign({}, c).b;",
        "{ a: {}, b: 2 }",
        id="a setter",
    ),
    pytest.param(
        "Object.defineProperty(Object.prototype, 'currency', { get: g });",
        "return new Intl.NumberFormat('en', c).format(k);",
        "{ style: 'percent', maximumFractionDigits: 1 }",
        id="options",
    ),
)


@pytest.mark.parametrize(("before", "body", "literal"), CALLED)
def test_a_hook_is_called_with_it(before: str, body: str, literal: str) -> None:
    assert not goes_out("", body, literal)
    assert goes_out(before, body, literal)


GETTERS = (
    pytest.param("const { total, b } = c; return b;", ROW, id="by name"),
    pytest.param("const { total: t } = c; return t;", ROW, id="under another name"),
    pytest.param("const { total = 1 } = c; return total;", ROW, id="with a default"),
    pytest.param("const { [k]: t } = c; return t;", ROW, id="by any key"),
    pytest.param("let total; ({ total } = c); return total;", ROW, id="assigned"),
    pytest.param("for (const { total } of c) k(total === 1);", ROWS, id="the head of a loop"),
    pytest.param("const [{ total }] = c; return total;", ROWS, id="below"),
    pytest.param("const own = ({ total }) => total; return own(c);", ROW, id="a parameter"),
    pytest.param("return c.map(({ total }) => total);", ROWS, id="of a callback"),
    pytest.param("const { total } = [...c]; return !total;", ROWS, id="of a copy"),
    pytest.param("return ![...c].total;", ROWS, id="of a copy, a member"),
)


@pytest.mark.parametrize(("body", "literal"), GETTERS)
def test_patterns_run_accessors_that_are_inherited(body: str, literal: str) -> None:
    """sec-destructuring-binding-patterns: a pattern gets each property, as a member does."""
    getter = "Object.defineProperty(Object.prototype, 'total', { get: g });"
    assert not goes_out("", body, literal)
    assert not goes_out(getter.replace("Object.prototype", "g"), body, literal)
    assert goes_out(getter, body, literal)


@pytest.mark.parametrize(
    ("body", "literal"),
    [
        pytest.param("const { a, b } = c; return a + b;", ROW, id="its own properties"),
        pytest.param("const { a, ...rest } = c; return a;", ROW, id="the rest"),
        pytest.param("const { length } = c; return length;", LIST, id="another property"),
        pytest.param("return { ...c }.a;", ROW, id="a copy"),
    ],
)
def test_other_properties_are_read_as_ever(body: str, literal: str) -> None:
    assert not goes_out(
        "Object.defineProperty(Object.prototype, 'total', { get: g });", body, literal
    )


THENABLE = (
    pytest.param("Object.prototype.then = g;", id="assigned"),
    pytest.param("Object.defineProperty(Object.prototype, 'then', { get: g });", id="a getter"),
    pytest.param("Object.prototype[g] = g;", id="any method"),
    pytest.param("({}).__proto__.then = g;", id="by __proto__"),
)


@pytest.mark.parametrize("before", THENABLE)
@pytest.mark.parametrize(
    "body",
    [
        pytest.param("await c; return c.a;", id="awaited"),
        pytest.param("return (await Promise.resolve(c)).a;", id="resolved"),
        pytest.param("const own = async () => c; return (await own()).a;", id="returned"),
        pytest.param("const own = async () => { return c; }; await own();", id="by a statement"),
        pytest.param("for await (const x of [c]) k(x.a === 1);", id="a loop"),
    ],
)
def test_a_row_may_be_a_thenable(before: str, body: str) -> None:
    """sec-promise-resolve-functions: `then` is looked up in whatever a promise is resolved with."""
    text = f"export async function f(k) {{ const c = /*@*/{ROW}; {body} }}"
    assert outs_of(text) == []
    assert outs_of(f"{before} {text}") != []


@pytest.mark.parametrize(
    "before",
    [
        pytest.param("Promise.prototype.then = g;", id="then"),
        pytest.param(
            "Object.defineProperty(Promise.prototype, 'constructor', { get: g });", id="constructor"
        ),
        pytest.param("Object.defineProperty(Promise, Symbol.species, { get: g });", id="species"),
    ],
)
def test_a_promise_may_hand_it_to_a_method_of_the_file(before: str) -> None:
    """sec-promise-resolve, sec-promise.prototype.then."""
    body = f"const c = /*@*/{ROW}; const own = async () => c; const r = await own().catch(g); r.a;"
    text = f"async function f(g) {{ {body} }} f(1);"
    assert outs_of(f"export {{}}; {text}") == []
    assert outs_of(f"export {{}}; {before} {text}") != []


def test_whatever_is_iterated_anywhere_counts() -> None:
    text = f"const g = () => 1; {NEXT} export function f() {{ return /*@*/{ROW}.a; }}"
    assert outs_of(text) != []
