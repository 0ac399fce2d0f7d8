"""The parts of the sieve: what surely is no site, and what may be one."""

import pytest

from allocscan.least import floor_for
from allocscan.settings import Thresholds
from allocscan.sites.enough import Enough
from allocscan.sites.sieve.calls import made_calls
from allocscan.sites.sieve.glance import Glance
from allocscan.sites.sieve.home_names import HomeNames, home_names
from allocscan.sites.sieve.nesting import NO_PAIR, innermost, may_be_literal, parents_of
from allocscan.sites.sieve.pieces import Pieces
from allocscan.sites.sieve.sift import sites_may_be_in
from allocscan.sites.sieve.spread_sizes import MANY, SpreadSizes
from allocscan.source.file import SourceFile, language_of
from allocscan.syntax.brackets import brackets_of

FLOOR = floor_for(Thresholds())
TABLE = "{ a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8 }"


def names_in(text: str) -> HomeNames:
    content = text.encode()
    pairs = brackets_of(content).pairs
    return home_names(content, pairs, parents_of(pairs))


def pieces_of(text: str) -> list[str]:
    """The outermost literals that may be sites, in source order."""
    content = text.encode()
    pairs = brackets_of(content).pairs
    parents = parents_of(pairs)
    glance = Glance(content, lambda: home_names(content, pairs, parents))
    pieces = Pieces(content, pairs, parents, FLOOR, glance)
    return [content[slice(*pairs[index])].decode() for index in pieces.outermost()[::-1]]


# ------------------------------------------------------------------ kept back


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("a.mjs", "", id="empty"),
        pytest.param("a.mjs", f"export const T = {TABLE};", id="a table of the module"),
        pytest.param("a.mjs", f"f({TABLE});", id="an argument that is made once"),
        pytest.param("a.mjs", f"const x = {{ y: [{TABLE}, {TABLE}] }};", id="rows of a table"),
        pytest.param(
            "a.mjs", f"for (const x of y) {{ f(x); }}\ng({TABLE});", id="behind a loop that is over"
        ),
        pytest.param(
            "a.mjs",
            f"const o = {{ f(x) {{ x = 1; return x; }}, t: {TABLE} }};",
            id="behind a method that is over",
        ),
        pytest.param(
            "a.mjs", "export const f = (x) => ({ a: x, b: 2, c: 3, d: 4, e: 5 });", id="a parameter"
        ),
        pytest.param(
            "a.mjs",
            "export function f() { return { a: g(), b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8 }; }",
            id="a call",
        ),
        pytest.param(
            "a.mjs", "export const f = (x) => ({ a: 1, b: 2 });", id="too few to be worth a word"
        ),
        pytest.param(
            "a.mjs", "export const f = (x) => ['a', 'b', 'c', 'd', 'e', 'f'];", id="shared by V8"
        ),
        pytest.param(
            "a.mjs",
            "export function f({ a, b, c, d, e }) { const { g, h, i, j } = a; return [b] }",
            id="patterns",
        ),
        pytest.param(
            "a.mjs", f"export class A {{\n  t = {TABLE};\n}}", id="a field of each instance"
        ),
        pytest.param(
            "a.mjs",
            "import React, { a, b, c, d } from 'x';\nexport { a, b, c, d };",
            id="imports and exports",
        ),
        pytest.param(
            "a.ts",
            "export interface I { a: string; b: number; c: Array<string>; d(): void; e: I }",
            id="interface",
        ),
        pytest.param("a.jsx", "export const F = (p) => <p>don't {p} {p.a}</p>;", id="markup"),
        pytest.param(
            "a.mjs",
            "const D = { a: 1, b: 2 };\nexport const f = (o) => ({ ...D, ...o, c: o.d });",
            id="a copy of little",
        ),
        pytest.param(
            "a.mjs", "export const T = new Set(['a', 'b', 'c', 'd', 'e', 'f']);", id="one Set"
        ),
        pytest.param("a.mjs", "const F = new Intl.NumberFormat('en');", id="one formatter"),
    ],
)
def test_nothing_to_see(name: str, text: str) -> None:
    language = language_of(name)
    assert language is not None
    assert sites_may_be_in(SourceFile(name, text.encode(), language), FLOOR, "node22") == ()


# ------------------------------------------------------------------ nesting


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("if (a) { b, c }", id="block"),
        pytest.param("x => { a, b }", id="body of an arrow function"),
        pytest.param("a = { b; c, d }", id="semicolon"),
        pytest.param("a = { b, c = 1 }", id="a default: a pattern"),
        pytest.param("a = { b(1, 2) }", id="a call in markup"),
        pytest.param("class A { b, c }", id="class"),
        pytest.param("case 'a': { if (b, c) {} }", id="the block of a case"),
        pytest.param("a[b, c]", id="index"),
    ],
)
def test_no_literal(text: str) -> None:
    start = min(at for at in (text.find("{"), text.find("[")) if at >= 0)
    assert not may_be_literal(text.encode(), start)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a = { b: 1 }", id="object"),
        pytest.param("a = { case: { if(b) {} } }", id="object with odd keys"),
        pytest.param("b ? case_ : { if(c) {} }", id="a choice"),
        pytest.param("a = { 1.5: 1 }", id="a number as a key"),
        pytest.param("a = { 1e-5: 1 }", id="a small number as a key"),
        pytest.param("a = { 'b'<T>(c: T) {} }", id="a generic method"),
        pytest.param("a = { b: <i>c; d</i> }", id="a semicolon in an element"),
        pytest.param("a = // b\n { c: 1 }", id="after a comment"),
        pytest.param("f(/* a */ { b })", id="after another comment"),
        pytest.param("return { a }", id="after a word"),
        pytest.param("if (a) [b, c].d()", id="array after a parenthesis"),
        pytest.param("a = <B>{ c: 1 }", id="cast"),
    ],
)
def test_may_be_literal(text: str) -> None:
    start = min(at for at in (text.find("{"), text.find("[")) if at >= 0)
    assert may_be_literal(text.encode(), start)


def test_the_innermost_pair_around_an_offset() -> None:
    content = b"a = [1, [2, 3], {b, c}, 4]; d"
    pairs = brackets_of(content).pairs
    parents, ends = parents_of(pairs), [end for _, end in pairs]

    def around(mark: bytes) -> bytes | None:
        found = innermost(content.index(mark), pairs, parents, ends)
        return None if found == NO_PAIR else content[slice(*pairs[found])]

    assert around(b"2") == b"[2, 3]"
    assert around(b"c") == b"{b, c}"
    assert around(b"4") == content[4:26]
    assert around(b"1") == content[4:26]
    assert around(b"d") is None


# ------------------------------------------------------------------ pieces


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        pytest.param(f"x = {TABLE};", [], id="made once"),
        pytest.param(f"const f = () => ({TABLE});", [TABLE], id="in an arrow function"),
        pytest.param(f"const f = (a = {TABLE}) => a;", [TABLE], id="a default"),
        pytest.param(f"const o = {{ f(a, b = g({TABLE})) {{}} }};", [TABLE], id="of a method"),
        pytest.param(f"for (const {{ a }} of b) f({TABLE});", [TABLE], id="in a loop"),
        pytest.param(f"const f = () => <A b={{ [{TABLE}] }} />;", [f"[{TABLE}]"], id="in markup"),
        pytest.param(f"do {{ f() }} while (g({TABLE}));", [TABLE], id="in the end of a loop"),
        pytest.param(f"f('http://a', () => {{\n g(1 / 2, {TABLE});\n}});", [TABLE], id="in a body"),
        pytest.param(
            f"function f(a) {{ return {{ a, b: 1, c: 2, t: {TABLE} }}; }}",
            [TABLE],
            id="in what varies",
        ),
    ],
)
def test_pieces(text: str, pieces: list[str]) -> None:
    assert pieces_of(text) == pieces


# ------------------------------------------------------------------ names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("const A = 1;", "A", id="const"),
        pytest.param("const enum A { B }", "A", id="const enum"),
        pytest.param("const b = { c: 1 }, // d\n  A = 1;", "A", id="after a comment"),
        pytest.param("const { b: { A = 1 } } = c;", "A", id="pattern"),
        pytest.param("import B, { c as A } from 'd';", "A", id="import"),
        pytest.param("import * as A from 'd';", "A", id="namespace import"),
        pytest.param("const q = /'/, A = 1, r = /'/;", "A", id="beside regular expressions"),
        pytest.param(
            "const q = `a${b}`;\nconst A = 1;\nconst r = `c`;", "A", id="between templates"
        ),
        pytest.param("const q = /\\(/;\nconst A = 1;\nconst r = /\\)/;", "A", id="parentheses"),
        pytest.param("(function () { const A = 1; })();", "A", id="wrapper"),
        pytest.param("(function (): void { const A = 1; })();", "A", id="typed wrapper"),
        pytest.param("define(['b'], ({ c }, { d }) => { const A = 1; });", "A", id="module"),
        pytest.param("namespace N { const A = 1; }", "A", id="namespace"),
        pytest.param("<p>don't</p>, A = 1, B = <p>can't</p>", "A", id="markup"),
    ],
)
def test_names_of_a_home(text: str, name: str) -> None:
    assert name.encode() in names_in(text).all


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("import * as m from 'x';", id="of all"),
        pytest.param("import n, * as m from 'x';", id="beside the default"),
        pytest.param("import m, { n } from 'x';", id="the default"),
        pytest.param("import * /* b */ as /* as c */ m from 'x';", id="comments"),
        pytest.param("import*as m from'x';", id="without blanks"),
        pytest.param("import * as\n  m from 'x';", id="lines"),
        pytest.param("import * as \\u006d from 'x';", id="escape"),
    ],
)
def test_names_of_modules(text: str) -> None:
    assert b"m" in names_in(text).modules


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("function f(A) { const A = 1; }", id="local"),
        pytest.param("// const A = 1;", id="comment"),
        pytest.param("const b = 'const A = 1';", id="string"),
        pytest.param("b.A = 1;", id="property"),
        pytest.param("const f = (A) => A;", id="parameter"),
    ],
)
def test_no_names_of_a_home(text: str) -> None:
    assert b"A" not in names_in(text).all


# ------------------------------------------------------------------ at a glance


def varies(literal: str) -> bool:
    names = HomeNames(
        frozenset({b"A", b"C", b"m", b"w"}), frozenset({b"C"}), modules=frozenset({b"w"})
    )
    return Glance(literal.encode(), lambda: names).varies(0, len(literal))


@pytest.mark.parametrize(
    "literal",
    [
        pytest.param("{ a: b }", id="a name"),
        pytest.param("{ a: this.b }", id="this"),
        pytest.param("{ a: f(1), b: 2 }", id="a call"),
        pytest.param("{ a: m.b }", id="a property of what is no constant"),
        pytest.param("{ a: m.b.C }", id="a property of a property"),
        pytest.param("{ a: B.C }", id="a property of what is not declared"),
        pytest.param("{ a: 1, b, c: (d, e) => d }", id="before an arrow function"),
        pytest.param("[f(a, b), 1]", id="a call in an array"),
        pytest.param("{ a: b / 2, c: 1 }", id="a division"),
    ],
)
def test_what_surely_varies(literal: str) -> None:
    assert varies(literal)


@pytest.mark.parametrize(
    "literal",
    [
        pytest.param("{ a: A, b: C.d, c: Math.PI, d: NaN }", id="names"),
        pytest.param("{ a: /b c/, d: 1 }", id="regular expression"),
        pytest.param("{ a /* b */ : 1, c: 2 }", id="comment behind a key"),
        pytest.param("{ a(b, c) { return b; } }", id="method"),
        pytest.param("{ a(b, c): d { return b; } }", id="typed method"),
        pytest.param("{ a: (b, c) => b, d: 1 }", id="arrow function"),
        pytest.param("{ a: (b = f(), c) => b, d: 1 }", id="its defaults"),
        pytest.param("{ a: 1 as b, c: 2 }", id="cast"),
        pytest.param("{ a: Math /* b */ . PI, c: 2 }", id="comment in a path"),
        pytest.param("{ a: new Set(['b']), c: Math.max(1, 2) }", id="pure calls"),
        pytest.param("{ a: <b>c d</b>, e: 1 }", id="element"),
        pytest.param("{ a: `${b}`, c: 1 }", id="template"),
        pytest.param("{ a, ...C }", id="a copy"),
        pytest.param("{ a: A.b, c: m.C, d: m . C.e }", id="members that are meant as constants"),
        pytest.param("{ a: w.b }", id="an export of a module"),
    ],
)
def test_what_may_be_constant(literal: str) -> None:
    assert not varies(literal)


@pytest.mark.parametrize(
    ("literal", "enough"),
    [
        pytest.param("{ a: 1, b: 2 }", False, id="two"),
        pytest.param("{ a: 1, b: 2, c: 3 }", False, id="three small ones"),
        pytest.param("{ a: 1, b: f(), c: 3 }", True, id="three, one large"),
        pytest.param("{ a: 1, ...B, c: 3 }", True, id="three with a spread"),
        pytest.param("{ ...B }", True, id="a spread"),
        pytest.param("['a', 'b', 'c']", True, id="an array of three"),
        pytest.param("{ a: 1, b: 2, c: 3, d: 4 }", True, id="four"),
    ],
)
def test_enough(literal: str, enough: bool) -> None:
    assert Enough(FLOOR)(literal.encode()) is enough


# ------------------------------------------------------------------ calls, sizes


@pytest.mark.parametrize(
    ("text", "calls"),
    [
        pytest.param("new RegExp;", [], id="nothing without arguments"),
        pytest.param("x.toLocaleString('en');", [], id="no options"),
        pytest.param("new RegExp('a')", [b"new RegExp('a')"], id="constructor"),
        pytest.param("RegExp('a')", [b"RegExp('a')"], id="call"),
        pytest.param("new Intl.Collator", [b"new Intl.Collator"], id="no arguments"),
        pytest.param("new TextEncoder()", [b"new TextEncoder()"], id="no arguments in brackets"),
        pytest.param(
            "a.b().toLocaleString('en', { c: 1 })",
            [b"x.toLocaleString('en', { c: 1 })"],
            id="method",
        ),
        pytest.param("new RegExp(/a/)", [b"new RegExp(/a/)"], id="a pattern"),
        pytest.param(
            "new RegExp(`a${b}(`, c)", [b"new RegExp(`a${b}(`, c)"], id="a template with a name"
        ),
        pytest.param("new RegExp(a / b)", [None], id="arguments that cannot be told"),
        pytest.param("new /* a */ TextEncoder()", [None], id="a comment behind `new`"),
    ],
)
def test_calls(text: str, calls: list[bytes | None]) -> None:
    assert [call for _, call in made_calls(text.encode())] == calls


@pytest.mark.parametrize(
    ("text", "least"),
    [
        pytest.param("const B = { a: 1 };", 0, id="small"),
        pytest.param("const B = { a: 1, b: 2, c: 3 };", 3, id="object"),
        pytest.param("let B = { a: 1, b: 2, c: 3 };", 3, id="let"),
        pytest.param("const B: { a: 1; b: 2 } = { a: 1, b: 2, c: 3 };", 3, id="typed"),
        pytest.param("const B = <{ a, b }>{ a: 1, b: 2, c: 3 };", 3, id="cast"),
        pytest.param("const B /* c */ = f(\n\n { a: 1, b: 2, c: 3 });", 3, id="in a call"),
        pytest.param("const a = 1, B = { a: 1, b: 2, c: 3 };", 3, id="one of several"),
        pytest.param("const B = /* a; */ { a: 1, b: 2, c: 3 };", MANY, id="not told"),
        pytest.param("const B =\nf({ a: 1, b: 2, c: 3 });", MANY, id="in the next line"),
    ],
)
def test_spread_sizes(text: str, least: int) -> None:
    content = text.encode()
    pairs = brackets_of(content).pairs
    sizes = SpreadSizes(content, pairs, parents_of(pairs))
    assert least <= sizes.of(b"B") <= max(least, 3)
    assert sizes.of(b"C") == 0
