"""Strongly connected components, against the definition."""

from hypothesis import given
from hypothesis import strategies as st

from allocscan.components import components

Graph = dict[int, list[int]]
GRAPHS = st.dictionaries(st.integers(0, 7), st.lists(st.integers(0, 7), max_size=4), max_size=8)


def reached(graph: Graph, root: int) -> set[int]:
    """Every node on a way out of `root`, `root` itself only where one leads back."""
    found, pending = set[int](), list(graph.get(root, []))
    while pending:
        node = pending.pop()
        if node not in found:
            found.add(node)
            pending += graph.get(node, [])
    return found


@given(GRAPHS)
def test_components_are_what_reaches_itself(graph: Graph) -> None:
    made = list(components(0, lambda node: graph.get(node, [])))
    assert sorted(node for each in made for node in each) == sorted({0, *reached(graph, 0)})
    for each in made:
        for node in each:
            alike = {other for other in reached(graph, node) if node in reached(graph, other)}
            assert set(each) == {node, *alike}


@given(GRAPHS)
def test_each_comes_after_what_it_leads_to(graph: Graph) -> None:
    seen: set[int] = set()
    for each in components(0, lambda node: graph.get(node, [])):
        seen.update(each)
        assert all(target in seen for node in each for target in graph.get(node, []))


def test_a_long_chain() -> None:
    made = list(components(0, lambda node: [node + 1] if node < 50_000 else []))
    assert len(made) == 50_001
    assert made[0] == (50_000,)
