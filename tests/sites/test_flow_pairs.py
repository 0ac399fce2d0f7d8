"""Pairs of a key and an element: the key is a primitive as long as no pair can be changed."""

import pytest
from support.analysed import Out, outs_of
from support.uses import using

from allocscan.sites.verdicts import Route

NESTED = "{ a: { s: 1 }, b: { s: 2 } }"
LIST = "[{ s: 1 }, { s: 2 }]"
TABLE = "[['a', { s: 1 }], ['b', { s: 2 }]]"
COERCED, RETURNED, STORED = Route.COERCED, Route.RETURNED, Route.STORED


def out(body: str, literal: str = NESTED) -> list[Out]:
    return outs_of(using(body, literal))


@pytest.mark.parametrize(
    "body",
    [
        # ------------------------------------------------------------ the element is no primitive
        pytest.param("for (const [, v] of Object.entries(c)) return v;", id="an element"),
        pytest.param("for (const [x, v] of Object.entries(c)) v.s = x;", id="written"),
        pytest.param("for (const p of Object.entries(c)) return p[1];", id="by its index"),
        pytest.param("for (const p of Object.entries(c)) return p[k];", id="by any index"),
        pytest.param("for (const p of Object.entries(c)) return p.at(0);", id="at"),
        pytest.param("for (const p of Object.entries(c)) return p;", id="the pair"),
        pytest.param("for (const [...p] of Object.entries(c)) return p[0];", id="a rest"),
        pytest.param("return Object.entries(c);", id="all of them"),
        pytest.param("return Object.entries(c)[0];", id="one of them"),
        pytest.param("g(Object.entries(c)[0]);", id="handed on"),
        pytest.param("Object.entries(c).forEach(g);", id="handed to a function"),
        # ------------------------------------------------------------ a pair is changed
        pytest.param(
            "const es = Object.entries(c); es.forEach((p) => p.reverse());"
            " for (const [x] of es) return x;",
            id="reversed by another's hand",
        ),
        pytest.param(
            "const es = Object.entries(c); for (const [x] of es) k = x;"
            " es.forEach((p) => p.sort()); return k;",
            id="sorted afterwards",
        ),
        pytest.param(
            "for (const p of Object.entries(c)) { p.reverse(); return p[0]; }", id="reversed"
        ),
        pytest.param(
            "for (const p of Object.entries(c)) { const q = p; q.shift(); return p[0]; }",
            id="shifted under another name",
        ),
        pytest.param(
            "for (const p of Object.entries(c)) { p.splice(0, 1); return p[0]; }", id="spliced"
        ),
        pytest.param(
            "for (const p of Object.entries(c)) { p.copyWithin(0, 1); return p[0]; }",
            id="copied within",
        ),
        pytest.param(
            "for (const p of Object.entries(c)) { p[0] = p[1]; return p[0]; }", id="assigned"
        ),
        pytest.param(
            "for (const p of Object.entries(c)) { [p[1], p[0]] = p; return p[0]; }", id="swapped"
        ),
        pytest.param(
            "for (const p of Object.entries(c)) { p.unshift(p[1]); return p[0]; }", id="unshifted"
        ),
        pytest.param(
            "for (const p of Object.entries(c)) { p[k ? 'reverse' : 'at'](0); return p[0]; }",
            id="by any method",
        ),
        pytest.param(
            "for (const p of Object.entries(c)) { [].reverse.call(p); return p[0]; }",
            id="by a borrowed method",
        ),
        pytest.param(
            "for (const p of Object.entries(c)) { Reflect.apply([].shift, p, []); return p[0]; }",
            id="by Reflect.apply",
        ),
        pytest.param(
            "for (const p of Object.entries(c)) { Object.assign(p, [p[1]]); return p[0]; }",
            id="by assign",
        ),
        pytest.param(
            "return Object.entries(c).filter((p) => p.reverse()).map(([x]) => x)[0];",
            id="by the callback of what gives it back",
        ),
        pytest.param(
            "return Object.entries(c).map(([x, v]) => [x, v].reverse())[0][0];", id="made again"
        ),
        pytest.param("const { e } = { e: Object.entries(c) }; return e[0][0];", id="in a record"),
        pytest.param("return [Object.entries(c)][0][0][0];", id="in a list"),
        pytest.param("return Object.entries(c).flat()[0];", id="flattened"),
        pytest.param("return Object.entries(c).flatMap((p) => p)[0];", id="by its callback"),
        pytest.param("return Object.entries(Object.entries(c))[0][1][0];", id="entries of entries"),
        pytest.param(
            "return Object.entries(Object.entries(c))[0][1];", id="a pair is an element of entries"
        ),
        pytest.param("return [...Object.entries(c)[0]][0];", id="a copy of a pair"),
        pytest.param("return (k ? Object.entries(c)[0] : [c.a])[0];", id="a pair or a list"),
        pytest.param("return (k ? Object.entries(c) : [[c.a]])[0][0];", id="pairs or lists"),
        pytest.param("return (k ? Object.entries(c) : Object.values(c))[0];", id="or elements"),
        pytest.param(
            "let p = Object.entries(c)[0]; p = c; return p.a;", id="a pair or the literal"
        ),
        pytest.param(
            "const out = [c.b]; out.push(...Object.entries(c)[0]); return out[0];", id="spread"
        ),
        pytest.param(
            "const out = []; out.push(Object.entries(c)[0]); out[0].reverse(); return out[0][0];",
            id="kept and changed",
        ),
        pytest.param(
            "const out = []; out.push(Object.entries(c)[0], c.a); return out[0];", id="kept with it"
        ),
        pytest.param(
            "return Object.entries(c).sort(([, p], [, q]) => p.s - q.s)[0][1];", id="the first"
        ),
        pytest.param("return Object.entries(c).reduce((p, q) => p)[1];", id="folded"),
        pytest.param("return new Map(Object.entries(c)).get(k);", id="an entry of a Map"),
        pytest.param(
            "for (const [, v] of new Map(Object.entries(c))) return v;", id="a Map's element"
        ),
        pytest.param(
            "const m = new Map(Object.entries(c)); m.set(c.a, 1); return m.has(c.a);",
            id="a Map that gets another key",
        ),
        pytest.param(
            "const m = new Map(Object.entries(c)); for (const p of m) { p.reverse(); return p[0]; }",
            id="a Map's pair reversed",
        ),
        pytest.param("return [...new Map(Object.entries(c))][0];", id="a Map's pair"),
        pytest.param("return new Map([...Object.entries(c), [c.a, 1]]).size;", id="a key more"),
        pytest.param("return new Map(Object.entries(c).map((p) => p.reverse()));", id="turned"),
        pytest.param("return new Map(Object.values(c).map((v) => [v, 1])).size;", id="as keys"),
        pytest.param(
            "return Object.entries(c).entries().next().value[1];", id="an iterator's result"
        ),
        pytest.param(
            "const m = k ? new Map(Object.entries(c)) : Object.values(c);"
            " for (const x of m) return x;",
            id="a Map or a list",
        ),
        pytest.param(
            "const m = k ? new Map(o) : { v: c }; m.q = new Map([[1, c.a]]);"
            " const n = k ? new Map([[1, c.a]]) : { v: c.a }; for (const x of n) x[1].s = 2;",
            id="a Map or a record",
        ),
        pytest.param(
            "const h = async () => Object.entries(c);"
            " (async () => { const es = await h(); es[0].reverse(); g(es[0][0]); })();",
            id="through a promise",
        ),
    ],
)
def test_goes_out(body: str) -> None:
    assert out(body) != []


@pytest.mark.parametrize(
    ("body", "literal"),
    [
        pytest.param("return [...new Set(c).entries()][0][0];", LIST, id="a Set's key"),
        pytest.param("for (const [, v] of c.entries()) return v;", LIST, id="an element"),
        pytest.param("const i = c.entries(); return i.next().value[1];", LIST, id="an iterator"),
        pytest.param("for (const [x, v] of new Map(c)) return v;", TABLE, id="a Map's element"),
        pytest.param(
            "for (const [x] of new Map(c)) return x;", "[[{ s: 1 }, 1]]", id="a Map's key"
        ),
        pytest.param("new Map(c).forEach((v, x) => g(x));", "[[{ s: 1 }, 1]]", id="its callback"),
        pytest.param("return [...new Map(c).keys()];", "[[{ s: 1 }, 1]]", id="its keys"),
        pytest.param("c[0].reverse(); for (const [x] of c) return x;", TABLE, id="its own pairs"),
        pytest.param(
            "for (const [x] of new Map(c)) return x;", "[[...k, { s: 1 }]]", id="a spread"
        ),
    ],
)
def test_goes_out_of(body: str, literal: str) -> None:
    assert out(body, literal) != []


@pytest.mark.parametrize(
    ("body", "literal"),
    [
        pytest.param(
            "for (const [x, v] of Object.entries(c)) if (v.s > k) return x;", NESTED, id="for-of"
        ),
        pytest.param(
            "return Object.entries(c).filter(([, v]) => v.s).map(([x]) => x);", NESTED, id="map"
        ),
        pytest.param("return Object.entries(c).map((p) => p[0]);", NESTED, id="by its index"),
        pytest.param("return Object.entries(c).map((p) => p['0']);", NESTED, id="by a string"),
        pytest.param(
            "const e = Object.entries(c).find(([, v]) => v.s === k); return e && e[0];",
            NESTED,
            id="find",
        ),
        pytest.param(
            "const [x] = Object.entries(c).find(([x, v]) => x === k && v.s) || []; return x;",
            NESTED,
            id="a pattern with a fallback",
        ),
        pytest.param(
            "const es = Object.entries(c); es.sort(([, p], [, q]) => p.s - q.s); return es[0][0];",
            NESTED,
            id="the list is sorted",
        ),
        pytest.param(
            "return Object.entries(c).reduce((p, q) => p[1].s > q[1].s ? p : q)[0];",
            NESTED,
            id="folded",
        ),
        pytest.param(
            "const out = []; for (const e of Object.entries(c)) if (e[1].s) out.push(e);"
            " return out.map(([x, v]) => x + v.s);",
            NESTED,
            id="collected",
        ),
        pytest.param(
            "for (const [x, { s }] of [...Object.entries(c)]) g(x, s);", NESTED, id="a copied list"
        ),
        pytest.param("for (const { 0: x } of Object.entries(c)) g(x);", NESTED, id="as an object"),
        pytest.param("return Object.entries(c).length;", NESTED, id="the length"),
        pytest.param(
            "const h = ([x, v]) => x + v.s; return Object.entries(c).map((p) => h(p));",
            NESTED,
            id="a helper",
        ),
        pytest.param("return new Map(Object.entries(c)).get(k).s;", NESTED, id="a Map"),
        pytest.param("return [...new Map(Object.entries(c)).keys()];", NESTED, id="a Map's keys"),
        pytest.param(
            "for (const [x, v] of new Map(Object.entries(c))) if (v.s) return x;", NESTED, id="both"
        ),
        pytest.param(
            "const out = []; new Map(Object.entries(c)).forEach((v, x) => out.push(x + v.s));"
            " return out;",
            NESTED,
            id="a Map's callback",
        ),
        pytest.param(
            "return Object.fromEntries(Object.entries(c).map(([x, v]) => [x, v.s]));",
            NESTED,
            id="mapped to primitives",
        ),
        pytest.param("for (const [i, v] of c.entries()) if (v.s) return i;", LIST, id="an index"),
        pytest.param("for (const [x, v] of new Map(c)) if (v.s) return x;", TABLE, id="by text"),
        pytest.param("return [...new Map(c)].find(([, v]) => v.s)[0];", TABLE, id="a Map spread"),
        pytest.param("return Array.from(new Map(c)).map(([x, v]) => x + v.s);", TABLE, id="from"),
        pytest.param("return [...new Map(c).entries()].map(([x]) => x);", TABLE, id="its entries"),
        pytest.param("for (const [x] of c) g(x);", TABLE, id="its own pairs"),
    ],
)
def test_stays(body: str, literal: str) -> None:
    assert out(body, literal) == []


def test_what_is_found_before_a_pair_is_changed_does_not_count() -> None:
    body = "const es = Object.entries(c); for (const [x] of es) return x; es[0].reverse();"
    assert (RETURNED, "x") in out(body)


def test_only_the_element_goes_out() -> None:
    body = "for (const [x, v] of Object.entries(c)) { o.x = x; o.v = v; }"
    assert out(body) == [(STORED, "o.v")]


def test_a_map_of_objects_is_not_iterated() -> None:
    assert (COERCED, "new Map(c)") in out("for (const [x] of new Map(c)) g(x);", "[[{ s: 1 }, 1]]")
