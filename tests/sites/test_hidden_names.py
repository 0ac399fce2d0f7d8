"""Names of prototypes and their methods that are spelled with escapes are nobody's names here."""

import pytest
from support.analysed import is_safe

PROGRAM = (
    "%s\nexport function f(k) { const t = /*@*/['a', 'b', 'c']; return t.includes(k) + t.length; }"
)
EVIL = "function (x) { this.push(x); return true; };"


@pytest.mark.parametrize(
    "change",
    [
        pytest.param("Array.prototype.incl\\u0075des = ", id="the method"),
        pytest.param("Array['prot\\x6ftype'].includes = ", id="the prototype"),
        pytest.param("[].__pr\\u006fto__.includes = ", id="of an object"),
        pytest.param("const { prot\\u{6f}type: P } = Array; P.includes = ", id="in a pattern"),
        pytest.param("Object.g\\u0065tPrototypeOf([]).includes = ", id="asked for"),
    ],
)
def test_it_may_be_any(change: str) -> None:
    assert not is_safe(PROGRAM % (change + EVIL))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="none"),
        pytest.param(
            "export const r = /[\\u0041-\\u005a\\x61-\\x7a]/;", id="in a pattern of letters"
        ),
        pytest.param("export const s = '\\x1b[0m\\u00e9\\n\\\\x41';", id="of other characters"),
        pytest.param("// \\u0041", id="in a comment"),
    ],
)
def test_other_escapes(text: str) -> None:
    assert is_safe(PROGRAM % text)
