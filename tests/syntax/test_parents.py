"""Who is the parent of a node, when many are asked about."""

import pytest

from allocscan.source.file import Language, SourceFile
from allocscan.syntax.binding import Node
from allocscan.syntax.parents import PART
from allocscan.syntax.parse import Syntax, parse

MANY = 2 * PART


def syntax_of(text: str) -> Syntax:
    return parse(SourceFile("a.js", text.encode(), Language.JS))


def children_of_all(root: Node) -> list[tuple[Node | None, Node]]:
    """Each node, anonymous ones too, with the node that has it among its children."""
    found: list[tuple[Node | None, Node]] = [(None, root)]
    for _, node in found:
        found += [(node, child) for child in node.children]
    return found


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("// only\n" * MANY, id="comments alone"),
        pytest.param("f(1);\n" * MANY, id="many statements"),
        pytest.param(f"const a = [{'1, ' * MANY}];", id="one wide literal"),
        pytest.param(f"const a = {'[' * MANY}{']' * MANY};", id="arrays in arrays"),
        pytest.param(f"const a = {'b + ' * MANY}b;", id="one long sum"),
        pytest.param(f"{'{ f(1); ' * MANY}{'}' * MANY}", id="blocks in blocks"),
        pytest.param(f"f(a;\n{'g(1);' * MANY}", id="what is missing has no width"),
        pytest.param(f"{'({' * MANY}", id="nothing but errors"),
    ],
)
@pytest.mark.parametrize("last_first", [False, True])
def test_all_parents(text: str, last_first: bool) -> None:
    syntax = syntax_of(text)
    pairs = children_of_all(syntax.root)
    for parent, node in reversed(pairs) if last_first else pairs:
        found = syntax.parent(node)
        assert (found and found.id) == (parent and parent.id)
