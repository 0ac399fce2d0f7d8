"""Arrays of nothing but numbers, null and booleans are read by their text: to the same cost as by
their nodes, which a comment between two elements asks for."""

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.handmade import source_of

from allocscan.knowledge.costs import ENGINES
from allocscan.sites.cost import cost
from allocscan.sites.find import literals
from allocscan.sites.literal.reading import shapes_of
from allocscan.syntax.parse import parse

PLAIN: Final = (
    *("0", "7", "-12", "99999999", "2147483647", "-2147483648", "2147483648", "-0", "- 3", "017"),
    *("1.5", "5.", "-1e3", "1E-3", "0x1F", "0XfFfFfFfF", "0.1e+2", "null", "true", "false", ""),
)
OTHER: Final = ("+3", "0b11", "0o17", "1_000", "10n", "e", "face", ".5", "a.b", "[1]", "'1'", "-x")
ELEMENTS: Final = st.lists(st.sampled_from(PLAIN * 2 + OTHER), max_size=12)
BLANKS: Final = st.sampled_from(("", " ", "\n  ", "\t"))


def read(text: str, major: int) -> list[list[tuple[object, ...]]]:
    """What is read of the first literal of `text`, but for which numbers there are."""
    syntax = parse(source_of(text))
    outer, *_ = literals(syntax)
    return [
        [(entry.key, entry.value.kind, entry.value.bytes, entry.child) for entry in shape.entries]
        for shape in shapes_of(outer, syntax, major)
    ]


@given(ELEMENTS, BLANKS, BLANKS, st.sampled_from(sorted(ENGINES)))
def test_as_by_the_nodes(elements: list[str], before: str, after: str, engine: str) -> None:
    listed = ",".join(f"{before}{each}{after}" for each in elements)
    texts = f"f([{listed}]);", f"f([/**/{listed}]);"
    assert read(texts[0], ENGINES[engine]) == read(texts[1], ENGINES[engine])
    plain, commented = (parse(source_of(text)) for text in texts)
    assert cost(literals(plain)[0], plain, engine) == cost(
        literals(commented)[0], commented, engine
    )


@pytest.mark.parametrize("element", PLAIN)
def test_each_by_itself(element: str) -> None:
    assert read(f"f([{element}]);", 22) == read(f"f([/**/{element}]);", 22)
    assert read(f"f([1, {element}, ]);", 22) == read(f"f([1, {element}, /**/]);", 22)
