"""The value of a string that stands there is what Node says it is, or is not said at all."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.analysed import syntax_of
from support.answers import answers
from support.node import needs_node

from allocscan.sites.made.texts import text_of
from allocscan.syntax.walk import descend

EVALUATE = """(text) => {
  const value = (0, eval)(`"use strict"; (${text})`);
  return [...Array(value.length).keys()].map((at) => value.charCodeAt(at));
}"""
KINDS = frozenset({"string", "template_string"})


def value_of(literal: str) -> str | None:
    """What the string that stands alone in a statement stands for."""
    syntax = syntax_of(f"({literal});")
    statement = syntax.root.named_children[0]
    return text_of(statement.named_children[0], syntax)


def units(text: str) -> list[int]:
    """The UTF-16 code units of `text`."""
    encoded = text.encode("utf-16-le")
    return [int.from_bytes(encoded[at : at + 2], "little") for at in range(0, len(encoded), 2)]


@pytest.mark.parametrize(
    "literal",
    [
        pytest.param("name", id="a name"),
        pytest.param("1", id="a number"),
        pytest.param("/a/", id="a regular expression"),
        pytest.param("'a' + 1", id="a sum with a number"),
        pytest.param("'a' + name", id="a sum with a name"),
        pytest.param("'a' - 'b'", id="a difference"),
        pytest.param("'a' && 'b'", id="a choice"),
        pytest.param("'a' + 'b' * 'c'", id="a product in a sum"),
        pytest.param("'a' + '\\1'", id="octal in a sum"),
        pytest.param("`a${x}`", id="a substitution"),
        pytest.param("`${''}`", id="a substitution of nothing"),
        pytest.param("String.raw`a`", id="a tagged template"),
        pytest.param("tag`a`", id="any tag"),
        pytest.param("('a', 'b')", id="a sequence"),
        pytest.param("'\\1'", id="octal"),
        pytest.param("'\\8'", id="eight"),
        pytest.param("'\\01'", id="octal behind a zero"),
        pytest.param("'\\08'", id="eight behind a zero"),
        pytest.param("'\\\\\\1'", id="octal behind an escaped backslash"),
        pytest.param("'\\ud83d'", id="half a pair"),
        pytest.param("'\\ud83d\\ude00'", id="a pair in halves"),
        pytest.param("'\\u{D800}'", id="half a pair by its point"),
        pytest.param("'\\u{110000}'", id="beyond the last point"),
        pytest.param("'\\u{FFFFFFFFFFFFFFFFFFFF}'", id="far beyond"),
    ],
)
def test_not_known(literal: str) -> None:
    assert value_of(literal) is None


@pytest.mark.parametrize(
    ("literal", "value"),
    [
        pytest.param("''", "", id="empty"),
        pytest.param("``", "", id="an empty template"),
        pytest.param("'\\0'", "\0", id="zero"),
        pytest.param("'\\\\1'", "\\1", id="a backslash and a digit"),
        pytest.param("'\\d'", "d", id="a letter escaped"),
        pytest.param("'a\\\nb'", "ab", id="a line goes on"),
        pytest.param("'a\\\r\nb'", "ab", id="with CRLF"),
        pytest.param("`a\r\nb`", "a\nb", id="CRLF in a template"),
        pytest.param("`\\r`", "\r", id="an escaped carriage return stays"),
        pytest.param("'\u2028'", "\u2028", id="a line separator"),
        pytest.param("'\\u{1F600}'", "😀", id="a point"),
        pytest.param("('a')", "a", id="in brackets"),
        pytest.param("'a' + 'b'", "ab", id="a sum"),
        pytest.param("'a' + ('b' + `c`) + \"d\"", "abcd", id="a sum of sums, in order"),
    ],
)
def test_known(literal: str, value: str) -> None:
    assert value_of(literal) == value


PIECES = [
    *("a", "é", "😀", " ", "\u2028", "$", "{", "}", "/", "'", '"', "`", "x41", "u0041"),
    *("\\n", "\\r", "\\t", "\\b", "\\v", "\\f", "\\0", "\\x41", "\\u0041", "\\u{1F600}", "\\u{41}"),
    *("\\\\", "\\'", '\\"', "\\`", "\\/", "\\d", "\\$", "\\{", "\\é", "\\😀", "\\\n", "\\\r\n"),
    *("\\\u2028", "0", "1", "\\\\0", "\\\\1", "\\0a", "\n", "\r\n", "\r"),
]


@needs_node
@pytest.mark.parametrize("seed", [1, 2])
def test_values_are_those_of_node(seed: int) -> None:
    random = Random(seed)
    literals = [
        quote + "".join(random.choices(PIECES, k=random.randint(0, 6))) + quote
        for quote in ("'", '"', "`")
        for _ in range(3_000)
    ]
    seen = answers(EVALUATE, literals)
    compared = 0
    for literal, (fine, evaluated) in zip(literals, seen, strict=True):
        value = _value_of_all(literal) if fine else None
        if value is not None:
            compared += 1
            assert units(value) == evaluated, literal
    assert compared > 2_000


def _value_of_all(literal: str) -> str | None:
    """As `value_of`, where the quotes in it leave one literal; `$` and `{` may have met."""
    syntax = syntax_of(f"({literal});")
    strings = [node for node in descend(syntax.root) if node.type in KINDS]
    whole = [node for node in strings if syntax.text(node).decode() == literal]
    return text_of(whole[0], syntax) if whole and not syntax.errors else None


@given(st.text(max_size=20))
def test_what_is_written_by_hand_is_read_back(text: str) -> None:
    escaped = "".join(f"\\u{{{ord(character):x}}}" for character in text)
    assert value_of(f"'{escaped}'") == text
