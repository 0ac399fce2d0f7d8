"""Whether a literal's variable may give way to the constant. What must stay comes first."""

import pytest
from support.analysed import marked, read, site_of, syntax_of

from allocscan.sites.flow.visible import Visible
from allocscan.sites.hoist_values import Local
from allocscan.sites.local import local_of
from allocscan.source.span import Span


def local(text: str, path: str = "a.mjs") -> Local | None:
    """The variable of the marked literal, or of the first one."""
    syntax, scopes = read(text, path)
    outer, _ = Visible(syntax, scopes, closed=True).effective_parent(marked(syntax))
    return local_of(outer, syntax, scopes)


@pytest.mark.parametrize(
    "js",
    [
        pytest.param("function f() { return g([1]); }", id="an argument"),
        pytest.param("function f() { return [1]; }", id="returned"),
        pytest.param("function f() { const { a } = { a: 1 }; }", id="a pattern"),
        pytest.param("function f() { const [a] = [1]; }", id="an array pattern"),
        pytest.param("function f() { let c; c = [1]; }", id="assigned"),
        pytest.param("function f() { const c = g || [1]; }", id="a fallback"),
        pytest.param("function f() { const c = [1].length; }", id="a part of it is kept"),
        pytest.param("function f(c = [1]) {}", id="a default"),
        pytest.param("class A { c = [1]; }", id="a field"),
    ],
)
def test_no_variable(js: str) -> None:
    assert local(js) is None


@pytest.mark.parametrize(
    "js",
    [
        pytest.param("function f() { let c = [1]; c = g; h(c[0]); }", id="let, assigned"),
        pytest.param("function f() { let c = [1]; ({ c } = g); }", id="let, assigned by a pattern"),
        pytest.param("function f() { let c = [1]; for (c of g) h(); }", id="let, a loop's target"),
        pytest.param("function f() { var c = [1]; var c; g(c[0]); }", id="var, declared twice"),
        pytest.param("function f(c) { var c = [1]; g(c[0]); }", id="var, a parameter too"),
        pytest.param("function f() { var c = [1]; function c() {} g(c[0]); }", id="a function too"),
        pytest.param(
            "function f() { try { g(); } catch (c) { var c = [1]; g(c[0]); } }", id="caught too"
        ),
        pytest.param("function f() { g(c[0]); var c = [1]; }", id="var, read above: undefined"),
        pytest.param(
            "function f() { if (k) { var c = [1]; } g(c[0]); }", id="var, read outside: undefined"
        ),
        pytest.param(
            "function f() { for (;;) { if (c) g(c[0]); var c = [1]; } }",
            id="var, read in the next turn of the loop",
        ),
        pytest.param(
            "function f(k) { switch (k) { case 1: var c = [1]; default: g(c[0]); } }",
            id="var, read in another case",
        ),
        pytest.param("function f(k) { if (k) var c = [1]; g(c[0]); }", id="var without a body"),
        pytest.param("for (;;) { var c = [1]; g(c[0]); }", id="var of the whole file"),
        pytest.param("function f() { var arguments = [1]; g(arguments[0]); }", id="arguments"),
        pytest.param(
            "function f() { const c = [c], d = 2; g(c[0]); }", id="read by its own initialiser"
        ),
        pytest.param(
            "function f() { const d = () => c, c = /*@*/[1]; return d; }",
            id="in a closure of a variable before it",
        ),
        pytest.param(
            "function f() { g(() => c[0]); const c = [1]; }", id="used in a closure above"
        ),
        pytest.param("function f() { if (k) c[0]; const c = [1]; }", id="used above"),
        pytest.param(
            "function f() { h(); const c = [1]; function h() { return c[0]; } }",
            id="used in a declaration below that is called above",
        ),
        pytest.param(
            "function f() { h; const c = [1]; function h() { return c[0]; } }",
            id="in a declaration that is mentioned above",
        ),
        pytest.param(
            "function f() { i(); const c = [1]; function h() { return c[0]; } "
            "function i() { h(); } }",
            id="in one that another calls, which is called above",
        ),
        pytest.param(
            "function f() { { h(); const c = [1]; function h() { return c[0]; } } }",
            id="in one of a block",
        ),
        pytest.param(
            "function f() { const d = h(), c = /*@*/[1]; function h() { return c[0]; } }",
            id="in one that a variable before it calls",
        ),
        pytest.param(
            "function f() { h(); const c = [1]; l: function h() { return c[0]; } }",
            id="in one with a label",
        ),
        pytest.param(
            "function f(k) { switch (k) { case 0: h(); case 1: const c = [1]; "
            "function h() { return c[0]; } } }",
            id="in one that another case calls",
        ),
        pytest.param(
            "function f(k) { switch (k) { case 1: const c = [1]; case 2: g(c[0]); } }",
            id="in another case",
        ),
        pytest.param("function f() { const c = [1]; c = 2; }", id="assigned, which throws"),
        pytest.param("function f() { const c = [1]; c++; }", id="updated, which throws"),
        pytest.param("function f() { const c = [1]; [c] = g; }", id="a target, which throws"),
        pytest.param("for (const c = [1]; g(c[0]); );", id="a loop's head"),
        pytest.param("export const c = [1]; g(c[0]);", id="exported"),
        pytest.param("function f() { using c = [1]; g(c[0]); }", id="using"),
    ],
)
def test_stays(js: str) -> None:
    found = local(js)
    assert found is not None
    assert not found.removable


def test_stays_in_one_that_sloppy_code_calls_outside_of_its_block() -> None:
    js = "function f() { for (;;) { const c = [1]; function h() { return c[0]; } } h(); }"
    found = local(js, "a.cjs")  # Annex B
    assert found is not None
    assert not found.removable


@pytest.mark.parametrize(
    ("ts", "path"),
    [
        pytest.param(
            "function f() { const c = [1]; type T = typeof c; g(c[0]); }", "a.ts", id="a type query"
        ),
        pytest.param(
            "function f() { const c = [1]; let x: keyof typeof c; }", "a.ts", id="its keys' type"
        ),
        pytest.param(
            "function f() { const C = { D: 1 }; return <C/>; }", "a.tsx", id="a whole tag"
        ),
    ],
)
def test_stays_for_types_and_tags(ts: str, path: str) -> None:
    found = local(ts, path)
    assert found is not None
    assert not found.removable


def test_stays_where_text_is_lost() -> None:
    broken = "function f() { const c = [1]; g(c[0]); }\nfunction h( { c }} ]\n"
    assert syntax_of(broken).errors
    found = local(broken)
    assert found is not None
    assert not found.removable


@pytest.mark.parametrize(
    ("js", "path", "references"),
    [
        pytest.param("function f() { const c = [1]; g(c[0]); }", "a.mjs", 1, id="one read"),
        pytest.param("function f() { const c = [1]; g(c[0], c[1]); }", "a.mjs", 2, id="two reads"),
        pytest.param("function f() { const c = [1]; }", "a.mjs", 0, id="none"),
        pytest.param("function f() { let c = [1]; g(c[0]); }", "a.mjs", 1, id="let"),
        pytest.param(
            "function f(a = () => c) { var c = [1]; return a + c[0]; }",
            "a.mjs",
            1,
            id="a parameter's default means another of its name",
        ),
        pytest.param("function f() { var c = [1]; g(c[0]); }", "a.mjs", 1, id="var"),
        pytest.param("function f() { var c = [1]; g(c[0]); }", "a.cjs", 1, id="var, sloppy"),
        pytest.param(
            "function f() { for (;;) { var c = [1]; g(c[0]); } }", "a.cjs", 1, id="var of a loop"
        ),
        pytest.param(
            "function f() { const c = [1], d = c[0]; }", "a.mjs", 1, id="declared with another"
        ),
        pytest.param(
            "function f() { const d = 2, c = [1]; g(c[0]); }", "a.mjs", 1, id="after another"
        ),
        pytest.param("function f() { const c = [1]; return { c }; }", "a.mjs", 1, id="a shorthand"),
        pytest.param(
            "function f(k) { switch (k) { case 1: const c = [1]; g(c[0]); } }",
            "a.mjs",
            1,
            id="a case",
        ),
        pytest.param(
            "function f() { const c = [1]; { function h() { return c[0]; } } }",
            "a.mjs",
            1,
            id="in a declaration of an inner block, which is made below",
        ),
        pytest.param(
            "function f() { const c = [1]; h(); function h() { return c[0]; } }",
            "a.mjs",
            1,
            id="in a declaration that is called below",
        ),
        pytest.param(
            "function f() { const c = [1]; function h() { return i() + c[0]; } "
            "function i() { return h(); } return i; }",
            "a.mjs",
            1,
            id="in one of two declarations that call each other",
        ),
        pytest.param(
            "function f() { const c = [1]; class A { m(a = c) { return c[0]; } } return A; }",
            "a.mjs",
            2,
            id="in a class",
        ),
        pytest.param(
            "function f() { const c = [1]; return () => c[0]; }", "a.mjs", 1, id="a closure"
        ),
        pytest.param(
            "function f() { const c = [1]; return function () { return c[0]; }; }",
            "a.mjs",
            1,
            id="a function expression",
        ),
        pytest.param(
            "function f() { if (k) { const c = [1]; g(c[0]); } }", "a.mjs", 1, id="a block"
        ),
        pytest.param("for (;;) { const c = [1]; g(c[0]); }", "a.mjs", 1, id="a loop's body"),
        pytest.param(
            "const f = () => { const c = ([1]); g({ c: c }); };", "a.mjs", 1, id="brackets"
        ),
        pytest.param(
            "function f() { const c = [1]; { const c = 2; g(c); } g(c[0]); }",
            "a.mjs",
            1,
            id="another of its name",
        ),
        pytest.param(
            "const F = () => { const c = [1]; return <b>{c}</b>; };", "a.jsx", 1, id="JSX"
        ),
        pytest.param(
            "const F = () => { const c = { D: 1 }; return <c.D/>; };", "a.jsx", 1, id="a tag"
        ),
        pytest.param("function f() { const c = [1] as const; g(c[0]); }", "a.ts", 1, id="as const"),
        pytest.param(
            "class A { static { const c = [1]; g(c[0]); } }", "a.mjs", 1, id="static block"
        ),
    ],
)
def test_goes(js: str, path: str, references: int) -> None:
    found = local(js, path)
    assert found is not None
    assert found.removable
    assert len(found.references) == references


def test_spans() -> None:
    text = "function f() { const c: readonly T[] = [1]; g(c[0]); }"

    def span(part: str, start: int = 0) -> Span:
        at = text.index(part, start)
        return Span(at, at + len(part))

    found = local(text, "a.ts")
    assert found == Local(
        name="c",
        declarator=span("c: readonly T[] = [1]"),
        statement=span("const c: readonly T[] = [1];"),
        annotation=span("readonly T[]"),
        references=(span("c", text.index("g(")),),
        removable=True,
    )


def test_a_statement_of_two_is_one_statement() -> None:
    text = "function f() { const c = [1], d = 2; }"
    found = local(text)
    assert found is not None
    assert found.statement == Span(text.index("const"), text.index(" }"))


def test_a_name_that_a_comment_asks_the_type_of_stays() -> None:
    text = "export const f = (k) => {{ const t = /*@*/{{ a: 1, b: 2, c: 3 }}; return t[{0}k]; }};\n"
    plain = site_of(text.format(""))
    asked = site_of(text.format("/** @type {keyof typeof t} */ "))
    assert plain.local is not None
    assert plain.local.removable
    assert asked.local is not None
    assert not asked.local.removable
