"""What is known of scopes and of the whole file: strict code, modules, `eval` and `with`."""

import pytest
from support.analysed import read
from support.scoping import binding_of, references_of, scopes_of, scopes_of_kind, syntax_of

from allocscan.scopes.model import ScopeKind
from allocscan.source.file import Language


@pytest.mark.parametrize(
    ("code", "kinds"),
    [
        pytest.param("if (a) b; else c", [], id="no block"),
        pytest.param("label: a", [], id="label"),
        pytest.param("{}", [ScopeKind.BLOCK], id="block"),
        pytest.param("function f(a) {}", [ScopeKind.FUNCTION], id="function"),
        pytest.param("() => 1", [ScopeKind.FUNCTION], id="arrow"),
        pytest.param(
            "(function f() {})", [ScopeKind.FUNCTION_NAME, ScopeKind.FUNCTION], id="own name"
        ),
        pytest.param("(function () {})", [ScopeKind.FUNCTION], id="no own name"),
        pytest.param("class A {}", [ScopeKind.CLASS], id="class"),
        pytest.param("(class A {})", [ScopeKind.FUNCTION_NAME, ScopeKind.CLASS], id="class's name"),
        pytest.param("class A { x = 1 }", [ScopeKind.CLASS, ScopeKind.FUNCTION], id="field"),
        pytest.param("class A { x }", [ScopeKind.CLASS], id="field without a value"),
        pytest.param("class A { static {} }", [ScopeKind.CLASS, ScopeKind.FUNCTION], id="static"),
        pytest.param("for (;;) {}", [ScopeKind.FOR, ScopeKind.BLOCK], id="for"),
        pytest.param("for (a of b) c", [ScopeKind.FOR], id="for-of"),
        pytest.param("switch (a) { case b: {} }", [ScopeKind.SWITCH, ScopeKind.BLOCK], id="switch"),
        pytest.param(
            "try {} catch {} finally {}",
            [ScopeKind.BLOCK, ScopeKind.CATCH, ScopeKind.BLOCK, ScopeKind.BLOCK],
            id="try",
        ),
        pytest.param("with (a) {}", [ScopeKind.WITH, ScopeKind.BLOCK], id="with"),
    ],
)
@pytest.mark.parametrize("language", Language)
def test_scopes(code: str, kinds: list[ScopeKind], language: Language) -> None:
    tree = scopes_of(code, language)
    assert [scope.kind for scope in tree.scopes] == [ScopeKind.MODULE, *kinds]
    assert [scope.id for scope in tree.scopes] == list(range(len(tree.scopes)))


def test_a_function_is_found_by_its_function_scope() -> None:
    syntax = syntax_of("(function f() {})")
    function = syntax.root.named_children[0].named_children[0].named_children[0]
    tree = scopes_of("(function f() {})")
    assert function.type == "function_expression"
    by_name, by_body = tree.scopes[1:]
    assert tree.scope_made_by(by_name.node) is by_body
    assert by_body.parent == by_name.id
    assert by_name.function == 0
    assert by_body.function == by_body.id


def test_var_lands_in_the_function_that_its_scope_names() -> None:
    tree = scopes_of("function f() { { var a; let b } }")
    (block,) = scopes_of_kind(tree, ScopeKind.BLOCK)
    (function,) = scopes_of_kind(tree, ScopeKind.FUNCTION)
    assert block.function == function.id
    assert binding_of(tree, "a").scope == function.id
    assert binding_of(tree, "b").scope == block.id


def test_lookup_in_a_block_finds_its_sloppy_function() -> None:
    tree = scopes_of("{ function f() {} } { let f }")
    first, second = scopes_of_kind(tree, ScopeKind.BLOCK)
    outer = tree.lookup("f", tree.scopes[0].id)
    assert outer is not None
    assert tree.lookup("f", first.id) is outer
    assert tree.lookup("f", second.id) is not outer


@pytest.mark.parametrize(
    ("js", "strict"),
    [
        pytest.param("function f() { mark }", False, id="sloppy"),
        pytest.param("('use strict'); function f() { mark }", False, id="in parentheses"),
        pytest.param("x; 'use strict'; function f() { mark }", False, id="too late"),
        pytest.param("'use\\x20strict'; function f() { mark }", False, id="with an escape"),
        pytest.param("{ 'use strict'; function f() { mark } }", False, id="in a block"),
        pytest.param("function g() { 'use strict' } function f() { mark }", False, id="beside"),
        pytest.param("import('x'); function f() { mark }", False, id="dynamic import"),
        pytest.param("class A {} function f() { mark }", False, id="after a class"),
        pytest.param("'use strict'; function f() { mark }", True, id="file"),
        pytest.param("/**/ 'x'; \"use strict\"; function f() { mark }", True, id="second"),
        pytest.param("#!/x\n'use strict'\nfunction f() { mark }", True, id="after a hash-bang"),
        pytest.param("function f() { 'use strict'; mark }", True, id="function"),
        pytest.param("function g() { 'use strict'; function f() { mark } }", True, id="around"),
        pytest.param("class A { f() { mark } }", True, id="class"),
        pytest.param("class A { x = mark }", True, id="field"),
        pytest.param("import 'x'; function f() { mark }", True, id="import"),
        pytest.param("function f() { mark } export {}", True, id="export at the end"),
        pytest.param("function f() { mark } import.meta.url", True, id="import.meta"),
        pytest.param("function f() { mark } await x", True, id="await at the top"),
    ],
)
@pytest.mark.parametrize("language", Language)
def test_strict(js: str, strict: bool, language: Language) -> None:
    tree = scopes_of(js, language)
    (use,) = references_of(tree, "mark")
    assert tree.scopes[use.scope].strict is strict


@pytest.mark.parametrize(
    ("path", "strict"),
    [
        pytest.param("a.js", False, id="js"),
        pytest.param("a.cjs", False, id="cjs"),
        pytest.param("a.cts", False, id="cts"),
        pytest.param("a.mjs", True, id="mjs"),
        pytest.param("a.mts", True, id="mts"),
    ],
)
def test_a_suffix_says_strict(path: str, *, strict: bool) -> None:
    syntax, tree = read("function f() { mark }", path)
    (use,) = references_of(tree, "mark")
    assert tree.is_strict_at(use.node, syntax) is strict


@pytest.mark.parametrize(
    ("code", "is_module"),
    [
        pytest.param("require('x')", False, id="CommonJS"),
        pytest.param("import('x')", False, id="dynamic import"),
        pytest.param("'use strict'", False, id="strict script"),
        pytest.param("async function f() { await x }", False, id="await in a function"),
        pytest.param("async () => { for await (const a of b) {} }", False, id="for await, inside"),
        pytest.param("await(x)", False, id="await, which may be a call"),
        pytest.param("await [x]", False, id="await, which may be an element"),
        pytest.param("await`x`", False, id="await, which may be a tag"),
        pytest.param("await\nf()", False, id="await, which may be a statement"),
        pytest.param("await -x", False, id="await, which may be a difference"),
        pytest.param("import 'x'", True, id="import"),
        pytest.param("export {}", True, id="export"),
        pytest.param("export * from 'x'", True, id="export star"),
        pytest.param("import.meta", True, id="import.meta"),
        pytest.param("function f() { import.meta }", True, id="import.meta, inside"),
        pytest.param("await x", True, id="await"),
        pytest.param("await import('x')", True, id="await of an import"),
        pytest.param("{ for await (const a of b) {} }", True, id="for await"),
        pytest.param("await using a = b", True, id="await using"),
    ],
)
@pytest.mark.parametrize("language", Language)
def test_is_module(code: str, is_module: bool, language: Language) -> None:
    assert scopes_of(code, language).is_module is is_module


@pytest.mark.parametrize(
    ("ts", "is_module"),
    [
        pytest.param("namespace N { export const a = 1 }", False, id="export in a namespace"),
        pytest.param("declare module 'x' { export default a }", False, id="in declare module"),
        pytest.param("import a = B.C", False, id="alias of a namespace"),
        pytest.param("import a = require('x')", True, id="import ="),
        pytest.param("export = a", True, id="export ="),
        pytest.param("import type { A } from 'x'", True, id="import type"),
    ],
)
def test_is_module_in_typescript(ts: str, is_module: bool) -> None:
    assert scopes_of(ts, Language.TS).is_module is is_module


@pytest.mark.parametrize(
    ("code", "evals"),
    [
        pytest.param("eval", 0, id="not called"),
        pytest.param("(0, eval)('x')", 0, id="indirect"),
        pytest.param("eval?.('x')", 0, id="optional"),
        pytest.param("window.eval('x')", 0, id="member"),
        pytest.param("new eval('x')", 0, id="constructed"),
        pytest.param("function eval() {} eval('x')", 0, id="a function of this file"),
        pytest.param("o = { eval() {} }", 0, id="method"),
        pytest.param("eval('x')", 1, id="direct"),
        pytest.param("function f() { return eval(a) + eval(b) }", 2, id="two"),
        pytest.param("(eval)('x')", 1, id="in parentheses"),
        pytest.param("function f(eval) { eval('x') }", 1, id="a parameter may be the real one"),
        pytest.param("var eval = window.eval; eval('x')", 1, id="a variable may be the real one"),
        pytest.param("\\u0065val('x')", 1, id="with an escape"),
    ],
)
def test_direct_eval(code: str, evals: int) -> None:
    assert len(scopes_of(code).taints.direct_eval) == evals


def test_direct_eval_through_a_cast() -> None:
    tree = scopes_of("(eval as any)('x')", Language.TS)
    assert len(tree.taints.direct_eval) == 1


def test_with_statements_are_tainted_in_source_order() -> None:
    tree = scopes_of("with (a) { with (b) c }\nwith (d) e")
    assert [node.start_byte for node in tree.taints.with_statements] == [0, 11, 24]
    assert len(scopes_of_kind(tree, ScopeKind.WITH)) == 3
    (use,) = references_of(tree, "b")
    assert tree.encloses(scopes_of_kind(tree, ScopeKind.WITH)[0].id, use.scope)
    (outside,) = references_of(tree, "d")
    assert outside.scope == 0
