"""Which modules may be in an import cycle."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allocscan.program.graph import NEAR, Elsewhere, ModuleGraph


def graph_of(modules: dict[str, str], near: int = NEAR) -> ModuleGraph:
    """Modules by name; `./name` names one, `leaf` a leaf, all else is unknown."""

    def resolve(importer: str, specifier: str, imported: bool) -> tuple[str, ...] | Elsewhere:
        if specifier == "leaf" or not imported:
            return Elsewhere.LEAF
        name = specifier.removeprefix("./")
        return (name,) if name in modules else Elsewhere.UNKNOWN

    def read(path: str) -> bytes | None:
        text = modules[path]
        return None if text == "unreadable" else text.encode()

    return ModuleGraph(read, resolve, near)


def importing(*names: str) -> str:
    return "\n".join(f"import './{name}'" for name in names)


@pytest.mark.parametrize(
    ("modules", "asked"),
    [
        pytest.param({"a": importing("a")}, "a", id="imports itself"),
        pytest.param({"a": importing("b"), "b": importing("a")}, "a", id="two"),
        pytest.param({"a": importing("b"), "b": importing("a")}, "b", id="two, from the other"),
        pytest.param(
            {"a": importing("b"), "b": importing("c"), "c": importing("a")}, "c", id="three"
        ),
        pytest.param({"a": "unreadable"}, "a", id="cannot be read"),
        pytest.param({"a": "require(x)"}, "a", id="loads what no string names"),
        pytest.param({"a": "import 'what'"}, "a", id="imports the unknown"),
        pytest.param(
            {"a": importing("b"), "b": importing("c"), "c": "import 'what'"}, "a", id="through two"
        ),
        pytest.param(
            {"a": importing("d", "b"), "b": importing("c"), "c": importing("b", "a"), "d": ""},
            "b",
            id="two circles that touch",
        ),
    ],
)
def test_may_cycle(modules: dict[str, str], asked: str) -> None:
    assert graph_of(modules).may_cycle(asked)


@pytest.mark.parametrize(
    ("modules", "asked"),
    [
        pytest.param({"a": ""}, "a", id="imports nothing"),
        pytest.param({"a": "import 'leaf'"}, "a", id="imports a leaf"),
        pytest.param({"a": importing("b"), "b": ""}, "a", id="imports a module"),
        pytest.param(
            {"a": importing("b", "c"), "b": importing("d"), "c": importing("d"), "d": ""},
            "a",
            id="a diamond",
        ),
        pytest.param(
            {"a": importing("b"), "b": importing("c"), "c": importing("b")},
            "a",
            id="reaches a circle it is not in",
        ),
        pytest.param(
            {"a": "", "b": importing("a", "b"), "c": "require(x); import './a'"},
            "a",
            id="only its importers are in doubt",
        ),
        pytest.param({"a": "import type {T} from './a'"}, "a", id="a type of its own"),
    ],
)
def test_cannot_cycle(modules: dict[str, str], asked: str) -> None:
    assert not graph_of(modules).may_cycle(asked)


GRAPHS = st.dictionaries(
    st.integers(0, 9),
    st.tuples(st.sets(st.integers(0, 9)), st.sampled_from([False, False, False, True])),
    min_size=1,
)


@given(GRAPHS, st.randoms(), st.sampled_from([0, 1, 2, 4, NEAR]))
def test_the_answer_is_reachability(
    drawn: dict[int, tuple[set[int], bool]], order: "st.random.Random", near: int
) -> None:
    """Against a plain search from every module, asked in any order."""
    edges = {name: targets & drawn.keys() for name, (targets, _) in drawn.items()}
    modules = {
        str(name): importing(*map(str, targets)) + ("\nrequire(x)" if drawn[name][1] else "")
        for name, targets in edges.items()
    }
    graph = graph_of(modules, near)
    asked = list(edges)
    order.shuffle(asked)
    for name in asked:
        reached: set[int] = set()
        pending = list(edges[name])
        while pending:
            each = pending.pop()
            if each not in reached:
                reached.add(each)
                pending += edges[each]
        doubt = name in reached or any(drawn[each][1] for each in (name, *reached))
        assert graph.may_cycle(str(name)) == doubt


@given(GRAPHS, st.sampled_from([NEAR, 3]))
def test_what_is_reached(drawn: dict[int, tuple[set[int], bool]], near: int) -> None:
    """Against a plain search; a bound may only add doubt."""
    edges = {name: targets & drawn.keys() for name, (targets, _) in drawn.items()}
    modules = {
        str(name): importing(*map(str, targets)) + ("\nrequire(x)" if drawn[name][1] else "")
        for name, targets in edges.items()
    }
    graph = graph_of(modules, near)
    for start in edges:
        reached, pending = {start}, [start]
        while pending:
            fresh = edges[pending.pop()] - reached
            reached |= fresh
            pending += fresh
        open_ended = any(drawn[each][1] for each in reached)
        for target in edges:
            found = graph.may_reach(str(start), str(target))
            assert found or not (target in reached or open_ended)
            if near == NEAR:
                assert found == (target in reached or open_ended)


def test_each_module_is_read_once_and_depth_is_no_limit() -> None:
    modules = {str(i): importing(str(i + 1)) for i in range(20_000)} | {"20000": ""}
    read: list[str] = []

    def reading(path: str) -> bytes:
        read.append(path)
        return modules[path].encode()

    graph = ModuleGraph(reading, lambda _, specifier, __: (specifier.removeprefix("./"),))
    start = time.process_time()
    assert not any(graph.may_cycle(name) for name in modules)
    assert len(read) == len(modules)
    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    ("modules", "read"),
    [
        pytest.param({"a": importing("b"), "b": ""}, "ab", id="all, where nothing comes back"),
        pytest.param(
            {"a": importing("c", "b"), "b": importing("a"), "c": ""}, "ab", id="up to a cycle"
        ),
        pytest.param(
            {"a": importing("c", "b"), "b": "require(x)", "c": ""}, "ab", id="up to the unknown"
        ),
        pytest.param({"a": importing("a", "b"), "b": ""}, "a", id="none behind one of its own"),
    ],
)
def test_no_more_is_read_than_the_answer_takes(modules: dict[str, str], read: str) -> None:
    graph = graph_of(modules)
    graph.may_cycle("a")
    assert "".join(sorted(graph.read)) == read
