"""What each use makes of a value. The ways out come first, each with the text that proves it."""

import pytest
from support.analysed import Out, outs_of
from support.uses import using

from allocscan.sites.verdicts import Route

WRITTEN, MUTATED, COMPARED = Route.WRITTEN, Route.MUTATED, Route.COMPARED
RETURNED, ARGUMENT, STORED = Route.RETURNED, Route.ARGUMENT, Route.STORED
CALLED, COERCED, UNKNOWN = Route.CALLED, Route.COERCED, Route.UNKNOWN

ONE = (
    # ------------------------------------------------------------ writes (B01, B02, B05, B06)
    pytest.param("c.n = 2;", (WRITTEN, "c.n"), id="assignment"),
    pytest.param("c[k] = 2;", (WRITTEN, "c[k]"), id="assignment by key"),
    pytest.param("c.n += 2;", (WRITTEN, "c.n"), id="compound assignment"),
    pytest.param("c.n ??= 2;", (WRITTEN, "c.n"), id="logical assignment"),
    pytest.param("c.n++;", (WRITTEN, "c.n"), id="update"),
    pytest.param("--c.n;", (WRITTEN, "c.n"), id="update before"),
    pytest.param("delete c.n;", (WRITTEN, "c.n"), id="delete"),
    pytest.param("delete c?.n;", (WRITTEN, "c?.n"), id="delete, optional"),
    pytest.param("delete (c.n);", (WRITTEN, "c.n"), id="delete in brackets"),
    pytest.param("(c).n = 2;", (WRITTEN, "(c).n"), id="in brackets"),
    pytest.param("c.a.x = 2;", (WRITTEN, "c.a.x"), id="one deeper"),
    pytest.param("c[k].x = 2;", (WRITTEN, "c[k].x"), id="of an unknown entry"),
    pytest.param("c.l.length = 0;", (WRITTEN, "c.l.length"), id="length"),
    pytest.param("c.f.n = 1;", (WRITTEN, "c.f.n"), id="of a function in it"),
    pytest.param("[c.n] = o;", (WRITTEN, "c.n"), id="array pattern"),
    pytest.param("[c.n = 1] = o;", (WRITTEN, "c.n"), id="array pattern with a default"),
    pytest.param("[...c.l] = o;", (WRITTEN, "c.l"), id="rest of an array pattern"),
    pytest.param("({ x: c.n } = o);", (WRITTEN, "c.n"), id="object pattern"),
    pytest.param("({ x: c.n = 1 } = o);", (WRITTEN, "c.n"), id="object pattern with a default"),
    pytest.param("({ x: { y: [c.n] } } = o);", (WRITTEN, "c.n"), id="deep pattern"),
    pytest.param("({ ...c.a } = o);", (WRITTEN, "c.a"), id="rest of an object pattern"),
    pytest.param("for (c.n of o);", (WRITTEN, "c.n"), id="for-of target"),
    pytest.param("for (c.n in o);", (WRITTEN, "c.n"), id="for-in target"),
    pytest.param("for ([c.n] of o);", (WRITTEN, "c.n"), id="for-of pattern"),
    pytest.param("const d = c; d.n = 2;", (WRITTEN, "d.n"), id="by an alias"),
    pytest.param("let d; d = c; d.n = 2;", (WRITTEN, "d.n"), id="by an assigned alias"),
    pytest.param("let d; d ||= c; d.n = 2;", (WRITTEN, "d.n"), id="by a logical assignment"),
    pytest.param("let d, e; d = e = c; d.n = 2;", (WRITTEN, "d.n"), id="by a chain"),
    pytest.param("(k ? c : o).n = 2;", (WRITTEN, "(k ? c : o).n"), id="by a choice"),
    pytest.param("(o || c).n = 2;", (WRITTEN, "(o || c).n"), id="by a fallback"),
    pytest.param("(o ?? c).n = 2;", (WRITTEN, "(o ?? c).n"), id="by a nullish fallback"),
    pytest.param("(c && c.a).x = 2;", (WRITTEN, "(c && c.a).x"), id="by a conjunction"),
    pytest.param("(o, c).n = 2;", (WRITTEN, "(o, c).n"), id="by a sequence"),
    pytest.param("const { a } = c; a.x = 2;", (WRITTEN, "a.x"), id="by a shorthand pattern"),
    pytest.param("const { a: b } = c; b.x = 2;", (WRITTEN, "b.x"), id="by a renamed pattern"),
    pytest.param("const { [k]: b } = c; b.x = 2;", (WRITTEN, "b.x"), id="by a computed pattern"),
    pytest.param("const { a = o } = c; a.x = 2;", (WRITTEN, "a.x"), id="by a pattern's default"),
    pytest.param("const { ...r } = c; r.a.x = 2;", (WRITTEN, "r.a.x"), id="by a rest"),
    pytest.param("const { z = c } = o; z.n = 2;", (WRITTEN, "z.n"), id="as a pattern's default"),
    pytest.param("const [z = c] = o; z.n = 2;", (WRITTEN, "z.n"), id="as an element's default"),
    pytest.param("let z; [z = c] = o; z.n = 2;", (WRITTEN, "z.n"), id="as an assigned default"),
    pytest.param(
        "const { l: [, e] } = { l: [1, c] }; e.n = 2;", (WRITTEN, "e.n"), id="by position"
    ),
    pytest.param("for (const v of [c]) v.n = 2;", (WRITTEN, "v.n"), id="by a loop"),
    pytest.param("for (const [, v] of Object.entries(c)) v.x = 2;", (WRITTEN, "v.x"), id="entries"),
    pytest.param("const d = { ...c }; d.a.x = 2;", (WRITTEN, "d.a.x"), id="of a shallow copy"),
    pytest.param("Object.values(c)[0].x = 2;", (WRITTEN, "Object.values(c)[0].x"), id="of values"),
    pytest.param(
        "Object.assign({}, c).a.x = 2;", (WRITTEN, "Object.assign({}, c).a.x"), id="of an assign"
    ),
    pytest.param(
        "Object.fromEntries(Object.entries(c)).a.x = 2;",
        (WRITTEN, "Object.fromEntries(Object.entries(c)).a.x"),
        id="of regrouped entries",
    ),
    pytest.param(
        "Object.freeze(c).a.x = 2;", (WRITTEN, "Object.freeze(c).a.x"), id="of a frozen one"
    ),
    pytest.param("setTimeout(() => { c.n++; });", (WRITTEN, "c.n"), id="in a closure"),
    pytest.param("return { inc: () => c.n++ };", (WRITTEN, "c.n"), id="private state of a closure"),
    pytest.param("const h = (x) => { x.n = 2; }; h(c);", (WRITTEN, "x.n"), id="by a helper"),
    pytest.param("const h = ({ a }) => { a.x = 2; }; h(c);", (WRITTEN, "a.x"), id="by its pattern"),
    pytest.param(
        "const h = (...r) => { r[0].n = 2; }; h(c);", (WRITTEN, "r[0].n"), id="by its rest"
    ),
    pytest.param(
        "const h = (y, x) => { x.n = 2; }; h(...[c], 1);", (WRITTEN, "x.n"), id="by spread"
    ),
    pytest.param("((x) => { x.n = 2; })(c);", (WRITTEN, "x.n"), id="by a function called at once"),
    pytest.param("const h = () => c; h().n = 2;", (WRITTEN, "h().n"), id="what a helper returns"),
    pytest.param(
        "const h = async () => c; h().then; (async () => { (await h()).n = 2; })();",
        (WRITTEN, "(await h()).n"),
        id="what a helper promises",
    ),
    # ------------------------------------------------------------ mutating methods (B03, B04)
    pytest.param("c.l.push(3);", (MUTATED, "c.l.push(3)"), id="push"),
    pytest.param("c.l.pop();", (MUTATED, "c.l.pop()"), id="pop"),
    pytest.param("c.l.shift();", (MUTATED, "c.l.shift()"), id="shift"),
    pytest.param("c.l.unshift(0);", (MUTATED, "c.l.unshift(0)"), id="unshift"),
    pytest.param("c.l.splice(0, 1);", (MUTATED, "c.l.splice(0, 1)"), id="splice"),
    pytest.param("c.l.sort();", (MUTATED, "c.l.sort()"), id="sort"),
    pytest.param("c.l.reverse();", (MUTATED, "c.l.reverse()"), id="reverse"),
    pytest.param("c.l.fill(0);", (MUTATED, "c.l.fill(0)"), id="fill"),
    pytest.param("c.l.copyWithin(0, 1);", (MUTATED, "c.l.copyWithin(0, 1)"), id="copyWithin"),
    pytest.param("c.l?.push(3);", (MUTATED, "c.l?.push(3)"), id="optional push"),
    pytest.param("c.l['push'](3);", (MUTATED, "c.l['push'](3)"), id="push by a string"),
    # ------------------------------------------------------------ mutating built-ins (B09)
    pytest.param("Object.assign(c, o);", (MUTATED, "Object.assign(c, o)"), id="assign to it"),
    pytest.param("Reflect.set(c, 'n', 2);", (MUTATED, "Reflect.set(c, 'n', 2)"), id="Reflect.set"),
    pytest.param(
        "Reflect.deleteProperty(c, 'n');",
        (MUTATED, "Reflect.deleteProperty(c, 'n')"),
        id="Reflect.deleteProperty",
    ),
    pytest.param(
        "Object.defineProperty(c, 'z', {});",
        (MUTATED, "Object.defineProperty(c, 'z', {})"),
        id="defineProperty",
    ),
    pytest.param(
        "Object.setPrototypeOf(c, null);",
        (MUTATED, "Object.setPrototypeOf(c, null)"),
        id="setPrototypeOf of it",
    ),
    # ------------------------------------------------------------ identity (B12, B13, B34)
    pytest.param("if (c === o) g();", (COMPARED, "c === o"), id="==="),
    pytest.param("if (o !== c) g();", (COMPARED, "o !== c"), id="!=="),
    pytest.param("if (c == 'x') g();", (COMPARED, "c == 'x'"), id="== converts"),
    pytest.param("if (c.a === o) g();", (COMPARED, "c.a === o"), id="=== of an entry"),
    pytest.param("switch (c) { case o: }", (COMPARED, "(c)"), id="switch"),
    pytest.param("switch (o) { case c: }", (COMPARED, "c"), id="case"),
    pytest.param("Object.is(c, o);", (COMPARED, "c"), id="Object.is"),
    pytest.param("[1].includes(c);", (COMPARED, "c"), id="includes of it"),
    pytest.param("[1].indexOf(c);", (COMPARED, "c"), id="indexOf of it"),
    pytest.param("new Map().get(c);", (COMPARED, "c"), id="a Map's key"),
    pytest.param("new WeakSet([c]);", (ARGUMENT, "[c]"), id="WeakSet"),
    pytest.param("useEffect(() => {}, [c]);", (ARGUMENT, "[c]"), id="hook dependencies"),
    # ------------------------------------------------------------ out to callers (B10, B11, B14)
    pytest.param("return c;", (RETURNED, "c"), id="return"),
    pytest.param("return c.a;", (RETURNED, "c.a"), id="return of an entry"),
    pytest.param("return c[k] || {};", (RETURNED, "c[k] || {}"), id="return of an unknown entry"),
    pytest.param("return c.f;", (RETURNED, "c.f"), id="return of a function in it"),
    pytest.param("return { c };", (RETURNED, "{ c }"), id="return inside another"),
    pytest.param("return { z: c.a };", (RETURNED, "{ z: c.a }"), id="an entry inside another"),
    pytest.param("return [...Object.values(c)];", (RETURNED, "[...Object.values(c)]"), id="values"),
    pytest.param("return { ...c };", (RETURNED, "{ ...c }"), id="a shallow copy"),
    pytest.param("return () => c;", (RETURNED, "c"), id="a closure that returns it"),
    pytest.param("return { get z() { return c; } };", (RETURNED, "c"), id="a getter"),
    pytest.param("throw c;", (Route.THROWN, "c"), id="throw"),
    pytest.param("throw new Error('x', { cause: c });", (ARGUMENT, "{ cause: c }"), id="a cause"),
    pytest.param(
        "return Promise.resolve(c);", (RETURNED, "Promise.resolve(c)"), id="Promise.resolve"
    ),
    pytest.param("new Promise((ok) => ok(c));", (ARGUMENT, "c"), id="resolve"),
    # ------------------------------------------------------------ unknown callees (B08, B17)
    pytest.param("g(c);", (ARGUMENT, "c"), id="a parameter called"),
    pytest.param("g(c.a);", (ARGUMENT, "c.a"), id="an entry passed"),
    pytest.param("g({ c });", (ARGUMENT, "{ c }"), id="inside an argument"),
    pytest.param("g(...[c]);", (ARGUMENT, "...[c]"), id="spread into a call"),
    pytest.param("new g(c);", (ARGUMENT, "c"), id="a constructor"),
    pytest.param("o.m(c);", (ARGUMENT, "c"), id="a method of something"),
    pytest.param("g`${c}`;", (ARGUMENT, "c"), id="a tag"),
    pytest.param("o.push(c);", (ARGUMENT, "c"), id="push into something"),
    pytest.param("g.call(c);", (ARGUMENT, "c"), id="call with it as this"),
    pytest.param("[1].map(g, c);", (ARGUMENT, "c"), id="thisArg"),
    pytest.param("import(c);", (ARGUMENT, "c"), id="import()"),
    pytest.param("JSON.stringify(c, g);", (ARGUMENT, "c"), id="a replacer sees what it holds"),
    pytest.param("structuredClone(c, { transfer: o });", (ARGUMENT, "c"), id="a transfer list"),
    pytest.param("new Proxy(c, o);", (Route.OBSERVED, "c"), id="Proxy"),
    pytest.param("c.m();", (CALLED, "c.m"), id="a method it does not have"),
    pytest.param("c[k]();", (CALLED, "c[k]"), id="any method of a mixed table"),
    pytest.param("c.f`x`;", (CALLED, "c.f"), id="its function as a tag"),
    pytest.param("c.f.call(o);", (CALLED, "c.f.call"), id="call of its function"),
    pytest.param("c.f.bind(o);", (CALLED, "c.f.bind"), id="bind of its function"),
    pytest.param("c.constructor();", (CALLED, "c.constructor"), id="an inherited method"),
    pytest.param("c.l[k]();", (CALLED, "c.l[k]"), id="any method of an array"),
    pytest.param("c.l.toLocaleString();", (CALLED, "c.l.toLocaleString"), id="an unlisted method"),
    pytest.param("new c.f();", (UNKNOWN, "c.f"), id="construction by its function"),
    # ------------------------------------------------------------ stores (B15)
    pytest.param("o.c = c;", (STORED, "o.c"), id="a field of something"),
    pytest.param("this.c = c;", (STORED, "this.c"), id="a field of this"),
    pytest.param("o[k] = c.a;", (STORED, "o[k]"), id="an entry into something"),
    pytest.param("[o.c] = [c];", (STORED, "o.c"), id="a field by a pattern"),
    pytest.param("z = c;", (STORED, "z"), id="a global"),
    pytest.param("({ z = c } = o);", (STORED, "z"), id="a global by a pattern's default"),
    pytest.param("for (o.z of [c]);", (STORED, "o.z"), id="a field as a loop's target"),
    pytest.param("Object.assign(o, c);", (STORED, "c"), id="entries copied into something"),
    pytest.param("class A { z = c; }", (Route.FIELD, "c"), id="a field of each instance"),
    pytest.param("class A { static z = c; }", (Route.FIELD, "c"), id="a static field"),
    # ------------------------------------------------------------ prototypes, frozenness (B24, B25)
    pytest.param("Object.create(c);", (Route.PROTOTYPE, "c"), id="Object.create"),
    pytest.param("Object.setPrototypeOf(o, c);", (Route.PROTOTYPE, "c"), id="setPrototypeOf to it"),
    pytest.param("!{ __proto__: c };", (Route.PROTOTYPE, "c"), id="__proto__"),
    pytest.param("class A extends c {}", (Route.PROTOTYPE, "c"), id="extends"),
    pytest.param("Object.isFrozen(c);", (Route.OBSERVED, "c"), id="isFrozen"),
    pytest.param("Object.isExtensible(c);", (Route.OBSERVED, "c"), id="isExtensible"),
    pytest.param("Object.seal(c);", (Route.OBSERVED, "c"), id="seal"),
    pytest.param(
        "Object.getOwnPropertyDescriptor(c, k);", (Route.OBSERVED, "c"), id="its descriptor"
    ),
    # ------------------------------------------------------------ hooks (B29, B33)
    pytest.param("c instanceof g;", (COERCED, "c"), id="instanceof of something"),
    pytest.param("o instanceof c;", (COERCED, "c"), id="instanceof of it"),
)


@pytest.mark.parametrize(("body", "out"), ONE)
def test_one_way_out(body: str, out: Out) -> None:
    assert outs_of(using(body)) == [out]


@pytest.mark.parametrize(
    ("literal", "body", "out"),
    [
        pytest.param(
            "[{ x: 1 }]", "c.map((e) => e)[0].x = 2;", (WRITTEN, "c.map((e) => e)[0].x"), id="map"
        ),
        pytest.param(
            "[{ x: 1 }]",
            "c.filter(Boolean)[0].x = 2;",
            (WRITTEN, "c.filter(Boolean)[0].x"),
            id="filter",
        ),
        pytest.param("[{ x: 1 }]", "c.at(0).x = 2;", (WRITTEN, "c.at(0).x"), id="at"),
        pytest.param("[{ x: 1 }]", "c.slice()[0].x = 2;", (WRITTEN, "c.slice()[0].x"), id="slice"),
        pytest.param("[{ x: 1 }]", "[...c][0].x = 2;", (WRITTEN, "[...c][0].x"), id="array spread"),
        pytest.param(
            "[{ x: 1 }]", "[].concat(c)[0].x = 2;", (WRITTEN, "[].concat(c)[0].x"), id="concat"
        ),
        pytest.param("[[{ x: 1 }]]", "c.flat()[0].x = 2;", (WRITTEN, "c.flat()[0].x"), id="flat"),
        pytest.param(
            "[{ x: 1 }]", "Array.from(c)[0].x = 2;", (WRITTEN, "Array.from(c)[0].x"), id="from"
        ),
        pytest.param(
            "[{ x: 1 }]",
            "c.flatMap((e) => [e])[0].x = 2;",
            (WRITTEN, "c.flatMap((e) => [e])[0].x"),
            id="flatMap",
        ),
        pytest.param(
            "[{ x: 1 }]", "c.forEach((e) => { e.x = 2; });", (WRITTEN, "e.x"), id="forEach"
        ),
        pytest.param(
            "[{ x: 1 }]",
            "c.forEach((e, i, all) => { all[i] = 2; });",
            (WRITTEN, "all[i]"),
            id="third",
        ),
        pytest.param(
            "[{ x: 1 }]", "c.map(({ x }, i, a) => a.pop());", (MUTATED, "a.pop()"), id="pop"
        ),
        pytest.param(
            "[{ x: 1 }]",
            "c.forEach((...r) => { r[2][0] = 2; });",
            (WRITTEN, "r[2][0]"),
            id="a rest",
        ),
        pytest.param("[{ x: 1 }]", "c.some((e) => e.x++);", (WRITTEN, "e.x"), id="some"),
        pytest.param(
            "[{ x: 1 }]", "c.find((e) => e.x).x = 2;", (WRITTEN, "c.find((e) => e.x).x"), id="find"
        ),
        pytest.param(
            "[{ x: 1 }]", "return c.find((e) => e.x);", (RETURNED, "c.find((e) => e.x)"), id="found"
        ),
        pytest.param("[{ x: 1 }]", "for (const e of c) e.x = 2;", (WRITTEN, "e.x"), id="for-of"),
        pytest.param(
            "[{ x: 1 }]",
            "for (const { ...e } of [c]) e[0].x = 2;",
            (WRITTEN, "e[0].x"),
            id="rest in for-of",
        ),
        pytest.param("[{ x: 1 }]", "const [e] = c; e.x = 2;", (WRITTEN, "e.x"), id="pattern"),
        pytest.param(
            "[{ x: 1 }]", "const [, ...e] = c; e[0].x = 2;", (WRITTEN, "e[0].x"), id="rest"
        ),
        pytest.param(
            "[{ x: 1 }]",
            "for (const [, e] of c.entries()) e.x = 2;",
            (WRITTEN, "e.x"),
            id="entries",
        ),
        pytest.param(
            "[{ x: 1 }]",
            "c.values().next().value.x = 2;",
            (WRITTEN, "c.values().next().value.x"),
            id="iterator",
        ),
        pytest.param(
            "[{ x: 1 }]",
            "c.reduce((s, e) => { e.x = 2; return s; }, 0);",
            (WRITTEN, "e.x"),
            id="fold's element",
        ),
        pytest.param(
            "[{ x: 1 }]",
            "c.reduce((s, e) => { s.x += e.x; return s; });",
            (WRITTEN, "s.x"),
            id="first as accumulator",
        ),
        pytest.param(
            "{ a: 0 }",
            "[1].reduce((s, e) => { s[e] = 1; return s; }, c);",
            (WRITTEN, "s[e]"),
            id="seed written",
        ),
        pytest.param(
            "{ a: 0 }", "o.reduce((s, e) => e, c);", (ARGUMENT, "c"), id="seed of something"
        ),
        pytest.param(
            "{ a: 0 }",
            "return [1].reduce((s, e) => s, c);",
            (RETURNED, "[1].reduce((s, e) => s, c)"),
            id="seed returned",
        ),
        pytest.param(
            "[{ x: 1 }]", "c.toSorted((p, q) => p.x++ - q.x);", (WRITTEN, "p.x"), id="comparator"
        ),
        pytest.param("[{ x: 1 }]", "c.forEach(g);", (ARGUMENT, "g"), id="an unknown callback"),
        pytest.param("[1, 2]", "c.forEach(g);", (ARGUMENT, "g"), id="it is handed the array too"),
        pytest.param(
            "[1, 2]", "c.map(Object);", (ARGUMENT, "Object"), id="Object gives back what it gets"
        ),
        pytest.param(
            "[1, 2]",
            "c.map(function () { arguments[2].pop(); });",
            (ARGUMENT, "function () { arguments[2].pop(); }"),
            id="arguments",
        ),
        pytest.param(
            "[{ x: 1 }]",
            "new Set(c).forEach((e) => { e.x = 2; });",
            (WRITTEN, "e.x"),
            id="through a Set",
        ),
        pytest.param(
            "[['k', { x: 1 }]]",
            "new Map(c).get('k').x = 2;",
            (WRITTEN, "new Map(c).get('k').x"),
            id="through a Map",
        ),
        pytest.param(
            "[{ x: 1 }]",
            "Array.from(c, (e) => { e.x = 2; });",
            (WRITTEN, "e.x"),
            id="Array.from's function",
        ),
        pytest.param("[{ x: 1 }]", "Array.from(c, g);", (ARGUMENT, "g"), id="an unknown one"),
        pytest.param(
            "{ a: /x/ }", "c.a.lastIndex = 3;", (WRITTEN, "c.a.lastIndex"), id="lastIndex"
        ),
        pytest.param(
            "{ a: /x/ }", "c.a.compile('y');", (MUTATED, "c.a.compile('y')"), id="compile"
        ),
        pytest.param(
            "{ a: /x/ }", "k.search2(c.a, '');", (ARGUMENT, "c.a"), id="a regex to a method"
        ),
        pytest.param(
            "{ push: 1, l: 2 }", "c.push(1);", (CALLED, "c.push"), id="an own `push` is no array's"
        ),
        pytest.param(
            "{ a: () => 1, ...{ a() { this.x = 1; } } }",
            "c.a();",
            (CALLED, "c.a"),
            id="a method that is spread over another",
        ),
        pytest.param("[1, ...[2]]", "c.push(1);", (MUTATED, "c.push(1)"), id="spread inside"),
        pytest.param("{ toString: () => 'x' }", "`${c}`;", (COERCED, "c"), id="its own toString"),
        pytest.param("{ valueOf: () => 1 }", "c + 1;", (COERCED, "c"), id="its own valueOf"),
        pytest.param("{ valueOf: () => 1 }", "c < 1;", (COERCED, "c"), id="in an order"),
        pytest.param("{ valueOf: () => 1 }", "-c;", (COERCED, "c"), id="minus"),
        pytest.param("{ toString: () => 'x' }", "o[c];", (COERCED, "c"), id="as a key"),
        pytest.param(
            "{ toString: () => 'x' }", "!{ [c]: 1 };", (COERCED, "c"), id="as a computed key"
        ),
        pytest.param(
            "{ toJSON: () => 'x' }", "JSON.stringify(c);", (COERCED, "c"), id="its own toJSON"
        ),
        pytest.param(
            "{ a: { get x() { return 1; } } }", "`${c}`;", (COERCED, "c"), id="a getter below"
        ),
        pytest.param(
            "[{ toString: () => 'x' }]", "String(c);", (COERCED, "c"), id="an element's toString"
        ),
        pytest.param(
            "[{ valueOf: () => 1 }]",
            "Math.max(...c);",
            (COERCED, "...c"),
            id="elements become numbers",
        ),
        pytest.param(
            "{ [Symbol.toPrimitive]: () => 1 }", "c * 2;", (COERCED, "c"), id="toPrimitive"
        ),
    ],
)
def test_one_way_out_of(literal: str, body: str, out: Out) -> None:
    assert outs_of(using(body, literal)) == [out]


def test_a_seed_of_something_is_followed_too() -> None:
    outs = outs_of(using("o.reduce((s, e) => { s[e] = 1; return e; }, c);", "{ a: 0 }"))
    assert outs == [(WRITTEN, "s[e]"), (ARGUMENT, "c")]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("return c.n;", id="member"),
        pytest.param("return c['n'];", id="member by a string"),
        pytest.param("return c?.n;", id="optional member"),
        pytest.param("return c.a.x;", id="deep member"),
        pytest.param("return c[k]?.x;", id="member of an unknown entry"),
        pytest.param("return c.l[0] + c.l.length;", id="element and length"),
        pytest.param("return k in c;", id="in"),
        pytest.param("return typeof c;", id="typeof"),
        pytest.param("return !c;", id="not"),
        pytest.param("return void c;", id="void"),
        pytest.param("if (c) g();", id="if"),
        pytest.param("while (c) g();", id="while"),
        pytest.param("do g(); while (c);", id="do"),
        pytest.param("for (; c; ) g();", id="for"),
        pytest.param("return c ? 1 : 2;", id="condition of a choice"),
        pytest.param("return c == null;", id="== null"),
        pytest.param("return c === undefined;", id="=== undefined"),
        pytest.param("return c === 'x';", id="=== with a string"),
        pytest.param("return c !== void 0;", id="!== void 0"),
        pytest.param("return c instanceof Array;", id="instanceof of a built-in"),
        pytest.param("return `${c}`;", id="template"),
        pytest.param("return c + '';", id="sum"),
        pytest.param("return [c.n, c.l[0], c.l[1]];", id="primitives of it"),
        pytest.param("for (const x in c) g(x);", id="for-in"),
        pytest.param("for (const x of c.l) g(x);", id="for-of"),
        pytest.param("return Object.keys(c);", id="keys"),
        pytest.param("return Object.values(c.l);", id="values of a flat one"),
        pytest.param("return Object.entries(c.a);", id="entries of a flat one"),
        pytest.param("return Object.hasOwn(c, k);", id="hasOwn"),
        pytest.param("return c.hasOwnProperty(k);", id="hasOwnProperty"),
        pytest.param("return c.propertyIsEnumerable(k);", id="propertyIsEnumerable"),
        pytest.param("return Reflect.ownKeys(c);", id="ownKeys"),
        pytest.param("return Reflect.has(c, k);", id="Reflect.has"),
        pytest.param("return Array.isArray(c);", id="isArray"),
        pytest.param("return Object.getPrototypeOf(c);", id="getPrototypeOf"),
        pytest.param("return { ...c.a };", id="a copy of a flat one"),
        pytest.param("return [...c.l];", id="an array copy"),
        pytest.param("return Object.assign({}, c.a);", id="assign from a flat one"),
        pytest.param("const d = { ...c }; d.n = 2;", id="a copy may be written"),
        pytest.param("const { ...r } = c; r.n = 2;", id="a rest may be written"),
        pytest.param("const d = [...c.l]; d.push(3); return d;", id="a copy may grow"),
        pytest.param("return c.l.slice().sort();", id="a sorted copy"),
        pytest.param("return c.l.map((x) => x * 2);", id="map"),
        pytest.param("return c.l.map(String);", id="map by a built-in"),
        pytest.param("return c.l.filter((x) => x > 1);", id="filter"),
        pytest.param("return c.l.reduce((s, x) => s + x, 0);", id="reduce"),
        pytest.param("return c.l.find((x) => x === k);", id="find in a flat one"),
        pytest.param("return c.l.includes(k);", id="includes"),
        pytest.param("return c.l.indexOf(k) + c.l.lastIndexOf(k);", id="indexOf"),
        pytest.param("return c.l.join();", id="join"),
        pytest.param("return c.l.concat(o);", id="concat"),
        pytest.param("return [0].concat(c.l);", id="concat to another"),
        pytest.param("return c.l.toSorted();", id="toSorted"),
        pytest.param("return c.l.with(0, 5);", id="with"),
        pytest.param("return new Set(c.l);", id="a Set of a flat one"),
        pytest.param("return new Uint8Array(c.l);", id="a typed array"),
        pytest.param("return Math.max(...c.l);", id="spread into Math.max"),
        pytest.param("return g(...c.l);", id="spread of a flat one into anything"),
        pytest.param("return JSON.stringify(c.a);", id="stringify"),
        pytest.param("return JSON.stringify(c.a, null, 2);", id="stringify with an indent"),
        pytest.param("return structuredClone(c.a);", id="a deep copy"),
        pytest.param("console.log(c, c.a);", id="the console"),
        pytest.param("return Object.freeze(c).n;", id="freeze"),
        pytest.param("return c.f();", id="a call of its function"),
        pytest.param("return c.f(k, o);", id="with arguments"),
        pytest.param("return c.f?.();", id="an optional call"),
        pytest.param("const { f: h } = c; return h();", id="its function taken out"),
        pytest.param("const { n, a: { x }, l: [e] } = c; return n + x + e;", id="a deep pattern"),
        pytest.param("const [e, ...r] = c.l; return r;", id="a rest of a flat array"),
        pytest.param("return () => c.n;", id="a closure that reads"),
        pytest.param("return { m() { return c.n; } };", id="a method that reads"),
        pytest.param("return class { x = c.n; };", id="a field that reads"),
        pytest.param("setTimeout(() => g(c.n));", id="a callback that reads"),
        pytest.param("const h = (x) => x.n; return h(c);", id="a helper that reads"),
        pytest.param("const h = ({ n }) => n; return h(c);", id="a helper's pattern"),
        pytest.param("const h = () => c; return h().n;", id="a helper that returns it"),
        pytest.param("const h = (x) => x && h(x.z); h(c);", id="a helper that calls itself"),
        pytest.param("let d = c; if (k) d = o; return d.n;", id="a variable of two values"),
        pytest.param("let d = o; d = d || c; return d.n;", id="an alias round and round"),
        pytest.param("const d = k ? c : c.a; return d.x;", id="a choice"),
        pytest.param("c.n, c.a;", id="dropped"),
        pytest.param("let d = c; d = null;", id="an alias overwritten"),
        pytest.param("lab: for (const x of c.l) { if (x) continue lab; }", id="labels"),
        pytest.param("const d = { t: c }; return d.t.n;", id="inside a local object"),
        pytest.param("const d = [c, c]; return d[0].n;", id="inside a local array"),
        pytest.param("const { t } = { t: c }; return t.n;", id="taken out again"),
        pytest.param("return new Map(Object.entries(c.a)).get(k);", id="a Map of entries"),
    ],
)
def test_contained(body: str) -> None:
    assert outs_of(using(body)) == []
