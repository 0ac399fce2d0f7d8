"""How a numeric literal is spelled as a property name (sec-object-initializer, sec-tostring)."""

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from support.node import run_js

from allocscan.syntax.numeric_keys import numeric_key

UNKNOWN = [
    pytest.param("1e400", id="past all numbers"),
    pytest.param("0x", id="no digits"),
    pytest.param("1.2.3", id="two points"),
    pytest.param("12a", id="a name behind it"),
    pytest.param("", id="nothing"),
    pytest.param("010.5", id="a fraction of an octal"),
    pytest.param("nan", id="no literal"),
    pytest.param("infinity", id="no literal either"),
]


@pytest.mark.parametrize("text", UNKNOWN)
def test_not_known(text: str) -> None:
    assert numeric_key(text) is None


SPELLED = [
    "0 7 10 1_000 1.0 1. .5 0.5 0.50 1e3 1E3 1e+3 1e-3 0x10 0XfF 0o17 0O17 0b101 0B1 017 018 09.5 00",
    "9007199254740992 9007199254740993 123456789012345678 123456789012345678901 1e20 1e21 1e22",
    "999999999999999934464 1234567890123456789012 0.000001 0.0000001 0.00000123 1e-7 1.5e-10 5e-324",
    "1.7976931348623157e308 0.1 0.30000000000000004 123.456 4294967295 4294967296 0xffffffffffffffff",
    "10n 0x10n 1_0n 123456789012345678901n 0n 0o17n 0b11n 2.5e21 1.25e25 100000000000000000000",
]


def test_as_an_engine_spells_it() -> None:
    texts = " ".join(SPELLED).split()
    assert_alike(texts)


@settings(max_examples=5, derandomize=True)
@given(st.lists(st.floats(min_value=0, allow_infinity=False, allow_nan=False), max_size=300))
@example([2.0**53, 1e21, 1e-7, 5e-324])
def test_every_number(numbers: list[float]) -> None:
    assert_alike([repr(number) for number in numbers])


def assert_alike(texts: list[str]) -> None:
    """Let Node say the key of each."""
    asked = ", ".join(f"Object.keys({{ {text}: 1 }})[0]" for text in texts)
    program = f"console.log(JSON.stringify([{asked}]))".encode()
    said = json.loads(run_js({"a.cjs": program}, "a.cjs").stdout)
    found = [numeric_key(text) for text in texts]
    assert dict(zip(texts, found, strict=True)) == dict(zip(texts, said, strict=True))
