"""The treemap: boxes that fill a box, and findings that are each in one of them."""

from collections import Counter
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.handmade import finding_at, source_of

from allocscan.findings import Finding
from allocscan.records import replace
from allocscan.reports.html.squares import Box, squarified
from allocscan.reports.html.territory import (
    MOST_DIRECTORIES,
    MOST_FILES,
    scopes_of,
    territory,
)
from allocscan.rule import HeatLevel

SOURCE: Final = source_of("f({ a: 1 });\n")
SIZES: Final = st.lists(st.integers(1, 10**7), min_size=1, max_size=60).map(
    lambda sizes: sorted(sizes, reverse=True)
)
BOXES: Final = st.builds(
    Box, st.just(0.0), st.just(0.0), st.floats(0.5, 2000), st.floats(0.5, 2000)
)


def found(path: str, size: int, level: HeatLevel = HeatLevel.CALLED) -> Finding:
    made = finding_at(SOURCE, "{ a: 1 }", level=level)
    return replace(made, path=path, cost=replace(made.cost, bytes=size), score=float(size))


# ------------------------------------------------------------------ boxes


def test_no_sizes_no_boxes() -> None:
    assert squarified([], Box(0, 0, 10, 10)) == []


def test_one_size_is_the_whole_box() -> None:
    assert squarified([7], Box(1, 2, 30, 4)) == [Box(1, 2, 30, 4)]


def test_the_paper_s_example() -> None:
    boxes = squarified([6, 6, 4, 3, 2, 2, 1], Box(0, 0, 6, 4))
    assert [(round(each.width, 2), round(each.height, 2)) for each in boxes] == [
        (3, 2),
        (3, 2),
        (1.71, 2.33),
        (1.29, 2.33),
        (1.2, 1.67),
        (1.2, 1.67),
        (0.6, 1.67),
    ]


@given(SIZES, BOXES)
def test_areas_are_in_proportion(sizes: list[int], box: Box) -> None:
    boxes = squarified(sizes, box)
    whole = box.width * box.height
    assert len(boxes) == len(sizes)
    for size, made in zip(sizes, boxes, strict=True):
        share = whole * size / sum(sizes)
        assert made.width * made.height == pytest.approx(share, rel=1e-3, abs=whole * 1e-9)


@given(SIZES, BOXES)
def test_boxes_stay_inside_and_apart(sizes: list[int], box: Box) -> None:
    boxes = squarified(sizes, box)
    slack = max(box.width, box.height) * 1e-6
    for made in boxes:
        assert made.left >= -slack
        assert made.top >= -slack
        assert made.left + made.width <= box.width + slack
        assert made.top + made.height <= box.height + slack
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            across = min(one.left + one.width, other.left + other.width) - max(one.left, other.left)
            down = min(one.top + one.height, other.top + other.height) - max(one.top, other.top)
            assert min(across, down) <= slack


# ------------------------------------------------------------------ who is where

PATHS: Final = st.lists(
    st.lists(st.sampled_from(["a", "b", "c", "src", "lib"]), max_size=6).map(
        lambda parts: "/".join([*parts, f"{len(parts)}.js"])
    ),
    max_size=50,
)


@given(PATHS, st.integers(0, 900))
def test_each_finding_with_bytes_is_in_one_cell(paths: list[str], least: int) -> None:
    findings = [found(path, least + number) for number, path in enumerate(paths)]
    directories = territory(findings)
    cells = [cell for directory in directories for cell in directory.cells]
    weighty = Counter(id(each) for each in findings if each.cost.bytes)
    assert Counter(id(each) for cell in cells for each in cell.findings) == weighty
    for directory in directories:
        inside = sum(cell.bytes for cell in directory.cells)
        assert inside == directory.whole.bytes > 0
    sizes = [directory.whole.bytes for directory in directories]
    assert sizes == sorted(sizes, reverse=True) or any("small" in d.whole.name for d in directories)
    assert scopes_of(directories).keys() == weighty.keys()


def test_scopes_count_through() -> None:
    directories = territory([found("a/1.js", 40), found("a/2.js", 30), found("b/3.js", 20)])
    assert sorted(scopes_of(directories).values()) == [(0, 0), (0, 1), (1, 2)]


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        pytest.param(["x.js"], ["."], id="no folder"),
        pytest.param(["/tmp/x.js"], ["/tmp"], id="absolute"),
        pytest.param(["a/x.js", "a/b/y.js"], ["a", "a/b"], id="a folder and one inside"),
        pytest.param(
            [f"a/b{number}/x.js" for number in range(30)], ["a"], id="too many: the one around"
        ),
        pytest.param(
            [f"d{number:02}/x.js" for number in range(30)],
            ["7 small directories", *(f"d{number:02}" for number in range(23))],
            id="too many at the top",
        ),
    ],
)
def test_directories(paths: list[str], names: list[str]) -> None:
    directories = territory([found(path, 1000 - at) for at, path in enumerate(paths)])
    assert sorted(each.whole.name for each in directories) == names


def test_small_files_are_together() -> None:
    findings = [found("src/large.js", 100_000), *(found(f"src/{n}.js", 8) for n in range(9))]
    (directory,) = territory(findings)
    assert [(cell.name, cell.bytes) for cell in directory.cells] == [
        ("large.js", 100_000),
        ("9 small files", 72),
    ]


def test_cells_are_few_enough_to_step_through() -> None:
    findings = [found(f"{n % 60}/{n % 11}/{n}.js", 104 + n) for n in range(3000)]
    directories = territory(findings)
    assert len(directories) <= MOST_DIRECTORIES
    assert sum(len(each.cells) for each in directories) <= MOST_FILES + MOST_DIRECTORIES


def test_deep_paths_do_not_nest() -> None:
    deep = "/".join("d" * 3000)
    (directory,) = territory([found(f"{deep}/x.js", 8)])
    assert directory.cells[0].name == "x.js"


def test_a_cell_is_as_hot_as_its_hottest() -> None:
    (directory,) = territory([found("a/x.js", 8), found("a/x.js", 4, HeatLevel.HOT)])
    assert directory.whole.level is HeatLevel.HOT
    assert directory.whole.best.cost.bytes == 8
