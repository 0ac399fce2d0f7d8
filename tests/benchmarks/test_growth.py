"""Exponents of growth, and the inputs that they are measured with."""

import re

import pytest
from growth import exponent, line
from programs import PROGRAMS
from shapes import SHAPES

from allocscan.source.file import SourceFile, language_of
from allocscan.syntax.parse import parse


@pytest.mark.parametrize(
    ("seconds", "slope"),
    [
        pytest.param([0.1, 0.2, 0.4], 1.0, id="linear"),
        pytest.param([0.1, 0.4, 1.6], 2.0, id="quadratic"),
        pytest.param([9.0, 0.1, 0.2, 0.4], 1.0, id="the last doublings"),
        pytest.param([0.0, 0.1, 0.2], 1.0, id="a size too small to tell"),
        pytest.param([0.0, 0.0, 0.1], None, id="one size that tells"),
        pytest.param([0.0, 0.0, 0.0], None, id="none"),
    ],
)
def test_exponent(seconds: list[float], slope: float | None) -> None:
    found = exponent([(1000 << at, cpu) for at, cpu in enumerate(seconds)])
    assert found == (None if slope is None else pytest.approx(slope))


def test_what_is_steep_is_marked() -> None:
    assert "steep" in line("nested", [(1, 0.1), (2, 0.4), (4, 1.6)])
    assert "steep" not in line("flat", [(1, 0.1), (2, 0.2), (4, 0.4)])


@pytest.mark.parametrize("name", [*SHAPES, *PROGRAMS])
def test_shapes_grow_and_can_be_read(name: str) -> None:
    shape = {**SHAPES, **PROGRAMS}[name]
    small, large = (shape.files(size) for size in (2, 8))
    assert sum(map(len, small.values())) < sum(map(len, large.values()))
    for path, text in (*small.items(), *large.items()):
        language = language_of(path)
        if language is not None:
            assert not parse(SourceFile(path, text.encode(), language)).errors


@pytest.mark.parametrize("name", PROGRAMS)
def test_files_of_a_program_import_one_another(name: str) -> None:
    files = PROGRAMS[name].files(4)
    named = {each for text in files.values() for each in re.findall(r"from '\./(\w+)", text)}
    assert {path.split(".")[0] for path in files} >= named
    assert named or "lookUp" in str(files)
