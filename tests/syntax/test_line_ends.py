import pytest

from allocscan.source.file import Language, SourceFile
from allocscan.syntax.line_ends import words_at_line_ends
from allocscan.syntax.parse import parse

JS, TS = Language.JS, Language.TS
BOTH = (JS, TS)


def shape(text: str, language: Language) -> str:
    syntax = parse(SourceFile("a", text.encode(), language))
    assert syntax.errors == ()
    return str(syntax.root)


@pytest.mark.parametrize(
    ("text", "on_one_line", "languages"),
    [
        pytest.param("export\nfunction f() {}", "export function f() {}", BOTH, id="export"),
        pytest.param("export\r\nclass A {}", "export class A {}", BOTH, id="CRLF"),
        pytest.param("export\rclass A {}", "export class A {}", BOTH, id="CR"),
        pytest.param("export\u2028class A {}", "export class A {}", BOTH, id="a rarer line end"),
        pytest.param("export \t\nclass A {}", "export class A {}", BOTH, id="spaces"),
        pytest.param("export\x0b\nclass A {}", "export class A {}", BOTH, id="a tab downwards"),
        pytest.param(
            "export\ndefault\nclass A {}", "export default class A {}", BOTH, id="default"
        ),
        pytest.param("export\n{ f };", "export { f };", BOTH, id="a list"),
        pytest.param(
            "namespace N { export\nlet x }", "namespace N { export let x }", (TS,), id="N"
        ),
        pytest.param("let\n  x = 1,\n  y = 2;", "let x = 1, y = 2;", BOTH, id="let"),
        pytest.param("() => { let\nx }", "() => { let x }", BOTH, id="let in a function"),
        pytest.param("let\n{ a } = b", "let { a } = b", BOTH, id="let of a pattern"),
        pytest.param("export\nlet\nx = 1", "export let x = 1", BOTH, id="one behind the other"),
        pytest.param("async () => { await\nf() }", "async () => { await f() }", BOTH, id="await"),
        pytest.param("new\nA()", "new A()", BOTH, id="new"),
        pytest.param("class A { static\nx = {} }", "class A { static x = {} }", BOTH, id="static"),
        pytest.param(
            "class A { static\n*x() {} }", "class A { static *x() {} }", BOTH, id="static *"
        ),
        pytest.param("class A { get\nx() {} }", "class A { get x() {} }", BOTH, id="get"),
        pytest.param("class A { set\n#x(v) {} }", "class A { set #x(v) {} }", BOTH, id="set"),
    ],
)
def test_a_line_ends_within(text: str, on_one_line: str, languages: tuple[Language, ...]) -> None:
    for language in languages:
        assert shape(text, language) == shape(on_one_line, language)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("export * from\n'x';\n", id="another word"),
        pytest.param("export\n* from 'x';\n", id="all of a module"),
        pytest.param("export /* c\n*/ const x = 1;\n", id="a comment of two lines"),
        pytest.param("export\u00a0\nconst x = 1;\n", id="a rarer space"),
        pytest.param(
            "const t = {\n  export\n  : 1 };\nt.export\n;\nt.let\nt.new\n", id="properties"
        ),
        pytest.param("const s = `\nexport\nlet\n`; // export\n// let\n", id="a text"),
        pytest.param("let // c\n[a] = b;\n", id="let with a list"),
        pytest.param("import\nx from 'x';\nconst\ny = 1;\nvar\nz = 2;\nclass\nA {}\n", id="others"),
        pytest.param("outlet\nx\nreset\ny\n", id="the end of a word"),
        pytest.param("class A {\n  static\n  get\n  set\n}\n", id="fields of such names"),
        pytest.param(
            "class A {\n  get\n  *x() {}\n  set\n  = 1\n  static\n  () {}\n}\n", id="ends"
        ),
        pytest.param("class A {\n  get;\n  x() {}\n  async\n  y() {}\n}\n", id="a semicolon"),
        pytest.param("const o = {\n  get\n  x() { return 1 },\n  get\n};\n", id="an accessor"),
    ],
)
def test_what_is_read_well(text: str) -> None:
    syntax = parse(SourceFile("a", text.encode(), JS))
    assert list(words_at_line_ends(text.encode(), syntax.root)) == []


def test_nothing_is_moved() -> None:
    text = "let \u3000\r\n  a = 1;\nexport\n\n{ a };\n".encode()
    syntax = parse(SourceFile("a", text, JS))
    assert [syntax.text(each) for each in syntax.root.named_children] == [
        "let \u3000\r\n  a = 1;".encode(),
        b"export\n\n{ a };",
    ]
