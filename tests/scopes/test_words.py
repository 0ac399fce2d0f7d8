"""The words of a file: more than there are, never fewer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.scoping import scopes_of

from allocscan.scopes.words import words_in
from allocscan.source.file import Language
from allocscan.syntax.escapes import unescaped


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("", set(), id="nothing"),
        pytest.param("1 + 2e5 / 0x1F", {"e5", "x1F"}, id="tails of numbers are too many"),
        pytest.param("a.b$c(_d)", {"a", "b$c", "_d"}, id="names"),
        pytest.param("/* global X */ 'y'", {"global", "X", "y"}, id="comments and strings"),
        pytest.param("é + naïve", {"é", "naïve"}, id="letters beyond ASCII"),
        pytest.param("a\u00a0b", {"a\u00a0b", "a", "b"}, id="no-break space"),
        pytest.param("a\u2028b\ufeffc", {"a\u2028b\ufeffc", "a", "b", "c"}, id="line separator"),
        pytest.param("\\u0061b", {"u0061b", "ab"}, id="escape"),
        pytest.param("x\\u{62}", {"x", "u", "xb"}, id="escape in braces"),
        pytest.param("\\u{110000}", {"u", "\\u{110000}"}, id="no such character"),
    ],
)
def test_words(text: str, words: set[str]) -> None:
    assert words_in(text.encode()) == words


def test_bytes_that_are_not_utf8_are_words_too() -> None:
    assert words_in(b"a\xff = b") == {"a\udcff", "b"}


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        pytest.param("abc", "abc", id="none"),
        pytest.param("a\\b", "a\\b", id="no escape"),
        pytest.param("\\u006", "\\u006", id="too short"),
        pytest.param("\\u0061\\u{62}c", "abc", id="both forms"),
        pytest.param("\\u{000061}", "a", id="zeros before"),
    ],
)
def test_unescaped(name: str, meant: str) -> None:
    assert unescaped(name) == meant


CODE = st.text(alphabet="ab_$ é=;.{}()[]'`\\u0061\n/*\u2028", max_size=60)


@given(CODE)
def test_every_name_of_a_file_is_among_its_words(code: str) -> None:
    tree = scopes_of(code)
    names = {binding.name for binding in tree.bindings} | {use.name for use in tree.references}
    assert names <= tree.words


def test_words_of_every_kind_of_name() -> None:
    code = "import a from 'b'; let c: D.E = <F g={h} />; i.j = { k: l }; class M { #n }"
    words = scopes_of(code, Language.TSX).words
    assert set("acDEFghijklMn") <= words
