"""Whether a literal's variable may give way to the constant. What must stay comes first."""

import pytest
from support.analysed import marked, read, site_of, syntax_of

from allocscan.sites.flow.visible import Visible
from allocscan.sites.local import local_of
from allocscan.sites.values import Local
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
        pytest.param("function f() { let c = [1]; g(c[0]); }", id="let"),
        pytest.param("function f() { var c = [1]; g(c[0]); }", id="var (B32)"),
        pytest.param("function f() { const c = [1], d = 2; g(c[0]); }", id="declared with another"),
        pytest.param(
            "function f() { const d = 2, c = [1]; g(c[0]); }", id="declared after another"
        ),
        pytest.param(
            "function f() { g(() => c[0]); const c = [1]; }", id="used in a closure above"
        ),
        pytest.param("function f() { if (k) c[0]; const c = [1]; }", id="used above"),
        pytest.param(
            "function f() { h(); const c = [1]; function h() { return c[0]; } }",
            id="used in a declaration below: it can be called above",
        ),
        pytest.param(
            "function f() { const c = [1]; { function h() { return c[0]; } } }",
            id="in a declaration of an inner block",
        ),
        pytest.param("function f() { const c = [1]; return { c }; }", id="a shorthand"),
        pytest.param("function f() { const c = [1]; c = 2; }", id="assigned, which throws"),
        pytest.param("function f() { const c = [1]; c++; }", id="updated, which throws"),
        pytest.param("function f() { const c = [1]; [c] = g; }", id="a target, which throws"),
        pytest.param(
            "function f(k) { switch (k) { case 1: const c = [1]; g(c[0]); } }", id="a case"
        ),
        pytest.param("for (const c = [1]; g(c[0]); );", id="a loop's head"),
        pytest.param("export const c = [1]; g(c[0]);", id="exported"),
        pytest.param("function f() { using c = [1]; g(c[0]); }", id="using"),
    ],
)
def test_stays(js: str) -> None:
    found = local(js)
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


def test_a_statement_of_two_is_no_statement_of_its_own() -> None:
    found = local("function f() { const c = [1], d = 2; }")
    assert found is not None
    assert found.statement is None


def test_a_name_that_a_comment_asks_the_type_of_stays() -> None:
    text = "export const f = (k) => {{ const t = /*@*/{{ a: 1, b: 2, c: 3 }}; return t[{0}k]; }};\n"
    plain = site_of(text.format(""))
    asked = site_of(text.format("/** @type {keyof typeof t} */ "))
    assert plain.local is not None
    assert plain.local.removable
    assert asked.local is not None
    assert not asked.local.removable
