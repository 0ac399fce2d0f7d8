"""Values in fresh containers: what runs with the container as `this`, what tells one from two."""

import pytest
from support.analysed import Out, outs_of

from allocscan.sites.verdicts import Route

NESTED = "/*@*/{ n: { x: 0, y: 1 }, m: 1 }"


def out(body: str) -> list[Out]:
    return outs_of(f"export const f = (k) => {{ const c = {NESTED}; {body} }};\n")


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("const s = { ...k, v: c }; `${s}`;", id="a spread brings toString"),
        pytest.param("const s = { ...k, v: c }; JSON.stringify(s);", id="a spread brings toJSON"),
        pytest.param(
            "const s = { v: c, toJSON: k }; JSON.stringify(s);", id="its own toJSON by name"
        ),
        pytest.param("const s = { v: c, [k]: k }; `${s}`;", id="a computed key"),
        pytest.param("const s = { v: c }; s.toString = k; `${s}`;", id="a late toString"),
        pytest.param("const s = { v: c }; s[k] = k; `${s}`;", id="a late unknown key"),
        pytest.param("const s = { v: c }; s.__proto__ = k;", id="a late prototype"),
        pytest.param("const s = { __proto__: k, v: c }; s.x;", id="an inherited getter"),
        pytest.param("const s = { v: c, m() { this.v.m = 2; } }; s.m();", id="its own method"),
        pytest.param(
            "const s = { v: c, get() { return k(this); } }; s.get();", id="named as a Map's"
        ),
        pytest.param("const s = [c]; s.at = k; s.at(0);", id="a replaced method"),
        pytest.param("const s = { v: c }; Object.defineProperty(s, 'x', k);", id="defineProperty"),
        pytest.param("const s = { v: c }; Object.setPrototypeOf(s, k);", id="setPrototypeOf"),
        pytest.param(
            "const s = { v: c }; Object.getOwnPropertyDescriptor(s, 'v').value.m = 2;",
            id="descriptor",
        ),
        pytest.param("const [.../* x */ r] = [c]; r[0].m = 2;", id="a comment in a rest"),
        pytest.param("const { \\u006e: z } = c; z.x = 1;", id="an escaped key"),
        pytest.param("Object.assign({ __proto__: k }, c);", id="a setter that is inherited"),
        pytest.param("Object.assign({ set n(v) { v.x = 1; } }, c);", id="a setter"),
        pytest.param("new Set([c, c]).size;", id="a set counts objects"),
        pytest.param("const s = Object.assign({}, c, k); s * 2;", id="a mixin brings valueOf"),
        pytest.param(
            "const s = Object.assign({ toString: k }, c); `${s}`;", id="its target has one"
        ),
        pytest.param(
            "const s = Object.assign({}, c, k); s.hasOwnProperty('n');", id="a mixin's method"
        ),
        pytest.param("structuredClone([c, c])[0].m = 2;", id="a clone keeps one object one"),
        pytest.param("await (async () => [c])().then(k);", id="an unknown method"),
    ],
)
def test_goes_out(body: str) -> None:
    assert out(body) != []


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("const s = { v: c, k }; s.v.m;", id="a plain record"),
        pytest.param("const s = [c]; s.push(k); s.length;", id="a list grows"),
        pytest.param("const s = { v: c }; s.k = 1;", id="another property"),
        pytest.param("const s = [c]; s.at(0).m;", id="an element's property"),
        pytest.param("[k].map((x) => ({ x, o: c })).map((r) => r.o.m);", id="records in a list"),
        pytest.param(
            "const has = Object.prototype.hasOwnProperty; has.call(c, k);", id="hasOwnProperty.call"
        ),
        pytest.param("const hit = c[k]; return hit && hit.x;", id="the left of && is no result"),
        pytest.param("for (const [a, b] of Object.entries(c)) k += a + b.x;", id="entries"),
    ],
)
def test_stays(body: str) -> None:
    assert out(body) == []


def test_a_late_method_is_the_witness() -> None:
    assert out("const s = [c]; s.at = k;") == [(Route.CALLED, "s.at")]


@pytest.mark.parametrize("write", ["xs.map = k", "xs['map'] = k"])
def test_an_array_that_gets_a_method_is_no_plain_array(write: str) -> None:
    assert out(f"const xs = [k]; {write}; return xs.map(() => c);") != []
