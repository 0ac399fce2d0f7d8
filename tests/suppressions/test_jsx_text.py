"""The white space of JSX that a program sees."""

import pytest

from allocscan.suppressions.jsx_text import seen


@pytest.mark.parametrize(
    ("text", "left"),
    [
        pytest.param(" ", " ", id="a blank on one line"),
        pytest.param("a ", "a ", id="at the end of one line"),
        pytest.param("\n", "", id="a line end"),
        pytest.param(" \n\t", "", id="blanks around a line end"),
        pytest.param("a \n", "a", id="at the end of a line that is not the last"),
        pytest.param("\n  a ", "a ", id="the last line keeps its end"),
        pytest.param(" a\n\n  b\r\nc", " a b c", id="one blank between lines"),
        pytest.param("a \r b", "a b", id="CR"),
        pytest.param(" \u00a0\n", " \u00a0\n", id="a space of another kind"),
        pytest.param(" \f\n", " \f\n", id="form feed"),
        pytest.param(" &#32;\n", " &#32;\n", id="a reference"),
    ],
)
def test_seen(text: str, left: str) -> None:
    assert seen(text.encode()) == left.encode()
