"""What the parser is given of a text, and that nothing of the text stays with it."""

import sys

import pytest

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
