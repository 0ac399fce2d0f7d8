"""A walk and a query find the same nodes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.fixer import source_file

from allocscan.source.file import Language
from allocscan.syntax import kind_search
from allocscan.syntax.kind_search import KindSearch
from allocscan.syntax.parse import parse

PIECES = (
    "const a = { b: [1, { c: 2 }], ...d };",
    "f({ a }, [b])({ c });",
    "class A { b = [1]; static { f([]); } }",
    "x = <A b={{ c: 1 }}>{[1, 2].map((d) => ({ e: d }))}</A>;",
    "const { a, b: [c] } = d;",
    "f(`${{ a: [1] }}`);",
    "new A(new B([1]).c({}));",
    "if ( { [ ) } ]",
    "@a({ b: 1 }) class C {}",
)


@given(st.lists(st.sampled_from(PIECES), max_size=6), st.sampled_from(list(Language)))
def test_walk_and_query_agree(pieces: list[str], language: Language) -> None:
    syntax = parse(source_file("\n".join(pieces).encode(), f"a.{language.value}"))
    for types in (("object", "array"), ("new_expression", "call_expression"), ("jsx_element",)):
        if language is Language.TS and "jsx_element" in types:
            continue
        walk, query = KindSearch(*types), KindSearch(*types)
        query._walked[language] = kind_search._BYTES
        found = {node.id for node in walk.find(syntax)}
        assert found == {node.id for node in query.find(syntax)}
        assert language in query._queries or not syntax.source.content
        assert language not in walk._queries


@pytest.mark.parametrize("language", list(Language))
def test_the_query_comes_when_enough_was_walked(language: Language) -> None:
    search = KindSearch("array")
    syntax = parse(source_file(b"f([1]);\n" * 200, f"a.{language.value}"))
    counts = {len(search.find(syntax)) for _ in range(20)}
    assert counts == {200}
    assert language in search._queries
