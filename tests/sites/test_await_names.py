"""`await(x)` and `yield(x)`: expressions of their own, or calls of functions that are called so."""

import pytest
from support.analysed import is_safe, outs_of

from allocscan.sites.verdicts import Route

LITERAL = "const T = /*@*/{ a: 1, b: 2, c: 3 };"


@pytest.mark.parametrize(
    "use",
    [
        pytest.param("await(T);", id="a call"),
        pytest.param("await (T);", id="with white space"),
        pytest.param("const r = await(T); return r.a;", id="its result"),
        pytest.param("await(1, T);", id="its second argument"),
        pytest.param("await({ t: T });", id="in its argument"),
        pytest.param("await`x${T}`;", id="a tag"),
        pytest.param("await[T];", id="an element"),
        pytest.param("yield(T);", id="yield"),
        pytest.param("yield`x${T}`;", id="yield as a tag"),
        pytest.param("class A { x = await(T); }", id="in a field"),
        pytest.param("class A { static { await(T); } }", id="in a static block"),
        pytest.param("class A { async [await(T)]() {} }", id="in the key of an async method"),
    ],
)
@pytest.mark.parametrize(
    "head", ["function f(k)", "exports.f = function (k)", "exports.f = (k) =>"]
)
def test_a_name_in_sloppy_code(use: str, head: str) -> None:
    js = f"{head} {{ {LITERAL} {use} return T.a; }}"
    assert outs_of(js, "a.cjs") != []


@pytest.mark.parametrize(
    ("js", "path"),
    [
        pytest.param(
            f"function await() {{ {LITERAL} return T; }} exports.f = () => {{ "
            "const r = await(1); r.a++; }; await();",
            "a.cjs",
            id="what is called so",
        ),
        pytest.param(
            f"function yield() {{ {LITERAL} return T; }} exports.f = () => {{ "
            "const r = yield(1); r.a++; }; yield();",
            "a.cjs",
            id="what is called yield",
        ),
        pytest.param(
            f"await (x); function f() {{ {LITERAL} return !T.a; }} var T2 = f();",
            "a.js",
            id="at the top of a script",
        ),
    ],
)
def test_never_safe(js: str, path: str) -> None:
    assert not is_safe(js, path)


@pytest.mark.parametrize(
    ("js", "path"),
    [
        pytest.param("async function f() { USE await (T); }", "a.cjs", id="a function"),
        pytest.param("exports.f = async () => { USE await (T); };", "a.cjs", id="an arrow"),
        pytest.param("const o = { async m() { USE await (T); } };", "a.cjs", id="a method"),
        pytest.param(
            "async function f() { USE class A { [await (T)]() {} } }", "a.cjs", id="a key in one"
        ),
        pytest.param(
            "async function f() { USE for (const x of [1]) { if (x) { await (T); } } }",
            "a.cjs",
            id="a block of one",
        ),
        pytest.param("async function f() { USE await `x${T}`; }", "a.cjs", id="a template"),
        pytest.param("export const y = 1; USE await (T);", "a.mjs", id="the top of a module"),
        pytest.param("USE await T;", "a.mjs", id="that nothing but a module has"),
        pytest.param("function* f() { USE yield `x${T}`; }", "a.cjs", id="a template to yield"),
    ],
)
def test_an_expression_of_its_own(js: str, path: str) -> None:
    assert outs_of(js.replace("USE", LITERAL), path) == []


def test_what_is_yielded_goes_out() -> None:
    outs = outs_of(f"function* f() {{ {LITERAL} yield (T); }}", "a.cjs")
    assert [route for route, _ in outs] == [Route.YIELDED]
