"""What the grammars misread is read as the language has it, or not at all."""

import pytest

from allocscan.source.file import Language, SourceFile
from allocscan.source.span import Span
from allocscan.syntax.misread import mended
from allocscan.syntax.parse import parse

JS, TS, TSX = Language.JS, Language.TS, Language.TSX


def shape(text: str, language: Language) -> str:
    syntax = parse(SourceFile("a", text.encode(), language))
    assert syntax.errors == ()
    return str(syntax.root)


@pytest.mark.parametrize("language", [TS, TSX])
@pytest.mark.parametrize(
    ("text", "meant"),
    [
        pytest.param("k + '-' + t[k]!++;", "k + '-' + t[k]++;", id="a sum"),
        pytest.param("!t.a!.v++;", "!t.a.v++;", id="not"),
        pytest.param("-t[k]!--;", "-t[k]--;", id="minus"),
        pytest.param("typeof t.a!.v === 'x';", "typeof t.a.v === 'x';", id="typeof"),
        pytest.param("delete t.a!.b;", "delete t.a.b;", id="delete"),
        pytest.param("0 < t.a!.xs.push(1);", "0 < t.a.xs.push(1);", id="compared"),
        pytest.param("a ?? b!.c!.d!();", "a ?? b.c.d();", id="several"),
        pytest.param("a && b!;", "a && b;", id="the end of it"),
        pytest.param("1 - xs.shift()!;", "1 - xs.shift();", id="of a call"),
        pytest.param("if (!rows!.reverse()) go();", "if (!rows.reverse()) go();", id="a condition"),
        pytest.param("a + b !.c;", "a + b.c;", id="behind a space"),
        pytest.param("a + b /* c */!.d;", "a + b /* c */.d;", id="behind a comment"),
        pytest.param("a + b ! .c;", "a + b .c;", id="between spaces"),
        pytest.param("a + b !!.c;", "a + b.c;", id="twice, behind a space"),
        pytest.param("a + b !/* c */.d;", "a + b /* c */.d;", id="before a comment"),
        pytest.param("a + b.push !(1);", "a + b.push(1);", id="before arguments"),
        pytest.param("x = [a || y!.z];", "x = [a || y.z];", id="in an array"),
        pytest.param("a + b!.c + !d!.e;", "a + b.c + !d.e;", id="two of them"),
        pytest.param("a + (b + c!)!.d;", "a + (b + c).d;", id="one within another"),
        pytest.param("a === 'ü' + b!.c;", "a === 'ü' + b.c;", id="other letters"),
    ],
)
def test_an_assertion_is_of_the_operand(text: str, meant: str, language: Language) -> None:
    assert shape(text, language).replace("(comment)", "") == shape(meant, language).replace(
        "(comment)", ""
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a!.b;\nf(a!, b[0]!);\n(a + b)!.c;\nx = y!;\n() => z!.a;", id="of an operand"),
        pytest.param("a != b; a !== b; !a; a && !b; !(a || b);", id="other operators"),
        pytest.param("let x!: string; class A { y!: number }", id="declared"),
        pytest.param("const s = `a + b!`; // a + b!\n'a + b!.c';", id="texts"),
    ],
)
def test_other_assertions_stay(text: str) -> None:
    syntax = parse(SourceFile("a", text.encode(), TS))
    assert mended(text.encode(), syntax.root, TS) is None


@pytest.mark.parametrize(
    ("text", "meant", "languages"),
    [
        pytest.param("n /* a\n b */ ++\nt.v", "n\n++t.v", (JS, TS), id="++ behind a comment"),
        pytest.param("n /* a\n b */ --\nt.v", "n\n--t.v", (JS, TS), id="-- behind a comment"),
        pytest.param("n /* a\n */ /* c */ ++\nt.v", "n\n++t.v", (JS, TS), id="behind two comments"),
        pytest.param("n /* a\u2028 */\u00a0++\nt.v", "n\n++t.v", (JS, TS), id="rarer spaces"),
        pytest.param(
            "g = () => {}\n[a.b].map(h)", "g = () => {};[a.b].map(h)", (JS, TS), id="=> {} ["
        ),
        pytest.param("g = x => {}\n  (h)(1)", "g = x => {};(h)(1)", (JS, TS), id="=> {} ("),
        pytest.param(
            "g = () => {} // c\n[a]", "g = () => {}; // c\n[a]", (JS, TS), id="and a comment"
        ),
        pytest.param(
            "async () => { const u = await\n t; }",
            "async () => { const u = await t; }",
            (JS, TS),
            id="await",
        ),
        pytest.param(
            "async () => { return await\n\n t; }",
            "async () => { return await t; }",
            (JS, TS),
            id="returned",
        ),
        pytest.param("async x => await\n x", "async x => await x", (JS, TS), id="of an arrow"),
        pytest.param("x = new\nA();", "x = new A();", (JS, TS), id="new"),
        pytest.param(
            "export            \nclass A {}", "export class A {}", (JS, TS), id="many spaces"
        ),
        pytest.param(
            f"export{' ' * 99}\nclass A {{}}", "export class A {}", (JS, TS), id="very many"
        ),
        pytest.param(
            "export\u3000\u2003\nclass A {}", "export class A {}", (JS, TS), id="rarer ones"
        ),
    ],
)
def test_it_is_read_as_it_is_meant(text: str, meant: str, languages: tuple[Language, ...]) -> None:
    for language in languages:
        assert shape(text, language) == shape(meant, language)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("async () => { const r = await [a, b].find(f); r.d++; }", id="a call"),
        pytest.param("async () => { const u = await [t.a][0]; }", id="an index"),
        pytest.param("async () => { return await\n[t.a].pop(); }", id="on the next line"),
        pytest.param("async () => { const n = await (t.n)++; }", id="a parenthesis"),
        pytest.param("async () => { const n = await `a${t}`.length; }", id="a template"),
    ],
)
def test_an_array_that_is_awaited_is_given_away(text: str) -> None:
    assert "yield_expression" in shape(text, JS)
    assert "await_expression" in shape(text, TS)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("export // c\nclass A {}", id="a comment in between"),
        pytest.param(
            "export /* allocscan-disable-file */\nclass A {}", id="a comment that silences"
        ),
        pytest.param("let // c\nx = 1", id="let"),
        pytest.param("var await = 4, g = 2; await /t.a.v++/g;", id="a division by await"),
        pytest.param("yield\n/t.a.v++/g;", id="a division by yield"),
        pytest.param("<!-- c\rt.a.v++\n", id="HTML's comment that ends there"),
        pytest.param("g = () => {}// c\n[a]", id="a comment at once"),
        pytest.param("var n = 1 <!-- `\nt.a.v++\nvar q = 1 <!-- `\n", id="HTML's comment"),
    ],
)
def test_what_cannot_be_relied_on(text: str) -> None:
    syntax = parse(SourceFile("a", text.encode(), JS))
    assert syntax.errors == (Span(0, len(text.encode())),)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "async () => { await f(); await (g); x(await [a]); for (a of await [b]) c; }",
            id="awaited",
        ),
        pytest.param(
            "f((a) => a.b(),\n  []\n);\nx = [() => {},\n[a]];\ny = () => a\n[b];", id="lists"
        ),
        pytest.param("g = () => {};\n[a]\n(() => {})\n[b]\nf(() => {}\n)\n[c]", id="arrows"),
        pytest.param("n++ /* a\n b */\n++m /* c */ + 1", id="updates"),
        pytest.param(
            "<!-- a comment of a page\nf();\n--> another\n", id="HTML's comments that are read"
        ),
        pytest.param("const s = '<!--' + `<!-- ${a}`; // await /x/ <!--\n", id="texts"),
        pytest.param("function* g() { yield f(a / b / c); }", id="divisions"),
        pytest.param("o.await\n/ 2;\no.new\no.get\n", id="members"),
    ],
)
def test_what_is_read_well(text: str) -> None:
    syntax = parse(SourceFile("a", text.encode(), JS))
    assert syntax.errors == ()
    assert mended(text.encode(), syntax.root, JS) is None


def test_an_assertion_may_not_stand_on_the_next_line() -> None:
    text = b"let r = k /* a\n*/ ![t.a][0].v++;"
    assert parse(SourceFile("a", text, TS)).errors == (Span(0, len(text)),)
