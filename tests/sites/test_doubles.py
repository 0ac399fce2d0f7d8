"""What shapes share says nothing of a cost where no number of the file is a double."""

from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.handmade import source_of

from allocscan.sites.cost import Representations, cost, file_representations, may_have_doubles
from allocscan.sites.find import literals
from allocscan.syntax.parse import parse

DOUBLES: Final = (
    *("1.5", ".5", "5.", "1e3", "1E-3", "-0", "- 0", "4294967296", "1_000_000_000_000"),
    *("0xffffffff", "0b1", "0o7", "NaN", "-Infinity", "Math.PI", "Number.EPSILON"),
    *("1 / 3", "2 * 3.5", "7 % 2", "2 ** 31", "-1 >>> 0", "(1) / 2", "1 /* a */ / 2"),
)
"""Written so, a number may be one, or may turn out to be."""

PLAIN: Final = ("0", "7", "-12", "+3", "99999999", "'x'", "true", "null", "LIMIT", "1 + 2", "~5")
NEAR: Final = (
    "1 - 2",
    "5 & 3",
    "1 << 30",
    "a.b",
    "-LIMIT",
    "99999999 + 99999999",
    "[1, -2]",
    "'1.5'",
)
VALUES: Final = st.sampled_from((*PLAIN, *NEAR))
KEYS: Final = st.sampled_from("abc")
LITERAL: Final = st.lists(st.tuples(KEYS, VALUES), min_size=1, max_size=4)


def text_of(listed: list[list[tuple[str, str]]]) -> str:
    """Literals of these keys and values, one a line."""
    entries = (
        "f({ " + ", ".join(f"{key}: {value}" for key, value in each) + " });" for each in listed
    )
    return "\n".join(entries)


@pytest.mark.parametrize("value", PLAIN)
def test_no_double_is_seen(value: str) -> None:
    assert not may_have_doubles(f"f({{ a: {value}, b: 'a/b', c: x }}); // 1, 2\n".encode())


@pytest.mark.parametrize("value", DOUBLES)
def test_a_double_is_seen(value: str) -> None:
    assert may_have_doubles(f"f({{ a: {value} }});".encode())


@given(listed=st.lists(LITERAL, min_size=2, max_size=6))
@settings(max_examples=400, derandomize=True, deadline=None)
def test_without_doubles_shapes_share_nothing(listed: list[list[tuple[str, str]]]) -> None:
    syntax = parse(source_of(text_of(listed)))
    shown = "'1.5'" not in syntax.source.content.decode()
    assert may_have_doubles(syntax.source.content) is not shown, "what is quoted counts too"
    everything = literals(syntax)
    known, alone = file_representations(everything, syntax), Representations(syntax)
    for literal in everything:
        assert cost(literal, syntax, reps=known) == cost(literal, syntax, reps=alone)


def test_with_one_they_may() -> None:
    syntax = parse(source_of("f({ a: 1, b: 2 });\nf({ a: 1.5, b: 2 });"))
    everything = literals(syntax)
    known, alone = file_representations(everything, syntax), Representations(syntax)
    assert cost(everything[0], syntax, reps=known) != cost(everything[0], syntax, reps=alone)
