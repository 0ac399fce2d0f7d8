"""Bytes to trees: what cannot be read is said, and nothing takes for ever."""

from collections.abc import Callable

import pytest

from allocscan.source.file import Language, SourceFile
from allocscan.source.span import Span
from allocscan.syntax.parse import parse
from allocscan.syntax.walk import descend, own_nodes
from allocscan.syntax.windows import reader

ENDLESS = (
    b'[{:"g"!=typeof t)bject"}}],!1;if(t.debug!==void 0){if("boolean"!=type oype:"string"}}],!1;'
    b'if(t.includes("!")|s=[}=!0}r'
)
"""tree-sitter-typescript 0.23.2 searches this for longer than anybody waits."""


def of(text: bytes, language: Language = Language.JS) -> SourceFile:
    return SourceFile(f"a.{language.value}", text, language)


@pytest.mark.parametrize(
    ("text", "language", "errors"),
    [
        pytest.param(b"", Language.JS, (), id="an empty file"),
        pytest.param(b"\xef\xbb\xbfconst a = 1;", Language.JS, (), id="a byte order mark"),
        pytest.param(b"#!/usr/bin/env node\nlet a;\r\n", Language.JS, (), id="hashbang and CRLF"),
        pytest.param(b"const a = <b>c</b>;", Language.JS, (), id="JSX in a .js file"),
        pytest.param(b"const a = <T>b;", Language.TS, (), id="a cast in angle brackets"),
        pytest.param(b"let a = " + b"[" * 10_000 + b"]" * 10_000, Language.JS, (), id="deep"),
        pytest.param(b"const a = {;", Language.TS, (Span(11, 11),), id="a missing brace"),
        pytest.param(ENDLESS, Language.TS, (Span(0, len(ENDLESS)),), id="an endless search"),
    ],
)
def test_errors(text: bytes, language: Language, errors: tuple[Span, ...]) -> None:
    assert parse(of(text, language)).errors == errors


@pytest.mark.parametrize("at", range(4))
def test_ctrl_c_while_the_parser_reads(at: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(content: bytes) -> Callable[[int, object], memoryview]:
        reads, read = iter(range(at + 1)), reader(content)

        def inner(offset: int, point: object) -> memoryview:
            if next(reads) == at:
                raise KeyboardInterrupt
            return read(offset, point)

        return inner

    monkeypatch.setattr("allocscan.syntax.parse.reader", interrupted)
    with pytest.raises(KeyboardInterrupt):
        parse(of(b"let a = 1;\n" * 30_000))


def test_errors_are_outermost_and_in_order() -> None:
    syntax = parse(
        of(b"export type * from './a';\nconst a = 1;\nexport type * from './b';\n", Language.TS)
    )
    spans = syntax.errors
    assert len(spans) >= 2
    assert list(spans) == sorted(spans)
    assert not any(one.overlaps(other) for one in spans for other in spans if one != other)


def test_parents_agree_with_the_binding() -> None:
    syntax = parse(of(b"function f(a) { return { b: [a, ...c] }; }"))
    assert syntax.parent(syntax.root) is None
    for node in descend(syntax.root):
        parent = syntax.parent(node)
        assert (parent and parent.id) == (node.parent and node.parent.id)


def test_own_nodes_stay_out_of_inner_functions() -> None:
    syntax = parse(of(b"function f() { a; (() => b)(); function g() { c } d }"))
    names = [
        syntax.name(n) for n in own_nodes(syntax.root.named_children[0]) if n.type == "identifier"
    ]
    assert names == ["f", "a", "d"]
