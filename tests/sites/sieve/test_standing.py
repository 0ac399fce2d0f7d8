"""What is constant and dear by itself, and no site where it stands."""

import pytest

from allocscan.least import floor_for
from allocscan.settings import Thresholds
from allocscan.sites.sieve.outline import Outline
from allocscan.sites.sieve.sift import sites_may_be_in
from allocscan.source.file import SourceFile, language_of
from allocscan.syntax.brackets import brackets_of

FLOOR = floor_for(Thresholds())
TABLE = "{ a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8 }"
REST = "b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8"


def passes(text: str, name: str) -> bool:
    language = language_of(name)
    assert language is not None
    return sites_may_be_in(SourceFile(name, text.encode(), language), FLOOR, "node22") != ()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param(
            "a.mjs",
            f"const A = 1;\nexport function f({{ A }}, k) {{ const t = {{ a: A, {REST} }}; return t[k]; }}",
            id="a parameter in a pattern",
        ),
        pytest.param(
            "a.mjs",
            f"const A = 1;\nexport const f = (k, A = 5) => {{ const t = {{ a: A, {REST} }}; return t[k]; }};",
            id="a parameter with a default",
        ),
        pytest.param(
            "a.mjs",
            f"const A = 1;\nexport function f(k) {{ const [A] = g(k); return () => {{ const t = {{ a: A, {REST} }}; return t[k]; }} }}",
            id="a variable of the function around",
        ),
        pytest.param(
            "a.mjs",
            f"const A = 1;\nexport function f(k) {{ for (const A of k) {{ const t = {{ a: A, {REST} }}; g(t[A]); }} }}",
            id="the variable of a loop",
        ),
        pytest.param(
            "a.mjs",
            f"export function f(k) {{ const s = g(k); const t = {{ a: () => s, {REST} }}; return t[k]; }}",
            id="a function that captures",
        ),
        pytest.param(
            "a.jsx",
            f"export function F(p) {{ const s = g(p); return <ul t={{{{ a: <li>{{s}}</li>, {REST} }}}} />; }}",
            id="an element that captures",
        ),
        pytest.param(
            "a.mjs",
            f"export class A {{ constructor(k) {{ super(k); this.state = {TABLE}; }} }}",
            id="the state of an instance",
        ),
        pytest.param(
            "a.mjs",
            f"export class A {{ constructor(k) {{ this.state = {{ k, rows: [{TABLE}] }}; }} }}",
            id="a part of the state of an instance",
        ),
        pytest.param(
            "a.mjs",
            "export class A extends B {}\n/** @type {Set<string>} */\nA.KINDS = new Set([...B.KINDS, 'a', 'b']);",
            id="made once after a class",
        ),
        pytest.param(
            "a.mjs",
            "const A = 'x';\nexport function f(A, k) { return new RegExp(`^${A}(`).test(k); }",
            id="an instance that is made of a parameter",
        ),
        pytest.param(
            "a.mjs",
            "export function f(a, k) { for (const b of a) g(b.toLocaleString('en', { style: k })); }",
            id="a format of a parameter",
        ),
        pytest.param(
            "a.js",
            "(function () { const p = new RegExp('^a(b)'); window.f = (k) => p.test(k); })();",
            id="an instance of a wrapper",
        ),
    ],
)
def test_no_site_where_it_stands(name: str, text: str) -> None:
    assert not passes(text, name)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param(
            "a.mjs",
            f"const A = 1;\nfunction g({{ A }}) {{ return A; }}\nexport function f(k) {{ const t = {{ a: A, {REST} }}; return t[k]; }}",
            id="the parameter of another function",
        ),
        pytest.param(
            "a.mjs",
            f"const A = 1;\nexport function f(k) {{ {{ const A = 2; g(A); }} const t = {{ a: A, {REST} }}; return t[k]; }}",
            id="the variable of another block",
        ),
        pytest.param(
            "a.js",
            f"(function () {{ const A = g(); function f(k) {{ const t = {{ a: A, {REST} }}; return t[k]; }} h(f); }})();",
            id="the variable of a wrapper",
        ),
        pytest.param(
            "a.ts",
            f"namespace N {{ const A = g(); export function f(k) {{ const t = {{ a: A, {REST} }}; return t[k]; }} }}",
            id="the variable of a namespace",
        ),
        pytest.param(
            "a.mjs",
            f"export function f(k) {{ const t = {{ a: (s) => s, {REST} }}; return t[k]; }}",
            id="a function with a parameter of its own",
        ),
        pytest.param(
            "a.mjs",
            f"function f(x) {{ return x.map((q) => ({{ a: q, b: {TABLE} }})); }} f(y);",
            id="the result of a callback",
        ),
        pytest.param(
            "a.mjs",
            f"export class A {{ constructor(k) {{ this.x = ({TABLE})[k]; }} }}",
            id="what is read in an instance",
        ),
        pytest.param(
            "a.mjs",
            f"export function f(k) {{ const self = {{}}; self.x = g(({TABLE})[k]); }}",
            id="stored in another object",
        ),
        pytest.param(
            "a.mjs",
            f"export function f(k) {{ const t = {TABLE}; return t[k] }}\nexport const g = => 1;",
            id="beside what cannot be read",
        ),
        pytest.param(
            "a.mjs",
            "const A = 'x';\nexport function f(k) { return new RegExp(`^${A}(b)`).test(k); }",
            id="an instance that is made of a constant",
        ),
        pytest.param(
            "a.mjs",
            "export function f(a) { return a.map((b) => b.toLocaleString('en', { style: 'percent' })); }",
            id="a format",
        ),
    ],
)
def test_may_be_a_site_where_it_stands(name: str, text: str) -> None:
    assert passes(text, name)


# ------------------------------------------------------------------ outlines


@pytest.mark.parametrize(
    ("text", "kept", "outlined"),
    [
        pytest.param("f({ x: g(1, 2) });", "g(1, 2)", "f({ x: g(1, 2) });", id="around"),
        pytest.param(
            "function f() { a, b; }\nfunction g(a, b) { c, d; h(e, i); }",
            "h(e, i)",
            "function f() {}\nfunction g(a, b) { c, d; h(e, i); }",
            id="beside",
        ),
        pytest.param(
            "function g({ a, b }) { if (c) { d, e } f(h, i); }",
            "f(h, i)",
            "function g({ a, b }) { if (c) {} f(h, i); }",
            id="a pattern is kept",
        ),
        pytest.param(
            "const { a, b } = c; class D { e = { f, g } } h(i, j)",
            "h(i, j)",
            "const { a, b } = c; class D {} h(i, j)",
            id="a declaration is kept",
        ),
        pytest.param("a[f(b, c)] = d(e, g)", "d(e, g)", "a[f(b, c)] = d(e, g)", id="an index"),
    ],
)
def test_outline(text: str, kept: str, outlined: str) -> None:
    content, start = text.encode(), text.index(kept)
    end = start + len(kept)
    outline = Outline(content, brackets_of(content).pairs, [(start, end)])
    assert outline.text.decode() == outlined
    assert outline.text[outline.place(start) : outline.place(end)].decode() == kept
