"""Keys with escapes are the names that they mean: tables of characters have such."""

from typing import Final

import pytest
from support.analysed import find_site, is_safe

ESCAPES: Final = (
    r"{ '\'': '&apos;', '\r': '', '\n': '&#10;', '\u2028': '&#x2028;', '\\': '&bsol;' }"
)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("return c.\\u0073ize();", id="a function under that name, called"),
        pytest.param("return c['\\x73ize']();", id="by a string"),
        pytest.param("return c.size();", id="without escapes"),
        pytest.param("return `${c}`;", id="a conversion, by one of the hooks"),
    ],
)
@pytest.mark.parametrize("key", ["'\\x73ize'", "s\\u0069ze", "'\\u{73}ize'"])
def test_what_a_name_means_is_refused(body: str, key: str) -> None:
    name = key if "`" not in body else "'to\\x53tring'"
    js = (
        "let at = 0;\nfunction step() { return this.n++; }\n"
        f"export function f() {{ const c = /*@*/{{ n: 1, m: 2, {name}: step }}; {body} }}"
    )
    assert not is_safe(js)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("return c.hasOwnProperty(k) ? c[k] : k;", id="a method of all objects"),
        pytest.param("return Object.assign({}, c)[k];", id="copied"),
        pytest.param("return { ...c }[k];", id="spread"),
        pytest.param("return c['\\n'] + c['\\''];", id="read by escapes"),
        pytest.param("return k in c;", id="asked for"),
    ],
)
def test_a_table_of_characters(body: str) -> None:
    assert is_safe(f"export function f(k) {{ const c = /*@*/{ESCAPES}; {body} }}")


def test_what_is_not_read_for_certain_may_be_any_name() -> None:
    octal = ESCAPES.replace("\\r", "\\1")
    assert not is_safe(f"exports.f = (k) => /*@*/{octal}.hasOwnProperty(k);", "a.cjs")


@pytest.mark.parametrize("key", ["__pr\\u006fto__", "'\\x5f\\x5f\\x70roto__'", "'__prot\\157__'"])
def test_a_prototype_by_another_spelling(key: str) -> None:
    js = f"export const f = (k) => k in /*@*/{{ a: 1, b: 2, c: 3, {key}: {{ d: 4 }} }};"
    assert find_site(js) is None


@pytest.mark.parametrize("key", ["'\\u0061'", "\\u0061", "'\\x61'", "0x1f", "1_0", ".5", "10n"])
def test_what_is_no_prototype(key: str) -> None:
    assert find_site(f"export const f = (k) => k in /*@*/{{ {key}: 1, b: 2, c: 3 }};") is not None
