"""Which brackets of a text are code, and where only a parser can tell."""

from contextlib import suppress
from time import process_time

import pytest
from support.sieve_programs import sieve_program

from allocscan.source.file import SourceFile, language_of
from allocscan.syntax.brackets import UnclearError, brackets_of
from allocscan.syntax.code_before import begins_expression
from allocscan.syntax.parse import parse
from allocscan.syntax.walk import descend


def pairs_in(text: str) -> list[str]:
    """The text of each pair."""
    content = text.encode()
    return [content[start:end].decode() for start, end in brackets_of(content).pairs]


# ------------------------------------------------------------------ no pairs


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("x = '[a, b]' + \"{a, b}\";", id="strings"),
        pytest.param("x = 'it\\'s [a, b]';", id="an escaped quote"),
        pytest.param("x = 'a \\\n [a, b]';", id="a string that goes on"),
        pytest.param("x = 'a \\\r\n [a, b]';", id="a string that goes on after CRLF"),
        pytest.param("// [a, b]\n/* {a, b} */", id="comments"),
        pytest.param("x = `[a, b] ' {`;", id="template"),
        pytest.param("x = /[a, b]/;", id="regular expression"),
        pytest.param("x = /\\/[a, b]['\"]/;", id="an escaped slash"),
        pytest.param("f(/'[a, b]/, /[/'`]/);", id="quotes in regular expressions"),
        pytest.param("return /[a,b]'/;", id="after a word that asks for an expression"),
        pytest.param("x => /[a,b]'/;", id="after an arrow"),
        pytest.param("#!/usr/bin/node it's [a, b]\n", id="hashbang"),
        pytest.param("f(x) { return x }", id="small braces"),
        pytest.param("x = y[0] + [1];", id="small brackets"),
    ],
)
def test_what_is_quoted_or_small_is_no_pair(text: str) -> None:
    assert pairs_in(text) == []


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        pytest.param("[1, 2]", ["[1, 2]"], id="array"),
        pytest.param("({ a: [1, 2] })", ["[1, 2]", "{ a: [1, 2] }"], id="inner before outer"),
        pytest.param("a / [1, 2].length / b", ["[1, 2]"], id="between divisions"),
        pytest.param("a++ / b", [], id="a division after `++`"),
        pytest.param("(a) / f(/'/, [1, 2], /'/)", ["[1, 2]"], id="a division by what has one"),
        pytest.param("f(a, g(b)) / [1, 2] / 2", ["[1, 2]"], id="a division of a call"),
        pytest.param(
            "(() => <p/>, { a, b: '[1' })", ["{ a, b: '[1' }"], id="a string beside an element"
        ),
        pytest.param(
            "/** <p>{[1, 2, 3]}</p> */\nf(() => { return <p>don't</p> })",
            ["{ return <p>don't</p> }"],
            id="an example in a comment where no element is open",
        ),
        pytest.param(
            "f(() => { return <p/> })\n// <p>{[1, 2, 3]}</p>\nx = [4, 5]",
            ["{ return <p/> }", "[4, 5]"],
            id="an example after what holds an element",
        ),
        pytest.param("x.of / [1, 2].length / b", ["[1, 2]"], id="a property like a word"),
        pytest.param("this.#in / [1, 2].length / b", ["[1, 2]"], id="a private name like a word"),
        pytest.param("[...await [1, 2]]", ["[1, 2]", "[...await [1, 2]]"], id="after a spread"),
        pytest.param("`a ${[1, 2]} [3, 4]`", ["[1, 2]"], id="in a template"),
        pytest.param("`${`${[1, 2]}`} [`", ["[1, 2]"], id="in templates in templates"),
        pytest.param(
            "`${f({ a: `}` })}` + [1, 2]", ["{ a: `}` }", "[1, 2]"], id="braces in templates"
        ),
        pytest.param(
            "f(a)\n/ [1, 2].x", ["[1, 2]"], id="no regular expression for want of a slash"
        ),
        pytest.param("(a) / b /* c */;\n[1, 2]", ["[1, 2]"], id="a comment after a division"),
        pytest.param("x! / 2 / [1, 2]", ["[1, 2]"], id="not null"),
        pytest.param("<p>don't {[1, 2]}</p>", ["[1, 2]", "{[1, 2]}"], id="an apostrophe in markup"),
        pytest.param("<p>a/b {[1, 2]} / c</p>", ["[1, 2]", "{[1, 2]}"], id="slashes in markup"),
    ],
)
def test_pairs(text: str, pairs: list[str]) -> None:
    assert pairs_in(text) == pairs


# ------------------------------------------------------------------ unclear


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("x = [1, 2", id="never closed"),
        pytest.param("x = 1, 2]", id="never opened"),
        pytest.param("x = {1, 2]", id="of two kinds"),
        pytest.param("x = '[1, 2]\n';", id="a string that does not end"),
        pytest.param("x = `[1, 2]", id="a template that does not end"),
        pytest.param("x = `${[1, 2]`", id="a substitution that does not end"),
        pytest.param("/* [1, 2]", id="a comment that does not end"),
        pytest.param("if (a) /['\"]/.test(b)", id="a regular expression, or divisions"),
        pytest.param("if (a) /b+/.test(c) && f([1, 2]) / 2", id="the end of one, or another"),
        pytest.param("if (a) /b\\//.test(c) && [1, 2]", id="the end of one, or a comment"),
        pytest.param("for await (a of b) /[1, 2]'/.x", id="after the head of a loop"),
        pytest.param("while (a(b)) /[1, 2]'/.x", id="after a head with a call in it"),
        pytest.param("if (')') /[1, 2]'/.x", id="after a head with a string in it"),
        pytest.param("if /* a */ (b) /[1, 2]'/.x", id="after a head with a comment in it"),
        pytest.param("if // a\n (b) /[1, 2]'/.x", id="after a head with the comment of a line"),
        pytest.param("a++ / [1, 2].length / 2", id="a division after `++` with brackets"),
        pytest.param("a /* b */ / [1, 2].length / 2", id="after a comment"),
        pytest.param("f( // a\n /'/, [1, 2], /'/)", id="after the comment of a line"),
        pytest.param("of / [1, 2].length / 2", id="after a name like a word"),
        pytest.param("5. / [1, 2].length / 2", id="after a number's dot"),
        pytest.param("x = /[[a]--[b]]/v;", id="the flag `v`"),
        pytest.param("x =\u00a0{ a, b };", id="no-break space"),
        pytest.param("// a\u2028[1, 2]", id="line separator"),
        pytest.param("// it's\r[1, 2]", id="carriage return"),
        pytest.param("<!-- it's\n[1, 2]", id="comment of HTML"),
        pytest.param("<p>don't</p> || f('x', [1, 2, 3], 'y')", id="quotes out of step in markup"),
        pytest.param(
            "<p>don't</p> || f('x', { k: 'v',\n a, z: <p>can't</p> }, 'y')", id="one end each"
        ),
        pytest.param("<p>http://x</p> || f([1, 2, 3])", id="a comment, or text in markup"),
        pytest.param("<p>\n /* {f([1, 2, 3])} */</p>", id="a comment that is text in markup"),
        pytest.param("<p>\n // {f([1, 2, 3])}\n</p>", id="a line that is text in markup"),
        pytest.param("x = <p>http://x</p>, y = `\n`;", id="a template behind a comment in markup"),
    ],
)
def test_unclear(text: str) -> None:
    with pytest.raises(UnclearError):
        pairs_in(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("x = '\u00a0' // \u00a0\n;", id="white space in strings and comments"),
        pytest.param("x = '<!-- a';", id="a comment of HTML in a string"),
        pytest.param("x = a --> b;", id="no comment of HTML"),
    ],
)
def test_what_is_odd_in_strings_is_clear(text: str) -> None:
    assert pairs_in(text) == []


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        pytest.param("return", True, id="word"),
        pytest.param("a.return", False, id="property"),
        pytest.param("a?. return", False, id="property after a blank"),
        pytest.param("[...await", True, id="after a spread"),
        pytest.param("this.#of", False, id="private name"),
        pytest.param("returns", False, id="another word"),
        pytest.param("a_very_long_name_that_ends_in_return", False, id="the end of a long word"),
    ],
)
def test_words_after_which_an_expression_begins(text: str, begins: bool) -> None:
    assert begins_expression(text.encode(), len(text) - 1) is begins


# ------------------------------------------------------------------ beside the parser


def parsed_pairs(source: SourceFile) -> set[tuple[int, int]]:
    """What stands in object and array literals, patterns and blocks, by the grammar."""
    kinds = {"object", "array", "statement_block", "object_pattern", "array_pattern", "class_body"}
    return {
        (node.start_byte, node.end_byte)
        for node in descend(parse(source).root)
        if node.type in kinds
    }


def test_the_brackets_of_random_files_are_those_of_the_parser() -> None:
    clear = 0
    for seed in range(600):
        name, text = sieve_program(seed)
        language = language_of(name)
        assert language is not None
        source = SourceFile(name, text, language)
        try:
            pairs = set(brackets_of(text).pairs)
        except UnclearError:
            continue
        if parse(source).errors:
            continue
        clear += 1
        missed = {
            (start, end)
            for start, end in parsed_pairs(source) - pairs
            if text.count(b",", start, end) > 1
        }
        assert not missed, (seed, [text[start:end] for start, end in missed])
    assert clear >= 200


# ------------------------------------------------------------------ growth

HOSTILE = {
    "quotes": b"f('a', \"b\");",
    "slashes": b"a / ",
    "regular expressions": b"f(/['\"]/, /a[/]b/);",
    "doubtful slashes": b"(a) / 2\n",
    "blanks": b"                    / ",
    "templates": b"`${a}`;",
    "comments": b"/* a */ // b\n",
    "stars": b"*",
    "markup": b"x = <p>don't {a} / b // {c}</p>;\n",
    "markup in a line": b"x = <p>don't {a} / b</p>;",
    "comments in markup": b"x = <p/>; /* {a, b [c] </b> ` */\n",
    "nested braces": b"{",
    "nested arrays": b"[",
    "nested templates": b"`${",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_grows_with_the_text(unit: bytes) -> None:
    def seconds(count: int) -> float:
        closing = {b"{": b"}", b"[": b"]", b"`${": b"}`"}.get(unit, b"")
        text = b"x = " + unit * count + closing * count
        begun = process_time()
        with suppress(UnclearError):
            brackets_of(text)
        return process_time() - begun

    few, many = min(seconds(5_000) for _ in range(3)), min(seconds(50_000) for _ in range(2))
    assert many < 40 * max(few, 0.002), "ten times the text takes ten times as long"
