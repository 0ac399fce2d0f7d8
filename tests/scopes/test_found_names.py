"""What is found does not hang on what was asked before: one name, the next, or all at once."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.scoping import syntax_of

from allocscan.scopes.build import build
from allocscan.scopes.model import Binding, Reference, Scope, ScopeTree
from allocscan.source.file import Language
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import descend

WORDS = """
    a b f A ( ) { } [ ] = ; , . : ? => ... ` ${ 'a' 1 var let const function class async await
    for of in if else try catch(a){ finally switch case with(b){ return new typeof import export
    default from as * type interface enum namespace declare static get this undefined eval
    arguments \\u0061 'use|strict' @ </ /> < > public var|e catch(e){|var|e}
    {|function|f(){}|} class|A|{ namespace|A|{|export|let|b enum|A|{|a|} export|{|a|}
    function|f(a,|b=a){|var|a|}
"""
CODE = st.lists(st.sampled_from(WORDS.split()), max_size=40).map(
    lambda pieces: " ".join(pieces).replace("|", " ")
)


def place_of(tree: ScopeTree, scope: Scope) -> tuple[object, ...]:
    return scope.kind, scope.node.start_byte, scope.node.end_byte, scope.strict


def told(tree: ScopeTree, use: Reference) -> tuple[object, ...]:
    scope = place_of(tree, tree.scope(use.scope))
    return use.name, use.node.start_byte, use.access, use.in_type, scope


def facts(tree: ScopeTree, binding: Binding | None) -> tuple[object, ...] | None:
    if binding is None:
        return None
    return (
        binding.name,
        binding.kind,
        place_of(tree, tree.scope(binding.scope)),
        [node.start_byte for node in binding.declarations],
        [told(tree, use) for use in binding.references],
        (binding.exported, binding.obscured, binding.written, binding.doubled),
    )


def leaves(syntax: Syntax) -> list[Node]:
    return [node for node in descend(syntax.root) if not node.child_count or node.type == "string"]


def all_told(tree: ScopeTree, syntax: Syntax, asked: list[Node]) -> dict[object, object]:
    found: dict[object, object] = {}
    for node in asked:
        use = tree.reference(node)
        found[node.id, "binding"] = facts(tree, tree.binding(node))
        found[node.id, "reference"] = None if use is None else told(tree, use)
        found[node.id, "scope"] = place_of(tree, tree.scope_around(node, syntax))
    taints = tree.taints
    found["taints"] = [node.start_byte for node in (*taints.direct_eval, *taints.with_statements)]
    found["module"] = tree.is_module
    return found


# As in test_totality: tree-sitter's recovery can take for ever over a text that nobody has seen.
@settings(derandomize=True, max_examples=300)
@given(CODE, st.sampled_from(list(Language)), st.randoms(use_true_random=False))
def test_one_after_the_other_as_all_at_once(code: str, language: Language, order: object) -> None:
    syntax = syntax_of(code, language)
    asked = leaves(syntax)
    at_once = build(syntax)
    assert len(at_once.bindings) >= 0
    shuffled = asked.copy()
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    assert all_told(build(syntax), syntax, shuffled) == all_told(at_once, syntax, asked)


@pytest.mark.parametrize(
    ("code", "language", "name", "count"),
    [
        pytest.param("x(a); { let a; a }", Language.JS, "a", 2, id="two scopes"),
        pytest.param("x; \\u0061; a", Language.JS, "a", 2, id="an escape"),
        pytest.param("aa; $a; a1; a", Language.JS, "a", 1, id="a part of other words"),
        pytest.param("'a'; /* a */ x.a", Language.JS, "a", 0, id="no names"),
        pytest.param("let x: a.b", Language.TS, "a", 1, id="a type's namespace"),
    ],
)
def test_uses_of_one_name(code: str, language: Language, name: str, count: int) -> None:
    uses = build(syntax_of(code, language)).uses_of(name)
    assert [use.name for use in uses] == [name] * count


def test_the_rest_of_a_file_is_not_read_for_one_name() -> None:
    tree = build(syntax_of("function f() { inner }\nfunction g() { { { a } } }\nlet a;"))
    assert len(tree.uses_of("a")) == 1
    assert len(tree._names.scopes()) == 4  # the module, `g`, and its two blocks
