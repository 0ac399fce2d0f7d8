"""What escapes in names and strings stand for."""

import pytest

from allocscan.syntax.escapes import string_value, unescaped


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("a b", "a b", id="plain"),
        pytest.param("\\n\\t\\r\\v\\b\\f\\0", "\n\t\r\v\b\f\0", id="controls"),
        pytest.param("\\'\\\"\\\\\\a", "'\"\\a", id="any other"),
        pytest.param("\\x41\\u0042\\u{43}\\u{1f600}", "ABC\U0001f600", id="by number"),
        pytest.param("a\\\nb\\\r\nc\\\u2028d", "abcd", id="a line goes on"),
        pytest.param("\\0a\\\\1", "\0a\\1", id="no octal"),
        pytest.param("\\1", None, id="octal"),
        pytest.param("\\08", None, id="octal behind a zero"),
        pytest.param("\\\\\\1", None, id="octal behind a backslash"),
        pytest.param("\\ud83d\\ude00", None, id="halves"),
        pytest.param("\\u{110000}", None, id="no such character"),
    ],
)
def test_string_value(text: str, value: str | None) -> None:
    assert string_value(text.encode()) == value


def test_bytes_that_are_no_text() -> None:
    assert string_value(b"a\xff") is None


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        pytest.param("\\u0061b", "ab", id="escape"),
        pytest.param("\\u{61}b", "ab", id="in braces"),
        pytest.param("\\u00g1", "\\u00g1", id="no escape"),
        pytest.param("\\u{110000}", "\\u{110000}", id="no such character"),
    ],
)
def test_unescaped(name: str, meant: str) -> None:
    assert unescaped(name) == meant
