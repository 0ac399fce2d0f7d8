"""What is known of a reference beside its binding: how it uses the variable, and whether in a type."""

import pytest
from support.scoping import binding_of, references_of, scopes_of, syntax_of

from allocscan.scopes.build import build
from allocscan.scopes.model import Access
from allocscan.source.file import Language

READ, WRITE, BOTH = Access.READ, Access.WRITE, Access.UPDATE


@pytest.mark.parametrize(
    ("js", "access"),
    [
        pytest.param("f(a)", READ, id="argument"),
        pytest.param("a.b = 1", READ, id="member written"),
        pytest.param("a[0]++", READ, id="element updated"),
        pytest.param("delete a.b", READ, id="member deleted"),
        pytest.param("({ a })", READ, id="shorthand"),
        pytest.param("[...a] = b", WRITE, id="rest target"),
        pytest.param("[a.b] = c", READ, id="member target"),
        pytest.param("({ [a]: b } = c)", READ, id="computed key of a target"),
        pytest.param("[b = a] = c", READ, id="default of a target"),
        pytest.param("for (a.b of c) {}", READ, id="member in a loop's head"),
        pytest.param("a = 1", WRITE, id="assignment"),
        pytest.param("(a) = 1", WRITE, id="assignment in parentheses"),
        pytest.param("({ a } = b)", WRITE, id="shorthand target"),
        pytest.param("({ a = 1 } = b)", WRITE, id="shorthand target with default"),
        pytest.param("({ x: a = 1 } = b)", WRITE, id="target with default"),
        pytest.param("({ x: [{ a }] } = b)", WRITE, id="nested target"),
        pytest.param("({ ...a } = b)", WRITE, id="object rest target"),
        pytest.param("for (a of b) {}", WRITE, id="for-of head"),
        pytest.param("for (a in b) {}", WRITE, id="for-in head"),
        pytest.param("for ([x, a] of b) {}", WRITE, id="pattern in a loop's head"),
        pytest.param("a += 1", BOTH, id="augmented"),
        pytest.param("a ??= 1", BOTH, id="logical assignment"),
        pytest.param("a++", BOTH, id="update"),
        pytest.param("--(a)", BOTH, id="update in parentheses"),
        pytest.param("let x; [(a)] = b;", BOTH, id="the grammar stumbles: may be written"),
    ],
)
def test_access(js: str, access: Access) -> None:
    (use,) = references_of(scopes_of(js), "a")
    assert use.access == access


@pytest.mark.parametrize(
    ("ts", "access"),
    [
        pytest.param("f(a as T)", READ, id="cast"),
        pytest.param("(a as T).b = 1", READ, id="member of a cast"),
        pytest.param("(a as T) = 1", WRITE, id="cast target"),
        pytest.param("a! = 1", WRITE, id="non-null target"),
        pytest.param("(<T>a) = 1", WRITE, id="old cast target"),
        pytest.param("[a as T] = b", WRITE, id="cast in an array"),
        pytest.param("[a as any] = [b];", BOTH, id="read as a subscript"),
        pytest.param("[a, b][c as any];", READ, id="a subscript"),
        pytest.param("({ x: a as T } = b)", WRITE, id="cast in an object"),
        pytest.param("({ x: a! = c } = b)", WRITE, id="cast with default"),
        pytest.param("a!++", BOTH, id="non-null update"),
        pytest.param("(a as any) += 1", BOTH, id="augmented cast"),
    ],
)
def test_access_through_casts(ts: str, access: Access) -> None:
    (use,) = references_of(scopes_of(ts, Language.TS), "a")
    assert use.access == access


@pytest.mark.parametrize(
    ("ts", "in_type"),
    [
        pytest.param("f(a)", False, id="argument"),
        pytest.param("typeof a", False, id="typeof in an expression"),
        pytest.param("a as T", False, id="cast value"),
        pytest.param("class B extends a<T> {}", False, id="heritage"),
        pytest.param("enum E { B = a }", False, id="enum initialiser"),
        pytest.param("export { a }; let a", False, id="exported value"),
        pytest.param("import b = a.c", False, id="alias"),
        pytest.param("let b: a", True, id="annotation"),
        pytest.param("let b: typeof a", True, id="typeof in a type"),
        pytest.param("let b: a.C", True, id="namespace of a type"),
        pytest.param("x as a", True, id="cast type"),
        pytest.param("x as typeof a[number]", True, id="typeof in a cast"),
        pytest.param("x satisfies a<T>", True, id="satisfies"),
        pytest.param("f<a>()", True, id="type argument"),
        pytest.param("class B implements a {}", True, id="implements"),
        pytest.param("class B extends C<a> {}", True, id="type argument of heritage"),
        pytest.param("interface B { [a.b]: T }", True, id="computed key of an interface"),
        pytest.param("declare class B extends a {}", True, id="ambient"),
        pytest.param("export type { a }; let a", True, id="type-only export"),
        pytest.param("export { type a }; let a", True, id="type-only specifier"),
        pytest.param("export { a }; type a = 1", True, id="exported type"),
        pytest.param("<a>x", True, id="old cast type"),
    ],
)
def test_in_type(ts: str, in_type: bool) -> None:
    (use,) = references_of(scopes_of(ts, Language.TS), "a")
    assert use.in_type is in_type


def test_references_and_declarations_are_in_source_order() -> None:
    tree = scopes_of("f(a); { g(a) } var a; h(a); var a; [a] = a")
    starts = [use.node.start_byte for use in tree.references]
    assert starts == sorted(starts)
    binding = binding_of(tree, "a")
    assert [use.node.start_byte for use in binding.references] == [2, 10, 24, 36, 41]
    assert [node.start_byte for node in binding.declarations] == [19, 32]


def test_a_reference_is_found_by_any_wrapper_of_its_node() -> None:
    syntax = syntax_of("let a; f(a)")
    tree = build(syntax)
    again = syntax.root.descendant_for_byte_range(9, 10)
    assert again is not None
    found = tree.reference(again)
    assert found is not None
    assert found.name == "a"
    assert tree.binding(again) is binding_of(tree, "a")
