"""How a literal's position is called, and the words that a name can be made of."""

import pytest
from support.analysed import marked, read

from allocscan.sites.flow.visible import Visible
from allocscan.sites.naming import form_of, hints_for, qualified_name
from allocscan.sites.values import Form, NameHints


def form(text: str, path: str = "a.mjs") -> Form:
    """The form of the marked literal."""
    syntax, scopes = read(text, path)
    return form_of(marked(syntax), Visible(syntax, scopes, closed=True))


def hints(text: str, path: str = "a.mjs") -> NameHints:
    """The hints for the marked literal."""
    syntax, scopes = read(text, path)
    return hints_for(marked(syntax), Visible(syntax, scopes, closed=True), syntax)


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        pytest.param("x = [1];", "a.mjs", Form.OTHER, id="assigned"),
        pytest.param("class A { x = [1]; }", "a.mjs", Form.OTHER, id="a field"),
        pytest.param("throw [1];", "a.mjs", Form.OTHER, id="thrown"),
        pytest.param("[1];", "a.mjs", Form.OTHER, id="dropped"),
        pytest.param("f`${[1]}`;", "a.mjs", Form.OTHER, id="in a template"),
        pytest.param("const F = () => <b c={[1]}/>;", "a.jsx", Form.OTHER, id="an attribute"),
        pytest.param("if (!{ a: 1 }) f();", "a.mjs", Form.OTHER, id="below an operator"),
        pytest.param("const c = [1];", "a.mjs", Form.LOCAL, id="a const"),
        pytest.param("var c = ([1]);", "a.mjs", Form.LOCAL, id="in brackets"),
        pytest.param("let c = [1] as const;", "a.ts", Form.LOCAL, id="with a cast"),
        pytest.param("let c = <T>{ a: 1 };", "a.ts", Form.LOCAL, id="with an old cast"),
        pytest.param("const { a } = { a: 1 };", "a.mjs", Form.DESTRUCTURED, id="an object pattern"),
        pytest.param("const [a] = [1];", "a.mjs", Form.DESTRUCTURED, id="an array pattern"),
        pytest.param("function f(a = [1]) {}", "a.mjs", Form.DEFAULT, id="a parameter"),
        pytest.param("function f(a: T = [1]) {}", "a.ts", Form.DEFAULT, id="a typed parameter"),
        pytest.param("const { a = [1] } = o;", "a.mjs", Form.DEFAULT, id="a shorthand's default"),
        pytest.param("const { a: b = [1] } = o;", "a.mjs", Form.DEFAULT, id="a renamed default"),
        pytest.param("const [a = [1]] = o;", "a.mjs", Form.DEFAULT, id="an element's default"),
        pytest.param("[1].includes(x);", "a.mjs", Form.RECEIVER, id="a method's receiver"),
        pytest.param("f(({ a: 1 })[k]);", "a.mjs", Form.RECEIVER, id="looked up"),
        pytest.param("[1]?.length;", "a.mjs", Form.RECEIVER, id="optional"),
        pytest.param("f([1]);", "a.mjs", Form.ARGUMENT, id="an argument"),
        pytest.param("new F(a, { a: 1 });", "a.mjs", Form.ARGUMENT, id="a constructor's"),
        pytest.param("x = o || [1];", "a.mjs", Form.FALLBACK, id="or"),
        pytest.param("x = o ?? [1];", "a.mjs", Form.FALLBACK, id="nullish"),
        pytest.param("x = o ? p : [1];", "a.mjs", Form.FALLBACK, id="a branch"),
        pytest.param("for (const x of [1]);", "a.mjs", Form.ITERATED, id="for-of"),
        pytest.param("for (const x in { a: 1 });", "a.mjs", Form.ITERATED, id="for-in"),
        pytest.param("f(...[1]);", "a.mjs", Form.SPREAD, id="spread"),
        pytest.param(
            "x = { ...{ a: 1 } };".replace("x = {", "x = /*@*/{"),
            "a.mjs",
            Form.OTHER,
            id="around a spread",
        ),
        pytest.param("function f() { return [1]; }", "a.mjs", Form.RETURNED, id="returned"),
        pytest.param("const f = () => [1];", "a.mjs", Form.RETURNED, id="an arrow"),
        pytest.param("const f = () => ({ a: 1 });", "a.mjs", Form.RETURNED, id="an arrow's object"),
        pytest.param("x = { a: y, b: /*@*/[1] };", "a.mjs", Form.NESTED, id="in an object"),
        pytest.param("x = [y, /*@*/[1]];", "a.mjs", Form.NESTED, id="in an array"),
    ],
)
def test_form(text: str, path: str, expected: Form) -> None:
    assert form(text, path) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("f()([1]);", NameHints(None, None, None), id="nothing"),
        pytest.param("const f = (k) => ([1])[0];", NameHints(None, None, "f"), id="by number"),
        pytest.param(
            "function f() { const sizes = [1]; }", NameHints("sizes", None, "f"), id="a local"
        ),
        pytest.param(
            "function f() { sizes = [1]; }", NameHints("sizes", None, "f"), id="an assigned name"
        ),
        pytest.param(
            "function f(o) { o.sizes = [1]; }",
            NameHints("sizes", None, "f"),
            id="an assigned field",
        ),
        pytest.param(
            "class A { m() { this.#sizes = [1]; } #sizes; }",
            NameHints("sizes", None, "m"),
            id="a private field",
        ),
        pytest.param(
            "function f(o) { const sizes = o || [1]; }",
            NameHints("sizes", None, "f"),
            id="a fallback for a local",
        ),
        pytest.param(
            "function f(o) { const sizes = o ? (p || [1]) : q; }",
            NameHints("sizes", None, "f"),
            id="two choices deep",
        ),
        pytest.param("function f(sizes = [1]) {}", NameHints("sizes", None, "f"), id="a parameter"),
        pytest.param(
            "function f({ sizes = [1] }) {}",
            NameHints("sizes", None, "f"),
            id="a pattern's default",
        ),
        pytest.param(
            "const f = (user) => ['a'].includes(user.role);",
            NameHints(None, "roles", "f"),
            id="what is searched for",
        ),
        pytest.param(
            "const f = (city) => ['a'].indexOf(city);",
            NameHints(None, "cities", "f"),
            id="plural y",
        ),
        pytest.param(
            "const f = (box) => ['a'].includes(box);", NameHints(None, "boxes", "f"), id="plural x"
        ),
        pytest.param(
            "const f = (toys) => ['a'].includes(toys);",
            NameHints(None, "toys", "f"),
            id="already plural",
        ),
        pytest.param(
            "function f() { for (const size of [1]) g(size); }",
            NameHints(None, "sizes", "f"),
            id="the loop's variable",
        ),
        pytest.param(
            "function f(x) { g({ x, sizes: /*@*/[1] }); }",
            NameHints("sizes", "sizes", "f"),
            id="the key it stands under",
        ),
        pytest.param(
            "function h(sizes) {} function f() { h([1]); }",
            NameHints(None, "sizes", "f"),
            id="the callee's parameter",
        ),
        pytest.param(
            "function f(g) { g.draw({ a: 1 }); }",
            NameHints(None, "drawOptions", "f"),
            id="the callee's name",
        ),
        pytest.param(
            "function f(g) { g.draw([1]); }",
            NameHints(None, "drawValues", "f"),
            id="the callee's name, of an array",
        ),
        pytest.param(
            "function f(g) { const sizes = new Set([1]); }",
            NameHints(None, "sizes", "f"),
            id="what is made of it",
        ),
        pytest.param(
            "o.draw = () => [1];", NameHints(None, None, "draw"), id="an assigned function"
        ),
        pytest.param(
            "x = { draw() { return [1]; } };".replace("[1]", "/*@*/[1]"),
            NameHints(None, None, "draw"),
            id="a method",
        ),
        pytest.param(
            "x = { draw: () => /*@*/[1] };", NameHints(None, None, "draw"), id="a property"
        ),
        pytest.param("class A { draw = () => [1]; }", NameHints(None, None, "draw"), id="a field"),
    ],
)
def test_hints(text: str, expected: NameHints) -> None:
    assert hints(text) == expected


def test_a_jsx_attribute_is_a_role() -> None:
    assert hints("const F = () => <b sizes={[1]}/>;", "a.jsx") == NameHints(None, "sizes", "F")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("x = [1];", "<module>", id="the top level"),
        pytest.param("g(() => [1]);", "<anonymous>", id="no name"),
        pytest.param("function f() { return [1]; }", "f", id="a declaration"),
        pytest.param("const f = () => [1];", "f", id="a variable"),
        pytest.param("exports.f = () => [1];", "f", id="a property"),
        pytest.param("class A { m() { return [1]; } }", "A.m", id="a method"),
        pytest.param(
            "x = class { m() { return [1]; } };", "<class>.m", id="a class without a name"
        ),
        pytest.param("function f() { g(() => [1]); }", "f.<anonymous>", id="a callback"),
        pytest.param("function f() { function g() { return [1]; } }", "f.g", id="one in another"),
    ],
)
def test_qualified_name(text: str, expected: str) -> None:
    syntax, _ = read(text)
    assert qualified_name(marked(syntax), syntax) == expected
