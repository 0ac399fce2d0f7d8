"""A promise of a value: what it is awaited for is the value, wherever else it goes it goes out."""

import pytest
from support.analysed import Out, outs_of

from allocscan.sites.verdicts import Route

NESTED = "{ a: { s: 1 }, b: { s: 2 } }"
RETURNED, WRITTEN, COERCED = Route.RETURNED, Route.WRITTEN, Route.COERCED


def out(use: str, helper: str = "return c[k];", more: str = "") -> list[Out]:
    """`use` is the body of an async function of callers unknown, `helper` that of `h`."""
    return outs_of(
        f"async function h(k) {{ const c = /*@*/{NESTED}; {helper} }}\n{more}\n"
        f"export async function f(k, o, g) {{ {use} }}\n"
    )


@pytest.mark.parametrize(
    "use",
    [
        pytest.param("return h(k);", id="the promise returned"),
        pytest.param("return await h(k);", id="what it is awaited for"),
        pytest.param("const e = await h(k); return e;", id="by a name"),
        pytest.param("(await h(k)).s = 2;", id="written"),
        pytest.param("const { ...e } = [await h(k)]; return e[0];", id="in a record"),
        pytest.param("g(h(k));", id="passed on"),
        pytest.param("g(await h(k));", id="awaited and passed on"),
        pytest.param("o.p = h(k);", id="stored"),
        pytest.param("throw h(k);", id="thrown"),
        pytest.param("const p = h(k); p.then(g);", id="then with a function unknown"),
        pytest.param("h(k).then((e) => { e.s = 2; });", id="then writes"),
        pytest.param("h(k).then((e) => g(e));", id="then passes it on"),
        pytest.param("h(k).then((e) => e);", id="then gives it back"),
        pytest.param("return h(k).then();", id="then without a function"),
        pytest.param("h(k).then(null, g).then((e) => { e.s = 2; });", id="then for the other case"),
        pytest.param("h(k).catch(g).then((e) => { e.s = 2; });", id="after catch"),
        pytest.param("h(k).finally(g).then((e) => { e.s = 2; });", id="after finally"),
        pytest.param("h(k).then(...o);", id="then with arguments unknown"),
        pytest.param("h(k).then(function () { arguments[0].s = 2; });", id="arguments"),
        pytest.param("h(k).then((...e) => { e[0].s = 2; });", id="a rest"),
        pytest.param("h(k).then(({ ...e }) => e.s, ([e]) => e).then(g, h(k));", id="a chain"),
        pytest.param("h(k)[k]((e) => e.s);", id="any method"),
        pytest.param("h(k).done((e) => e.s);", id="another method"),
        pytest.param("const p = h(k); p.then = g; await p;", id="its own then"),
        pytest.param(
            "const p = k ? h(k) : o; return (await p).s ? p : 1;", id="joined with another"
        ),
        pytest.param("const e = k ? await h(k) : o; e.s = 2;", id="the value joined with another"),
        pytest.param(
            "const e = await h(k); (await (k ? h(k) : [e]))[0].s = 2;", id="joined with a list"
        ),
        pytest.param("const e = await [h(k)]; return (await e[0]).s = 2;", id="in a list"),
        pytest.param("for await (const e of [h(k)]) e.s = 2;", id="for await"),
        pytest.param("const [e] = await Promise.all([h(k)]); e.s = 2;", id="Promise.all"),
        pytest.param("const e = await Promise.resolve(h(k)); e.s = 2;", id="Promise.resolve"),
        pytest.param("const e = await await h(k); e.s = 2;", id="awaited twice"),
        pytest.param(
            "async function* p() { yield h(k); } for await (const e of p()) g(e);", id="yield"
        ),
        pytest.param("h(k).then((undefined) => undefined);", id="a name that is no keyword"),
        pytest.param(
            "const undefined = g; h(k).then(undefined);", id="a handler of a strange name"
        ),
    ],
)
def test_goes_out(use: str) -> None:
    assert out(use) != []


@pytest.mark.parametrize(
    ("helper", "use"),
    [
        pytest.param("return [c.a];", "(await h(k))[0].s = 2;", id="a promised list"),
        pytest.param("return [c.a];", "return (await h(k))[0];", id="a list's element"),
        pytest.param("return { v: c };", "(await h(k)).v.a = 2;", id="a promised record"),
        pytest.param("return { ...o, v: c };", "(await h(k)).v.a.s;", id="it may be a thenable"),
        pytest.param("return { v: c, then: o };", "await h(k);", id="it is a thenable"),
        pytest.param("return p(c);", "(await h(k)).a.s = 2;", id="a promise of a promise"),
        pytest.param("return c;", "(await h(k)).a = 2;", id="the literal"),
        pytest.param("return () => c;", "return (await h(k))();", id="a closure"),
    ],
)
def test_goes_out_of_a_helper(helper: str, use: str) -> None:
    assert out(use, helper, "const p = async (x) => x; let o;") != []


def test_a_thenable_is_converted() -> None:
    helper = "return { ...o, v: c };"
    assert out("(await h(k)).v.a.s;", helper, "let o;") == [(COERCED, "{ ...o, v: c }")]


@pytest.mark.parametrize(
    "use",
    [
        pytest.param("return (await h(k)).s;", id="awaited"),
        pytest.param("const e = await h(k); return e.s;", id="by a name"),
        pytest.param("const p = h(k); g(); return (await p)?.s;", id="awaited later"),
        pytest.param("const { s } = await h(k); return s;", id="by a pattern"),
        pytest.param("return h(k).then((e) => e.s);", id="then"),
        pytest.param("return h(k).then(({ s }) => s, g);", id="then with a second function"),
        pytest.param("const w = (e) => e.s; return h(k).then(w);", id="then by a name"),
        pytest.param("return h(k).then(String);", id="then by a built-in"),
        pytest.param("return h(k).catch(g).then((e) => e.s);", id="after catch"),
        pytest.param("return h(k).finally(() => g()).then((e) => e.s);", id="after finally"),
        pytest.param("return h(k).then(null, g).then((e) => e.s);", id="passed on"),
        pytest.param("await h(k);", id="dropped"),
        pytest.param("if ((await h(k)).s > 1 && (await h(o)).s < 2) g();", id="twice"),
        pytest.param("return (await Promise.resolve(h(k))).s;", id="Promise.resolve"),
        pytest.param("return (await (k ? h(k) : h(o))).s;", id="one of two"),
        pytest.param("const q = async () => h(k); return (await q()).s;", id="by another function"),
        pytest.param("const q = async () => await h(k); return (await q()).s;", id="awaited there"),
        pytest.param("const q = () => h(k); return (await q()).s;", id="by a plain function"),
        pytest.param("for (const x of o) g((await h(x)).s);", id="in a loop"),
    ],
)
def test_stays(use: str) -> None:
    assert out(use) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("export async function h(k) { return /*@*/{ a: 1, b: 2 }; }", id="exported"),
        pytest.param(
            "async function h(k) { return /*@*/{ a: 1, b: 2 }; } [1].map(h);", id="called by others"
        ),
        pytest.param(
            "async function h(k) { return /*@*/{ a: 1 }; } Promise.prototype.then = q;"
            " h(1).then((e) => e.a);",
            id="another then",
        ),
        pytest.param(
            "async function h(k) { return /*@*/{ a: 1 }; } Promise.prototype.catch = q;"
            " h(1).catch((e) => 1);",
            id="another catch",
        ),
    ],
)
def test_goes_out_of_a_file(text: str) -> None:
    assert outs_of(text) != []
