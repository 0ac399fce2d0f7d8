"""Built-ins that are called by `call`, `apply` and `Reflect.apply`, and whose array it is."""

import pytest
from support.analysed import Out, outs_of
from support.uses import using

from allocscan.sites.verdicts import Route

FLAT = "[1, 2, 3]"
LIST = "[{ s: 1 }, { s: 2 }]"
GROUPS = "{ a: ['p'], b: ['q', 'r'] }"
ARGUMENT, MUTATED, WRITTEN = Route.ARGUMENT, Route.MUTATED, Route.WRITTEN
RETURNED, STORED, COMPARED = Route.RETURNED, Route.STORED, Route.COMPARED


def out(body: str, literal: str = FLAT, before: str = "") -> list[Out]:
    return outs_of(before + using(body, literal))


MUTATORS = ["copyWithin", "fill", "pop", "push", "reverse", "shift", "sort", "splice", "unshift"]


@pytest.mark.parametrize("method", MUTATORS)
@pytest.mark.parametrize(
    "call",
    [
        "Array.prototype.{0}.call(c, k)",
        "Array.prototype.{0}.apply(c, k)",
        "Array.prototype.{0}.apply(c, [k])",
        "[].{0}.call(c)",
        "[].{0}.apply(c, [1, 2])",
        "Reflect.apply(Array.prototype.{0}, c, [k])",
        "Reflect.apply([].{0}, c, k)",
    ],
)
def test_a_borrowed_method_changes_its_receiver(method: str, call: str) -> None:
    written = call.format(method)
    found = out(f"{written};")
    assert (MUTATED, written) in found
    # a comparator that is not known is handed the elements
    assert method == "sort" or found == [(MUTATED, written)]


@pytest.mark.parametrize(
    ("body", "literal"),
    [
        # ------------------------------------------------------------ arguments
        pytest.param("g.apply(null, c);", FLAT, id="an unknown function"),
        pytest.param("g.apply(c, []);", FLAT, id="as its this"),
        pytest.param("o.m.apply(null, c);", FLAT, id="an unknown method"),
        pytest.param("Math.max.apply(...[null, c]);", FLAT, id="a spread"),
        pytest.param("Math.max.apply(...k, c);", FLAT, id="after a spread"),
        pytest.param("Math.max.apply(null, [], c);", FLAT, id="a third argument"),
        pytest.param(
            "Math.max.apply(null, [c]);", "{ valueOf: () => 1 }", id="an argument's own conversion"
        ),
        pytest.param("Math.max.apply(null, c);", "[{ valueOf: () => 1 }]", id="converted"),
        pytest.param("Math.max.apply(null, c);", "{ length: 1, 0: 1 }", id="no array"),
        pytest.param(
            "console.log.call(console, c);",
            "{ a: 1, [Symbol.for('nodejs.util.inspect.custom')]() { return ++this.a; } }",
            id="an inspector, called",
        ),
        pytest.param(
            "console.log.apply(console, [c]);",
            "{ a: 1, [Symbol.for('nodejs.util.inspect.custom')]() { return ++this.a; } }",
            id="an inspector, applied",
        ),
        pytest.param(
            "console.log.apply(console, c);",
            "['%s', { a: 1, toString() { return ++this.a; } }]",
            id="a conversion by a format",
        ),
        pytest.param("Reflect.apply(g, null, c);", "[{ s: 1 }]", id="Reflect.apply of anything"),
        pytest.param("Reflect.apply(c[0], null, []);", "[() => 1]", id="it is what is called"),
        pytest.param("Reflect.apply(Math.max, null, o, c);", FLAT, id="a fourth argument"),
        pytest.param("g(Math.max.apply(null, c), c);", FLAT, id="and elsewhere"),
        pytest.param("Array.from.call(g, c);", FLAT, id="from constructs its this"),
        pytest.param("Array.of.apply(g, c);", LIST, id="of constructs its this"),
        pytest.param("Promise.resolve.call(g, c);", FLAT, id="resolve constructs its this"),
        pytest.param("Array.prototype.push.apply(o, c);", LIST, id="elements kept"),
        pytest.param("Array.prototype.push.call(o, c);", FLAT, id="kept"),
        pytest.param("const a = []; a.push.apply(a, c); return a[0];", LIST, id="a local's method"),
        pytest.param(
            "const a = []; Array.prototype.push.apply(a, c); return a[0];",
            LIST,
            id="kept in a list",
        ),
        pytest.param("return [].concat.apply([], c)[0];", "[[{ s: 1 }]]", id="concat"),
        pytest.param("return [].concat.call([], c)[0];", LIST, id="concat by call"),
        pytest.param("[].concat.apply(o, [c]);", LIST, id="concat of something"),
        pytest.param("[].includes.call(o, c[0]);", LIST, id="includes compares"),
        pytest.param("[].includes.apply(o, c);", LIST, id="includes compares elements"),
        pytest.param("[].splice.apply(o, c);", LIST, id="splice keeps elements"),
        pytest.param("Object.assign.apply(Object, c);", LIST, id="assign"),
        pytest.param("Object.assign.call(Object, c, o);", LIST, id="assign by call"),
        pytest.param("Object.entries.call(Object, c)[0][1].s = 2;", LIST, id="entries"),
        pytest.param("JSON.stringify.call(JSON, c, g);", LIST, id="a replacer"),
        pytest.param("Object.isFrozen.call(Object, c);", LIST, id="isFrozen"),
        # ------------------------------------------------------------ receivers
        pytest.param("return [].slice.call(c)[0];", LIST, id="slice"),
        pytest.param("return [].slice.apply(c, k)[0];", LIST, id="slice by apply"),
        pytest.param("[].forEach.call(c, (e) => { e.s = 2; });", LIST, id="forEach"),
        pytest.param("[].forEach.call(c, g);", FLAT, id="forEach of anything"),
        pytest.param("[].forEach.apply(c, k);", FLAT, id="forEach by a list"),
        pytest.param("[].forEach.apply(c, [...k]);", FLAT, id="forEach by a spread"),
        pytest.param("[].forEach.apply(c, [g]);", FLAT, id="forEach by a list of one"),
        pytest.param("[].map.call(c, (e) => e);", LIST, id="map gives back"),
        pytest.param("[].map.call(c, (e, i, all) => all.pop());", FLAT, id="the array itself"),
        pytest.param("return [].find.call(c, (e) => e.s);", LIST, id="find"),
        pytest.param("[].slice.call(c);", "{ length: 1, 0: 1 }", id="no array"),
        pytest.param("[].toLocaleString.call(c);", FLAT, id="a method not known"),
        pytest.param("[][k].call(c);", FLAT, id="any method"),
        pytest.param(
            "[g].slice.call(c);", FLAT, id="of a list with something in it: not looked at"
        ),
        pytest.param("o.slice.call(c);", FLAT, id="of something"),
        pytest.param("String.prototype.trim.call(c);", FLAT, id="a string's method"),
        pytest.param("Object.prototype.valueOf.call(c).pop();", FLAT, id="valueOf"),
        pytest.param("({ g }).slice.call(c);", FLAT, id="of an object with something in it"),
        pytest.param("[].slice.bind(c)();", FLAT, id="bind"),
        pytest.param("[].slice.call.call(c);", FLAT, id="call of call"),
    ],
)
def test_goes_out(body: str, literal: str) -> None:
    assert out(body, literal) != []


@pytest.mark.parametrize(
    ("before", "body"),
    [
        pytest.param("Array.prototype.slice = q;", "[].slice.call(c);", id="the method"),
        pytest.param("Array.prototype.slice = q;", "Array.prototype.slice.call(c);", id="by path"),
        pytest.param("Array.prototype['slice'] = q;", "[].slice.call(c);", id="by a string"),
        pytest.param("Array.prototype.push = q;", "Array.prototype.push.apply([], c);", id="push"),
        pytest.param("Function.prototype.call = q;", "[].slice.call(c);", id="call"),
        pytest.param("Function.prototype.apply = q;", "Math.max.apply(null, c);", id="apply"),
        pytest.param("Math.max = q;", "Math.max.apply(null, c);", id="a function"),
        pytest.param("Reflect.apply = q;", "Reflect.apply(Math.max, null, c);", id="Reflect.apply"),
        pytest.param("const Math = q;", "Math.max.apply(null, c);", id="declared"),
        pytest.param("let s = [].slice; s = q;", "s.call(c);", id="a variable"),
    ],
)
def test_replaced_in_the_file(before: str, body: str) -> None:
    assert out(body, FLAT, before + " let q; ") != []


@pytest.mark.parametrize(
    ("body", "literal"),
    [
        pytest.param("return Math.max.apply(null, c);", FLAT, id="Math.max"),
        pytest.param("return Math.max.apply(Math, c);", FLAT, id="with its owner"),
        pytest.param("return Math.max.call(null, c);", FLAT, id="by call"),
        pytest.param("return Math.max.apply(c, k);", FLAT, id="a this that nobody reads"),
        pytest.param("return String.fromCharCode.apply(null, c);", FLAT, id="fromCharCode"),
        pytest.param("return Reflect.apply(Math.max, null, c);", FLAT, id="Reflect.apply"),
        pytest.param("console.log.apply(console, c);", LIST, id="the console"),
        pytest.param("Array.prototype.push.apply(o, c);", FLAT, id="primitives kept"),
        pytest.param(
            "const a = []; Array.prototype.push.apply(a, c); return a[0].s;", LIST, id="kept, read"
        ),
        pytest.param("return [].concat.apply([], c);", "[['p'], ['q']]", id="lists joined"),
        pytest.param("return Array.prototype.concat.call([], c, k);", FLAT, id="concat"),
        pytest.param("return Array.prototype.slice.call(c);", FLAT, id="slice"),
        pytest.param("return Array.prototype.slice.call(c, 1)[0].s;", LIST, id="slice, read"),
        pytest.param("return [].slice.apply(c, k)[0].s;", LIST, id="slice by apply"),
        pytest.param("return [].includes.call(c, k);", FLAT, id="includes"),
        pytest.param("return Array.prototype.indexOf.call(c, k);", LIST, id="indexOf"),
        pytest.param("return [].join.call(c, ',');", FLAT, id="join"),
        pytest.param("return [].map.call(c, (e) => e.s);", LIST, id="map"),
        pytest.param("return [].some.apply(c, [(e) => e.s === k]);", LIST, id="some by apply"),
        pytest.param(
            "const a = c.slice(); [].sort.call(a, (p, q) => p.s - q.s); return a[0].s;",
            LIST,
            id="a copy is sorted",
        ),
        pytest.param("const s = [].slice; return s.call(c);", FLAT, id="by a name"),
        pytest.param("const { slice: s } = Array.prototype; return s.call(c);", FLAT, id="taken"),
        pytest.param("return Object.prototype.hasOwnProperty.call(c, k);", GROUPS, id="own"),
        pytest.param("return {}.hasOwnProperty.call(c, k);", GROUPS, id="own, short"),
        pytest.param("return ({}).toString.call(c);", GROUPS, id="toString"),
        pytest.param("return Object.keys.call(Object, c);", GROUPS, id="keys"),
        pytest.param(
            "return Reflect.apply(Object.prototype.hasOwnProperty, c, [k]);", GROUPS, id="reflected"
        ),
    ],
)
def test_stays(body: str, literal: str) -> None:
    assert out(body, literal) == []


@pytest.mark.parametrize(
    ("body", "literal"),
    [
        pytest.param("return g.concat(c.a);", GROUPS, id="of something"),
        pytest.param("return c.z.concat(c.a);", GROUPS, id="of what it does not have"),
        pytest.param("return c.a.concat(c.b);", "{ a: 'p', b: ['q'] }", id="of a string"),
        pytest.param("return c.a.concat(c.b);", "{ a: g, b: ['q'] }", id="of something in it"),
        pytest.param(
            "return c.a.concat(c.b);", "{ a: ['q'], ...o, b: ['q'] }", id="after a spread"
        ),
        pytest.param(
            "return c.a.concat(c.b);", "{ a: ['q'], b: ['q'], [k]: o }", id="beside any key"
        ),
        pytest.param("return c.a.concat(c.b);", "{ a: ['q'], a: o, b: ['q'] }", id="named twice"),
        pytest.param("return c[k].concat(c.b);", "{ a: ['q'], o, b: ['q'] }", id="one is not"),
        pytest.param("return c[1].concat(c[0]);", "[['q'], o]", id="one element is not"),
        pytest.param("return c[0].concat(c[1]);", "[['q'], ...o]", id="any elements"),
        pytest.param("c.a = o; return c.a.concat(c.b);", GROUPS, id="written"),
        pytest.param("const d = { ...c }; d.a = o; return d.a.concat(c.b);", GROUPS, id="a copy"),
        pytest.param(
            "const vs = Object.values(c); vs[0] = o; return vs[0].concat(c.b);",
            GROUPS,
            id="a named list that is written",
        ),
        pytest.param(
            "Object.values(c).forEach((l, i, all) => { all[1] = o; g(l.concat(c.b)); });",
            GROUPS,
            id="a list that its callback writes",
        ),
        pytest.param(
            "Object.values(c).forEach(function (l) { arguments[2][1] = o; g(l.concat(c.b)); });",
            GROUPS,
            id="by its arguments",
        ),
        pytest.param(
            "Object.values(c).filter((l, i, all) => (all[1] = o)).forEach((l) => g(l.concat(c.b)));",
            GROUPS,
            id="a list that another callback writes",
        ),
        pytest.param(
            "Object.values(c).filter(g).forEach((l) => g(l.concat(c.b)));", GROUPS, id="that may"
        ),
        pytest.param("let l = c.a; l = o; return l.concat(c.b);", GROUPS, id="a variable of two"),
        pytest.param(
            "for (let l of Object.values(c)) { l = o; g(l.concat(c.b)); }", GROUPS, id="let"
        ),
        pytest.param("for (const l in c) g(l.concat(c.b));", GROUPS, id="for-in"),
        pytest.param("return o.reduce((m, l) => m.concat(c.a), []);", GROUPS, id="of something's"),
        pytest.param(
            "return Object.values(c).reduce((m, l) => m.concat(l), o);", GROUPS, id="another seed"
        ),
        pytest.param(
            "return Object.values(c).reduce((m, l) => (k ? o : m.concat(l)), []);",
            GROUPS,
            id="another result",
        ),
        pytest.param(
            "return Object.values(c).reduce((m, l) => { m = o; return m.concat(l); }, []);",
            GROUPS,
            id="assigned",
        ),
        pytest.param(
            "return Object.values(c).reduce(async (m, l) => m.concat(l), []);", GROUPS, id="async"
        ),
        pytest.param("return c.a.concat(c.b)[0];", "{ a: [1], b: [{ s: 1 }] }", id="an element"),
        pytest.param("return c.l.map((e) => e)[0];", "{ l: [{ s: 1 }] }", id="mapped"),
        pytest.param("return c.l.reduce((m, e) => e, 0);", "{ l: [{ s: 1 }] }", id="folded"),
    ],
)
def test_no_array_of_its_own(body: str, literal: str) -> None:
    assert out(body, literal, "let q; ") != []


@pytest.mark.parametrize(
    "before", ["Array.prototype.concat = q;", "class A { concat() {} } A.prototype;"]
)
def test_another_concat(before: str) -> None:
    assert out("return c.a.concat(c.b);", GROUPS, before + " let q; ") != []


@pytest.mark.parametrize(
    ("body", "literal"),
    [
        pytest.param("return c.a.concat(c.b);", GROUPS, id="two parts"),
        pytest.param("return c[k].concat(c.b, c.a);", GROUPS, id="by any key"),
        pytest.param("const { a, b } = c; return a.concat(b);", GROUPS, id="taken out"),
        pytest.param("const d = c; return d.a.slice().concat(d.b);", GROUPS, id="by a name"),
        pytest.param("return (k ? c.a : c.b).concat(c.b);", GROUPS, id="one of two"),
        pytest.param("return c[0].concat(c[1]);", "[['q'], ['r']]", id="elements"),
        pytest.param("for (const l of c) g(l.concat(c[0]));", "[['q'], ['r']]", id="in a loop"),
        pytest.param("return c.x.a.concat(c.x.b);", "{ x: { a: [1], b: [2] } }", id="deep"),
        pytest.param(
            "return Object.values(c).reduce((m, l) => m.concat(l), []);",
            GROUPS,
            id="an accumulator",
        ),
        pytest.param(
            "return Object.values(c).reduce((m, l) => { if (k) return m; return m.concat(l); }, []);",
            GROUPS,
            id="with a body",
        ),
        pytest.param(
            "return Object.values(c).reduce((m, l) => m.concat(l)).length;", GROUPS, id="no seed"
        ),
        pytest.param("return c.reduce((m, l) => m.concat(l), []);", "[['q'], ['r']]", id="its own"),
        pytest.param(
            "return Object.values(c).filter((l) => l.length).map((l) => l.concat(c.a));",
            GROUPS,
            id="a callback's parameter",
        ),
        pytest.param("return c.l.map((e) => e)[0].s;", "{ l: [{ s: 1 }] }", id="mapped"),
        pytest.param(
            "return c.l.reduce((m, e) => (e.s > m.s ? e : m), c.l[0]).s;",
            "{ l: [{ s: 1 }] }",
            id="the best",
        ),
        pytest.param("const h = (l) => l.concat(c.a); return h(c.b);", GROUPS, id="a helper"),
    ],
)
def test_an_array_of_its_own(body: str, literal: str) -> None:
    assert out(body, literal) == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        pytest.param("[].includes.call(o, c);", (COMPARED, "c"), id="compared"),
        pytest.param("[].push.call(o, c);", (STORED, "c"), id="kept"),
        pytest.param("Math.max.apply(null, c, c);", (ARGUMENT, "c"), id="too many"),
        pytest.param(
            "return [].concat.call([], [c]);", (RETURNED, "[].concat.call([], [c])"), id="in"
        ),
        pytest.param(
            "[].forEach.call([c], (e) => { e[0] = 2; });", (WRITTEN, "e[0]"), id="written"
        ),
    ],
)
def test_one_way_out(body: str, found: Out) -> None:
    assert out(body) == [found]
