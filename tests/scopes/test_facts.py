"""What is known of references, bindings, scopes and files beside what binds to what."""

import pytest
from support.analysed import read
from support.scoping import binding_of, references_of, scopes_of, scopes_of_kind, syntax_of

from allocscan.scopes.build import build
from allocscan.scopes.model import Access, BindingKind, ScopeKind
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


@pytest.mark.parametrize(
    ("code", "exported"),
    [
        pytest.param("let a", False, id="module-level"),
        pytest.param("let a; export { a } from 'x'", False, id="another module's"),
        pytest.param("let a; export { b as a }; let b", False, id="another's name"),
        pytest.param("let a; export default [a]", False, id="in an expression"),
        pytest.param("let a; export default a.b", False, id="a member"),
        pytest.param("let a; module.exports = a", False, id="CommonJS is a use"),
        pytest.param("export default (function a() {})", False, id="an inner name"),
        pytest.param("export function f(a) {}", False, id="a parameter"),
        pytest.param("export class B { static { let a } }", False, id="inside an exported class"),
        pytest.param("let a; { let a2; } { let b; }", False, id="blocks"),
        pytest.param("export let a", True, id="let"),
        pytest.param("export const { b: [a] } = c", True, id="pattern"),
        pytest.param("export function a() {}", True, id="function"),
        pytest.param("export class a {}", True, id="class"),
        pytest.param("let a; export { a }", True, id="list"),
        pytest.param("export { a as b }; var a", True, id="renamed, before its declaration"),
        pytest.param("let a; export default a", True, id="default"),
        pytest.param("let a; export default (a)", True, id="default in parentheses"),
        pytest.param("export default function a() {}", True, id="default function"),
        pytest.param("export default class a {}", True, id="default class"),
        pytest.param("import { a } from 'x'; export { a }", True, id="import passed on"),
    ],
)
def test_exported(code: str, exported: bool) -> None:
    assert binding_of(scopes_of(code), "a").exported is exported
    assert binding_of(scopes_of(code, Language.TS), "a").exported is exported


@pytest.mark.parametrize(
    ("ts", "exported"),
    [
        pytest.param("namespace N { const a = 1 }", False, id="inside a namespace"),
        pytest.param("declare const a: 1", False, id="ambient"),
        pytest.param("export = a; var a", True, id="export ="),
        pytest.param("export default a as T; let a", True, id="default of a cast"),
        pytest.param("namespace N { export const a = 1 }", True, id="from a namespace"),
        pytest.param("export enum a {}", True, id="enum"),
        pytest.param("export namespace a {}", True, id="namespace"),
        pytest.param("export declare const a: 1", True, id="export declare"),
        pytest.param("export import a = B.C", True, id="export import"),
        pytest.param("export type a = 1", True, id="type"),
        pytest.param("export default interface a {}", True, id="default interface"),
        pytest.param("export function a(): 1; export function a() {}", True, id="overloads"),
        pytest.param("export abstract class a {}", True, id="abstract class"),
    ],
)
def test_exported_in_typescript(ts: str, exported: bool) -> None:
    assert binding_of(scopes_of(ts, Language.TS), "a").exported is exported


@pytest.mark.parametrize(
    ("code", "written"),
    [
        pytest.param("let a = 1; f(a)", False, id="read"),
        pytest.param("let a = {}; a.b = 1", False, id="member written"),
        pytest.param("for (const a of b) {}", False, id="declared by a loop"),
        pytest.param("{ function a() {} }", False, id="one block function"),
        pytest.param("let a; function f(a) { a = 1 }", False, id="a parameter of its name is"),
        pytest.param("let a; a = 1", True, id="assigned"),
        pytest.param("let a; ({ a } = b)", True, id="assigned by a pattern"),
        pytest.param("var a = 1; var a = 2", True, id="declared twice"),
        pytest.param("function a() {} function a() {}", True, id="function twice"),
        pytest.param("{ function a() {} } var a", True, id="block function and var"),
        pytest.param("try {} catch (a) { var a = 1 }", True, id="var of a catch parameter"),
    ],
)
def test_written(code: str, written: bool) -> None:
    assert scopes_of(code).bindings[0].written is written


@pytest.mark.parametrize(
    ("ts", "written"),
    [
        pytest.param("function a(b: 1): 2; function a(b) {}", False, id="overloads"),
        pytest.param("const a = 1; type a = 2", False, id="constant and type"),
        pytest.param("interface a {} class a {}", False, id="interface and class"),
        pytest.param("interface a {} interface a {}", False, id="two interfaces"),
        pytest.param("class a {} namespace a {}", False, id="class and namespace"),
        pytest.param("namespace a {} namespace a {}", True, id="two namespaces: not looked into"),
        pytest.param("let a: T; (a as U) = 1", True, id="assigned through a cast"),
    ],
)
def test_written_in_typescript(ts: str, written: bool) -> None:
    assert binding_of(scopes_of(ts, Language.TS), "a").written is written


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        pytest.param("var a", BindingKind.VAR, id="var"),
        pytest.param("let a", BindingKind.LET, id="let"),
        pytest.param("const [a] = b", BindingKind.CONST, id="const"),
        pytest.param("for (const a of b) {}", BindingKind.CONST, id="const of a loop"),
        pytest.param("using a = b", BindingKind.CONST, id="using"),
        pytest.param("function* a() {}", BindingKind.FUNCTION, id="generator"),
        pytest.param("x = function a() {}", BindingKind.FUNCTION, id="function expression"),
        pytest.param("class a {}", BindingKind.CLASS, id="class"),
        pytest.param("x = class a {}", BindingKind.CLASS, id="class expression"),
        pytest.param("function f({ b: [a = 1] }) { }", BindingKind.PARAMETER, id="parameter"),
        pytest.param("a => a", BindingKind.PARAMETER, id="bare parameter"),
        pytest.param("try {} catch ([a]) {}", BindingKind.CATCH, id="catch"),
        pytest.param("import a from 'b'", BindingKind.IMPORT, id="import"),
        pytest.param("import * as a from 'b'", BindingKind.IMPORT, id="import star"),
    ],
)
def test_kind(code: str, kind: BindingKind) -> None:
    assert binding_of(scopes_of(code), "a").kind is kind
    assert binding_of(scopes_of(code, Language.TS), "a").kind is kind


@pytest.mark.parametrize(
    ("ts", "kind"),
    [
        pytest.param("enum a {}", BindingKind.ENUM, id="enum"),
        pytest.param("enum E { a }", BindingKind.ENUM_MEMBER, id="enum member"),
        pytest.param("namespace a {}", BindingKind.NAMESPACE, id="namespace"),
        pytest.param("type a = 1", BindingKind.TYPE, id="type"),
        pytest.param("interface a {}", BindingKind.TYPE, id="interface"),
        pytest.param("declare type a = 1", BindingKind.TYPE, id="ambient type"),
        pytest.param("function f<a>() {}", BindingKind.TYPE_PARAMETER, id="type parameter"),
        pytest.param("type T = X extends infer a ? 1 : 2", BindingKind.TYPE_PARAMETER, id="infer"),
        pytest.param("import a = require('x')", BindingKind.IMPORT, id="import ="),
        pytest.param("import type a from 'x'", BindingKind.IMPORT, id="import type"),
        pytest.param("declare const a: 1", BindingKind.AMBIENT, id="declare const"),
        pytest.param("declare function a(): 1", BindingKind.AMBIENT, id="declare function"),
        pytest.param("declare class a {}", BindingKind.AMBIENT, id="declare class"),
        pytest.param("declare enum a {}", BindingKind.AMBIENT, id="declare enum"),
        pytest.param("declare namespace N { let a }", BindingKind.AMBIENT, id="inside declare"),
        pytest.param("declare function f(a: 1): 2", BindingKind.PARAMETER, id="ambient parameter"),
        pytest.param("class A { constructor(public a) {} }", BindingKind.PARAMETER, id="property"),
    ],
)
def test_kind_in_typescript(ts: str, kind: BindingKind) -> None:
    assert binding_of(scopes_of(ts, Language.TS), "a").kind is kind


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


@pytest.mark.parametrize(
    ("code", "obscured"),
    [
        pytest.param("let a, b; f(a)", set(), id="no error"),
        pytest.param("let a, b; function f() { a + ; } f(b)", {"a"}, id="something is missing"),
        pytest.param("let a, b; f(b); class C { a x y }", {"a"}, id="named in the region"),
        pytest.param(
            "let a = 1, b; f(b); g(); [(a)] = [4];", {"a"}, id="cut off: `=` is the region"
        ),
        pytest.param(
            "let a = 1, b; f(b); g();\n({ x: (a) } = o);", {"a"}, id="cut off in brackets"
        ),
        pytest.param("let a, ab; class C { a2 x y }", set(), id="part of a word"),
        pytest.param("let abc; class C { \\u0061bc x y }", {"abc"}, id="with an escape"),
    ],
)
def test_obscured(code: str, obscured: set[str]) -> None:
    tree = scopes_of(code)
    assert {binding.name for binding in tree.bindings if binding.obscured} == obscured


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


@pytest.mark.parametrize(
    ("js", "doubled"),
    [
        pytest.param("function f() {}", False, id="a function of the file"),
        pytest.param("function g() { function f() {} }", False, id="a function of a function"),
        pytest.param("l: function f() {}", False, id="with a label"),
        pytest.param("'use strict'; { function f() {} }", False, id="strict"),
        pytest.param("export {}; { function f() {} }", False, id="in a module"),
        pytest.param("{ async function f() {} }", False, id="async"),
        pytest.param("let f; { f; }", False, id="used in a block"),
        pytest.param("function g(f) { { function f() {} } }", False, id="kept in by a parameter"),
        pytest.param("try {} catch (f) { f; }", False, id="a catch parameter"),
        pytest.param("try {} catch (f) { var g; }", False, id="beside another var"),
        pytest.param("try {} catch (f) { var f; }", True, id="with a var of its name"),
        pytest.param("try {} catch (f) { { for (var f;;); } }", True, id="deep in the catch"),
        pytest.param("{ function f() {} }", True, id="a block"),
        pytest.param("switch (x) { case 1: function f() {} }", True, id="a case"),
        pytest.param("try {} catch { function f() {} }", True, id="a catch"),
        pytest.param("{ function f() {} } var f", True, id="beside a var"),
        pytest.param("var f; { function f() {} }", True, id="below a var"),
        pytest.param("{ function f() {} } { function f() {} }", True, id="twice"),
        pytest.param("{ { function f() {} } }", True, id="two blocks deep"),
        pytest.param("if (x) function f() {}", True, id="a branch"),
        pytest.param("if (x); else function f() {}", True, id="the other branch"),
        pytest.param("function g() { if (x) function f() {} }", True, id="a branch in a function"),
    ],
)
def test_names_of_two_variables_are_doubled(js: str, doubled: bool) -> None:
    at = 1 if "g(f)" in js else 0
    assert scopes_of(js).called("f")[at].doubled is doubled
