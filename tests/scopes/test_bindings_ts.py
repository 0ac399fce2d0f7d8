"""What binds to what in TypeScript. The marks are explained in `support.scoping`."""

import pytest
from support.scoping import assert_marks, binding_of, scopes_of

from allocscan.scopes.model import BindingKind
from allocscan.source.file import Language

MERE_NAMES = [
    pytest.param("let a: B/*0*/.C/*-*/.D/*-*/", id="names in a namespace"),
    pytest.param("type T = { a/*-*/: 1; m/*-*/(): 2; readonly b/*-*/?: 3 }", id="members of types"),
    pytest.param("type T = { [k/*-*/: string]: V/*0*/ }", id="name of an index"),
    pytest.param("type T = [a/*-*/: A/*0*/, b/*-*/?: B/*0*/, ...c/*-*/: C/*0*/[]]", id="labels"),
    pytest.param("function f(this/*-*/: T/*0*/) { this/*-*/ }", id="this as a parameter"),
    pytest.param("let a: undefined/*-*/, b: bigint/*-*/, c: string/*-*/", id="keyword types"),
    pytest.param("let x = y/*0*/ as const", id="as const"),
    pytest.param("export as namespace N/*-*/;", id="export as namespace"),
    pytest.param("import type { A/*-*/ as B/*1*/ } from 'x'; let b: B/*1*/", id="type import"),
    pytest.param("export type { A/*-*/ } from 'x'", id="type export from elsewhere"),
    pytest.param("let a/*1*/; export { type a/*1*/ as b/*-*/ }", id="type export, renamed"),
    pytest.param(
        "abstract class A { abstract m/*-*/(): void; abstract x/*-*/: T/*0*/ }", id="members"
    ),
]

UNRESOLVED = [
    pytest.param("function f<T/*1*/>(a: T/*1*/) {} let t: T/*0*/", id="type parameter outside"),
    pytest.param(
        "class A<T/*1*/> { x: T/*1*/ } let t: T/*0*/", id="class's type parameter outside"
    ),
    pytest.param(
        "type F = (a/*1*/: A/*0*/) => typeof a/*1*/; a/*0*/", id="function type's parameter"
    ),
    pytest.param(
        "type T = { [K/*1*/ in Keys/*0*/]: K/*1*/ } | K/*0*/", id="mapped type's parameter"
    ),
    pytest.param("type T = A/*0*/ extends infer U/*1*/ ? U/*1*/ : U/*0*/", id="inferred, else"),
    pytest.param("namespace N { const a/*1*/ = 1 } a/*0*/", id="namespace's variable outside"),
    pytest.param("enum E { A/*1*/, B = A/*1*/ } A/*0*/", id="enum member outside"),
    pytest.param("declare global { var g/*1*/: T/*0*/ } g/*0*/", id="declare global"),
    pytest.param("declare module 'x' { const a/*1*/: 1 } a/*0*/", id="declare module"),
    pytest.param("namespace N { const a/*1*/ = 1 } namespace N { a/*0*/ }", id="not exported"),
    pytest.param("type T = 1; T/*0*/", id="a type is no value"),
    pytest.param("const v = 1; let a: v/*0*/", id="a variable is no type"),
    pytest.param("class A<T> { m() { return T/*0*/ } }", id="a type parameter is no value"),
    pytest.param(
        "function f(): typeof x/*0*/ { var x/*1*/ }", id="return type does not see the body"
    ),
]

BOUND = [
    pytest.param("const T/*1*/ = 1; function f() { type T/*2*/ = 3; return T/*1*/ }", id="value"),
    pytest.param("type T/*1*/ = 1; function f() { const T/*2*/ = 3; let a: T/*1*/ }", id="type"),
    pytest.param("let x/*1*/; type T/*2*/ = typeof x/*1*/; let y: T/*2*/", id="typeof"),
    pytest.param(
        "let x/*1*/; let y: typeof x/*1*/.a/*-*/; let z: keyof typeof x/*1*/", id="typeof ."
    ),
    pytest.param(
        "interface I/*1*/<T/*2*/> extends J/*0*/<T/*2*/>, K/*0*/.L/*-*/ { a: I/*1*/<T/*2*/> }",
        id="i",
    ),
    pytest.param("interface I/*1*/ {} interface I/*1*/ {}", id="merged interfaces"),
    pytest.param("interface A/*1*/ {} class A/*1*/ {} new A/*1*/()", id="interface and class"),
    pytest.param(
        "const A/*1*/ = 1; type A/*1*/ = 2; let x: A/*1*/ = A/*1*/", id="constant and type"
    ),
    pytest.param(
        "function f/*1*/() {} namespace f/*1*/ { export const a = 1 } f/*1*/.a",
        id="function and namespace",
    ),
    pytest.param(
        "class A/*1*/<T/*2*/> extends B/*0*/<T/*2*/> implements C/*0*/<A/*1*/<T/*2*/>> {}",
        id="class",
    ),
    pytest.param("let x = class A/*1*/<T/*2*/> { a: A/*1*/<T/*2*/> }", id="class expression"),
    pytest.param(
        "class A { constructor(private a/*1*/: T/*0*/, public b = a/*1*/) { a/*1*/ } }",
        id="parameter properties",
    ),
    pytest.param(
        "class A { m<U/*1*/>(a/*2*/: U/*1*/): a/*2*/ is U/*1*/ { return a/*2*/ } }", id="method"
    ),
    pytest.param(
        "function f(x/*1*/): asserts x/*1*/ is T/*0*/ {} function g(y/*2*/): asserts y/*2*/ {}",
        id="asserts",
    ),
    pytest.param("const f = <T/*1*/,>(a/*2*/: T/*1*/): T/*1*/ => a/*2*/", id="generic arrow"),
    pytest.param(
        "type F = <T/*1*/ extends U/*0*/ = T/*1*/>(x/*2*/: T/*1*/) => typeof x/*2*/",
        id="function type",
    ),
    pytest.param(
        "type N = new <T/*1*/>(x: T/*1*/) => T/*1*/; type O = { new <T/*2*/>(x: T/*2*/): T/*2*/ }",
        id="constructor types",
    ),
    pytest.param(
        "type M = { [K/*1*/ in keyof T/*0*/ as `x${K/*1*/}`]?: T/*0*/[K/*1*/] }", id="mapped type"
    ),
    pytest.param(
        "type C = A/*0*/ extends { a: infer U/*1*/; b: infer U/*1*/ } ? U/*1*/ : never",
        id="infer twice",
    ),
    pytest.param(
        "type C = A/*0*/ extends (...a: infer P/*1*/) => infer R/*2*/ ? [P/*1*/, R/*2*/] : never",
        id="infer in a function type",
    ),
    pytest.param(
        "type C<U/*1*/> = U/*1*/ extends infer U/*2*/ ? U/*2*/ : U/*1*/", id="infer shadows"
    ),
    pytest.param(
        "type C = A/*0*/ extends (infer U/*1*/ extends B/*0*/)[] ? U/*1*/ : 1", id="infer extends"
    ),
    pytest.param(
        "let a/*1*/; (a/*1*/ as T/*0*/) = 1; a/*1*/! += 1; a/*1*/ satisfies U/*0*/<V/*0*/>",
        id="casts",
    ),
    pytest.param(
        "let a/*1*/; f/*0*/<T/*0*/>(a/*1*/); new A/*0*/<B/*0*/>(a/*1*/)", id="type arguments"
    ),
    pytest.param(
        "enum E/*1*/ { A/*2*/ = 1, B/*3*/ = A/*2*/ | B/*3*/, C = E/*1*/.A/*-*/ } E/*1*/", id="enum"
    ),
    pytest.param("enum E { 'a'/*1*/ = 1, b = a/*1*/ }", id="enum member in quotes"),
    pytest.param("enum E { A/*1*/ } enum E { B = A/*1*/ }", id="merged enums"),
    pytest.param(
        "namespace N/*1*/ { export const a/*2*/ = 1; a/*2*/ } N/*1*/.a/*-*/", id="namespace"
    ),
    pytest.param(
        "namespace A/*1*/.B/*2*/.C/*3*/ { A/*1*/; B/*2*/; C/*3*/ }", id="namespace with dots"
    ),
    pytest.param("namespace A/*1*/.B/*2*/ {} namespace A/*1*/.B/*2*/ {}", id="merged, with dots"),
    pytest.param(
        "namespace N { export const a/*1*/ = 1 } namespace N { a/*1*/ } var a/*2*/",
        id="merged blocks",
    ),
    pytest.param("declare const a/*1*/: T/*0*/, b/*2*/; a/*1*/; b/*2*/", id="declare const"),
    pytest.param(
        "declare function f/*1*/(a/*2*/: A/*0*/): typeof a/*2*/; f/*1*/()", id="declare function"
    ),
    pytest.param(
        "declare class A/*1*/ extends B/*0*/ { m(a: A/*1*/): void } A/*1*/", id="declare class"
    ),
    pytest.param(
        "declare namespace N/*1*/ { const a/*2*/: typeof a/*2*/ } N/*1*/", id="declare namespace"
    ),
    pytest.param(
        "import x/*1*/ = require('x'); import y/*2*/ = x/*1*/.a/*-*/; y/*2*/", id="import ="
    ),
    pytest.param("import type T/*1*/ from 'x'; let a: T/*1*/", id="import type"),
    pytest.param(
        "import { type T/*1*/, type U as V/*2*/ } from 'x'; let a: T/*1*/<V/*2*/>", id="inline"
    ),
    pytest.param("export = a/*1*/; var a/*1*/", id="export ="),
    pytest.param(
        "type T/*1*/ = 1; export type { T/*1*/ }; export { T/*1*/ as U }", id="exported type"
    ),
    pytest.param("interface I/*1*/ {} export default I/*1*/", id="interface as default"),
    pytest.param(
        "function f/*1*/(a/*2*/) { return a/*2*/ } f/*1*/; let f2: typeof f/*1*/", id="function"
    ),
    pytest.param(
        "function f(a: string): void; function f/*1*/(a: any) {} f/*1*/()", id="overloads"
    ),
    pytest.param("function f(a = b/*1*/, c?: typeof a) { } var b/*1*/", id="optional parameter"),
    pytest.param(
        "let D/*1*/; @D/*1*/ class A { constructor(@D/*1*/ D/*2*/) { D/*2*/ } @D/*1*/ x; }",
        id="decorators",
    ),
    pytest.param(
        "let a/*1*/; class A { constructor(@f/*0*/(a/*1*/) a/*2*/) {} }",
        id="decorator of a parameter is outside",
    ),
    pytest.param("try {} catch (e/*1*/: unknown) { e/*1*/ }", id="catch with a type"),
    pytest.param(
        "using a/*1*/ = f/*0*/(); { await using a/*2*/ = g/*0*/(); a/*2*/ } a/*1*/", id="using"
    ),
    pytest.param("{ using a/*1*/ = f/*0*/(), b/*2*/ = a/*1*/; b/*2*/ }", id="using, two"),
    pytest.param(
        "interface I { [k/*1*/.a](k/*2*/: typeof k/*2*/): void } declare const k/*1*/",
        id="computed key of a type",
    ),
    pytest.param(
        "let x/*1*/; let { a: y/*2*/ }: T/*0*/ = x/*1*/; y/*2*/", id="pattern with a type"
    ),
    pytest.param(
        "import console/*1*/ from 'x'; namespace N { declare var console/*2*/: console/*1*/.C }",
        id="namespace by name",
    ),
    pytest.param(
        "class A { static <T/*1*/>(y/*2*/: T/*1*/) { y/*2*/ } }", id="method called static"
    ),
    pytest.param("type R/*1*/ = { a?: R/*1*/ } & Array/*0*/<R/*1*/>", id="recursive type"),
]

CASTED = [
    pytest.param("let a/*1*/, b/*2*/; [a/*1*/ as T/*0*/, b/*2*/!] = c/*0*/", id="array of casts"),
    pytest.param("let b/*1*/; ({ a: b/*1*/ as T/*0*/ } = e/*0*/)", id="object of casts"),
]

TSX = [
    pytest.param("let F/*1*/; <F/*1*/<T/*0*/> a={b/*0*/ as C/*0*/}></F/*1*/>", id="tag with types"),
    pytest.param(
        "const f = <T/*1*/,>(x/*2*/: T/*1*/) => <div/*-*/>{x/*2*/}</div/*-*/>", id="generic"
    ),
    pytest.param("let o/*1*/; <o/*1*/.A/*-*/.B/*-*/ />", id="tag with dots"),
    pytest.param("<this.Foo/*-*/ x={y/*0*/} />", id="member of this"),
]


@pytest.mark.parametrize("ts", MERE_NAMES)
def test_mere_names(ts: str) -> None:
    assert_marks(ts, Language.TS)


@pytest.mark.parametrize("ts", UNRESOLVED)
def test_unresolved(ts: str) -> None:
    assert_marks(ts, Language.TS)


@pytest.mark.parametrize("language", [Language.TS, Language.TSX])
@pytest.mark.parametrize("ts", BOUND)
def test_bound(ts: str, language: Language) -> None:
    assert_marks(ts, language)


@pytest.mark.parametrize("ts", CASTED)
def test_targets_with_casts_are_bound_though_the_grammar_stumbles(ts: str) -> None:
    assert_marks(ts, Language.TS, broken=True)


@pytest.mark.parametrize("tsx", TSX)
def test_tsx(tsx: str) -> None:
    assert_marks(tsx, Language.TSX)


@pytest.mark.parametrize(
    ("ts", "declarations"),
    [
        pytest.param("function f(a: 1): void; function f(a) {}", 1, id="implementation alone"),
        pytest.param("export function f(): 1; export function f() {}", 1, id="exported"),
        pytest.param("declare function f(): 1; declare function f(a): 2", 2, id="ambient: all"),
        pytest.param("declare function f(): 1; declare namespace f {}", 2, id="ambient, namespace"),
    ],
)
def test_overloads_declare_only_where_nothing_implements_them(ts: str, declarations: int) -> None:
    assert len(binding_of(scopes_of(ts, Language.TS), "f").declarations) == declarations


def test_kind_of_a_merged_binding_is_that_of_its_value() -> None:
    tree = scopes_of("type A = 1; const A = 2; interface B {} class B {}", Language.TS)
    assert [binding.kind for binding in tree.bindings] == [BindingKind.CONST, BindingKind.CLASS]
