"""Nothing is said of lines that a tool wrote."""

import pytest
from support.analysed import find_site

T = "/*@*/{ a: 1, b: 2, c: 3 }"
CODE = "x.push(y(z));"
WORDS = ", ".join(f"'word {number} of a long list'" for number in range(40))


@pytest.mark.parametrize(
    "js",
    [
        pytest.param(f"function f(k) {{ return {T}[k]; }}{CODE * 40}\n", id="code behind"),
        pytest.param(f"{CODE * 40}function f(k) {{ return {T}[k]; }}\n", id="code before"),
        pytest.param(
            f"a();\nb();\n\n{CODE * 40}var f = (k) => {T}[k];\nc();\n", id="in an ordinary file"
        ),
        pytest.param(
            f"{CODE * 18}var f = (k) => {T}[k];\n{CODE * 19}\n{CODE * 19}\n",
            id="lines of 250 throughout",
        ),
    ],
)
def test_on_a_minified_line(js: str) -> None:
    assert find_site(js) is None


@pytest.mark.parametrize(
    "js",
    [
        pytest.param(f"function f(k) {{ return {T}[k]; }}\n", id="a short line"),
        pytest.param(f"function f(k) {{ return /*@*/[{WORDS}].at(k); }}\n", id="a long literal"),
        pytest.param(
            f"function f(k) {{ return {T}[k] || '{'long text ' * 90}'; }}\n", id="a long string"
        ),
        pytest.param(
            f"function f(k) {{ return {T}[k]; }} // {'as we said ' * 90}\n", id="a long comment"
        ),
        pytest.param(
            f"a();\n\n{CODE * 18}var f = (k) => {T}[k];\n" + "b();\n" * 20,
            id="one line of 250 among others",
        ),
        pytest.param(f"{CODE * 60}\nfunction f(k) {{ return {T}[k]; }}\n", id="another line"),
    ],
)
def test_on_a_written_line(js: str) -> None:
    assert find_site(js) is not None
