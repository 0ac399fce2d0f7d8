"""What the parser is given of a text, and that nothing of the text stays with it."""

import ast
import re
import sys
from pathlib import Path

import pytest

import allocscan
from allocscan.source.file import Language, SourceFile
from allocscan.syntax.parse import parse
from allocscan.syntax.windows import CHUNK, reader

SIZES = (0, 1, 31, 32, 33, 1023, 1024, 1025, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK + 77)


@pytest.mark.parametrize("size", SIZES)
def test_pieces_make_the_text(size: int) -> None:
    content = bytes(at % 251 for at in range(size))
    read, pieces = reader(content), list[bytes]()
    while piece := bytes(read(sum(map(len, pieces)), None)):
        pieces.append(piece)
    assert b"".join(pieces) == content


def test_a_piece_holds_the_character_that_it_begins_with() -> None:
    content = "é日\U0001f600".encode() * CHUNK
    read = reader(content)
    for at in range(len(content) - 100, len(content)):
        assert len(read(at, None)) >= min(4, len(content) - at)


def test_there_are_few_views() -> None:
    kept = {id(reader(bytes(size))(0, None)) for size in range(0, 2 * CHUNK, 7)}
    assert len(kept) < 200


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("f('日本');\n" * 20_000, id="characters across pieces"),
        pytest.param("const a = `\U0001f600`;\n" * 20_000, id="characters of four bytes"),
    ],
)
def test_a_long_text_is_read_as_a_whole(text: str) -> None:
    syntax = parse(SourceFile("a.js", text.encode(), Language.JS))
    assert syntax.errors == ()
    assert syntax.root.named_child_count == 20_000
    assert syntax.root.end_byte == len(text.encode())


def test_the_parser_lets_go_of_a_text() -> None:
    content = b"f(1);\n" * 100
    before = sys.getrefcount(content)
    for _ in range(5):
        parse(SourceFile("a.js", content, Language.JS))
    assert sys.getrefcount(content) == before


# ------------------------------------------------------------------ what it does not allow


def node_texts(source: str) -> list[int]:
    """The lines of `source` in which a node is asked for its text: what an annotation calls a Node,
    and what a method of nodes gives."""
    found = []
    for scope in ast.walk(ast.parse(source)):
        if not isinstance(scope, ast.FunctionDef):
            continue
        arguments = [*scope.args.args, *scope.args.kwonlyargs]
        nodes = {one.arg for one in arguments if _is_node(one.annotation)}
        for inner in ast.walk(scope):
            if isinstance(inner, ast.Assign) and _gives_node(inner.value):
                nodes |= {target.id for target in inner.targets if isinstance(target, ast.Name)}
        called = {id(call.func) for call in ast.walk(scope) if isinstance(call, ast.Call)}
        found += [
            inner.lineno
            for inner in ast.walk(scope)
            if isinstance(inner, ast.Attribute) and inner.attr == "text" and id(inner) not in called
            if isinstance(inner.value, ast.Name) and inner.value.id in nodes
        ]
    return found


def _is_node(annotation: ast.expr | None) -> bool:
    return annotation is not None and re.search(r"\bNode\b", ast.unparse(annotation)) is not None


def _gives_node(value: ast.expr) -> bool:
    if not isinstance(value, ast.Call) or not isinstance(value.func, ast.Attribute):
        return False
    return value.func.attr in ("child_by_field_name", "named_child", "child", "parent")


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("def f(node: Node):\n    return node.text", id="an argument"),
        pytest.param(
            "def f(at: Node):\n    n = at.child_by_field_name('a')\n    return n.text == b'x'",
            id="a child",
        ),
    ],
)
def test_a_node_that_is_asked_for_its_text_is_seen(source: str) -> None:
    assert node_texts(source)


def test_no_node_is_asked_for_its_text() -> None:
    """It would be read through the window of another text, and end the interpreter."""
    modules = sorted(Path(allocscan.__file__).parent.rglob("*.py"))
    asked = {str(each): node_texts(each.read_text(encoding="utf-8")) for each in modules}
    assert not {path: lines for path, lines in asked.items() if lines}
